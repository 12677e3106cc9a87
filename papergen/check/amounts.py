"""Amounts as Swedish papers write them, read as exact numbers.

Thousands stand with a blank of any kind (1 040), and in older papers with a point (1.040) or commas (1,040,000); decimals after
a comma (12,5) or a point (12.5). Numbers that are no amounts are left out: years, dates, times, paragraphs, numbers of cases,
accounts and telephones, and those that follow a word such as *bilaga* or *årskurs*.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from papergen.check.number_words import MONTHS, is_label
from papergen.check.units import BLANKS, FACTORS, MANY, MONEY, UNIT, unit_of

MINUS = "-–−"
_B = f"[{BLANKS}]"
_WHOLE = rf"\d{{1,3}}(?:{_B}\d{{3}}){{1,7}}(?!\d)|\d{{1,3}}(?:\.\d{{3}}){{1,7}}(?!\.?\d)|\d{{1,3}}(?:,\d{{3}}){{2,7}}(?!\d)|\d+"
_NUMBER = re.compile(rf"(?<!\d)(?:(?:{_WHOLE})(?:[,.]\d+)?(?!\d))(?:{UNIT})?", re.IGNORECASE)
_SHAPE = re.compile(rf"(?P<whole>{_WHOLE})(?:[,.](?P<decimals>\d+))?")
_CELL = re.compile(
    rf"(?P<open>\()?(?P<sign>[{MINUS}+]{_B}?)?(?P<number>(?:{_WHOLE})(?:[,.]\d+)?)(?:{UNIT})?\)?{_B}?\*{{0,3}}",
    re.IGNORECASE,
)
# Longer than any amount a paper can hold.
MAX_LENGTH = 60
# Dates, telephone and account numbers, postcodes, and whatever has two hyphens or strokes in it: 801-09-060935, 106-0412/2007.
_CODES = re.compile(
    rf"(?<![\w./-])(?<!\d{_B})(?:\+46{_B}?\(?0?\)?|0)\d{{1,3}}[-–/]?{_B}?\d(?:{_B}?\d){{4,9}}(?!\d)|"
    rf"\b[A-Z]{{2}}\d{{2}}(?:{_B}?\d{{4}}){{3,8}}|(?<!\d)(?<!\d{_B})\d{{3}}{_B}\d{{2}}(?={_B}{{1,2}}[A-ZÅÄÖ])|"
    r"(?<![\w./-])[\w.]{1,20}(?:[-/][\w.]{1,20}){2,6}|(?<![\d.:])\d{1,2}[.:]\d\d[-–]\d{1,2}[.:]\d\d(?!\d)"
)
_DASHES = (*MINUS, "—")
_NOTHING = re.compile(rf"[{MINUS}{BLANKS}—.…]*")
_CENTURIES = ("19", "20")
_AROUND = f"{BLANKS}.:\n"
_OPENING = "(”\"'’"


def without_codes(text: str) -> str:
    """Give a text of the same length in which U+FFFC stands for the characters of numbers that are sure to be no amounts."""
    return _CODES.sub(lambda match: _hidden(match[0]), text)


def _hidden(found: str) -> str:
    return "\ufffc" * len(found) if any(character.isdigit() for character in found) else found


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what it counts.

    `value` is in the unit written, `decimals` how many are shown. `unit` is "kr", "tkr", "mnkr", "mdkr", "euro", "%",
    "procentenheter", "timmar", "st" or "" and `form` what stands in the text ("kronor", ":-"). The characters from `start` to
    `end` are the number (to `number_end`) and its unit. `interval`: one end of an interval, not an amount by itself.
    """

    value: Decimal
    decimals: int
    unit: str
    form: str
    start: int
    number_end: int
    end: int
    interval: bool = False

    @property
    def is_money(self) -> bool:
        """Tell whether it is Swedish money."""
        return self.unit in MONEY

    @property
    def base(self) -> Decimal:
        """Give the value in kronor if it is money, else as it is."""
        return self.value * FACTORS.get(self.unit, 1)

    @property
    def half(self) -> Decimal:
        """Give half a unit of the last decimal shown, measured as `base` is: how far rounding may have moved it."""
        return Decimal(5).scaleb(-self.decimals - 1) * FACTORS.get(self.unit, 1)


def swedish(value: Decimal, unit: str = "") -> str:
    """Write a number as Svenska skrivregler do: blanks between thousands, comma before decimals, minus sign, unit."""
    normal = value.normalize()
    whole, _, decimals = f"{abs(normal):f}".partition(".")
    parts = [whole[max(0, end - 3) : end] for end in range(len(whole), 0, -3)]
    number = " ".join(reversed(parts)) + (f",{decimals}" if decimals else "")
    return f"{'−' if normal < 0 else ''}{number}{f' {_shown(unit)}' if unit else ''}"


def _shown(unit: str) -> str:
    return "kronor" if unit == "kr" else unit


