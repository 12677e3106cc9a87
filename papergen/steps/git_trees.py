"""What git knows of two versions of a project: names of commits, the files of each, and their bytes. Nothing is changed."""

import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from papergen.problems import PapergenError, Problem
from papergen.steps.git import surroundings

_SHALLOW = "Klonen är grund: den saknar äldre commits. Hämta dem med git fetch --unshallow --tags."
_WHICH = "Skriv namnet på en commit, gren eller tagg, som git log och git tag visar dem."
_EXTRA = "Jämför två filer i stället: papergen diff GAMMAL.md NY.md. Eller börja använda git i mappen med git init."
_FILE, _RUNNABLE, _SUBMODULE = "100644", "100755", "160000"
_RAW = re.compile(r":(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*")


@dataclass(frozen=True, slots=True)
class TreeFile:
    """A file of a commit: its path as git has it, relative to the project, and its blob."""

    path: str
    blob: str


@dataclass(frozen=True, slots=True)
class Tree:
    """The plain files of a commit below the project; `submodules` are folders that are repositories of their own."""

    files: tuple[TreeFile, ...]
    submodules: tuple[TreeFile, ...] = ()


def demand_repository(root: Path) -> None:
    """Raise PapergenError (GIT001) where the project is in no repository that git will read."""
    found = _git(root, "rev-parse", "--is-inside-work-tree")
    if found.returncode or found.stdout.strip() != b"true":
        said = found.stderr.decode(errors="replace").strip().splitlines()
        unsafe = any("dubious ownership" in line for line in said)
        hint = "Mappen ägs av någon annan. Kör git status i den, och gör som git säger." if unsafe else _EXTRA
        message = "Git vill inte läsa projektets mapp." if unsafe else "Projektet ligger inte i git, så det finns inga versioner."
        raise PapergenError([Problem("GIT001", message, None, hint)])


def commit_named(root: Path, name: str) -> str:
    """Give the full name of the commit that a commit, branch or tag means; raises PapergenError (GIT002) for no such."""
    found = None
    if name and not name.startswith("-") and name.isprintable():
        found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if found is None or found.returncode:
        raise PapergenError([Problem("GIT002", f"”{name}” finns inte i git.", None, _SHALLOW if _is_shallow(root) else _WHICH)])
    return found.stdout.decode().strip()


def signed(root: Path, commit: str) -> tuple[str, datetime]:
    """Give who made a commit, and when, by that one's own clock; raises PapergenError (GIT004)."""
    form = "--date=format:%Y-%m-%dT%H:%M:%S"
    made = _done(_git(root, "show", "--no-patch", "--format=%an%x00%ad", form, commit)).stdout.decode(errors="replace")
    author, _, moment = made.strip().partition("\0")
    return author, datetime.fromisoformat(moment)


def has_commits(root: Path) -> bool:
    """Tell whether the branch one stands on has any commit."""
    return _git(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}").returncode == 0


def merge_base(root: Path, one: str, other: str) -> str:
    """Give the commit where two went apart; raises PapergenError (GIT003) where they have none in common."""
    found = _git(root, "merge-base", one, other)
    if found.returncode:
        hint = _SHALLOW if _is_shallow(root) else "Jämför dem som de är, med två namn i stället för tre punkter."
        raise PapergenError([Problem("GIT003", "De två versionerna har ingen gemensam början i git.", None, hint)])
    return found.stdout.decode().strip().splitlines()[0]


def short_name(root: Path, commit: str) -> str:
    """Give the first characters of a commit's name, as many as tell it apart."""
    found = _git(root, "rev-parse", "--short", commit)
    return commit[:10] if found.returncode else found.stdout.decode().strip()


def tags_below(root: Path, name: str) -> list[str]:
    """Give the tag `name` and the tags `name/…`, the newest first; as old, in order of name backwards."""
    listed = _git(root, "for-each-ref", "--sort=-refname", "--sort=-creatordate", "--format=%(refname:strip=2)", "refs/tags")
    tags = listed.stdout.decode(errors="surrogateescape").splitlines()
    return [tag for tag in tags if tag == name or tag.startswith(f"{name}/")]


