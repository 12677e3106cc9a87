"""`papergen build`: what lies in build/ afterwards, what is told, and when something goes wrong on the way."""

import errno
import os
import unicodedata
from pathlib import Path

import pytest

from tests.journey.paper_files import CASE, assert_valid, own_template, picture
from tests.journey.small_project import BODY, FOLDER, FRONT, MADE, MEETING, SETTINGS, SmallProject, case_text

FORMATS = ("docx", "pdf")


def papers(*names: str, formats: tuple[str, ...] = FORMATS) -> list[str]:
    return sorted(f"namnd-2026-02-17/{name}.{form}" for name in names for form in formats)


def test_a_good_case_becomes_two_valid_papers(project: SmallProject) -> None:
    ran = project.build()
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == f"klart  {MADE}/god.docx  + pdf"
    assert project.made() == papers("god")
    assert_valid(*(project.root / "build" / name for name in project.made()))


def test_build_mirrors_nested_folders(project: SmallProject) -> None:
    project.write("cases/a/b/c/arende.md", case_text(FRONT))
    project.build()
    assert project.made() == ["a/b/c/arende.docx", "a/b/c/arende.pdf", *papers("god")]


def test_only_the_named_case_or_folder_is_built(project: SmallProject) -> None:
    project.case(case_text())
    project.write("cases/annan/arende.md", case_text(FRONT))
    assert project.build(project.root / CASE).code == 0
    assert project.made() == papers("arende")
    assert project.build(project.root / FOLDER).code == 0
    assert project.made() == papers("arende", "god")


# --- parallel ---------------------------------------------------------------------------------------------------------


def many(project: SmallProject) -> SmallProject:
    for number in range(12):
        bad = number % 3 == 1
        project.case(case_text(FRONT + ("okänd: ja\nmall: finns-inte\n" if bad else "")), f"a{number:02}.md")
    project.write("cases/trasig/sammanträde.md", MEETING.replace("2026-02-17", "2026-02-30"))
    for name in ("x", "y", "z"):
        project.write(f"cases/trasig/{name}.md", case_text())
    return project


def made_lines(out: str) -> list[str]:
    return [line for line in out.splitlines() if line.startswith("klart")]


def test_two_processes_give_what_one_gives_in_the_same_order(project: SmallProject) -> None:
    one = many(project).start_papergen("build", "--jobs", "1", "--force")
    made = project.outputs()
    two = project.start_papergen("build", "--jobs", "2", "--force")
    assert (one.code, one.err) == (two.code, two.err)
    assert made_lines(one.out) == made_lines(two.out)
    assert project.outputs() == made


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_all_errors_of_all_papers_are_told_once_and_the_rest_is_built(project: SmallProject, jobs: str) -> None:
    ran = many(project).start_papergen("build", "--jobs", jobs)
    bad = [f"a{number:02}" for number in (1, 4, 7, 10)]
    assert [(told.path, told.code) for told in ran.told] == [
        *((f"{FOLDER}/{name}.md", code) for name in bad for code in ("FM010", "FM014")),
        ("cases/trasig/sammanträde.md", "FM013"),
        ("cases/trasig/sammanträde.md", "MOT020"),
    ]
    good = [f"a{number:02}" for number in (0, 2, 3, 5, 6, 8, 9, 11)]
    assert (ran.code, project.made()) == (1, papers("god", *good))


# --- nothing out of date ----------------------------------------------------------------------------------------------


def test_a_deleted_case_has_no_papers_after_the_next_build(project: SmallProject) -> None:
    file = project.case(case_text())
    project.build()
    file.unlink()
    assert (project.build().code, project.made()) == (0, papers("god"))


def test_a_renamed_case_has_papers_under_its_new_name_only(project: SmallProject) -> None:
    file = project.case(case_text())
    project.build()
    file.rename(file.with_name("nytt.md"))
    assert (project.build().code, project.made()) == (0, papers("god", "nytt"))


def test_a_deleted_meeting_has_no_papers_after_the_next_build(project: SmallProject) -> None:
    project.build()
    for file in (project.root / FOLDER).iterdir():
        file.unlink()
    (project.root / FOLDER).rmdir()
    assert (project.build().code, project.made()) == (0, [])


def test_a_case_that_becomes_bad_has_no_papers(project: SmallProject) -> None:
    project.case(case_text())
    project.build()
    project.case("trasig")
    assert (project.build().code, project.made()) == (1, papers("god"))


