"""The state of a build: what was made, from what, with what. Content hashes only, since a git checkout has no useful times.

`build/<meeting>/manifest.json` has no time and no commit in it, so that it changes only when a paper does.
"""

import hashlib
import json
import os
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from papergen import __version__
from papergen.problems import Place, Problem, Severity
from papergen.project import BUILT_IN, BUILT_IN_TEMPLATES

MANIFEST = "manifest.json"
CASES = "/*.md"  # the names of the Markdown files in a folder
BELOW = "/**"  # the names of all files below a folder
FRONT = "#inledning"  # behind a path: only the file's front matter counts
_LIBRARIES = ("typst", "docxtpl", "python-docx", "markdown", "pillow", "pikepdf", "fontpkg-arimo", "page-validation")


@dataclass(frozen=True, slots=True)
class Made:
    """One file that was made: the case or meeting file it belongs to, its hash, and the hashes of all it was made from.

    Paths are relative to the project. `pages` and `problems` (warnings) are told again when nothing has changed.
    """

    owner: str
    sha256: str
    inputs: Mapping[str, str]
    pages: int = 0
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What lies in one folder of build/: files by name, and the versions they were made with."""

    versions: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Made] = field(default_factory=dict)

    def as_json(self) -> str:
        """Give the text of manifest.json."""
        lines = []
        known: dict[tuple[int, int], str] = {}  # the files of a paper are made of the same, so that is written out once
        for name, made in sorted(self.files.items()):
            same = id(made.inputs), id(made.problems)
            if same not in known:
                inputs, problems = dict(sorted(made.inputs.items())), [problem.as_json() for problem in made.problems]
                known[same] = f'"av": {_json(inputs)}, "varningar": {_json(problems)}'
            entry = f'"till": {_json(made.owner)}, "sha256": {_json(made.sha256)}, "sidor": {made.pages}, {known[same]}'
            lines.append(f"{_json(name)}: {{{entry}}}")  # a line each: quick to write, and git shows which has changed
        return '{"versioner": ' + _json(dict(sorted(self.versions.items()))) + ', "filer": {\n' + ",\n".join(lines) + "\n}}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def parse_manifest(text: str) -> Manifest:
    """Read a manifest.json; one that is damaged or of another make counts as none, and everything is made again."""
    try:
        data = json.loads(text)
        files: dict[str, Made] = {}
        before, inputs, problems = None, dict[str, str](), tuple[Problem, ...]()
        for name, entry in data["filer"].items():
            # The files of a paper stand one after the other and say the same of what they are made of: that is read once.
            if (entry["av"], entry["varningar"]) != before:
                before = entry["av"], entry["varningar"]
                inputs = {str(path): str(digest) for path, digest in entry["av"].items()}
                problems = tuple(problem_from(problem) for problem in entry["varningar"])
            made = Made(str(entry["till"]), str(entry["sha256"]), inputs, int(entry["sidor"]), problems)
            files[_inside(str(name))] = made
        return Manifest({str(name): str(value) for name, value in data["versioner"].items()}, files)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return Manifest()


def _inside(name: str) -> str:
    """Give a file's name if it stays in its folder of build/; raises ValueError."""
    if not name.strip() or name.startswith("/") or not {"..", "."}.isdisjoint(name.split("/")) or "\0" in name:
        raise ValueError(name)
    return name


def problem_from(data: Mapping[str, object]) -> Problem:
    """Give the problem that `Problem.as_json` was made of."""
    path, numbers = data["path"], [data[key] for key in ("line", "column", "end_line", "end_column")]
    place = Place(str(path), *(int(str(number)) for number in numbers)) if path is not None else None
    return Problem(str(data["code"]), str(data["message"]), place, str(data["hint"]), Severity(data["severity"]))


_VERSIONS: dict[str, str] = {}  # found once in a process


