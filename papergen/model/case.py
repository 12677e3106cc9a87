"""A case: one ärende as its case file says it, checked and typed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from papergen.model.blocks import Block, Blocks, Comment, Footnote, Inline, Inlines, inlines_of, walk_blocks, walk_inlines
from papergen.problems import Place, Problem

Behandling = Literal["", "medföljer", "kopia"]
SekretessNiva = Literal["offentlig", "delvis", "hemlig"]


@dataclass(frozen=True, slots=True)
class Person:
    """A handläggare or an undertecknare; what is not said is empty. `tf`: acting ("T.f.")."""

    namn: str
    titel: str = ""
    telefon: str = ""
    epost: str = ""
    tf: bool = False
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ExterntDnr:
    """Another authority's registration number for the same matter."""

    organ: str
    dnr: str
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Sekretess:
    """How secret the paper is, and the paragraphs of law that say so."""

    niva: SekretessNiva = "offentlig"
    lagrum: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bilaga:
    """One attachment, as listed under Bilagor; `target` is its file relative to the case file, empty if only named."""

    title: Inlines
    target: str
    behandling: Behandling = ""
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Section:
    """A `##` heading as the author wrote it and all up to the next; `name` is the kind's canonical name, empty for a free one."""

    name: str
    title: Inlines
    blocks: Blocks
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Case:
    """One case file, read.

    `path` is relative to the project with `/`. `places` gives the place of each front-matter value by its dotted canonical
    key: `titel`, `handläggare.0.telefon`; values that are not written have none.
    """

    path: str
    kind: str
    titel: str
    namnd: str
    sections: tuple[Section, ...]
    dnr: str = ""
    externa_dnr: tuple[ExterntDnr, ...] = ()
    forvaltning: str = ""
    avdelning: str = ""
    datum: date | None = None
    handlaggare: tuple[Person, ...] = ()
    undertecknare: tuple[Person, ...] = ()
    bilagor: tuple[Bilaga, ...] = ()
    expediering: tuple[str, ...] = ()
    sekretess: Sekretess = Sekretess()
    granskare: tuple[str, ...] = ()
    sprak: str = "sv-SE"
    footnotes: tuple[Footnote, ...] = ()
    comments: tuple[Comment, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)

    def blocks(self) -> Iterator[Block]:
        """Give every block of the body, outer before inner, in reading order, then those of the footnotes."""
        for section in self.sections:
            yield from walk_blocks(section.blocks)
        for footnote in self.footnotes:
            yield from walk_blocks(footnote.blocks)

    def inlines(self) -> Iterator[Inline]:
        """Give every inline of the body: section titles, then their blocks, then footnotes."""
        for section in self.sections:
            yield from walk_inlines(section.title)
            for block in walk_blocks(section.blocks):
                for inlines in inlines_of(block):
                    yield from walk_inlines(inlines)
        for footnote in self.footnotes:
            for block in walk_blocks(footnote.blocks):
                for inlines in inlines_of(block):
                    yield from walk_inlines(inlines)


@dataclass(frozen=True, slots=True)
class Reading:
    """A case, and what is wrong with it; from `read_case` these are warnings only."""

    case: Case
    problems: tuple[Problem, ...]
