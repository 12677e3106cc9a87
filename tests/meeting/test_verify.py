"""`papergen verify`: build/<meeting>/ against its manifest, and against what the project gives when it is built again."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from papergen.dispatch import verify_folder
from papergen.problems import PapergenError
from papergen.project import open_project
from papergen.steps.manifest import sha256
from tests.journey.small_project import FOLDER, MADE, Ran, papergen
from tests.meeting.small_meeting import SmallMeeting, plain, text

Change = Callable[[SmallMeeting], object]
MANIFEST = f"{MADE}/manifest.json"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> SmallMeeting:
    """Give a built meeting with a file that is carried beside the bundle; it is only looked at."""
    project = plain(tmp_path_factory.mktemp("verify") / "projekt")
    project.edit(f"{FOLDER}/yttrande.md", "titel:", "bilagor:\n  bilagor/r.dwg: medföljer\ntitel:")
    project.edit(f"{FOLDER}/yttrande.md", "i december.\n", "i december.\n\n## Bilagor\n\n1. [Ritning](bilagor/r.dwg)\n")
    project.write(f"{FOLDER}/bilagor/r.dwg", b"AC1032 ritning")
    assert [name for name, result in project.make().items() if result.files] == ["laget.md", "yttrande.md", "sammanträde.md"]
    return project


@pytest.fixture
def built(whole: SmallMeeting, tmp_path: Path) -> SmallMeeting:
    """Give a copy of it that may be changed."""
    shutil.copytree(whole.root, tmp_path / "projekt")
    return SmallMeeting(tmp_path / "projekt")


def short(ran: Ran) -> list[str]:
    return [f"{one.path.removeprefix(MADE + '/')} {one.code} {one.kind}" for one in ran.told]


def rebuilt(project: SmallMeeting) -> list[str]:
    """Build again in this process, and give what differs."""
    _, problems = verify_folder(open_project(project.root), project.root / MADE, rebuild=True)
    return [f"{one.place.path.removeprefix(MADE + '/')} {one.code}" for one in problems if one.place]


def manifest(project: SmallMeeting) -> dict[str, dict[str, dict[str, object]]]:
    return json.loads((project.root / MANIFEST).read_text(encoding="utf-8"))


def snapshot(root: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(path): (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else b"") for path in sorted(root.rglob("*"))
    }


def test_a_fine_build_is_said_to_be_fine(whole: SmallMeeting, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = whole.run("verify", MADE)
    count = len(manifest(whole)["filer"])
    assert (ran.code, ran.err, ran.out) == (0, "", f"{count} filer är som de gjordes.\n")
    monkeypatch.setattr("papergen.steps.pool.cores", lambda: 1)
    ran = whole.run("verify", MADE, "--rebuild")
    said = f"{count} filer är som de gjordes, och som projektet ger när de görs på nytt.\n"
    assert (ran.code, ran.err, ran.out) == (0, "", said)


def test_the_folder_may_be_named_from_anywhere(whole: SmallMeeting, monkeypatch: pytest.MonkeyPatch) -> None:
    assert papergen("verify", whole.root / MADE).code == 0
    monkeypatch.chdir(whole.root / "build")
    assert papergen("verify", Path(MADE).name).code == 0
    monkeypatch.chdir(whole.root / FOLDER)
    assert papergen("verify", f"../../{MADE}/").code == 0


def test_verify_writes_nothing_anywhere(whole: SmallMeeting, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = snapshot(whole.root)
    whole.run("verify", MADE)
    assert rebuilt(whole) == []
    assert snapshot(whole.root) == before
    assert not list(tmp_path.iterdir())


FOUND: dict[str, tuple[Change, list[str]]] = {
    "a file is changed": (
        lambda p: p.write(f"{MADE}/laget.pdf", (p.root / MADE / "laget.pdf").read_bytes() + b" "),
        ["laget.pdf FIL122 fel"],
    ),
    "a file is empty": (lambda p: p.write(f"{MADE}/handlingar.pdf", b""), ["handlingar.pdf FIL122 fel"]),
    "a file is missing": (lambda p: (p.root / MADE / "kallelse.docx").unlink(), ["kallelse.docx FIL121 fel"]),
    "a file that is carried beside the bundle is changed": (
        lambda p: p.write(f"{MADE}/bilagor/yttrande/r.dwg", b"AC1032 annan"),
        ["bilagor/yttrande/r.dwg FIL122 fel"],
    ),
    "the parts, which only a new build needs, were not copied": (
        lambda p: shutil.rmtree(p.root / MADE / ".delar"),
        [".delar FIL129 varning"],
    ),
    "a file has come": (lambda p: p.write(f"{MADE}/extra.pdf", b"%PDF-1.7"), ["extra.pdf FIL126 varning"]),
    "a file has come among those carried beside the bundle": (
        lambda p: p.write(f"{MADE}/bilagor/yttrande/x.pdf", b"%PDF-1.7"),
        ["bilagor/yttrande/x.pdf FIL126 varning"],
    ),
    "a case is changed": (lambda p: p.edit(f"{FOLDER}/laget.md", "berättar", "talar"), [f"{FOLDER}/laget.md FIL123 fel"]),
    "a case is missing": (
        lambda p: (p.root / FOLDER / "laget.md").unlink(),
        [f"{FOLDER} FIL123 fel", f"{FOLDER}/laget.md FIL123 fel"],
    ),
    "a picture is changed": (lambda p: p.write(f"{FOLDER}/laget.png", b"x"), [f"{FOLDER}/laget.png FIL123 fel"]),
    "the list is changed": (
        lambda p: p.edit(f"{FOLDER}/sammanträde.md", "3. Övriga frågor", "3. Frågor"),
        [f"{FOLDER}/sammanträde.md FIL123 fel"],
    ),
    "the settings are changed": (lambda p: p.edit("papergen.toml", "Exempelstads", "Annanstads"), ["papergen.toml FIL123 fel"]),
    "a template is the project's own now": (
        lambda p: p.write("templates/tjansteutlatande/kind.toml", b""),
        ["templates/tjansteutlatande/kind.toml FIL123 fel"],
    ),
}


@pytest.mark.parametrize(("change", "expected"), FOUND.values(), ids=FOUND)
def test_what_is_not_as_it_was_is_told(built: SmallMeeting, change: Change, expected: list[str]) -> None:
    change(built)
    if "templates" in expected[0]:
        (built.root / "templates/tjansteutlatande/kind.toml").write_bytes(
            (Path(__file__).parents[2] / "templates/tjansteutlatande/kind.toml").read_bytes()
        )
    ran = built.run("verify", MADE)
    assert short(ran) == expected
    assert all(one.hint for one in ran.told)
    assert (ran.code, bool(ran.out)) == ((1, False) if "fel" in expected[0] else (0, True))


def test_a_manifest_that_is_missing_is_told(built: SmallMeeting) -> None:
    (built.root / MANIFEST).unlink()
    ran = built.run("verify", MADE)
    assert [(one.path, one.code, one.message) for one in ran.told] == [
        (MANIFEST, "FIL120", "filen finns inte eller går inte att läsa")
    ]
    assert (ran.code, ran.out) == (1, "")


DAMAGED = {
    "empty": b"",
    "cut": b'{"versioner": {}, "filer": {"laget.pdf": {"till"',
    "no text": b"\xff\xfe\x00",
    "another shape": b'{"filer": []}',
    "a list": b"[]",
    "no files": b'{"versioner": {}, "filer": {}}',
    "deep": b"[" * 100_000,
    "a name outside": b'{"versioner":{},"filer":{"../../x":{"till":"a","sha256":"","sidor":1,"av":{},"varningar":[]}}}',
    "a name from the root": b'{"versioner":{},"filer":{"/etc/passwd":{"till":"a","sha256":"","sidor":1,"av":{},"varningar":[]}}}',
    "endless pages": b'{"versioner":{},"filer":{"a.pdf":{"till":"a","sha256":"","sidor":1e999,"av":{},"varningar":[]}}}',
    "no name": b'{"versioner":{},"filer":{"\\u0000":{"till":"a","sha256":"","sidor":1,"av":{},"varningar":[]}}}',
}


@pytest.mark.parametrize("data", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_manifest_is_told_and_the_next_build_makes_a_new_one(tmp_path: Path, data: bytes) -> None:
    project = SmallMeeting(plain(tmp_path / "projekt").root)
    project.write(MANIFEST, data)
    ran = project.run("verify", MADE)
    assert (ran.code, ran.out, [one.code for one in ran.told]) == (1, "", ["FIL120"])


def test_a_path_in_a_manifest_that_no_file_can_have_is_told(built: SmallMeeting) -> None:
    data = manifest(built)
    data["filer"]["laget.pdf"]["av"] = {"a\0b": "x", "\ud800": "y"}
    built.write(MANIFEST, json.dumps(data))
    assert [line.rpartition(" ")[0][-6:] for line in short(built.run("verify", MADE))] == ["FIL123", "FIL123"]


WRONG = ["build", "cases", FOLDER, "build/finns-inte", f"{MADE}/laget.pdf", ".", "..", "build/../cases"]


@pytest.mark.parametrize("folder", WRONG)
def test_a_folder_that_is_none_of_build_is_wrong_use(whole: SmallMeeting, folder: str) -> None:
    ran = whole.run("verify", folder)
    assert ran.code == 2
    assert "är ingen mapp i projektets build" in ran.err


def test_a_folder_outside_any_project_is_told(tmp_path: Path) -> None:
    ran = papergen("verify", tmp_path)
    assert (ran.code, [one.code for one in ran.told]) == (1, ["FIL110"])


def test_a_meeting_inside_anothers_folder_is_verified_by_itself(tmp_path: Path) -> None:
    project = plain(tmp_path / "projekt")
    project.write(f"{FOLDER}/b/sammanträde.md", "---\nnämnd: B-nämnden\ndatum: 2026-01-02\n---\n\n1. [B](b.md)\n")
    project.write(f"{FOLDER}/b/b.md", text("titel: B\n", "## Ärendet\n\nB.\n"))
    project.make()
    project.write(f"{MADE}/b/b.pdf", b"")
    assert project.run("verify", MADE).code == 0
    assert [(one.path, one.code) for one in project.run("verify", f"{MADE}/b").told] == [(f"{MADE}/b/b.pdf", "FIL122")]


def test_a_meeting_without_its_bundle_is_not_whole(built: SmallMeeting) -> None:
    built.case("trasig", "laget.md")
    built.build()
    assert "FIL136 fel" in [line.partition(" ")[2] for line in short(built.run("verify", MADE))]


# --- --rebuild ------------------------------------------------------------------------------------------------------


def test_a_file_and_a_manifest_that_were_both_edited_are_found_by_building_again(built: SmallMeeting) -> None:
    file = built.root / MADE / "laget.pdf"
    file.write_bytes(file.read_bytes() + b"\n")
    data = manifest(built)
    data["filer"]["laget.pdf"]["sha256"] = sha256(file.read_bytes())
    built.write(MANIFEST, json.dumps(data))
    assert built.run("verify", MADE).code == 0
    assert rebuilt(built) == ["laget.pdf FIL125"]


def test_a_copy_without_the_hidden_parts_is_what_the_project_gives(built: SmallMeeting) -> None:
    shutil.rmtree(built.root / MADE / ".delar")
    assert rebuilt(built) == [".delar FIL129"]


def test_a_part_that_is_missing_beside_others_is_told(built: SmallMeeting) -> None:
    (built.root / MADE / ".delar/laget.del").unlink()
    assert rebuilt(built) == [".delar/laget.del FIL121", ".delar/laget.del FIL125"]


def test_whoever_has_a_copy_without_the_hidden_parts_is_not_told_to_make_the_papers_again(built: SmallMeeting) -> None:
    shutil.rmtree(built.root / MADE / ".delar")
    (told,) = built.run("verify", MADE).told
    assert "ett arkiverat exemplar behöver den inte" in told.hint
    assert "på nytt" not in told.hint


def test_a_file_that_a_handmade_manifest_leaves_out_is_found(built: SmallMeeting) -> None:
    data = manifest(built)
    del data["filer"]["laget.pdf"]
    built.write(MANIFEST, json.dumps(data))
    (built.root / MADE / "laget.pdf").unlink()
    assert rebuilt(built) == ["laget.pdf FIL125"]


def test_a_new_case_in_a_folder_without_a_meeting_is_found(tmp_path: Path) -> None:
    project = SmallMeeting(plain(tmp_path / "projekt").root)
    (project.root / FOLDER / "sammanträde.md").unlink()
    (project.root / FOLDER / "yttrande.md").unlink()
    project.edit(f"{FOLDER}/laget.md", "titel:", "nämnd: Socialnämnden\ntitel:")
    project.make()
    assert rebuilt(project) == []
    project.case(text("titel: B\nnämnd: Socialnämnden\n", "## Ärendet\n\nB.\n"), "b.md")
    assert rebuilt(project) == ["b.docx FIL125", "b.pdf FIL125"]


def test_a_case_that_has_become_bad_is_told_with_its_fault(built: SmallMeeting) -> None:
    built.case("trasig", "laget.md")
    found = rebuilt(built)
    assert f"{FOLDER}/laget.md FIL123" in found
    assert [line for line in found if line.startswith(f"{FOLDER}/laget.md FM")]
    assert not [line for line in found if "FIL125" in line], "why nothing can be made would be lost among them"


def test_a_case_that_is_missing_is_told_where_it_is_listed_and_not_of_every_file(built: SmallMeeting) -> None:
    (built.root / FOLDER / "laget.md").unlink()
    assert rebuilt(built) == [f"{FOLDER}/sammanträde.md MOT008", f"{FOLDER} FIL123", f"{FOLDER}/laget.md FIL123"]
    told = {one.path: one.message for one in built.run("verify", MADE).told}
    assert told[f"{FOLDER}/laget.md"] == "underlaget finns inte längre"
    assert told[FOLDER] == "filer har kommit till, försvunnit eller bytt namn i mappen sedan papperen gjordes"


def test_papers_of_other_versions_cannot_be_compared(built: SmallMeeting) -> None:
    data = manifest(built)
    data["versioner"]["typst"] = "0.1"  # type: ignore[assignment]
    built.write(MANIFEST, json.dumps(data))
    assert built.run("verify", MADE).code == 0
    assert rebuilt(built) == ["manifest.json FIL124"]


def test_a_manifest_that_vanishes_meanwhile_is_told(built: SmallMeeting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("papergen.dispatch.build", lambda *_, **__: (built.root / MANIFEST).unlink() or [])
    with pytest.raises(PapergenError):
        verify_folder(open_project(built.root), built.root / MADE, rebuild=True)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything can be read by root")
def test_a_file_that_may_not_be_read_counts_as_missing(built: SmallMeeting) -> None:
    (built.root / MADE / "laget.pdf").chmod(0)
    assert short(built.run("verify", MADE)) == ["laget.pdf FIL121 fel"]
