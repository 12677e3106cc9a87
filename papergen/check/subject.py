"""What a rule about a case looks at: the case, its source, and the views of it that rules share, each worked out once."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from papergen.check.amounts import Amount, amounts_in
from papergen.check.clause import DECISION, Decision
from papergen.check.clauses import decision_of
from papergen.check.dates import DateInText, dates_in
from papergen.check.lexicon import EmptyLexicon, Lexicon
from papergen.check.namnder import Mention, Namnder, namnder_of
from papergen.check.passage import Passage
from papergen.check.passages import passages_of
from papergen.check.stems import Spoken
from papergen.check.table_figures import FigureTable, figure_tables, is_plain_cell
from papergen.model.blocks import Link, Table
from papergen.model.case import Case, Section
from papergen.model.kind import Kind
from papergen.model.meeting import Meeting
from papergen.model.review import Review
from papergen.model.settings import Settings
from papergen.problems import Place, point

_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True)
class AttachedFile:
    """What is known of a file that the case lists or links to: whether it is there, and how many bytes it has."""

    there: bool
    size: int = 0


@dataclass(frozen=True)
class Subject:
    """A case to be checked.

    `lines` is its source in NFC without line ends: `lines[place.line - 1][place.column - 1]` is the character at a place.
    `meeting` is the front matter of its meeting. `mode` is "utkast" or "publicera". `files` tells of each file by its target as
    the author wrote it.
    """

    case: Case
    lines: tuple[str, ...]
    kind: Kind
    settings: Settings
    meeting: Meeting | None = None
    mode: str = "utkast"
    files: Mapping[str, AttachedFile] = field(default_factory=dict)
    lexicon: Lexicon = field(default_factory=EmptyLexicon)
    reviews: tuple[Review, ...] = ()

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Give every passage of the case in file order."""
        return tuple(passages_of(self.case, self.lines))

    @cached_property
    def body(self) -> tuple[Passage, ...]:
        """Give the passages of the body: all but the front matter's."""
        return tuple(passage for passage in self.passages if passage.role not in ("titel", "front"))

    @cached_property
    def prose(self) -> tuple[Passage, ...]:
        """Give the paragraphs, those in lists, quotations and footnotes among them: the running text."""
        return tuple(passage for passage in self.passages if passage.role == "paragraph")

    @cached_property
    def amounts(self) -> tuple[tuple[Passage, tuple[Amount, ...]], ...]:
        """Give the passages that hold amounts, with these: titles, headings, running text, captions, and cells.

        Cells with nothing but a number as it should be are left to `tables`.
        """
        told = (passage for passage in self.passages if passage.role not in ("front", "alt") and not is_plain_cell(passage))
        return tuple((passage, found) for passage in told if (found := amounts_in(passage.text)))

    @cached_property
    def tables(self) -> tuple[FigureTable, ...]:
        """Give the tables that have columns of figures."""
        return tuple(figure_tables(block for block in self.case.blocks() if isinstance(block, Table)))

    @cached_property
    def dates(self) -> tuple[tuple[Passage, tuple[DateInText, ...]], ...]:
        """Give the passages of the body that hold dates, with these."""
        return tuple((passage, found) for passage in self.body if (found := dates_in(passage.text)))

    @cached_property
    def mentions(self) -> tuple[tuple[Passage, tuple[Mention, ...]], ...]:
        """Give the passages of the body that name nämnder of the register, with where they do."""
        return tuple((passage, found) for passage in self.body if (found := tuple(self.namnder.mentions(passage.text))))

    @cached_property
    def namnder(self) -> Namnder:
        """Give the register of nämnder."""
        return namnder_of(self.settings.namnder)

    @cached_property
    def decision(self) -> Decision:
        """Give the decision as clauses."""
        return decision_of(self.case.sections, self.namnder)

    @cached_property
    def outside_decision(self) -> Spoken:
        """Give the words of the title and of the body outside the decision."""
        rest = (passage.text for passage in self.body if passage.section != DECISION)
        return Spoken([self.case.titel, *rest])

    @cached_property
    def word_counts(self) -> Mapping[str, int]:
        """Give the words of title and body in lower case, and how often each stands there; one with hyphens inside is one."""
        texts = (passage.text for passage in self.passages if passage.role != "front")
        return Counter(word for text in texts for word in _LETTERS.findall(text.lower()))

    @cached_property
    def _links(self) -> list[tuple[tuple[int, int], tuple[int, int]]]:
        places = (inline.place for inline in self.case.inlines() if isinstance(inline, Link))
        return sorted(((place.line, place.column), (place.end_line, place.end_column)) for place in places)

    def in_link(self, place: Place) -> bool:
        """Tell whether a place is in a link, or has one in it; a link has no other inside."""
        at = bisect_right(self._links, ((place.end_line, place.end_column),))
        return at > 0 and self._links[at - 1][1] > (place.line, place.column)

    @cached_property
    def day(self) -> date | None:
        """Give the paper's date: its own, else its meeting's."""
        return self.case.datum or (self.meeting.datum if self.meeting else None)

    @property
    def path(self) -> str:
        """Give the path of the case file."""
        return self.case.path

    def section(self, name: str) -> Section | None:
        """Give the first section of a canonical name."""
        return next((section for section in self.case.sections if section.name == name), None)

    def passages_in(self, name: str) -> Iterator[Passage]:
        """Give the passages of the sections of a canonical name, headings included."""
        return (passage for passage in self.body if passage.section == name)

    def place_of(self, key: str) -> Place:
        """Give the place of a front-matter value by its dotted key; of the front matter's first line where it is not written."""
        return self.case.places.get(key) or point(self.case.path, 1, 1, 3)

    def source(self, place: Place) -> str:
        """Give the characters of the source at a place."""
        if place.line == place.end_line:
            return self.lines[place.line - 1][place.column - 1 : place.end_column - 1] if place.line <= len(self.lines) else ""
        first = self.lines[place.line - 1][place.column - 1 :]
        last = self.lines[place.end_line - 1][: place.end_column - 1] if place.end_line <= len(self.lines) else ""
        return "\n".join([first, *self.lines[place.line : place.end_line - 1], last])
