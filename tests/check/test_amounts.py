"""Amounts: every Swedish form of a number is read as that number, and what is no amount is left out."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papergen.check.amounts import amounts_in, cell_amount, is_nothing, parse_number, swedish, without_codes
from papergen.check.units import BLANKS

MODEST = settings(max_examples=120, deadline=None)
UNITS = {
    " tkr": "tkr",
    "\u00a0tkr": "tkr",
    " mnkr": "mnkr",
    " mkr": "mnkr",
    " kr": "kr",
    " kronor": "kr",
    " SEK": "kr",
    ":-": "kr",
    ",-": "kr",
    " %": "%",
    "%": "%",
    " procent": "%",
    " milj. kr": "mnkr",
    " miljoner kronor": "mnkr",
    " tusen kronor": "tkr",
    " miljarder kronor": "mdkr",
    " st": "st",
    " timmar": "timmar",
    " euro": "euro",
    "": "",
}
SIGNS = {"": 1, "-": -1, "–": -1, "−": -1, "(": -1, "− ": -1, "+": 1}
numbers = st.integers(0, 10**15 - 1)
decimal_digits = st.text("0123456789", max_size=4)


def grouped(whole: int, separator: str) -> str:
    return f"{whole:,}".replace(",", separator)


@MODEST
@given(numbers, decimal_digits, st.sampled_from([*BLANKS, ".", ""]), st.sampled_from(list(UNITS)), st.sampled_from(list(SIGNS)))
def test_a_cell_gives_back_the_number_that_was_written(whole, decimals, separator, unit, sign):
    if unit in (":-", ",-"):
        decimals = ""
    if len(decimals) == 3:  # 1,040 kr is a thousand and forty
        decimals = decimals[:2]
    text = f"{sign}{grouped(whole, separator)}{',' if decimals else ''}{decimals}{unit}{')' if sign == '(' else ''}"
    amount = cell_amount(text)
    assert amount
    assert amount.value == Decimal(f"{whole}.{decimals or 0}") * SIGNS[sign]
    assert amount.unit == UNITS[unit]
    assert amount.decimals == len(decimals)
    assert (amount.start, amount.end) == (0, len(text))


@MODEST
@given(
    st.integers(3000, 10**15 - 1), st.text("0123456789", max_size=2), st.sampled_from(list(BLANKS)), st.sampled_from(list(UNITS))
)
def test_running_text_gives_back_the_number_that_was_written(whole, decimals, separator, unit):
    decimals = "" if unit in (":-", ",-") else decimals
    written = f"{grouped(whole, separator)}{',' if decimals else ''}{decimals}{unit}"
    (amount,) = amounts_in(f"Nämnden söker {written} till löner.")
    assert amount.value == Decimal(f"{whole}.{decimals or 0}")
    assert amount.unit == UNITS[unit]
    assert f"Nämnden söker {written} till löner."[amount.start : amount.end] == written


@MODEST
@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2))
def test_what_is_written_for_a_message_is_read_as_the_same_number(value):
    amount = cell_amount(swedish(value, "tkr"))
    assert amount
    assert amount.value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 040", "1040"),
        ("1.040", "1040"),
        ("1,040", "1.040"),
        ("1,040,000", "1040000"),
        ("12.5", "12.5"),
        ("12,5", "12.5"),
        ("12345", "12345"),
        ("1 040 000,50", "1040000.50"),
        ("1.040.000,5", "1040000.5"),
        ("0", "0"),
    ],
)
def test_a_number_is_read(text, value):
    assert parse_number(text) == (Decimal(value), max(0, -Decimal(value).as_tuple().exponent))


@pytest.mark.parametrize("text", ["", "x", "1 0400", "1.04.0", "10 40", "1,,0", "1" * 61])
def test_what_is_no_number_is_none(text):
    assert parse_number(text) is None


def test_kronor_and_tkr_never_have_three_decimals():
    assert parse_number("1,040", "kr") == (Decimal(1040), 0)
    assert parse_number("1,040", "tkr") == (Decimal(1040), 0)
    assert parse_number("1,040", "mnkr") == (Decimal("1.040"), 3)
    assert parse_number("123,456", "kr") == (Decimal(123456), 0)
    assert parse_number("1,04", "kr") == (Decimal("1.04"), 2)
    assert parse_number("1.040,500", "kr") == (Decimal("1040.500"), 3)
    assert parse_number("1" * 60) == (Decimal("1" * 60), 0)


@pytest.mark.parametrize("text", ["", " ", "–", "-", "—", "−", "..", "…", "\u00a0"])
def test_an_empty_cell_or_a_dash_is_nothing(text):
    assert is_nothing(text)
    assert cell_amount(text) is None


@pytest.mark.parametrize("text", ["0", "x", "ingår"])
def test_a_nought_and_a_word_are_something(text):
    assert not is_nothing(text)


@pytest.mark.parametrize("text", ["(150", "150)", "10–12", "ca 10", "10 av 12", "10 %/år", "2026-01-12", "12 345 6"])
def test_a_cell_with_more_than_an_amount_is_none(text):
    assert cell_amount(text) is None


def test_a_cell_may_have_a_mark_and_blanks_after_its_amount():
    amount = cell_amount("  240 tkr**  ")
    assert amount
    assert (amount.value, amount.start, amount.number_end, amount.end) == (Decimal(240), 2, 5, 9)


def test_a_cell_takes_the_unit_of_its_column_unless_it_has_its_own():
    assert cell_amount("1,040", "kr").value == 1040
    assert cell_amount("12", "tkr").unit == "tkr"
    assert cell_amount("12 %", "tkr").unit == "%"


def told(text):
    return [text[one.start : one.end] for one in amounts_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "år 2026 och 1999",
        "den 8 juni 2005",
        "2007-12-10",
        "dnr 801-09-060935, 106-0412/2007 och SN 2026/0123",
        "§ 94, §§ 94",
        "12 kap. och 39 §",
        "lagen 2017:725",
        "ring 08-598 191 90, 070-174 06 11 eller +46 8 508 25 00",
        "kl. 8 och klockan 16.30, 08.30–12.00",
        "bilaga 2, årskurs 4, tabell 3 och delprojekt 1",
        "konto 4010, telefonnummer 50825006",
        "IBAN SE35 5000 0000 0549 1000 0003",
        "123 45 Exempelstad",
        "avsnitt 3.2.1",
        "A4, 3a, MBL-19",
        "12-månadersregeln",
        "0123",
        "#12, &12, +12a",
        "05 barn",
        "Mötet börjar 16.30 i dag",
    ],
)
def test_what_is_no_amount_is_left_out(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("om 1.040 tkr, 125 tkr och 650 tkr", ["1.040 tkr", "125 tkr", "650 tkr"]),
        ("22 979 840:- varav 48% av", ["22 979 840:-", "48%"]),
        ("år 2026 kom 74 unga", ["74"]),
        ("2000 timmar och 1850 och 2150 personer", ["2000 timmar", "1850", "2150"]),
        ("1 257 miljoner kronor (mnkr)", ["1 257 miljoner kronor"]),
        ("(50 tkr), ”60 tkr”", ["50 tkr", "60 tkr"]),
        ("0,5 % och 0 kr", ["0,5 %", "0 kr"]),
        ("en 50%-ig tjänst", ["50%"]),
        ("12 345 Exempelstad", ["12 345"]),
        ("0 barn, 0,5 barn och 123.45 poäng", ["0", "0,5", "123.45"]),
        ("Antalet är 1.040.500.", ["1.040.500"]),
    ],
)
def test_amounts_are_found_with_their_units(text, amounts):
    assert told(text) == amounts


def test_millions_of_something_else_than_money_are_a_number():
    (amount,) = amounts_in("1,5 miljoner invånare")
    assert (amount.value, amount.unit, amount.decimals) == (1_500_000, "", 0)


def test_money_is_measured_in_kronor_with_half_of_its_last_decimal():
    (amount,) = amounts_in("1,5 mnkr")
    assert (amount.base, amount.half) == (1_500_000, 50_000)
    (amount,) = amounts_in("250 tkr")
    assert (amount.base, amount.half, amount.is_money) == (250_000, 500, True)
    (amount,) = amounts_in("50 %")
    assert (amount.base, amount.half, amount.is_money) == (50, Decimal("0.5"), False)


def test_an_amount_below_zero_has_its_sign_close_before_it():
    assert [(str(one.value), one.start) for one in amounts_in("blir –150 tkr")] == [("-150", 5)]
    assert [str(one.value) for one in amounts_in("blir – 150 tkr")] == ["150"]
    assert [str(one.value) for one in amounts_in("x–150 tkr")] == ["150"]


def test_the_currency_may_stand_before():
    (amount,) = amounts_in("SEK 500 000 betalas")
    assert (amount.unit, amount.form) == ("kr", "SEK")
    (amount,) = amounts_in("tSEKx 500 000 betalas")
    assert amount.unit == ""


@pytest.mark.parametrize("text", ["10–12 personer", "10 – 12 personer", "10-12 personer", "10 % – 12 %", "10— 12 tkr"])
def test_both_ends_of_an_interval_are_marked(text):
    assert [one.interval for one in amounts_in(text)] == [True, True]


def test_a_number_after_another_is_no_interval():
    assert [one.interval for one in amounts_in("Under 2026 74 unga")] == [False]


def test_a_dash_between_words_makes_no_interval():
    assert [one.interval for one in amounts_in("av 40 – de flesta barn – kom 12")] == [False, False]


def test_codes_are_hidden_without_moving_anything():
    text = "Se 801-09-060935 om 12 tkr och X/Y/Z."
    assert without_codes(text) == "Se " + "\ufffc" * 13 + " om 12 tkr och X/Y/Z."


def test_numbers_are_written_as_svenska_skrivregler_say():
    assert swedish(Decimal("1040.50"), "tkr") == "1 040,5 tkr"
    assert swedish(Decimal(-150)) == "−150"
    assert swedish(Decimal(100_000_000), "kr") == "100 000 000 kronor"
    assert swedish(Decimal(0), "%") == "0 %"


@pytest.mark.parametrize(
    "text", ["1 " * 25_000, "1" * 100_000, "000 " * 25_000 + "x", "1-" * 50_000, "1." * 50_000, "a1/" * 30_000]
)
def test_hostile_text_is_read_in_good_time(text):
    assert isinstance(amounts_in(text), tuple)
    assert cell_amount(text) is None
