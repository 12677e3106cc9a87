"""Attachments that no case or meeting names any more, as when an item has been withdrawn and only its case file moved."""

import os
import unicodedata
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from papergen.problems import Problem, Severity, point
from papergen.project import ATTACHMENT_FOLDER, Project
from papergen.steps.manifest import MANIFEST

_SHOWN = 5
_ALMOST = (".md", ".md.txt", ".markdown")
_OF_THE_SYSTEM = ("thumbs.db", "desktop.ini", "readme.md")


def loose_attachments(project: Project, meeting_file: Path, used: Collection[str], known: Collection[Path]) -> list[Problem]:
    """Give a warning (FIL133) of the files in the attachment folder of a meeting that nothing names.

    `used` are the paths of what the papers in the folders `known` of build/ are made of now. A file that is called the same as
    one of these but for its suffix is what that one was made of, and no one's leavings.
    """
    named = {unicodedata.normalize("NFC", path) for path in used}
    stems = {PurePosixPath(path).with_suffix("") for path in named}
    lying = [name for name in _files(project, meeting_file) if PurePosixPath(name).with_suffix("") not in stems]
    loose = [name for name in lying if not _is_named_elsewhere(project, name, known)] if lying else []
    if not loose:
        return []
    folder = project.relative(meeting_file.parent)
    shown = [name.removeprefix(f"{folder}/") for name in loose[:_SHOWN]]
    more = f" och {len(loose) - _SHOWN} till" if len(loose) > _SHOWN else ""
    message = f"I {folder} ligger bilagor som inget ärende nämner: {', '.join(shown)}{more}."
    hint = "Lista dem under ## Bilagor i ett ärende, flytta dem till ett senare möte, eller ta bort dem."
    return [Problem("FIL133", message, None, hint, Severity.WARNING)]


def other_endings(project: Project, meeting_file: Path) -> list[Problem]:
    """Give a warning (FIL135) of each file beside a meeting file that is called almost as a case, and so is passed over."""
    found = []
    for name in sorted(os.listdir(meeting_file.parent)):
        plain = unicodedata.normalize("NFC", name)
        if plain.lower().endswith(_ALMOST) and not plain.endswith(".md") and not plain.startswith((".", "~")):
            message = f"{plain} läses inte, för en ärendefil ska heta något på .md."
            hint = f"Är det ett ärende, döp om filen till {plain.partition('.')[0]}.md."
            found.append(Problem("FIL135", message, point(project.relative(meeting_file.parent / name)), hint, Severity.WARNING))
    return found


def _files(project: Project, meeting_file: Path) -> Iterator[str]:
    for directory, folders, files in os.walk(meeting_file.parent / ATTACHMENT_FOLDER):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            # Word's own note of a file that is open begins with ~$.
            if not name.startswith((".", "~")) and name.lower() not in _OF_THE_SYSTEM:
                yield project.relative(Path(directory, name))


def _is_named_elsewhere(project: Project, name: str, known: Collection[Path]) -> bool:
    """Tell whether a paper that this build is not about was made of a file, as its manifest says."""
    for directory, _, files in os.walk(project.build):
        if MANIFEST in files and Path(directory) not in known:
            try:
                text = Path(directory, MANIFEST).read_text(encoding="utf-8")
            except (OSError, UnicodeDecodeError):
                continue
            if f'"{name}"' in unicodedata.normalize("NFC", text):
                return True
    return False
