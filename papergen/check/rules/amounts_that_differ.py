"""SUM003: one thing with different amounts, or decided amounts whose sum is never told."""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from papergen.check.amounts import Amount, swedish
from papergen.check.clause import DECISION
from papergen.check.finding import Finding
from papergen.check.parts import by_sentence, is_about
from papergen.check.passage import Passage
from papergen.check.quantities import Quantity, quantities
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.check.told_amounts import ToldAmounts
from papergen.check.units import in_unit
from papergen.problems import Severity

# The sections that say the same as the rest of the paper, in few words.
_CORE = {DECISION: "beslutet", "sammanfattning": "sammanfattningen", "synpunkter": "synpunkterna"}
# Amounts that are not to be added up: prices, changes, shares of one another.
_NO_SUM = re.compile(
    r"\b(?:per|vardera|varje|vart och ett|fördel\w*|bestå\w*|dels"
    r"|\w{0,30}avgift\w*|\w{0,30}tax\w{1,3}|\w{0,30}pris\w*|\w{0,30}arvode\w*|\w{0,30}hyra\w*|varav|höj\w*"
    r"|sänk\w*|öka\w*|minska\w*|mellan|i stället|jämfört|nivå\w*)\b|/",
    re.IGNORECASE,
)


@rule("SUM003", "beloppen-skiljer-sig", Severity.WARNING)
def amounts_that_differ(subject: Subject) -> Iterator[Finding]:
    """Samma sak har olika belopp på olika ställen, eller så står summan av det som beslutas ingenstans.

    Sammanfattningen och beslutet kopieras till kallelse och protokoll. Säger de ett annat belopp om samma sak än resten av
    ärendet vet ingen vad nämnden har beslutat. Papergen jämför belopp som hör till samma ord. Ska nämnden besluta om flera
    belopp i en mening behöver den också se vad de blir tillsammans: det är ett tips.

    Fel:
        ## Förslag till beslut

        1. Socialnämnden godkänner projektansökan om 460 000 kronor.

        ## Sammanfattning

        Förvaltningen har skickat en projektansökan om 480 000 kronor.

    Rätt:
        ## Förslag till beslut

        1. Socialnämnden godkänner projektansökan om 460 000 kronor.

        ## Sammanfattning

        Förvaltningen har skickat en projektansökan om 460 000 kronor.
    """
    yield from _different(list(quantities(subject.amounts)))
    yield from _sum_not_told(subject)


def _different(found: list[Quantity]) -> Iterator[Finding]:
    alike: dict[tuple[tuple[str, ...], frozenset[str]], list[Quantity]] = defaultdict(list)
    for one in found:
        if one.head:
            alike[one.head, one.circumstances].append(one)
    for group in alike.values():
        distinct: list[Quantity] = []
        for one in group:
            if len(distinct) < 3 and all(one.differs(other) for other in distinct):
                distinct.append(one)
        # More than two amounts are amounts of several things under one name.
        if len(distinct) == 2 and distinct[0].is_of_the_same(distinct[1]):
            yield from _pair(distinct, group)


def _pair(distinct: list[Quantity], group: list[Quantity]) -> Iterator[Finding]:
    first, second = distinct
    ours = {one.part for one in group if not one.differs(first)}
    theirs = {one.part for one in group if not one.differs(second)}
    # Each section must keep to one amount, and one of the two must be in a section that sums up.
    if ours & theirs or not (_CORE.keys() & (ours | theirs)):
        return
    thing = " ".join(first.head)
    message = (
        f"{_place(second)} säger {_told(second.amount)} om ”{thing}”, men {_place(first).lower()} säger {_told(first.amount)}."
    )
    place = second.passage.place_of(second.amount.start, second.amount.end)
    yield Finding(place, message, "Skriv samma belopp, eller skriv vad som skiljer dem åt.")


def _place(one: Quantity) -> str:
    return _CORE.get(one.part, "texten").capitalize()


def _told(amount: Amount) -> str:
    return swedish(amount.value, amount.unit)


def _sum_not_told(subject: Subject) -> Iterator[Finding]:
    told: ToldAmounts | None = None
    for passage, amounts in subject.amounts:
        if passage.section != DECISION or passage.role != "paragraph":
            continue
        for (start, end), decided in by_sentence(passage.sentences, [one for one in amounts if one.is_money]):
            if len(decided) > 1 and not _NO_SUM.search(passage.text, start, end):
                told = told or _told_in(subject)
                yield from _sum_of(told, passage, decided)


def _told_in(subject: Subject) -> ToldAmounts:
    cells = (figure.amount for table in subject.tables for row in table.figures for figure in row if figure)
    return ToldAmounts([*(one for _, amounts in subject.amounts for one in amounts if one.is_money), *cells])


def _sum_of(told: ToldAmounts, passage: Passage, decided: list[Amount]) -> Iterator[Finding]:
    if any(is_about(passage.text, one) for one in decided):
        return
    total = sum((one.base for one in decided), Decimal(0))
    if any(2 * one.base == total for one in decided) or told.has(total, max(one.half for one in decided)):
        return
    unit = decided[0].unit
    message = f"Beloppen i beslutet blir tillsammans {swedish(in_unit(total, unit), unit)}, men det står ingenstans."
    place = passage.place_of(decided[0].start, decided[0].end)
    yield Finding(place, message, "Skriv hur mycket beloppen är tillsammans.", Severity.INFO)
