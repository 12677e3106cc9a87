from datetime import date

import pytest

from papergen.check.diarienummer import MAX_LENGTH, Number, example_of, follows, normal, number, numbers_in, odd_ones, patterns_of
from papergen.model.settings import Namnd, Settings
from papergen.problems import point
from papergen.read import pattern_cost

HERE = point("a.md")


def test_a_dnr_may_be_as_long_as_a_pattern_is_quick():
    assert MAX_LENGTH == pattern_cost.MAX_LENGTH


def test_dashes_and_blanks_are_made_plain():
    assert normal(" SN\u00a0 2026/0123 ") == "SN 2026/0123"
    assert {normal(f"801{dash}26{dash}060935") for dash in "-‐‑‒–—−"} == {"801-26-060935"}


@pytest.mark.parametrize(
    "dnr",
    ["801-26-060935", "402–18830–2025", "2006-152-307", "T 2010-313-01743", "SN 2026/0123", "SLK-2023-01047", "KFKS 2017/1106"],
)
def test_a_dnr_is_seen_in_a_text(dnr):
    assert [match[0] for match in numbers_in(f"Se ({dnr}), som är klart.")] == [normal(dnr)]


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-17",
        "08-465 004 12",
        "5050-1055",
        "SFS 2010:800",
        "prop. 2017/18:171",
        "SN 2026",
        "x801-26-060935",
        "801-26-06093544x",
    ],
)
def test_dates_phones_accounts_and_laws_are_none(text):
    assert not list(numbers_in(text))


def test_a_number_is_its_series_and_its_own_figures():
    assert number("SN 2026/0123", HERE) == Number("SN 2026/0123", "SN 2026/", "0123", HERE)
    assert number("12345", HERE) is None
    assert number("SN 2026/", HERE) is None
    assert number("SN 2026/" + "1" * (MAX_LENGTH - 8), HERE)
    assert number("SN 2026/" + "1" * (MAX_LENGTH - 7), HERE) is None


def test_only_a_series_with_zeros_in_front_has_a_fixed_count():
    one, two, three = (number(dnr, HERE) for dnr in ("A 26/12", "A 26/123", "A 26/0123"))
    assert list(odd_ones([one, two])) == []
    assert list(odd_ones([one, two, three])) == [(one, three), (two, three)]
    assert list(odd_ones([three, number("B 26/1", HERE)])) == []


SETTINGS = Settings(
    "Kommunen",
    namnder=(
        Namnd("Nya nämnden", fran=date(2020, 1, 1), foregangare="Gamla nämnden", dnr="NY\\d+"),
        Namnd("Nya nämnden", till=date(2019, 12, 31), dnr="FÖRST\\d+"),
        Namnd("Gamla nämnden", till=date(2019, 12, 31), foregangare="Äldsta nämnden", dnr="GAM\\d+"),
        Namnd("Äldsta nämnden", foregangare="Gamla nämnden", dnr="ÄLD\\d+"),
        Namnd("Utan mönster", foregangare="Gamla nämnden"),
    ),
)


def test_a_case_may_have_been_taken_over_from_the_namnd_before():
    assert patterns_of("Nya nämnden", date(2020, 1, 1), SETTINGS) == ("NY\\d+", "GAM\\d+", "ÄLD\\d+")
    assert patterns_of("nya  NÄMNDEN", date(2020, 1, 1), SETTINGS) == ("NY\\d+", "GAM\\d+", "ÄLD\\d+")


def test_of_one_name_the_one_in_force_counts():
    assert patterns_of("Nya nämnden", date(2019, 12, 31), SETTINGS) == ("FÖRST\\d+",)
    assert patterns_of("Nya nämnden", None, SETTINGS)[:2] == ("NY\\d+", "FÖRST\\d+")
    assert patterns_of("Gamla nämnden", date(2025, 1, 1), SETTINGS) == ("GAM\\d+", "ÄLD\\d+")


def test_nothing_is_known_of_a_namnd_without_pattern():
    assert patterns_of("Utan mönster", None, SETTINGS) == ()
    assert patterns_of("Okänd nämnd", None, SETTINGS) == ()
    assert patterns_of("", None, SETTINGS) == ()


def test_a_dnr_follows_a_pattern_whatever_dash_either_has():
    assert follows("801–26–1", ["x", r"\d{3}—\d{2}-\d"])
    assert not follows("801-26-11", [r"\d{3}-\d{2}-\d"])
    assert not follows("1" * (MAX_LENGTH + 1), [r"\d+"])
    assert follows("1" * MAX_LENGTH, [r"\d+"])


def test_an_example_follows_its_pattern():
    assert example_of(r"SN \d{4}/\d{4}") == "SN 1234/1234"
    assert example_of(r"SN \d+-\d") == "SN 123-1"
    assert example_of(r"SN \d{2,4}") == "SN 12"
    assert example_of(r"(SN|KS) \d+") == ""
