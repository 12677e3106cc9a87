"""`papergen new meeting`: a folder with a meeting file that can be built at once."""

import os
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from papergen.problems import PapergenError
from papergen.project import open_project
from papergen.steps.beginning import new_meeting
from papergen.steps.meeting_items import read_whole
from tests.journey.small_project import Ran, SmallProject, papergen
from tests.meeting.small_meeting import empty

DAY = date(2026, 2, 17)
FOLDER = "cases/socialnamnden-2026-02-17"
OPTIONS = ("--namnd", "Socialnämnden", "--datum", "2026-02-17", "--tid", "17:30", "--plats", "Ankaret")


@pytest.fixture
def project(tmp_path: Path) -> SmallProject:
    return empty(tmp_path / "projekt")


def new(project: SmallProject, *arguments: str | Path, options: tuple[str, ...] = OPTIONS, stdin: str | None = None) -> Ran:
    return papergen("-C", project.root, "new", "meeting", *arguments, *options, stdin=stdin)


def files(project: SmallProject) -> list[str]:
    return sorted(path.relative_to(project.root).as_posix() for path in project.root.rglob("*") if path.is_file())


def changed(**values: str) -> tuple[str, ...]:
    """Give the options with some of them changed."""
    given_options = dict(zip(OPTIONS[::2], OPTIONS[1::2], strict=True)) | {f"--{name}": value for name, value in values.items()}
    return tuple(word for option in given_options.items() for word in option)


def test_options_make_a_meeting_that_builds_at_once(project: SmallProject) -> None:
    ran = new(project)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith(f"{FOLDER}/sammanträde.md. Lägg ärendefiler i samma mapp och skriv dem i listan.\n")
    meeting = read_whole(open_project(project.root), project.root / FOLDER / "sammanträde.md")
    assert (meeting.namnd, meeting.datum, str(meeting.tid), meeting.plats) == ("Socialnämnden", DAY, "17:30:00", "Ankaret")
    assert meeting.status == "utkast"
    assert meeting.sammanfattningar
    assert [item.number for group in meeting.agenda for item in group.items] == ["1", "2", "3", "4", "5"]
    built = project.build()
    assert (built.code, built.err) == (0, "")
    assert "socialnamnden-2026-02-17/handlingar.pdf" in project.made()


def test_a_case_made_in_the_folder_has_its_namnd_from_the_meeting(project: SmallProject) -> None:
    new(project)
    assert project.run("new", "case", project.root / FOLDER / "lots.md", "--titel", "Lots").code == 0
    file = project.root / FOLDER / "sammanträde.md"
    written = file.read_text(encoding="utf-8")
    file.write_text(
        written.replace("4. Skriv ärendet här, eller länka till en ärendefil i mappen", "4. [Lots](lots.md)"), encoding="utf-8"
    )
    built = project.build()
    assert (built.code, built.err) == (0, "")


def test_what_no_option_says_is_asked_for(project: SmallProject) -> None:
    ran = new(project, options=(), stdin="Socialnämnden\n2026-02-17\n\n\n")
    assert (ran.code, ran.err) == (0, "")
    for question in ("Nämnden: ", "Datum (ÅÅÅÅ-MM-DD): ", "Tid (TT:MM, kan vara tomt): ", "Plats (kan vara tomt): "):
        assert question in ran.out
    meeting = read_whole(open_project(project.root), project.root / FOLDER / "sammanträde.md")
    assert (meeting.tid, meeting.plats) == (None, "")
    assert project.build().code == 0


def test_an_impossible_date_is_asked_for_again(project: SmallProject) -> None:
    ran = new(project, options=(), stdin="Socialnämnden\n2026-02-30\n2026-02-17\n17:30\nAnkaret\n")
    assert ran.code == 0
    assert "”2026-02-30” är inget datum. Skriv det som 2026-02-17." in ran.out + ran.err
    assert files(project) == [f"{FOLDER}/sammanträde.md", "papergen.toml"]


def test_answers_that_end_too_soon_make_nothing(project: SmallProject) -> None:
    ran = new(project, options=(), stdin="Socialnämnden\n")
    assert ran.code == 1
    assert "Avbrutet." in ran.out + ran.err
    assert files(project) == ["papergen.toml"]


@pytest.mark.parametrize("datum", ["2026-02-30", "i morgon", "17/2", "", "20260217", "2026-13-01", "0000-01-01", "99999-01-01"])
def test_an_impossible_date_is_wrong_use(project: SmallProject, datum: str) -> None:
    ran = new(project, options=changed(datum=datum))
    assert ran.code == 2
    assert f"”{datum}” är inget datum. Skriv det som 2026-02-17." in ran.err
    assert files(project) == ["papergen.toml"]


@pytest.mark.parametrize("tid", ["25:00", "17:60", "halv sex", "17", "17:30:00 x", "-1:00", "ja", "[]", "{}", "#", "'"])
def test_an_impossible_time_is_told_in_swedish_and_nothing_is_written(project: SmallProject, tid: str) -> None:
    ran = new(project, options=changed(tid=tid))
    assert (ran.code, ran.out) == (1, "")
    (problem,) = ran.told
    assert problem.code.startswith("FM")
    assert problem.path == ""  # the file was never made
    assert problem.hint
    assert files(project) == ["papergen.toml"]


