"""Every node says where it stands: line and column of its first character, and of the one after its last."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from papergen.model.blocks import (
    CodeBlock,
    CodeSpan,
    Emphasis,
    Figure,
    Heading,
    LineBreak,
    Link,
    List,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
    inlines_of,
    walk_blocks,
    walk_inlines,
)
from papergen.read.markdown import read_markdown
from tests.read.test_markdown_github import FRAGMENTS


def source(text, place, first_line=1):
    """Give the characters of `text` at `place`."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    start = starts[place.line - first_line] + place.column - 1
    end = starts[place.end_line - first_line] + place.end_column - 1
    assert 0 <= start <= end <= len(text) + 1
    return text[start:end]


def all_inlines(body):
    for blocks in (body.blocks, *(note.blocks for note in body.footnotes)):
        for block in walk_blocks(blocks):
            for inlines in inlines_of(block):
                yield from walk_inlines(inlines)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from([*FRAGMENTS, "<b>", "<!-- c -->"]), max_size=30).map("".join), st.integers(1, 9))
def test_a_text_as_long_as_its_place_is_what_stands_there(text, first_line):
    body = read_markdown(text, "a.md", first_line)
    for inline in all_inlines(body):
        said = source(text, inline.place, first_line)
        if isinstance(inline, Text) and inline.place.line == inline.place.end_line and len(said) == len(inline.text):
            assert said == inline.text
        if isinstance(inline, Text) and inline.place.line != inline.place.end_line:
            assert inline.text == " "
    for problem in body.problems:
        source(text, problem.place, first_line)
    for blocks in (body.blocks, *(note.blocks for note in body.footnotes)):
        for block in walk_blocks(blocks):
            source(text, block.place, first_line)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["a", "b c", "*d*", "\n", "> ", "- ", "\n\n", "`e`", "å"]), max_size=30).map("".join))
def test_no_character_of_the_text_has_two_places(text):
    texts = [inline for inline in all_inlines(read_markdown(text, "a.md")) if isinstance(inline, Text)]
    places = [(text.place.line, text.place.column, text.place.end_line, text.place.end_column) for text in texts]
    assert all(first[2:] <= second[:2] for first, second in pairwise(places))


def test_inlines_stand_where_they_are_written():
    text = "Ett *kursivt* ord, `kod`\\\noch [länk](mål).\n"
    paragraph = read_markdown(text, "a.md").blocks[0]
    said = {type(inline): source(text, inline.place) for inline in walk_inlines(paragraph.children)}
    assert said[Emphasis] == "*kursivt*"
    assert said[CodeSpan] == "`kod`"
    assert said[LineBreak] == "\\\n"
    assert said[Link] == "[länk](mål)"
    assert (paragraph.place.line, paragraph.place.end_line, paragraph.place.end_column) == (1, 2, 17)


def test_blocks_stand_where_they_are_written():
    text = "\n".join(
        ["## Rubrik ##", "", "text", "mer", "", "- a", "  - b", "", "> c", "> d", "", "```", "e", "```", "", "---", "", "![f](g)"]
    )
    said = {type(block): source(text, block.place) for block in read_markdown(text, "a.md").blocks}
    assert said[Heading] == "## Rubrik ##"
    assert said[Paragraph] == "text\nmer"
    assert said[List] == "- a\n  - b"
    assert said[Quote] == "> c\n> d"
    assert said[CodeBlock] == "```\ne\n```"
    assert said[Rule] == "---"
    assert said[Figure] == "![f](g)"


def test_cells_stand_where_they_are_written():
    text = "> | a | b c |\n> |---|---|\n> | d \\| e | |\n"
    table = read_markdown(text, "a.md").blocks[0].blocks[0]
    assert isinstance(table, Table)
    assert [source(text, cell.place) for row in (table.header, *table.rows) for cell in row] == ["a", "b c", "d \\| e", ""]
    assert [source(text, part.place) for part in table.rows[0][0].children] == ["d ", "\\|", " e"]


def test_escapes_and_entities_are_texts_of_their_own():
    text = "a\\*b&amp;c\n"
    children = read_markdown(text, "a.md").blocks[0].children
    assert [(part.text, source(text, part.place)) for part in children] == [
        ("a", "a"),
        ("*", "\\*"),
        ("b", "b"),
        ("&", "&amp;"),
        ("c", "c"),
    ]


def test_a_soft_line_break_is_a_space_over_the_line_end():
    text = "> a \n> b\n"
    children = read_markdown(text, "a.md").blocks[0].blocks[0].children
    assert [(part.text, source(text, part.place)) for part in children] == [("a", "a"), (" ", " \n"), ("b", "b")]


def test_the_first_line_moves_all_places():
    assert read_markdown("a", "b.md", 12).blocks[0].place.line == 12


def test_a_caption_begins_after_its_word():
    text = "Tabell: Kostnader *2026*\n\n| a |\n|---|\n"
    (table,) = read_markdown(text, "a.md").blocks
    assert source(text, table.caption[0].place) == "Kostnader "
    assert table.caption[0].text == "Kostnader "
