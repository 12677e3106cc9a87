"""What the rules on text and language find in the real papers: what is known to be wrong in them, and little else."""

import pytest

from tests.check.fixtures import check, only, words_at
from tests.check.seeds import HAVE_SEEDS, write_seeds

pytestmark = pytest.mark.skipif(not HAVE_SEEDS, reason="the real papers are not on this machine")


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    return write_seeds(tmp_path_factory.mktemp("seeds"))


def found(project, name, code):
    checked = check(project, project.cases / name, only(code))
    return [(words_at(checked, one), bool(one.edits)) for one in checked.found if one.problem.code == code]


def words(project, name, code):
    return [one for one, _ in found(project, name, code)]


def test_every_broken_word_is_found_and_mended_outside_the_decision(project):
    broken = found(project, "003.md", "TXT002")
    lines = (project.cases / "003.md").read_text(encoding="utf-8").split("\n")
    at_ends = [line for line in lines if line.endswith("-") and line != "---"]
    assert len(broken) == len(at_ends) - 1  # all but skydds- och
    assert [one for one, _ in broken if one.startswith("skydds")] == []
    assert [mended for _, mended in broken] == [False] * 3 + [True] * (len(broken) - 3)
    assert "informa- tions" in words(project, "003.md", "TXT002")
    assert words(project, "000.md", "TXT002") == []


def test_paragraphs_broken_by_a_page_are_found(project):
    assert words(project, "000.md", "TXT003") == ["av", "handläggare"]
    assert words(project, "001.md", "TXT003") == ["kulturinstitutioner"]
    assert words(project, "003.md", "TXT003") == []


def test_a_term_in_two_spellings_is_found(project):
    assert words(project, "001.md", "TXT005") == ["Equalprojektet"]
    stems = {word.lower()[:12] for word in words(project, "003.md", "TXT005")}
    assert stems == {"traffickning"}
    assert words(project, "000.md", "TXT005") == []


def test_a_missing_full_stop_and_a_figure_first_are_found(project):
    assert words(project, "001.md", "TXT006") == ["människan Detta"]
    assert words(project, "000.md", "TXT006") == ["2003-2005"]
    assert words(project, "003.md", "TXT006") == []


def test_mixed_quotes_and_what_is_left_of_html_are_found(project):
    assert words(project, "001.md", "TXT007")[-1] == "”"
    assert [word.lstrip("\\") for word in words(project, "000.md", "TXT007")][:2] == ["<i>", "</i>"]


def test_sentences_said_twice_are_found(project):
    assert len(words(project, "001.md", "TXT008")) == 1
    assert words(project, "003.md", "TXT008") == []


def test_lost_bullets_are_found(project):
    assert words(project, "003.md", "TXT009") == ["utarbeta", "sprida"]


def test_sound_text_is_not_called_damaged(project):
    assert [words(project, name, code) for name in ("000.md", "001.md", "003.md") for code in ("TXT001", "TXT004")] == [[]] * 6
