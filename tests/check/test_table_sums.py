"""Sums in tables: right ones are left alone, and one changed figure is found."""

from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from papergen.check.amounts import swedish
from papergen.check.table_figures import figure_table, figure_tables
from papergen.check.table_sums import MAX_NAMELESS, wrong_sums
from papergen.model.blocks import Cell, Table, Text
from papergen.problems import point

MODEST = settings(max_examples=60, deadline=None)
HERE = point("cases/x.md")


def table(*rows, caption=""):
    """Make a table of rows, each a string with cells between `|`; the first is the header."""
    made = [tuple(cell(text.strip()) for text in row.split("|")) for row in rows]
    return Table(made[0], tuple(made[1:]), ("",) * len(made[0]), (Text(caption, HERE),) if caption else (), HERE)


def cell(text):
    return Cell((Text(text, point("cases/x.md", 1, 1, len(text))),) if text else (), HERE)


def wrong(*rows, caption=""):
    return [
        (f"{one.total.amount.value}", f"{one.comes_to.normalize():f}", f"{one.tolerance.normalize():f}", one.over)
        for one in wrong_sums(figure_table(table(*rows, caption=caption)))
    ]


grids = st.integers(2, 6).flatmap(
    lambda width: st.lists(st.lists(st.integers(10**6, 10**9), min_size=width, max_size=width), min_size=2, max_size=8)
)
separators = st.sampled_from([" ", "\u00a0", "\u202f"])


def with_sums(grid):
    across = [[*row, sum(row)] for row in grid]
    return [*across, [sum(column) for column in zip(*across, strict=True)]]


def as_table(figures, separator):
    header = "Post|" + "|".join(f"Del {chr(65 + number)}" for number in range(len(figures[0]) - 1)) + "|Summa"
    labels = [*(f"Rad {chr(65 + number)}" for number in range(len(figures) - 1)), "Summa"]
    rows = [
        f"{label}|" + "|".join(swedish(Decimal(one)).replace(" ", separator) for one in row)
        for label, row in zip(labels, figures, strict=True)
    ]
    return figure_table(table(header, *rows))


@MODEST
@given(grids, separators)
def test_right_sums_are_left_alone(grid, separator):
    assert list(wrong_sums(as_table(with_sums(grid), separator))) == []


@MODEST
@given(grids, separators, st.data())
def test_one_changed_figure_is_found(grid, separator, data):
    figures = with_sums(grid)
    row = data.draw(st.integers(0, len(figures) - 1))
    column = data.draw(st.integers(0, len(figures[0]) - 1))
    by = data.draw(st.integers(-(10**5), 10**5))
    assume(abs(by) > 10)
    figures[row][column] += by
    assert list(wrong_sums(as_table(figures, separator)))


@MODEST
@given(st.lists(st.integers(0, 99), min_size=2, max_size=20), st.sampled_from([-1, 1]))
def test_rounding_may_move_a_sum_by_half_a_unit_for_each_row(values, sign):
    rows = [f"Rad|{1000 + value},{value % 10}" for value in values]
    half = Decimal(len(values)) / 20
    right = sum(Decimal(f"{1000 + value}.{value % 10}") for value in values)
    for off, silent in ((half, True), (half + Decimal("0.01"), False)):
        told = f"{right + sign * off:.2f}".replace(".", ",")
        assert (wrong("Post|Belopp", *rows, f"Summa|{told}") == []) is silent


def test_the_message_has_the_sum_and_the_tolerance():
    assert wrong("Post|tkr", "A|240", "B|60", "Summa|390") == [("390", "300000", "1000", "rows")]


def test_a_row_without_figures_or_called_something_else_is_no_sum():
    assert wrong("Post|tkr", "A|240", "B|60") == []
    assert wrong("Post|tkr", "A|240", "B|60", "Summa|") == []
    assert wrong("Post|tkr", "A|240", "B|60", "Summera|390") == []