def test_a_case_that_becomes_bad_has_no_papers_of_any_format(project: SmallProject) -> None:
    project.case(case_text())
    project.build()
    project.case("trasig")
    assert (project.build("--format", "pdf").code, project.made()) == (1, papers("god", formats=("pdf",)))


def test_a_picture_that_goes_away_takes_the_papers_with_it(project: SmallProject) -> None:
    file = project.write(f"{FOLDER}/x.png", picture())
    project.body(f"{BODY}\n![Karta](x.png)\n")
    assert project.build().code == 0
    file.unlink()
    assert (project.build().code, project.made()) == (1, papers("god"))


def test_a_format_that_is_not_made_leaves_nothing_that_could_be_out_of_date(project: SmallProject) -> None:
    project.build()
    project.case(case_text(FRONT.replace("Ansökan", "Ny ansökan")), "god.md")
    assert (project.build("--format", "pdf").code, project.made()) == (0, papers("god", formats=("pdf",)))


def test_what_a_killed_build_left_is_cleaned(project: SmallProject) -> None:
    project.write(f"{MADE}/.papergen-abc123", "halv")
    project.write("build/borta/.papergen-xyz", "halv")
    assert (project.build().code, project.made()) == (0, papers("god"))


def test_files_that_are_not_ours_are_left_alone(project: SmallProject) -> None:
    for path in (f"{FOLDER}/egen.docx", f"{FOLDER}/bilagor/egen.pdf", f"{FOLDER}/.papergen-x", "egen.pdf", f"{MADE}/lapp.txt"):
        project.write(path, "mitt")
    before = {path: path.read_bytes() for path in project.root.rglob("*") if path.is_file()}
    project.build()
    assert {path: path.read_bytes() for path in before} == before


# --- the disk ---------------------------------------------------------------------------------------------------------

CANNOT_BE = "Gör plats eller ge dig rätt att skriva där, och bygg igen."


@pytest.mark.parametrize("file", ["build", MADE])
def test_a_file_where_the_build_folder_should_be(project: SmallProject, file: str) -> None:
    project.write(file, "mitt")
    ran = project.build()
    (told,) = ran.told
    assert (ran.code, told.path, told.place, told.code) == (1, f"{FOLDER}/god.md", "1:1", "FIL108")
    assert told.message == f"papperet kan inte skrivas i {MADE} (en fil ligger där en mapp behövs)"
    assert told.hint == CANNOT_BE
    assert (project.root / file).read_text(encoding="utf-8") == "mitt"


def test_a_folder_where_the_paper_should_be(project: SmallProject) -> None:
    project.write(f"{MADE}/god.pdf/mitt.txt", "mitt")
    ran = project.build()
    assert ran.code == 1
    assert "FIL108" in {told.code for told in ran.told}
    assert project.made() == [f"{MADE.removeprefix('build/')}/god.pdf/mitt.txt"]


class FullDisk:
    """A disk that takes `room` bytes and then no more."""

    def __init__(self, room: int, error: int = errno.ENOSPC) -> None:
        self.room, self.error = room, error
        self.fdopen = os.fdopen

    def open(self, handle: int, *arguments: object, **options: object) -> object:
        file, disk = self.fdopen(handle, *arguments, **options), self
        write = file.write

        class Full:
            def write(self, data: bytes) -> int:
                part = data[: max(0, disk.room)]
                disk.room -= len(data)
                write(part)
                if len(part) < len(data):
                    raise OSError(disk.error, os.strerror(disk.error))
                return len(data)

            def __enter__(self) -> "Full":
                return self

            def __exit__(self, *_: object) -> None:
                file.close()

        return Full()


@pytest.mark.parametrize(
    ("error", "words"),
    [(errno.ENOSPC, "disken är full"), (errno.EACCES, "du saknar behörighet"), (errno.EROFS, "disken är skrivskyddad")],
)
@pytest.mark.parametrize("room", [0, 100, 25_000])
def test_a_full_disk_leaves_nothing_half_written_and_nothing_old(
    project: SmallProject, monkeypatch: pytest.MonkeyPatch, room: int, error: int, words: str
) -> None:
    project.build()
    assert project.made() == papers("god")
    project.case(case_text(FRONT.replace("Ansökan", "Ny ansökan")), "god.md")
    monkeypatch.setattr(os, "fdopen", FullDisk(room, error).open)
    ran = project.build()
    (told,) = ran.told
    assert (ran.code, told.path, told.place, told.code) == (1, f"{FOLDER}/god.md", "1:1", "FIL108")
    assert told.message == f"papperet kan inte skrivas i {MADE} ({words})"
    assert told.hint == CANNOT_BE
    assert project.made() == []
    monkeypatch.undo()
    assert (project.build().code, project.made()) == (0, papers("god"))


