"""A document in the editor: which project and file it is, and what papergen finds in it as it is written right now."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from papergen.check.finding import Found
from papergen.lsp.positions import Positions
from papergen.problems import PapergenError
from papergen.project import ATTACHMENT_FOLDER, MEETING_FILES, Project, find_root, open_project
from papergen.steps.checking import Checked, CheckTask, check_file, how_to_check, new_findings


@dataclass(frozen=True, slots=True)
class Document:
    """A case or meeting file in an opened project; `text` is what the editor holds."""

    project: Project
    path: Path
    text: str
    encoding: str

    @property
    def is_meeting(self) -> bool:
        """Tell whether it is a meeting file."""
        return unicodedata.normalize("NFC", self.path.name) in MEETING_FILES

    @property
    def positions(self) -> Positions:
        """Give the way between its places and the editor's positions."""
        return Positions(self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), self.encoding)

    def checked(self) -> Checked:
        """Check it as papergen.toml says."""
        how = how_to_check(self.project, None, (), ())
        checked = check_file(CheckTask(self.project, self.path, how, self.is_meeting, ()), self.text.encode("utf-8", "replace"))
        return new_findings(self.project, [checked], None)[0]

    def found(self) -> tuple[Found, ...]:
        """Give what is found in it; where papergen.toml is wrong, what is wrong there."""
        try:
            return self.checked().found
        except PapergenError as error:
            return tuple(Found(problem) for problem in error.problems)


class Projects:
    """The projects that are open, each read again when papergen.toml or a kind of paper changes."""

    def __init__(self) -> None:
        """Start with none."""
        self._open: dict[Path, tuple[tuple[tuple[str, int], ...], Project]] = {}

    def document(self, path: Path, text: str, encoding: str) -> Document | None:
        """Give the document at a path, or None where it is no case or meeting file of a project.

        Raises PapergenError where the project's settings are wrong.
        """
        try:
            root = find_root(path.parent)
        except PapergenError:
            return None  # Markdown that is none of ours
        folders = path.relative_to(root).parts
        if path.suffix != ".md" or folders[0] != "cases" or ATTACHMENT_FOLDER in folders or path.name.lower() == "readme.md":
            return None
        return Document(self._project(root), path, text, encoding)

    def _project(self, root: Path) -> Project:
        files = [root / "papergen.toml", *sorted(root.glob("templates/*/kind.toml"))]
        state = tuple((file.as_posix(), file.stat().st_mtime_ns) for file in files if file.is_file())
        known = self._open.get(root)
        if known and known[0] == state:
            return known[1]
        project = open_project(root)
        self._open[root] = (state, project)
        return project
