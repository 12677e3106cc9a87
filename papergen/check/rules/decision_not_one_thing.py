"""DEC005: several decisions in one point, points without numbers, or without a full stop."""

import re
from collections.abc import Iterator

from papergen.check.clause import Clause
from papergen.check.decision_objects import action_of
from papergen.check.decision_verbs import PRESENT, is_infinitive
from papergen.check.finding import Finding
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.problems import Severity

_COORDINATED = re.compile(r"\b(?:och|samt)\s(?P<att>att\s)?(?P<verb>[^\W\d_]+)")
# After one of these the verb may be part of what somebody else does.
_SUBORDINATE = re.compile(r"\b(?:som|där|när|vilke[nt]|vilka|då|eftersom|innan|om det)\b")
_ATT = re.compile(r"\batt\b")
_AMOUNT = re.compile(
    r"\d[\d .,\u00a0]{0,20}(?::-|\s?(?:kronor|kr|tkr|mnkr|mkr|SEK|miljoner kronor)\b)\s(?:till|för|åt)\s(?!(?:år\s)?\d)", re.I
)
_ONE_SUM = re.compile(r"\b(?:sammanlagt|totalt|sammantaget|varav|fördel\w+|summan)\b", re.I)
_GIVING = re.compile(
    r"(?:godkänna|godkänner|beviljar?|ansök\w+|avsätt\w+|anslår?|lämnar?|ger?|betalar?|återbetalar?|tillstyrk\w+|avslår?|söker?)"
)


@rule("DEC005", "beslutspunkt-med-flera-beslut", Severity.INFO)
def decision_not_one_thing(subject: Subject) -> Iterator[Finding]:
    """Beslutet är inte uppdelat i punkter med ett beslut i varje.

    Nämnden kan vilja bifalla en del och avslå en annan, och den som ska verkställa beslutet behöver veta vilken punkt det gäller.
    Skriv ett beslut i varje punkt, numrera punkterna när de är flera och avsluta varje mening med punkt.

    Fel:
        ## Förslag till beslut

        1. Socialnämnden godkänner slutrapporten och ger förvaltningschefen i uppdrag att avveckla projektet.

    Rätt:
        ## Förslag till beslut

        1. Socialnämnden godkänner slutrapporten.
        2. Socialnämnden ger förvaltningschefen i uppdrag att avveckla projektet.
    """
    clauses = subject.decision.clauses
    yield from _unnumbered(clauses)
    for clause in clauses:
        if not clause.first and clause.numbered:
            message = "Punkten innehåller mer än ett beslut."
            yield Finding(clause.place, message, "Skriv beslutet som en egen punkt.")
        if not clause.is_adjustment:
            yield from _several(subject, clause)
        if not clause.is_att and not clause.lead_in and not clause.parts and clause.text[-1] not in ".!?…:”":
            last = len(clause.text) - len(clause.text.split()[-1])
            yield Finding(clause.place_of(last, len(clause.text)), "Beslutspunkten slutar inte med punkt.", "Sätt punkt.")


def _unnumbered(clauses: tuple[Clause, ...]) -> Iterator[Finding]:
    loose = [clause for clause in clauses if not clause.numbered and not clause.is_att and not clause.lead_in]
    if loose and len(clauses) > 1:
        message = f"Förslaget har {len(clauses)} beslut, men alla är inte numrerade."
        yield Finding(loose[0].place, message, "Skriv varje beslut som en numrerad punkt: 1. 2. 3.")


def _several(subject: Subject, clause: Clause) -> Iterator[Finding]:
    start, end = action_of(clause, subject.namnder)
    if start == end:
        return
    text = clause.text
    subordinate = _SUBORDINATE.search(text, end)
    limit = subordinate.start() if subordinate else len(text)
    second_att = _ATT.search(text, end)
    for match in _COORDINATED.finditer(text, end, limit):
        verb = match["verb"]
        inside = second_att is not None and second_att.start() < match.start()
        decides = is_infinitive(verb) if match["att"] or is_infinitive(text[start:end]) else verb.casefold() in PRESENT
        if decides and not inside:
            message = f"Punkten innehåller mer än ett beslut: ”{text[start:end]}” och ”{verb}”."
            yield Finding(clause.place_of(*match.span("verb")), message, "Dela upp den i flera punkter.")
            return
    amounts = list(_AMOUNT.finditer(text, end))
    if len(amounts) > 1 and _GIVING.fullmatch(text[start:end].casefold()) and not _ONE_SUM.search(text):
        message = f"Punkten innehåller {len(amounts)} belopp för olika ändamål."
        hint = "Skriv en punkt för varje belopp, eller säg vad de blir sammanlagt."
        yield Finding(
            clause.place_of(amounts[1].start(), amounts[1].start() + len(amounts[1][0].split(" till ")[0].split(" för ")[0])),
            message,
            hint,
        )
