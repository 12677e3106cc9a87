"""Same input, same bytes: in another folder, time zone and locale, on another day, with more processes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journey.small_project import SmallProject

ROOT = Path(__file__).parents[2]
# Runs papergen on a day of one's own choosing: whatever asks Python's clock gets this answer.
ON_ANOTHER_DAY = """
import datetime, sys, time
moment = 2_000_000_000.5
time.time = lambda: moment
time.time_ns = lambda: int(moment * 10**9)
real = time.localtime, time.gmtime
time.localtime = lambda seconds=None: real[0](moment if seconds is None else seconds)
time.gmtime = lambda seconds=None: real[1](moment if seconds is None else seconds)
class Date(datetime.date):
    @classmethod
    def today(cls): return cls(2033, 5, 18)
class DateTime(datetime.datetime):
    @classmethod
    def now(cls, tz=None): return cls.fromtimestamp(moment, tz)
    @classmethod
    def utcnow(cls): return cls(2033, 5, 18)
datetime.date, datetime.datetime = Date, DateTime
from papergen.cli import main
main(sys.argv[1:], prog_name="papergen")
"""


def built(
    root: Path, *, jobs: int, formats: str, zone: str, locale: str, seed: str, another_day: bool = False
) -> dict[str, bytes]:
    """Build a project in a process of its own, and give all files made."""
    surroundings = {
        **os.environ,
        "TZ": zone,
        "LC_ALL": locale,
        "LANG": locale,
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
    }
    start = ["-c", ON_ANOTHER_DAY] if another_day else ["-m", "papergen"]
    command = [sys.executable, *start, "-C", str(root), "build", "--jobs", str(jobs), "--format", formats]
    done = subprocess.run(
        command, env=surroundings, cwd=root.parent, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return SmallProject(root).outputs()


def assert_same(one: dict[str, bytes], other: dict[str, bytes]) -> None:
    assert one
    assert list(one) == list(other)
    assert [name for name in one if one[name] != other[name]] == []


def copied(source: Path, to: Path) -> Path:
    """Copy a project to another folder, its files written on another day."""
    for name in ("papergen.toml", "cases", "templates"):
        if (source / name).is_dir():
            shutil.copytree(source / name, to / name)
        elif (source / name).exists():
            to.mkdir(parents=True, exist_ok=True)
            shutil.copy(source / name, to / name)
    for path in to.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    return to


def assert_the_same_bytes_everywhere(source: Path, tmp_path: Path) -> None:
    here = copied(source, tmp_path / "a")
    there = copied(source, tmp_path / "en annan mapp å" / "b")
    first = built(here, jobs=2, formats="docx,pdf", zone="Pacific/Kiritimati", locale="C", seed="1")
    second = built(
        there, jobs=1, formats="pdf,docx", zone="America/Los_Angeles", locale="sv_SE.UTF-8", seed="2", another_day=True
    )
    assert_same(first, second)


def test_a_small_project_gives_the_same_bytes_everywhere(project: SmallProject, tmp_path: Path) -> None:
    assert_the_same_bytes_everywhere(project.root, tmp_path)


@pytest.mark.slow
def test_all_showcase_cases_give_the_same_bytes_everywhere(tmp_path: Path) -> None:
    assert_the_same_bytes_everywhere(ROOT, tmp_path)


def test_a_paper_is_the_same_alone_and_after_others(project: SmallProject) -> None:
    front = "titel: Ett ärende\nnämnd: Socialnämnden\n"
    for name in ("a", "b", "z"):
        project.case(f"---\n{front}---\n\n## {name}\n\nText[^1] i {name}.\n\n1. a\n1. b\n\n[^1]: Not.\n", f"{name}.md")
    assert project.build().code == 0
    together = project.outputs()
    for name in together:
        (project.root / "build" / name).unlink()
    for name in ("z", "god", "b", "a"):
        project.build(project.root / "cases" / "namnd-2026-02-17" / f"{name}.md")
    assert_same(together, project.outputs())


def test_a_paper_does_not_depend_on_the_name_of_its_folder(project: SmallProject) -> None:
    project.build()
    first = [project.outputs()[name] for name in project.made()]
    (project.root / "cases" / "namnd-2026-02-17").rename(project.root / "cases" / "annan")
    project.build()
    assert [project.outputs()[name] for name in project.made()] == first
