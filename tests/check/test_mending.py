"""What `check --fix` writes: only blanks and dashes, never in a decision, and never anything that means something else."""

import shutil
import stat
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papergen.check.finding import Edit, Found
from papergen.check.meaning import folded, meaning
from papergen.check.mending import edited, safe_edits, same_characters
from papergen.model.blocks import Paragraph, Text
from papergen.model.case import Case, Section
from papergen.problems import Place, Problem, point
from papergen.project import open_project
from papergen.steps.checking import check_project, how_to_check
from papergen.steps.mending import mend, unified_diffs, write_mended
from tests.check.fixtures import PROJECT
from tests.journey.small_project import ROOT, case_text, start

PATH = "cases/a/a.md"
BEFORE = "## Förslag till beslut\n\n1. Socialnämnden betalar 50% av 1 000 kronor.\n\n## Bakgrund\n\nStaten betalar 50% av det.\n"


def case(*sections):
    made = []
    for number, (name, text) in enumerate(sections):
        place = point(PATH, 3 + 4 * number, 1, 10)
        made.append(Section(name, (Text(name, place),), (Paragraph((Text(text, place),), place),), place))
    return Case(PATH, "tjansteutlatande", "Titel", "Socialnämnden", tuple(made))


def found(*edits):
    return Found(Problem("NUM003", "Fel.", edits[0].place), edits)


def edit(line, column, length, text):
    return Edit(point(PATH, line, column, length), text)


def test_edits_are_made_where_they_stand():
    edits = [edit(1, 2, 1, "–"), edit(2, 1, 0, "x"), Edit(Place(PATH, 2, 3, 3, 1), "")]
    assert edited(["a-b", "c-", "d"], edits) == "a–b\nxc-d"


def test_of_edits_that_meet_only_the_first_finding_is_mended():
    first, second, third = found(edit(8, 2, 3, " ")), found(edit(8, 4, 3, " ")), found(edit(8, 5, 1, "–"))
    assert safe_edits([first, second, third], case(("bakgrund", "text"))) == [*first.edits, *third.edits]


def test_two_edits_at_one_point_are_not_both_made():
    one, other = found(edit(8, 2, 0, " ")), found(edit(8, 2, 0, "–"))
    assert safe_edits([one, other], case(("bakgrund", "text"))) == list(one.edits)


def test_the_edits_of_a_finding_are_made_all_or_not_at_all():
    quotes = found(edit(8, 1, 1, "”"), edit(9, 9, 1, "”"))
    other = found(edit(9, 8, 3, " "))
    assert safe_edits([other, quotes], case(("bakgrund", "text"))) == list(other.edits)


@pytest.mark.parametrize(("line", "made"), [(1, 0), (2, 0), (3, 0), (5, 0), (6, 0), (7, 1), (30, 1)])
def test_front_matter_and_decisions_are_left_alone(line, made):
    paper = case(("forslag_till_beslut", "beslut"), ("bakgrund", "text"))
    assert len(safe_edits([found(edit(line, 1, 1, " "))], paper)) == made


def test_a_decision_last_in_the_paper_is_left_alone_to_its_end():
    paper = case(("bakgrund", "text"), ("forslag_till_beslut", "beslut"))
    assert safe_edits([found(edit(500, 1, 1, " "))], paper) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("50%", "50 %"),
        ("1.040 tkr", "1 040 tkr"),
        ("1,040,000", "1 040 000"),
        ("nämn- den", "nämnden"),
        ("10-20", "10–20"),
        ("kapital -marknad", "kapitalmarknad"),
    ],
)
def test_blanks_dashes_and_thousands_are_no_meaning(one, other):
    assert folded(one) == folded(other)
    assert meaning(case(("bakgrund", one))) == meaning(case(("bakgrund", other)))


@pytest.mark.parametrize(("one", "other"), [("12,5", "125"), ("1.04", "104"), ("1.0400", "10400"), ("a−b", "ab"), ("Ja", "ja")])
def test_whatever_else_is_meaning(one, other):
    assert meaning(case(("bakgrund", one))) != meaning(case(("bakgrund", other)))


def test_a_decision_is_compared_to_the_blank():
    assert meaning(case(("forslag_till_beslut", "50%"))) != meaning(case(("forslag_till_beslut", "50 %")))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab1 .,-–\u00a0%", max_size=20), st.text(alphabet="ab1 .,-–\u00a0%", max_size=20))
def test_texts_that_mean_the_same_have_the_same_letters(one, other):
    if folded(one) == folded(other):
        assert same_characters(one, other)


