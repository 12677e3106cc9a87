"""What goes into a bundle and what comes out: parts, their inner outlines, links and claims, and the joined file."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from papergen.bundle.claims import OWN, Claims

if TYPE_CHECKING:
    from papergen.bundle.ready_part import ReadyPart

INNER_SCHEME = "papergen:"
WEB_SCHEMES = ("http://", "https://", "mailto:", "tel:")


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A bookmark: its text, the page in its part (from 0), how high on it (in user space; None: the top), what is under it."""

    title: str
    page: int
    top: float | None = None
    children: tuple["OutlineEntry", ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One PDF of a bundle; `data` is what `make_ready` made of it.

    `name` is its stable id, unique in the bundle, and becomes a named destination at its first page. `title` stands in the
    outline and names the part in the tag tree; an empty one says that it goes on the part before it, as an attachment goes
    on its heading page. `level` nests it in the outline: 0 an item, 1 an attachment. `outline` are its own inner bookmarks.
    A link in it to `papergen:NAME` leads to the part of that name. `foreign`: not set by us, so that the number may land on
    something; it cannot link to other parts. `ready` is what `read_ready` reads of it, if that has been done already.
    """

    name: str
    title: str
    data: bytes
    outline: tuple[OutlineEntry, ...] = ()
    level: int = 0
    claims: Claims = OWN
    foreign: bool = False
    ready: "ReadyPart | None" = None


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link in the part `part` to a part of the bundle, `target`, that is not there."""

    part: str
    target: str


@dataclass(frozen=True, slots=True)
class Joined:
    """A bundle.

    `pages` gives the position of each part's first page, from 1; `labels` the label of each page; `claims` what the file
    claims; `untagged` the parts without usable tags; `mixed_colour` those whose PDF/A colours (output intent) cannot stand
    beside the first part's; `broken` the links that lead nowhere now.
    """

    data: bytes
    pages: Mapping[str, int]
    labels: tuple[str, ...]
    claims: Claims
    untagged: tuple[str, ...] = ()
    mixed_colour: tuple[str, ...] = ()
    broken: tuple[BrokenLink, ...] = ()


class PartError(Exception):
    """A part is no PDF that can be joined; `part` is its name, the text says why, in English."""

    def __init__(self, part: str, reason: str) -> None:
        """Keep the name beside the text."""
        self.part = part
        super().__init__(f"{part}: {reason}")
