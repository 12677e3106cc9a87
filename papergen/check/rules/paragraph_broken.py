"""TXT003: a paragraph is broken in the middle of a sentence."""

import re
from collections.abc import Iterator

from papergen.check.finding import Finding
from papergen.check.passage import HIDDEN, Passage
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.problems import Severity

_CLOSING = "”\"'’»)]"
_OPENING = "”\"'’«("
# How a paragraph ends that goes on; a colon or a semicolon would lead in what follows.
_GOES_ON = re.compile(r"[^\W_]|[,–-]")
_FIRST_WORD = re.compile(r"[a-zåäöé][^\W\d_]*(?=[\s,.;:-])")
_LAST_WORD = re.compile(r"\S+\s*$")
# Shorter lines are addresses, greetings and names rather than sentences.
MIN_WORDS = 6


@rule("TXT003", "brutet-stycke", Severity.WARNING)
def paragraph_broken(subject: Subject) -> Iterator[Finding]:
    """Ett stycke slutar mitt i en mening, och nästa fortsätter den.

    Det händer när text hämtas ur ett gammalt dokument där en sida tog slut mitt i meningen. Läsaren tror att något saknas.

    Fel:
        Insatserna ska ges i nära samverkan med skolan, vården och

        andra som möter barnen i vardagen.

    Rätt:
        Insatserna ska ges i nära samverkan med skolan, vården och
        andra som möter barnen i vardagen.
    """
    before: Passage | None = None
    for passage in subject.body:
        if before and _is_continued(before, passage) and _nothing_between(subject, before, passage):
            first = _FIRST_WORD.match(passage.text.lstrip(_OPENING))
            if first:
                start = len(passage.text) - len(passage.text.lstrip(_OPENING))
                end = start + first.end()
                last = _LAST_WORD.search(before.text[-60:])
                message = f"Stycket före slutar mitt i en mening, ”… {last[0].strip() if last else ''}”."
                hint = "Ta bort tomraden mellan styckena, eller skriv det som saknas."
                yield Finding(passage.place_of(start, end), message, hint)
        before = passage


def _is_continued(before: Passage, after: Passage) -> bool:
    if (before.role, after.role) != ("paragraph", "paragraph") or before.around != after.around:
        return False
    if before.around.depth or before.around.quoted or before.around.footnote:
        return False  # two items, or lines of a quotation
    text = before.text.rstrip().rstrip(_CLOSING)
    if not text or text.endswith(HIDDEN) or not _GOES_ON.match(text[-1]) or text.count(" ") + 1 < MIN_WORDS:
        return False
    # "… föreslås besluta", "att …": clauses of a decision, each on its own.
    return not after.text.startswith("att ")


def _nothing_between(subject: Subject, before: Passage, after: Passage) -> bool:
    """Tell whether only empty lines stand between two passages in the source: no list, table, picture or line."""
    last = before.place_of(len(before.text) - 1, len(before.text)).end_line
    return not any(line.strip() for line in subject.lines[last : after.place.line - 1])
