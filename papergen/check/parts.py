"""Parts and wholes in running text: which amounts a sentence says are the parts of which."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from papergen.check.amounts import Amount
from papergen.check.number_words import listed
from papergen.check.units import BLANKS

# All parts are named.
_ALL = re.compile(
    r"\b(?:för|upp)?dela(?:d|t|de|s|r)(?:\s+upp)?\s+(?:sig\s+)?(?:på|mellan|i|med|enligt|så)\b|\bbestå(?:r|ende|tt|r\s+alltså)?\s+av\b"
    r"|\butg(?:örs|jordes)\s+av\b|\bnämligen\b",
    re.IGNORECASE,
)
# "Beloppet omfattar 930 000 kronor till … och 50 000 kronor till …": of the amount in the sentence before.
_OF_BEFORE = re.compile(r"(?:Beloppet|Summan|Medlen|Kostnaden|Bidraget|Pengarna|Den|Det|De|Dessa)\b")
_COVERS = re.compile(
    r"(?:Beloppet|Summan|Medlen|Kostnaden|Bidraget|Pengarna)\s+(?:omfattar|består\s+av|utgörs\s+av|avser|gäller)\b"
)
_DELS = re.compile(r"\bdels\b", re.IGNORECASE)
_VARAV = re.compile(r"\b(?:varav|därav|av\s+vilka|av\s+vilket)\b", re.IGNORECASE)
_VARAV_ENDS = re.compile(
    r"[;:]|\bvarav\b|\bdärav\b|,\s(?:och|men|medan|vilket|som|samt|så|där)\s|\b(?:därutöver|dessutom|utöver|jämfört|istället"
    r"|i stället|medan|motsvarar|av totalt|att jämföra|mot)\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    rf"(?P<av>\bav\s+)?\b(?:sammanlagt|totalt|tillsammans|sammantaget|summa)(?:\s+(?:om|på|blir|är|utgör))?[{BLANKS}:=]{{1,2}}$",
    re.IGNORECASE,
)
_EQUALS = re.compile(rf"[{BLANKS}]?=[{BLANKS}]?$")
_PLUS = re.compile(rf"^[^.;=]{{0,40}}[+][{BLANKS}]?$")
# With more amounts than this it is no sentence, but a table that has lost its form.
MAX_AMOUNTS = 40
# Where one of these stands the amounts are not simply parts.
_NOT_PARTS = re.compile(
    r"\b(?:varav|därav|vardera|per|årligen|jämfört|mot|i stället|istället|skillnad\w*|öka\w*|minska\w*|höj\w*|sänk\w*|av dessa"
    r"|därutöver|dessutom|utöver|exklusive|exkl|inklusive|inkl|samtliga|respektive|vart)\b|/",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrån\s+\w{0,20}\s?$", re.IGNORECASE)
_ABOUT = re.compile(
    r"\b(?:drygt|knappt|cirka|ca|omkring|ungefär|nästan|närmare|runt|högst|minst|upp till|mer än|över|under|maximalt|max)[.]?\s$",
    re.IGNORECASE,
)
_NOUN = re.compile(rf"[{BLANKS}]([^\W\d_]+)")
_PREPOSITIONS = listed("i på till för hos från med av och eller samt vid inom åt är som går bor gäller avser")


@dataclass(frozen=True, slots=True)
class WrongParts:
    """Parts that do not come to the whole, or to more than the whole; `at` is the amount to point at.

    `whole` and `comes_to` are in kronor if money, else in `unit`; `all_named`: the text says that the parts are all.
    """

    at: Amount
    unit: str
    whole: Decimal
    comes_to: Decimal
    tolerance: Decimal
    all_named: bool


def wrong_parts(text: str, sentences: Sequence[tuple[int, int]], amounts: Sequence[Amount]) -> Iterator[WrongParts]:
    """Give the wrong parts of a passage; `sentences` are its sentences, `amounts` its amounts, in order."""
    before: list[Amount] = []
    for (start, end), here in by_sentence(sentences, amounts):
        if here:
            yield from _in_sentence(text, start, end, here, before)
        before = here


def by_sentence(
    sentences: Sequence[tuple[int, int]], amounts: Sequence[Amount]
) -> Iterator[tuple[tuple[int, int], list[Amount]]]:
    """Give each sentence with its amounts, if any."""
    left = list(reversed(amounts))
    for start, end in sentences:
        here = []
        while left and left[-1].start < end:
            here.append(left.pop())
        yield (start, end), here


def _in_sentence(text: str, start: int, end: int, here: list[Amount], before: list[Amount]) -> Iterator[WrongParts]:
    if len(here) > MAX_AMOUNTS:
        return
    if varav := _VARAV.search(text, start, end):
        yield from _some(text, varav, end, here)
        return
    if len(_DELS.findall(text, start, end)) > 1:
        yield from _dels(text, start, end, here)
        return
    found = _ALL.search(text, start, end) or _COVERS.match(text, start, end)
    if found:
        yield from _all(text, found, end, here, before if _OF_BEFORE.match(text, start, end) else [])
        return
    yield from _total_last(text, start, here)


def kind_of(text: str, amount: Amount) -> str:
    """Say what an amount counts: "kr" for money of any unit, its unit, or the noun after it ("" if there is none)."""
    if amount.unit:
        return "kr" if amount.is_money else amount.unit
    noun = _NOUN.match(text, amount.end)
    return noun[1].lower() if noun and noun[1].lower() not in _PREPOSITIONS else ""


def is_about(text: str, amount: Amount) -> bool:
    """Tell whether an amount is said to be about, at least or at most, or is one end of an interval or a change."""
    start = max(0, amount.start - 30)
    before = text[start : amount.start]
    return amount.interval or bool(_ABOUT.search(before) or _FROM.search(before))


def _all(text: str, found: re.Match[str], end: int, here: list[Amount], earlier: list[Amount]) -> Iterator[WrongParts]:
    wholes = [one for one in here if one.end <= found.start()] or earlier[-1:]
    later = [one for one in here if one.start >= found.end()]
    tail = text[found.end() : end]
    if _NOT_PARTS.search(tail) or any(is_about(text, one) for one in (*wholes[-1:], *later)):
        return
    shares = [one for one in later if one.unit == "%"]
    if len(shares) > 1 and len(shares) == len(later) and (not wholes or wholes[-1].unit != "%"):
        yield from _compared(shares[-1], "%", Decimal(100), shares, all_named=True)
    elif wholes:
        parts = _alike(text, wholes[-1], later)
        if len(parts) > 1:
            yield from _compared(wholes[-1], wholes[-1].unit, wholes[-1].base, parts, all_named=True)


def _alike(text: str, whole: Amount, later: list[Amount]) -> list[Amount]:
    kind = kind_of(text, whole)
    if whole.unit:
        return [one for one in later if kind_of(text, one) == kind]
    return [one for one in later if not one.unit and kind_of(text, one) in (kind, "")] if kind else []


def _dels(text: str, start: int, end: int, here: list[Amount]) -> Iterator[WrongParts]:
    marks = [match.start() for match in _DELS.finditer(text, start, end)]
    wholes = [one for one in here if one.end <= marks[0]]
    if not wholes or _NOT_PARTS.search(text, marks[0], end):
        return
    parts = []
    for mark, stop in zip(marks, [*marks[1:], end], strict=True):
        inside = _alike(text, wholes[-1], [one for one in here if mark < one.start < stop])
        if len(inside) != 1:
            return
        parts += inside
    if not any(is_about(text, one) for one in (wholes[-1], *parts)):
        yield from _compared(wholes[-1], wholes[-1].unit, wholes[-1].base, parts, all_named=True)


def _some(text: str, varav: re.Match[str], end: int, here: list[Amount]) -> Iterator[WrongParts]:
    wholes = [one for one in here if one.end <= varav.start()]
    stop = _VARAV_ENDS.search(text, varav.end(), end)
    later = [one for one in here if varav.end() <= one.start < (stop.start() if stop else end)]
    if not wholes or any(is_about(text, one) for one in (wholes[-1], *later)):
        return
    whole = wholes[-1]
    if later and all(one.unit == "%" for one in later) and whole.unit != "%":
        yield from _compared(later[-1], "%", Decimal(100), later, all_named=False)
        return
    kind = kind_of(text, whole)
    parts = [one for one in later if (kind_of(text, one) == kind if whole.unit else not one.unit)]
    if parts and len(parts) == len(later):
        yield from _compared(parts[-1], whole.unit, whole.base, parts, all_named=False)


def _total_last(text: str, start: int, here: list[Amount]) -> Iterator[WrongParts]:
    """Check *A till x och B till y, sammanlagt C*, and *A + B = C*."""
    for index, whole in enumerate(here):
        parts = here[:index]
        named = _TOTAL.search(text, max(start, whole.start - 40), whole.start)
        added = _EQUALS.search(text, max(start, whole.start - 4), whole.start)
        if added and not all(_PLUS.match(text[one.end : two.start]) for one, two in pairwise(parts)):
            added = None
        if len(parts) < 2 or not (added or (named and not named["av"])):
            continue
        if added and whole.unit and not any(one.unit for one in parts):
            parts = [replace(one, unit=whole.unit) for one in parts]  # 1 000 + 40 = 1 040 tkr
        kinds = {kind_of(text, one) for one in (*parts, whole) if one.unit or kind_of(text, one)}
        if len(kinds) > 1 or (not added and (not kinds or _NOT_PARTS.search(text, start, whole.start))):
            continue
        if any(is_about(text, one) for one in here[: index + 1]) or any(
            _fits(whole, parts[first:]) for first in range(index - 1)
        ):
            continue
        yield from _compared(whole, whole.unit, whole.base, parts, all_named=True)


def _fits(whole: Amount, parts: list[Amount]) -> bool:
    return abs(sum((one.base for one in parts), Decimal(0)) - whole.base) <= _spread(parts)


def _spread(parts: list[Amount]) -> Decimal:
    return sum((one.half for one in parts), Decimal(0))


def _compared(at: Amount, unit: str, whole: Decimal, parts: list[Amount], *, all_named: bool) -> Iterator[WrongParts]:
    comes_to, tolerance = sum((one.base for one in parts), Decimal(0)), _spread(parts)
    if at.base == whole:
        tolerance = max(tolerance, at.half)  # 1,5 mnkr of parts in tkr is rounded itself
    over = comes_to - whole
    if over > tolerance or (all_named and -over > tolerance):
        yield WrongParts(at, unit, whole, comes_to, tolerance, all_named)