def tree_of(root: Path, commit: str) -> Tree:
    """Give the files of a commit below the project's folder."""
    listed = _done(_git(root, "ls-tree", "-r", "-z", commit))
    files, submodules = [], []
    for line in _names(listed.stdout):
        about, _, path = line.partition("\t")
        mode, _, blob = about.split(" ")[:3]
        if mode in (_FILE, _RUNNABLE):
            files.append(TreeFile(path, blob))
        elif mode == _SUBMODULE:
            submodules.append(TreeFile(path, blob))
    return Tree(tuple(files), tuple(submodules))


@dataclass(frozen=True, slots=True)
class Unsaved:
    """How the working tree differs from a commit: files with other bytes (or new ones), and files that are gone."""

    written: tuple[str, ...]
    gone: tuple[str, ...]


def unsaved(root: Path, commit: str | None, *places: str) -> Unsaved:
    """Give what the working tree has that a commit does not; of what git does not track only `places`, files or folders.

    Git judges, since it knows of line ends and filters. What git ignores counts too: papergen reads it. Without a commit all
    files are new.
    """
    others = _names(_done(_git(root, "ls-files", "-z", "--others", "--", *places)).stdout)
    written, gone = [path for path in others if not path.endswith("/")], []
    if commit is None:
        written += _names(_done(_git(root, "ls-files", "-z")).stdout)
        return Unsaved(tuple(dict.fromkeys(written)), ())
    raw = _done(_git(root, "diff", "--raw", "-z", "--no-renames", "--ignore-submodules", "--relative", commit, "--"))
    names = iter(_names(raw.stdout))
    for about in names:
        path, match = next(names), _RAW.fullmatch(about)
        if match and match[5] == "D":
            gone.append(path)
        elif match and match[2] in (_FILE, _RUNNABLE):
            written.append(path)
    return Unsaved(tuple(dict.fromkeys(written)), tuple(path for path in gone if path not in written))


def blobs(root: Path, names: Iterable[str]) -> dict[str, bytes]:
    """Give the bytes of blobs, all in one run of git; raises PapergenError (GIT004) if one cannot be had."""
    wanted = list(dict.fromkeys(names))
    if not wanted:
        return {}
    made = _done(_git(root, "cat-file", "--batch", said="".join(f"{name}\n" for name in wanted).encode()))
    return dict(_batch(made.stdout, wanted))


def _batch(said: bytes, wanted: list[str]) -> Iterator[tuple[str, bytes]]:
    at = 0
    for name in wanted:
        end = said.find(b"\n", at)
        about = said[at:end].split(b" ")
        if end < 0 or len(about) != 3 or not about[2].isdigit():
            hint = "Kör git fsck för att se om förrådet är skadat, eller git fetch om klonen är ofullständig."
            raise PapergenError([Problem("GIT004", f"Git saknar innehållet i en fil ({name[:10]}).", None, hint)])
        size = int(about[2])
        yield name, said[end + 1 : end + 1 + size]
        at = end + 2 + size


def _names(said: bytes) -> list[str]:
    return [os.fsdecode(name) for name in said.split(b"\0") if name]


def _is_shallow(root: Path) -> bool:
    return _git(root, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"


def _done(made: "subprocess.CompletedProcess[bytes]") -> "subprocess.CompletedProcess[bytes]":
    if made.returncode:
        said = (made.stderr.decode(errors="replace").strip().splitlines() or ["inget"])[-1]
        message = f"Git kunde inte läsa versionen. Git säger: {said}"
        raise PapergenError([Problem("GIT004", message, None, "Kör git status och git fsck i projektets mapp.")])
    return made


def _git(root: Path, *arguments: str, said: bytes | None = None) -> "subprocess.CompletedProcess[bytes]":
    """Run git in a folder, asking nothing and taking nothing from the surroundings but its own configuration."""
    quiet = surroundings() | {"GIT_OPTIONAL_LOCKS": "0"}
    command = ["git", "-c", "core.fsmonitor=false", "-c", "core.quotepath=false", "-C", str(root), *arguments]
    try:
        return subprocess.run(command, capture_output=True, env=quiet, check=False, input=said or b"")
    except OSError as error:
        hint = "Installera git, och försök igen."
        raise PapergenError([Problem("GIT005", "Programmet git går inte att köra.", None, hint)]) from error
