"""Readers of dates and clock times, with a hint for each usual way to write them otherwise."""

import calendar
import re
from datetime import date, time

from papergen.model.months import MONTHS
from papergen.read.fields import name, wrong_shape
from papergen.read.nodes import RawNode, RawScalar
from papergen.read.schema import Notes, shortened

FIRST_YEAR, LAST_YEAR = 1800, 2199

_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
# Named groups y m d, tried in this order on the whole value; only to say what the person probably meant.
_OTHER_DATES = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?P<y>[0-9]{4})[-./–/ ](?P<m>[0-9]{1,2})[-./– ](?P<d>[0-9]{1,2})",
        r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})",
        r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})[T ].{0,30}",
        r"(?P<d>[0-9]{1,2})[/.](?P<m>[0-9]{1,2})[- /.](?P<y>[0-9]{4})",
        r"(?:den )?(?P<d>[0-9]{1,2})(?::?e)? (?P<m>[a-z]{3,9})\.? (?P<y>[0-9]{4})",
    )
)
_TIME = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})")
_LOOSE_TIME = re.compile(r"(?:kl\.?|klockan)? ?([0-9]{1,2})(?:[:.]?([0-9]{2}))?", re.IGNORECASE)


def iso_date(node: RawNode, key: str, notes: Notes) -> date | None:
    """Read a date written `2026-01-12` that exists, from 1800 to 2199."""
    if not isinstance(node, RawScalar) or node.shape not in ("text", "ett datum"):
        wrong_shape(node, key, "ett datum", "Skriv år-månad-dag, till exempel 2026-01-12.", notes)
        return None
    value = node.value.strip()
    match = _ISO.fullmatch(value)
    if not match:
        message = f"Datumet ”{shortened(value)}” är inte skrivet som år-månad-dag."
        notes.add("013", message, node.place, f"Skriv {_meant(value) or 'till exempel 2026-01-12'}.")
        return None
    year, month, day = (int(part) for part in match.groups())
    if not FIRST_YEAR <= year <= LAST_YEAR:
        notes.add("013", f"Årtalet i {value} kan inte stämma.", node.place, f"Skriv ett år mellan {FIRST_YEAR} och {LAST_YEAR}.")
        return None
    try:
        return date(year, month, day)
    except ValueError:
        notes.add("013", f"Datumet {value} finns inte.", node.place, _why_not(year, month))
        return None


def _why_not(year: int, month: int) -> str:
    if not 1 <= month <= 12:
        return "Månaden ska vara 01–12. Ordningen är år-månad-dag."
    return f"{MONTHS[month - 1].capitalize()} {year} har {calendar.monthrange(year, month)[1]} dagar."


def _meant(value: str) -> str:
    for pattern in _OTHER_DATES:
        match = pattern.fullmatch(value)
        if match:
            parts = match.groupdict()
            try:
                return date(int(parts["y"]), _month(parts["m"]), int(parts["d"])).isoformat()
            except ValueError:
                return ""
    return ""


def _month(written: str) -> int:
    """Give the number of a month written as figures, a name or its first three letters; 0 if there is none."""
    if written.isdecimal():
        return int(written)
    return next((number for number, month in enumerate(MONTHS, 1) if month.startswith(written.casefold()[:3])), 0)


def clock_time(node: RawNode, key: str, notes: Notes) -> time | None:
    """Read a time of day written `08:30` or `8.30`."""
    example = "Skriv timmar och minuter, till exempel 08:30."
    if not isinstance(node, RawScalar) or node.shape != "text":
        wrong_shape(node, key, "ett klockslag", example, notes)
        return None
    value = node.value.strip()
    match = _TIME.fullmatch(value)
    if not match:
        loose = _LOOSE_TIME.fullmatch(value)
        if loose and int(loose.group(1)) < 24 and int(loose.group(2) or 0) < 60:
            example = f"Skriv {int(loose.group(1)):02}:{int(loose.group(2) or 0):02}."
        notes.add("013", f"”{name(key)}” ska vara ett klockslag, inte ”{shortened(value)}”.", node.place, example)
        return None
    try:
        return time(int(match.group(1)), int(match.group(2)))
    except ValueError:
        notes.add("013", f"Klockslaget {value} finns inte.", node.place, "Timmarna är 00–23 och minuterna 00–59.")
        return None
