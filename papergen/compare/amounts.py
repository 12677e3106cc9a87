"""Amounts, dates and other numbers in a text, and which of them differ between two texts."""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest

_MONTH = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
_UNIT = "kronor|kr|tkr|mnkr|mkr|mdkr|miljoner kronor|miljarder kronor|miljoner|miljarder|SEK|procent|procentenheter"
_BLANK = "[ \u00a0\u2009\u202f]"
_NUMBER = re.compile(
    rf"(?P<date>\b[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}\b"
    rf"|\b[0-9]{{1,2}}{_BLANK}(?:{_MONTH})(?:{_BLANK}[0-9]{{4}})?\b"
    rf"|\b(?:{_MONTH}){_BLANK}[0-9]{{4}}\b"
    rf"|\bkl\.?{_BLANK}?[0-9]{{1,2}}(?:[.:][0-9]{{2}})?\b)"
    rf"|(?P<number>[0-9]{{1,3}}(?:[ .\u00a0\u2009\u202f][0-9]{{3}})+(?![0-9])(?:,[0-9]+)?|[0-9]+(?:[,.:/-][0-9]+)*)"
    rf"(?:(?P<unit>{_BLANK}?(?:%|‰|:-|,-|§)|{_BLANK}(?:{_UNIT})\b)|(?P<noun>{_BLANK}[a-zåäöé]{{2,30}}\b))?",
    re.IGNORECASE,
)
# Words after a number that say nothing of what is counted.
_NO_NOUN = frozenset(
    re.findall(r"\S+", "och eller men samt som att av till från för med i på om under över mot vid är var har ska kan")
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as it is written (`text`, with its unit or the word after it), what it is compared by, and its kind."""

    text: str
    value: str
    kind: str


@dataclass(frozen=True, slots=True)
class AmountChange:
    """A number that differs; `old` is empty for one that came, `new` for one that went. `column` heads its column of a table."""

    old: str
    new: str
    values: tuple[str, str]
    column: str = ""


def amounts(text: str) -> list[Amount]:
    """Give the numbers of a text in order: dates and times of day, amounts of money, percentages, counts of anything."""
    found = []
    for match in _NUMBER.finditer(text):
        date, number, unit, noun = match["date"], match["number"], match["unit"] or "", match["noun"] or ""
        if date:
            found.append(Amount(date, " ".join(date.casefold().split()), "date"))
            continue
        year = len(number) == 4 and number[:2] in ("19", "20")
        word = "" if year or noun.strip().casefold() in _NO_NOUN else noun
        unit_value = "%" if unit.strip() in ("%", "procent") else ""
        value = re.sub(r"[\s.]", "", number) + unit_value
        found.append(Amount(number + unit + word, value, unit_value))
    return found


def amount_changes(old: str, new: str) -> tuple[AmountChange, ...]:
    """Give the numbers that only one of two texts has, paired in their order."""
    before, after = amounts(old), amounts(new)
    had, has = Counter(one.value for one in before), Counter(one.value for one in after)
    gone, come = _surplus(before, had - has), _surplus(after, has - had)
    empty = Amount("", "", "")
    found = []
    for kind in dict.fromkeys(one.kind for one in (*gone, *come)):  # a date is never instead of a sum of money
        pairs = zip_longest((one for one in gone if one.kind == kind), (one for one in come if one.kind == kind), fillvalue=empty)
        found += [AmountChange(one.text, other.text, (one.value, other.value)) for one, other in pairs]
    return tuple(found)


def _surplus(found: list[Amount], wanted: Counter[str]) -> list[Amount]:
    left = Counter(wanted)
    kept = []
    for one in found:
        if left[one.value] > 0:
            left[one.value] -= 1
            kept.append(one)
    return kept
