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


@pytest.mark.parametrize("text", ["> Sextiofem år\n", "+ fem\n", "- 5 000 kronor\n", "\\> 65 år\n", "1. 5 kronor\n"])
def test_quotations_and_lists_need_no_word(text: str) -> None:
    assert told(text) == []
