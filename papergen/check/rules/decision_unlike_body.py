"""DEC004: the decision speaks of one thing and the paper of several, or of another amount."""

from collections.abc import Iterator
from decimal import Decimal

from papergen.check.amounts import Amount, swedish
from papergen.check.clause import DECISION
from papergen.check.finding import Finding
from papergen.check.one_or_many import Named, named_things
from papergen.check.parts import is_about
from papergen.check.passage import Passage
from papergen.check.quantities import Quantity, quantities
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.check.told_amounts import ToldAmounts
from papergen.check.units import in_unit
from papergen.problems import Severity

PROPOSAL = "synpunkter"
# A decision with more amounts than this is a list of prices.
MAX_DECIDED = 50


@rule("DEC004", "beslutet-skiljer-sig-fran-texten", Severity.WARNING)
def decision_unlike_body(subject: Subject) -> Iterator[Finding]:
    """Beslutet gäller en sak men texten flera, eller ett belopp som texten inte har.

    Beslutet flyttas ord för ord till protokollet, och det är efter orden det verkställs. Godkänner nämnden ”ansökan” när
    förvaltningen föreslår att ”ansökningarna” godkänns är det oklart vad som är beslutat. Detsamma gäller ett belopp i
    beslutet som inte finns någon annanstans i ärendet.

    Fel:
        ## Förslag till beslut

        1. Socialnämnden godkänner ansökan.

        ## Förvaltningens synpunkter

        Förvaltningen föreslår att ansökningarna godkänns.

    Rätt:
        ## Förslag till beslut

        1. Socialnämnden godkänner ansökningarna.

        ## Förvaltningens synpunkter

        Förvaltningen föreslår att ansökningarna godkänns.
    """
    yield from _one_or_many(subject)
    yield from _amounts(subject)


def _one_or_many(subject: Subject) -> Iterator[Finding]:
    decided = _once([one for passage in _paragraphs(subject, DECISION) for one in named_things(passage)])
    proposed = _once([one for passage in _paragraphs(subject, PROPOSAL) for one in named_things(passage, only_proposals=True)])
    told: set[str] = set()
    for one in decided:
        alike = [other for other in proposed if other.is_called_as(one)]
        same_number = any(other.many == one.many for other in alike) or any(
            other.many != one.many and other.is_called_as(one) for other in decided
        )
        if alike and not same_number and one.noun not in told:
            told.add(one.noun)
            yield _number_finding(one, alike[0])


def _once(things: list[Named]) -> list[Named]:
    """Give the first of each thing with its number."""
    return list({(one.first, one.noun, one.many): one for one in reversed(things)}.values())[::-1]


def _number_finding(one: Named, other: Named) -> Finding:
    numbers = ("ett enda", "flera") if other.many else ("flera", "ett enda")
    message = f"Beslutet gäller {numbers[0]} (”{one.word}”), men synpunkterna gäller {numbers[1]} (”{other.word}”)."
    return Finding(one.place, message, "Använd samma ord och samma antal i beslutet och i förslaget.")


def _paragraphs(subject: Subject, section: str) -> Iterator[Passage]:
    return (passage for passage in subject.passages_in(section) if passage.role == "paragraph" and not passage.around.quoted)


def _amounts(subject: Subject) -> Iterator[Finding]:
    decided: list[tuple[Passage, Amount]] = []
    elsewhere: list[Amount] = []
    for passage, amounts in subject.amounts:
        money = [one for one in amounts if one.is_money]
        if passage.section == DECISION and passage.role == "paragraph":
            decided += [(passage, one) for one in money]
        else:
            elsewhere += money
    if not decided or not elsewhere or len(decided) > MAX_DECIDED:
        return
    cells = [figure.amount for table in subject.tables for row in table.figures for figure in row if figure]
    told = ToldAmounts([*elsewhere, *cells])
    missing = [(passage, one) for passage, one in decided if not is_about(passage.text, one) and not _is_told(one, told)]
    things = list(quantities(subject.amounts)) if missing else []
    for passage, one in missing:
        beside = [other.base for where, other in decided if where is passage and other is not one]
        if len(beside) > 1 and sum(beside, Decimal(0)) == one.base:
            continue  # what the other amounts of the clause come to
        near = _nearest(one, things)
        where = f", men texten säger {_swedish(near)}" if near else ""
        message = (
            f"Beslutet säger {_swedish(one)}{where}." if near else f"Beloppet {_swedish(one)} i beslutet står inte i texten."
        )
        yield Finding(passage.place_of(one.start, one.end), message, "Skriv samma belopp i beslutet och i texten.")


def _is_told(one: Amount, told: ToldAmounts) -> bool:
    return told.has(one.base, one.half) or told.has_bare(in_unit(one.base, one.unit))


def _nearest(one: Amount, things: list[Quantity]) -> Amount | None:
    """Give the amount elsewhere that is of the same thing as a decided one."""
    own = next((thing for thing in things if thing.amount is one), None)
    if own is None:
        return None
    others = (thing for thing in things if thing.part != DECISION and thing.head and own.head)
    return next((thing.amount for thing in others if thing.head[-1] == own.head[-1] or thing.purpose & own.purpose), None)


def _swedish(amount: Amount) -> str:
    return swedish(amount.value, amount.unit)