def versions() -> dict[str, str]:
    """Give the versions that what is made depends on; papergen's own code counts by its content, for those who work on it."""
    if not _VERSIONS:
        know_versions({"papergen": __version__, "papergens kod": _code()} | _installed(_LIBRARIES))
    return _VERSIONS


def know_versions(found: Mapping[str, str]) -> None:
    """Take over what another process of the same program has found: four hundred files need not be read for it again."""
    _VERSIONS.update(found)


def _installed(libraries: Iterable[str]) -> dict[str, str]:
    """Give the versions of those libraries that are installed, as the names of their `.dist-info` folders say (PEP 376, 503).

    importlib.metadata reads each library's whole description for it, which takes a fifth of the time of a build that has
    nothing to do.
    """
    found: dict[str, str] = {}
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:  # a zip file, or a folder that is not there
            continue
        for name in names:
            if name.endswith(".dist-info"):
                library, _, version = name.removesuffix(".dist-info").rpartition("-")
                found.setdefault(re.sub(r"[-_.]+", "-", library).lower(), version)
    return {library: found[library] for library in libraries if library in found}


def _code() -> str:
    root = str(Path(__file__).parent.parent)
    files: list[str] = []
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name not in ("templates", "__pycache__")]
        files += [f"{folder}{os.sep}{name}" for name in names if name.endswith((".py", ".typ"))]
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(os.path.relpath(path, root).replace(os.sep, "/").encode() + b"\0")
        with open(path, "rb") as file:  # noqa: PTH123 - three hundred files at every start
            digest.update(file.read())
    return digest.hexdigest()[:16]


def sha256(data: bytes) -> str:
    """Give the hash of a file's content, as hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def front_of(data: bytes) -> bytes:
    """Give the front matter of a meeting file: all that its papers depend on, so that moving an item makes no paper anew."""
    lines = data.replace(b"\r\n", b"\n").split(b"\n")
    ends = [number for number, line in enumerate(lines) if line.rstrip() == b"---"]
    return b"\n".join(lines[: ends[1] + 1]) if len(ends) > 1 else data


class Hashes:
    """Hashes of a project's files, each read once in a build. A path that ends in `FRONT` counts only its front matter."""

    def __init__(self, root: Path) -> None:
        """Know where paths start."""
        self.root = root
        self._known: dict[str, str] = {}

    def know(self, path: str, data: bytes) -> None:
        """Know a file's hash by what was read from it, whatever becomes of it afterwards."""
        self._known[path] = sha256(data)

    def of(self, path: str) -> str:
        """Give a file's hash; empty if it cannot be read."""
        if path not in self._known:
            name = path.removesuffix(FRONT)
            if name.endswith((CASES, BELOW)):
                self._known[path] = self._names(name)
                return self._known[path]
            where = BUILT_IN_TEMPLATES.parent / name.removeprefix(BUILT_IN) if name.startswith(BUILT_IN) else self.root / name
            try:
                data = where.read_bytes()
                self._known[path] = sha256(front_of(data) if name != path else data)
            except (OSError, ValueError):  # ValueError: a path in a damaged manifest that no file can have
                self._known[path] = ""
        return self._known[path]

    def _names(self, pattern: str) -> str:
        """Give the hash of the names that a pattern stands for."""
        folder, _, last = pattern.rpartition("/")
        below = (self.root / folder).rglob("*") if f"/{last}" == BELOW else (self.root / folder).glob(last)
        found = sorted(path.relative_to(self.root / folder).as_posix() for path in below if f"/{last}" == CASES or path.is_file())
        return sha256("\n".join(found).encode(errors="surrogateescape"))

    def all_of(self, paths: Iterable[str]) -> dict[str, str]:
        """Give the hashes of several files."""
        return {path: self.of(path) for path in paths}

    def same(self, inputs: Mapping[str, str]) -> bool:
        """Tell whether every file is what it was."""
        return all(self.of(path) == digest for path, digest in inputs.items())
