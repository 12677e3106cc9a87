"""The decision as clauses, what they do and what they are about."""

import time

import pytest

from papergen.check.clause import is_adjustment, is_lead_in, opening
from papergen.check.clauses import decision_of
from papergen.check.decision_objects import action_of, objects_of
from papergen.check.decision_verbs import INFINITIVE, PRESENT, is_finite, is_infinitive
from papergen.check.namnder import Namnder
from papergen.model.settings import Namnd
from papergen.project import open_project
from papergen.read.case import read_case
from tests.check.fixtures import FRONT, PROJECT

OPEN = open_project(PROJECT)
REGISTER = Namnder((Namnd("Socialnämnden", "SN"), Namnd("Barn- och utbildningsnämnden")))


def decision(body):
    kinds = {name: one.kind for name, one in OPEN.kinds.items()}
    text = f"{FRONT}\n## Förslag till beslut\n\n{body}\n"
    reading = read_case(text.encode(), "arende.md", kinds, OPEN.settings, None)
    return decision_of(reading.case.sections, REGISTER)


def told(body):
    """Give each clause: its text, its lead-in, and # where it is numbered, + where it is not the first of its point."""
    return [
        (one.text, one.lead_in.text if one.lead_in else "", "#" * one.numbered + "+" * (not one.first))
        for one in decision(body).clauses
    ]


def test_numbered_sentences_are_clauses_of_their_own():
    assert told("1. Socialnämnden antar planen.\n2. Paragrafen justeras omedelbart.") == [
        ("Socialnämnden antar planen.", "", "#"),
        ("Paragrafen justeras omedelbart.", "", "#"),
    ]


def test_a_sentence_that_explains_belongs_to_the_one_before_and_one_that_decides_does_not():
    assert told("1. Socialnämnden antar planen. Den gäller i två år. SN avslår resten.") == [
        ("Socialnämnden antar planen. Den gäller i två år.", "", "#"),
        ("SN avslår resten.", "", "#+"),
    ]


def test_att_satser_follow_their_lead_in_be_they_points_or_paragraphs():
    for mark in ("1. ", "- ", ""):
        body = f"Socialnämnden beslutar\n\n{mark}att anta planen\n\n{mark}att avslå resten\n\nSocialnämnden tackar."
        found = decision(body).clauses
        assert [one.lead_in.text if one.lead_in else "" for one in found] == ["Socialnämnden beslutar"] * 2 + [""]
        assert [one.is_att for one in found] == [True, True, False]


def test_a_paragraph_is_a_lead_in_or_decides_itself():
    assert told("Socialnämnden beslutar\n\natt anta planen\n\natt avslå resten") == [
        ("att anta planen", "Socialnämnden beslutar", ""),
        ("att avslå resten", "Socialnämnden beslutar", ""),
    ]
    assert told("Socialnämnden beslutar följande:\n\n1. Planen antas.") == [
        ("Planen antas.", "Socialnämnden beslutar följande:", "#")
    ]
    for lead_in in ("Socialnämnden beslutar i ärendet", "Socialnämnden föreslår fullmäktige att besluta i ärendet"):
        assert told(f"{lead_in}\n\natt anta planen") == [("att anta planen", lead_in, "")]
    itself = "Socialnämnden beslutar att anta planen,"
    assert told(f"{itself}\n\natt avslå resten") == [(itself, "", ""), ("att avslå resten", itself, "")]
    assert told("Planen är klar\n\natt anta planen")[1] == ("att anta planen", "", "")


def test_a_lead_in_holds_for_what_comes_next_even_without_att():
    for mark in ("", "### "):
        assert told(f"{mark}Socialnämnden beslutar\n\ngodkänna planen.\n\nResten gäller.") == [
            ("godkänna planen.", "Socialnämnden beslutar", ""),
            ("Resten gäller.", "", ""),
        ]


def test_a_list_after_a_full_stop_is_no_part_of_what_stands_before():
    assert [one.parts for one in decision("Socialnämnden ger medel.\n\n- Socialnämnden antar planen.").clauses] == [(), ()]


def test_each_list_has_its_own_lead_in():
    body = "Socialnämnden föreslår kommunfullmäktige besluta\n\n1. att a\n\nSocialnämnden beslutar för egen del:\n\n1. att b"
    assert told(body) == [
        ("att a", "Socialnämnden föreslår kommunfullmäktige besluta", "#"),
        ("att b", "Socialnämnden beslutar för egen del:", "#"),
    ]


def test_a_point_may_be_a_lead_in():
    assert told("1. Socialnämnden beslutar\n   - att anta planen\n2. Socialnämnden antar taxan.") == [
        ("att anta planen", "Socialnämnden beslutar", ""),
        ("Socialnämnden antar taxan.", "", "#"),
    ]


def test_a_list_below_a_point_or_a_colon_is_part_of_it():
    for body in ("1. Socialnämnden ger medel till:\n   - resor\n   - mat", "Socialnämnden ger medel till:\n\n- resor\n- mat"):
        (clause,) = decision(body).clauses
        assert [part.text for part in clause.parts] == ["resor", "mat"]


def test_numbers_written_by_hand_are_no_part_of_the_clause():
    assert told("a) Socialnämnden antar planen.")[0] == ("Socialnämnden antar planen.", "", "#")
    assert told("– Socialnämnden antar planen.")[0] == ("Socialnämnden antar planen.", "", "")


