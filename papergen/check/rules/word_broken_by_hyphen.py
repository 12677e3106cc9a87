"""TXT002: a hyphen from the end of an old line is left in a word."""

import re
from collections.abc import Iterator

from papergen.check.broken_words import Broken, broken_words
from papergen.check.finding import Edit, Finding
from papergen.check.lexicon import LimitedLexicon
from papergen.check.passage import Passage
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.problems import Place, Severity

# All that may stand between the halves where the hyphen is taken away: blanks, a line end, the mark of a quotation.
_NOTHING_ELSE = re.compile(r"[-\u2010\u00ad]?[\s>]*")
# The blank after a word and its full stop, where what follows cannot be taken for the beginning of a list or a heading.
_AFTER_WORD = re.compile(r"[.,;:!?)”\"]{0,3} (?=[^\W\d_])")
# To the word list, for one paper; a paper with hundreds of broken words asks a thousand.
QUESTIONS = 2000


@rule("TXT002", "avstavat-ord", Severity.WARNING, fixable=True)
def word_broken_by_hyphen(subject: Subject) -> Iterator[Finding]:
    """Ett bindestreck från en gammal radbrytning står kvar i ett ord.

    När text kopieras ur en PDF följer avstavningen med, och det blir ”nämn- den” mitt på raden. Ordet går inte att söka efter
    och läses upp i två delar. Bindestreck som ska stå kvar, som i ”skydds- och hjälpinsatser”, lämnas i fred. Där papperets
    egna ord eller ordlistan visar hur ordet ska vara kan papergen laga det.

    Fel:
        Ansökan behandlas av nämn-
        den i mars.

    Rätt:
        Ansökan behandlas av nämnden i mars, som bygger på skydds- och hjälpinsatser.
    """
    lexicon = LimitedLexicon(subject.lexicon, QUESTIONS)
    for passage in subject.body:
        if passage.role == "alt":
            continue
        for one in broken_words(passage.text, subject.word_counts, lexicon):
            yield _finding(subject, passage, one)


def _finding(subject: Subject, passage: Passage, one: Broken) -> Finding:
    written = f"{one.first}{one.hyphen}{' ' if one.blank_end > one.hyphen_at + 1 else ''}{one.second}"
    message = f"Ordet är avstavat mitt på raden: ”{written}”."
    if not one.whole:
        empty = "" if subject.lexicon.knows("och") else " Ordlistan hunspell-sv saknas, så papergen kan inte själv avgöra hur."
        hint = f"Skriv ihop ordet, eller ta bort mellanslaget efter bindestrecket.{empty}"
        return Finding(passage.place_of(one.start, one.end), message, hint)
    place = passage.place_of(one.start, one.end)
    cut = _between(passage, one.cut, one.blank_end)
    edits = (Edit(cut, ""), *_line_end(subject, passage, one, cut)) if one.certain and _is_mendable(subject, passage, cut) else ()
    return Finding(place, message, f"Skriv: {one.whole}", edits=edits)


def _between(passage: Passage, start: int, end: int) -> Place:
    """Give the place from one character up to another, with all that stands between them in the source."""
    first, after = passage.place_of(start, start + 1), passage.place_of(end, end + 1)
    return Place(first.path, first.line, first.column, after.line, after.column)


def _line_end(subject: Subject, passage: Passage, one: Broken, cut: Place) -> Iterator[Edit]:
    """Give the line end that was in the word a place after it, so that the lines stay as long as they were."""
    after = _AFTER_WORD.match(passage.text, one.end)
    if after and cut.end_line > cut.line:
        blank = passage.place_of(after.end() - 1, after.end())
        # A comment at the start of a line would end the paragraph.
        before_comment = subject.lines[blank.end_line - 1].startswith("<", blank.end_column - 1)
        if subject.source(blank) == " " and not before_comment:
            yield Edit(blank, "\n" + subject.lines[cut.end_line - 1][: cut.end_column - 1])


def _is_mendable(subject: Subject, passage: Passage, cut: Place) -> bool:
    if passage.section == "forslag_till_beslut" or cut.end_line < cut.line or subject.in_link(cut):
        return False
    return bool(_NOTHING_ELSE.fullmatch(subject.source(cut)))
