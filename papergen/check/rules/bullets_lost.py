"""TXT009: a list has lost its bullets, or has them as letters in the text."""

import re
from collections.abc import Iterator

from papergen.check.finding import Finding
from papergen.check.passage import Passage
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.problems import Place, Severity

# Bullets as characters; those of Word's symbol fonts are for private use, and are read as U+FFFD.
_BULLET = re.compile(r"[•·∙●○◦▪▫■□‣⁃➢➤✓✔\ufffd]\s*(?=\S)")
# What Courier's o and the letters of Wingdings become.
_LETTER = re.compile(r"(?P<letter>[eo]) (?=[^\W\d_]{2})")
_WINGDING = re.compile(r"(?P<letter>[nqvüØ§]) (?=[^\W\d_]{2})")
_DASH = re.compile(r"[-–—] ?(?=[^\W_])")
# Items one after another in running text after a colon.
_RUN_IN = re.compile(r":(?P<first> [-–—] [^:.]{2,120}?) [-–—] ")
_INDENT = re.compile(r"[ \t]{1,3}(?=[a-zåäö])")
# One line that a blank sets off may be the mark of a new page.
MIN_ITEMS = 2
HOW = "Skriv varje punkt på en egen rad som börjar med ett bindestreck och ett mellanslag, med en tomrad före den första."


@rule("TXT009", "tappade-punkter", Severity.WARNING)
def bullets_lost(subject: Subject) -> Iterator[Finding]:
    """En punktlista har tappat sina punkter, eller har dem som tecken i texten.

    När en lista klistras in från Word eller PDF blir punkterna ofta ett löst ”•”, ”o” eller ”e”, eller försvinner. Då flyter
    punkterna ihop till ett enda stycke, och en uppläsare vet inte att det är en lista.

    Fel:
        • Ta fram en plan
        • Utbilda personalen

    Rätt:
        - Ta fram en plan
        - Utbilda personalen
    """
    for passage in subject.prose:
        yield from _in(subject, passage)


def _in(subject: Subject, passage: Passage) -> Iterator[Finding]:
    text = passage.text
    starts = _line_starts(passage)
    for pattern, least, message in (
        (_BULLET, 1, "En punkt i en lista är skriven som ett tecken i texten"),
        (_LETTER, 1, "Bokstaven verkar ha varit punkten i en lista"),
        (_WINGDING, 2, "Bokstaven verkar ha varit punkten i en lista"),
        (_DASH, 2, "Punkterna i en lista är skrivna som streck i texten"),
    ):
        found = [match for start in starts if (match := pattern.match(text, start))]
        if len(found) >= least:
            shown = found[0][0].strip()
            yield Finding(passage.place_of(found[0].start(), found[0].start() + len(shown)), f"{message}: ”{shown}”.", HOW)
            return
    run_in = _RUN_IN.search(text)
    if run_in:
        start = run_in.start("first") + 1
        yield Finding(passage.place_of(start, start + 1), "Punkterna i en lista står efter varandra i texten.", HOW)
        return
    yield from _without_bullets(subject, passage, starts)


def _line_starts(passage: Passage) -> list[int]:
    """Give where in the text each line of the source begins."""
    return [0, *(piece.start + 1 for piece in passage.pieces if piece.place.end_line > piece.place.line)]


def _without_bullets(subject: Subject, passage: Passage, starts: list[int]) -> Iterator[Finding]:
    """Tell of lines that a blank sets off where nothing else does: what is left of bullets when a text is copied."""
    around = passage.around
    if around.depth or around.quoted or around.footnote or len(starts) < MIN_ITEMS:
        return
    items = [start for start in starts if start < len(passage.text) and _is_set_off(subject, passage.place_of(start, start + 1))]
    if len(items) >= MIN_ITEMS:
        end = passage.text.find(" ", items[0])
        place = passage.place_of(items[0], end if end > 0 else len(passage.text))
        yield Finding(place, f"{len(items)} rader verkar ha varit punkter i en lista.", HOW)


def _is_set_off(subject: Subject, place: Place) -> bool:
    indent = _INDENT.match(subject.lines[place.line - 1])
    return indent is not None and indent.end() == place.column - 1
