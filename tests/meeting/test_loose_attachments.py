"""Attachments that nothing names any more are warned of when the meeting is built, and nothing else is."""

import pytest

from papergen.problems import Problem, Severity
from tests.journey.small_project import FOLDER
from tests.meeting.small_meeting import AGENDA, SmallMeeting


def loose(project: SmallMeeting, *paths: str) -> list[Problem]:
    return [one for result in project.make(*paths).values() for one in result.problems if one.code == "FIL133"]


def withdraw(project: SmallMeeting) -> None:
    (project.root / FOLDER / "ansokan.md").unlink()
    project.agenda(AGENDA.replace("[Ansökan om medel](ansokan.md)", "Utgår: Ansökan om medel"))


def test_what_cases_and_their_attachments_name_is_not_loose(full_meeting: SmallMeeting) -> None:
    assert loose(full_meeting) == []
    assert loose(full_meeting) == []  # when all is kept from before


def test_the_attachments_of_a_withdrawn_case_are_warned_of(full_meeting: SmallMeeting) -> None:
    full_meeting.make()
    withdraw(full_meeting)
    (told,) = loose(full_meeting)
    assert told.severity is Severity.WARNING
    assert told.message == (
        f"I {FOLDER} ligger filer som inget ärende nämner: bilagor/anteckningar.txt, bilagor/avtal.pdf, bilagor/bakgrund.md, "
        "bilagor/karta.png, bilagor/kurva.png och 2 till."
    )
    assert loose(full_meeting) == [told]  # as long as they lie there


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "README.md", "~$avtal.docx", "avtal.docx", ".git/avtal.pdf"])
def test_what_was_never_meant_for_a_reader_is_not_told(full_meeting: SmallMeeting, name: str) -> None:
    full_meeting.write(f"{FOLDER}/bilagor/{name}", "x")
    assert loose(full_meeting) == []


def test_what_a_case_with_an_error_names_is_not_known_and_nothing_is_told(full_meeting: SmallMeeting) -> None:
    full_meeting.case("trasig", "ansokan.md")
    assert loose(full_meeting) == []


def test_a_file_that_an_item_links_to_is_not_loose(meeting: SmallMeeting) -> None:
    meeting.write(f"{FOLDER}/bilagor/protokoll.txt", "Protokoll.\n")
    meeting.agenda("1. [Läget](laget.md)\n2. [Yttrande](yttrande.md)\n3. [Protokoll](bilagor/protokoll.txt)\n")
    assert loose(meeting) == []


def test_a_file_that_a_case_of_another_meeting_names_is_not_loose(meeting: SmallMeeting) -> None:
    meeting.write(f"{FOLDER}/bilagor/gemensam.txt", "Text.\n")
    meeting.write("cases/annan/sammanträde.md", "---\nnämnd: A-nämnden\ndatum: 2026-01-01\n---\n\n1. [A](a.md)\n")
    link = f"../{FOLDER.removeprefix('cases/')}/bilagor/gemensam.txt"
    meeting.write("cases/annan/a.md", f"---\ntitel: A\n---\n\n## Ärendet\n\nA.\n\n## Bilagor\n\n1. [G]({link})\n")
    assert loose(meeting) == []
    assert loose(meeting, FOLDER) == []


@pytest.mark.parametrize("name", ["ny.md.txt", "ny.MD", "ny.markdown"])
def test_a_file_called_almost_as_a_case_is_told(meeting: SmallMeeting, name: str) -> None:
    meeting.write(f"{FOLDER}/{name}", "Text\n")
    meeting.write(f"{FOLDER}/anteckningar.txt", "Text\n")
    ran = meeting.build()
    assert ran.code == 0
    assert f"{FOLDER}/{name}:1:1: FIL135 varning: {name} läses inte" in ran.err
    assert ran.err.count("FIL135") == 1
    assert "döp om filen till ny.md." in ran.err


@pytest.mark.parametrize("name", ["protokoll.pdf", "Bilagor/b.docx", "underlag/x/foto.png"])
def test_files_beside_the_attachments_are_warned_of(full_meeting: SmallMeeting, name: str) -> None:
    full_meeting.write(f"{FOLDER}/{name}", "x")
    assert [one.message for one in loose(full_meeting)] == [f"I {FOLDER} ligger filer som inget ärende nämner: {name}."]


def test_the_files_of_a_meeting_inside_another_are_its_own(meeting: SmallMeeting) -> None:
    meeting.write(f"{FOLDER}/b/sammanträde.md", "---\nnämnd: B-nämnden\ndatum: 2026-01-02\n---\n\n1. [B](b.md)\n")
    meeting.write(f"{FOLDER}/b/b.md", "---\ntitel: B\n---\n\n## Ärendet\n\nB.\n")
    meeting.write(f"{FOLDER}/b/x.pdf", "x")
    assert [one.message for one in loose(meeting)] == [f"I {FOLDER}/b ligger filer som inget ärende nämner: x.pdf."]


def test_a_case_in_a_folder_inside_a_meeting_is_told_to_be_in_no_bundle(meeting: SmallMeeting) -> None:
    meeting.write(f"{FOLDER}/sent/b.md", "---\ntitel: B\nnämnd: B-nämnden\n---\n\n## Ärendet\n\nB.\n")
    told = [one for result in meeting.make().values() for one in result.problems if one.code == "MOT042"]
    assert [(str(one.place), one.severity) for one in told] == [(f"{FOLDER}/sent/b.md:1:1", Severity.WARNING)]