def parse_number(text: str, unit: str = "") -> tuple[Decimal, int] | None:
    """Read a number without sign and unit; gives its value and how many decimals it shows, or None.

    `1.040` is a thousand and forty, `12.5` twelve and a half. `1,040` has three decimals, unless `unit` is kronor or tkr, which
    never have: then it is a thousand and forty.
    """
    if len(text) > MAX_LENGTH:
        return None
    if text.isdecimal():
        return Decimal(text), 0
    match = _SHAPE.fullmatch(text)
    if not match:
        return None
    decimals = match["decimals"] or ""
    whole = re.sub(rf"[.,{BLANKS}]", "", match["whole"])
    if len(decimals) == 3 and unit in ("kr", "tkr") and "," in text and len(whole) <= 3:
        whole, decimals = whole + decimals, ""
    return Decimal(f"{whole}.{decimals}" if decimals else whole), len(decimals)


def amounts_in(text: str) -> tuple[Amount, ...]:
    """Give the amounts of running text in their order."""
    return tuple(_amounts(without_codes(text))) if any(map(str.isdigit, text)) else ()


def _amounts(text: str) -> Iterator[Amount]:
    last_end = -1
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        joined = last_end >= 0 and start - last_end < 4 and text[last_end:start].strip(BLANKS) in _DASHES
        last_end = end
        unit, form = unit_of(match)
        number_end = _number_end(match)
        number = text[start:number_end]
        if match["many"] and not match["money"]:
            unit, form = "", match["many"]  # "12 miljoner invånare"
        if unit in ("", "st") and not _stands_free(text, start, number_end):
            continue
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        if before and (before.isalnum() or before in "/:.,_#&+" or _is_code(text, start)):
            continue
        if after and (after.isalpha() or (after in "/:." and text[end + 1 : end + 2].isdigit())):
            continue
        read = parse_number(number, unit)
        if read is None:
            continue
        value, decimals = read
        if match["many"] and not unit:
            value, decimals = value * MANY[match["many"].lower()][1], 0
        interval = joined or _in_interval(text, start, end)
        if before and before in MINUS and not interval and not text[start - 2 : start - 1].isalnum():
            start, value = start - 1, -value
        if not unit and text[max(0, start - 5) : start].rstrip(BLANKS)[-3:] == "SEK":
            unit, form = "kr", "SEK"
        yield Amount(value, decimals, unit, form, start, number_end, end, interval)


def _number_end(match: re.Match[str]) -> int:
    for name in ("close", "mark", "many", "unit"):
        if match[name]:
            return match.start() + len(match.string[match.start() : match.start(name)].rstrip(BLANKS))
    return match.end()


def _is_code(text: str, start: int) -> bool:
    """Tell whether a number hangs on what stands before it: 801-09-060935, MBL-19."""
    if text[start - 1] not in MINUS or start < 2:
        return False
    return text[start - 2].isalpha() and text[start - 1] == "-"


def _in_interval(text: str, start: int, end: int) -> bool:
    """Tell whether a dash or hyphen joins a number to another: 10–12, 1000 – 1200."""
    before = text[max(0, start - 3) : start].rstrip(BLANKS)
    after = text[end : end + 4].lstrip(BLANKS)
    joined = before[-1:] in _DASHES and text[max(0, start - 5) : start].rstrip(BLANKS + MINUS + "—")[-1:].isdigit()
    return joined or (after[:1] in _DASHES and after[1:].lstrip(BLANKS)[:1].isdigit())


def _stands_free(text: str, start: int, end: int) -> bool:
    """Tell whether a number without a unit can be an amount: no year, date, time, paragraph, name or telephone number."""
    number = text[start:end]
    if number[0] == "0" and len(number) > 1 and number[1] not in ",.":
        return False
    if (len(number) == 4 and number[:2] in _CENTURIES and number.isdecimal()) or (
        "." in number and len(number) < 6 and number[-3] == "."
    ):
        return False
    if text[end : end + 1] in MINUS and text[end + 1 : end + 2].isalpha():
        return False  # 12-månadersregeln
    before = text[max(0, start - 24) : start].rstrip(_AROUND)
    if before and (before[-1] == "§" or is_label(before.rpartition(" ")[2].lstrip(_OPENING))):
        return False
    after = text[end : end + 20].lstrip(BLANKS)
    if not after or after[0] == "§":
        return not after
    word = after.partition(" ")[0].rstrip(".,;:)")
    return word != "kap" and word.lower() not in MONTHS


def cell_amount(text: str, unit: str = "") -> Amount | None:
    """Read a table cell that is nothing but an amount; `unit` is the one its column says. (150) and –150 are below zero."""
    stripped = text.strip()
    match = _CELL.fullmatch(stripped)
    if not match or bool(match["open"]) != (")" in stripped):
        return None
    own, form = unit_of(match)
    read = parse_number(match["number"], own or unit)
    if read is None:
        return None
    value, decimals = read
    if match["open"] or (match["sign"] and match["sign"][0] in MINUS):
        value = -value
    start = len(text) - len(text.lstrip())
    return Amount(value, decimals, own or unit, form, start, start + match.end("number"), start + len(stripped.rstrip("*")))


def is_nothing(text: str) -> bool:
    """Tell whether a cell says that there is nothing: it is empty, or a dash."""
    return _NOTHING.fullmatch(text) is not None