@pytest.mark.parametrize("namnd", ["", "  ", "\t"])
def test_a_meeting_without_a_namnd_is_told(project: SmallProject, namnd: str) -> None:
    ran = new(project, options=changed(namnd=namnd))
    assert (ran.code, len(ran.told)) == (1, 1)
    assert files(project) == ["papergen.toml"]


# --- where it lies --------------------------------------------------------------------------------------------------


def test_a_folder_may_be_named(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    assert new(project, "cases/mitt möte").code == 0
    assert new(project, project.root / "cases/sn/2026-03-01").code == 0
    monkeypatch.chdir(project.root)
    assert papergen("new", "meeting", "cases/här", *OPTIONS).code == 0
    monkeypatch.chdir(project.root.parent)
    assert papergen("new", "meeting", "projekt/cases/utifrån", *OPTIONS).code == 0
    found = [f"cases/{name}/sammanträde.md" for name in ("här", "mitt möte", "sn/2026-03-01", "utifrån")]
    assert files(project) == sorted([*found, "papergen.toml"])


@pytest.mark.parametrize("target", ["cases", ".", "mötet", "cases/../x", "../x", "build/x"])
def test_a_folder_outside_cases_is_told(project: SmallProject, target: str) -> None:
    ran = new(project, target)
    assert (ran.code, [one.code for one in ran.told]) == (1, ["FIL113"])
    assert files(project) == ["papergen.toml"]


@pytest.mark.parametrize("name", ["sammanträde.md", "sammantrade.md", "sammantra\u0308de.md"])
def test_a_meeting_that_is_there_is_left_alone(project: SmallProject, name: str) -> None:
    project.write(f"{FOLDER}/{name}", "mitt")
    ran = new(project)
    assert (ran.code, [one.code for one in ran.told]) == (1, ["FIL112"])
    assert files(project) == [f"{FOLDER}/{name}", "papergen.toml"]
    assert (project.root / FOLDER / name).read_text(encoding="utf-8") == "mitt"


def test_a_file_where_the_folder_should_be_is_told(project: SmallProject) -> None:
    project.write(FOLDER, "en fil")
    ran = new(project)
    assert (ran.code, [one.code for one in ran.told]) == (1, ["FIL108"])


NAMES = {
    "Socialnämnden": "socialnamnden",
    "Kultur- och fritidsnämnden": "kultur-och-fritidsnamnden",
    "  Å/Ä\\Ö..": "a-a-o",
    "../../etc": "etc",
    "Ελληνικά": "sammantrade",
    "SN: «möte» #1": "sn-mote-1",
}


@pytest.mark.parametrize(("namnd", "folder"), NAMES.items())
def test_the_folder_is_called_after_namnd_and_date(project: SmallProject, namnd: str, folder: str) -> None:
    assert new(project, options=changed(namnd=namnd)).code == 0
    assert files(project)[0] == f"cases/{folder}-2026-02-17/sammanträde.md"


def test_a_very_long_namnd_has_a_folder_that_a_disk_can_hold(project: SmallProject) -> None:
    assert new(project, options=changed(namnd="Nämnden för " + "mycket " * 100)).code == 0


def test_a_folder_with_a_name_too_long_for_the_disk_is_told(project: SmallProject) -> None:
    ran = new(project, f"cases/{'x' * 300}")
    assert (ran.code, len(ran.told)) == (1, 1)


@pytest.mark.skipif(os.name == "nt", reason="words there are always text")
def test_words_that_are_not_text_are_told(project: SmallProject) -> None:
    ran = new(project, options=changed(plats=os.fsdecode(b"\xe5ngan")))
    assert (ran.code, len(ran.told)) == (1, 1)
    assert files(project) == ["papergen.toml"]


# --- odd texts ------------------------------------------------------------------------------------------------------

odd = st.text(
    st.one_of(st.characters(exclude_categories=["Cs", "Cc"]), st.sampled_from("\"':#{}[]&*!|>%@`,-?\\ åäö")), max_size=30
)


@settings(max_examples=60, deadline=None)
@given(namnd=odd.filter(str.strip), plats=odd)
@example("ja", "nej").via("read as yes and no")
@example("A: b", "# 1").via("signs of YAML")
@example('"citat"', "'citat'").via("quotes")
@example("{a}", "[b]").via("brackets")
@example("0123", "08:30").via("numbers")
@example("a\x85b", "a\u2028b").via("ends of lines in YAML")
@example("---", "...").via("ends of documents")
@example("a\ufeffb", "a\x7fb").via("what YAML does not take as it is")
def test_odd_texts_are_read_back_as_themselves(namnd: str, plats: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = open_project(empty(Path(folder, "p")).root)
        namnd, plats = namnd.strip(), plats.strip()
        try:
            written = new_meeting(project, None, namnd, DAY, "", plats)
        except PapergenError:
            assert not project.cases.exists()  # what no meeting file may hold is told, and nothing is written
            assert not all(character.isprintable() or character == " " for character in namnd + plats) or not namnd
            return
        meeting = read_whole(project, written)
    from unicodedata import normalize

    assert (meeting.namnd, meeting.plats) == (normalize("NFC", namnd), normalize("NFC", plats))
