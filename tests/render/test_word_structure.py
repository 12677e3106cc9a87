"""The Word file is built as Word itself would: real lists, tables, footnotes, links and properties, not look-alikes."""

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openxml_audit import OpenXmlValidator

from papergen.model.blocks import Block, Cell, List, ListItem, Table
from papergen.render.pictures import prepare_picture
from tests.render.papers import (
    CASES,
    HERE,
    KINDS,
    body_of,
    case_paper,
    everything,
    markdown,
    paper_of,
    paragraph,
    picture_bytes,
    read_text,
    template,
    text,
)
from tests.render.word_text import R, W, Word

COLUMN = round(template().look.page.column * 20)  # twentieths of a point
EMU_PER_TWENTIETH = 635


def written(*blocks: Block, **fields: Any) -> Word:
    return Word(paper_of(body_of(*blocks, **fields)).docx)


def word_of(body: str) -> Word:
    return Word(paper_of(markdown(body)).docx)


def items(*lines: str) -> List:
    return List(True, 1, True, tuple(ListItem((paragraph(line),), None, HERE) for line in lines), HERE)


def list_lines(word: Word) -> list[str]:
    return [f"{line.mark} {line.text}" for line in word.lines() if not isinstance(line, list) and line.mark]


def num_ids(word: Word) -> list[str]:
    return [element.get(f"{W}val") for element in word.body.iter(f"{W}numId")]


# --- lists ----------------------------------------------------------------------------------------------------------


def test_each_ordered_list_starts_anew() -> None:
    word = written(items("a", "b"), paragraph("mellan"), items("c"))
    assert list_lines(word) == ["1. a", "2. b", "1. c"]
    first, second = sorted(set(num_ids(word)))
    numbering = word.parts["word/numbering.xml"]
    for num_id in (first, second):
        num = numbering.xpath(f"./w:num[@w:numId='{num_id}']", namespaces={"w": W[1:-1]})[0]
        assert num.find(f"{W}lvlOverride/{W}startOverride").get(f"{W}val") == "1"


def test_two_lists_that_touch_are_numbered_apart() -> None:
    assert list_lines(written(items("a", "b"), items("c", "d"))) == ["1. a", "2. b", "1. c", "2. d"]


def test_a_list_may_start_at_three() -> None:
    assert list_lines(word_of("3. tre\n4. fyra")) == ["3. tre", "4. fyra"]


def test_nested_lists_count_on_where_they_stopped() -> None:
    body = "1. ett\n   1. a\n   2. b\n2. två\n   1. a igen\n      1. djupt\n   2. b igen\n3. tre"
    assert list_lines(word_of(body)) == ["1. ett", "a. a", "b. b", "2. två", "a. a igen", "i. djupt", "b. b igen", "3. tre"]


def test_lists_of_both_kinds_nest_in_each_other() -> None:
    marks = [line.split()[0] for line in list_lines(word_of("- punkt\n  1. ett\n  2. två\n     - inne\n- punkt\n  1. ett"))]
    assert marks[1] == "a."
    assert marks[2] == "b."
    assert marks[0] == marks[4] != marks[3]
    assert marks[5] == "a."


def test_lists_nested_deeper_than_word_has_levels_keep_their_text() -> None:
    word = word_of("\n".join(f"{'  ' * depth}- nivå {depth}" for depth in range(12)))
    assert [line.split(" ", 1)[1] for line in list_lines(word)] == [f"nivå {depth}" for depth in range(12)]


def test_a_list_in_a_footnote_is_numbered_by_itself() -> None:
    word = word_of("1. ett\n2. två[^n]\n3. tre\n\n[^n]: Not.\n\n    1. i noten\n    2. också")
    assert [line.split()[0] for line in list_lines(word)] == ["1.", "2.", "3."]
    assert word.notes() == ["1 Not.\n1.i noten\n2.också"]


def test_task_lists_show_their_boxes() -> None:
    assert list_lines(word_of("- [ ] ogjort\n- [x] gjort")) == ["☐ ogjort", "☒ gjort"]


def test_what_a_list_item_holds_beside_text_stands_under_it() -> None:
    word = word_of("1. ett\n\n   stycke två\n\n   | Tabell |\n   |---|\n   | b |\n2. två")
    flat = word.text()
    assert flat.index("1.ett") < flat.index("stycke två") < flat.index("Tabell") < flat.index("2.två")


# --- tables ---------------------------------------------------------------------------------------------------------


def tables(word: Word) -> list[Any]:
    return list(word.body.iter(f"{W}tbl"))


