"""What holds the house together: what is loaded when, who reads the clock, what is locked, what is shipped."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.source import names_used, python_files

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

HEAVY = {"PIL", "docx", "docxtpl", "jinja2", "lxml", "markdown", "typst", "yaml"}
# Time and surroundings come in here and go on as arguments: same input, same bytes.
EDGE = {
    "papergen/bundle/from_memory.py",  # a temporary file without a name: it is memory by another way
    "papergen/commands/surroundings.py",
    "papergen/report.py",
    "papergen/steps/disk.py",
    "papergen/steps/git.py",
    "papergen/steps/office.py",
}
SURROUNDINGS = re.compile(
    r"(datetime\.)?(datetime\.(now|today|utcnow)|date\.today)"
    r"|time\.(time|time_ns|localtime|gmtime|ctime|strftime)"
    r"|os\.(environ|environb|getenv|getcwd)\b.*|locale\..*|random\..*|secrets\..*|uuid\.uuid[14]|tempfile\..*"
)


def surroundings_read(tree: Path) -> list[str]:
    return [
        f"{path.relative_to(tree).as_posix()}:{line}: {name}"
        for path in python_files(tree)
        if path.relative_to(tree).as_posix() not in EDGE
        for line, name in names_used(path)
        if SURROUNDINGS.fullmatch(name)
    ]


def test_only_the_edge_reads_clock_and_surroundings() -> None:
    assert surroundings_read(ROOT) == []


@pytest.mark.parametrize(
    "text",
    [
        "from datetime import date\ndate.today()",
        "import datetime as dt\ndt.datetime.now(dt.UTC)",
        "import os\nos.environ['HOME']",
        "from os import environ as e\ne.get('TZ')",
        "import time\nnow = time.time",
        "import uuid\nuuid.uuid4()",
    ],
)
def test_the_rule_of_the_edge_fires(tmp_path: Path, text: str) -> None:
    (tmp_path / "papergen" / "render").mkdir(parents=True)
    (tmp_path / "papergen" / "render" / "docx.py").write_text(text, encoding="utf-8")
    (tmp_path / "papergen" / "report.py").write_text(text, encoding="utf-8")
    lines = surroundings_read(tmp_path)
    assert lines
    assert all(line.startswith("papergen/render/docx.py:2:") for line in lines)


def test_a_date_that_is_given_is_no_clock(tmp_path: Path) -> None:
    (tmp_path / "papergen").mkdir()
    (tmp_path / "papergen" / "a.py").write_text("from datetime import date\ndate(2026, 1, 2).isoformat()", encoding="utf-8")
    assert surroundings_read(tmp_path) == []


def test_heavy_libraries_are_loaded_only_where_they_are_used() -> None:
    command = "import sys, papergen.cli; print(*{name.partition('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert HEAVY & set(loaded.split()) == set()


@pytest.mark.parametrize(
    ("module", "not_loaded"),
    [
        ("papergen.dispatch", HEAVY | {"pikepdf", "importlib.metadata", "concurrent.futures", "papergen.model.blocks"}),
        ("papergen.steps.case_files", HEAVY - {"markdown", "yaml"} | {"pikepdf"}),
        ("papergen.steps.bundles", HEAVY - {"markdown", "yaml"} | {"pikepdf"}),
        ("papergen.steps.attachments", HEAVY - {"markdown", "yaml"} | {"pikepdf", "page"}),
    ],
    ids=["what looks for changes", "what reads a case", "what binds a meeting", "what finds kept attachments"],
)
def test_each_step_loads_only_what_it_takes(module: str, not_loaded: set[str]) -> None:
    command = f"import sys, {module}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert not_loaded & set(loaded.split()) == set()


def requirements(lock: str) -> dict[str, str]:
    """Give name and version of every package in a lock file."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    return {canonicalize_name(name): version for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.MULTILINE)}


LOCKED = {
    "requirements.lock": PROJECT["project"]["dependencies"],
    "requirements-dev.lock": PROJECT["project"]["optional-dependencies"]["dev"],
}


@pytest.mark.parametrize("lock", LOCKED)
def test_the_lock_file_has_all_that_is_asked_for(lock: str) -> None:
    locked = requirements(lock)
    for line in LOCKED[lock]:
        wanted = Requirement(line)
        assert wanted.specifier.contains(locked[canonicalize_name(wanted.name)]), f"{line}: run make lock"


@pytest.mark.parametrize("lock", LOCKED)
def test_the_lock_file_has_hashes_and_no_host(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    packages = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in package for package in packages)
    assert not re.search(r"://|--(extra-)?index|--find-links|@ ", text)


def test_developers_run_what_users_run() -> None:
    assert requirements("requirements.lock").items() <= requirements("requirements-dev.lock").items()


def test_make_help_names_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = set(re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE).group(1).split()) - {"again"}
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    assert set(re.findall(r"^  make ([a-z-]+)", shown, re.MULTILINE)) == phony


@pytest.mark.slow
def test_the_wheel_ships_the_code_and_the_templates_and_nothing_else(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    templates = {path.relative_to(ROOT).as_posix() for path in (ROOT / "templates").rglob("*") if path.is_file()}
    assert templates
    assert {f"papergen/{name}" for name in templates} <= names
    assert {"papergen/py.typed", "papergen/__init__.py"} <= names
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"papergen"}
