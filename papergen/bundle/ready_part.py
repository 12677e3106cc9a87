"""A part as `make_ready` gave it, read: its pages, its tags and its slots; the objects themselves stay text."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from papergen.bundle.part import OutlineEntry, PartError
from papergen.bundle.sheaf import Sheaf, after_facts, facts_of, unpacked_sheaves

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class ReadyPage:
    """A page: its object, what the running number's font is called on it, and how it is seen (see `stamp.stamped`)."""

    number: int
    font: str
    view: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Tags:
    """The tags of a part, as `ReadyTags` has them, by the numbers of their objects. `ids` are in byte order."""

    part: int
    ids: Sequence[tuple[bytes, int]]
    roles: Mapping[str, str]
    classes: Mapping[str, int]
    namespaces: Sequence[int]
    suspects: bool


@dataclass(frozen=True, slots=True)
class ReadyPart:
    """A part to be joined.

    `slots` say what is to be filled in, each a word and what it is about. `layers` are the numbers of its layers, `off` of those
    that are hidden. `colours` is how many components the colours of its `intent` have; 0 if it has none.
    """

    pages: Sequence[ReadyPage]
    slots: Sequence[tuple[str, str | int]]
    tags: Tags | None
    layers: Sequence[int]
    off: Sequence[int]
    colours: int
    objects: Sheaf
    intent: Sheaf | None


def read_ready(name: str, data: bytes) -> ReadyPart:
    """Read what `make_ready` gave; raises PartError, with the part's `name`, for anything else."""
    facts, sheaves = _read(unpacked_sheaves, name, data)
    tags, (layers, off) = facts["tags"], facts["layers"]
    return ReadyPart(
        [ReadyPage(number, font, (*matrix, width, height)) for number, font, matrix, width, height in facts["pages"]],
        [(what, value) for what, value in facts["slots"]],
        None if tags is None else _tags(tags),
        layers,
        off,
        facts["colours"],
        sheaves[0],
        sheaves[1] if facts["colours"] else None,
    )


def outline_of(name: str, data: bytes) -> tuple[OutlineEntry, ...]:
    """Give the bookmarks of a part of our own, as `read_ready` reads it; a foreign one has none here."""
    return tuple(map(_entry, _read(facts_of, name, data)["outline"]))


def pages_of(name: str, data: bytes) -> int:
    """Give the number of pages of a part, as `read_ready` reads it."""
    return len(_read(facts_of, name, data)["pages"])


def unnamed(name: str, data: bytes) -> bytes:
    """Give a part as it would be whatever it is called: its links to parts whose names begin with its own do not say so."""
    facts = _read(facts_of, name, data)
    slots = [[what, value.removeprefix(f"{name}/") if isinstance(value, str) else value] for what, value in facts["slots"]]
    return json.dumps(facts | {"slots": slots}).encode() + after_facts(data)


def _read(how: Callable[[bytes], Read], name: str, data: bytes) -> Read:
    try:
        return how(data)
    except (ValueError, LookupError, TypeError) as error:
        raise PartError(name, f"not made ready, or by another version ({type(error).__name__})") from error


def _tags(facts: dict[str, Any]) -> Tags:
    ids = [(bytes.fromhex(identity), number) for identity, number in facts["ids"]]
    return Tags(facts["part"], ids, facts["roles"], facts["classes"], facts["namespaces"], facts["suspects"])


def _entry(facts: dict[str, Any]) -> OutlineEntry:
    return OutlineEntry(facts["title"], facts["page"], facts["top"], tuple(map(_entry, facts["children"])))
