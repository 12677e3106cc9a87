"""A meeting's nämnd held against papergen.toml: what is misspelt is warned of, what is only unknown is not."""

from dataclasses import replace

import pytest

from papergen.model.settings import Namnd, Settings
from papergen.problems import Problem, Severity
from papergen.read.meeting import read_meeting
from tests.read.reading import SETTINGS, short
from tests.read.test_agenda import PATH

KNOWN = replace(
    SETTINGS, namnder=(Namnd("Socialnämnden", foregangare="Äldrenämnden"), Namnd("Byggnadsnämnden"), Namnd("Skolnämnden"))
)


def warned(namnd: str, settings: Settings = KNOWN) -> tuple[Problem, ...]:
    text = f"---\ndatum: 2026-02-17\nnämnd: {namnd}\n---\n\n1. A\n"
    return read_meeting(text.encode(), PATH, settings, agenda=True).problems


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Socialnämden", "Socialnämnden"),
        ("Socialnämnd", "Socialnämnden"),
        ("Soicalnämnden", "Socialnämnden"),
        ("Byggnadsnämnen", "Byggnadsnämnden"),
        ("Äldrenämden", "Äldrenämnden"),
    ],
)
def test_a_misspelt_name_is_warned_of_with_the_one_that_is_meant(written: str, meant: str) -> None:
    (told,) = warned(written)
    assert told.severity is Severity.WARNING
    assert short(told) == f"3:8 MOT037 Nämnden ”{written}” finns inte i papergen.toml."
    assert told.hint == f"Menade du ”{meant}”? Är namnet rätt, lägg till nämnden under [[namnder]] i papergen.toml."


@pytest.mark.parametrize("written", ["Socialnämnden", "socialnämnden", "Äldrenämnden", "Valnämnden", "Kommunfullmäktige"])
def test_a_known_name_and_one_that_is_like_none_are_not(written: str) -> None:
    assert warned(written) == ()


def test_without_a_list_there_is_nothing_to_compare_with() -> None:
    assert warned("Socialnämden", SETTINGS) == ()
