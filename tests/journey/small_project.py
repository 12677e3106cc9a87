"""A small project for the journey tests: settings, a good case in a folder without a meeting, and papergen run on it."""

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner, Result

from papergen.cli import main

ROOT = Path(__file__).parents[2]
SETTINGS = """\
[organisation]
namn = "Exempelstads kommun"
forvaltning = "Socialförvaltningen"

[[namnder]]
namn = "Socialnämnden"
forkortning = "SN"

[standard]
mall = "tjansteutlatande"
"""
MEETING = """\
---
nämnd: Socialnämnden
datum: 2026-02-17
---

1. [God](god.md)
"""
FRONT = """\
titel: Ansökan om projektmedel
nämnd: Socialnämnden
datum: 2026-01-12
"""
BODY = """\
## Förslag till beslut

1. Socialnämnden godkänner ansökan.

## Sammanfattning

Förvaltningen föreslår att nämnden söker medel.
"""
FOLDER = "cases/namnd-2026-02-17"
MADE = "build/namnd-2026-02-17"
PROBLEM = re.compile(r"^(?P<place>papergen|[^\n]+?:\d+:\d+): (?P<code>[A-Z]+\d+) (?P<kind>fel|varning|tips): (?P<message>.*)$")
ANSI = "\x1b["


def case_text(front: str = FRONT, body: str = BODY) -> str:
    """Give a case file's text; its body starts on line 7 where the front matter is the usual one."""
    return f"---\n{front}---\n\n{body}"


@dataclass(frozen=True)
class Told:
    """One problem as a person reads it; `place` is `line:column` in the file `path`, empty for a problem with no place."""

    path: str
    place: str
    code: str
    kind: str
    message: str
    hint: str


def told(text: str) -> list[Told]:
    """Give the problems in what was printed; anything else in it is a fault, so that no traceback slips through."""
    found: list[Told] = []
    for line in text.splitlines():
        if match := PROBLEM.match(line):
            where = match["place"]
            path, place = ("", "") if where == "papergen" else (where.rsplit(":", 2)[0], ":".join(where.rsplit(":", 2)[1:]))
            found.append(Told(path, place, match["code"], match["kind"], match["message"], ""))
        elif line.startswith("    ") and found and not found[-1].hint:
            last = found.pop()
            found.append(Told(last.path, last.place, last.code, last.kind, last.message, line.strip()))
        else:
            raise AssertionError(f"not a problem: {line!r}\n{text}")
    return found


@dataclass(frozen=True)
class Ran:
    """What a command did."""

    code: int
    out: str
    err: str

    @property
    def told(self) -> list[Told]:
        """Give the problems on standard error."""
        return told(self.err)

    @property
    def codes(self) -> list[str]:
        """Give `line:column CODE` of each problem."""
        return [f"{one.place} {one.code}" for one in self.told]


def ran(result: Result) -> Ran:
    """Give what click's runner saw; an exception that is not an exit is a traceback for the user."""
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(result.exit_code, result.stdout, result.stderr)


def papergen(*arguments: str | Path, stdin: str | None = None) -> Ran:
    """Run a command in this process."""
    return ran(CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin))


@dataclass(frozen=True)
class SmallProject:
    """A project in a folder of its own; paths are relative to it."""

    root: Path

    def write(self, path: str, content: str | bytes) -> Path:
        """Write a file, with the folders it needs."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def case(self, content: str | bytes, name: str = "arende.md") -> Path:
        """Write a case file in the meeting's folder."""
        return self.write(f"{FOLDER}/{name}", content)

    def body(self, body: str, front: str = FRONT) -> Path:
        """Write a case with this body; it starts on line 7."""
        return self.case(case_text(front, body))

    def run(self, *arguments: str | Path) -> Ran:
        """Run papergen in this project."""
        return papergen("-C", self.root, *arguments)

    def build(self, *arguments: str | Path) -> Ran:
        """Build in this process."""
        return self.run("build", "--jobs", "1", *arguments)

    def start_papergen(self, *arguments: str | Path) -> Ran:
        """Run papergen as a user does, in a process of its own."""
        command = [sys.executable, "-m", "papergen", "-C", str(self.root), *map(str, arguments)]
        surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
        done = subprocess.run(
            command, env=surroundings, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    def outputs(self) -> dict[str, bytes]:
        """Give all files in build/ by name, with their bytes."""
        build = self.root / "build"
        files = sorted(path for path in build.rglob("*") if path.is_file()) if build.is_dir() else []
        return {path.relative_to(build).as_posix(): path.read_bytes() for path in files}

    def made(self) -> list[str]:
        """Give the names of all files in build/ but the manifests."""
        return [name for name in self.outputs() if not name.endswith("manifest.json")]


def start(root: Path) -> SmallProject:
    """Make the project: settings, and the good case `god.md`."""
    project = SmallProject(root)
    project.write("papergen.toml", SETTINGS)
    project.case(case_text(), "god.md")
    return project