def test_a_clause_knows_where_its_characters_stand():
    (first, second) = decision("1. SN antar planen. SN avslår resten.").clauses
    assert (first.place.line, first.place.column, first.place.end_column) == (10, 4, 20)
    assert (second.place_of(3, 9).column, second.place_of(3, 9).end_column) == (24, 30)


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("Socialnämnden beslutar", True),
        ("Socialnämnden beslutar:", True),
        ("Socialnämnden föreslås besluta att", True),
        ("Socialnämnden föreslår att kommunfullmäktige fattar följande beslut:", True),
        ("Socialnämnden beslutar för egen del följande", True),
        ("Socialnämnden beslutar om taxan", False),
        ("Förslag till beslut", False),
    ],
)
def test_a_lead_in_ends_with_the_verb(text, leads):
    assert is_lead_in(text) is leads


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("Paragrafen justeras omedelbart.", True),
        ("Omedelbar justering.", True),
        ("Socialnämnden justerar omedelbart paragrafen.", True),
        ("att förklara beslutet omedelbart justerat", True),
        ("Socialnämnden antar rutiner för omedelbar justering av protokollet.", False),
        ("Socialnämnden stänger omedelbart skolan och justerar avgiften.", False),
        ("Paragrafen justeras.", False),
        ("Paragrafen ska inte justeras omedelbart.", False),
        ("Socialnämnden beslutar att omedelbart justera avtalet.", False),
        ("Paragrafen justeras omedelbart" + " x" * 86, False),
        ("Paragrafen justeras omedelbart" + " x" * 85, True),
    ],
)
def test_immediate_adjustment_is_known_in_any_wording(text, yes):
    assert is_adjustment(text) is yes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Socialnämnden godkänner planen", ("Socialnämnden", "godkänner")),
        ("socialnämnden beviljas medel", ("socialnämnden", "beviljas")),
        ("Barn- och utbildningsnämnden ska", ("Barn- och utbildningsnämnden", "ska")),
        ("SN avslår", ("SN", "avslår")),
        ("Nämnden uppdrar", ("Nämnden", "uppdrar")),
        ("Norra Exempelstads stadsdelsnämnd antar", ("Norra Exempelstads stadsdelsnämnd", "antar")),
        ("Kultur-, fritids- och idrottsnämnden antar", ("Kultur-, fritids- och idrottsnämnden", "antar")),
        ("Socialnämnden planen", ("Socialnämnden", "")),
        ("Socialnämnden under året godkänner", ("Socialnämnden", "")),
        ("Socialnämndens ordförande får", ("", "")),
        ("Detta beslutar nämnden", ("", "")),
        ("Godkänna planen", ("", "")),
    ],
)
def test_an_opening_is_the_body_and_its_verb(text, found):
    assert opening(text, REGISTER) == found


def test_present_forms_are_finite_and_infinitives_are_not():
    assert all(map(is_finite, PRESENT))
    assert not any(map(is_finite, INFINITIVE))
    assert all(map(is_infinitive, INFINITIVE))
    assert [word for word in ("eller", "efter", "planen", "godkänna", "och") if is_finite(word)] == []
    assert [word for word in ("vidtar", "hyr", "föreslås", "köper", "Bör") if not is_finite(word)] == []


@pytest.mark.parametrize(
    ("text", "verb", "objects"),
    [
        ("SN godkänner ansökan och lämnad rapport.", "godkänner", ["ansökan", "lämnad rapport"]),
        ("SN beslutar att anta planen för 2027.", "anta", ["planen"]),
        ("SN föreslår att kommunfullmäktige beslutar att anta taxan.", "anta", ["taxan"]),
        ("SN föreslår kommunfullmäktige besluta att anta taxan.", "anta", ["taxan"]),
        ("SN ställer sig bakom yttrandet.", "ställer", ["yttrandet"]),
        ("SN godkänner i efterhand ansökan.", "godkänner", ["ansökan"]),
        ("SN ansöker om medel hos staten.", "ansöker", ["medel"]),
        ("SN antar informations- och utbildningsplanen.", "antar", ["utbildningsplanen"]),
        ("SN antar planen, taxan samt avgiften.", "antar", ["planen", "taxan", "avgiften"]),
        ("SN avsätter 50 000 kronor till resor.", "avsätter", []),
        ("SN fördelar medlen jämnt.", "fördelar", ["medlen"]),
        ("SN godkänner planen och ger uppdrag.", "godkänner", ["planen"]),
        ("SN deltar i projektet.", "deltar", []),
        ("Planen antas.", "", []),
        ("Socialnämnden planen antas.", "", []),
    ],
)
def test_a_clause_has_a_verb_and_objects(text, verb, objects):
    (clause,) = decision(f"1. {text}").clauses
    start, end = action_of(clause, REGISTER)
    assert clause.text[start:end] == verb
    assert [clause.text[part.start : part.end] for part in objects_of(clause, REGISTER)] == objects


@pytest.mark.parametrize(
    "text", ["SN antar " + "planen och " * 9_000, "Nämnden " * 9_000, "a- " * 9_000, "att " * 9_000, "i efterhand " * 9_000]
)
def test_long_text_is_read_in_little_time(text):
    began = time.process_time()
    for clause in decision(f"1. SN antar {text}\n2. {text}").clauses:
        list(objects_of(clause, REGISTER))
    assert time.process_time() - began < 2
