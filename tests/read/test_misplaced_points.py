"""Points that would get another place or number than they look to have are told."""

import pytest

from papergen.problems import Severity
from papergen.read.case import read_case_leniently
from papergen.read.meeting import read_meeting_leniently
from tests.read.reading import KINDS, SETTINGS, short

FRONT = "---\ntitel: A\nnämnd: Socialnämnden\n---\n\n"
MEETING = "---\nnämnd: Socialnämnden\ndatum: 2026-02-17\n---\n\n"


def told(text: str, section: str = "Förslag till beslut") -> list[str]:
    reading = read_case_leniently(f"{FRONT}## {section}\n\n{text}".encode(), "a.md", KINDS, SETTINGS, None)
    found = [one for one in reading.problems if one.code in ("MD111", "MD112")]
    assert all(one.severity is Severity.ERROR for one in found)
    return [short(one).partition(" P")[0] for one in found]


SHALLOW = {
    "two blanks": ("1. A\n  1. B\n2. C\n", ["9:3 MD111"]),
    "three under a ten": ("10. A\n   1. B\n11. C\n", ["9:4 MD111"]),
    "a bullet": ("1. A\n  - B\n2. C\n", ["9:3 MD111"]),
    "inside a sub-list": ("1. A\n   1. B\n     1. C\n", ["10:6 MD111"]),
    "both of two": ("1. A\n  1. B\n  2. C\n", ["9:3 MD111", "10:3 MD111"]),
}


@pytest.mark.parametrize(("text", "expected"), SHALLOW.values(), ids=SHALLOW)
@pytest.mark.parametrize("section", ["Förslag till beslut", "Bakgrund"])
def test_a_point_that_is_drawn_in_too_little_is_told(text: str, expected: list[str], section: str) -> None:
    assert told(text, section) == expected


GOOD = {
    "a sub-point": "1. A\n   1. B\n2. C\n",
    "four blanks": "1. A\n    1. B\n2. C\n",
    "aligned numbers": " 9. A\n10. B\n",
    "a whole list drawn in": "  1. A\n  2. B\n",
    "bullets in bullets": "- A\n  - B\n- C\n",
    "a list after text": "1. A\n\nText.\n\n  - B\n",
    "a new list with its lead": "1. A\n2. B\n\nNämnden föreslår kommunstyrelsen\n\n1. C\n",
    "going on after a comment": "1. A\n\n<!-- x -->\n\n2. B\n",
}


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_what_is_printed_as_it_looks_needs_no_word(text: str) -> None:
    assert told(text) == []


def test_a_sub_item_of_a_meeting_is_told_as_well() -> None:
    reading = read_meeting_leniently(f"{MEETING}1. A\n  1. B\n2. C\n".encode(), "sammanträde.md", SETTINGS, agenda=True)
    assert [short(one).partition(" P")[0] for one in reading.problems if one.code[:2] == "MD"] == ["7:3 MD111"]


@pytest.mark.parametrize("between", ["<!-- x -->", "<!-- en\nlång -->"])
def test_a_decision_that_is_counted_from_one_again_after_a_comment_is_told(between: str) -> None:
    line = 12 + between.count("\n")
    assert told(f"1. A\n1. B\n\n{between}\n1. C\n") == [f"{line}:1 MD112"]
    assert told(f"1. A\n1. B\n\n{between}\n1. C\n", "Bakgrund") == []
