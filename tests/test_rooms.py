"""The contract of the rooms: imports go down only, and each outside library has one home."""

import re
import sys
import tomllib
from pathlib import Path

import pytest

from tests.source import Import, imports, python_files

ROOT = Path(__file__).parent.parent

# From the top. A room may import what lies on a lower level; rooms on one level never import each other.
LEVELS = (
    {"__main__"},
    {"cli"},
    {"commands"},
    {"report", "swedish", "lsp"},
    {"dispatch"},
    {"pipeline"},
    {"steps"},
    {"project"},
    {"read", "check", "render", "bundle", "compare", "first_files", "fmt"},
    {"model"},
    {"problems"},
    {"__init__"},  # the version, for anyone
)
# Where less is allowed than the level would allow.
NARROWER = {"project": {"read", "model", "problems", "__init__"}}

# The one home of each outside library: a file, or a folder, or the common beginning of some files.
HOMES = {
    "PIL": "papergen/render/",
    "click": ("papergen/cli.py", "papergen/commands/", "papergen/report.py", "papergen/swedish.py"),
    "docx": "papergen/render/",
    "docxtpl": "papergen/render/",
    "fontpkg_arimo": "papergen/render/",
    "jinja2": "papergen/render/",
    "lsprotocol": "papergen/lsp/",
    "lxml": ("papergen/render/", "papergen/bundle/attachments/frozen", "papergen/bundle/attachments/office_package.py"),
    "markdown": "papergen/read/markdown",
    "markupsafe": "papergen/render/",
    "page": "papergen/steps/conformance.py",
    "pikepdf": "papergen/bundle/",
    "pygls": "papergen/lsp/",
    "typst": "papergen/render/",
    "yaml": "papergen/read/",
}
# Where the package is not called what its module is called.
PACKAGES = {"PIL": "pillow", "docx": "python-docx", "fontpkg_arimo": "fontpkg-arimo", "page": "page-validation", "yaml": "pyyaml"}

# These have no module: their files are found by steps/word_list.py through RECORD.
DATA = {"hunspell-sv"}


def room(module: str) -> str:
    """Give the room of a full module name: `papergen.read.markdown` is in `read`, `papergen.__version__` in `__init__`."""
    name = [*module.split("."), "__init__"][1]
    return name if any(name in level for level in LEVELS) else "__init__"


def outside(one: Import) -> str:
    return one.module.partition(".")[0]


def may_import(name: str) -> set[str]:
    """Give the rooms that the room `name` may import, itself among them; nothing for a room that LEVELS does not know."""
    below = [number for number, level in enumerate(LEVELS) if name in level]
    if not below:
        return set()
    return {name} | NARROWER.get(name, set().union(*LEVELS[below[0] + 1 :]))


def upward_imports(found: list[Import]) -> list[str]:
    """Give one line for each import of papergen's own that the rule forbids."""
    own = [one for one in found if outside(one) == "papergen"]
    steps = [(one, room(one.path.removesuffix(".py").replace("/", ".")), room(one.module)) for one in own]
    return [
        f"{one.path}:{one.line}: {here} must not import {there} ({one.module})"
        for one, here, there in steps
        if there not in may_import(here)
    ]


def libraries(found: list[Import]) -> list[Import]:
    """Give the imports that are neither Python's nor our own."""
    return [one for one in found if outside(one) not in sys.stdlib_module_names | {"papergen"}]


def homeless_imports(found: list[Import]) -> list[str]:
    """Give one line for each import of an outside library away from its home, or of one without a home."""
    return [
        f"{one.path}:{one.line}: {outside(one)} belongs in {HOMES.get(outside(one), 'no room: give it one in HOMES')}"
        for one in libraries(found)
        if not one.path.startswith(HOMES.get(outside(one), "nowhere"))
    ]


def dependencies() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {re.match(r"[\w.-]+", line).group().lower() for line in project["dependencies"]}


