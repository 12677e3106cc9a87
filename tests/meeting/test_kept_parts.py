"""What is kept in .delar from one build to the next is used only where it is what a clean build would make."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from papergen.steps import bundles
from papergen.steps.manifest import sha256
from papergen.steps.sealed import sealed, unsealed
from tests.journey.small_project import FOLDER, MADE
from tests.meeting.small_meeting import MEETING_FILE, SmallMeeting, full


@pytest.fixture(scope="module")
def once_built(tmp_path_factory: pytest.TempPathFactory) -> SmallMeeting:
    """Give a built meeting; never changed, only copied."""
    project = full(tmp_path_factory.mktemp("en-gang") / "projekt")
    project.make()
    return project


@pytest.fixture
def built(once_built: SmallMeeting, tmp_path: Path) -> SmallMeeting:
    """Give a copy of a built meeting."""
    shutil.copytree(once_built.root, tmp_path / "projekt")
    return SmallMeeting(tmp_path / "projekt")


def parts(project: SmallMeeting, pattern: str) -> list[Path]:
    found = sorted((project.root / MADE / ".delar").glob(pattern))
    assert found
    return found


def clean(project: SmallMeeting) -> dict[str, bytes]:
    other = SmallMeeting(project.root.parent / "rent")
    shutil.copytree(project.root, other.root, ignore=shutil.ignore_patterns("build"))
    other.make()
    return other.outputs()


@pytest.mark.parametrize("pattern", ["rubrik-*", "siffror-*", "kallelse-*", "foredragningslista-*", "ansokan.json"])
@pytest.mark.parametrize("hurt", [lambda old: old + b" ", lambda old: old[: len(old) // 2], None], ids=["touched", "cut", "gone"])
def test_a_hurt_file_is_made_again(
    built: SmallMeeting, once_built: SmallMeeting, pattern: str, hurt: Callable[[bytes], bytes] | None
) -> None:
    for file in parts(built, pattern):
        if hurt:
            file.write_bytes(hurt(file.read_bytes()))
        else:
            file.unlink()
    built.make()
    assert built.outputs() == once_built.outputs()


def test_facts_that_were_changed_together_with_the_manifest_are_not_believed(built: SmallMeeting) -> None:
    facts = built.root / MADE / ".delar/laget.json"
    old = facts.read_bytes()
    new = old.replace("Läget i förvaltningen".encode(), "Läget i kommunen".encode())
    assert new != old
    facts.write_bytes(new)
    built.edit(f"{MADE}/manifest.json", sha256(old), sha256(new))
    built.edit(MEETING_FILE, "1. Val av justerare", "1. Val av två justerare")
    assert [code for code in built.codes() if code.endswith("MOT015")] == ["sammanträde.md:1 MOT015"]
    assert not built.bundle.exists()
    built.make(force=True)
    assert built.outputs() == clean(built)


def test_no_case_is_read_again_to_bind_a_meeting(built: SmallMeeting, monkeypatch: pytest.MonkeyPatch) -> None:
    """An item without a paper is changed, and nothing but the list and the bundle are made."""
    before = {path: path.stat().st_mtime_ns for path in parts(built, "*")}
    built.edit(MEETING_FILE, "1. Val av justerare", "1. Val av två justerare")
    assert not {"gather", "read"} & set(vars(bundles))
    results = built.make()
    assert [name for name, result in results.items() if result.fresh and name] == ["sammanträde.md"]
    after = {path: path.stat().st_mtime_ns for path in parts(built, "*")}
    assert {path.name.partition("-")[0] for path in after if before.get(path) != after[path]} == {"foredragningslista"}
    assert built.outputs() == clean(built)


def test_one_case_edited_leaves_what_the_others_have(built: SmallMeeting) -> None:
    before = {path: path.stat().st_mtime_ns for path in parts(built, "*")}
    built.edit(f"{FOLDER}/laget.md", "berättar", "talar")
    built.make()
    after = {path: path.stat().st_mtime_ns for path in parts(built, "*")}
    assert {path.name for path in after if before.get(path) != after[path]} == {"laget.json", "laget.del"}


def test_an_item_that_moves_gets_new_headings_and_the_old_ones_go(built: SmallMeeting) -> None:
    before = {path.name for path in parts(built, "rubrik-*")}
    built.agenda("1. [Ansökan om medel](ansokan.md)\n2. [Läget](laget.md)\n3. [Yttrande](yttrande.md)\n")
    results = built.make()
    assert [name for name, result in results.items() if result.fresh and name] == ["sammanträde.md"]
    assert not before & {path.name for path in parts(built, "rubrik-*")}
    assert built.outputs() == clean(built)


@pytest.mark.slow
def test_several_processes_leave_what_one_leaves(once_built: SmallMeeting, tmp_path: Path) -> None:
    shutil.copytree(once_built.root, tmp_path / "projekt", ignore=shutil.ignore_patterns("build"))
    project = SmallMeeting(tmp_path / "projekt")
    project.make(jobs=2)
    assert project.outputs() == once_built.outputs()


@pytest.mark.parametrize("broken", [b"", b"[]", b"{}", b'{"seal": ""}', b"[" * 100_000, sealed({"a": 1}) + b" "])
def test_a_broken_seal_is_seen(broken: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        unsealed(broken)


def test_what_was_sealed_is_read_again() -> None:
    facts = {"titel": "Läget", "sidor": 4, "under": [{"a": None}]}
    assert {key: value for key, value in unsealed(sealed(facts)).items() if key != "seal"} == facts
    assert json.loads(sealed(facts))["seal"]
