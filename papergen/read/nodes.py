"""Raw values as a file says them, each with its place: what YAML and TOML are turned into before a schema gives them types."""

from dataclasses import dataclass
from typing import Literal

from papergen.problems import Place

Shape = Literal["text", "tomt", "ett tal", "sant eller falskt", "ett datum"]


@dataclass(frozen=True, slots=True)
class RawScalar:
    """One value as text. `shape` is what the file's own syntax says it is; YAML scalars are only ever `text` or `tomt`."""

    value: str
    place: Place
    shape: Shape = "text"


@dataclass(frozen=True, slots=True)
class RawList:
    """A list."""

    items: "tuple[RawNode, ...]"
    place: Place


@dataclass(frozen=True, slots=True)
class RawMapping:
    """Keys and values in the order they are written; a key may stand there twice, the schema judges that."""

    entries: "tuple[tuple[RawScalar, RawNode], ...]"
    place: Place


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A value that could not be read and has already been told of; nothing more is said about it."""

    place: Place


RawNode = RawScalar | RawList | RawMapping | Unreadable


def is_empty(node: RawNode) -> bool:
    """Tell whether nothing was written: an empty value, an empty list, or keys without a single value."""
    match node:
        case RawScalar():
            return node.shape == "tomt" or not node.value.strip()
        case RawList():
            return all(is_empty(item) for item in node.items)
        case RawMapping():
            return all(is_empty(value) for _, value in node.entries)
        case Unreadable():
            return False
