"""A paragraph with one sentence per line. All but the line ends is the author's own characters."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from papergen.fmt.line_starts import may_begin_line
from papergen.fmt.lines import Line
from papergen.model.blocks import (
    CodeSpan,
    Comment,
    Emphasis,
    FootnoteReference,
    Inlines,
    LineBreak,
    Link,
    Picture,
    Strikethrough,
    Strong,
    Text,
)
from papergen.model.sentences import sentence_ends
from papergen.problems import Place

SPACES = " \t"
OBJECT = "\ufffc"  # stands for a picture in the plain text: neither a letter nor a space
FAR_IN = "    "  # so far in, no mark begins a block, and the paragraph just goes on


class Source:
    """The text of a paragraph, its lines joined, and where in it each place of the file is."""

    def __init__(self, lines: Sequence[Line], place: Place) -> None:
        """Join `lines`, cut at both ends of `place`; the space before each line is none of the text."""
        self.starts: dict[int, tuple[int, Line, int]] = {}
        parts: list[str] = []
        length = 0
        for line in lines:
            begin = max(line.index(place.column), 0) if line.number == place.line else line.indent
            end = line.index(place.end_column) if line.number == place.end_line else len(line.text)
            self.starts[line.number] = (length, line, begin)
            parts.append(line.text[begin:end])
            length += len(parts[-1]) + 1
        self.text = "\n".join(parts)

    def start(self, place: Place) -> int:
        """Give the offset in `text` where a place begins."""
        return self._offset(place.line, place.column)

    def end(self, place: Place) -> int:
        """Give the offset in `text` where a place ends."""
        return self._offset(place.end_line, place.end_column)

    def _offset(self, line: int, column: int) -> int:
        length, source, begin = self.starts[line]
        return length + max(source.index(column) - begin, 0)


@dataclass(slots=True)
class Flat:
    """What a paragraph says, as plain text, and where in the source its spaces and line ends are.

    `spaces` and `soft` are by offset in the plain text; `hard` gives by line end where its mark begins; `code` are those in code.
    """

    parts: list[str] = field(default_factory=list)
    length: int = 0
    spaces: dict[int, int] = field(default_factory=dict)
    soft: dict[int, int] = field(default_factory=dict)
    hard: dict[int, int] = field(default_factory=dict)
    code: set[int] = field(default_factory=set)

    def add(self, text: str) -> None:
        """Add what an inline says."""
        self.parts.append(text)
        self.length += len(text)


def paragraph_lines(
    children: Inlines, lines: Sequence[Line], place: Place, comments: Sequence[Comment], *, whole: bool = False
) -> list[str]:
    """Give the lines of a paragraph that stands at `place` in `lines`, and that says `children`; `comments` are those in it.

    A `whole` one is not divided into sentences.
    """
    source = Source(lines, place)
    text = source.text
    flat = Flat()
    _flatten(children[:1], source, flat, in_link=False)
    lead = flat.length if isinstance(children[0], Strong) else 0
    _flatten(children[1:], source, flat, in_link=False)
    # "**Trygghet.** Bytet sker i en hel grupp.": what leads in a paragraph stays in its line.
    ends = set() if whole else set(sentence_ends("".join(flat.parts))) - {lead}
    edits = [(at, at + 1, "\n") for point, at in flat.spaces.items() if point in ends and _may_break(text, at)]
    edits += _line_ends(text, flat, ends, [(source.start(comment.place), source.end(comment.place)) for comment in comments])
    return _edited(text, sorted(edits)).split("\n")


def _flatten(children: Inlines, source: Source, flat: Flat, *, in_link: bool) -> None:
    for inline in children:
        match inline:
            case Text():
                _add_text(inline, source, flat, in_link)
            case CodeSpan():
                flat.code |= _line_ends_between(source.text, source.start(inline.place), source.end(inline.place))
                flat.add(inline.text)
            case Picture():
                flat.add(OBJECT)
            case LineBreak():
                begin = source.start(inline.place)
                flat.hard[source.text.index("\n", begin)] = begin
                flat.add("\n")
            case FootnoteReference():
                pass
            case Emphasis() | Strong() | Strikethrough() | Link():
                _flatten(inline.children, source, flat, in_link=in_link or isinstance(inline, Link))


def _line_ends_between(text: str, start: int, end: int) -> set[int]:
    found = set()
    while (start := text.find("\n", start, end)) >= 0:
        found.add(start)
        start += 1
    return found


def _add_text(inline: Text, source: Source, flat: Flat, in_link: bool) -> None:
    place = inline.place
    if inline.text == " " and place.line != place.end_line:
        flat.soft[flat.length] = source.text.index("\n", source.start(place))
    elif not in_link and place.end_column - place.column == len(inline.text):
        begin = source.start(place)
        position = inline.text.find(" ")
        while position >= 0:
            flat.spaces[flat.length + position] = begin + position
            position = inline.text.find(" ", position + 1)
    flat.add(inline.text)


def _may_break(text: str, at: int) -> bool:
    """Say whether the space at `at` may become a line end: one space alone, after no backslash, before what may begin a line."""
    if text[at : at + 1] != " " or text[at - 1 : at] in (*SPACES, "\n", "\\"):
        return False
    return text[at + 1 : at + 2] not in (*SPACES, "\n") and may_begin_line(text, at + 1)


def _line_ends(text: str, flat: Flat, ends: set[int], notes: list[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Say what becomes of each line end.

    A hard one stays, and one in or beside a note (`notes`, from and to), and a soft one at one of `ends`; others are a space.
    """
    note_begins, note_ends = {begin for begin, _ in notes}, {end for _, end in notes}
    soft = {at: point in ends for point, at in flat.soft.items()}
    edits = []
    passed = 0
    at = text.find("\n")
    while at >= 0:
        while passed < len(notes) and notes[passed][1] <= at:
            passed += 1
        before = at
        while before and text[before - 1] in SPACES:
            before -= 1
        stays = "\n" if may_begin_line(text, at + 1) else f"\n{FAR_IN}"
        if passed < len(notes) and notes[passed][0] < at:
            edits.append((at, at + 1, stays))
        elif at in flat.hard:
            edits.append((flat.hard[at], at + 1, _hard_mark(text, flat.hard[at]) + stays))
        elif before in note_ends or at + 1 in note_begins:
            edits.append((before, at + 1, stays))
        elif at in soft:
            edits.append((before, at + 1, "\n" if soft[at] and stays == "\n" else " "))
        elif at in flat.code or (before == at and text[at - 1] != "\\"):
            edits.append((at, at + 1, " "))
        else:
            edits.append((at, at + 1, stays))  # in a picture's text or a title: what stands before it may count there
        at = text.find("\n", at + 1)
    return edits


def _hard_mark(text: str, at: int) -> str:
    """Give what makes a line end hard: a backslash, unless that would take away the meaning of one before it."""
    return "  " if text[at] != "\\" and text[at - 1 : at] == "\\" else "\\"


def _edited(text: str, edits: list[tuple[int, int, str]]) -> str:
    parts = []
    done = 0
    for start, end, replacement in edits:
        parts += [text[done:start], replacement]
        done = end
    return "".join((*parts, text[done:]))
