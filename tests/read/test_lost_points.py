"""A point that has lost its dot is told of where points count: in the decision and in the list of attachments."""

import pytest

from papergen.model.settings import Settings
from papergen.read.case import read_case_leniently
from tests.read.reading import KINDS

FRONT = "---\ntitel: A\nnämnd: Socialnämnden\n---\n\n"


def told(section: str, text: str) -> list[str]:
    data = f"{FRONT}## {section}\n\n{text}".encode()
    reading = read_case_leniently(data, "a.md", KINDS, Settings("Kommunen"), None)
    return [str(one.place.line if one.place else 0) for one in reading.problems if one.code == "MD110"]


@pytest.mark.parametrize("section", ["Förslag till beslut", "Bilagor"])
@pytest.mark.parametrize("line", ["2 Nämnden avslår", "2.Nämnden avslår", "2)Nämnden", "2 att avslå", "   2 Beslut från staten"])
def test_a_line_that_begins_as_a_point_is_told(section: str, line: str) -> None:
    assert told(section, f"1. Nämnden godkänner avtalet.\n{line}\n") == ["9"]


@pytest.mark.parametrize(
    "line", ["2027 års budget", "12 procent av medlen", "2,5 miljoner kronor", "av den 3 mars", "2. Nämnden avslår"]
)
def test_what_goes_on_is_left_alone(line: str) -> None:
    assert told("Förslag till beslut", f"1. Nämnden godkänner avtalet om\n{line}\n") == []


def test_other_sections_may_say_what_they_like() -> None:
    assert told("Bakgrund", "1. Nämnden godkänner avtalet.\n2 Nämnden avslår\n") == []
