"""What a rule about a case looks at: the case, its source, and the views of it that rules share, each worked out once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from papergen.check.lexicon import EmptyLexicon, Lexicon
from papergen.check.passage import Passage
from papergen.check.passages import passages_of
from papergen.model.case import Case, Section
from papergen.model.kind import Kind
from papergen.model.meeting import Meeting
from papergen.model.settings import Settings
from papergen.problems import Place, point


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
