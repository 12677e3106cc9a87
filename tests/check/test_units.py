"""Units of amounts."""

from decimal import Decimal

import pytest

from papergen.check.units import in_unit, unit_said


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Belopp (tkr)", "tkr"),
        ("Kostnader 2026, kronor", "kr"),
        ("Investering, miljoner kronor", "mnkr"),
        ("Belopp i tusental kronor", "tkr"),
        ("Intäkter, miljarder kr", "mdkr"),
        ("Andel %", "%"),
        ("€", "euro"),
        ("Arbete, timmar", "timmar"),
        ("Belopp i kr, tkr", "tkr"),
        ("Antal", ""),
        ("Krona på verket", ""),
        ("Ram 2026", ""),
    ],
)
def test_a_heading_says_the_unit_of_its_column(text, unit):
    assert unit_said(text) == unit


def test_money_is_turned_into_its_unit():
    assert in_unit(Decimal(1_040_000), "tkr") == 1040
    assert in_unit(Decimal(1_040_000), "kr") == 1_040_000
    assert in_unit(Decimal(50), "%") == 50
