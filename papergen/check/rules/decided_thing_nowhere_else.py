"""DEC002: the decision is on a thing that the paper never speaks of."""

import re
from collections.abc import Iterator

from papergen.check.clause import DECISION, Clause
from papergen.check.decision_objects import Part, action_of, objects_of
from papergen.check.finding import Finding
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.problems import Severity

# Verbs whose object is the one who gets something, or is chosen.
_TO_SOMEBODY = re.compile(
    r"(?:ge|ger|uppdrar?|tilldelar?|delegerar?|bemyndigar?|utser?|anställ\w*|tackar?|uppmanar?|rekommenderar?)"
)
_ELECTED = re.compile(r"(?:remitterar?|förordnar?|entledigar?|välj\w*|föreslår?|hemställ\w*|beslutar?)")
# Words for the paper itself, or for the decision.
_ITSELF = re.compile(
    r"(?:informationen?|ärende\w*|frågan?|frågorna|beslut\w*|uppdrag\w*|\w*yttrande\w*|\w*svar\w*|\w*utlåtande\w*|\w*skrivelsen?|"
    r"förslag\w*|ansvar\w*|ställning|initiativ\w*|hänsyn|kontakt|avslag|bifall|samråd|anmälan|erinran|följande|detta|denna|dessa|"
    r"paragrafen|punkte[nr]\w*|nej|ja)",
    re.I,
)
_SOMEBODY = re.compile(r"\w*(?:nämnd|styrelse|förvaltning|kontor|chef|direktör|ordförande|utskott|fullmäktige)\w*", re.I)
_MIN_LETTERS = 4


@rule("DEC002", "beslut-om-nagot-onamnt", Severity.WARNING)
def decided_thing_nowhere_else(subject: Subject) -> Iterator[Finding]:
    """Beslutet gäller något som ärendet inte talar om någon annanstans.

    Det nämnden beslutar om ska finnas i texten eller bland bilagorna. Annars vet ledamöterna inte vad de säger ja till, och den
    som läser protokollet hittar det inte.

    Fel:
        ## Förslag till beslut

        1. Socialnämnden godkänner projektansökan och lämnad rapport.

        ## Förvaltningens synpunkter

        Förvaltningen föreslår att socialnämnden godkänner projektansökan.

    Rätt:
        ## Förslag till beslut

        1. Socialnämnden godkänner projektansökan.

        ## Förvaltningens synpunkter

        Förvaltningen föreslår att socialnämnden godkänner projektansökan.
    """
    if not any(passage.section != DECISION and passage.role == "paragraph" for passage in subject.body):
        return
    for clause in subject.decision.proper:
        for part in _parts(subject, clause):
            if _is_thing(part.head) and not subject.outside_decision.speaks_of(part.head):
                written = clause.text[part.start : part.end]
                message = f"Beslutet gäller ”{written}”, men ordet ”{part.head}” finns ingen annanstans i ärendet."
                hint = "Skriv om det i texten eller bland bilagorna, eller ta bort det ur beslutet."
                yield Finding(clause.place_of(part.start, part.end), message, hint)


def _parts(subject: Subject, clause: Clause) -> Iterator[Part]:
    start, end = action_of(clause, subject.namnder)
    verb = clause.text[start:end].casefold()
    if not _TO_SOMEBODY.fullmatch(verb) and not _ELECTED.fullmatch(verb):
        yield from objects_of(clause, subject.namnder)


def _is_thing(head: str) -> bool:
    return len(head) >= _MIN_LETTERS and head[0].islower() and not _ITSELF.fullmatch(head) and not _SOMEBODY.fullmatch(head)
