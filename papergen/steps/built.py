"""What became of a paper, a meeting, or what is made for a meeting beforehand: what processes send back."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from papergen.problems import Problem
from papergen.steps.manifest import Made

MORE_MEMORY = (
    "Stäng andra program och bygg igen. Hjälper det inte, dela papperet eller minska dess bilder."  # when a process has died
)


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one paper, or of a meeting.

    `name` is its case or meeting file; `files` what lies in build/ for it now (relative to the project, none if it has an error);
    `fresh` says that they were made this time; `seconds` how long that took. `ahead` are files that the meeting will want, by
    their names in build/<meeting>/.
    """

    name: str
    files: tuple[str, ...]
    problems: tuple[Problem, ...]
    pages: int = 0
    seconds: float = 0
    fresh: bool = True
    made: Mapping[str, Made] = field(default_factory=dict)
    ahead: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PaperFiles:
    """The files of one paper by their names in build/<meeting>/, the pages of its PDF, and warnings.

    `part` is the PDF as it is in its meeting's bundle; empty outside a meeting.
    """

    files: dict[str, bytes]
    pages: int
    problems: tuple[Problem, ...]
    part: bytes = b""
