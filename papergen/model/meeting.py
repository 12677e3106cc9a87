"""A meeting, as its sammanträde.md says it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from typing import Literal

from papergen.problems import Place

Status = Literal["utkast", "utskickad", "hållen"]


@dataclass(frozen=True, slots=True)
class Meeting:
    """The front matter of a meeting; `path` and `places` as in `Case`."""

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
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)
