"""Text is data: whatever a case says comes out as itself in Word and PDF, and is never read as XML, Typst or a template."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papergen.model.blocks import (
    Block,
    Cell,
    CodeBlock,
    CodeSpan,
    Emphasis,
    Figure,
    Footnote,
    FootnoteReference,
    Heading,
    Link,
    List,
    ListItem,
    Paragraph,
    Picture,
    Quote,
    Strikethrough,
    Strong,
    Table,
)
from papergen.model.case import Case, ExterntDnr, Person, Section, Sekretess
from papergen.render.pictures import prepare_picture
from tests.render.papers import HERE, Made, body_of, paper_of, paragraph, picture_bytes, read_text, text
from tests.render.pdf_text import artifact_texts, body_and_notes, read_tags
from tests.render.test_same_text import assert_same_stories, assert_same_text, squeezed
from tests.render.word_text import Word

HOSTILE = [
    "# $ * _ @ < > & [ ] \\ ~ = { } %",
    "{{ titel }} {% if dnr %} {%p endif %} {# not #} {{p text_fore_undertecknare }} {_{ }_}",
    '#import "@preview/x:1.0.0" #read("/etc/passwd") #panic() #{1+1} $x^2$ \\u{41}',
    "<script>alert(1)</script> </w:t></w:r></w:p> ]]> <![CDATA[ <!-- x --> &amp; &#65; &lt;",
    "--- -- ... ''quotes'' \"a\" 'b' `kod` ```",
    "= Rubrik",
    "- punkt",
    "+ ett",
    "1. ett",
    "/ term: text",
    "// kommentar /* kommentar */",
    "https://example.se/<etikett> @ref <label>",
    "__class__ {{ ''.__class__.__mro__ }}",
    "a~b slutar med \\",
    "”citat” – § 3 ’ é ü ß",
    "\\",
    "'",
    "{{",
    "}}",
    "{%",
    "]]>",
]
EVERYWHERE = " ".join(HOSTILE[:5])


def plain(words: str) -> str:
    """Give text without white space, the no-break spaces that typography puts in among it, and soft hyphens."""
    return "".join(words.split()).replace("\u200b", "")


def assert_comes_out(made: Made, words: str, times: int = 1) -> None:
    word = Word(made.docx)
    body, notes = body_and_notes(made.pdf)
    assert plain(word.text() + "".join(word.notes())).count(plain(words)) >= times
    assert plain(body + "".join(notes)).count(plain(words)) >= times
    assert_same_text(made)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_in_a_title_and_a_paragraph_comes_out_as_itself(words: str) -> None:
    assert_comes_out(paper_of(body_of(paragraph(words), titel=words)), words, times=2)


def blocks_with(words: str) -> dict[str, Block]:
    """Give one of each kind of block, with the words in every place that takes text."""
    inline, cell = text(words), Cell((text(words),), HERE)
    return {
        "heading": Heading(3, (inline,), HERE),
        "paragraph": Paragraph((inline,), HERE),
        "marks": Paragraph(
            (
                Emphasis((inline,), HERE),
                Strong((inline,), HERE),
                Strikethrough((inline,), HERE),
                Emphasis((Strong((inline,), HERE),), HERE),
            ),
            HERE,
        ),
        "code span": Paragraph((CodeSpan(words, HERE),), HERE),
        "link": Paragraph((Link((inline,), "https://example.se/?a=1&b=<2>#{x}", words, HERE),), HERE),
        "bullet list": List(False, 1, True, (ListItem((paragraph(words),), None, HERE),), HERE),
        "ordered list": List(True, 1, True, (ListItem((paragraph(words),), None, HERE),), HERE),
        "task": List(False, 1, True, (ListItem((paragraph(words),), True, HERE),), HERE),
        "table": Table((cell, cell), ((cell, cell),), ("", "right"), (inline,), HERE),
        "figure": Figure(Picture(words, "bild.png", words, HERE), HERE),
        "quotation": Quote((paragraph(words),), HERE),
        "code block": CodeBlock(f"{words}\n    {words}", HERE),
        "footnote": Paragraph((text("Not"), FootnoteReference(1, HERE)), HERE),
    }


@pytest.mark.parametrize("kind", blocks_with(""))
def test_hostile_text_in_a_block_comes_out_as_itself(kind: str) -> None:
    case = body_of(blocks_with(EVERYWHERE)[kind], title=EVERYWHERE)
    if kind == "footnote":
        case = replace(case, footnotes=(Footnote(1, (paragraph(EVERYWHERE),), HERE),))
    made = paper_of(case, {"bild.png": prepare_picture(picture_bytes())})
    assert_comes_out(made, EVERYWHERE, times=2)


def test_hostile_alternative_text_comes_out_as_itself() -> None:
    made = paper_of(body_of(blocks_with(EVERYWHERE)["figure"]), {"bild.png": prepare_picture(picture_bytes())})
    assert [tag.alt for tag in read_tags(made.pdf).all("Figure")] == [EVERYWHERE]
    assert [drawing.get("descr") for drawing in Word(made.docx).body.iter("{*}docPr")] == [EVERYWHERE]


FIELDS: dict[str, dict[str, object]] = {
    "titel": {"titel": EVERYWHERE},
    "dnr": {"dnr": EVERYWHERE},
    "namnd": {"namnd": EVERYWHERE},
    "externa dnr": {"externa_dnr": (ExterntDnr(EVERYWHERE, EVERYWHERE),)},
    "handlaggare": {"handlaggare": (Person(EVERYWHERE, EVERYWHERE, EVERYWHERE, EVERYWHERE),)},
    "undertecknare": {"undertecknare": (Person(EVERYWHERE, EVERYWHERE, tf=True), Person(EVERYWHERE))},
    "expediering": {"expediering": (EVERYWHERE, EVERYWHERE)},
    "lagrum": {"sekretess": Sekretess("delvis", (EVERYWHERE,))},
}


@pytest.mark.parametrize("field", FIELDS)
def test_hostile_text_in_a_field_comes_out_as_itself(field: str) -> None:
    made = paper_of(body_of(paragraph("Text."), **FIELDS[field]))
    assert_comes_out(made, EVERYWHERE)
    assert_same_stories(made)


@pytest.mark.parametrize("field", ["avdelning", "forvaltning", "dnr"])
def test_hostile_text_in_a_header_comes_out_as_itself(field: str) -> None:
    made = paper_of(body_of(paragraph("Text."), **{field: EVERYWHERE}))
    word = Word(made.docx)
    assert plain(EVERYWHERE) in plain(word.story("header/first") + word.story("footer/first"))
    assert plain(EVERYWHERE) in plain(artifact_texts(made.pdf)[0])
    assert_same_stories(made)


def test_hostile_text_written_in_a_case_file_comes_out_as_itself() -> None:
    """The whole way from Markdown: code shows every character as written, and escapes give the rest."""
    verbatim = "\n".join(words for words in HOSTILE if "```" not in words)
    escaped = "\\# \\* \\_ \\[ \\] \\< \\> {{ titel }} {% x %} #import $x$ @a ~ = & % \\\\"
    front = "titel: 'Allt {{ x }} {% y %} # $ * <b> &amp;'\nnämnd: Socialnämnden"
    case = read_text(f"---\n{front}\n---\n\n## Ärendet\n\n{escaped}\n\n```\n{verbatim}\n```\n")
    made = paper_of(case)
    assert_comes_out(made, verbatim)
    assert_comes_out(made, "# * _ [ ] < > {{ titel }} {% x %} #import $x$ @a ~ = & % \\")
    assert_comes_out(made, "Allt {{ x }} {% y %} # $ * <b> &amp;")


LETTERS = "abcdefghijklmnopqrstuvwxyzåäöéüßABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖÉ0123456789 !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~–—”’§"


@given(st.text(LETTERS, min_size=1, max_size=60).filter(str.strip), st.text(LETTERS, min_size=1, max_size=200).filter(str.strip))
@settings(max_examples=40, deadline=None)
def test_any_text_comes_out_the_same_in_both_outputs(titel: str, words: str) -> None:
    made = paper_of(body_of(paragraph(words), titel=titel))
    assert_comes_out(made, titel)
    assert_comes_out(made, words)


def test_the_document_properties_hold_the_title_as_it_is() -> None:
    made = paper_of(body_of(paragraph("Text."), titel='A & B <C> "D" {{ x }}'))
    core = Word(made.docx).parts["docProps/core.xml"]
    assert core.findtext("{*}title") == 'A & B <C> "D" {{ x }}'
    assert squeezed("A & B") in squeezed(body_and_notes(made.pdf)[0])


def test_a_case_is_never_a_format_string() -> None:
    case: Case = replace(
        body_of(paragraph("%1. %s {0} %(x)s")),
        sections=(Section("arendet", (text("%1. %2"),), (paragraph("%1. %s {0}"),), HERE),),
    )
    assert_comes_out(paper_of(case), "%1. %s {0}")
