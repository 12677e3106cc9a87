"""`papergen build --tillagg`: from a real repository to tillägg.pdf, and when there is none."""

import json
import shutil
import tempfile
import unicodedata
from pathlib import Path

import pytest

from papergen.problems import PapergenError
from papergen.project import open_project
from papergen.steps.sent_out import dispatch_of
from tests.bundle.reading_back import labels
from tests.journey.small_project import FOLDER, MADE, Told, told
from tests.meeting.git_repository import Repository
from tests.meeting.small_meeting import FRONT, MEETING_FILE, empty, text
from tests.meeting.supplement_project import SENT_FRONT, TAG, Row, SentMeeting, rows

LIST = "1. [Avtalet](avtal.md)\n2. [Budget](budget.md)\n"


@pytest.fixture
def project(tmp_path: Path) -> SentMeeting:
    """Give a meeting with two short papers; nothing is built, and nothing is in git."""
    project = SentMeeting(empty(tmp_path / "projekt").root)
    project.list(LIST)
    project.paper("avtal", "Avtalet")
    project.paper("budget", "Budget")
    return project


@pytest.fixture
def own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder that temporary folders are made in."""
    folder = tmp_path / "tillfälligt"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def change(project: SentMeeting, new: str = "sägs upp") -> None:
    project.edit(f"{FOLDER}/avtal.md", "tas upp", new)


def listed(project: SentMeeting) -> bool:
    return "tillägg.pdf" in json.loads((project.root / MADE / "manifest.json").read_text(encoding="utf-8"))["filer"]


def fault(project: SentMeeting) -> Told:
    """Build a supplement that cannot be made, over one that lies there; gives the one problem, told beside the other papers."""
    project.build()
    project.write(f"{MADE}/tillägg.pdf", b"en gammal")
    ran = project.build("--tillagg")
    assert ran.code == 1
    assert not project.supplement.exists()
    assert project.bundle.exists()
    (problem,) = ran.told
    assert (problem.kind, problem.path) == ("fel", MEETING_FILE)
    assert problem.hint
    return problem


def test_from_dispatch_to_supplement_and_on(project: SentMeeting, own_temporary_folder: Path) -> None:
    project.send()
    project.build()
    change(project)
    before = project.repository.state()
    ran = project.build("--tillagg")
    assert (ran.code, ran.err) == (0, "")
    assert f"klart  {MADE}/tillägg.pdf\n" in ran.out
    table = [line.split()[0] for line in ran.out.splitlines() if line.startswith(("cases/", "build/"))]
    assert table[-2:] == [MEETING_FILE, f"{MADE}/tillägg.pdf"]
    made = project.outputs()
    assert labels(project.supplement.read_bytes()) == ["T1", "3a"]
    assert project.repository.state() == before  # what is ignored is build/ both times
    assert not list(own_temporary_folder.iterdir())

    assert project.build("--tillagg").code == 0
    assert project.outputs() == made
    assert project.build().err == ""
    assert project.outputs() == made
    assert project.run("verify", MADE).code == 0

    project.edit(f"{FOLDER}/budget.md", "tas upp", "skjuts upp")
    ran = project.build()
    assert [(one.code, one.kind, one.message) for one in ran.told] == [
        ("MOT031", "tips", "Handlingarna är ändrade, fast mötet är utskickat."),
        ("MOT029", "varning", f"{MADE}/tillägg.pdf är borttagen, för att mötet eller filen är ändrad."),
    ]
    assert (ran.code, project.supplement.exists(), listed(project)) == (0, False, False)
    assert project.build().err == ""
    assert project.run("verify", MADE).code == 0


@pytest.mark.parametrize("what", ["build_case", "damage", "remove", "manifest"])
def test_a_supplement_that_is_not_what_it_was_is_taken_away(project: SentMeeting, what: str) -> None:
    project.send()
    change(project)
    project.build("--tillagg")
    if what == "build_case":
        project.edit(f"{FOLDER}/budget.md", "tas upp", "skjuts upp")
        ran = project.build(project.root / FOLDER / "budget.md")
        assert [one.code for one in ran.told] == ["MOT019", "MOT029"]
    elif what == "manifest":
        project.write(f"{MADE}/manifest.json", "{")
        assert [one.code for one in project.build().told] == ["MOT029"]
    else:
        project.supplement.write_bytes(b"ingen pdf") if what == "damage" else project.supplement.unlink()
        assert [one.code for one in project.build().told] == ["MOT029"]
    assert not project.supplement.exists()
    assert not listed(project)


def test_the_hints_after_a_late_change_name_the_command_that_makes_a_supplement(project: SentMeeting) -> None:
    project.send()
    change(project)
    project.build("--tillagg")
    project.edit(f"{FOLDER}/budget.md", "tas upp", "skjuts upp")
    assert {one.code: one.hint for one in project.build().told} == {
        "MOT029": f"Gör den på nytt med: papergen build --tillagg {FOLDER}",
        "MOT031": (
            f"Det som skickades ut finns kvar i git. Gör ett tillägg av ändringarna med: papergen build --tillagg {FOLDER}"
        ),
    }


def test_a_supplement_that_is_made_again_is_not_said_to_be_gone(project: SentMeeting) -> None:
    project.send()
    change(project)
    project.build("--tillagg")
    project.edit(f"{FOLDER}/budget.md", "tas upp", "skjuts upp")
    ran = project.build("--tillagg")
    assert (ran.code, ran.err) == (0, "")
    assert labels(project.supplement.read_bytes()) == ["T1", "3a", "4a"]


def test_papers_that_are_as_they_were_sent_out_again_are_not_said_to_have_changed(project: SentMeeting) -> None:
    project.send()
    project.build()
    change(project)
    assert [one.code for one in project.build().told] == ["MOT031"]
    project.edit(f"{FOLDER}/avtal.md", "sägs upp", "tas upp")
    assert project.build().err == ""


def test_an_attachment_in_another_folder_that_is_not_as_it_was_is_a_change_after_the_dispatch(project: SentMeeting) -> None:
    project.paper("avtal", "Avtalet", "A.\n\n## Bilagor\n\n1. [Karta](../gemensamt/karta.txt)")
    project.write("cases/gemensamt/karta.txt", "En karta.\n")
    project.send()
    project.build()
    project.write("cases/gemensamt/karta.txt", "En annan karta.\n")
    assert [one.code for one in project.build().told] == ["MOT031"]
    project.edit(f"{FOLDER}/budget.md", "tas upp", "skjuts upp")
    project.build()
    project.edit(f"{FOLDER}/budget.md", "skjuts upp", "tas upp")
    assert [one.code for one in project.build().told] == ["MOT031"]


def test_a_file_that_git_does_not_know_is_a_change_after_the_dispatch(project: SentMeeting) -> None:
    project.list("1. [Avtalet](avtal.md)\n2. [Budget](budget.md)\n3. [Nytt](nytt.md)\n")
    project.send()  # without nytt.md, which is forgotten
    project.paper("nytt", "Nytt")
    project.build()
    change(project)
    project.build()
    project.edit(f"{FOLDER}/avtal.md", "sägs upp", "tas upp")
    assert [one.code for one in project.build().told] == ["MOT031"]


def test_a_new_dispatch_makes_the_supplement_to_the_old_one_needless(project: SentMeeting) -> None:
    project.send()
    change(project)
    project.build("--tillagg")
    assert listed(project)
    project.repository.commit()
    project.repository.git("tag", "--force", TAG)
    ran = project.build("--tillagg")
    assert [(one.code, one.kind, one.message) for one in ran.told] == [
        ("MOT028", "tips", "Inget papper är ändrat sedan utskicket, så det behövs inget tillägg.")
    ]
    assert (ran.code, project.supplement.exists(), listed(project)) == (0, False, False)
    assert "med fel" not in ran.out
    assert project.run("verify", MADE).code == 0


def test_a_new_order_makes_a_supplement_of_the_list_alone(project: SentMeeting) -> None:
    project.send()
    project.list("1. [Budget](budget.md)\n2. [Avtalet](avtal.md)\n")
    ran = project.build("--tillagg")
    assert (ran.code, ran.err, labels(project.supplement.read_bytes())) == (0, "", ["T1"])


def test_a_file_to_be_sent_with_the_supplement_is_named(project: SentMeeting) -> None:
    project.paper("avtal", "Avtalet", "A.\n\n## Bilagor\n\n1. [Ritning](bilagor/r.dwg)", "bilagor:\n  bilagor/r.dwg: medföljer\n")
    project.write(f"{FOLDER}/bilagor/r.dwg", b"AC1032 ritning")
    project.send()
    project.write(f"{FOLDER}/bilagor/r.dwg", b"AC1032 en annan ritning")
    ran = project.build("--tillagg")
    assert [(one.code, one.kind, one.path, one.message, one.hint) for one in ran.told] == [
        (
            "MOT033",
            "varning",
            MEETING_FILE,
            f"{MADE}/bilagor/avtal/r.dwg är ny eller ändrad sedan utskicket, och ligger inte i tillägget.",
            "Skicka filen tillsammans med tillägg.pdf.",
        )
    ]
    assert (ran.code, project.supplement.exists()) == (0, True)


# --- what was sent out ----------------------------------------------------------------------------------------------


def found(project: SentMeeting, meeting_file: str = MEETING_FILE) -> str:
    """Give the commit of the dispatch, or the code and message of what is wrong."""
    try:
        return dispatch_of(open_project(project.root), project.root / meeting_file)
    except PapergenError as error:
        (problem,) = error.problems
        return f"{problem.place} {problem.code} {problem.message}"


def test_the_dispatch_is_the_tag_with_the_name_of_the_meetings_folder(project: SentMeeting) -> None:
    commit = project.send()
    change(project)
    project.repository.commit()
    project.repository.git("branch", TAG, "HEAD")  # a branch of that name is another thing
    assert found(project) == commit


def test_the_meeting_file_says_which_commit_was_sent_out(project: SentMeeting) -> None:
    commit = project.send()
    project.repository.git("tag", "utskickat")
    change(project)
    project.repository.commit()
    project.repository.git("tag", "--force", TAG)
    for name in (commit, commit[:9], "utskickat"):
        project.list(LIST, f'{SENT_FRONT}utskick: "{name}"\n')
        assert found(project) == commit


@pytest.mark.parametrize("name", ["finns-inte", "-x", "--all", "0000000", "a b", "main", "HEAD"])
def test_a_dispatch_that_git_does_not_know_or_that_moves_on_is_told_where_it_stands(project: SentMeeting, name: str) -> None:
    project.send()
    project.list(LIST, f'{SENT_FRONT}utskick: "{name}"\n')
    assert found(project).startswith(f"{MEETING_FILE}:9:10 MOT022 ")


def test_a_meeting_without_a_tag_is_told(project: SentMeeting) -> None:
    project.send("annat")
    assert found(project) == f"{MEETING_FILE}:8:9 MOT022 Utskicket ”{TAG}” finns inte i git."


def test_a_held_meeting_may_get_a_supplement(project: SentMeeting) -> None:
    project.list(LIST, f"{FRONT}status: hållen\n")
    commit = project.send()
    assert found(project) == commit


def test_two_meetings_on_the_same_day_have_tags_of_their_own(project: SentMeeting) -> None:
    commits = {}
    for namnd in ("sn", "kn"):
        project.write(f"cases/{namnd}/2026-02-17/sammanträde.md", text(SENT_FRONT, "1. Upprop\n"))
    for namnd in ("sn", "kn"):
        commits[namnd] = project.send(f"utskick/{namnd}/2026-02-17")
    for namnd, commit in commits.items():
        assert found(project, f"cases/{namnd}/2026-02-17/sammanträde.md") == commit


def test_the_tag_may_be_typed_in_another_spelling_than_the_folder_is_stored(project: SentMeeting) -> None:
    meeting_file = f"cases/{unicodedata.normalize('NFD', 'möte å')}/sammanträde.md"
    meeting_file = meeting_file.replace(" ", "-")
    project.write(meeting_file, text(SENT_FRONT, "1. Upprop\n"))
    commit = project.send("utskick/möte-å")
    assert found(project, meeting_file) == commit


def test_a_draft_has_not_been_sent_out(project: SentMeeting) -> None:
    project.send()
    project.list(LIST, f"{FRONT}status: utkast\n")
    problem = fault(project)
    assert (problem.code, problem.place) == ("MOT025", "8:9")


def test_a_project_outside_git_has_no_dispatch(project: SentMeeting) -> None:
    assert fault(project).message == "Projektet ligger inte i git, eller git får inte läsa det, så utskicket går inte att hitta."


def test_a_meeting_that_was_not_there_then_is_told(project: SentMeeting) -> None:
    meeting = (project.root / MEETING_FILE).read_bytes()
    (project.root / MEETING_FILE).unlink()
    project.send()
    project.write(MEETING_FILE, meeting)
    assert fault(project).code == "MOT026"


def test_a_meeting_whose_folder_was_not_there_then_is_told(project: SentMeeting) -> None:
    shutil.move(project.root / "cases", project.root / "annat")
    project.send()
    shutil.move(project.root / "annat", project.root / "cases")
    assert fault(project).code == "MOT026"


BROKEN = {
    "a case": (f"{FOLDER}/budget.md", "---\ndatum: 2026-02-30\n---\n", f"{FOLDER}/budget.md:"),
    "the meeting": (MEETING_FILE, "---\nstatus: utskickad\n---\n", f"{MEETING_FILE}:"),
    "the settings": ("papergen.toml", "[organisation\n", "papergen.toml:"),
}


@pytest.mark.parametrize(("path", "content", "place"), BROKEN.values(), ids=BROKEN)
def test_a_dispatch_that_cannot_be_built_again_is_told_with_its_first_fault(
    project: SentMeeting, path: str, content: str, place: str, own_temporary_folder: Path
) -> None:
    good = (project.root / path).read_bytes()
    project.write(path, content)
    project.send()
    project.write(path, good)
    problem = fault(project)
    assert problem.code == "MOT027"
    assert problem.message.startswith(f"Det som skickades ut går inte att bygga igen. {place}")
    assert not list(own_temporary_folder.iterdir())


# --- where things lie -----------------------------------------------------------------------------------------------


def test_a_project_may_lie_in_a_folder_of_its_repository_and_in_decomposed_letters(project: SentMeeting, tmp_path: Path) -> None:
    repository = Repository(tmp_path / "förråd 1")
    root = repository.root / "nämndens papper"
    shutil.copytree(project.root, root)
    now = SentMeeting(root)
    decomposed = unicodedata.normalize("NFD", "sammanträde.md")
    (root / MEETING_FILE).rename(root / FOLDER / decomposed)
    repository.begin().commit(TAG)
    change(now)
    ran = now.build("--tillagg")
    assert (ran.code, ran.err) == (0, "")
    assert rows(now.supplement.read_bytes()) == [Row("1", "Avtalet", "Ersätts", "3", "3a")]


def test_the_meeting_file_may_have_had_its_other_name(project: SentMeeting) -> None:
    (project.root / MEETING_FILE).rename(project.root / FOLDER / "sammantrade.md")
    project.send()
    (project.root / FOLDER / "sammantrade.md").rename(project.root / MEETING_FILE)
    change(project)
    assert project.build("--tillagg").code == 0
    assert project.supplement.exists()


def test_what_is_built_may_lie_in_git_too(project: SentMeeting) -> None:
    project.build()
    project.repository.begin().commit(TAG)
    change(project)
    assert project.build("--tillagg").code == 0
    project.repository.commit()
    project.repository.git("tag", "--force", TAG)  # with the first supplement in it
    project.edit(f"{FOLDER}/budget.md", "tas upp", "skjuts upp")
    assert project.build("--tillagg").code == 0
    assert rows(project.supplement.read_bytes()) == [Row("2", "Budget", "Ersätts", "4", "4a")]


def test_a_fault_in_a_meeting_inside_the_folder_is_none_of_this_meetings_business(project: SentMeeting) -> None:
    project.write(f"{FOLDER}/inre/a.md", "trasig")
    project.send()
    shutil.rmtree(project.root / FOLDER / "inre")
    change(project)
    assert project.build("--tillagg").code == 0
    assert project.supplement.exists()


def test_a_link_in_what_was_sent_out_is_not_followed(project: SentMeeting, tmp_path: Path) -> None:
    secret = tmp_path / "hemligt.md"
    secret.write_text(text("titel: Hemligt\n", "## Ärendet\n\nHemligt.\n"), encoding="utf-8")
    (project.root / FOLDER / "hemligt.md").symlink_to(secret)
    project.list(LIST + "3. [Hemligt](hemligt.md)\n")
    project.send()
    (project.root / FOLDER / "hemligt.md").unlink()
    project.list(LIST)
    assert fault(project).code == "MOT027"


def test_wrong_use_is_told(project: SentMeeting) -> None:
    for arguments in (["--format", "docx"], [project.root / FOLDER / "avtal.md"]):
        ran = project.build("--tillagg", *arguments)
        assert ran.code == 2
        assert "--tillagg gör en PDF för ett möte." in ran.err
    assert project.outputs() == {}


def test_a_meeting_with_errors_gets_no_supplement_and_keeps_no_old_one(project: SentMeeting) -> None:
    project.send()
    change(project)
    project.build("--tillagg")
    project.case("trasig", "budget.md")
    ran = project.build("--tillagg")
    assert ran.code == 1
    assert {one.code for one in told(ran.err)} >= {"MOT020", "MOT029"}
    assert not project.supplement.exists()


def test_drafts_are_passed_over_where_no_meeting_is_named(project: SentMeeting) -> None:
    project.send()
    project.write("cases/utkast-2026-03-17/sammanträde.md", text(FRONT, "1. Upprop\n"))
    project.paper("nytt", "Nytt ärende")
    project.list(f"{LIST}1. [Nytt ärende](nytt.md)\n")
    ran = project.build("--tillagg")
    assert (ran.code, [told.code for told in ran.told], project.supplement.exists()) == (0, [], True)
    ran = project.build("cases/utkast-2026-03-17", "--tillagg")
    assert (ran.code, [told.code for told in ran.told]) == (1, ["MOT025"])
