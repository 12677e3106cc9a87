"""Helpers of these tests: a case from a string, checked, and what is found as short lines `line:column CODE`."""

from papergen.check.engine import check_case
from papergen.check.finding import Found
from papergen.check.selection import Selection
from papergen.check.subject import Subject
from papergen.read.case import read_case_leniently
from tests.read.reading import KINDS, SETTINGS

PATH = "cases/m/a.md"
PERCENT = Selection(own_select=("NUM003", "TIL"))  # a rule that looks at nothing but its own words: 50%


def lines_of(text: str) -> dict[str, tuple[str, ...]]:
    return {PATH: tuple(text.split("\n"))}


def subject_of(text: str, mode: str = "publicera") -> Subject:
    case = read_case_leniently(text.encode(), PATH, KINDS, SETTINGS, None).case
    return Subject(case, tuple(text.split("\n")), KINDS["tjansteutlatande"], SETTINGS, mode=mode)


def found_in(text: str, selection: Selection = PERCENT, mode: str = "publicera") -> list[Found]:
    return check_case(subject_of(text, mode), selection)


def case(body: str, front: str = "titel: T\nnämnd: Socialnämnden") -> str:
    """Give a case file whose body begins on line 6."""
    return f"---\n{front}\n---\n\n{body}"


def told_in(body: str, selection: Selection = PERCENT, mode: str = "publicera") -> list[str]:
    """Give `line CODE` of what is found in a body that begins on line 6."""
    return [f"{found.problem.place.line} {found.problem.code}" for found in found_in(case(body), selection, mode)]
