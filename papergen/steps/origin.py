"""Where a version of a paper comes from: what it was read by, and the files that it shows."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from papergen.model.case import Case
from papergen.model.meeting import Meeting
from papergen.problems import PapergenError, Place
from papergen.project import Project
from papergen.steps.git_trees import signed
from papergen.steps.side import Side, place_of

AUTHOR = "papergen"  # of changes that are in no commit


@dataclass(frozen=True, slots=True)
class Origin:
    """One of two versions that are compared: as it was read, and where other files lie than those in `side`.

    `file` is the case file on the disk where two files are compared, wherever they lie. `moment` stands in for the time of a
    version that is no commit.
    """

    side: Side
    moment: datetime
    file: Path | None = None

    def meeting(self, case: Case) -> Meeting | None:
        """Give the meeting of a case."""
        path = self.side.meeting_file(self.file.name if self.file else case.path)
        return self.side.meeting(path) if path else None

    def picture(self, project: Project, case: Case, target: str, place: Place) -> bytes:
        """Give the bytes of a picture that a case shows; empty where it cannot be had."""
        if not self.file:
            return self.side.data(place_of(case.path, target))
        try:
            return project.read_user_file(self.file, target, place)[1]
        except PapergenError:
            return b""

    def signed(self, project: Project) -> tuple[str, datetime]:
        """Give whose changes lead to this version, and when they were made."""
        commit = self.side.version.commit
        return signed(project.root, commit) if commit else (AUTHOR, self.moment)


@dataclass(frozen=True, slots=True)
class Origins:
    """The two versions of a comparison, and the project whose templates papers are set with."""

    project: Project
    old: Origin
    new: Origin
    old_name: str
