"""A meeting file's bytes to a `Meeting`: its front matter, and the föredragningslista in its body."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any, get_args

from papergen.model.meeting import AgendaGroup, Meeting, Status
from papergen.model.settings import Settings
from papergen.problems import PapergenError, Problem, Severity, in_order, point
from papergen.read.agenda import read_agenda
from papergen.read.agenda_numbers import backward_numbers, other_numbers
from papergen.read.dates import clock_time, iso_date
from papergen.read.fields import choice, many, text, yes_or_no
from papergen.read.front_matter import split_front_matter
from papergen.read.known_namnd import misspelt_namnd
from papergen.read.markdown import read_markdown
from papergen.read.misplaced_points import shallow_points
from papergen.read.schema import Field, Notes, read_fields
from papergen.read.source import read_source

NAMND = Field("nämnd", text, "", required=True, example="Socialnämnden")
DATUM: Field[date | None] = Field("datum", iso_date, None, required=True, example="2026-02-17")
TID: Field[time | None] = Field("tid", clock_time, None)
PLATS = Field("plats", text, "")
ORDFORANDE = Field("ordförande", text, "")
SEKRETERARE = Field("sekreterare", text, "")
KALLADE = many("kallade", text)
SAMMANFATTNINGAR = Field("sammanfattningar", yes_or_no, False)
STATUS: Field[Status] = Field("status", choice(*get_args(Status)), "utkast")
UTSKICK = Field("utskick", text, "")
_OF_LINKS = ("FIL014", "MOT006", "MOT007")

MEETING_FIELDS: tuple[Field[Any], ...] = (
    NAMND,
    DATUM,
    TID,
    PLATS,
    ORDFORANDE,
    SEKRETERARE,
    KALLADE,
    SAMMANFATTNINGAR,
    STATUS,
    UTSKICK,
)


@dataclass(frozen=True, slots=True)
class MeetingReading:
    """A meeting, and what its reader should be warned of; only `read_meeting_leniently` gives one with errors."""

    meeting: Meeting
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Give the problems that are errors."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    @property
    def is_good(self) -> bool:
        """Tell whether nothing but warnings was found."""
        return not self.errors

    @property
    def has_whole_list(self) -> bool:
        """Tell whether every item has been read, so that what the föredragningslista lacks can be told: only links are wrong."""
        return all(problem.code in _OF_LINKS for problem in self.errors)


def read_meeting(data: bytes, path: str, settings: Settings, *, agenda: bool = False) -> MeetingReading:
    """Read a meeting file; `path` is relative to the project.

    The papers of a meeting need its front matter only; `agenda` reads the föredragningslista in the body too, and holds the name
    of the nämnd against `settings`.
    Raise PapergenError with everything that is wrong in what is read.
    """
    reading = read_meeting_leniently(data, path, settings, agenda=agenda)
    if not reading.is_good:
        raise PapergenError(reading.problems)
    return reading


def read_meeting_leniently(data: bytes, path: str, settings: Settings, *, agenda: bool = False) -> MeetingReading:
    """Read as `read_meeting` does, but give the meeting with its errors, so that its links can be followed as well.

    Such a meeting is not fit to print. Raise PapergenError only where the file's text cannot be had at all.
    """
    source = read_source(data, path)
    front = split_front_matter(source.text, path)
    notes = Notes("FM")
    values = read_fields(front.fields, MEETING_FIELDS if front.found else (), notes)
    groups, faults = _agenda(front.body, path, front.body_line) if agenda else ((), [])
    doubts = misspelt_namnd(values[NAMND], notes.places.get(NAMND.key, point(path)), settings) if agenda else ()
    problems = (*source.problems, *front.problems, *notes.problems, *faults, *doubts)
    meeting = Meeting(
        path=path,
        namnd=values[NAMND],
        datum=values[DATUM],
        tid=values[TID],
        plats=values[PLATS],
        ordforande=values[ORDFORANDE],
        sekreterare=values[SEKRETERARE],
        kallade=values[KALLADE],
        sammanfattningar=values[SAMMANFATTNINGAR],
        status=values[STATUS],
        utskick=values[UTSKICK],
        agenda=groups,
        places=notes.places,
    )
    return MeetingReading(meeting, tuple(in_order(problems)))


def _agenda(body: str, path: str, first_line: int) -> tuple[tuple[AgendaGroup, ...], list[Problem]]:
    read = read_markdown(body, path, first_line)
    groups, problems = read_agenda(read.blocks)
    items = (item for group in groups for item in group.all_items())
    numbers = [
        *other_numbers(items, body.split("\n"), first_line),
        *backward_numbers(item for group in groups for item in group.items),
    ]
    return groups, [*read.problems, *problems, *shallow_points(read.blocks), *numbers]
