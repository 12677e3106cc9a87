"""Columns share the width between them so that no figure is broken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papergen.problems import PapergenError
from papergen.render.columns import columns
from tests.render.papers import body_of, markdown, paper_of, pdf_of, template
from tests.render.pdf_pages import page_lines
from tests.render.test_pdf_pages import assert_all_on_the_page, table

COLUMN = template().look.page.column
SIZE, MARGIN = 9.0, 10.8


@given(
    st.integers(1, 12).flatmap(
        lambda count: st.lists(st.lists(st.text("ab 1,-ÅW", max_size=40), min_size=count, max_size=count), min_size=1, max_size=5)
    )
)
def test_widths_always_sum_to_the_column(rows: list[list[str]]) -> None:
    shared = columns(table(rows), SIZE, MARGIN, COLUMN)
    assert sum(shared.widths) == pytest.approx(COLUMN, abs=0.01 * len(shared.widths))
    assert all(width > 0 for width in shared.widths)
    assert 0.7 <= shared.scale <= 1


def test_a_column_of_long_text_is_wider_than_one_of_figures() -> None:
    text, figures = columns(
        table([["En lång beskrivning av en post i budgeten som behöver flera rader att stå på här", "12 000"]] * 3),
        SIZE,
        MARGIN,
        COLUMN,
    ).widths
    assert text > 2 * figures


def test_equal_columns_are_equally_wide() -> None:
    widths = columns(table([["lika", "lika", "lika"]], ["lika", "lika", "lika"]), SIZE, MARGIN, COLUMN).widths
    assert max(widths) - min(widths) < 0.1


def test_a_table_that_fits_is_not_made_smaller() -> None:
    assert columns(table([["a", "b"]]), SIZE, MARGIN, COLUMN).scale == 1


def test_a_wide_table_is_made_smaller_and_no_figure_in_it_is_broken() -> None:
    figures = [f"{number} 234 567" for number in range(10, 19)]
    wide = table([["Förskola", *figures]] * 4, ["Verksamhet", *[f"{year}" for year in range(2020, 2029)]])
    assert columns(wide, SIZE, MARGIN, COLUMN).scale < 1
    pdf = pdf_of(body_of(wide))
    assert_all_on_the_page(pdf)
    lines = " ".join(line for page in page_lines(pdf) for line in page)
    for figure in figures:
        assert figure in lines


def test_a_table_of_figures_in_four_columns_breaks_none() -> None:
    rows = [
        ["Löner och arvoden till personal i verksamheten under året", "12 345 678", "-1 234 567", "100,0 %"] for _ in range(3)
    ]
    lines = " ".join(line for page in page_lines(pdf_of(body_of(table(rows)))) for line in page)
    for figure in rows[0][1:]:
        assert figure in lines


def test_a_table_in_a_list_fits_the_room_left() -> None:
    indented = columns(table([["a" * 20, "b" * 20]]), SIZE, MARGIN, COLUMN - 60)
    assert sum(indented.widths) == pytest.approx(COLUMN - 60, abs=0.1)


def test_a_table_of_very_many_columns_is_still_made() -> None:
    assert_all_on_the_page(pdf_of(body_of(table([["1"] * 40], ["k"] * 40))))


def test_numbers_that_would_run_into_each_other_are_told() -> None:
    def table(columns: int) -> str:
        cells = ("| {} " * columns + "|\n").format
        return cells(*range(columns)) + "|--:" * columns + "|\n" + cells(*["1 234 567"] * columns)

    assert paper_of(markdown(table(11))).problems == ()
    with pytest.raises(PapergenError) as caught:
        paper_of(markdown(table(12)))
    (told,) = caught.value.problems
    assert (told.code, told.place.line if told.place else 0) == ("MD020", 8)
    assert "talen i kolumn 1 får inte plats" in told.message
