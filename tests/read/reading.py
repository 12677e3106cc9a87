"""Helpers of these tests: read a case from a string, and what is told as short lines `line:column CODE message`."""

from collections.abc import Callable
from pathlib import Path

from papergen.model.case import Case
from papergen.model.kind import Kind
from papergen.model.meeting import Meeting
from papergen.model.settings import Settings
from papergen.problems import PapergenError, Problem
from papergen.read.case import read_case
from papergen.read.kind import read_kind

TEMPLATES = Path(__file__).parents[2] / "templates"
NAMES = ("informationsarende", "tjansteskrivelse", "tjansteutlatande")
KINDS: dict[str, Kind] = {
    name: read_kind((TEMPLATES / name / "kind.toml").read_bytes(), f"templates/{name}/kind.toml", name) for name in NAMES
}
SETTINGS = Settings("Exempelstads kommun", "Socialförvaltningen")
BODY = "## Förslag till beslut\n\n1. Socialnämnden godkänner ansökan.\n"


def case_text(front_matter: str, body: str = BODY) -> str:
    return f"---\n{front_matter}\n---\n\n{body}"


def read(text: str | bytes, meeting: Meeting | None = None) -> Case:
    data = text if isinstance(text, bytes) else text.encode()
    return read_case(data, "cases/m/a.md", KINDS, SETTINGS, meeting).case


def read_fields(front_matter: str) -> Case:
    """Read a case whose required keys are there, and these."""
    return read(case_text(f"titel: Ansökan\nnämnd: Socialnämnden\n{front_matter}"))


def problems(reading: Callable[[], object]) -> tuple[Problem, ...]:
    try:
        reading()
    except PapergenError as error:
        return error.problems
    return ()


def short(problem: Problem) -> str:
    place = problem.place
    return f"{place.line}:{place.column} {problem.code} {problem.message}" if place else f"{problem.code} {problem.message}"


def told(reading: Callable[[], object]) -> list[str]:
    return [short(problem) for problem in problems(reading)]


def told_of(text: str | bytes) -> list[str]:
    return told(lambda: read(text))


def told_of_fields(front_matter: str) -> list[str]:
    """Give what is told of front matter lines that start on line 4."""
    return told(lambda: read_fields(front_matter))


def hints_on_fields(front_matter: str) -> list[str]:
    return [problem.hint for problem in problems(lambda: read_fields(front_matter))]
