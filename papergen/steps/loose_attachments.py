"""Files of a meeting that no case names, as when an item has been withdrawn and only its case file moved, and lost cases."""

import os
import unicodedata
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from papergen.problems import Problem, Severity, point
from papergen.project import ATTACHMENT_FOLDER, MEETING_FILES, Project
from papergen.steps.manifest import MANIFEST

_SHOWN = 5
_ALMOST = (".md", ".md.txt", ".markdown")
_OF_THE_SYSTEM = ("thumbs.db", "desktop.ini", "readme.md")


def loose_attachments(project: Project, meeting_file: Path, used: Collection[str], known: Collection[Path]) -> list[Problem]:
    """Give a warning (FIL133) of the files in a meeting's folder, and in folders inside it, that nothing names.

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
    message = f"I {folder} ligger filer som inget ärende nämner: {', '.join(shown)}{more}."
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


def cases_below(project: Project, meeting_file: Path) -> list[Problem]:
    """Give a warning (MOT042) of each case in a folder inside a meeting's that has no meeting of its own: it is in no bundle."""
    folder = meeting_file.parent
    lost = [path for path in project.case_files((folder,)) if path.parent != folder and project.meeting_file(path) is None]
    message = "Ärendet ligger i en mapp inuti mötets mapp, och kommer inte med i några handlingar."
    hint = f"Flytta filen till {project.relative(folder)} och lägg den i föredragningslistan, eller flytta ut mappen."
    return [Problem("MOT042", message, point(project.relative(path)), hint, Severity.WARNING) for path in lost]


def _files(project: Project, meeting_file: Path) -> Iterator[str]:
    """Give the files that may be somebody's attachments: texts count only in the attachment folder, else they are cases."""
    for directory, folders, files in os.walk(meeting_file.parent):
        inside = Path(directory)
        of_another = inside != meeting_file.parent and any(unicodedata.normalize("NFC", name) in MEETING_FILES for name in files)
        folders[:] = [] if of_another else sorted(name for name in folders if not name.startswith("."))
        attached = ATTACHMENT_FOLDER in inside.relative_to(meeting_file.parent).parts
        for name in sorted(files) if not of_another else ():
            # Word's own note of a file that is open begins with ~$.
            plain = not name.startswith((".", "~")) and name.lower() not in _OF_THE_SYSTEM
            if plain and (attached or not name.lower().endswith(_ALMOST)):
                yield project.relative(inside / name)


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
