"""A point of a decision that has lost its dot or its number is told, since it has become a part of the point above."""

import pytest

from papergen.model.settings import Settings
from papergen.problems import Severity
from papergen.read.case import read_case_leniently
from tests.read.reading import KINDS

FRONT = "---\ntitel: A\nnämnd: Socialnämnden\n---\n\n"


def told(section: str, text: str) -> list[str]:
    data = f"{FRONT}## {section}\n\n{text}".encode()
    reading = read_case_leniently(data, "a.md", KINDS, Settings("Kommunen"), None)
    found = [one for one in reading.problems if one.code == "MD110"]
    assert all(one.severity is Severity.ERROR for one in found)
    return [str(one.place.line if one.place else 0) for one in found]


@pytest.mark.parametrize(
    "line", ["2 Nämnden avslår", "2.Nämnden avslår", "2)Nämnden", "2 att avslå", "   2 Beslut från staten", "Nämnden uppdrar åt"]
)
def test_a_line_that_begins_as_a_point_is_told(line: str) -> None:
    assert told("Förslag till beslut", f"1. Nämnden godkänner avtalet.\n{line}\n") == ["9"]


@pytest.mark.parametrize(
    "line",
    ["2027 års budget", "12 procent av medlen", "2,5 miljoner kronor", "av den 3 mars", "2. Nämnden avslår", "Stiftelsen A"],
)
def test_what_goes_on_is_left_alone(line: str) -> None:
    assert told("Förslag till beslut", f"1. Nämnden godkänner avtalet om\n{line}\n") == []


def test_a_sentence_that_is_drawn_in_belongs_to_its_point() -> None:
    assert told("Förslag till beslut", "1. Nämnden godkänner avtalet.\n   Det gäller från 2027.\n") == []


def test_other_sections_may_say_what_they_like() -> None:
    assert told("Bakgrund", "1. Nämnden godkänner avtalet.\n2 Nämnden avslår\n") == []


RUN_TOGETHER = {
    "letters in a point": ("1. att uppdra åt chefen att\n   a) teckna avtal\n   b) följa upp\n", ["9", "10"]),
    "letters in a paragraph": ("a) att bifalla\nb) att avslå\n", ["9", "9"]),
    "clauses": ("Nämnden beslutar\natt bifalla\natt avslå\n", ["10"]),
}


@pytest.mark.parametrize(("text", "expected"), RUN_TOGETHER.values(), ids=RUN_TOGETHER)
def test_points_that_run_together_are_told(text: str, expected: list[str]) -> None:
    assert sorted(set(told("Förslag till beslut", text)), key=int) == sorted(set(expected), key=int)


@pytest.mark.parametrize("text", ["Nämnden beslutar\natt bifalla ansökan\n", "a) ensam\n", "Nämnden föreslås\nbesluta\n"])
def test_a_wrapped_sentence_is_left_alone(text: str) -> None:
    assert told("Förslag till beslut", text) == []
