"""Signs that Markdown takes for its own are told where a number follows, for then they were meant to be seen."""

import pytest

from papergen.problems import Severity
from papergen.read.case import read_case_leniently
from tests.read.reading import KINDS, SETTINGS, short

FRONT = "---\ntitel: A\nnämnd: Socialnämnden\n---\n\n## Ärendet\n\n"


def told(text: str) -> list[str]:
    problems = read_case_leniently((FRONT + text).encode(), "a.md", KINDS, SETTINGS, None).problems
    assert all(one.severity is Severity.WARNING for one in problems if one.code == "MD115")
    return [short(one) for one in problems if one.code == "MD115"]


def test_a_sign_before_a_number_is_told() -> None:
    assert told("> 65 år eller äldre\n") == [
        "8:1 MD115 Tecknet > framför ”65 år eller äldre” läses som ett citat, och skrivs inte ut."
    ]
    assert told("Text\n\n+ 5 000 kronor\n+ mer\n") == [
        "10:1 MD115 Tecknet + framför ”5 000 kronor” läses som en punkt i en lista, och skrivs inte ut."
    ]


def test_a_minus_in_a_reckoning_is_told() -> None:
    found = told("Budget: 1 000 tkr\n- 50 tkr i avdrag\n= 950 tkr\n")
    assert found == ["9:1 MD115 Tecknet - framför ”50 tkr i avdrag” läses som en punkt i en lista, och skrivs inte ut."]


@pytest.mark.parametrize(
    "text", ["> 1 § Den som har rätt\n", "> 16 kap. 6 § lagen\n", "> 1. Ett citat\n", "Vi har 3:\n- 3 bilar\n- 4 hus\n"]
)
def test_quoted_law_and_counted_things_need_no_word(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [("3*4 och 5*6", "3*4"), ("5 000*12 är. Se not*.", "0*1"), ("2**3 och 4**5", "2**3"), ("| a |\n|---|\n| 1*2*3 |", "1*2")],
)
def test_an_asterisk_that_multiplies_is_an_error(text: str, shown: str) -> None:
    problems = read_case_leniently(f"{FRONT}{text}\n".encode(), "a.md", KINDS, SETTINGS, None).problems
    (found,) = [one for one in problems if one.code == "MD116"]
    assert (f"”{shown}”" in found.message, found.severity) == (True, Severity.ERROR)


@pytest.mark.parametrize("text", ["10*12 är 120", "2 \\* 3 \\* 4", "*3* och **4**", "3 *4* 5", "1\\*2\\*3"])
def test_other_asterisks_need_no_word(text: str) -> None:
    problems = read_case_leniently(f"{FRONT}{text}\n".encode(), "a.md", KINDS, SETTINGS, None).problems
    assert [one for one in problems if one.code == "MD116"] == []


@pytest.mark.parametrize("text", ["> Sextiofem år\n", "+ fem\n", "- 5 000 kronor\n", "\\> 65 år\n", "1. 5 kronor\n"])
def test_quotations_and_lists_need_no_word(text: str) -> None:
    assert told(text) == []
