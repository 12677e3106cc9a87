"""What has to be made: the folders of build/, and which of the papers in them are no longer what they were."""

import os
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from papergen.project import Project
from papergen.steps.disk import TEMPORARY
from papergen.steps.manifest import MANIFEST, Hashes, Made, Manifest, parse_manifest, sha256, versions

PAPERS = ("docx", "pdf")
ATTACHED = "bilagor"  # in build/<meeting>/: attachments that are carried beside the bundle
BUNDLE = "handlingar.pdf"
MEETING_FILES_MADE = (BUNDLE, *(f"{name}.{form}" for name in ("kallelse", "föredragningslista") for form in PAPERS))
TAKEN = {
    "handlingar",
    "kallelse",
    "föredragningslista",
    "foredragningslista",
    "tillägg",
    "tillagg",
}  # no case of a meeting may have these names
SUPPLEMENT = "tillägg.pdf"
SUPPLEMENTS = "#tillägg"  # behind the meeting's name: the owner of its supplement
MEETING_KINDS = ("kallelse", "foredragningslista")  # made of a meeting, never of a case
PARTS = ".delar"  # in build/<meeting>/: what only the bundle needs, made once and kept


@dataclass(slots=True)
class Folder:
    """One folder of build/ with its manifest as it was, and as it becomes."""

    path: Path
    before: Manifest
    files: dict[str, Made] = field(default_factory=dict)

    def names_of(self, owner: str) -> list[str]:
        """Give the names of the files that the manifest knows of one case or meeting."""
        return [name for name, made in self.files.items() if made.owner == owner]

    def forget(self, owner: str) -> list[str]:
        """Take the files of a case or meeting out of the manifest; gives their names."""
        names = self.names_of(owner)
        for name in names:
            del self.files[name]
        return names

    @property
    def manifest(self) -> Manifest:
        """Give the manifest as it is to be."""
        return Manifest(versions(), self.files)


def open_folder(path: Path) -> Folder:
    """Open a folder of build/; one without a manifest, or with one made by other versions, holds nothing that counts."""
    try:
        before = parse_manifest((path / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        before = Manifest()
    if dict(before.versions) != versions():
        return Folder(path, Manifest())
    return Folder(path, before, dict(before.files))


def checked_templates(folders: Iterable[Folder]) -> frozenset[str]:
    """Give the hashes of the Word templates that papers in build/ were made with, by the versions of now: they were in order."""
    made = (made for folder in folders for made in folder.before.files.values())
    return frozenset(digest for one in made for path, digest in one.inputs.items() if path.endswith("/mall.docx"))


def unchanged(folder: Folder, owner: str, wanted: Iterable[str], hashes: Hashes) -> dict[str, Made]:
    """Give what the manifest says of a case's or meeting's files, if they are the wanted ones and all is as it was; else nothing.

    What a folder inside build/<meeting>/ holds comes on top of the wanted papers.
    """
    found = {name: folder.before.files[name] for name in folder.names_of(owner)}
    if {name for name in found if "/" not in name} != set(wanted):
        return {}
    inputs = {id(made.inputs): made.inputs for made in found.values()}.values()  # the files of a paper share them
    same = all(map(hashes.same, inputs)) and all(_hash_of(folder.path / name) == made.sha256 for name, made in found.items())
    return found if same else {}


def papers_of(stem: str, formats: Iterable[str] = PAPERS) -> list[str]:
    """Give the names of a case's papers."""
    return [f"{stem}.{form}" for form in formats]


def all_files_of(stem: str) -> list[str]:
    """Give the names of a case's papers and of its part of the bundle: what may not be left when they cannot be made."""
    return [*papers_of(stem), part_file(stem), facts_file(stem)]


def part_file(stem: str) -> str:
    """Name the file in build/<meeting>/ that holds a paper's part of the bundle."""
    return f"{PARTS}/{stem}.del"


def facts_file(stem: str) -> str:
    """Name the file in build/<meeting>/ that holds the facts of a paper."""
    return f"{PARTS}/{stem}.json"


def empty_folders(folders: Iterable[Path]) -> Iterator[Path]:
    """Give the empty folders in some folders of build/, the inner ones first, so that each can be removed when it is told."""
    for top in folders:
        for directory, _, _ in os.walk(top, topdown=False):
            if not os.listdir(directory):
                yield Path(directory)


def _hash_of(path: Path) -> str:
    try:
        return sha256(path.read_bytes())
    except OSError:
        return ""


def stale_files(project: Project, expected: set[Path], folders: tuple[Path, ...]) -> list[Path]:
    """Give the files in some folders of build/ that nothing stands for any more, and what a killed build left there."""
    stale = []
    names: dict[Path, set[str]] = {}
    for path in expected:
        names.setdefault(path.parent, set()).add(path.name)
    for top in folders:
        for directory, _, files in os.walk(top):
            inner = {ATTACHED, PARTS} & set(Path(directory).relative_to(top).parts)
            known = names.get(Path(directory), set())
            for name in files:
                made = inner or name == MANIFEST or name.endswith((".docx", ".pdf"))
                if name.startswith(TEMPORARY) or (made and unicodedata.normalize("NFC", name) not in known):
                    stale.append(Path(directory, name))
    return sorted(stale)
