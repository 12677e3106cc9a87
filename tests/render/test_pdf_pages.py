"""How a paper is divided into pages: nothing is lost, nothing stands outside the page, what belongs together stays together."""

from dataclasses import replace

import pytest

from papergen.model.blocks import Block, Cell, CodeBlock, Heading, Link, List, ListItem, Quote, Table
from papergen.model.case import Case, Person, Section
from tests.render.papers import (
    CASES,
    EVERYTHING,
    HERE,
    body_of,
    case_paper,
    everything,
    paragraph,
    paragraphs,
    pdf_of,
    template,
    text,
)
from tests.render.pdf_pages import SLACK, characters, outside, page_lines
from tests.render.pdf_text import body_and_notes, read_tags
from tests.render.test_same_text import squeezed
from tests.render.word_text import Word

PAGE = template().look.page
FOOTER = "Sävhamns kommun, Socialförvaltningen"
LONG = " ".join(f"ord{number}" for number in range(1500))


def cell(words: str) -> Cell:
    return Cell((text(words),), HERE)


def table(rows: list[list[str]], header: list[str] | None = None) -> Table:
    head = header or [f"Kolumn {number + 1}" for number in range(len(rows[0]))]
    return Table(tuple(map(cell, head)), tuple(tuple(map(cell, row)) for row in rows), ("",) * len(head), (), HERE)


def assert_all_on_the_page(pdf: bytes, footer: str = FOOTER) -> None:
    """Demand that no character stands outside the column, and that only the footer stands in the lower margin."""
    assert outside(pdf, PAGE.left, 0, PAGE.width - PAGE.right, PAGE.height) == []
    below = [one.text for one in characters(pdf) if one.bottom < PAGE.bottom - SLACK]
    assert "".join(below) == squeezed(footer) * len(page_lines(pdf))


def assert_whole(case: Case, *words: str) -> None:
    """Demand that the PDF holds the words, and that a viewer can see all its text."""
    pdf = pdf_of(case)
    body, notes = body_and_notes(pdf)
    for word in words:
        assert squeezed(word) in squeezed(body + "".join(notes))
    assert_all_on_the_page(pdf)


@pytest.mark.parametrize("name", CASES)
def test_no_text_of_a_case_stands_outside_its_column(name: str) -> None:
    made = case_paper(name)
    assert_all_on_the_page(made.pdf, Word(made.docx).story("footer/first"))


def test_no_text_of_the_everything_paper_stands_outside_its_column() -> None:
    assert EVERYTHING
    assert_all_on_the_page(everything().pdf)


LONGER_THAN_A_PAGE: dict[str, tuple[Block, str]] = {
    "a table of many rows": (table([[f"rad {number}", "värde"] for number in range(120)]), "rad 119"),
    "one table row": (table([["kort", LONG], ["efter", "raden"]]), "ord1499"),
    "a header row": (table([["a", "b"]], ["kort", LONG]), "ord1499"),
    "a row of a small table": (table([["kort", LONG[:6000]], ["en", LONG[:6000]]]), LONG[5000:6000]),
    "a code block": (CodeBlock("\n".join(f"rad {number}" for number in range(150)), HERE), "rad 149"),
    "a code line": (CodeBlock("x = " + "abc " * 2000, HERE), "abc abc"),
    "a paragraph": (paragraph(LONG), "ord1499"),
    "a quotation": (Quote((paragraph(LONG), paragraph("sist")), HERE), "sist"),
    "a list item": (
        List(True, 1, True, (ListItem((paragraph(LONG),), None, HERE), ListItem((paragraph("sist"),), None, HERE)), HERE),
        "sist",
    ),
    "a heading": (Heading(3, (text(LONG),), HERE), "ord1499"),
}


HEADER_ROW = pytest.param("a header row", marks=pytest.mark.xfail(reason="typst never divides a table's header row"))


@pytest.mark.parametrize("what", [HEADER_ROW if what == "a header row" else what for what in LONGER_THAN_A_PAGE])
def test_a_thing_longer_than_a_page_loses_no_text(what: str) -> None:
    block, words = LONGER_THAN_A_PAGE[what]
    assert_whole(body_of(paragraph("före"), block, paragraph("efter")), "före", words, "efter")


def test_a_signature_list_longer_than_a_page_loses_no_name() -> None:
    people = tuple(Person(f"Namn{number} Namnsson", "Chef") for number in range(60))
    assert_whole(body_of(paragraph("före"), undertecknare=people), "Namn0", "Namn59")


def test_a_title_longer_than_a_page_loses_no_text() -> None:
    assert_whole(body_of(paragraph("före"), titel=LONG), "ord0", "ord1499")


def test_a_long_department_in_the_header_moves_the_text_down() -> None:
    pdf = pdf_of(body_of(paragraph("före"), avdelning="Avdelningen för " + "långa namn " * 30))
    assert_all_on_the_page(pdf)
    assert page_lines(pdf)


LONG_WORDS = {
    "a paragraph": lambda word: paragraph(word),
    "a link": lambda word: paragraph(Link((text(word),), word, "", HERE)),
    "a list": lambda word: List(False, 1, True, (ListItem((paragraph(word),), None, HERE),), HERE),
    "a quotation": lambda word: Quote((paragraph(word),), HERE),
    "a heading": lambda word: Heading(3, (text(word),), HERE),
    "a table": lambda word: table([[word, "kort"]]),
    "a table of eight columns": lambda word: table([[word] * 8]),
    "a code block": lambda word: CodeBlock(word, HERE),
}
WORDS = {
    "300 letters": "långtordutanmellanrum" * 15,
    "a long address": "https://example.se/" + "mapp/" * 40 + "fil?fraga=" + "svar" * 30,
}


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("where", LONG_WORDS)
def test_a_very_long_word_stays_in_the_column(where: str, word: str) -> None:
    pdf = pdf_of(body_of(LONG_WORDS[where](WORDS[word])))
    assert squeezed(WORDS[word]) in squeezed(body_and_notes(pdf)[0])
    assert_all_on_the_page(pdf)


