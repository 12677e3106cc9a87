"""One side of a comparison: a version with the settings it had, read leniently; what cannot be read is told of."""

import html
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from urllib.parse import unquote

from papergen.model.blocks import Figure, Picture
from papergen.model.case import Case
from papergen.model.kind import Kind
from papergen.model.meeting import Meeting
from papergen.model.settings import Settings
from papergen.problems import PapergenError, Problem, Severity
from papergen.project import MEETING_FILES, SETTINGS_FILE, Project
from papergen.read.case import read_case_leniently
from papergen.read.kind import read_kind
from papergen.read.meeting import read_meeting
from papergen.read.settings import read_settings
from papergen.steps.versions import Version, is_meeting

_KIND_FILE = re.compile(r"templates/([^/]+)/kind\.toml")
_FIRST = 3  # problems that are told of a file; the rest are counted


@dataclass(slots=True)
class Side:
    """A version and what has been read of it. `notes` grows as files are read."""

    version: Version
    settings: Settings
    kinds: dict[str, Kind]
    notes: list[str] = field(default_factory=list)
    meetings: dict[str, Meeting | None] = field(default_factory=dict)
    bytes_read: dict[str, bytes] = field(default_factory=dict)

    def fetch(self, paths: list[str]) -> None:
        """Read the bytes of many files at once."""
        self.bytes_read |= self.version.read([path for path in paths if path not in self.bytes_read])

    def data(self, path: str) -> bytes:
        """Give the bytes of a file, empty if there is none."""
        self.fetch([path])
        return self.bytes_read.get(path, b"")

    def case(self, path: str) -> Case | None:
        """Read a case; None, with a note, where its text cannot be had at all."""
        meeting_file = self.meeting_file(path)
        meeting = self.meeting(meeting_file) if meeting_file else None
        try:
            reading = read_case_leniently(self.data(path), path, self.kinds, self.settings, meeting)
        except PapergenError as error:
            self._tell(path, "går inte att läsa", error.problems)
            return None
        errors = tuple(problem for problem in reading.problems if problem.severity is Severity.ERROR)
        if errors:
            self._tell(path, "har fel och är läst så gott det går", errors)
        return reading.case

    def meeting_file(self, path: str) -> str:
        """Give the path of the meeting file in the folder of a case, empty if there is none."""
        folder = path.rpartition("/")[0]
        names = (f"{folder}/{name}" if folder else name for name in MEETING_FILES)
        return next((name for name in names if name in self.version.digests), "")

    def meeting(self, path: str) -> Meeting | None:
        """Read a meeting file, once; what is wrong with it is told once."""
        if path not in self.meetings:
            self.meetings[path] = self._read_meeting(path)
        return self.meetings[path]

    def _read_meeting(self, path: str) -> Meeting | None:
        try:
            return read_meeting(self.data(path), path, self.settings, agenda=True).meeting
        except PapergenError as error:
            told = error.problems
        self._tell(path, "har fel, så föredragningslistan är inte jämförd", told)
        try:
            return read_meeting(self.data(path), path, self.settings).meeting
        except PapergenError:
            return None

    def digests(self, case: Case) -> dict[str, str]:
        """Give the digest of each file that a case lists or shows, by its target."""
        return {target: self.version.digests.get(place_of(case.path, target), "") for target in targets(case)}

    def mentions(self, path: str, names: set[str]) -> bool:
        """Tell whether a case file may name any of some files: a quick look at its text, that says yes rather than no."""
        text = html.unescape(unquote(self.data(path).decode(errors="replace"))).replace("\\", "")
        text = unicodedata.normalize("NFC", text)
        return any(name in text for name in names)

    def _tell(self, path: str, what: str, problems: tuple[Problem, ...]) -> None:
        said = [
            f"Rad {problem.place.line}: {problem.message}" if problem.place and problem.place.path == path else problem.message
            for problem in problems[:_FIRST]
        ]
        more = f" Och {len(problems) - _FIRST} fel till." if len(problems) > _FIRST else ""
        name = self.version.name  # of two loose files the version is the file
        where = name if name.rpartition("/")[2] == path else f"{path} i {name}"
        self.notes.append(f"{where} {what}. {' '.join(said)}{more}")


def side_of(project: Project, version: Version) -> Side:
    """Read the settings of a version and the kinds of paper it had; `project` gives those that come with papergen."""
    side = Side(version, project.settings, {})
    side.kinds = {name: files.kind for name, files in project.kinds.items() if not files.folder.startswith("templates/")}
    wanted = [path for path in version.digests if path == SETTINGS_FILE or _KIND_FILE.fullmatch(path)]
    side.fetch(wanted)
    for path in sorted(wanted):
        match = _KIND_FILE.fullmatch(path)
        try:
            if match:
                side.kinds[match[1]] = read_kind(side.data(path), path, match[1])
            else:
                side.settings = read_settings(side.data(path), path)
        except PapergenError as error:
            side._tell(path, "går inte att läsa, så dagens används", error.problems)
            if match and match[1] in project.kinds:
                side.kinds[match[1]] = project.kinds[match[1]].kind
    return side


def targets(case: Case) -> list[str]:
    """Give the files that a case lists and shows, as it writes them, each once."""
    found = [one.target for one in case.bilagor if one.target]
    found += [one.target for one in case.inlines() if isinstance(one, Picture)]
    found += [block.picture.target for block in case.blocks() if isinstance(block, Figure)]
    return list(dict.fromkeys(found))


def place_of(case_path: str, target: str) -> str:
    """Give the path of a file that a case names, relative to the project, in NFC."""
    parts = list(PurePosixPath(case_path).parts[:-1])
    for part in PurePosixPath(unicodedata.normalize("NFC", unquote(target))).parts:
        if part != "..":
            parts.append(part)
        elif parts:
            parts.pop()
    return "/".join(parts)


def is_other(path: str) -> bool:
    """Tell whether a path may be that of an attachment or a picture."""
    return path.startswith("cases/") and not is_meeting(path)
