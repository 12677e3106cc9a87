"""One paper has changed: it is made in one process and its bundle bound in another, and all is as if built from nothing."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from papergen.project import open_project
from papergen.steps.early import Early
from papergen.steps.making_papers import Composed, PaperTask, compose_paper, keep_paper
from papergen.steps.plan import open_folder
from tests.journey.small_project import FOLDER
from tests.meeting.small_meeting import MEETING_FILE, SmallMeeting
from tests.meeting.test_only_what_changed import built, clean, once_built

__all__ = ["built", "once_built"]  # fixtures

ROOT = Path(__file__).parents[2]
LONGER = "\n".join(
    f"Förvaltningen har för det {number}:e året följt arbetet och lämnar sin redogörelse.\n" for number in range(120)
)

# Tells on standard error what was done early, and by which process.
TELLING = """\
import os, sys
from papergen.steps import early, meanwhile

bind_early, main = meanwhile.bind_early, os.getpid()

def telling(*arguments):
    bundle = bind_early(*arguments)
    print(f"bound early: {bundle is not None}, in the main process: {os.getpid() == main}", file=sys.stderr)
    return bundle

meanwhile.bind_early = telling
from papergen.cli import main as command
command(["-C", sys.argv[1], "build", "--jobs", "2"], prog_name="papergen")
"""


def told(project: SmallMeeting) -> "subprocess.CompletedProcess[str]":
    """Build with two processes, in a process that may fork; tells of what is bound early."""
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "NO_COLOR": "1"}
    command = [sys.executable, "-c", TELLING, str(project.root)]
    return subprocess.run(command, env=surroundings, capture_output=True, text=True, encoding="utf-8", check=False)


def differing(project: SmallMeeting) -> list[str]:
    """Give the files that are not what a clean build gives."""
    here, there = project.outputs(), clean(project)[0].outputs()
    return [name for name in sorted(here.keys() | there.keys()) if here.get(name) != there.get(name)]


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")
@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Nämnden föreslås söka medel", LONGER + "\nNämnden föreslås söka medel"),
        pytest.param("söka medel för en lots", "söka mer medel för en lots", marks=pytest.mark.slow),
        pytest.param("titel: Ansökan om medel", "titel: Ansökan om andra medel", marks=pytest.mark.slow),
        pytest.param("2. [Karta över området](bilagor/karta.png)\n", "", marks=pytest.mark.slow),
        pytest.param("[Avtal med föreningen]", "[Avtalet med föreningen]", marks=pytest.mark.slow),
    ],
    ids=[
        "so much text that all later page numbers change",
        "a word",
        "the title, which the föredragningslista prints",
        "an attachment gone",
        "an attachment under another name",
    ],
)
def test_one_edited_paper_gives_what_a_clean_build_gives(built: SmallMeeting, old: str, new: str) -> None:
    built.edit(f"{FOLDER}/ansokan.md", old, new)
    ran = told(built)
    assert ran.returncode == 0, ran.stderr
    assert "bound early: True, in the main process: True" in ran.stderr
    assert differing(built) == []


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")
def test_one_faulty_paper_leaves_neither_itself_nor_a_bundle(built: SmallMeeting) -> None:
    built.edit(f"{FOLDER}/ansokan.md", "## Sammanfattning", "# Sammanfattning")
    ran = told(built)
    assert ran.returncode == 1
    assert "bound early" not in ran.stderr
    assert "MOT020" in ran.stderr
    left = [name.partition("/")[2] for name in built.outputs()]
    assert not [name for name in left if "ansokan" in name or name in ("handlingar.pdf", "kallelse.pdf")]
    built.edit(f"{FOLDER}/ansokan.md", "# Sammanfattning", "## Sammanfattning")
    assert told(built).returncode == 0
    assert differing(built) == []


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")
def test_a_fault_of_the_meeting_is_told_though_its_bundle_was_begun_early(built: SmallMeeting) -> None:
    built.edit(MEETING_FILE, "4. [Yttrande](yttrande.md)", "4. [Yttrande](finns-inte.md)")
    built.edit(f"{FOLDER}/ansokan.md", "en lots", "två lotsar")
    ran = told(built)
    assert ran.returncode == 1
    assert "MOT008" in ran.stderr
    assert f"{Path(FOLDER).name}/handlingar.pdf" not in built.outputs()


# --- somebody writes on the case while it is built ------------------------------------------------------------------


def composed(project: SmallMeeting, name: str, **changes: object) -> Composed:
    opened = open_project(project.root)
    made = compose_paper(replace(PaperTask(opened, opened.root / FOLDER / name, ("docx", "pdf")), **changes))
    assert isinstance(made, Composed)
    return made


def test_a_paper_without_formats_is_its_part_alone_and_the_same_as_with_them(built: SmallMeeting) -> None:
    part, whole = composed(built, "ansokan.md", formats=()), composed(built, "ansokan.md")
    assert part.paper.files == {}
    assert sorted(whole.paper.files) == ["ansokan.docx", "ansokan.pdf"]
    assert part.in_bundle == whole.in_bundle
    assert part.paper.pages == whole.paper.pages


def test_a_bundle_bound_early_is_forgotten_if_its_paper_has_become_another_since(built: SmallMeeting) -> None:
    part = composed(built, "yttrande.md", formats=())
    early = Early(open_project(built.root), part=part)
    early.begun = early.bundle = marker = object()  # type: ignore[assignment]
    early.fits(composed(built, "yttrande.md"))
    assert early.bundle is marker
    built.edit(f"{FOLDER}/yttrande.md", "december", "januari")
    early.fits(composed(built, "yttrande.md"))
    assert early.bundle is None
    assert early.begun is None


def test_a_case_saved_while_it_is_made_is_made_again_the_next_time(built: SmallMeeting) -> None:
    made = composed(built, "yttrande.md")
    built.edit(f"{FOLDER}/yttrande.md", "december", "januari")  # after it was read, before anything is written
    kept = keep_paper(made)
    assert kept.made["yttrande.pdf"].inputs[f"{FOLDER}/yttrande.md"] == made.inputs[f"{FOLDER}/yttrande.md"]
    assert "yttrande.md" in {name for name, result in built.make().items() if result.fresh}
    assert differing(built) == []


def test_a_meeting_saved_while_it_is_bound_is_bound_again_the_next_time(built: SmallMeeting) -> None:
    from papergen.steps.bundles import begin, bind

    opened, meeting_file = open_project(built.root), built.root / MEETING_FILE
    begun = begin(opened, meeting_file, {}, {})
    before = begun.inputs[MEETING_FILE]
    built.edit(MEETING_FILE, "plats: Ankaret", "plats: Briggen")
    bundle = bind(opened, meeting_file, begun=begun)
    assert bundle.inputs[MEETING_FILE] == before
    assert bind(opened, meeting_file).inputs[MEETING_FILE] != before


def test_attachments_that_are_made_anew_are_so_once(built: SmallMeeting) -> None:
    opened = open_project(built.root)
    early = Early(opened, alone=PaperTask(opened, opened.root / FOLDER / "ansokan.md", ("docx", "pdf"), force=True))
    assert [task.force for task in early.first([])] == [True]  # type: ignore[union-attr]
    early.part = composed(built, "ansokan.md", formats=())
    assert [task.force for task in early.then()] == [False]  # type: ignore[union-attr]
    early.part = None
    assert [task.force for task in early.then()] == [True]  # type: ignore[union-attr]


def begins(project: SmallMeeting, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Tell whether a process would be begun before it is known what has changed."""
    opened = open_project(project.root)
    early = Early(opened)
    monkeypatch.setattr("papergen.steps.early.begin_to_load", lambda load: load)
    folders = {opened.output_folder(path) for path in opened.case_files()}
    early.begin(opened.case_files(), {path: open_folder(path) for path in folders})
    return early.process is not None


def test_a_process_is_begun_for_one_newer_case_and_not_for_none_or_many(
    built: SmallMeeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in (built.root / FOLDER).glob("*.md"):
        os.utime(path, (1, 1))
    assert not begins(built, monkeypatch)
    os.utime(built.root / FOLDER / "laget.md")
    assert begins(built, monkeypatch)
    os.utime(built.root / FOLDER / "yttrande.md")
    assert not begins(built, monkeypatch)
    (built.root / MEETING_FILE).with_name("yttrande.md").touch()
    shutil.rmtree(built.root / "build")
    assert not begins(built, monkeypatch)


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")
def test_a_process_that_was_begun_in_vain_is_gone_and_all_is_made_as_ever(built: SmallMeeting) -> None:
    for path in (built.root / FOLDER).glob("*.md"):
        os.utime(path, (1, 1))
    settings = built.root / "papergen.toml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}\n# nytt\n", encoding="utf-8")
    os.utime(built.root / FOLDER / "laget.md")
    ran = told(built)
    assert ran.returncode == 0
    assert "bound early" not in ran.stderr
    assert differing(built) == []
