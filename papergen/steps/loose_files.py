"""Compare two files wherever they lie, in a project or not: two case files, or two meeting files."""

import unicodedata
from dataclasses import replace
from pathlib import Path, PurePosixPath

from papergen.compare.meetings import compare_meetings, is_changed
from papergen.compare.papers import compare_cases
from papergen.model.case import Case
from papergen.model.changes import Comparison
from papergen.model.settings import Settings
from papergen.problems import PapergenError, Problem
from papergen.project import (
    BUILT_IN,
    BUILT_IN_TEMPLATES,
    MAX_USER_FILE,
    MEETING_FILES,
    SETTINGS_FILE,
    KindFiles,
    Project,
    open_project,
    os_words,
)
from papergen.read.kind import read_kind
from papergen.steps.side import Side, targets
from papergen.steps.versions import Version, digest_of


def project_of(file: Path) -> Project:
    """Give the project around a file, or one with nothing but what comes with papergen; raises PapergenError."""
    for folder in file.parents:
        if (folder / SETTINGS_FILE).is_file():
            return open_project(folder)
    kinds = {}
    for folder in sorted(BUILT_IN_TEMPLATES.iterdir()):
        path = folder / "kind.toml"
        if path.is_file():
            shown = f"{BUILT_IN}templates/{folder.name}"
            kinds[folder.name] = KindFiles(read_kind(path.read_bytes(), f"{shown}/kind.toml", folder.name), folder, shown)
    return Project(file.parent, Settings(""), kinds)


def compare_files(old: Path, new: Path, old_name: str, new_name: str) -> Comparison:
    """Give what changed from one file to another; both are absolute, the names are as the user wrote them.

    Raises PapergenError where a file cannot be read at all.
    """
    before, after = side_of_file(old, old_name), side_of_file(new, new_name)
    if _name(old) in MEETING_FILES and _name(new) in MEETING_FILES:
        one, other = before.meeting(_name(old)), after.meeting(_name(new))
        if one:
            one = replace(one, path=new_name)
        meeting = compare_meetings(one, replace(other, path=new_name) if other else None) if one or other else None
        meetings = (meeting,) if meeting and is_changed(meeting) else ()
        return Comparison(old_name, new_name, (), meetings, (*before.notes, *after.notes))
    first, second = before.case(_name(old)), after.case(_name(new))
    if first is None or second is None:
        said = (*before.notes, *after.notes)
        raise PapergenError([Problem("GIT008", note, None, "Rätta filen, eller jämför två andra.") for note in said])
    change = compare_cases(
        replace(first, path=new_name), replace(second, path=new_name), _digests(old, first), _digests(new, second)
    )
    changes = (change,) if change.status != "same" else ()
    return Comparison(old_name, new_name, changes, (), (*before.notes, *after.notes))


def _name(file: Path) -> str:
    return unicodedata.normalize("NFC", file.name)


def side_of_file(file: Path, name: str) -> Side:
    """Read a file as a version of its own, with its meeting; raises PapergenError."""
    project = project_of(file)
    meeting = project.meeting_file(file)
    files = {_name(one): one for one in (file, meeting) if one}
    data = {}
    for path, one in files.items():
        try:
            data[path] = one.read_bytes()
        except OSError as error:
            message = f"Filen {name} går inte att läsa ({os_words(error)})."
            raise PapergenError([Problem("FIL109", message, None, "Se efter att du får öppna den.")]) from error
    version = Version(
        name, {path: digest_of(content) for path, content in data.items()}, lambda paths: {p: data[p] for p in paths}
    )
    kinds = {kind: files.kind for kind, files in project.kinds.items()}
    return Side(version, project.settings, kinds)


def _digests(file: Path, case: Case) -> dict[str, str]:
    """Give the digests of the files a case names, of those that lie in its own folder or below it."""
    found = {}
    for target in targets(case):
        written = PurePosixPath(target)
        path = file.parent / target
        if not written.is_absolute() and ".." not in written.parts and "\0" not in target and _is_plain(path, file.parent):
            found[target] = digest_of(path.read_bytes())
    return found


def _is_plain(path: Path, folder: Path) -> bool:
    try:
        links = any(one.is_symlink() for one in (path, *path.parents) if folder in one.parents)
        return not links and path.is_file() and path.stat().st_size <= MAX_USER_FILE
    except OSError:
        return False
