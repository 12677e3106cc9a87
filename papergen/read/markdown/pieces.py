"""A leaf block's text cut into pieces, before marks are paired: what the inline reader works on.

Positions are offsets in the leaf's `Content`.
"""

from dataclasses import dataclass
from enum import Enum

from papergen.read.markdown.link_parts import LinkTarget


class Kind(Enum):
    """What a piece is."""

    TEXT = "text"
    CHARACTERS = "characters"
    MARKS = "marks"
    SOFT_BREAK = "softbreak"
    HARD_BREAK = "hardbreak"
    CODE = "code"
    AUTOLINK = "autolink"
    FOOTNOTE = "footnote"
    COMMENT = "comment"
    HTML = "html"
    LINK_END = "link end"


@dataclass(slots=True, eq=False)
class Piece:
    """One piece. `text` is what it says where that is not just the source between `start` and `end`.

    `opens` and `closes` are elements that begin and end here: (tag, position), in the order in which they were found,
    which is from the inside out. `start` and `end` shrink as marks (`***`, `[`) are used up by them.
    """

    kind: Kind
    start: int
    end: int
    text: str = ""
    target: LinkTarget | None = None
    opens: list[tuple[str, int]] | None = None
    closes: list[tuple[str, int]] | None = None

    def open(self, tag: str, position: int) -> None:
        """Let an element begin here."""
        if self.opens is None:
            self.opens = []
        self.opens.append((tag, position))

    def close(self, tag: str, position: int) -> None:
        """Let an element end here."""
        if self.closes is None:
            self.closes = []
        self.closes.append((tag, position))


@dataclass(slots=True, eq=False)
class Delimiter:
    """A run of `*`, `_` or `~` that may begin or end emphasis; `length` is the run's own, `position` where it ends."""

    sign: str
    piece: Piece
    position: int
    length: int
    can_open: bool
    can_close: bool
    previous: "Delimiter | None" = None
    next: "Delimiter | None" = None


@dataclass(slots=True, eq=False)
class Bracket:
    """A `[` or `![` that may begin a link or a picture; `index` is its piece's place among the pieces."""

    piece: Piece
    index: int
    position: int
    is_image: bool
    bracket_after: bool = False