@pytest.mark.parametrize(
    "name", ["Summa", "SUMMA:", "Totalt", "Total", "Totalsumma", "Slutsumma", "Sammanlagt", "Tillsammans", "Totalt antal"]
)
def test_a_sum_has_many_names(name):
    assert len(wrong("Post|tkr", "A|240", "B|60", f"{name}|390")) == 1


@pytest.mark.parametrize(
    "header",
    [
        "Andel",
        "Ändring, %",
        "Snitt",
        "Genomsnitt",
        "Medelålder",
        "Median",
        "Kostnad per elev",
        "Index",
        "År",
        "Konto",
        "Ränta",
        "À-pris",
    ],
)
def test_some_columns_are_not_added_up(header):
    assert wrong(f"Post|{header}", "A|240", "B|60", "Summa|390") == []


@pytest.mark.parametrize(
    "header", ["Egna medel", "Medel", "Poäng", "Årets behov", "Antal", "Perioden", "Kontor", "Gradering av plan"]
)
def test_other_columns_are(header):
    assert len(wrong(f"Post|{header}", "A|240", "B|60", "Summa|390")) == 1


def test_what_may_be_an_average_is_found_only_where_it_is_none():
    assert wrong("Enhet|Väntetid, dagar", "A|10", "B|20", "Summa|17") == []
    assert wrong("Enhet|Väntetid, dagar", "A|10", "B|20", "Summa|10") == []
    assert wrong("Enhet|Väntetid, dagar", "A|10", "B|20", "Summa|20") == []
    assert len(wrong("Enhet|Väntetid, dagar", "A|10", "B|20", "Summa|22")) == 1
    assert len(wrong("Enhet|Väntetid, dagar", "A|10", "B|20", "Summa|9")) == 1
    assert len(wrong("Enhet|Antal", "A|10", "B|20", "Summa|17")) == 1
    assert wrong("Enhet|Antal", "A|10", "B|20", "Summa|15") == []
    assert wrong("Enhet|Antal", "A|10", "B|21", "Summa|16") == []
    assert len(wrong("Enhet|Antal", "A|10", "B|20", "Summa|16")) == 1


def test_rows_that_are_part_of_the_row_above_are_not_added():
    assert wrong("Post|tkr", "A|100", "varav lön|80", "B|50", "Summa|150") == []
    assert wrong("Post|tkr", "A|100", "– lön|80", "– resor|20", "B|50", "Summa|150") == []
    assert wrong("Post|tkr", "– A|100", "– B|50", "Summa|150") == []
    assert len(wrong("Post|tkr", "– A|100", "– B|50", "Summa|160")) == 1
    assert wrong("Post|tkr", "1 A|100", "1.1 Lön|80", "1.2 Resor|20", "2 B|50", "Summa|150") == []
    assert len(wrong("Post|tkr", "1 A|100", "2 B|50", "3 C|50", "Summa|150")) == 1
    # Here the parts do not come to the row above, so that nothing else tells them from it.
    assert wrong("Post|tkr", "A|100", "– lön|80", "B|50", "Summa|150") == []
    assert wrong("Post|tkr", "1 A|100", "1.1 Lön|80", "2 B|50", "Summa|150") == []
    assert wrong("Post|tkr", "1.1 Lön|80", "1.2 Resor|20", "Summa|100") == []
    assert len(wrong("Post|tkr", "1.1 Lön|80", "1.2 Resor|20", "Summa|110")) == 1
    assert wrong("Post|tkr", "A|100", "– lön|80", "Summa|100", "– B|50", "– C|20", "Summa|70") == []


def test_what_a_row_is_called_stands_in_its_first_cell_that_says_something():
    assert len(wrong("Nr|Post|tkr", "|A|240", "|B|60", "|Summa|390")) == 1


