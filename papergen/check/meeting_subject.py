"""What a rule about a meeting looks at."""

from collections.abc import Mapping
from dataclasses import dataclass

from papergen.model.case import Case
from papergen.model.meeting import Meeting
from papergen.model.settings import Settings


@dataclass(frozen=True, slots=True)
class MeetingSubject:
    """A meeting with its föredragningslista, and the case files in its folder.

    `cases` holds them by their file name in NFC; None where the file cannot be read. `files` are the names of all other files
    that items link to and that are there. `lines` is the source of the meeting file, in NFC, without line ends.
    """

    meeting: Meeting
    cases: Mapping[str, Case | None]
    files: frozenset[str]
    settings: Settings
    lines: tuple[str, ...] = ()
    mode: str = "utkast"
