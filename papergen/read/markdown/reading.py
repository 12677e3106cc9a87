"""What is gathered while one text is read: its problems, link definitions and footnotes."""

from bisect import bisect_right
from dataclasses import dataclass, field

from papergen.problems import Place, Problem
from papergen.read.markdown.content import Node
from papergen.read.markdown.faults import Fault
from papergen.read.markdown.link_parts import MAX_LABEL, LinkTarget, folded

# GitHub stops following link definitions when it has copied this many characters from them, or the text's own length.
MIN_COPIED = 100_000


@dataclass(slots=True)
class FootnoteDefinition:
    """A footnote's text in the tree; `number` is 0 until something refers to it."""

    label: str
    node: Node
    number: int = 0


@dataclass(slots=True)
class Reading:
    """One text being read. `text` ends with a line feed; `path` and `first_line` say where it stands."""

    text: str
    path: str
    first_line: int
    problems: list[Problem] = field(default_factory=list)
    link_definitions: dict[str, LinkTarget] = field(default_factory=dict)
    definition_places: list[tuple[str, int, int]] = field(default_factory=list)  # of links: label, and where it stands
    used_labels: set[str] = field(default_factory=set)
    footnotes: dict[str, FootnoteDefinition] = field(default_factory=dict)
    footnote_count: int = 0
    told_once: set[str] = field(default_factory=set)
    line_starts: list[int] = field(default_factory=list)
    last_line: int = 1
    copied: int = 0

    def __post_init__(self) -> None:
        """Find where each line begins."""
        position, find = 0, self.text.find
        starts = [0]
        while position := find("\n", position) + 1:
            starts.append(position)
        self.line_starts = starts

    def place(self, start: int, end: int) -> Place:
        """Give the place between two source offsets."""
        starts = self.line_starts
        line = self.last_line
        if not starts[line - 1] <= start < (starts[line] if line < len(starts) else len(self.text) + 1):
            # Places are mostly asked for in the order of the text, so the line is often the same as last time.
            self.last_line = line = bisect_right(starts, start)
        end_line = line if line == len(starts) or end < starts[line] else bisect_right(starts, end)
        first = self.first_line - 1
        return Place(self.path, line + first, start - starts[line - 1] + 1, end_line + first, end - starts[end_line - 1] + 1)

    def report(self, fault: Fault, start: int, end: int, **values: object) -> None:
        """Add a problem between two source offsets."""
        self.problems.append(fault.at(self.place(start, end), **values))

    def report_once(self, fault: Fault, start: int, end: int, **values: object) -> None:
        """Add a problem unless one of its kind has been added in this way before."""
        if fault.code not in self.told_once:
            self.told_once.add(fault.code)
            self.report(fault, start, end, **values)

    def define_link(self, label: str, target: LinkTarget, start: int, end: int) -> None:
        """Keep a link definition that stands between two source offsets; the first of a label counts."""
        self.definition_places.append((folded(label), start, end))
        self.link_definitions.setdefault(folded(label), target)

    def defined_link(self, label: str) -> LinkTarget | None:
        """Look up a link definition, up to the amount that GitHub follows."""
        if not self.link_definitions or not 0 < len(label) <= MAX_LABEL:
            return None
        target = self.link_definitions.get(folded(label))
        if target:
            self.used_labels.add(folded(label))
            self.copied += len(target.address) + len(target.title)
            if self.copied > max(MIN_COPIED, len(self.text)):
                return None
        return target
