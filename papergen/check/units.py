"""Units of amounts: their names in Swedish papers, and how many kronor a unit of money is."""

import re
from decimal import Decimal

# Ordinary, no-break, figure, thin and narrow no-break.
BLANKS = " \u00a0\u2007\u2009\u202f"
_B = f"[{BLANKS}]"
UNITS: dict[str, tuple[str, int]] = {
    "kr": ("kr", 1),
    "kr.": ("kr", 1),
    "krona": ("kr", 1),
    "kronor": ("kr", 1),
    "kronors": ("kr", 1),
    "sek": ("kr", 1),
    ":-": ("kr", 1),
    ",-": ("kr", 1),
    "tkr": ("tkr", 1_000),
    "kkr": ("tkr", 1_000),
    "ksek": ("tkr", 1_000),
    "tsek": ("tkr", 1_000),
    "mnkr": ("mnkr", 1_000_000),
    "mkr": ("mnkr", 1_000_000),
    "msek": ("mnkr", 1_000_000),
    "mdkr": ("mdkr", 1_000_000_000),
    "mdr": ("mdkr", 1_000_000_000),
    "euro": ("euro", 1),
    "eur": ("euro", 1),
    "€": ("euro", 1),
    "%": ("%", 1),
    "procent": ("%", 1),
    "procentenhet": ("procentenheter", 1),
    "procentenheter": ("procentenheter", 1),
    "timmar": ("timmar", 1),
    "timme": ("timmar", 1),
    "tim": ("timmar", 1),
    "tim.": ("timmar", 1),
    "arbetstimmar": ("timmar", 1),
    "st": ("st", 1),
    "st.": ("st", 1),
    "stycken": ("st", 1),
}
MANY = {"tusen": ("tkr", 1_000), "milj": ("mnkr", 1_000_000), "miljon": ("mnkr", 1_000_000), "miljoner": ("mnkr", 1_000_000)}
MANY |= {"mn": ("mnkr", 1_000_000), "miljard": ("mdkr", 1_000_000_000), "miljarder": ("mdkr", 1_000_000_000)}
MONEY = ("kr", "tkr", "mnkr", "mdkr")
FACTORS = {"kr": 1, "tkr": 1_000, "mnkr": 1_000_000, "mdkr": 1_000_000_000}
UNIT = (
    rf"(?P<close>[:,][-–—])|{_B}?(?P<mark>%|€)|{_B}?(?P<many>tusen|milj|miljon|miljoner|mn|miljard|miljarder)\b"
    rf"(?:\.?{_B}(?P<money>kronor|kr|SEK)\b)?|{_B}?(?P<unit>tkr|kkr|KSEK|TSEK|mnkr|mkr|MSEK|mdkr|mdr|kronors|kronor|krona|kr|SEK|"
    r"EUR|euro|procentenheter|procentenhet|procent|arbetstimmar|timmar|timme|tim|stycken|st)\b"
)
_ALONE = re.compile(
    r"\b(?:(?P<many>tusen|tusental|milj|miljon|miljoner|miljard|miljarder)\.?\s(?:kronor|kr|SEK)|"
    r"(?P<unit>tkr|kkr|KSEK|mnkr|mkr|MSEK|mdkr|kronor|kr|SEK|EUR|euro|procentenheter|procent|timmar|antal|st))\b|(?P<sign>[%€])",
    re.IGNORECASE,
)


def in_unit(base: Decimal, unit: str) -> Decimal:
    """Give a value in `unit` of one in kronor; other units have no scale."""
    return base / FACTORS.get(unit, 1)


def unit_of(match: re.Match[str]) -> tuple[str, str]:
    """Give the unit and its form of a match of `UNIT`."""
    found = match.groupdict()
    if found.get("close"):
        return "kr", ":-"
    if found.get("many"):
        many = found["many"].lower()
        return MANY[many][0], f"{many} kronor"
    form = found.get("unit") or found.get("mark") or ""
    return (UNITS[form.lower()][0], form) if form else ("", "")


def unit_said(text: str) -> str:
    """Give the unit that a heading or a caption says its figures are in ("Belopp (tkr)", "Kostnader, kronor"), or nothing."""
    found = ""
    for match in _ALONE.finditer(text):
        if match["sign"]:
            found = UNITS[match["sign"]][0]
        elif match["many"]:
            found = MANY.get(match["many"].lower(), ("tkr", 0))[0]
        elif match["unit"].lower() != "antal":
            found = UNITS[match["unit"].lower()][0]
    return found
