"""Personnummer and samordningsnummer: which numbers are one, and which only look so."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papergen.check.person_numbers import NEAR, person_numbers


def numbers(text, said=""):
    return [text[start:end] for start, end in person_numbers(text, said)]


def control_figure(nine: str) -> int:
    doubled = "".join(str(int(figure) * (1 + (index % 2 == 0))) for index, figure in enumerate(nine))
    return -sum(map(int, doubled)) % 10


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.integers(0, 999),
    st.sampled_from(["-", "+", "–", "\u2011", "\u2212", " - "]),
    st.booleans(),
    st.booleans(),
)
@settings(max_examples=100, deadline=None)
def test_every_number_of_a_person_is_found_and_none_with_another_control_figure(day, serial, dash, century, coordinated):
    born = f"{day:%y%m}{day.day + 60 * coordinated:02}"
    first = f"{day.year // 100}" * century
    figure = control_figure(f"{born}{serial:03}")
    right = f"{first}{born}{dash}{serial:03}{figure}"
    assert numbers(f"Sökanden ({right}) hörs.") == [right]
    wrong = f"{first}{born}{dash}{serial:03}{(figure + 1) % 10}"
    assert numbers(f"Sökanden ({wrong}) hörs.") == []


@pytest.mark.parametrize("text", ["19000229-0011", "811301-0014", "811200-1238", "811232-0018", "811191-0017", "850229-0011"])
def test_what_is_no_day_is_no_number(text):
    assert numbers(text) == []


def test_a_leap_day_of_either_century_is_one():
    assert numbers("000229-0013") == ["000229-0013"]
    assert numbers("20000229-0013") == ["20000229-0013"]
    assert numbers("19000229-0013") == []


@pytest.mark.parametrize("text", ["8112189876", "198112189876"])
def test_figures_in_a_row_are_one_unless_they_are_called_something_else(text):
    assert numbers(f"Sökanden {text} hörs.") == [text]
    assert numbers(f"Personnummer: {text}") == [text]
    for name in ("OCR", "OCR-nummer:", "bankgiro", "Telefon", "faktura nr", "Kontot är", "referensnummer"):
        assert numbers(f"{name} {text}") == []
    assert numbers(text, "OCR-nummer|Värde") == []
    assert numbers(text, "Värde|Bankgiro") == []
    assert numbers(text, "Namn|Personnummer") == [text]


def test_only_the_words_right_before_tell_what_it_is():
    assert numbers(f"OCR {'x' * NEAR} 8112189876") == ["8112189876"]
    assert numbers(f"personnummer{' ' * (NEAR - len('personnummer'))}0701011231") == ["0701011231"]
    assert numbers(f"personnummer{' ' * (NEAR - len('personnummer') + 1)}0701011231") == []


def test_a_blank_alone_between_makes_a_number_only_where_it_is_said():
    assert numbers("Född 811218 9876") == ["811218 9876"]
    assert numbers("Kostnaden är 811218 9876") == []


def test_a_mobile_phone_is_none():
    assert numbers("0701011231") == []
    assert numbers("Mobil 070101-1231") == []
    assert numbers("070101-1231") == ["070101-1231"]


@pytest.mark.parametrize(
    "text", ["2811218-9876", "811218-98760", "A811218-9876", "811218-9876B", "1-811218-9876", "811218-9876-1", "3.811218-9876"]
)
def test_a_part_of_something_longer_is_none(text):
    assert numbers(text) == []


@pytest.mark.parametrize("text", ["(811218-9876)", "nr:811218-9876.", "a_811218-9876_b", "811218-9876,", "811218-9876.pdf"])
def test_marks_around_it_change_nothing(text):
    assert numbers(text) == ["811218-9876"]


def test_many_numbers_are_read_in_linear_time():
    assert len(numbers("811218-9876 " * 20_000)) == 20_000
    assert numbers("8" * 100_000) == []