def test_rows_that_hold_a_sum_without_a_name_are_not_added():
    assert wrong("Post|tkr", "Personal|90", "Lön|60", "Pension|30", "Hyra|10", "Summa|100") == []
    assert wrong("Post|tkr", "Lön|60", "Pension|30", "Personal|90", "Hyra|10", "Summa|100") == []
    assert wrong("Post|tkr", "P|90", "Lön|60", "Pension|30", "Q|50", "El|20", "Vatten|30", "Summa|140") == []
    assert len(wrong("Post|tkr", "P|60", "Lön|60", "Hyra|10", "Summa|70")) == 1
    two = ["P|90", "Lön|60", "Pension|30", "Q|50", "El|20", "Vatten|30", "Hyra|10"]
    assert wrong("Post|tkr", *two, "Summa|150") == []
    assert wrong("Post|tkr", "Lön|60", "Pension|30", "Personal|90", "A|10", "B|20", "C|30", "Summa|150") == []
    many = [f"Rad {number}|{number + 1000}" for number in range(MAX_NAMELESS - 3)]
    total = sum(number + 1000 for number in range(MAX_NAMELESS - 3)) + 90
    assert wrong("Post|tkr", "P|90", "Lön|60", "Pension|30", *many, f"Summa|{total}") == []
    assert len(wrong("Post|tkr", "P|90", "Lön|60", "Pension|30", "Q|5000", *many, f"Summa|{total + 5000}")) == 1


def test_subtotals_are_of_their_own_section():
    right = ["A|100", "B|50", "Delsumma|150", "C|70", "D|10", "Delsumma|80"]
    assert wrong("Post|tkr", *right, "Summa|230") == []
    assert wrong("Post|tkr", *right, "E|20", "Summa|250") == []
    assert [one[:2] for one in wrong("Post|tkr", *right, "Summa|240")] == [("240", "230000")]
    assert [one[:2] for one in wrong("Post|tkr", *right, "Summa|80")] == [("80", "230000")]
    assert wrong("Post|tkr", "A|100", "Summa|100", "B|50", "C|20", "Summa|70") == []
    assert [one[:2] for one in wrong("Post|tkr", "A|100", "B|50", "Delsumma|160", "C|70", "Summa|230")] == [
        ("160", "150000"),
        ("230", "220000"),
    ][:1]
    assert [one[:2] for one in wrong("Post|tkr", *right, "E|20", "Summa|20")] == [("20", "250000")]
    three = ["A|60", "B|40", "Delsumma|100", "C|30", "D|20", "Summa|50", "E|20", "F|5", "Summa|25"]
    assert wrong("Post|tkr", *three) == []
    second = ["A|100", "B|50", "Delsumma|150", "C|70", "D|10", "Delsumma|90"]
    assert wrong("Post|tkr", *second, "Summa|230") == [("90", "80000", "1000", "rows")]


def test_income_less_costs_is_a_total():
    rows = ["A|700", "B|100", "Summa intäkter|800", "C|300", "D|200", "Summa kostnader|500"]
    assert wrong("Post|tkr", *rows, "Totalt|300") == []
    assert wrong("Post|tkr", *rows, "Totalt|−300") == []
    assert len(wrong("Post|tkr", *rows, "Totalt|310")) == 1


def test_after_a_balance_nothing_is_sure():
    assert wrong("Post|tkr", "A|700", "Netto|100", "B|50", "Summa|750") == []
    assert len(wrong("Post|tkr", "A|700", "B|50", "Summa|800", "Netto|100")) == 1


def test_a_total_in_the_first_row_is_of_those_below():
    assert wrong("Post|Antal", "Totalt|300", "A|100", "B|200") == []
    assert wrong("Post|Antal", "Totalt|300", "A|100", "B|200", "Under 18 år|40") == []
    assert wrong("Post|Antal", "Totala utgifter|300", "A|100", "B|210") == []
    assert wrong("Post|Antal", "Totalt|300", "A|100") == []
    assert wrong("Post|Antal", "Totalt|301", "A|100", "B|200", "C|40") == []
    assert len(wrong("Post|Antal", "Totalt|302", "A|100", "B|200", "C|40")) == 1
    assert len(wrong("Post|Antal", "Totalt|300", "A|300", "B|200")) == 1
    assert wrong("Post|Antal", "Totalt|300", "A|100", "B|210") == [("300", "310", "1", "rows")]


