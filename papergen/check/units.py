"""Units of amounts: their names in Swedish papers, and how many kronor a unit of money is."""

import re
from decimal import Decimal

# Ordinary, no-break, figure, thin and narrow no-break.
BLANKS = " \u00a0\u2007\u2009\u202f"
_B = f"[{BLANKS}]"
UNITS: dict[str, str] = {
    "kr": "kr",
    "kr.": "kr",
    "krona": "kr",
    "kronor": "kr",
    "kronors": "kr",
    "sek": "kr",
    ":-": "kr",
    ",-": "kr",
    "tkr": "tkr",
    "kkr": "tkr",
    "ksek": "tkr",
    "tsek": "tkr",
    "mnkr": "mnkr",
    "mkr": "mnkr",
    "msek": "mnkr",
    "mdkr": "mdkr",
    "mdr": "mdkr",
    "euro": "euro",
    "eur": "euro",
    "€": "euro",
    "%": "%",
    "procent": "%",
    "procentenhet": "procentenheter",
    "procentenheter": "procentenheter",
    "timmar": "timmar",
    "timme": "timmar",
    "tim": "timmar",
    "tim.": "timmar",
    "arbetstimmar": "timmar",
    "st": "st",
    "st.": "st",
    "stycken": "st",
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
    return (UNITS[form.lower()], form) if form else ("", "")


def unit_said(text: str) -> str:
    """Give the unit that a heading or a caption says its figures are in ("Belopp (tkr)", "Kostnader, kronor"), or nothing."""
    found = ""
    for match in _ALONE.finditer(text):
        if match["sign"]:
            found = UNITS[match["sign"]]
        elif match["many"]:
            found = MANY.get(match["many"].lower(), ("tkr", 0))[0]
        elif match["unit"].lower() != "antal":
            found = UNITS[match["unit"].lower()]
    return found
