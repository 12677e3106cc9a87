"""A passage: a run of text as a reader sees it, which knows where each of its characters stands in the source."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from papergen.model.blocks import (
    CodeSpan,
    Emphasis,
    FootnoteReference,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Picture,
    Strikethrough,
    Strong,
    Text,
    plain_text,
)
from papergen.model.sentences import sentence_ends
from papergen.problems import Place

Role = Literal["titel", "front", "section", "heading", "paragraph", "cell", "caption", "alt"]
# Stands for each character of code, and of a link that shows its own address: there, but no words.
HIDDEN = "\ufffc"
WORD = re.compile(r"[^\W_]+(?:[-’':./][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters from `start` on that stand at `place`; `exact`: one for one, so that each has a place of its own."""

    start: int
    place: Place
    exact: bool


@dataclass(frozen=True, slots=True)
class Around:
    """What a passage stands in: a section, lists, a quotation, a footnote.

    `section` is its canonical name ("" in a free one and in the front matter), `depth` counts lists, `footnote` is 0 for none.
    """

    section: str = ""
    depth: int = 0
    quoted: bool = False
    footnote: int = 0


@dataclass(frozen=True)
class Passage:
    """The text of a paragraph, a heading, a cell, a caption, a picture's alt text, or a value of the front matter.

    In `text` a hard line break is a line end, and every character of code, or of a link that shows nothing but its own address,
    is U+FFFC; `whole` is the text with these too. `key` is the front-matter key.
    """

    text: str
    whole: str
    role: Role
    pieces: tuple[Piece, ...]
    place: Place
    around: Around = Around()
    key: str = ""

    @property
    def section(self) -> str:
        """Give the canonical name of the section it stands in."""
        return self.around.section

    def place_of(self, start: int, end: int) -> Place:
        """Give the place in the source of the characters from `start` up to `end` of the text."""
        if not self.pieces:
            return self.place
        first = self._piece(start)
        last = self._piece(max(start, end - 1))
        line, column = first.place.line, first.place.column
        if first.exact:
            column += start - first.start
        if last.exact:
            return Place(first.place.path, line, column, last.place.line, last.place.column + max(end, start) - last.start)
        return Place(first.place.path, line, column, last.place.end_line, last.place.end_column)

    def _piece(self, offset: int) -> Piece:
        return self.pieces[max(0, bisect_right(self._starts, offset) - 1)]

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Give the start and end of each sentence, without the spaces between them."""
        found, start = [], 0
        for end in (*sentence_ends(self.text), len(self.text)):
            while start < end and self.text[start].isspace():
                start += 1
            stop = end
            while stop > start and self.text[stop - 1].isspace():
                stop -= 1
            if stop > start:
                found.append((start, stop))
            start = max(start, end)
        return tuple(found)

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """Give start and end of the sentence that a character stands in."""
        at = bisect_right(self.sentences, (offset, len(self.text)))
        return self.sentences[at - 1] if at else (0, len(self.text))

    @cached_property
    def words(self) -> tuple[re.Match[str], ...]:
        """Give the words; one with a hyphen, colon, point or apostrophe inside is one word."""
        return tuple(WORD.finditer(self.text))


def _is_exact(place: Place, characters: str) -> bool:
    return place.line == place.end_line and place.end_column - place.column == len(characters)


@dataclass(slots=True)
class _Gathering:
    text: list[str] = field(default_factory=list)
    whole: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    length: int = 0

    def add(self, characters: str, place: Place, *, hidden: bool = False) -> None:
        if not characters:
            return
        self.pieces.append(Piece(self.length, place, _is_exact(place, characters)))
        self.text.append(HIDDEN * len(characters) if hidden else characters)
        self.whole.append(characters)
        self.length += len(characters)


def passage_of(inlines: Inlines, place: Place, role: Role, around: Around) -> Passage:
    """Make a passage of a run of inlines; a picture's alt text is a passage of its own, not part of this one."""
    if len(inlines) == 1 and isinstance(only := inlines[0], Text):  # most cells of a table
        piece = Piece(0, only.place, _is_exact(only.place, only.text))
        return Passage(only.text, only.text, role, (piece,), place, around)
    found = _Gathering()
    _gather(inlines, found, hidden=False)
    return Passage("".join(found.text), "".join(found.whole), role, tuple(found.pieces), place, around)


def _gather(inlines: Iterable[Inline], found: _Gathering, *, hidden: bool) -> None:
    for inline in inlines:
        match inline:
            case Text():
                found.add(inline.text, inline.place, hidden=hidden)
            case CodeSpan():
                found.add(inline.text, inline.place, hidden=True)
            case LineBreak():
                found.add("\n", inline.place)
            case Link():
                shown = plain_text(inline.children)
                _gather(inline.children, found, hidden=hidden or _is_address(shown, inline.target))
            case Emphasis() | Strong() | Strikethrough():
                _gather(inline.children, found, hidden=hidden)
            case Picture() | FootnoteReference():
                continue


def _is_address(shown: str, target: str) -> bool:
    return bool(shown) and shown in (target, target.removeprefix("mailto:"), re.sub(r"^https?://", "", target))


def value_passage(raw: str, place: Place, key: str) -> Passage:
    """Make a passage of a front-matter value as it stands in the source at `place`, in quotes or not."""
    quoted = len(raw) > 1 and raw[0] == raw[-1] and raw[0] in "\"'"
    text = raw[1:-1] if quoted else raw
    start = Place(place.path, place.line, place.column + quoted, place.end_line, place.end_column - quoted)
    exact = start.line == start.end_line and start.end_column - start.column == len(text)
    return Passage(text, text, "titel" if key == "titel" else "front", (Piece(0, start, exact),), place, key=key)
