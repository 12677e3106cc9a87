"""The headings of a case: which of them a kind of paper knows, and the level each stands on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from papergen.check.subject import Subject
from papergen.model.blocks import Heading, plain_text
from papergen.model.case import Section
from papergen.model.headings import NAMND_MARK, matcher
from papergen.model.kind import SectionKind
from papergen.problems import Place

# Longer ones are no headings of sections, and likeness takes quadratic time.
MAX_TITLE = 80
_MARK = re.compile(re.escape(NAMND_MARK), re.I)


@dataclass(frozen=True, slots=True)
class HeadingBelow:
    """A `###` to `#####` heading: its level, the words in it, the section it means (empty: none), and the one it stands in."""

    level: int
    text: str
    name: str
    section: Section
    place: Place


def headings_below(subject: Subject) -> Iterator[HeadingBelow]:
    """Give every heading inside a section, in the order they stand."""
    name_of = matcher(subject.kind)
    for section in subject.case.sections:
        for block in section.blocks:
            if isinstance(block, Heading) and block.children:
                text = plain_text(block.children).strip()
                first, last = block.children[0].place, block.children[-1].place
                place = Place(first.path, first.line, first.column, last.end_line, last.end_column)
                name = name_of(text) if len(text) <= MAX_TITLE else ""
                yield HeadingBelow(block.level, text, name, section, place)


def missing(subject: Subject) -> Iterator[SectionKind]:
    """Give the sections that the kind requires and the case has not; a free subject heading stands for Ärendet."""
    have = {section.name for section in subject.case.sections}
    if "" in have:
        have.add("arendet")
    if subject.case.expediering:
        have.add("expediering")  # the paper gets the section of the front matter
    for section in subject.kind.sections:
        if section.required and have.isdisjoint({section.name, *section.instead}):
            yield section


def too_deep(subject: Subject) -> Iterator[tuple[HeadingBelow, SectionKind]]:
    """Give the headings that are a missing section's own, but stand inside another section."""
    wanted = {name: section for section in missing(subject) for name in (section.name, *section.instead)}
    for heading in headings_below(subject):
        if heading.name in wanted:
            yield heading, wanted[heading.name]


def usual_title(section: SectionKind) -> str:
    """Give the usual heading of a section, one with a word for every nämnd last."""
    return next((title for title in section.titles if not _MARK.search(title)), section.titles[0])


def place_of_title(section: Section) -> Place:
    """Give the place of the words of a section's heading."""
    if not section.title:
        return section.place
    first, last = section.title[0].place, section.title[-1].place
    return Place(first.path, first.line, first.column, last.end_line, last.end_column)
