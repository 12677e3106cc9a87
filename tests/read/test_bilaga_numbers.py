"""Attachments have the number in the paper that they get in the bundle, or it is told."""

import pytest

from papergen.model.settings import Settings
from papergen.read.case import read_case_leniently
from tests.read.reading import KINDS

CASE = "---\ntitel: A\nnämnd: Socialnämnden\n---\n\n## Bakgrund\n\nText.\n\n## Bilagor\n\n"


def told(bilagor: str) -> list[str]:
    reading = read_case_leniently((CASE + bilagor).encode(), "a.md", KINDS, Settings("Kommunen"), None)
    return [f"{one.place.line if one.place else 0} {one.code} {one.message}" for one in reading.problems if one.code[:3] == "FIL"]


GOOD = {
    "a list": "1. [A](bilagor/a.png)\n2. [B](bilagor/b.png)\n",
    "ones": "1. [A](bilagor/a.png)\n1. [B](bilagor/b.png)\n",
    "bullets": "- [A](bilagor/a.png)\n- B\n  - C\n",
    "a leading line": "Till ärendet hör:\n\n1. [A](bilagor/a.png)\n2. B\n",
    "one paragraph": "[A](bilagor/a.png)\n",
    "paragraphs": "[A](bilagor/a.png)\n\nB, 2026-01-02\n",
}
WRONG = {
    "a sub-item": (
        "1. [A](bilagor/a.png)\n2. [B](bilagor/b.png)\n   1. [C](bilagor/c.png)\n3. [D](bilagor/d.png)\n",
        "14 FIL016 Bilaga 3 i handlingarna skrivs ut utan nummer i papperet.",
    ),
    "another start": ("5. [A](bilagor/a.png)\n", "12 FIL016 Bilaga 1 i handlingarna skrivs ut med nummer 5 i papperet."),
    "two lists": (
        "1. [A](bilagor/a.png)\n\n<!-- x -->\n\n1. [B](bilagor/b.png)\n",
        "16 FIL016 Bilaga 2 i handlingarna skrivs ut med nummer 1 i papperet.",
    ),
    "a sentence after the list": (
        "1. [A](bilagor/a.png)\n\nBilagorna finns också på kommunens webbplats.\n",
        "14 FIL016 Bilaga 2 i handlingarna skrivs ut utan nummer i papperet.",
    ),
    "a bullet among numbers": (
        "1. [A](bilagor/a.png)\n- [B](bilagor/b.png)\n",
        "13 FIL016 Bilaga 2 i handlingarna skrivs ut utan nummer i papperet.",
    ),
    "a file twice": (
        "1. [A](bilagor/a.png)\n2. [Igen](./bilagor/a.png)\n",
        "13 FIL017 Filen bilagor/a.png står redan på rad 12.",
    ),
}


@pytest.mark.parametrize("bilagor", GOOD.values(), ids=GOOD)
def test_what_is_printed_as_it_is_counted_needs_no_word(bilagor: str) -> None:
    assert told(bilagor) == []


@pytest.mark.parametrize(("bilagor", "expected"), WRONG.values(), ids=WRONG)
def test_a_number_that_is_printed_otherwise_is_told_at_its_attachment(bilagor: str, expected: str) -> None:
    assert told(bilagor) == [expected]
