"""DAT003: what the nämnd is to decide has already been done."""

import re
from collections.abc import Iterator

from papergen.check.clause import DECISION, Clause
from papergen.check.dates import dates_in
from papergen.check.decision_objects import action_of
from papergen.check.finding import Finding
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.problems import Severity

# Things that somebody must decide on before they are sent, signed or begun.
_MATTER = re.compile(r"\b(?:\w*ansök\w*|\w*avtal\w*|\w*beställning\w*|\w*överenskommelse\w*|\w*upphandling\w*|\w*anbud\w*)", re.I)
_KINDS = ("ansök", "avtal", "beställning", "överenskommelse", "upphandling", "anbud")
_SUPINE = (
    r"(?:ingivits|givits\sin|inlämnats|lämnats(?:\sin)?|insänts|sänts(?:\sin)?|inskickats|skickats(?:\sin)?|ansökts|undertecknats|"
    r"tecknats|ingåtts|skrivits\sunder|påbörjats|inletts|beställts|gjorts|verkställts|lagts)"
)
_HAS_BEEN = re.compile(rf"\b(?:har|hade)\s(?P<already>redan\s)?(?P<done>{_SUPINE})\b", re.I)
_HAS = re.compile(
    r"\b(?:har|hade)\s(?P<done>redan\s"
    r"(?:lämnat|skickat|sänt|gett|tecknat|skrivit|undertecknat|ansökt|beställt|ingått|påbörjat|inlett))\b",
    re.I,
)
_ALREADY = re.compile(r"\bredan\b", re.I)
_BEFORE = re.compile(r"\b(?:innan|före)\b", re.I)
_NAMND = re.compile(r"\b\w*(?:nämnd|styrelse)\w*", re.I)
_OPENLY = re.compile(r"\bi efterhand\b", re.I)
# Somebody else's application: that it has come in is as it should be.
_OF_OTHERS = re.compile(r"\bansök\w*\sfrån\s(?!läns|staten|social|eu\b)|\w+s\s(?:\w+\s)?ansök(?:an|ningar|ningarna)\b", re.I)
_VERBS = re.compile(r"(?:godkän\w+|ansök\w+|teckn\w+|ingå\w*|beställ\w+|anta\w*|beslut\w+|lämna\w*)", re.I)


@rule("DAT003", "redan-gjort", Severity.INFO)
def done_before_decided(subject: Subject) -> Iterator[Finding]:
    """Det som nämnden ska besluta om är redan gjort.

    Om ansökan är skickad eller avtalet tecknat innan nämnden har sagt sitt, godkänner nämnden i efterhand. Det kan vara
    nödvändigt, men ska i så fall stå öppet i beslutet.

    Fel:
        ## Förslag till beslut

        1. Socialnämnden godkänner ansökan om statsbidrag.

        ## Bakgrund

        Ansökan har redan lämnats in.

    Rätt:
        ## Förslag till beslut

        1. Socialnämnden godkänner i efterhand ansökan om statsbidrag.

        ## Bakgrund

        Ansökan har redan lämnats in.
    """
    clauses = subject.decision.proper
    kinds = {kind for clause in clauses for kind in _matters(subject, clause)}
    if not kinds or any(_OPENLY.search(clause.text) for clause in clauses):
        return
    for passage in subject.prose:
        if passage.section == DECISION or passage.around.quoted:
            continue
        for start, end in passage.sentences:
            found = _done(passage.text, start, end)
            if found and any(
                kind in match[0].casefold() for match in _MATTER.finditer(passage.text, start, end) for kind in kinds
            ):
                message = "Det som nämnden ska besluta om är enligt texten redan gjort."
                hint = "Säg det öppet i beslutet, till exempel: godkänner i efterhand. Annars, ändra texten."
                yield Finding(passage.place_of(*found), message, hint)


def _matters(subject: Subject, clause: Clause) -> Iterator[str]:
    """Give the kinds of things that a clause decides to send, sign or begin."""
    start, end = action_of(clause, subject.namnder)
    if _VERBS.fullmatch(clause.text[start:end]) and not _OF_OTHERS.search(clause.text):
        folded = clause.text.casefold()
        yield from (kind for kind in _KINDS if kind in folded)


def _done(text: str, start: int, end: int) -> tuple[int, int] | None:
    match = _HAS_BEEN.search(text, start, end) or _HAS.search(text, start, end)
    if match:
        return match.span()
    already = _ALREADY.search(text, start, end)
    if already and _BEFORE.search(text, already.end(), end) and _NAMND.search(text, already.end(), end):
        near = next((one for one in dates_in(text[already.end() : end]) if one.start < 5), None)
        if near:
            return already.start(), already.end() + near.end
    return None
