"""TXT010: words that `papergen new` wrote have been left in the paper."""

import re
from collections.abc import Iterator

from papergen.check.finding import Finding
from papergen.check.passage import Passage
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.model.example_texts import EXAMPLES
from papergen.problems import Severity

_SENTENCES = {text for text in EXAMPLES.values() if "…" not in text}
_OPEN = re.compile(r"…|\.\.\.")
_ABOUT_TO_SAY = re.compile(r"[\w ,–-]* godkänner|att", re.IGNORECASE)


@rule("TXT010", "exempeltext-kvar", Severity.ERROR)
def example_text_left(subject: Subject) -> Iterator[Finding]:
    """Text som stod i filen från början har inte bytts ut.

    `papergen new case` skriver i varje avsnitt vad som ska stå där. Blir det kvar går det ut till nämnden och arkiveras.

    Fel:
        ## Bakgrund

        Skriv vad som har hänt tidigare.

    Rätt:
        ## Bakgrund

        Nämnden beslutade i våras att utreda frågan.
    """
    for passage in subject.body:
        if passage.role != "paragraph":
            continue
        found = passage.text.strip()
        if found and (found in _SENTENCES or _unfinished(passage)):
            place = passage.place_of(passage.text.index(found), len(passage.text.rstrip()))
            yield Finding(place, f"Exempeltexten ”{found}” står kvar.", "Skriv det som ska stå här, eller ta bort stycket.")


def _unfinished(passage: Passage) -> bool:
    """Tell whether a paragraph is an ellipsis, alone or behind the beginning of a proposal."""
    text = passage.text.strip()
    end = _OPEN.search(text)
    if end is None or end.end() < len(text):
        return False
    before = text[: end.start()].strip()
    return not before or (passage.section == "forslag_till_beslut" and bool(_ABOUT_TO_SAY.fullmatch(before)))
