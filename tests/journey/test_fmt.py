"""`papergen fmt` from the command line: what it writes, what it leaves, exit codes and what is printed where."""

import stat
import sys
import unicodedata
from pathlib import Path

import pytest

from tests.journey.small_project import FOLDER, FRONT, ROOT, SmallProject, case_text, papergen

LONG = "## Sammanfattning\n\nNämnden söker medel, t.ex. Socialfonden. Det är brått.\n* ett\n* två\n"
FORMED = "## Sammanfattning\n\nNämnden söker medel, t.ex. Socialfonden.\nDet är brått.\n\n- ett\n- två\n"
MEETING = "---\nnämnd:   Socialnämnden\ndatum: 2026-02-17\n---\n\n1. [God](god.md)\n1. Val av justerare\n\n\n"


def text_of(path: Path) -> str:
    return path.read_bytes().decode()


def test_fmt_writes_one_sentence_per_line_and_leaves_the_front_matter(project: SmallProject) -> None:
    front = "titel:   'Ansökan om projektmedel'  \nnämnd: Socialnämnden # den rätta\ndatum: 2026-01-12\n"
    file = project.body(LONG, front)
    ran = project.run("fmt")
    assert (ran.code, ran.out, ran.err) == (0, f"formaterad  {FOLDER}/arende.md\n", "")
    assert text_of(file) == case_text(front, FORMED)
    assert project.run("fmt").out == "Alla filer är redan formaterade.\n"


def test_check_names_the_files_and_writes_nothing(project: SmallProject) -> None:
    file = project.body(LONG)
    ran = project.run("fmt", "--check")
    assert (ran.code, ran.out, ran.err) == (1, f"{FOLDER}/arende.md\n", "")
    assert text_of(file) == case_text(FRONT, LONG)
    file.unlink()
    assert project.run("fmt", "--check").code == 0


def test_diff_shows_the_lines_and_writes_nothing(project: SmallProject) -> None:
    file = project.body(LONG)
    ran = project.run("fmt", "--diff")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"--- a/{FOLDER}/arende.md\n+++ b/{FOLDER}/arende.md\n@@ ")
    assert "\n-Nämnden söker medel, t.ex. Socialfonden. Det är brått.\n" in ran.out
    assert "\n+Nämnden söker medel, t.ex. Socialfonden.\n+Det är brått.\n" in ran.out
    assert text_of(file) == case_text(FRONT, LONG)
    assert project.run("fmt", "--diff", "--check").code == 1


def test_a_meeting_file_is_formatted_too_and_can_be_named_alone(project: SmallProject) -> None:
    case = project.body(LONG)
    meeting = project.write(f"{FOLDER}/sammanträde.md", MEETING)
    ran = project.run("fmt", f"{FOLDER}/sammanträde.md")
    assert (ran.code, ran.out) == (0, f"formaterad  {FOLDER}/sammanträde.md\n")
    assert text_of(meeting) == MEETING.replace("1. Val", "2. Val").rstrip() + "\n"
    assert text_of(case) == case_text(FRONT, LONG)
    assert project.run("fmt", FOLDER).out == f"formaterad  {FOLDER}/arende.md\n"


def test_an_item_of_a_meeting_stays_on_one_line_since_a_new_one_would_look_like_an_item(project: SmallProject) -> None:
    project.body(FORMED)
    meeting = project.write(f"{FOLDER}/sammanträde.md", f"{MEETING.rstrip()}. 2027 års budget\n   nämns. Sedan fika.\n")
    assert project.run("fmt").code == 0
    assert text_of(meeting).endswith("\n2. Val av justerare. 2027 års budget nämns. Sedan fika.\n")


def test_a_file_with_errors_is_told_and_left_while_the_others_are_formatted(project: SmallProject) -> None:
    broken = project.case(case_text(FRONT, LONG + "\n<b>fet</b>\n"), "trasig.md")
    project.body(LONG)
    ran = project.run("fmt")
    assert (ran.code, ran.out) == (1, f"formaterad  {FOLDER}/arende.md\n")
    assert {one.code for one in ran.told} == {"MD001"}
    assert "<b>fet</b>" in text_of(broken)


def test_what_would_read_otherwise_is_told_and_left(project: SmallProject) -> None:
    odd = "## Sammanfattning\n\nEn. Två.\n\n+ * -\n"  # three marks in a row, made equal, are a rule
    file = project.body(odd)
    ran = project.run("fmt")
    assert (ran.code, ran.out, ran.codes) == (1, "", ["1:1 FMT001"])
    assert text_of(file) == case_text(FRONT, odd)


def test_a_faulty_meeting_file_does_not_keep_its_cases_from_being_formatted(project: SmallProject) -> None:
    project.write(f"{FOLDER}/sammanträde.md", "trasig")
    project.body(LONG)
    ran = project.run("fmt", f"{FOLDER}/arende.md")
    assert (ran.code, ran.out, ran.err) == (0, f"formaterad  {FOLDER}/arende.md\n", "")


def test_windows_line_ends_and_the_byte_order_mark_stay(project: SmallProject) -> None:
    file = project.case(b"\xef\xbb\xbf" + case_text(FRONT, LONG).replace("\n", "\r\n").encode())
    assert project.run("fmt").code == 0
    assert file.read_bytes() == b"\xef\xbb\xbf" + case_text(FRONT, FORMED).replace("\n", "\r\n").encode()
    assert project.run("fmt", "--check").code == 0


def test_the_body_is_composed_and_the_front_matter_stays_as_it_is(project: SmallProject) -> None:
    file = project.case(unicodedata.normalize("NFD", case_text(FRONT, LONG)))
    assert project.run("fmt").code == 0
    assert text_of(file) == unicodedata.normalize("NFD", case_text(FRONT, "")) + FORMED


@pytest.mark.skipif(sys.platform == "win32", reason="no rights of that sort")
def test_the_file_keeps_its_rights(project: SmallProject) -> None:
    file = project.body(LONG)
    file.chmod(0o600)
    project.run("fmt")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_papers_are_the_same_after_formatting(project: SmallProject) -> None:
    project.body(LONG)
    before = project.run("show", f"{FOLDER}/arende.md", "--as", "typst").out
    assert project.run("fmt").code == 0
    assert project.run("show", f"{FOLDER}/arende.md", "--as", "text").code == 0
    assert _without_places(project.run("show", f"{FOLDER}/arende.md", "--as", "typst").out) == _without_places(before)


def _without_places(shown: str) -> str:
    return "".join(line for line in shown.splitlines() if '"line"' not in line and '"column"' not in line)


def test_wrong_paths_are_wrong_use(project: SmallProject) -> None:
    assert project.run("fmt", "borta.md").code == 2
    assert project.run("fmt", "papergen.toml").code == 2


def test_the_cases_shipped_here_can_all_be_formatted() -> None:
    ran = papergen("-C", ROOT, "fmt", "--diff")
    assert (ran.code, ran.err) == (0, "")
