"""Dates in Swedish text and the periods they make: `den 8 juni 2005`, `2007-12-10`, `1 maj – 15 september 2009`."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from papergen.model.months import MONTHS

WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")

Style = Literal["ord", "siffror", "snedstreck"]

_MONTH = f"(?P<month>{'|'.join(MONTHS)})"
# The patterns begin with a figure, which is fast to find; what may not stand before it is looked at afterwards.
_WORDED = re.compile(rf"(?P<day>\d{{1,2}})(?::[ae])?\s{_MONTH}\b(?:\s(?P<year>[12]\d{{3}})\b)?", re.I)
_ISO = re.compile(r"(?P<year>[12]\d{3})-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/:]|-\d)")
_SLASH = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})[ -](?P<year>[12]\d{3})(?![\w/:-])")
_NOT_BEFORE = frozenset("0123456789:.,/§-")
_DEN = re.compile(r"\bden\s$", re.I)
_WHOLE_MONTH = re.compile(rf"\b{_MONTH}\s(?P<year>[12]\d{{3}})\b", re.I)
_HAS_FIGURES = re.compile(r"\d\D")
_TO = re.compile(r"\s?(?:[–—-]|till och med|t\.o\.m\.|tom|till)\s?(?:den\s)?")
# The first day of a period within one month, as in `den 21 –23 september`.
_FROM_DAY = re.compile(r"(?:\bden\s)?(?<![\d.,/])(\d{1,2})\s?[–—-]\s?$")
_LOOK_BACK = 12


@dataclass(frozen=True, slots=True)
class DateInText:
    """A date at `start` up to `end` of a text; `day` is None where there is no such day, or no year is said."""

    start: int
    end: int
    day: date | None
    style: Style
    year_said: bool = True

    @property
    def impossible(self) -> bool:
        """Tell whether the calendar has no such day."""
        return self.year_said and self.day is None


@dataclass(frozen=True, slots=True)
class PeriodInText:
    """A period at `start` up to `end` of a text; its last day is written from `last_start` on."""

    start: int
    end: int
    first: date
    last: date
    last_start: int


def dates_in(text: str) -> tuple[DateInText, ...]:
    """Give the dates of a text in order: those with a day of the month."""
    found = [_of(match, "ord") for match in _WORDED.finditer(text)] if _HAS_FIGURES.search(text) else []
    if "-" in text:
        found += [_of(match, "siffror") for match in _ISO.finditer(text)]
    if "/" in text:
        found += [_of(match, "snedstreck") for match in _SLASH.finditer(text)]
    return tuple(sorted((one for one in found if _stands_free(text, one)), key=lambda one: one.start))


def _of(match: re.Match[str], style: Style) -> DateInText:
    text, start, year, month = match.string, match.start(), match["year"], match["month"].lower()
    number = MONTHS.index(month) + 1 if month in MONTHS else int(month)
    den = _DEN.search(text, max(0, start - 4), start) if style == "ord" else None
    return DateInText(den.start() if den else start, match.end(), _day(year, number, match["day"]), style, bool(year))


def _stands_free(text: str, one: DateInText) -> bool:
    before = text[one.start - 1] if one.start else " "
    return before not in _NOT_BEFORE and not (before.isalpha() and one.style != "ord")


def _day(year: str | None, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day)) if year else None
    except ValueError:
        return None


def months_in(text: str) -> tuple[PeriodInText, ...]:
    """Give the months that are named with their year, and no day: `oktober 2009`."""
    return tuple(
        _whole(match) for match in _WHOLE_MONTH.finditer(text) if match.start() < 2 or not text[match.start() - 2].isdigit()
    )


def _whole(match: re.Match[str]) -> PeriodInText:
    year, month = int(match["year"]), MONTHS.index(match["month"].lower()) + 1
    last = date(year, month, calendar.monthrange(year, month)[1])
    return PeriodInText(match.start(), match.end(), date(year, month, 1), last, match.start())


def periods_in(text: str, dates: tuple[DateInText, ...]) -> tuple[PeriodInText, ...]:
    """Give the periods between two of the dates of a text.

    The first takes its month and year from the last where it has none of its own.
    """
    periods = []
    for index, last in enumerate(dates):
        if last.day is None:
            continue
        before = dates[index - 1] if index else None
        if before and _TO.fullmatch(text, before.end, last.start):
            first = before.day or (None if before.year_said else _with_year(text, before, last.day))
            if first:
                periods.append(PeriodInText(before.start, last.end, first, last.day, last.start))
        elif last.style == "ord":
            start = max(0, last.start - _LOOK_BACK)
            from_day = _FROM_DAY.search(text[start : last.start])
            first = _day(str(last.day.year), last.day.month, from_day[1]) if from_day else None
            if from_day and first:
                periods.append(PeriodInText(start + from_day.start(), last.end, first, last.day, last.start))
    return tuple(periods)


def _with_year(text: str, one: DateInText, last: date) -> date | None:
    match = _WORDED.search(text, one.start, one.end)
    return _day(str(last.year), MONTHS.index(match["month"].lower()) + 1, match["day"]) if match else None


def in_words(day: date) -> str:
    """Give a date as it is written in running text: `den 8 juni 2005`."""
    return f"den {day.day} {MONTHS[day.month - 1]} {day.year}"