def test_fix_mends_all_but_the_decision_and_doing_it_again_changes_nothing(tmp_path):
    project = start(tmp_path / "projekt")
    file = project.body(BEFORE)
    shown = project.run("check", "--select", "NUM003", "--diff")
    assert "+Staten betalar 50 % av det." in shown.out
    assert file.read_text(encoding="utf-8") == case_text(body=BEFORE)
    project.run("check", "--select", "NUM003", "--fix")
    mended = file.read_text(encoding="utf-8")
    assert mended == case_text(body=BEFORE.replace("betalar 50% av det", "betalar 50 % av det"))
    assert "Rättat" not in project.run("check", "--select", "NUM003", "--fix").err
    assert file.read_text(encoding="utf-8") == mended


def test_line_ends_and_byte_order_mark_stay_as_they_are(tmp_path):
    project = start(tmp_path / "projekt")
    mark, text = b"\xef\xbb\xbf", case_text(body=BEFORE).encode().replace(b"\n", b"\r\n")
    file = project.case(mark + text)
    project.run("check", "--select", "NUM003", "--fix")
    assert file.read_bytes() == mark + text.replace(b"betalar 50% av det", b"betalar 50 % av det")


ODD_LINES = {
    "mixed line ends": lambda text: text.replace("\n", "\r\n", 8).encode(),
    "letters in two parts": lambda text: unicodedata.normalize("NFD", text).encode(),
    "no line end last": lambda text: text.rstrip("\n").encode(),
    "two sorts": lambda text: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(),
}


@pytest.mark.parametrize("written", ODD_LINES.values(), ids=ODD_LINES)
def test_only_the_bytes_of_a_mended_line_change_and_git_takes_the_diff(tmp_path, written):
    project = start(tmp_path / "projekt")
    file = project.case(written(case_text(body=f"{BEFORE}\nRaden efter är orörd.\n")))
    file.chmod(0o640)
    before = file.read_bytes()
    command = [sys.executable, "-m", "papergen", "-C", str(project.root), "check", "--select", "NUM003", "--diff"]
    shown = subprocess.run(command, cwd=ROOT, capture_output=True, check=False).stdout
    assert project.run("check", "--select", "NUM003", "--fix").code == 0
    lines = list(zip(before.split(b"\n"), file.read_bytes().split(b"\n"), strict=True))
    assert [b"betalar 50" in old for old, new in lines if old != new] == [True]
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    if shutil.which("git"):
        mended = file.read_bytes()
        file.write_bytes(before)
        subprocess.run(["git", "-c", "core.autocrlf=false", "apply", "-"], input=shown, cwd=project.root, check=True)
        assert file.read_bytes() == mended


def test_a_file_whose_name_is_written_in_two_parts_is_mended(tmp_path):
    project = start(tmp_path / "projekt")
    file = project.case(case_text(body=BEFORE), unicodedata.normalize("NFD", "å.md"))
    assert project.run("check", "--select", "NUM003", "--fix").code == 0
    assert "betalar 50 % av det" in file.read_text(encoding="utf-8")


def test_quotations_and_links_are_left_as_they_are(tmp_path):
    project = start(tmp_path / "projekt")
    kept = "> Citatet - som det är , med 50%.\n\nSe [planen - ny , 50%](https://exempel.se/a).\n"
    file = project.body(f"## Bakgrund\n\nEtt – och så - två , tre.\n\n{kept}")
    project.run("check", "--fix")
    mended = file.read_text(encoding="utf-8")
    assert mended.endswith(kept)
    assert "Ett – och så – två, tre." in mended


@pytest.mark.parametrize("heading", ["Mål <!-- fråga Bo -->:", "Mål ![karta](karta.png):", "Mål&nbsp;:"])
def test_a_colon_goes_without_what_stands_before_it(tmp_path, heading):
    project = start(tmp_path / "projekt")
    file = project.body(f"## Bakgrund\n\n### {heading}\n\nStaten betalar 50% av det.\n")
    done = project.run("check", "--fix")
    assert "FIL132" not in done.err
    mended = file.read_text(encoding="utf-8")
    assert f"### {heading}\n" in mended
    assert "betalar 50 % av" in mended


@pytest.mark.slow
def test_mending_all_fixtures_keeps_every_meaning_and_is_done_at_once(tmp_path):
    shutil.copytree(PROJECT, tmp_path / "p")
    project = open_project(tmp_path / "p")
    how = how_to_check(project, None, (), ())
    mended, problems = mend(project, check_project(project, (), how), how, None)
    assert mended
    assert [problem.as_text() for problem in problems] == []
    for one in mended:
        assert same_characters(one.before.decode(), one.after.decode())
    assert unified_diffs(mended).count("\n+++ ") == len(mended)
    write_mended(project, mended)
    again, _ = mend(project, check_project(project, (), how), how, None)
    assert again == []
