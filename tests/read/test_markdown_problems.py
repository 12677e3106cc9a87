"""Each fault in a body is told once, where it stands; and what comments, captions and figures become."""

import pytest

from papergen.model.blocks import Figure, Heading, Link, Paragraph, Picture, Table, Text, plain_text, walk_inlines
from papergen.problems import Severity
from papergen.read.markdown import faults, read_markdown

FAULTY = [
    ("MD001", "a <b>c\n", (1, 3, 1, 6)),
    ("MD001", "a\n\n<div>\nb\n</div>\n", (3, 1, 5, 7)),
    ("MD001", "> a <br/>\n", (1, 5, 1, 10)),
    ("MD002", "a <!-- b\n", (1, 3, 1, 7)),
    ("MD002", "a\n\n  <!-- b\n\nc\n", (3, 3, 3, 7)),
    ("MD003", "<!-- a --> b\n", (1, 12, 1, 13)),
    ("MD004", "a &#1; b\n", (1, 3, 1, 7)),
    ("MD004", "a &#xE000; b\n", (1, 3, 1, 11)),
    ("MD004", '[a](b "&#2;")\n', (1, 1, 1, 14)),
    ("MD005", "a ![](b.png)\n", (1, 3, 1, 13)),
    ("MD006", "| a | b |\n|---|---|\n| 1 |\n", (3, 1, 3, 6)),
    ("MD007", "| a |\n|---|\n| 1 | 2 |\n", (3, 1, 3, 10)),
    ("MD008", "| a | b |\n|---|\n", (2, 1, 2, 6)),
    ("MD009", "a\n---\n", (2, 1, 2, 4)),
    ("MD010", "a[^x]\n", (1, 2, 1, 6)),
    ("MD011", "a\n\n[^x]: b\n", (3, 1, 3, 6)),
    ("MD012", "a[^x]\n\n[^x]: b\n[^X]: c\n", (4, 1, 4, 6)),
    ("MD013", "a [b](javascript:c)\n", (1, 3, 1, 20)),
    ("MD013", "a ![b](data:c)\n", (1, 3, 1, 15)),
    ("MD013", "[a](&#32;file:b)\n", (1, 1, 1, 17)),
    ("MD014", ">" * 21 + "a\n", (1, 21, 1, 22)),
    ("MD015", "![" * 51 + "a" + "](b)" * 51, (1, 101, 1, 102)),
    ("MD016", "[a [b](c) [d] <http://e>](f)\n", None),
    ("MD016", "[<http://a>](b)\n", (1, 1, 1, 16)),
    ("MD017", "a\n\n```\nb\n\nc\n", (3, 1, 3, 4)),
    ("MD017", "a\n\n- ~~~~ x\n  b\n\nc\n", (3, 3, 3, 7)),
    ("MD018", "[a]: b.md\n\nc\n", (1, 1, 1, 10)),
    ("MD018", "[a]: b.md\n[d]: e.md\n\n[d]\n", (1, 1, 1, 10)),
    ("MD019", 'a ![b](c.png "d")\n', (1, 3, 1, 18)),
    ("MD019", '| a |\n|---|\n| ![b](c.png "d") |\n', (3, 3, 3, 18)),
]


@pytest.mark.parametrize(("code", "text", "numbers"), [case for case in FAULTY if case[2]])
def test_a_fault_is_told_where_it_stands(code, text, numbers):
    (problem,) = read_markdown(text, "a.md").problems
    place = problem.place
    assert (problem.code, place.path) == (code, "a.md")
    assert (place.line, place.column, place.end_line, place.end_column) == numbers
    assert "{" not in problem.message + problem.hint
    assert problem.hint


def test_every_code_has_a_text_that_shows_it():
    assert {fault.code for fault in faults.ALL} == {code for code, _, _ in FAULTY}
    assert len(faults.ALL) == len({fault.code for fault in faults.ALL})


