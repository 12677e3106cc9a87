"""NUM002: money in units of different kinds, or in one unit under different names."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from papergen.check.amounts import Amount
from papergen.check.finding import Finding
from papergen.check.passage import Passage
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.check.units import MONEY
from papergen.problems import Severity

# The names of one unit. Those that are the same name in a shorter or longer form stand together; "" goes with every name.
_NAMES = {"kr": "kronor", "kr.": "kronor", "krona": "kronor", "kronor": "kronor", "kronors": "kronor", "sek": "SEK", ":-": ":-"}
_NAMES |= {"tkr": "tkr", "kkr": "kkr", "ksek": "KSEK", "tsek": "TSEK", "mnkr": "mnkr", "mkr": "mkr", "msek": "MSEK"}
_RATE = re.compile(r"\s*(?:per\b|/|i (?:timmen|månaden)|om (?:dagen|året))")
# Below this, and where it is no whole number of thousands, an amount in kronor is natural beside amounts in tkr.
_LEAST, _THOUSAND = 10_000, 1_000


@dataclass(frozen=True, slots=True)
class _Use:
    passage: Passage
    amount: Amount

    @property
    def name(self) -> str:
        return _NAMES.get(self.amount.form.lower(), "")


@rule("NUM002", "blandade-enheter", Severity.WARNING)
def units_mixed(subject: Subject) -> Iterator[Finding]:
    """Belopp står i olika enheter, eller samma enhet har olika namn.

    När en del belopp står i kronor och andra i tusental kronor (tkr) är det lätt att läsa fel på en faktor tusen. Står samma
    enhet som både kronor, SEK och :- undrar läsaren om det är en skillnad. Välj en enhet och ett namn för hela ärendet. Små
    belopp och priser per timme eller person får stå i kronor även när resten står i tkr.

    Fel:
        Projektet kostar 250 tkr. Kommunen betalar 50 000 kronor.

    Rätt:
        Projektet kostar 250 000 kronor. Kommunen betalar 50 000 kronor.
    """
    uses = [
        _Use(passage, amount)
        for passage, amounts in subject.amounts
        if not passage.around.quoted
        for amount in amounts
        if amount.is_money
    ]
    has_euro = any(amount.unit == "euro" for _, amounts in subject.amounts for amount in amounts)
    for unit in MONEY:
        yield from _names([use for use in uses if use.amount.unit == unit and use.name], has_euro)
    yield from _kronor_and_thousands(subject, uses)
    yield from _thousands_and_millions(uses)


def _names(uses: list[_Use], has_euro: bool) -> Iterator[Finding]:
    counted = Counter(use.name for use in uses)
    if has_euro:
        del counted["SEK"]
    if len(counted) < 2:
        return
    usual = counted.most_common(1)[0][0]
    for name in counted:
        if name != usual:
            first = next(use for use in uses if use.name == name)
            message = f"Beloppet står i {name}, men de flesta andra i {usual}. Det är samma enhet."
            yield _finding(first, message, f"Skriv {usual} överallt.")


def _kronor_and_thousands(subject: Subject, uses: list[_Use]) -> Iterator[Finding]:
    kronor = [use for use in uses if use.amount.unit == "kr" and _could_be_thousands(use)]
    thousands = [use for use in uses if use.amount.unit == "tkr"]
    in_tables = Counter(unit for table in subject.tables for unit in {table.units[column] for column in table.columns})
    many = len(kronor) + in_tables["kr"], len(thousands) + in_tables["tkr"]
    if not all(many) or not (kronor or thousands):
        return
    fewer, few, usual = (
        (kronor, "kronor", "tkr") if kronor and (many[0] <= many[1] or not thousands) else (thousands, "tkr", "kronor")
    )
    message = f"Beloppet står i {few}, men andra belopp i ärendet står i {usual}."
    yield _finding(fewer[0], message, "Skriv alla belopp i samma enhet.")


def _could_be_thousands(use: _Use) -> bool:
    amount = use.amount
    if amount.form.lower() in (":-", "sek"):
        return True
    whole = amount.value % _THOUSAND == 0
    return whole and amount.value >= _LEAST and not _RATE.match(use.passage.text, amount.end)


def _thousands_and_millions(uses: list[_Use]) -> Iterator[Finding]:
    for before, use in pairwise(uses):
        units = {before.amount.unit, use.amount.unit}
        if use.passage is not before.passage or units != {"tkr", "mnkr"} or use.passage.role == "cell":
            continue
        between = use.passage.text[before.amount.end : use.amount.start]
        if "(" not in between and not re.search(r"[.!?]\s", between):
            message = f"Beloppet står i {use.amount.unit}, men det förra i samma mening står i {before.amount.unit}."
            yield _finding(use, message, "Skriv beloppen i samma enhet.")


def _finding(use: _Use, message: str, hint: str) -> Finding:
    return Finding(use.passage.place_of(use.amount.start, use.amount.end), message, hint)
