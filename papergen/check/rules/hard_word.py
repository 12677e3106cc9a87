"""LNG004: a word that public lists of plain language advise against."""

import re
from collections.abc import Iterator

from papergen.check.finding import Finding
from papergen.check.plain_words import PLAIN_WORDS
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.problems import Severity

_HARD = re.compile(rf"\b(?:{'|'.join(sorted(PLAIN_WORDS, key=lambda word: (-len(word), word)))})\b", re.IGNORECASE)


@rule("LNG004", "svart-ord", Severity.INFO)
def hard_word(subject: Subject) -> Iterator[Finding]:
    """Ett ord står på Regeringskansliets svarta lista eller i Myndigheternas skrivregler som onödigt svårt.

    Det finns ett vanligare ord som säger samma sak. Varje ord nämns en gång, där det först står. Citat lämnas i fred.

    Fel:
        Det erfordras ytterligare medel.

    Rätt:
        Det behövs mer pengar.
    """
    phrases = [words for words in PLAIN_WORDS if " " in words]
    if not PLAIN_WORDS.keys() & subject.word_counts.keys() and not any(
        words in passage.text for passage in subject.prose for words in phrases
    ):
        return
    seen: set[str] = set()
    for passage in subject.prose:
        if passage.around.quoted or passage.around.footnote:
            continue
        for match in _HARD.finditer(passage.text):
            word = match[0].lower()
            if word not in seen and not passage.text.startswith("”", match.end()):
                seen.add(word)
                message = f"”{match[0]}” är onödigt svårt."
                yield Finding(passage.place_of(*match.span()), message, f"Skriv hellre: {PLAIN_WORDS[word]}.")
