"""A version of a project: which files it has, told apart by what is in them, and their bytes; from a commit or from the disk."""

import hashlib
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from papergen.problems import PapergenError, Problem
from papergen.project import ATTACHMENT_FOLDER, MAX_USER_FILE, MEETING_FILES, SETTINGS_FILE, os_words
from papergen.steps.git_trees import TreeFile, blobs, tree_of, unsaved

CASES = "cases"
TEMPLATES = "templates"
Read = Callable[[Iterable[str]], dict[str, bytes]]


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a project.

    `name` is how the reader is told of it. `digests` gives each file's digest by its path (relative to the project, `/`, NFC);
    equal digests mean equal bytes. `read` gives the bytes of the files asked for, by path. `notes` are sentences on what of the
    version cannot be compared. `commit` is the commit's full name, empty for what is on the disk.
    """

    name: str
    digests: dict[str, str]
    read: Read
    notes: tuple[str, ...] = ()
    submodules: tuple[TreeFile, ...] = ()
    commit: str = ""


def nothing(name: str) -> Version:
    """Give a version without files, for a repository without commits."""
    return Version(name, {}, lambda paths: {})


def commit_version(root: Path, commit: str, name: str) -> Version:
    """Give the version of a commit; raises PapergenError."""
    tree = tree_of(root, commit)
    files, notes = _by_path((file.path, file.blob) for file in tree.files)
    return Version(
        name, {path: blob for path, (_, blob) in files.items()}, partial(_from_git, root, files), notes, tree.submodules, commit
    )


def working_tree(root: Path, commit: str | None, name: str) -> Version:
    """Give the version on the disk, saved in git or not; `commit` is the one it is based on, None for none."""
    tree = tree_of(root, commit) if commit else None
    changed = unsaved(root, commit, CASES, TEMPLATES, SETTINGS_FILE)
    saved = {file.path: file.blob for file in tree.files} if tree else {}
    for path in changed.gone:
        saved.pop(path, None)
    for path in changed.written:
        digest = _digest_on_disk(root / path, len(next(iter(saved.values()), "")))
        if digest:
            saved[path] = digest
        else:
            saved.pop(path, None)
    files, notes = _by_path(saved.items())
    digests = {path: digest for path, (_, digest) in files.items()}
    return Version(name, digests, partial(_from_disk, root, files), notes, tree.submodules if tree else ())


def is_case(path: str) -> bool:
    """Tell whether a path is that of a case file, as `Project.case_files` does."""
    *folders, name = PurePosixPath(path).parts
    if folders[:1] != [CASES] or any(folder == ATTACHMENT_FOLDER or folder.startswith(".") for folder in folders):
        return False
    return name.endswith(".md") and name not in MEETING_FILES and name.lower() != "readme.md" and not name.startswith(".")


def is_meeting(path: str) -> bool:
    """Tell whether a path is that of a meeting file."""
    *folders, name = PurePosixPath(path).parts
    return folders[:1] == [CASES] and ATTACHMENT_FOLDER not in folders and name in MEETING_FILES


def digest_of(data: bytes, length: int = 40) -> str:
    """Give the name git gives these bytes as a blob; `length` is 64 where the repository uses SHA-256."""
    found = hashlib.sha256() if length == 64 else hashlib.sha1(usedforsecurity=False)
    found.update(b"blob %d\0" % len(data) + data)
    return found.hexdigest()


def _digest_on_disk(path: Path, length: int) -> str:
    """Give the digest of a plain file; empty for a link, a folder and what cannot be read, none of which papergen reads."""
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > MAX_USER_FILE:
            return ""
        return digest_of(path.read_bytes(), length)
    except OSError:
        return ""


def _by_path(files: Iterable[tuple[str, str]]) -> tuple[dict[str, tuple[str, str]], tuple[str, ...]]:
    """Give the files by their path in NFC, and a note on those whose names differ in nothing else."""
    found: dict[str, tuple[str, str]] = {}
    twice = []
    for path, digest in files:
        name = unicodedata.normalize("NFC", path)
        shown = "".join(character if character.isprintable() else "\ufffd" for character in name)
        if name in found:
            twice.append(f"Två filer heter {shown}, skrivna på olika sätt. Bara den ena jämförs.")
        found[name] = (path, digest)
    return found, tuple(twice)


def _from_git(root: Path, files: dict[str, tuple[str, str]], paths: Iterable[str]) -> dict[str, bytes]:
    wanted = [path for path in paths if path in files]
    read = blobs(root, (files[path][1] for path in wanted))
    return {path: read[files[path][1]] for path in wanted}


def _from_disk(root: Path, files: dict[str, tuple[str, str]], paths: Iterable[str]) -> dict[str, bytes]:
    found = {}
    for path in paths:
        if path not in files:
            continue
        try:
            found[path] = (root / files[path][0]).read_bytes()
        except OSError as error:
            message = f"Filen {path} går inte att läsa ({os_words(error)})."
            raise PapergenError([Problem("FIL109", message, None, "Se efter att du får öppna den.")]) from error
    return found
