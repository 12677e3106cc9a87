"""SUM004: a count that a text announces is not that of the list which follows."""

import re
from collections.abc import Iterator, Sequence

from papergen.check.announced import Announced, announced, inline_items
from papergen.check.finding import Finding
from papergen.check.passage import Passage
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.model.blocks import Block, List, Table
from papergen.problems import Severity

_OF_THE_PAPER = re.compile(
    r"\b(?:ärendet|utlåtandet|tjänsteutlåtandet|skrivelsen|tjänsteskrivelsen|handlingarna|bifogas|biläggs|medföljer)\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(r"\b(?:ansökan|avtalet|rapporten|slutrapporten|planen|beslutet|yttrandet|remissen)\b", re.IGNORECASE)
# So far down what is announced may be listed under headings.
MAX_LABELLED = 40
_HINT = "Räkna igen, och rätta antalet eller listan."


@rule("SUM004", "antalet-stammer-inte", Severity.WARNING)
def announced_count_wrong(subject: Subject) -> Iterator[Finding]:
    """Texten säger ett antal, men listan som följer har ett annat.

    När texten lovar tre skäl och listan har fyra undrar läsaren vilket som har glömts eller lagts till i sista stunden.
    Papergen jämför antalet, med siffror eller bokstäver, med listan direkt efter, med underrubriker som ”Delprojekt 1”, med
    en uppräkning i samma mening, och ”tre bilagor” med listan över bilagor.

    Fel:
        Det finns tre skäl att delta:

        - Stödet blir bättre.
        - Kostnaden blir lägre.

    Rätt:
        Det finns två skäl att delta:

        - Stödet blir bättre.
        - Kostnaden blir lägre.
    """
    known = {passage.place: passage for passage in subject.body if passage.role in ("paragraph", "heading")}
    for section in subject.case.sections:
        passages = [known.get(block.place) for block in section.blocks]
        for number, passage in enumerate(passages):
            if passage and passage.sentences:
                yield from _before_a_list(passage, section.blocks, passages, number)
    for passage in subject.prose:
        if not passage.around.quoted:
            yield from _in_the_sentence(passage)
            yield from _attachments(subject, passage)


def _before_a_list(
    passage: Passage, blocks: Sequence[Block], passages: Sequence[Passage | None], number: int
) -> Iterator[Finding]:
    start, end = passage.sentences[-1]
    counts = announced(passage.text, start, end)
    after = blocks[number + 1] if number + 1 < len(blocks) else None
    if not counts:
        return
    if isinstance(after, List | Table):
        yield from _against(passage, counts, _numbers_of(after), ends_in_colon=passage.text[:end].endswith(":"))
    else:
        yield from _against_labels(passage, counts, passages[number + 1 : number + 1 + MAX_LABELLED])


def _numbers_of(after: List | Table) -> tuple[int, ...]:
    """Give the numbers of things that a list or a table may be said to hold: the items first."""
    if isinstance(after, Table):
        rows, columns = len(after.rows), len(after.header)
        return rows, rows - 1, columns - 1, columns
    inner = sum(len(block.items) for item in after.items for block in item.blocks if isinstance(block, List))
    return (len(after.items), inner) if inner else (len(after.items),)


def _against(
    passage: Passage, counts: tuple[Announced, ...], numbers: tuple[int, ...], *, ends_in_colon: bool
) -> Iterator[Finding]:
    wrong = [one for one in counts if one.count not in numbers]
    if not wrong or (len(wrong) < len(counts) and len(numbers) == 1):
        return  # "I två projekt finns fyra mål:" speaks of one list only
    if len(wrong) > 1 and len(numbers) == 1:
        wrong = wrong[-1:]
    if not ends_in_colon and len(numbers) == 1 and numbers[0] < 2:
        return
    for one in wrong:
        told = numbers[0] if len(numbers) != 2 or len(counts) < 2 or one is not counts[-1] else numbers[1]
        yield _finding(passage, one, f"men listan har {told}")


def _against_labels(passage: Passage, counts: tuple[Announced, ...], after: Sequence[Passage | None]) -> Iterator[Finding]:
    """Compare with what is labelled further down in the section: *Delprojekt 1: …*."""
    for one in counts:
        if not one.label:
            continue
        labelled = re.compile(rf"(?:^|[.:;]?\s){re.escape(one.label)}\s?\d{{1,3}}\s?[:–.-]", re.IGNORECASE)
        found = sum(len(labelled.findall(passage.text)) for passage in after if passage)
        if found > 1 and found != one.count:
            yield _finding(passage, one, f"men det följer {found}")


def _in_the_sentence(passage: Passage) -> Iterator[Finding]:
    if ":" not in passage.text:
        return
    for start, end in passage.sentences:
        for one in announced(passage.text, start, end):
            numbers = inline_items(passage.text, one, end)
            if numbers and not numbers[0] <= one.count <= numbers[1]:
                yield _finding(passage, one, f"men det räknas upp {numbers[1]}")


def _attachments(subject: Subject, passage: Passage) -> Iterator[Finding]:
    if not subject.case.bilagor or "bilagor" not in passage.text:
        return
    listed = len(subject.case.bilagor)
    for start, end in passage.sentences:
        text = passage.text[start:end]
        if not _OF_THE_PAPER.search(text) or _OF_OTHERS.search(text):
            continue
        for one in announced(passage.text, start, end):
            if one.noun.lower() == "bilagor" and one.count != listed:
                yield _finding(passage, one, f"men {listed} är {'listad' if listed == 1 else 'listade'}")


def _finding(passage: Passage, one: Announced, told: str) -> Finding:
    said = passage.text[one.start : one.end]
    return Finding(passage.place_of(one.start, one.end), f"Texten säger ”{said}”, {told}.", _HINT)
