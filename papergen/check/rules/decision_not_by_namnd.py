"""DEC001: a decision that does not begin with the nämnd and a finite verb, or with att."""

import re
from collections.abc import Iterator

from papergen.check.clause import Clause, opening
from papergen.check.finding import Finding
from papergen.check.passage import Passage
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.problems import Place, Severity

_ENDS_IN_ATT = re.compile(r"\batt\s*:?\s*$", re.I)
_FIRST_WORD = re.compile(r"\S+")
_BODY = re.compile(r"(?:nämnd|styrelse|fullmäktige|utskott|direktion|beredning|presidi)", re.I)


@rule("DEC001", "beslut-utan-namnd-och-verb", Severity.ERROR)
def decision_not_by_namnd(subject: Subject) -> Iterator[Finding]:
    """En beslutspunkt säger inte vem som beslutar vad.

    Beslutet flyttas ord för ord till protokollet, och ska kunna läsas där för sig självt. Därför börjar varje punkt med nämnden
    och vad den gör: Socialnämnden godkänner … Den som hellre skriver att-satser inleder med Socialnämnden beslutar och låter
    varje punkt börja med att. Paragrafen justeras omedelbart får stå som den är.

    Fel:
        ## Förslag till beslut

        1. Godkänna ansökan.
        2. Paragrafen justeras omedelbart.

    Rätt:
        ## Förslag till beslut

        1. Socialnämnden godkänner ansökan.
        2. Paragrafen justeras omedelbart.
    """
    namnd = subject.case.namnd or "Socialnämnden"
    told: list[Passage] = []
    for clause in subject.decision.proper:
        body, verb = opening(clause.text, subject.namnder)
        if clause.is_att:
            yield from _of_att(clause, namnd, told)
        elif body and not verb:
            place = clause.place_of(0, len(body))
            yield Finding(
                place, f"Efter ”{body}” kommer inget verb som säger vad nämnden gör.", f"Skriv till exempel: {namnd} godkänner …"
            )
        elif not body and clause.lead_in:
            if _ENDS_IN_ATT.search(clause.lead_in.text):
                continue  # "Socialnämnden beslutar att", and each point goes on
            message = f"Punkten hör till ”{_short(clause.lead_in.text)}” men börjar inte med ”att”."
            yield Finding(_first_word(clause), message, "Börja punkten med att, till exempel: att godkänna …")
        elif not body:
            message = "Beslutet börjar inte med nämnden och vad den gör."
            yield Finding(_first_word(clause), message, f"Skriv till exempel: {namnd} godkänner …")


def _of_att(clause: Clause, namnd: str, told: list[Passage]) -> Iterator[Finding]:
    lead_in = clause.lead_in
    if lead_in is None:
        message = "Att-satsen saknar en inledning som säger vem som beslutar."
        yield Finding(clause.place_of(0, 3), message, f"Skriv ”{namnd} beslutar” på en egen rad före att-satserna.")
    elif not _BODY.search(lead_in.text) and lead_in not in told:
        told.append(lead_in)
        message = f"Inledningen ”{_short(lead_in.text)}” säger inte vilken nämnd som beslutar."
        yield Finding(lead_in.place_of(0, len(lead_in.text)), message, f"Skriv till exempel: {namnd} beslutar")


def _first_word(clause: Clause) -> Place:
    match = _FIRST_WORD.match(clause.text)
    return clause.place_of(0, match.end() if match else 1)


def _short(text: str) -> str:
    line = " ".join(text.split()).rstrip(":")
    return line if len(line) <= 60 else line[:59] + "…"