def test_every_file_is_in_a_room_that_the_levels_know() -> None:
    rooms = {path.relative_to(ROOT / "papergen").parts[0].removesuffix(".py") for path in python_files(ROOT)}
    assert rooms <= set().union(*LEVELS), "give the new room a level in LEVELS, and say so in docs/architecture.md"


def test_imports_go_down_only() -> None:
    assert upward_imports(imports(ROOT)) == []


def test_each_outside_library_is_imported_in_its_home_only() -> None:
    assert homeless_imports(imports(ROOT)) == []


def test_the_dependencies_are_the_libraries_that_have_a_home() -> None:
    assert {PACKAGES.get(name, name) for name in HOMES} | DATA == dependencies()


def test_every_dependency_is_imported_somewhere() -> None:
    assert set(HOMES) - {outside(one) for one in libraries(imports(ROOT))} == set()


FORBIDDEN = {
    "a room imports its neighbour": ("read/case.py", "from papergen.render.docx import save\n"),
    "a room imports its neighbour through the package": ("read/case.py", "from papergen import render\n"),
    "a room imports upwards": ("model/case.py", "import papergen.read.case\n"),
    "inside a function": ("check/rule.py", "def f():\n    def g():\n        from papergen import pipeline\n"),
    "for types only": ("bundle/pages.py", "if TYPE_CHECKING:\n    from papergen.compare.changes import Change\n"),
    "relative": ("read/case.py", "from ..render import docx\n"),
    "relative from the package": ("render/docx.py", "from .. import cli\n"),
    "by name": ("model/case.py", "import importlib\nimportlib.import_module('papergen.check')\n"),
    "project imports a room it does not need": ("project.py", "from papergen.render import docx\n"),
    "problems imports the model": ("problems.py", "from papergen.model.case import Case\n"),
    "cli is imported": ("pipeline.py", "from papergen.cli import main\n"),
    "an unknown room imports": ("helpers.py", "from papergen.model import case\n"),
}
ALLOWED = {
    "down": ("read/case.py", "from papergen.model.case import Case\nfrom papergen.problems import Problem\n"),
    "within the room": ("read/case.py", "from papergen.read import front_matter\nfrom . import sections\n"),
    "the version": ("render/docx.py", "from papergen import __version__\n"),
    "the whole journey": ("pipeline.py", "from papergen import check, read, render\nfrom papergen.project import find\n"),
    "Python's own": ("model/case.py", "import xml.etree.ElementTree\nfrom collections.abc import Sequence\n"),
}
STRAY = {
    "a library in another room": ("check/rule.py", "import lxml.etree\n"),
    "a library in another file of the room": ("read/sections.py", "from markdown.extensions import Extension\n"),
    "in a function": ("pipeline.py", "def f():\n    import click\n"),
    "a library without a home": ("render/docx.py", "import requests\n"),
    "its files": ("pipeline.py", "from importlib.resources import files\nfiles('fontpkg_arimo')\n"),
}


def tree(folder: Path, path: str, text: str) -> Path:
    file = folder / "papergen" / path
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("path", "text"), FORBIDDEN.values(), ids=FORBIDDEN)
def test_the_rule_of_levels_fires(tmp_path: Path, path: str, text: str) -> None:
    assert len(upward_imports(imports(tree(tmp_path, path, text)))) == 1


@pytest.mark.parametrize(("path", "text"), STRAY.values(), ids=STRAY)
def test_the_rule_of_homes_fires(tmp_path: Path, path: str, text: str) -> None:
    assert len(homeless_imports(imports(tree(tmp_path, path, text)))) == 1


@pytest.mark.parametrize(("path", "text"), ALLOWED.values(), ids=ALLOWED)
def test_the_rules_stay_silent(tmp_path: Path, path: str, text: str) -> None:
    found = imports(tree(tmp_path, path, text))
    assert upward_imports(found) + homeless_imports(found) == []
