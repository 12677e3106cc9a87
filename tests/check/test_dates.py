"""Dates and periods in Swedish text."""

import time
from datetime import date

import pytest

from papergen.check.dates import dates_in, in_words, months_in, periods_in


def told(text):
    return [(text[one.start : one.end], one.day and one.day.isoformat(), one.style) for one in dates_in(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Från den 8 juni 2005 på", [("den 8 juni 2005", "2005-06-08", "ord")]),
        ("Den 31 MAJ 2005", [("Den 31 MAJ 2005", "2005-05-31", "ord")]),
        ("beslutade 2007-12-10, d.v.s.", [("2007-12-10", "2007-12-10", "siffror")]),
        ("den 5:e maj 2026", [("den 5:e maj 2026", "2026-05-05", "ord")]),
        ("den 5 maj", [("den 5 maj", None, "ord")]),
        ("12/3 2026 och 12/3-2026", [("12/3 2026", "2026-03-12", "snedstreck"), ("12/3-2026", "2026-03-12", "snedstreck")]),
        ("(2026-01-14)", [("2026-01-14", "2026-01-14", "siffror")]),
        ("dnr 106-2007-12-10, 2006-152-307, 801-09-060935", []),
        ("2026-01-140 och 2026-01-14-5 och A2026-01-14", []),
        ("112 maj 2026, 1,5 maj 2026, 3.12 maj 2026", []),
        ("5 mars. 2026 majs", [("5 mars", None, "ord")]),
    ],
)
def test_dates_are_found_and_what_is_none_is_left(text, found):
    assert told(text) == found


def test_a_day_that_does_not_exist_is_told_apart_from_one_without_a_year():
    assert [one.impossible for one in dates_in("den 31 juni 2026, 2026-02-30, den 31 juni, den 29 februari 2028")] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "first", "last", "words"),
    [
        ("under 1 maj – 15 september 2009", "2009-05-01", "2009-09-15", "1 maj – 15 september 2009"),
        ("den 21 –23 september 2005", "2005-09-21", "2005-09-23", "den 21 –23 september 2005"),
        ("21–23 september 2005", "2005-09-21", "2005-09-23", "21–23 september 2005"),
        ("den 8 juni 2005 till och med den 31 december 2007", "2005-06-08", "2007-12-31", "den 8 juni 2005 till … 2007"),
        ("den 1 mars 2026 till den 15 april 2026", "2026-03-01", "2026-04-15", "den 1 mars 2026 till den 15 april 2026"),
        ("2026-03-01–2026-04-15", "2026-03-01", "2026-04-15", "2026-03-01–2026-04-15"),
        ("2026-03-01 t.o.m. 2026-04-15", "2026-03-01", "2026-04-15", "2026-03-01 t.o.m. 2026-04-15"),
    ],
)
def test_periods_have_a_first_and_a_last_day(text, first, last, words):
    (one,) = periods_in(text, dates_in(text))
    assert (one.first.isoformat(), one.last.isoformat()) == (first, last)
    begin, _, end = words.partition("…")
    assert text[one.start : one.end].startswith(begin)
    assert text[one.start : one.end].endswith(end)
    assert text[one.last_start : one.end] in text


@pytest.mark.parametrize(
    "text", ["den 1 mars 2026 och den 15 april 2026", "den 31 juni – 5 juli 2026", "§ 1,5–7 maj 2026", "den 5 maj – 7 juni"]
)
def test_two_dates_are_not_always_a_period(text):
    assert periods_in(text, dates_in(text)) == ()


def test_months_are_whole():
    (one,) = months_in("fr.o.m. februari 2028 och den 5 mars 2026")
    assert (one.first, one.last) == (date(2028, 2, 1), date(2028, 2, 29))
    assert months_in("mars 2026")[0].first == date(2026, 3, 1)
    assert months_in("5 mars 2026") == ()
    assert len(months_in("I mars 2026")) == 1


def test_a_date_is_written_in_words():
    assert in_words(date(2005, 6, 8)) == "den 8 juni 2005"


@pytest.mark.parametrize(
    "text", ["1 maj – " * 15_000, "den " * 25_000, "2026-01-01–" * 9_000, "1" * 100_000, "5 mars 2026 till " * 6_000]
)
def test_long_text_is_read_in_little_time(text):
    began = time.process_time()
    periods_in(text, dates_in(text))
    months_in(text)
    assert time.process_time() - began < 1