def test_a_table_repeats_its_header_row_and_divides_no_row() -> None:
    (table,) = tables(word_of("| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |"))
    rows = table.findall(f"{W}tr")
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_columns_are_aligned_as_the_author_wrote() -> None:
    (table,) = tables(word_of("| A | B | C | D |\n|---|:--|:-:|--:|\n| 1 | 2 | 3 | 4 |"))
    for row in table.iterfind(f"{W}tr"):
        aligned = [cell.find(f"{W}p/{W}pPr/{W}jc") for cell in row.iterfind(f"{W}tc")]
        assert [one.get(f"{W}val") if one is not None else "" for one in aligned] == ["", "", "center", "right"]


@pytest.mark.parametrize("name", CASES)
def test_tables_of_a_case_are_as_wide_as_the_column(name: str) -> None:
    for table in tables(Word(case_paper(name).docx)):
        grid = [int(column.get(f"{W}w")) for column in table.find(f"{W}tblGrid")]
        indent = table.find(f"{W}tblPr/{W}tblInd")
        assert abs(sum(grid) + (int(indent.get(f"{W}w")) if indent is not None else 0) - COLUMN) <= len(grid)
        for row in table.iterfind(f"{W}tr"):
            assert [int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) for cell in row.iterfind(f"{W}tc")] == grid


def test_two_tables_that_touch_stay_two_tables() -> None:
    cell = Cell((text("x"),), HERE)
    one = Table((cell,), ((cell,),), ("",), (), HERE)
    word = written(one, one)
    first, second = tables(word)
    assert first.getnext() is not second
    assert first.getnext().tag == f"{W}p"


def test_a_paper_that_ends_with_a_table_ends_with_a_paragraph() -> None:
    body = word_of("| A |\n|---|\n| b |").body
    assert body[-1].tag == f"{W}sectPr"
    assert body[-2].tag == f"{W}p"


def test_a_caption_is_kept_with_its_table() -> None:
    word = word_of("Tabell: Kostnader\n\n| A |\n|---|\n| b |")
    (table,) = tables(word)
    caption = table.getprevious()
    assert word.styles[caption.find(f"{W}pPr/{W}pStyle").get(f"{W}val")] == "caption"
    assert caption.find(f"{W}pPr/{W}keepNext") is not None
    assert "".join(caption.itertext()) == "Kostnader"


# --- pictures -------------------------------------------------------------------------------------------------------


def test_a_picture_fits_the_column_and_has_its_text() -> None:
    pictures = {"stor.png": prepare_picture(picture_bytes(3000, 1000)), "hög.png": prepare_picture(picture_bytes(500, 5000))}
    body = "![Stor karta](stor.png)\n\n![Hög](hög.png)\n\n- ![I lista](stor.png) i raden"
    word = Word(paper_of(markdown(body), pictures).docx)
    inlines = list(word.body.iter("{*}inline"))
    assert [inline.find("{*}docPr").get("descr") for inline in inlines] == ["Stor karta", "Hög", "I lista"]
    for inline in inlines:
        across, down = (int(inline.find("{*}extent").get(side)) for side in ("cx", "cy"))
        assert across <= COLUMN * EMU_PER_TWENTIETH + 100
        assert down <= template().look.page.column_height * 12700
    wide, high = ((int(inline.find("{*}extent").get("cx")), int(inline.find("{*}extent").get("cy"))) for inline in inlines[:2])
    assert wide[0] / wide[1] == pytest.approx(3, rel=0.01)
    assert high[1] / high[0] == pytest.approx(10, rel=0.01)
    assert len({inline.find("{*}docPr").get("id") for inline in inlines}) == 3


def test_a_small_picture_keeps_its_size() -> None:
    word = Word(paper_of(markdown("![Märke](m.png)"), {"m.png": prepare_picture(picture_bytes(96, 48))}).docx)
    extent = next(word.body.iter("{*}extent"))
    assert (int(extent.get("cx")), int(extent.get("cy"))) == (914400, 457200)  # one inch by half an inch, at 96 dots per inch


def test_a_picture_used_twice_is_stored_once() -> None:
    made = paper_of(markdown("![Ett](m.png)\n\n![Två](m.png)"), {"m.png": prepare_picture(picture_bytes(96, 48))})
    with zipfile.ZipFile(io.BytesIO(made.docx)) as package:
        assert len([name for name in package.namelist() if name.startswith("word/media/") and "logotyp" not in name]) <= 2


# --- footnotes, links, language, headings ---------------------------------------------------------------------------


def test_footnotes_are_words_own() -> None:
    word = word_of("Text[^a] och[^b].\n\n[^a]: Första noten.\n[^b]: Andra noten.")
    references = [element.get(f"{W}id") for element in word.body.iter(f"{W}footnoteReference")]
    notes = [note.get(f"{W}id") for note in word.parts["word/footnotes.xml"] if note.get(f"{W}type") is None]
    assert references == notes
    assert word.notes() == ["1 Första noten.", "2 Andra noten."]
    assert "/word/footnotes.xml" in [part.get("PartName") for part in word.parts["[Content_Types].xml"]]


