"""Edits are given only where a mend may touch the source."""

import pytest

from papergen.project import open_project
from tests.check.fixtures import FRONT, PROJECT, check, only

SETTINGS = (PROJECT / "papergen.toml").read_text(encoding="utf-8")


def edits(folder, code, body, titel="Ansökan om projektmedel"):
    (folder / "papergen.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "cases").mkdir()
    file = folder / "cases" / "arende.md"
    file.write_text(FRONT.replace("Ansökan om projektmedel", titel) + "\n" + body, encoding="utf-8")
    checked = check(open_project(folder), file, only(code))
    return [[edit.text for edit in one.edits] for one in checked.found if one.problem.code == code]


@pytest.mark.parametrize(
    ("code", "words", "mended"),
    [
        ("NUM001", "1.040 tkr", "1 040"),
        ("NUM001", "1234567,50 kr", "1 234 567,50"),
        ("NUM001", "1,040,000 kr", "1 040 000"),
        ("NUM001", "1.040,5 tkr", "1 040,5"),
        ("NUM001", "(–12000 kr)", "12 000"),
        ("NUM003", "50%", " %"),
        ("NUM004", "10-12 personer", "–"),
        ("NUM004", "10 –12 personer", "–"),
        ("NUM004", "08.00-16.30", "–"),
    ],
)
def test_running_text_is_mended(code, words, mended, tmp_path):
    assert edits(tmp_path, code, f"## Bakgrund\n\nDet är {words} nu.\n") == [[mended]]


@pytest.mark.parametrize(("code", "words"), [("NUM001", "1.040 tkr"), ("NUM003", "50%"), ("NUM004", "10-12 personer")])
def test_decisions_are_left_as_they_are(code, words, tmp_path):
    assert edits(tmp_path, code, f"## Förslag till beslut\n\n1. Det är {words}.\n\n## Bakgrund\n\nText.\n") == [[]]


@pytest.mark.parametrize(
    ("code", "words"), [("NUM001", "1&#46;040 tkr"), ("NUM003", "50&#37;"), ("NUM004", "10&#45;12 personer")]
)
def test_what_the_source_writes_in_another_way_is_left_as_it_is(code, words, tmp_path):
    assert edits(tmp_path, code, f"## Bakgrund\n\nDet är {words} nu.\n") == [[]]


def test_a_title_is_not_mended(tmp_path):
    assert edits(tmp_path, "NUM001", "## Bakgrund\n\nText.\n", "Ansökan om 1.040 tkr") == [[]]


def test_dates_and_mellan_are_not_mended(tmp_path):
    assert edits(tmp_path, "NUM004", "## Bakgrund\n\nDen 21 –23 september var mellan 10 – 12 där.\n") == [[], []]
