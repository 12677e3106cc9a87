"""SUM002: the parts that a text names do not come to the whole."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from papergen.check.amounts import Amount, amounts_in, swedish
from papergen.check.finding import Finding
from papergen.check.parts import WrongParts, is_about, wrong_parts
from papergen.check.passage import Around, Passage, passage_of
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.check.units import in_unit
from papergen.model.blocks import Block, List, ListItem, Paragraph
from papergen.problems import Severity

_LIST_OF_PARTS = re.compile(r"fördela|fördelning|bestå|uppdela|delas|så här|följande|enligt nedan|nämligen|utgörs", re.IGNORECASE)
_SUM = re.compile(r"\W*(?:summa|totalt|sammanlagt)\b", re.IGNORECASE)
_HINT = "Räkna om, och rätta det belopp som är fel."


@rule("SUM002", "delarna-blir-inte-helheten", Severity.WARNING)
def parts_not_the_whole(subject: Subject) -> Iterator[Finding]:
    """Delarna som räknas upp i texten blir inte den helhet som anges.

    Ett belopp som fördelas på delar ska gå jämnt upp, annars vet läsaren inte vilket tal som gäller. Papergen räknar efter
    när texten säger att alla delar är med: ”fördelade på”, ”bestående av”, ”dels … dels”, ”… och …, sammanlagt …”. Efter
    ”varav” behöver inte alla delar stå, men de får inte bli mer än helheten. Belopp med ”cirka”, ”drygt” och liknande räknas
    inte. För varje del godtas en avrundning på en halv enhet av den sista siffran.

    Fel:
        Projektet kostar 1 040 tkr, fördelade på 1 000 tkr till löner och 60 tkr till material.

    Rätt:
        Projektet kostar 1 040 tkr, fördelade på 1 000 tkr till löner och 40 tkr till material.
    """
    for passage, amounts in subject.amounts:
        if passage.role == "paragraph" and not passage.around.quoted:
            for wrong in wrong_parts(passage.text, passage.sentences, amounts):
                yield _finding(passage, wrong)
    for section in subject.case.sections:
        for lead, parts in pairwise(section.blocks):
            yield from _list_of_parts(lead, parts)


def _finding(passage: Passage, wrong: WrongParts) -> Finding:
    comes_to, whole = (swedish(in_unit(value, wrong.unit), wrong.unit) for value in (wrong.comes_to, wrong.whole))
    tolerance = swedish(in_unit(wrong.tolerance, wrong.unit), wrong.unit)
    message = f"Delarna blir {comes_to}, men {'helheten är' if wrong.all_named else 'helheten är bara'} {whole}."
    place = passage.place_of(wrong.at.start, wrong.at.end)
    return Finding(place, f"{message} Avrundning förklarar högst {tolerance}.", _HINT)


def _list_of_parts(lead: Block, parts: Block) -> Iterator[Finding]:
    """Check a paragraph with one amount and the list of its parts that follows."""
    if not isinstance(lead, Paragraph) or not isinstance(parts, List):
        return
    passage = passage_of(lead.children, lead.place, "paragraph", Around())
    start, end = passage.sentences[-1] if passage.sentences else (0, 0)
    last = [one for one in amounts_in(passage.text) if start <= one.start < end and one.is_money]
    if len(last) != 1 or is_about(passage.text, last[0]) or not _LIST_OF_PARTS.search(passage.text, start, end):
        return
    whole, found = last[0], [_part(item) for item in parts.items]
    told = [one for one in found if one]
    if len(told) < 2 or len(told) != len([item for item in parts.items if not _is_sum(item)]):
        return
    comes_to = sum((one.base for one in told), Decimal(0))
    tolerance = sum((one.half for one in told), Decimal(0))
    if abs(comes_to - whole.base) > tolerance:
        yield _finding(passage, WrongParts(whole, whole.unit, whole.base, comes_to, tolerance, True))


def _text(item: ListItem) -> str:
    first = item.blocks[0] if item.blocks else None
    return passage_of(first.children, first.place, "paragraph", Around()).text if isinstance(first, Paragraph) else ""


def _is_sum(item: ListItem) -> bool:
    return bool(_SUM.match(_text(item)))


def _part(item: ListItem) -> Amount | None:
    """Give the one amount of money of an item, or nothing if it has none, or more, or is the sum."""
    text = _text(item)
    found = [one for one in amounts_in(text) if one.is_money]
    return found[0] if len(found) == 1 and not _is_sum(item) and not is_about(text, found[0]) else None
