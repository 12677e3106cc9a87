"""ATT001: the attachments are not as many, or not numbered, as the paper says."""

import re
from collections.abc import Iterator
from itertools import pairwise

from papergen.check.attachment_words import NUMBER_WORDS, SECTION, counts, is_labelled, numbers_given
from papergen.check.finding import Finding
from papergen.check.headings import place_of_title
from papergen.check.passage import Passage
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.model.blocks import List, plain_text
from papergen.model.case import Section
from papergen.problems import Severity, point

_COUNT = rf"(?P<count>\d{{1,3}}|{'|'.join(NUMBER_WORDS)})"
# What the paper says of itself: "(1 bilaga)" alone or after the title. In a sentence it may be another paper's.
_ANNOUNCED = re.compile(rf"\(\s?{_COUNT}\s(?P<word>bilag(?:a|or))\s?\)\s*$|^antal bilagor:?\s(?P<sum>\d{{1,3}})\s*$", re.I)


@rule("ATT001", "bilagor-fel-raknade", Severity.ERROR)
def attachments_miscounted(subject: Subject) -> Iterator[Finding]:
    """Bilagorna är inte så många som papperet säger, eller har fel nummer.

    Ledamöterna ska kunna lita på att de har fått alla bilagor, och att ”bilaga 2” är den andra i listan. Ett nummer som saknas
    tyder på att en bilaga har fallit bort.

    Fel:
        ## Bilagor

        1. Ansökan
        2. Budget
        4. Tidsplan

    Rätt:
        ## Bilagor

        1. Ansökan
        2. Budget
        3. Tidsplan
    """
    section = subject.section(SECTION)
    if section:
        yield from _list(subject, section)
    there = counts(subject)
    for passage in subject.passages:
        if passage.role in ("titel", "paragraph", "section", "heading") and passage.section != SECTION:
            yield from _announced(passage, there, len(subject.case.bilagor))


def _list(subject: Subject, section: Section) -> Iterator[Finding]:
    place = place_of_title(section)
    total = len(subject.case.bilagor)
    if not section.blocks:
        yield Finding(place, "Under rubriken står ingen bilaga.", "Lista bilagorna, eller ta bort rubriken.")
    elif plain_text(section.title).strip(" :.").casefold() == "bilaga" and min(counts(subject)) > 1:
        yield Finding(place, f"Rubriken säger en bilaga, men {total} är listade.", "Skriv ## Bilagor")
    bare = list(_without_number(subject, section))
    yield from bare
    # The numbers after one that is missing follow from it.
    for position, one in enumerate(() if bare else numbers_given(section, subject.lines), 1):
        if one.number != position:
            hint = "Numrera bilagorna 1, 2, 3 … och se efter att ingen saknas."
            yield Finding(one.place, f"Bilagan har nummer {one.number}, men är nummer {position} i listan.", hint)
            break  # those after it follow from it


def _without_number(subject: Subject, section: Section) -> Iterator[Finding]:
    """Tell of the first item with a bullet right before or behind a numbered list: printed it has no number, but is counted."""
    for one, other in pairwise(section.blocks):
        if isinstance(one, List) and isinstance(other, List) and one.ordered is not other.ordered:
            item = (other if one.ordered else one).items[0]
            position = next((at for at, bilaga in enumerate(subject.case.bilagor, 1) if bilaga.place == item.place), 0)
            if position and not is_labelled(item):
                place = point(item.place.path, item.place.line, item.place.column, 1)
                mark = subject.source(place)
                yield Finding(place, "Bilagan har inget nummer, men de andra har.", f"Skriv {position}. i stället för {mark}")
                return


def _announced(passage: Passage, there: frozenset[int], total: int) -> Iterator[Finding]:
    match = _ANNOUNCED.search(passage.text)
    if not match or (passage.role == "paragraph" and len(passage.text.strip()) > len(match[0].strip())):
        return
    place = passage.place_of(match.start(), match.start() + len(match[0].rstrip()))
    said = match["count"] or match["sum"]
    number = int(said) if said.isdigit() else NUMBER_WORDS[said.casefold()]
    word = (match["word"] or "bilagor").casefold()
    if number not in there:
        hint = "Rätta antalet, eller lista de bilagor som saknas under ## Bilagor."
        listed = {0: "ingen är listad", 1: "1 är listad"}.get(total, f"{total} är listade")
        yield Finding(place, f"Här står {said} {word}, men {listed}.", hint)
    elif match["word"] and (word == "bilaga") != (number == 1):
        yield Finding(place, f"Efter {said} ska det stå {'bilaga' if number == 1 else 'bilagor'}.", "Rätta ordet.")
