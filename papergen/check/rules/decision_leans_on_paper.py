"""DEC007: a decision that cannot be understood without the paper."""

import re
from collections.abc import Iterator

from papergen.check.clause import Clause
from papergen.check.finding import Finding
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.problems import Severity

_WHOSE = (
    r"(?:(?:det|detta|ett|föreliggande|föreslaget|ovanstående|nedanstående|bifogat|bilagt|framlagt|framlagda|lämnat|upprättat|"
    r"liggande|förvaltningens|kontorets|avdelningens|utskottets|arbetsutskottets|handläggarens)\s){0,3}"
)
_BY_THE_PAPER = re.compile(
    rf"\b(?:enligt|i enlighet med|i linje med|utifrån)\s{_WHOSE}(?P<what>(?:besluts)?förslag(?:et|en)?(?:\still\sbeslut)?)"
    r"\b(?!\still\b)"
    r"|\b(?:enligt|i enlighet med)\s(?:vad\ssom\s\w{1,20}\s)?(?:ovan|nedan|ovanstående|nedanstående)\b"
    r"|\b(?:som|vad\ssom)\s(?:anges|framgår|redovisas|anförs|beskrivs|sägs|föreslås)\s"
    r"(?:ovan|nedan|(?:i|av)\s(?:detta\s|denna\s|förvaltningens\s|kontorets\s)?(?:tjänsteutlåtande|tjänsteskrivelse)\w*)"
    r"|\b(?:enligt|i enlighet med|utifrån)\s(?:detta\s|denna\s|förvaltningens\s|kontorets\s)?"
    r"(?:tjänsteutlåtande|tjänsteskrivelse)\w*",
    re.I,
)
_NOTHING_BUT_THE_PROPOSAL = re.compile(
    rf"^[^,.:]{{0,80}}?\b(?P<what>(?:godkänn|anta|bifall|tillstyrk|fastställ)\w{{0,4}}\s{_WHOSE}(?:besluts)?förslag(?:et|en)?"
    r"(?:\still\sbeslut)?)(?=\s?[.,;]|\soch\b|$)",
    re.I,
)
# It says which proposal: by date, paragraph or registration number.
_IDENTIFIED = re.compile(r"[^.]{0,40}?(?:\d{4}-\d\d-\d\d|§\s?\d|\bden\s\d{1,2}\s\w+\s\d{4}|\bdnr\b|\bdaterat\b)", re.I)


@rule("DEC007", "beslut-som-inte-star-for-sig-sjalvt", Severity.WARNING)
def decision_leans_on_paper(subject: Subject) -> Iterator[Finding]:
    """Beslutet går inte att förstå utan resten av ärendet.

    I protokollet står beslutet ensamt. Den som läser enligt förslaget där vet inte vilket förslag som menas. Skriv ut vad nämnden
    beslutar.

    Fel:
        ## Förslag till beslut

        1. Socialnämnden beslutar enligt förslaget.

    Rätt:
        ## Förslag till beslut

        1. Socialnämnden antar riktlinjer för bostadsanpassning att gälla från den 1 april 2026.
    """
    for clause in subject.decision.proper:
        match = _leaning(clause)
        if match:
            message = f"Beslutet går inte att förstå för sig självt: ”{' '.join(match[0].split())}”."
            yield Finding(clause.place_of(*match.span()), message, "Skriv ut vad nämnden beslutar.")


def _leaning(clause: Clause) -> re.Match[str] | None:
    text = clause.text
    for match in _BY_THE_PAPER.finditer(text):
        shown_below = bool(clause.parts) and "nedan" in match[0]
        if not shown_below and not _IDENTIFIED.match(text, match.end()):
            return match
    found = _NOTHING_BUT_THE_PROPOSAL.search(text)
    if found and not _IDENTIFIED.match(text, found.end()):
        return re.compile(re.escape(found["what"])).search(text, found.start("what"))
    return None
