"""STR003: a heading that is spelt otherwise than the kind spells it, or ends in a colon."""

import difflib
import re
from collections.abc import Iterator

from papergen.check.edits import edit_of
from papergen.check.finding import Finding
from papergen.check.headings import place_of_title
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.model.blocks import plain_text
from papergen.model.headings import NAMND_MARK, heading_key
from papergen.model.kind import Kind, SectionKind
from papergen.problems import Severity

_COLON = re.compile(r"\s?:\s*$")
# Of a heading and a title as long as "Sammanfattning": one letter too few or too many, or two changed.
_LIKE = 0.85
_SLIP = 2


@rule("STR003", "ovanlig-rubrik", Severity.INFO, fixable=True)
def heading_not_usual(subject: Subject) -> Iterator[Finding]:
    """En rubrik är stavad på ett annat sätt än i mallen, eller slutar med kolon.

    Rubriker skrivs utan kolon. Är en rubrik stavad på ett annat sätt än i mallens kind.toml blir papperen olika, och en
    felstavad rubrik känns inte igen som det avsnitt den är.

    Fel:
        ## Bakgrund:

        Verksamheten startade 2024.

    Rätt:
        ## Bakgrund

        Verksamheten startade 2024.
    """
    for passage in subject.body:
        colon = _COLON.search(passage.text) if passage.role in ("section", "heading") else None
        if colon:
            span = colon.start(), colon.start() + len(colon[0].rstrip())
            place = passage.place_of(*span)
            # The decision section stays as it is, to the byte, and so does what a mark ends after the colon: `**Mål:**`.
            rest = subject.lines[place.end_line - 1][place.end_column - 1 :].strip(" #")
            # A picture or a comment before the colon is no text, and must not go with it.
            edits = () if rest else edit_of(subject, passage, *span, "")
            yield Finding(place, "Rubriken slutar med kolon.", "Ta bort kolonet.", edits=edits)
    kinds = {section.name: section for section in subject.kind.sections}
    titles = _titles_left(subject.kind, {section.name for section in subject.case.sections})
    for section in subject.case.sections:
        title = " ".join(_COLON.sub("", plain_text(section.title)).split())
        kind = kinds.get(section.name)
        usual = _spelling(title, kind) if kind else _like(title, titles)
        if usual and usual != title:
            message = f"Rubriken ”{title}” brukar skrivas ”{usual}”."
            yield Finding(
                place_of_title(section), message, f"Skriv ## {usual}" if kind else f"Skriv ## {usual} om det är det avsnittet."
            )


def _spelling(title: str, kind: SectionKind) -> str:
    """Give the spelling of the kind's title that the heading means; nothing where it has the name of a nämnd in it."""
    key = heading_key(title)
    return next((usual for usual in kind.titles if heading_key(usual) == key), "")


def _titles_left(kind: Kind, have: set[str]) -> dict[str, str]:
    """Give the titles of the sections that the case has not, by their key."""
    return {
        heading_key(title): title
        for section in kind.sections
        if section.name not in have
        for title in section.titles
        if NAMND_MARK not in title.casefold()
    }


def _like(title: str, titles: dict[str, str]) -> str:
    """Give the title that a free heading is most like, if it is so like it that it must be a slip."""
    key = heading_key(title)
    # Likeness takes time; a slip is one place, so the beginning or the end is right.
    nearly = [one for one in titles if abs(len(one) - len(key)) <= _SLIP and (one[:3] == key[:3] or one[-3:] == key[-3:])]
    near = difflib.get_close_matches(key, nearly, n=1, cutoff=_LIKE)
    return titles[near[0]] if near else ""
