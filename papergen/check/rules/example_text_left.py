"""TXT010: words that `papergen new` wrote have been left in the paper."""

import re
from collections.abc import Iterator

from papergen.check.finding import Finding
from papergen.check.passage import Passage
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.model.example_texts import EXAMPLES, VALUES
from papergen.problems import Severity

_SENTENCES = sorted(text for text in EXAMPLES.values() if "…" not in text)
_OPEN = re.compile(r"…|\.\.\.")
_ABOUT_TO_SAY = re.compile(r"[\w ,–-]* godkänner|att", re.IGNORECASE)
_NOTHING_APPROVED = re.compile(r"[\w ,–-]* godkänner\.?", re.IGNORECASE)
_AROUND = " \n()[]”\"’'"
_FEW = 4  # words: fewer of an example's are no sign that they were left from it


@rule("TXT010", "exempeltext-kvar", Severity.ERROR)
def example_text_left(subject: Subject) -> Iterator[Finding]:
    """Text som stod i filen från början har inte bytts ut.

    `papergen new case` skriver i varje avsnitt vad som ska stå där, och inom parentes vad uppgifterna överst ska vara. Blir det
    kvar går det ut till nämnden och arkiveras.

    Fel:
        ## Bakgrund

        Skriv vad som har hänt tidigare.

    Rätt:
        ## Bakgrund

        Nämnden beslutade i våras att utreda frågan.
    """
    for passage in subject.passages:
        if passage.role in ("titel", "front"):
            if passage.text.strip() in VALUES:
                yield Finding(passage.place, f"Exempeltexten ”{passage.text.strip()}” står kvar.", "Skriv det som ska stå här.")
        elif passage.role == "paragraph" and (found := _left(passage)):
            start, end = found
            message = f"Exempeltexten ”{passage.text[start:end]}” står kvar."
            yield Finding(passage.place_of(start, end), message, "Skriv det som ska stå här, eller ta bort exemplet.")


def _left(passage: Passage) -> tuple[int, int] | None:
    """Give start and end of what is left of an example in a paragraph."""
    text = passage.text
    whole = text.strip()
    if not whole:
        return None
    start = text.index(whole)
    if _unfinished(passage) or _is_shortened(whole.strip(_AROUND)):
        return start, start + len(whole)
    for example in _SENTENCES:
        if whole.startswith(example):  # somebody has written on behind it
            return start, start + len(example)
        if len(example.split()) >= _FEW and (written := _as_sentence(passage, example)):
            return written
    return None


def _is_shortened(text: str) -> bool:
    """Tell whether a whole paragraph is an example, or the beginning of one; parentheses and a point are no difference."""
    words = text.rstrip(" .").split()
    for example in _SENTENCES:
        wanted = example.rstrip(".").split()
        if words == wanted or (len(words) >= _FEW and words == wanted[: len(words)]):
            return True
    return False


def _as_sentence(passage: Passage, example: str) -> tuple[int, int] | None:
    return next(((start, end) for start, end in passage.sentences if passage.text[start:end] == example), None)


def _unfinished(passage: Passage) -> bool:
    """Tell whether a paragraph is an ellipsis, alone or behind the beginning of a proposal, or an item that approves nothing."""
    text, proposed = passage.text.strip(), passage.section == "forslag_till_beslut"
    if proposed and passage.around.depth and _NOTHING_APPROVED.fullmatch(text):
        return True
    end = _OPEN.search(text)
    if end is None or end.end() < len(text):
        return False
    before = text[: end.start()].strip()
    return not before or (proposed and bool(_ABOUT_TO_SAY.fullmatch(before)))
