"""No-break spaces where Swedish typography wants a line never to break (Språkrådet, Svenska skrivregler §§ 9 and 12)."""

import re
from functools import lru_cache

from papergen.model.months import MONTHS

NO_BREAK_SPACE = "\u00a0"

_UNITS = (
    "kr|kronor|tkr|mnkr|mkr|mdkr|SEK|EUR|euro|procent|%|‰|°C|mm|cm|dm|m|km|mil|m²|m³|km²|kvm|ha|g|kg|ton|l|kWh|MWh|GWh|W|kW|MW|"
    "st|tim|min|år|månader|veckor|dagar|timmar|årsarbetare|personer|elever|barn|platser|miljoner|miljarder|tusen"
)
_MONTHS = "|".join(MONTHS)
_LABELS = (
    "kap\\.|nr|s\\.|st\\.|p\\.|kl\\.|ca|cirka|punkt|bilaga|Bilaga|tabell|Tabell|figur|Figur|"
    "avsnitt|Avsnitt|sida|sidan|dnr|Dnr|SFS|prop\\."
)
_SPLIT_ABBREVIATIONS = re.compile(r"\b(t|bl|d|fr|m|s|o|f|p|e|n)\. (ex|a|v|s|o|m|k|d|fl|dyl|g|r)\.(?=\W|$)(?: (m|s)\.)?")
_RULES = (
    re.compile(r"(?<![\d,.])(\d{1,3}) (?=\d{3}(?!\d))"),  # 10 000, its first group
    re.compile(r"(?<=\u00a0\d{3}) ()(?=\d{3}(?!\d))"),  # and the groups after it
    re.compile(rf"(\d(?::-)?) (?=(?:{_UNITS})(?![\w]))"),  # 250 tkr, 20 %
    re.compile(r"(§§?) (?=\d)"),  # § 12
    re.compile(r"(\d) (?=[a-z][ \u00a0](?:§|kap\.))"),  # 4 a §, before its letter
    re.compile(r"(\d(?:\u00a0?[a-z])?) (?=(?:§|kap\.|st\.|p\.))"),  # 12 §, 2 kap., 4 a §
    re.compile(rf"\b({_LABELS}) (?=\d)"),  # kap. 3, bilaga 2
    re.compile(rf"\b(\d{{1,2}}) (?=(?:{_MONTHS})\b)"),  # 10 december
)


_FIGURE = re.compile(r"\d")


@lru_cache(maxsize=4096)  # Word and PDF ask for the same texts
def no_break(text: str) -> str:
    """Put U+00A0 for the spaces that hold a number, unit, paragraph sign or abbreviation together; change nothing else."""
    if " " not in text:
        return text
    if _FIGURE.search(text):  # every rule has one in it
        for rule in _RULES:
            text = rule.sub(lambda match: f"{match[1]}{NO_BREAK_SPACE}", text)
    return text if ". " not in text else _SPLIT_ABBREVIATIONS.sub(lambda match: match[0].replace(" ", NO_BREAK_SPACE), text)
