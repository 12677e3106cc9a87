"""Points that get another number than they are written with are told: where numbers count as an error."""

import pytest

from papergen.problems import Severity
from papergen.read.case import read_case_leniently
from papergen.read.markdown import read_markdown
from papergen.read.meeting import read_meeting_leniently
from papergen.read.written_numbers import other_numbers_in
from tests.read.reading import KINDS, SETTINGS, short

FRONT = "---\ntitel: A\nnämnd: Socialnämnden\n---\n\n"
MEETING = "---\nnämnd: Socialnämnden\ndatum: 2026-02-17\n---\n\n"


def told(text: str, section: str = "Förslag till beslut") -> list[tuple[str, Severity]]:
    reading = read_case_leniently(f"{FRONT}## {section}\n\n{text}".encode(), "a.md", KINDS, SETTINGS, None)
    return [(short(one), one.severity) for one in reading.problems if one.code == "MD114"]


WRONG = {
    "jumps": ("1. A\n3. B\n7. C\n", "9:1 MD114 Punkter får andra nummer än de är skrivna med: 3 blir 2, 7 blir 3."),
    "a blank line between": ("1. A\n2. B\n\n5. C\n", "11:1 MD114 Punkter får andra nummer än de är skrivna med: 5 blir 3."),
    "from five": ("5. A\n9. B\n", "9:1 MD114 Punkter får andra nummer än de är skrivna med: 9 blir 6."),
    "from nought": ("0. A\n1. B\n2. C\n007. D\n", "11:1 MD114 Punkter får andra nummer än de är skrivna med: 7 blir 3."),
    "in a sub-list": ("1. A\n   1. B\n   3. C\n", "10:4 MD114 Punkter får andra nummer än de är skrivna med: 3 blir 2."),
    "many": (
        "1. A\n" + "".join(f"{number}. x\n" for number in range(3, 10)),
        "9:1 MD114 Punkter får andra nummer än de är skrivna med: 3 blir 2, 4 blir 3, 5 blir 4, 6 blir 5, 7 blir 6 "
        "och så vidare.",
    ),
}


@pytest.mark.parametrize(("text", "expected"), WRONG.values(), ids=WRONG)
@pytest.mark.parametrize(
    ("section", "severity"), [("Förslag till beslut", Severity.ERROR), ("Bilagor", Severity.WARNING), ("A", Severity.WARNING)]
)
def test_other_numbers_are_told_once_for_a_list(text: str, expected: str, section: str, severity: Severity) -> None:
    assert told(text, section) == [(expected, severity)]


RIGHT = ["1. A\n2. B\n", "1. A\n1. B\n", "3. A\n4. B\n", "3. A\n3. B\n", "1) A\n2) B\n", "- A\n- B\n", "> 1. A\n> 2. B\n"]


@pytest.mark.parametrize("text", RIGHT)
def test_the_numbers_that_are_printed_need_no_word(text: str) -> None:
    assert told(text) == []


def test_the_lists_of_an_attached_text_are_told_too() -> None:
    text = "Text\n\n3. A\n5. B\n"
    (problem,) = other_numbers_in(read_markdown(text, "b.md").blocks, text.split("\n"), 1)
    assert short(problem) == "4:1 MD114 Punkter får andra nummer än de är skrivna med: 5 blir 4."


def test_an_agenda_that_goes_backwards_is_told() -> None:
    text = f"{MEETING}1. A\n2. B\n\n## Två\n\n9. C\n10. D\n\n## Tre\n\n5. E\n   1. F\n"
    reading = read_meeting_leniently(text.encode(), "sammanträde.md", SETTINGS, agenda=True)
    assert [short(one) for one in reading.problems] == ["16:1 MOT032 Numren går bakåt: 5 står efter 10."]
