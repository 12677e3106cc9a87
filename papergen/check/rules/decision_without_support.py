"""DEC003: a decision that the förvaltning's own view does not propose."""

import re
from collections.abc import Iterator

from papergen.check.clause import Clause
from papergen.check.decision_objects import action_of
from papergen.check.finding import Finding
from papergen.check.passage import Passage
from papergen.check.rule import rule
from papergen.check.stems import Spoken
from papergen.check.subject import Subject
from papergen.problems import Place, Severity

VIEW = "synpunkter"
_PROPOSES = re.compile(
    r"\b(?:föreslå\w*|förslag\w*|förord\w+|tillstyrk\w*|avstyrk\w*|hemställ\w*|rekommender\w*|yrka\w*|bör|borde|instämm\w+|"
    r"ställer sig|inget att (?:erinra|invända)|ingen erinran)\b",
    re.I,
)
# The whole decision is meant.
_ALL_OF_IT = re.compile(
    r"\b(?:enligt|i enlighet med) (?:\w{1,20} )?(?:förslaget?|beslutsförslaget|förslag till beslut|beslutspunkterna)\b", re.I
)
# Verbs of so many decisions that they tie none of them to a proposal.
_COMMON_VERB = re.compile(
    r"(?:godkän\w+|anta\w*|ge\w?|fastställ\w+|besluta\w*|uppdra\w*|lämna\w*|lägg\w*|ställ\w*|anse\w?|notera\w*)", re.I
)
_WORD = re.compile(r"[^\W\d_]{4,}(?:-[^\W\d_]+)*")
_NEEDS_NO_GROUND = re.compile(r"\btacka\w*|\bnotera\w*|\btill handlingarna\b", re.I)
# Words that many decisions have, so that they tie none of them to a proposal.
_COMMON = re.compile(
    r"(?:att|från|under|över|enligt|samt|eller|sedan|senast|inom|efter|med|för|till|kronor|tkr|mnkr|sammanlagt|totalt|högst|minst|"
    r"januari|februari|mars|april|juni|juli|augusti|september|oktober|november|december|beslut\w*|uppdrag\w*|föreslå\w*|"
    r"förslag\w*|\w*nämnd\w*|\w*styrelse\w*|\w*fullmäktige|\w*förvaltning\w*|kommunens?|stadens?|detta|denna|följande)",
    re.I,
)


@rule("DEC003", "beslut-utan-stod", Severity.WARNING)
def decision_without_support(subject: Subject) -> Iterator[Finding]:
    """Beslutet har ingen motsvarighet i förvaltningens synpunkter.

    Synpunkterna ska sluta i det som nämnden föreslås besluta. Annars ser ledamöterna ett förslag som ingen har argumenterat för.

    Fel:
        ## Förslag till beslut

        1. Socialnämnden godkänner ansökan om statsbidrag.

        ## Förvaltningens synpunkter

        Samarbetet med länsstyrelsen fungerar väl.

    Rätt:
        ## Förslag till beslut

        1. Socialnämnden godkänner ansökan om statsbidrag.

        ## Förvaltningens synpunkter

        Samarbetet med länsstyrelsen fungerar väl. Förvaltningen föreslår att nämnden godkänner ansökan.
    """
    view = [passage for passage in subject.passages_in(VIEW) if passage.role in ("paragraph", "cell")]
    clauses = subject.decision.proper
    if not view or not clauses:
        return
    proposals = [text for passage in view for text in _proposals(passage)]
    if not proposals:
        section = subject.section(VIEW)
        title = "".join(passage.text for passage in subject.passages_in(VIEW) if passage.role == "section") if section else ""
        message = f"Det som nämnden ska besluta föreslås inte under ”{title}”."
        yield Finding(_place(subject, clauses[0]), message, "Avsluta avsnittet med vad förvaltningen föreslår.")
        return
    if any(_ALL_OF_IT.search(text) for text in proposals):
        return
    spoken = Spoken(proposals)
    for clause in clauses:
        if not _NEEDS_NO_GROUND.search(clause.text) and not any(spoken.speaks_of(word) for word in _content(subject, clause)):
            message = "Beslutspunkten har inget motsvarande förslag i förvaltningens synpunkter."
            yield Finding(_place(subject, clause), message, "Skriv där vad förvaltningen föreslår och varför.")


def _proposals(passage: Passage) -> Iterator[str]:
    for start, end in passage.sentences:
        if _PROPOSES.search(passage.text, start, end):
            yield passage.text[start:end]


def _content(subject: Subject, clause: Clause) -> Iterator[str]:
    start, end = action_of(clause, subject.namnder)
    verb = clause.text[start:end]
    # With one decision only, any verb ties a proposal to it: "Förvaltningen föreslår att den godkänns."
    if verb and (len(subject.decision.proper) == 1 or not _COMMON_VERB.fullmatch(verb)):
        yield verb
    for match in _WORD.finditer(clause.text):
        if match.start() != start and not _COMMON.fullmatch(match[0]):
            yield match[0]


def _place(subject: Subject, clause: Clause) -> Place:
    start, end = action_of(clause, subject.namnder)
    return clause.place_of(start, end) if end > start else clause.place
