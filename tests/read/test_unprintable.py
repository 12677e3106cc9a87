"""What GitHub shows but no page can hold."""

from papergen.read.markdown import read_markdown
from papergen.read.unprintable import LONGEST_HEADER, unprintable


def problems(header: str) -> list[tuple[str, int, int]]:
    body = read_markdown(f"Text\n\n| A | {header} |\n|---|---|\n| 1 | 2 |\n", "a.md")
    return [(told.code, told.place.line, told.place.column) for told in unprintable([body.blocks]) if told.place]


def test_a_header_cell_that_could_fill_a_page_is_told_at_the_cell() -> None:
    assert problems("x" * (LONGEST_HEADER + 1)) == [("MD109", 3, 7)]


def test_a_long_but_printable_header_cell_is_not() -> None:
    assert problems("x" * LONGEST_HEADER) == []
