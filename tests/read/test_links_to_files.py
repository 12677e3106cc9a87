"""A file that a case links to comes with the paper, or it is told: under Bilagor, beside it and in running text."""

import pytest

from papergen.read.case import read_case_leniently
from tests.read.reading import KINDS, SETTINGS

FRONT = "---\ntitel: A\nnämnd: Socialnämnden\n---\n\n"
LISTED = "\n## Bilagor\n\n1. [A](bilagor/a.pdf)\n"


def told(body: str) -> list[str]:
    problems = read_case_leniently((FRONT + body).encode(), "a.md", KINDS, SETTINGS, None).problems
    return [
        f"{one.place.line if one.place else 0} {one.code} {one.severity.value}"
        for one in problems
        if one.code in ("FIL011", "FIL018", "FIL019", "MD113")
    ]


BELOW = {
    "at the margin": ("1. [A](bilagor/a.pdf)\nKalkyl\n2. B\n", ["9 FIL018 error"]),
    "in a list of bullets": ("- A\nKalkyl\n", ["9 FIL018 error"]),
    "a link, drawn in": ("1. A\n   [B](bilagor/b.pdf)\n", ["9 FIL018 error"]),
    "a number, drawn in": ("1. A\n   2 Beslut\n", ["9 FIL018 error"]),
    "a paragraph with a file": ("[A](bilagor/a.pdf)\nKalkyl\n", ["9 FIL018 error"]),
    "a paragraph of numbers": ("1 Ansökan\n2 Beslut\n", ["9 FIL018 error"]),
    "a paragraph further down": ("1. [A](bilagor/a.pdf)\n\n   Se [B](bilagor/b.pdf)\n", ["10 FIL011 error"]),
    "a quotation further down": ("1. [A](bilagor/a.pdf)\n\n   > [B](bilagor/b.pdf)\n", ["10 FIL011 error"]),
}


@pytest.mark.parametrize(("bilagor", "expected"), BELOW.values(), ids=BELOW)
def test_what_may_be_an_attachment_is_told(bilagor: str, expected: list[str]) -> None:
    assert told(f"## Bilagor\n\n{bilagor}") == expected


@pytest.mark.parametrize(
    "bilagor",
    [
        "1. Ett mycket långt namn som\n   fortsätter här\n2. B\n",
        "Bilagor saknas.\nUnderlaget finns hos förvaltningen.\n",
        "1. [A](bilagor/a.pdf)\n\n   Läses tillsammans med bilaga 2.\n",
        "Till ärendet hör:\n\n1. A\n   - [B](bilagor/b.pdf)\n",
    ],
)
def test_what_is_drawn_in_belongs_to_its_attachment(bilagor: str) -> None:
    assert told(f"## Bilagor\n\n{bilagor}") == []


LINKS = {
    "in the folder of attachments": ("Se [kalkylen](bilagor/kalkyl.pdf).\n", ["8 FIL019 error"]),
    "another paper": ("Se [budgeten](../2026-01/budget.md).\n", ["8 FIL019 warning"]),
    "a part of a file": ("Se [budgeten](budget.md#kapitel).\n", ["8 FIL019 warning"]),
    "in a table": ("| A | B |\n|---|---|\n| 1 | [x](bilagor/x.pdf) |\n", ["10 FIL019 error"]),
    "in a footnote": ("Text.[^1]\n\n[^1]: Se [x](bilagor/x.pdf).\n", ["10 FIL019 error"]),
    "listed": ("Se [bilaga 1](./bilagor/a.pdf) och [sidan två](bilagor/a.pdf#page=2).\n", []),
    "the web": ("Se [a](https://a.se/x.pdf), [b](mailto:a@b.se) och [c](#bakgrund).\n", []),
}


@pytest.mark.parametrize(("text", "expected"), LINKS.values(), ids=LINKS)
def test_a_link_in_running_text_to_no_attachment_is_told(text: str, expected: list[str]) -> None:
    assert told(f"## Bakgrund\n\n{text}{LISTED}") == expected


@pytest.mark.parametrize("heading", ["Bilaga 1", "Bilagelista", "Bilagor och underlag"])
def test_a_heading_that_is_almost_that_of_attachments_is_told_by_its_files(heading: str) -> None:
    assert told(f"## {heading}\n\n1. [A](a.pdf)\n2. B\n") == ["8 FIL019 error"]


def test_attachments_under_a_deeper_heading_are_told() -> None:
    assert told("## Bakgrund\n\nText.\n\n### Bilagor\n\n1. Beslut\n") == ["10 MD113 error"]
    assert told("## Bilagor\n\n### Från andra\n\n1. Beslut\n") == []


def test_an_attachment_written_as_a_picture_is_told_how_to_be_a_link() -> None:
    problems = read_case_leniently(f"{FRONT}## Bilagor\n\n1. ![Karta](bilagor/k.png)\n".encode(), "a.md", KINDS, SETTINGS, None)
    (told,) = [one for one in problems.problems if one.code == "FIL012"]
    assert told.message == "Bilagan är en bild i stället för en länk."
    assert told.hint.startswith("Skriv [Karta](bilagor/k.png) utan utropstecknet")


@pytest.mark.parametrize("text", ["Inga bilagor.", "Bilagor saknas.", "Inga", "Ärendet har inga bilagor.", "–", "Saknas"])
def test_a_paper_that_says_it_has_no_attachments_has_none(text: str) -> None:
    assert read_case_leniently(f"{FRONT}## Bilagor\n\n{text}\n".encode(), "a.md", KINDS, SETTINGS, None).case.bilagor == ()
