"""What can be wrong, and where: the values every room reports faults with.

A fault is a value (`Problem`); `PapergenError` is raised only where a stage cannot go on, and carries all faults found so far.
Messages and hints are Swedish sentences for people who do not program.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How grave a problem is; the value is the word used in JSON and SARIF."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


SWEDISH_SEVERITY = {Severity.ERROR: "fel", Severity.WARNING: "varning", Severity.INFO: "tips"}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of a file.

    `path` is relative to the project with `/`. Lines and columns count from 1, columns in Unicode code points
    of the NFC-normalised text without byte order mark; the end is exclusive.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        """Give `path:line:column`, the form editors make clickable."""
        return f"{self.path}:{self.line}:{self.column}"


def point(path: str, line: int = 1, column: int = 1, length: int = 0) -> Place:
    """Make a place on one line: `length` code points from `column`."""
    return Place(path, line, column, line, column + length)


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: what is wrong (`message`), where (`place`), and what to do (`hint`, may be empty)."""

    code: str
    message: str
    place: Place | None = None
    hint: str = ""
    severity: Severity = Severity.ERROR

    def as_text(self) -> str:
        """Give the lines shown to a person: `path:line:column: CODE fel: message`, then the hint on its own line."""
        where = str(self.place) if self.place else "papergen"
        first = f"{where}: {self.code} {SWEDISH_SEVERITY[self.severity]}: {self.message}"
        return f"{first}\n    {self.hint}" if self.hint else first

    def as_json(self) -> dict[str, str | int | None]:
        """Give the fields of the JSON report (design §4); a problem without a place has `null` for path and numbers."""
        place = self.place
        return {
            "code": self.code,
            "severity": self.severity.value,
            "path": place.path if place else None,
            "line": place.line if place else None,
            "column": place.column if place else None,
            "end_line": place.end_line if place else None,
            "end_column": place.end_column if place else None,
            "message": self.message,
            "hint": self.hint,
        }


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Sort by place, then code, then message, with problems that have no place first; equal ones are told once."""
    return sorted(
        dict.fromkeys(problems),
        key=lambda problem: (problem.place is not None, problem.place or point(""), problem.code, problem.message),
    )


class PapergenError(Exception):
    """A stage cannot go on; `problems` says why, all at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in their fixed order."""
        self.problems = tuple(in_order(problems))
        super().__init__("\n".join(problem.as_text() for problem in self.problems))