def test_a_footnote_referred_to_twice_is_one_note() -> None:
    word = word_of("a[^n]b[^n]\n\n[^n]: Not.")
    assert len(list(word.body.iter(f"{W}footnoteReference"))) == 1
    assert word.text().endswith("a1b1")


def test_links_are_real_and_lead_to_their_address() -> None:
    word = word_of("En [länk](https://example.se/a?b=1&c=2#d), <post@example.se> och [en fil](a.md).")
    relations = {relation.get("Id"): relation.get("Target") for relation in word.parts["word/_rels/document.xml.rels"]}
    links = {"".join(link.itertext()): relations[link.get(f"{R}id")] for link in word.body.iter(f"{W}hyperlink")}
    assert links == {"länk": "https://example.se/a?b=1&c=2#d", "post@example.se": "mailto:post@example.se"}
    assert "en fil" in word.text()


@pytest.mark.parametrize("kind", KINDS)
def test_the_language_is_swedish(kind: str) -> None:
    case = read_text(f"---\ntitel: T\nnämnd: N\nmall: {kind}\n---\n\n## Ärendet\n\nText.\n")
    word = Word(paper_of(case).docx)
    languages = {element.get(f"{W}val") for element in word.parts["word/styles.xml"].iter(f"{W}lang")}
    assert languages == {"sv-SE"}


def test_another_language_is_said_where_the_case_says_so() -> None:
    word = written(paragraph("Text."), sprak="en-GB")
    assert {element.get(f"{W}val") for element in word.parts["word/styles.xml"].iter(f"{W}lang")} == {"en-GB"}


def test_headings_have_words_own_styles() -> None:
    word = word_of("### Tre\n\n#### Fyra\n\n##### Fem\n\nText.")
    assert [
        (line.style, line.text)
        for line in word.lines()
        if not isinstance(line, list) and line.style.startswith(("heading", "Title"))
    ] == [
        ("Title", "Ansökan om medel"),
        ("heading 1", "Ärendet"),
        ("heading 2", "Tre"),
        ("heading 3", "Fyra"),
        ("heading 4", "Fem"),
    ]


def test_marks_and_hard_breaks_are_words_own() -> None:
    body = word_of("*kursiv* **fet** ~~struken~~ `kod`  \nny rad").body
    for tag in ("i", "b", "strike"):
        assert body.find(f".//{W}rPr/{W}{tag}") is not None
    assert len(list(body.iter(f"{W}br"))) == 1


# --- the file -------------------------------------------------------------------------------------------------------


def test_the_file_says_what_it_is() -> None:
    made = paper_of(
        read_text("---\ntitel: 'Medel: A & B'\nnämnd: N\ndatum: 2026-01-12\nförvaltning: A & B\n---\n\n## Ärendet\n\nText.\n")
    )
    core = Word(made.docx).parts["docProps/core.xml"]
    said = {element.tag.rpartition("}")[2]: element.text or "" for element in core}
    assert said["title"] == "Medel: A & B"
    assert said["creator"] == "A & B"
    assert said["language"] == "sv-SE"
    assert said["created"] == said["modified"] == "2026-01-12T00:00:00Z"


def test_the_package_is_sorted_and_says_no_time_of_day() -> None:
    with zipfile.ZipFile(io.BytesIO(everything().docx)) as package:
        names = package.namelist()
        assert names[0] == "[Content_Types].xml"
        assert names[1:] == sorted(names[1:])
        assert len(names) == len(set(names))
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert all(entry.file_size for entry in package.infolist()), "a part is empty"


def test_no_tag_of_the_template_is_left() -> None:
    for kind in KINDS:
        word = Word(paper_of(read_text(f"---\ntitel: T\nnämnd: N\nmall: {kind}\n---\n\n## Ärendet\n\nText.\n")).docx)
        assert "{" not in word.outline()
        assert "w:rsidRPr" not in str(
            zipfile.ZipFile(io.BytesIO(paper_of(body_of(paragraph("x"))).docx)).read("word/document.xml")
        )


def test_the_same_paper_has_the_same_bytes() -> None:
    case = markdown("Text[^a].\n\n1. ett\n\n[^a]: Not.")
    assert paper_of(case) == paper_of(case)


def faults(docx: bytes, folder: Path) -> list[str]:
    path = folder / "papper.docx"
    path.write_bytes(docx)
    return [str(error) for error in OpenXmlValidator().validate(path).errors]


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_the_audit_finds_nothing_in_a_case(name: str, tmp_path: Path) -> None:
    assert faults(case_paper(name).docx, tmp_path) == []


def test_the_audit_finds_nothing_in_the_everything_paper(tmp_path: Path) -> None:
    assert faults(everything().docx, tmp_path) == []


def test_the_audit_finds_nothing_in_an_empty_paper(tmp_path: Path) -> None:
    assert faults(paper_of(body_of()).docx, tmp_path) == []