def test_sums_across_are_of_the_columns_beside():
    rows = ["Post|A|B|Summa", "x|100|50|150", "y|10|20|30"]
    assert wrong(*rows) == []
    assert wrong(*rows, "z|10|20|35") == [("35", "30", "1", "columns")]
    assert len(wrong("Post|A|B|Totalt", "x|100|50|160")) == 1
    assert len(wrong("Post|A|B|Bostäder totalt", "x|100|50|160")) == 1
    assert len(wrong("Post|Totalt|A|B", "x|160|100|50")) == 1
    assert wrong("Post|A|Summa", "x|100|160") == []
    assert wrong("Post|A|B|Totalt", "x|100|50|160", "y|10|20|35") == []
    assert wrong("Post|A|B|Totalt", "x|100|50|150", "y|10|20|35", "z|10|20|40") == []
    assert len(wrong("Post|A|B|Totalt", "x|100|50|150", "y|10|20|35", "z|10|20|40", "w|1|2|3")) == 2
    assert wrong("Post|A|B|Summa|C|D|Summa", "x|1|2|3|10|20|30") == []
    assert wrong("Post|A|varav B|C|Summa", "x|10|5|10|20") == []
    assert wrong("Post|A|Andel|C|Summa", "x|10|5|10|20") == []


def test_where_a_sum_stands_first_each_sum_is_of_the_columns_after_it():
    assert wrong("Post|Totalt|A|B|Totalt|C|D", "x|3|1|2|30|10|20") == []
    assert [one[:2] for one in wrong("Post|Totalt|A|B|Totalt|C|D", "x|3|1|2|40|10|20")] == [("40", "30")]
    assert wrong("Post|Totalt|A|B|Summa", "x|3|1|2|3") == []
    assert len(wrong("Post|Totalt|A|B|Summa", "x|3|1|2|5")) == 1


def test_a_column_that_is_called_no_sum_is_none():
    assert wrong("Post|A|B|C", "x|1|2|9") == []
    assert wrong("Post|A|B|Andel totalt", "x|1|2|9") == []


def test_products_budgets_and_other_kinds_are_no_sums_across():
    assert wrong("Vara|Styck|Kostnad|Summa", "x|10|5|50", "y|3|4|12") == []
    assert wrong("Vara|Styck|Kostnad|Summa", "x|10|5|50") == []
    assert wrong("Vara|Antal|Bit|Summa", "x|10|5|51") == []
    assert wrong("Post|Budget|Utfall|Summa", "x|10|5|51") == []
    assert wrong("Post|A|B|Summa", "x|10 st|5 st|51 tkr") == []


def test_units_in_cells_heads_and_captions_are_one_measure():
    assert wrong("Post|Belopp", "A|500 tkr", "B|0,5 mnkr", "Summa|1 mnkr") == []
    assert wrong("Post|Belopp", "A|240", "B|60", "Summa|390 tkr") == [("390", "300000", "1000", "rows")]
    assert wrong("Post|Belopp", "A|10 st", "B|60 tkr", "Summa|390") == []
    assert wrong("Post|Belopp", "A|10 st", "B|60 tkr", "Summa|390 tkr") == []
    assert wrong("Post|Belopp", "A|240", "B|60", "Summa|390", caption="Kostnader, tkr")[0][1] == "300000"
    assert wrong("Post|Antal", "A|240", "B|60", "Summa|390", caption="Kostnader, tkr")[0][1] == "300"
    assert wrong("tkr|Belopp", "A|240", "B|60", "Summa|390")[0][1] == "300000"


def test_a_column_with_a_word_in_it_is_not_added():
    assert wrong("Post|Belopp", "A|240", "B|ingår", "Summa|390") == []
    assert len(wrong("Post|Belopp", "A|240", "B|–", "C|", "Summa|390")) == 1


def test_a_table_of_words_has_no_figures():
    assert list(figure_tables([table("A|B", "x|y")])) == []


def test_a_large_table_is_read_in_good_time():
    rows = [f"Rad {number}|" + "|".join("1 000" for _ in range(9)) for number in range(2000)]
    assert wrong("Post|" + "|".join("ABCDEFGHI"), *rows, "Summa|" + "|".join("2 000 000" for _ in range(9))) == []