@pytest.mark.parametrize("field", ["titel", "dnr", "namnd", "avdelning"])
def test_a_very_long_word_in_a_field_stays_in_the_column(field: str) -> None:
    pdf = pdf_of(body_of(paragraph("kort"), **{field: WORDS["300 letters"]}))
    assert_all_on_the_page(pdf)


def last_body_lines(pdf: bytes) -> list[str]:
    """Give the last line above the footer of each page but the last."""
    pages = page_lines(pdf)
    assert all(page[-1] == FOOTER for page in pages)
    return [page[-2] for page in pages[:-1]]


def pages_of(words: str, pdf: bytes) -> set[int]:
    """Give the numbers of the pages that have a line with just these words."""
    return {number for number, page in enumerate(page_lines(pdf), 1) if words in page}


FOLLOWERS: dict[str, Block] = {
    "a paragraph": paragraph("Stycket efter rubriken."),
    "a table": table([["rad", "1"]] * 12),
    "a list": List(True, 1, True, (ListItem((paragraph("Punkten efter rubriken."),), None, HERE),), HERE),
    "a short table": table([["rad", "1"]] * 6),
    "code": CodeBlock("rad\n" * 12, HERE),
    "a quotation": Quote((paragraph("Citat."), paragraph("Mer.")), HERE),
}
FAST = 2  # the others take seconds
TURN = range(9, 27)  # so many paragraphs fill the first page, more or less


@pytest.mark.parametrize(
    "follower", [pytest.param(name, marks=[] if number < 2 else pytest.mark.slow) for number, name in enumerate(FOLLOWERS)]
)
def test_no_heading_is_left_alone_at_the_foot_of_a_page(follower: str) -> None:
    """Move a section heading and one inside a section down line by line over the foot of the page."""
    seen = set()
    for count in TURN:
        before, after = Section("arendet", (text("Ärendet"),), paragraphs(count), HERE), FOLLOWERS[follower]
        section = Section("", (text("Rubriken"),), (after,), HERE)
        pdfs = [
            pdf_of(replace(body_of(), sections=(before, section))),
            pdf_of(body_of(*before.blocks, heading("Rubriken"), after)),
        ]
        for pdf in pdfs:
            assert "Rubriken" not in last_body_lines(pdf)
            seen |= pages_of("Rubriken", pdf)
    assert seen == {1, 2}, "the heading never moved over the page break, so nothing was tested"


def heading(words: str, level: int = 3) -> Heading:
    return Heading(level, (text(words),), HERE)


def test_two_headings_in_a_row_stay_with_the_text_after_them() -> None:
    seen = set()
    for count in TURN:
        pdf = pdf_of(body_of(*paragraphs(count), heading("Rubriken"), heading("Underrubriken", 4), paragraph("Text.")))
        assert not {"Rubriken", "Underrubriken"} & set(last_body_lines(pdf))
        seen |= pages_of("Rubriken", pdf)
    assert seen == {1, 2}


def test_the_signatures_stand_on_one_page() -> None:
    people = (Person("Eva Ek", "Förvaltningschef"), Person("Bo Al", "Avdelningschef"), Person("Cia Ask"))
    seen = set()
    for count in TURN:
        pdf = pdf_of(body_of(*paragraphs(count), undertecknare=people))
        where = [pages_of(words, pdf) for words in ("Eva Ek", "Förvaltningschef", "Bo Al", "Avdelningschef", "Cia Ask")]
        assert all(pages == where[0] for pages in where), f"divided over pages with {count} paragraphs before"
        seen |= where[0]
    assert seen == {1, 2}


def test_a_caption_stays_with_its_table() -> None:
    captioned = replace(table([[f"rad {number}", "1"] for number in range(12)]), caption=(text("Tabellens namn"),))
    seen = set()
    for count in TURN:
        pdf = pdf_of(body_of(*paragraphs(count), captioned))
        assert "Tabellens namn" not in last_body_lines(pdf)
        seen |= pages_of("Tabellens namn", pdf)
    assert seen == {1, 2}


def test_a_short_table_is_not_divided() -> None:
    seen = set()
    for count in TURN:
        pdf = pdf_of(body_of(*paragraphs(count), table([[f"rad {number}", "1"] for number in range(6)])))
        where = [pages_of(f"rad {number} 1", pdf) for number in range(6)]
        assert all(pages == where[0] and pages for pages in where)
        seen |= where[0]
    assert seen == {1, 2}


def test_a_table_repeats_its_header_row_on_the_next_page_as_an_artifact() -> None:
    pdf = pdf_of(body_of(table([[f"rad {number}", "1"] for number in range(120)])))
    pages = page_lines(pdf)
    assert len(pages) > 2
    assert all(any("Kolumn 1" in line for line in page) for page in pages)
    assert body_and_notes(pdf)[0].count("Kolumn 1") == 1
    assert len(read_tags(pdf).all("TH")) == 2


def test_a_row_that_fits_a_page_is_not_divided() -> None:
    rows = [[f"rad {number}", "mening " * 40] for number in range(20)]
    pages = page_lines(pdf_of(body_of(table(rows))))
    for page in pages[:-1]:
        assert page[-2].endswith("mening")
    starts = [line for page in pages for line in page if line.startswith("rad ")]
    assert len(starts) == 20
