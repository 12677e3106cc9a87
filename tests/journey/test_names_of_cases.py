"""Names that a case cannot have: asked to make, build or show one, papergen says so and makes nothing."""

import pytest

from tests.journey.small_project import FOLDER, MEETING, SmallProject, case_text


@pytest.mark.parametrize("name", ["README.md", "readme.md", "sammanträde.md", "sammantrade.md", "bilagor/brev.md", ".dold.md"])
def test_a_new_case_cannot_be_called_what_means_something_else(project: SmallProject, name: str) -> None:
    target = project.root / FOLDER / name
    there = target.exists()
    ran = project.run("new", "case", target, "--titel", "Ett ärende", "--namnd", "Socialnämnden")
    assert ran.code == 1
    assert "FIL134 fel: " in ran.err
    assert target.exists() == there


def test_a_suffix_in_capitals_is_no_second_suffix(project: SmallProject) -> None:
    ran = project.run("new", "case", project.root / FOLDER / "Ny.MD", "--titel", "Ett ärende", "--namnd", "Socialnämnden")
    assert (ran.code, ran.err) == (0, "")
    assert (project.root / FOLDER / "Ny.md").exists()


def test_a_text_file_is_told_the_name_that_it_ought_to_have(project: SmallProject) -> None:
    ran = project.run("new", "case", project.root / FOLDER / "ny.md.txt", "--titel", "Ett ärende", "--namnd", "Socialnämnden")
    assert ran.code == 1
    assert "Skriv ny.md i stället." in ran.err


def test_a_case_is_not_made_of_a_meetings_template(project: SmallProject) -> None:
    arguments = ("--titel", "Ett ärende", "--namnd", "Socialnämnden", "--mall", "kallelse")
    ran = project.run("new", "case", project.root / FOLDER / "ny.md", *arguments)
    assert ran.code == 1
    assert "FM014" in ran.err
    assert "foredragningslista" not in ran.err
    assert "tjansteskrivelse" in ran.err


@pytest.mark.parametrize("name", ["README.md", "bilagor/brev.md"])
@pytest.mark.parametrize("command", ["build", "show"])
def test_a_file_that_is_no_case_is_not_taken_for_one(project: SmallProject, name: str, command: str) -> None:
    project.write(f"{FOLDER}/{name}", case_text())
    ran = project.run(command, project.root / FOLDER / name)
    assert ran.code == 2
    assert "heter eller ligger som något annat än en ärendefil" in ran.err


def test_a_meeting_is_not_shown_as_a_case(project: SmallProject) -> None:
    project.write(f"{FOLDER}/sammanträde.md", MEETING)
    ran = project.run("show", project.root / FOLDER / "sammanträde.md")
    assert ran.code == 2
    assert "är ett möte eller en mapp" in ran.err
