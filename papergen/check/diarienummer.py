"""Registration numbers (dnr): the nämnd's pattern, and those that stand in a text, sorted into series."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from papergen.model.settings import Namnd, Settings
from papergen.problems import Place

# No dnr is longer, and read/pattern_cost.py promises that a pattern is quick on a text as long as this.
MAX_LENGTH = 40
_DASHES = re.compile(r"[‐‑‒–—−]")
_BLANKS = re.compile(r"\s+")
# `801-09-060935`, `402-18830-2025`, `2006-152-307`, `T 2010-313-01743`; a date has only two figures last. [ ] is any blank here.
_BY_DASHES = r"(?:[A-ZÅÄÖ]{1,3}[ ])?\d{2,4}-\d{2,6}-\d{3,7}"
# `SN 2026/0123`, `SLK-2023-01047`, `KFKS 2017/1106`.
_BY_YEAR = r"[A-ZÅÄÖ]{2,6}[ -]\d{2,4}[/-]\d{2,7}"
_DNR = re.compile(rf"(?<![\w/.-])(?:{_BY_DASHES}|{_BY_YEAR})(?![\w/-])".replace("[ ]", "[ \u00a0]").replace("[ -]", "[ \u00a0-]"))
# Every dnr has this in it, and most paragraphs have not.
_QUICK = re.compile(r"\d[‐‑‒–—−/-]\d")
_SERIAL = re.compile(r"(?P<series>.*?)(?P<serial>\d+)")


@dataclass(frozen=True, slots=True)
class Number:
    """A dnr of a series, `801-09-` or `SN 2026/`, with its own figures, `060935`."""

    text: str
    series: str
    serial: str
    place: Place


def normal(dnr: str) -> str:
    """Give a dnr with plain dashes and blanks."""
    return _BLANKS.sub(" ", _DASHES.sub("-", dnr)).strip()


def numbers_in(text: str) -> Iterator[re.Match[str]]:
    """Give what stands in a text and looks like a dnr."""
    return _DNR.finditer(_DASHES.sub("-", text)) if _QUICK.search(text) else iter(())


def number(dnr: str, place: Place) -> Number | None:
    """Split a dnr at its last figures; None where it does not end in figures."""
    text = normal(dnr)
    match = _SERIAL.fullmatch(text) if len(text) <= MAX_LENGTH else None
    return Number(text, match["series"], match["serial"], place) if match and match["series"] else None


def odd_ones(numbers: Iterable[Number]) -> Iterator[tuple[Number, Number]]:
    """Give each number that has not the count of figures of its series, and one that has.

    Only a series that fills out with zeros in front (`060935`) has a fixed count: that of the first such number.
    """
    found = list(numbers)
    padded: dict[str, Number] = {}
    for one in found:
        if one.serial.startswith("0"):
            padded.setdefault(one.series, one)
    for one in found:
        model = padded.get(one.series)
        if model and len(model.serial) != len(one.serial):
            yield one, model


def patterns_of(namnd: str, day: date | None, settings: Settings) -> tuple[str, ...]:
    """Give the patterns that a dnr of a nämnd may follow: its own, and those of the nämnder before it, whose cases it took over.

    Empty where papergen.toml says none for the nämnd itself: nothing is known then. Of two of one name the one in force counts.
    """
    found: list[str] = []
    name, seen = namnd, {""}
    while _key(name) not in seen:
        seen.add(_key(name))
        entries = [one for one in settings.namnder if _key(one.namn) == _key(name)]
        in_force = [one for one in entries if _in_force(one, day)] if name == namnd else []
        own = in_force or entries
        if name == namnd and not any(one.dnr for one in own):
            return ()
        found += [one.dnr for one in own if one.dnr]
        name = next((one.foregangare for one in own if one.foregangare), "")
    return tuple(dict.fromkeys(found))


def follows(dnr: str, patterns: Iterable[str]) -> bool:
    """Tell whether a dnr follows one of the patterns."""
    text = normal(dnr)
    return len(text) <= MAX_LENGTH and any(re.fullmatch(_DASHES.sub("-", pattern), text) for pattern in patterns)


def example_of(pattern: str) -> str:
    """Give a dnr that follows a simple pattern, else nothing."""
    figures = re.sub(
        r"\\d\{(\d{1,2})(?:,\d*)?\}", lambda match: "1234567890123456789012345678901234567890"[: int(match[1])], pattern
    )
    example = figures.replace(r"\d+", "123").replace(r"\d", "1")
    return example if follows(example, [pattern]) else ""


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _in_force(namnd: Namnd, day: date | None) -> bool:
    return day is None or ((namnd.fran or date.min) <= day <= (namnd.till or date.max))