def test_all_faults_are_told_in_the_order_of_the_text():
    body = read_markdown("a[^1] <b>\n\n![](c)\n\n[d](file:e)\n", "a.md")
    assert [problem.code for problem in body.problems] == ["MD010", "MD001", "MD005", "MD013"]


def test_ragged_rows_say_how_many_cells_there_are():
    body = read_markdown("| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |\n", "a.md")
    assert ["1 celler" in body.problems[0].message, "3 celler" in body.problems[1].message] == [True, True]
    assert [len(row) for row in body.blocks[0].rows] == [2, 2]


def test_a_line_under_a_text_is_a_heading_and_a_warning():
    body = read_markdown("a\n---\n", "a.md")
    assert isinstance(body.blocks[0], Heading)
    assert body.problems[0].severity is Severity.WARNING


def test_comments_print_nothing_and_are_kept():
    body = read_markdown(
        "<!-- ett -->\n\na <!-- två --> b <!-- tre -->\n\n<!-- fyra\nfem --> <!-- sex -->\n\n> <!-- sju -->\n", "a.md"
    )
    assert [comment.text for comment in body.comments] == ["ett", "två", "tre", "fyra\nfem", "sex", "sju"]
    assert plain_text(body.blocks[0].children) == "a b"
    assert [type(block).__name__ for block in body.blocks] == ["Paragraph", "Quote"]
    assert body.problems == ()
    assert str(body.comments[1].place) == "a.md:3:3"


def test_a_comment_vanishes_from_a_cell_and_a_list():
    body = read_markdown("| a <!-- b --> |\n|---|\n| <!-- c --> |\n\n- <!-- d -->\n- e\n", "a.md")
    table, items = body.blocks
    assert (plain_text(table.header[0].children), table.rows[0][0].children) == ("a", ())
    assert [len(item.blocks) for item in items.items] == [0, 1]


def test_a_forbidden_address_leaves_its_text():
    (paragraph,) = read_markdown("[a *b*](file:c) [d](e.pdf) [f](tel:1) [g](HTTPS://h) [i](#j)\n", "a.md").blocks
    assert plain_text(paragraph.children) == "a b d f g i"
    links = [inline.target for inline in walk_inlines(paragraph.children) if isinstance(inline, Link)]
    assert links == ["e.pdf", "tel:1", "HTTPS://h", "#j"]


def test_a_picture_alone_is_a_figure():
    body = read_markdown('![a](b "c") <!-- d -->\n\ntext ![e](f)\n', "a.md")
    figure, paragraph = body.blocks
    assert isinstance(figure, Figure)
    assert (figure.picture.alt, figure.picture.target, figure.picture.title) == ("a", "b", "c")
    assert isinstance(paragraph.children[-1], Picture)


@pytest.mark.parametrize("text", ["Tabell: Kostnader\n\n| a |\n|---|\n", "Tabell: Kostnader\n| a |\n|---|\n"])
def test_a_paragraph_that_begins_with_tabell_is_the_caption_of_the_table_after_it(text):
    (table,) = read_markdown(text, "a.md").blocks
    assert isinstance(table, Table)
    assert plain_text(table.caption) == "Kostnader"


def test_tabell_without_a_table_is_text():
    (paragraph, _) = read_markdown("Tabell: a\n\nb\n", "a.md").blocks
    assert isinstance(paragraph, Paragraph)
    assert plain_text(paragraph.children) == "Tabell: a"


def test_an_empty_heading_is_kept():
    assert read_markdown("##\n", "a.md").blocks[0].children == ()


def test_forbidden_characters_never_reach_the_text():
    (paragraph,) = read_markdown("&#7;&#xFFFE;&#xF8FF;&#0;\n", "a.md").blocks
    assert [part.text for part in paragraph.children if isinstance(part, Text)] == ["\ufffd"] * 4


def test_nothing_at_all_gives_nothing():
    for text in ("", "\n", " \n\t\n"):
        body = read_markdown(text, "a.md")
        assert (body.blocks, body.footnotes, body.comments, body.problems) == ((), (), (), ())
