"""Where a command is given: the project around it, the paths it names, today's date; and how it tells what went wrong."""

import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from papergen.problems import PapergenError
from papergen.report import print_problems

if TYPE_CHECKING:
    from papergen.project import Project


@contextmanager
def telling_problems(code: int = 1) -> Iterator[None]:
    """Turn what cannot go on into problems on standard error and an exit code."""
    try:
        yield
    except PapergenError as error:
        print_problems(error.problems)
        sys.exit(code)


def open_project_around(directory: Path | None) -> "Project":
    """Open the project around a folder, or around the one the user stands in."""
    from papergen.project import find_root, open_project

    return open_project(find_root(directory or Path.cwd()))


def inside_cases(
    cases: Path, paths: tuple[Path, ...], directory: Path | None, *, whole_meetings: bool = True
) -> tuple[Path, ...]:
    """Check the paths a user names: each must be there and lie in cases/; otherwise wrong use.

    They count from the folder that -C names, as git's do, or from where the user stands; else from the project's own folder.
    """
    from papergen.project import MEETING_FILES

    found = []
    for path in paths:
        named = absolute(path, directory)
        if not named.exists() and (cases.parent / path).exists():
            named = Path(os.path.abspath(cases.parent / path))
        if not named.exists():
            from papergen.commands.nearest_path import meant_path

            meant = meant_path(path, (directory or Path.cwd(), cases.parent, cases), cases)
            raise click.BadParameter(f"{path} finns inte.{f' Menade du {meant}?' if meant else ''}", param_hint="SÖKVÄG")
        if named != cases and cases not in named.parents:
            raise click.BadParameter(f"{path} ligger inte i projektets mapp cases.", param_hint="SÖKVÄG")
        if whole_meetings and unicodedata.normalize("NFC", named.name) in MEETING_FILES and cases in named.parents:
            named = named.parent  # the meeting file means the whole meeting
        if named.is_file() and named.suffix != ".md":
            raise click.BadParameter(f"{path} är ingen ärendefil (.md).", param_hint="SÖKVÄG")
        if named.is_file() and not _may_be_told(named, cases):
            raise click.BadParameter(f"{path} heter eller ligger som något annat än en ärendefil.", param_hint="SÖKVÄG")
        found.append(named)
    return tuple(found)


def _may_be_told(named: Path, cases: Path) -> bool:
    """Tell whether a file that is named is a case or a meeting, by its name and where it lies."""
    from papergen.project import ATTACHMENT_FOLDER, MEETING_FILES, may_name_a_case

    is_meeting = unicodedata.normalize("NFC", named.name) in MEETING_FILES
    return ATTACHMENT_FOLDER not in named.relative_to(cases).parts and (is_meeting or may_name_a_case(named.name))


def absolute(path: Path, directory: Path | None) -> Path:
    """Give where a path that the user names lies, counted from the folder that -C names or where the user stands."""
    return Path(os.path.abspath((directory or Path.cwd()) / path))


def shown(path: Path) -> str:
    """Give a path as short as the user would write it."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative


def coloured_output() -> bool:
    """Tell whether what is printed may have colours: on a terminal, unless NO_COLOR (no-color.org) is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def today() -> date:
    """Give today's date: the one place where papergen looks at the clock, and only for what `new` and `diff` write."""
    return date.today()  # noqa: DTZ011  # the user's own day, not Greenwich's
