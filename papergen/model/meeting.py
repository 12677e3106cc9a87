"""A meeting, as its sammanträde.md says it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Literal

from papergen.model.blocks import Inlines
from papergen.problems import Place

Status = Literal["utkast", "utskickad", "hållen"]


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An item of the föredragningslista; `number` as it is printed ("3", "3.1"), `target` its file, empty for plain text."""

    number: str
    title: Inlines
    target: str
    items: tuple["AgendaItem", ...]
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class AgendaGroup:
    """Items under one `##` heading; `title` is empty for those before the first."""

    title: Inlines
    items: tuple[AgendaItem, ...]

    def all_items(self) -> tuple[AgendaItem, ...]:
        """Give the items with their sub-items after them, in printed order."""
        return tuple(one for item in self.items for one in (item, *item.items))


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting: its front matter and its föredragningslista; `path` and `places` as in `Case`."""

    path: str
    namnd: str
    datum: date | None = None
    tid: time | None = None
    plats: str = ""
    ordforande: str = ""
    sekreterare: str = ""
    kallade: tuple[str, ...] = ()
    sammanfattningar: bool = False
    status: Status = "utkast"
    utskick: str = ""
    agenda: tuple[AgendaGroup, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)
