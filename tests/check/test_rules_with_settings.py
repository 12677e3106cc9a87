"""Rules that papergen.toml or the meeting has a say in."""

from dataclasses import replace
from datetime import date

import pytest

from papergen.check.rules.adjustment_in_own_words import adjustment_in_own_words
from papergen.check.rules.dates_out_of_order import dates_out_of_order
from papergen.check.rules.other_namnd_than_addressed import other_namnd_than_addressed
from papergen.check.rules.repealed_statute import repealed_statute
from papergen.check.subject import Subject
from papergen.model.meeting import Meeting
from papergen.model.settings import CheckSettings, Lag, Namnd
from papergen.project import open_project
from papergen.read.case import read_case
from tests.check.fixtures import FRONT, PROJECT

OPEN = open_project(PROJECT)
USUAL = CheckSettings()


def subject(body, check=USUAL, meeting=None):
    kinds = {name: one.kind for name, one in OPEN.kinds.items()}
    text = f"{FRONT}\n{body}\n"
    case = read_case(text.encode(), "arende.md", kinds, OPEN.settings, None).case
    return Subject(case, tuple(text.split("\n")), kinds[case.kind], replace(OPEN.settings, check=check), meeting)


def found(rule, one):
    return [one.source(finding.place) for finding in rule.of_case(one)]


def test_the_organisation_may_have_a_standard_wording_of_its_own():
    body = "## Förslag till beslut\n\n1. Punkten  justeras omedelbart.\n2. Beslutet justeras omedelbart."
    assert found(adjustment_in_own_words, subject(body)) == ["Punkten  justeras omedelbart."]
    assert (
        found(adjustment_in_own_words, subject(body, CheckSettings(omedelbar_justering=("Punkten justeras omedelbart",)))) == []
    )


def test_the_organisation_may_know_of_further_statutes_and_know_better():
    body = "## Bakgrund\n\nDet följer av lagen (1900:12) och av kommunallagen (1991:900)."
    later = Lag("1991:900", "kommunallagen", date(2027, 1, 1))
    assert found(repealed_statute, subject(body)) == ["1991:900"]
    own = CheckSettings(lagar=(Lag("1900:12", "lagen om något", date(2026, 1, 12)), later))
    assert found(repealed_statute, subject(body, own)) == ["1900:12"]
    (finding,) = repealed_statute.of_case(subject(body, own))
    assert finding.message == "Lagen om något (1900:12) upphörde att gälla den 12 januari 2026."
    assert finding.hint == "Hänvisa till den lag som gäller."


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 1, 11), ["2026-01-12"]),
        (date(2026, 1, 12), []),
        (date(2026, 2, 20), []),
        (date(2026, 2, 21), ["den 20 februari 2026"]),
    ],
)
def test_the_day_of_the_meeting_counts(day, words):
    body = "## Bakgrund\n\nAnsökan ska lämnas senast den 20 februari 2026."
    assert found(dates_out_of_order, subject(body, meeting=Meeting("m.md", "Socialnämnden", day))) == words


def test_what_the_council_is_proposed_to_decide_is_nothing_strange_even_if_it_is_registered():
    body = "## Förvaltningens synpunkter\n\nFörvaltningen föreslår att {} antar planen."
    settings = replace(OPEN.settings, namnder=(*OPEN.settings.namnder, Namnd("Kommunfullmäktige")))
    council, other = (replace(subject(body.format(name)), settings=settings) for name in ("kommunfullmäktige", "kommunstyrelsen"))
    assert found(other_namnd_than_addressed, council) == []
    assert found(other_namnd_than_addressed, other) == ["kommunstyrelsen"]
