"""Which rules are told: beginnings of codes, the longest first, and the command line (`own_…`) before papergen.toml."""

import pytest

from papergen.check.selection import Selection, unknown_codes


@pytest.mark.parametrize(
    ("selection", "told"),
    [
        (Selection(), ["DEC001", "SUM001", "SUM002"]),
        (Selection(select=("SUM",)), ["SUM001", "SUM002"]),
        (Selection(ignore=("SUM",)), ["DEC001"]),
        (Selection(select=("SUM",), ignore=("SUM001",)), ["SUM002"]),
        (Selection(select=("SUM001",), ignore=("SUM",)), ["SUM001"]),
        (Selection(select=("SUM001",), ignore=("SUM001",)), []),
        (Selection(select=("S",)), ["SUM001", "SUM002"]),
        (Selection(select=("sum001",)), ["SUM001"]),
        (Selection(ignore=("D", "SUM00")), []),
        # What the command line says goes first, whatever papergen.toml says.
        (Selection(own_select=("DEC",), ignore=("DEC001",)), ["DEC001"]),
        (Selection(own_ignore=("SUM",), select=("SUM001",)), []),
        (Selection(own_ignore=("SUM",), select=("DEC",)), ["DEC001"]),
        (Selection(own_ignore=("SUM",), ignore=("DEC",)), []),
        (Selection(own_select=("SUM",), select=("DEC",)), ["SUM001", "SUM002"]),
        (Selection(own_select=("SUM",), own_ignore=("SUM002",)), ["SUM001"]),
        (Selection(own_select=("SUM001",), own_ignore=("SUM",)), ["SUM001"]),
    ],
)
def test_the_longer_beginning_wins_and_the_command_line_goes_first(selection, told):
    assert [code for code in ("DEC001", "SUM001", "SUM002") if selection.has(code)] == told


def test_a_beginning_that_no_rule_has_is_unknown():
    assert unknown_codes(["SUM", "sum001", "SUM9", "", "X"], ["SUM001", "DEC001"]) == ["SUM9", "", "X"]
