"""What has to be made: the folders of build/, and which of the papers in them are no longer what they were."""

import os
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from papergen.project import Project
from papergen.steps.disk import TEMPORARY
from papergen.steps.manifest import MANIFEST, Hashes, Made, Manifest, parse_manifest, sha256, versions

PAPERS = ("docx", "pdf")
ATTACHED = "bilagor"  # in build/<meeting>/: attachments that are carried beside the bundle
MEETING = "sammanträde"  # among the inputs of what is made for the whole meeting
MEETING_FILES_MADE = ("handlingar.pdf", *(f"{name}.{form}" for name in ("kallelse", "föredragningslista") for form in PAPERS))
PARTS = ".delar"  # in build/<meeting>/: what only the bundle needs, made once and kept


@dataclass(slots=True)
class Folder:
    """One folder of build/ with its manifest as it was, and as it becomes."""

    path: Path
    before: Manifest
    files: dict[str, Made] = field(default_factory=dict)

    def forget(self, names: list[str]) -> None:
        """Take files out of the manifest."""
        for name in names:
            self.files.pop(name, None)

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


def unchanged(folder: Folder, names: list[str], hashes: Hashes) -> Mapping[str, Made]:
    """Give what the manifest says of files that are all as they were, made of what is as it was; nothing if one is not."""
    found = {name: folder.before.files[name] for name in names if name in folder.before.files}
    if len(found) != len(names):
        return {}
    for name, made in found.items():
        inputs = {path: digest for path, digest in made.inputs.items() if path != MEETING}
        if not hashes.same(inputs) or _hash_of(folder.path / name) != made.sha256:
            return {}
    return found


def files_of(folder: Folder, stem: str, formats: tuple[str, ...]) -> list[str]:
    """Give the names of a case's files: its papers, and its part of the bundle where the manifest knows of one."""
    part = f"{PARTS}/{stem}.pdf"
    return [*(f"{stem}.{form}" for form in formats), *([part] if part in folder.before.files else [])]


def all_files_of(stem: str) -> list[str]:
    """Give every name a file of a case can have in its folder of build/."""
    return [*(f"{stem}.{form}" for form in PAPERS), f"{PARTS}/{stem}.pdf"]


def _hash_of(path: Path) -> str:
    try:
        return sha256(path.read_bytes())
    except OSError:
        return ""


def stale_files(project: Project, expected: set[Path], folders: tuple[Path, ...]) -> list[Path]:
    """Give the files in some folders of build/ that nothing stands for any more, and what a killed build left there."""
    stale = []
    for top in folders:
        for directory, _, files in os.walk(top):
            for name in files:
                path = Path(directory, name)
                plain = path.with_name(unicodedata.normalize("NFC", name))
                made = path.suffix in (".docx", ".pdf") or name == MANIFEST or ATTACHED in path.parts
                if name.startswith(TEMPORARY) or (made and plain not in expected):
                    stale.append(path)
    return sorted(stale)