def test_an_old_paper_that_cannot_be_removed_is_told(project: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    file = project.case(case_text())
    project.build()
    project.case("trasig")
    unlink = Path.unlink

    def locked(self: Path, missing_ok: bool = False) -> None:
        if self.name.endswith("arende.pdf"):
            raise PermissionError(errno.EACCES, "Permission denied")
        unlink(self, missing_ok)

    monkeypatch.setattr(Path, "unlink", locked)
    ran = project.build()
    expected = ("", "FIL111", f"den gamla filen {MADE}/arende.pdf kan inte tas bort (du saknar behörighet)")
    assert expected in [(told.path, told.code, told.message) for told in ran.told]
    assert ran.code == 1
    unlink(file)
    ran = project.build()
    assert (ran.code, [(told.path, told.code, told.message) for told in ran.told]) == (1, [expected])


@pytest.mark.slow
def test_meetings_are_bound_in_processes_after_one_paper_has_been_set_in_this_one(project: SmallProject) -> None:
    # A process that typst has run in has threads: forking it would wait for ever.
    for folder in ("a", "b"):
        project.write(f"cases/{folder}/god.md", case_text())
        project.write(f"cases/{folder}/sammanträde.md", MEETING)
    assert project.start_papergen("build", "--jobs", "2").code == 0
    project.write("cases/a/god.md", case_text(body=BODY + "\nNytt.\n"))
    project.write("cases/b/sammanträde.md", MEETING.replace("[God]", "[Godare]"))
    assert project.start_papergen("build", "--jobs", "2").code == 0


# --- only what has changed is made again ------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_change_is_seen_however_the_files_name_is_stored(project: SmallProject, form: str) -> None:
    name, file = unicodedata.normalize(form, "ärende.md"), unicodedata.normalize(form, "bilagor/å.png")
    project.write(f"{FOLDER}/{file}", picture())
    project.case(case_text(body=f"{BODY}\n![Karta](bilagor/å.png)\n"), name)
    assert project.build().code == 0
    before = project.outputs()
    project.write(f"{FOLDER}/{file}", picture((60, 60)))
    assert project.build().code == 0
    second = project.outputs()
    assert second["namnd-2026-02-17/ärende.docx"] != before["namnd-2026-02-17/ärende.docx"]
    project.case(case_text(body=BODY), name)
    assert project.build().code == 0
    assert project.outputs()["namnd-2026-02-17/ärende.docx"] != second["namnd-2026-02-17/ärende.docx"]


def test_a_paper_that_was_changed_by_hand_is_made_again(project: SmallProject) -> None:
    project.build()
    before = project.outputs()
    project.write(f"{MADE}/god.docx", b"x")
    (project.root / MADE / "god.pdf").unlink()
    project.build()
    assert project.outputs() == before


def test_a_change_of_settings_or_template_is_seen(project: SmallProject) -> None:
    own = own_template(project)
    assert project.build().code == 0
    first = project.outputs()
    (own / "mall.typ").write_bytes((own / "mall.typ").read_bytes() + b"\n#pagebreak()\nX\n")
    project.build()
    second = project.outputs()
    assert first["namnd-2026-02-17/arende.pdf"] != second["namnd-2026-02-17/arende.pdf"]
    assert first["namnd-2026-02-17/god.pdf"] == second["namnd-2026-02-17/god.pdf"]
    project.write("papergen.toml", SETTINGS.replace("Exempelstads", "Nya"))
    project.build()
    assert second["namnd-2026-02-17/god.docx"] != project.outputs()["namnd-2026-02-17/god.docx"]


def test_a_deleted_meeting_file_takes_the_bundle_with_it(project: SmallProject) -> None:
    file = project.write(f"{FOLDER}/sammanträde.md", MEETING)
    assert project.build().code == 0
    assert f"{MADE.removeprefix('build/')}/handlingar.pdf" in project.made()
    file.unlink()
    assert (project.build().code, project.made()) == (0, papers("god"))


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"filer": 1}', b"\xff", b'{"versioner": {}, "filer": {"god.docx": {}}}'])
def test_a_broken_manifest_is_only_a_reason_to_make_everything_again(project: SmallProject, content: bytes) -> None:
    project.build()
    before = project.outputs()
    project.write(f"{MADE}/manifest.json", content)
    assert project.build().code == 0
    assert project.outputs() == before
