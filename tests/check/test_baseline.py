"""A baseline: what was found before is not told again, whatever is edited elsewhere."""

import json

import pytest

from papergen.check.baseline import MAX_LINE, read_baseline, without_known, write_baseline
from papergen.check.finding import Found
from papergen.problems import PapergenError, Problem
from tests.check.checked_text import case, found_in, lines_of

OLD = case("## Bakgrund\n\nEn 50% lön och 60% hyra.\n\nEn 50% lön till.\n")


def baseline(text):
    return read_baseline(write_baseline((one.problem for one in found_in(text)), lines_of(text)), "känt.json")


def new(text, known):
    return [one.problem.place.line for one in without_known(found_in(text), known, lines_of(text))]


def test_what_is_known_is_not_told():
    assert len(found_in(OLD)) == 3
    assert new(OLD, baseline(OLD)) == []


def test_edits_elsewhere_change_nothing():
    edited = OLD.replace("## Bakgrund", "## Bakgrund\n\nNytt stycke.\n\n- Ny lista").replace("titel: T", "titel: Ny\ndnr: A 1")
    assert new(edited, baseline(OLD)) == []


def test_blanks_at_the_ends_of_a_line_change_nothing():
    assert new(OLD.replace("En 50% lön till.", "   En 50%   lön till."), baseline(OLD)) == []


def test_a_changed_line_is_told_again():
    assert new(OLD.replace("lön till", "lön dessutom"), baseline(OLD)) == [10]


def test_one_more_on_a_line_like_a_known_one_is_told():
    assert new(OLD + "\nEn 50% lön till.\n", baseline(OLD)) == [12]


def test_one_more_on_a_known_line_is_told_since_the_line_is_another():
    assert new(OLD.replace("60% hyra", "60% hyra, 70% mat"), baseline(OLD)) == [8, 8, 8]


def test_a_mended_finding_does_not_hide_another():
    assert new(OLD.replace("50% lön till", "50 % lön till"), baseline(OLD)) == []
    assert new(OLD.replace("En 50% lön till.", "En 90% lön."), baseline(OLD)) == [10]


def test_the_file_is_json_that_can_be_read_and_compared():
    data = write_baseline((one.problem for one in found_in(OLD)), lines_of(OLD))
    read = json.loads(data)
    assert [(one["kod"], one["rad"], one["antal"]) for one in read["kända"]] == [
        ("NUM003", "En 50% lön och 60% hyra.", 2),
        ("NUM003", "En 50% lön till.", 1),
    ]
    assert data.endswith(b"\n")
    assert write_baseline([one.problem for one in reversed(found_in(OLD))], lines_of(OLD)) == data


def test_a_long_line_is_known_by_its_beginning():
    text = case(f"## Bakgrund\n\n{'a' * MAX_LINE} 50% lön\n")
    assert new(text.replace(" lön", " hyra"), baseline(text)) == []


def test_a_problem_without_a_place_is_known_by_its_message():
    problem = Problem("NUM003", "Något.")
    known = read_baseline(write_baseline([problem], {}), "känt.json")
    assert without_known([Found(problem)], known, {}) == []


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{}", b'{"papergen": 2, "k\xc3\xa4nda": []}', b"\xff", b'{"papergen": 1}', b"[" * 9999]
)
def test_what_is_no_baseline_is_refused(data):
    with pytest.raises(PapergenError) as refused:
        read_baseline(data, "känt.json")
    assert [problem.code for problem in refused.value.problems] == ["FIL130"]


def test_a_baseline_with_an_endless_number_is_refused():
    data = '{"papergen": 1, "kända": [{"kod": "NUM003", "fil": "a.md", "rad": "x", "antal": Infinity}]}'.encode()
    with pytest.raises(PapergenError) as refused:
        read_baseline(data, "känt.json")
    assert [problem.code for problem in refused.value.problems] == ["FIL130"]
