"""STR005: the paper begins in the middle of a text, or a section ends in the middle of a sentence."""

import re
from collections.abc import Iterator

from papergen.check.finding import Finding
from papergen.check.passage import Passage
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.model.blocks import List, Paragraph, plain_text
from papergen.model.case import Section
from papergen.problems import Place, Severity

_DECISION = "forslag_till_beslut"
_LISTS = ("bilagor", "expediering")
_BEGINS_INSIDE = re.compile(r"[,;.)\]%]|[a-zåäöéü](?![A-ZÅÄÖ])")
# Words that nothing ends with, a comma, and the hyphen of a word that goes on.
_ENDS_INSIDE = re.compile(r"(?:\b(?:och|eller|att|som|för|av|den|det|ett|en|samt|från|genom|enligt|mellan)|,|(?<=\w)-)\s*$")


@rule("STR005", "texten-ar-avbruten", Severity.ERROR)
def text_lost_at_an_edge(subject: Subject) -> Iterator[Finding]:
    """Papperet börjar mitt i en text, eller så slutar ett avsnitt mitt i en mening.

    Då har troligen en sida eller ett stycke försvunnit, till exempel när texten kopierades. Det som saknas märks inte när man
    läser resten.

    Fel:
        ## Bakgrund

        och därför har länsstyrelsen beviljat medel för ett år.

    Rätt:
        ## Bakgrund

        Därför har länsstyrelsen beviljat medel för ett år.
    """
    sections = subject.case.sections
    if sections:
        yield from _beginning(subject, sections[0])
    by_place = {passage.place: passage for passage in subject.prose}
    for section in sections:
        last = section.blocks[-1] if section.blocks and section.name not in _LISTS else None
        passage = by_place.get(last.place) if isinstance(last, Paragraph) else None
        match = _ENDS_INSIDE.search(passage.text) if passage else None
        if passage and match:
            end = len(passage.text.rstrip())
            start = passage.text.rfind(" ", 0, end) + 1
            hint = "Se efter i originalet vad som ska stå efter, och skriv dit det."
            yield Finding(passage.place_of(start, end), f"Avsnittet slutar mitt i en mening: ”{passage.text[start:end]}”.", hint)


def _beginning(subject: Subject, section: Section) -> Iterator[Finding]:
    block = section.blocks[0] if section.blocks else None
    if isinstance(block, List) and block.ordered and block.start > 1:
        message = f"Papperet börjar med nummer {block.start}."
        hint = "Se efter i originalet om det som stod före saknas, eller börja listan med 1."
        yield Finding(_mark(block, subject), message, hint)
    elif isinstance(block, Paragraph):
        passage = next((one for one in subject.prose if one.place == block.place), None)
        if passage and _BEGINS_INSIDE.match(passage.text) and not _goes_on_after_the_heading(section, passage):
            word = passage.text.split(None, 1)[0]
            hint = "Se efter i originalet vad som ska stå före, och skriv dit det."
            yield Finding(passage.place_of(0, len(word)), f"Papperet börjar mitt i en text: ”{word}”.", hint)


def _goes_on_after_the_heading(section: Section, passage: Passage) -> bool:
    """Tell whether a decision goes on from its heading: "Socialnämnden föreslås besluta", "att godkänna ansökan"."""
    heading = plain_text(section.title).strip(" :").casefold()
    return section.name == _DECISION and (heading.endswith(("besluta", "beslutar")) or passage.text.startswith("att "))


def _mark(listing: List, subject: Subject) -> Place:
    """Give the place of a list's first number."""
    start = listing.items[0].place
    line = subject.lines[start.line - 1][start.column - 1 :]
    length = len(line) - len(line.lstrip(" 0123456789"))
    return Place(start.path, start.line, start.column, start.line, start.column + length)
