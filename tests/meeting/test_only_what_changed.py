"""Only what changed is made again, and what lies in build/ is always what a clean build gives, to the byte."""

import shutil
from collections.abc import Callable
from pathlib import Path

import docx
import fontpkg_arimo
import pytest
from docx.shared import Mm, Pt

from papergen.problems import Problem
from papergen.steps.built import Built
from tests.bundle.attachment_samples import by_hand, picture
from tests.journey.small_project import FOLDER, MADE, SETTINGS, case_text
from tests.meeting.small_meeting import AGENDA, ANSOKAN, ANSOKAN_BODY, MEETING_FILE, SmallMeeting, empty, full, text

ROOT = Path(__file__).parents[2]
LIST = "sammanträde.md"
CASES = {"ansokan.md", "laget.md", "yttrande.md"}
ALL = CASES | {LIST}


@pytest.fixture(scope="module")
def once_built(tmp_path_factory: pytest.TempPathFactory) -> SmallMeeting:
    """Give a built meeting with its own copy of a kind; never changed, only copied."""
    project = full(tmp_path_factory.mktemp("en-gang") / "projekt")
    for file in (ROOT / "templates" / "tjansteutlatande").iterdir():
        project.write(f"templates/tjansteutlatande/{file.name}", file.read_bytes())
    project.make()
    return project


@pytest.fixture
def built(once_built: SmallMeeting, tmp_path: Path) -> SmallMeeting:
    """Give a copy of a built meeting."""
    shutil.copytree(once_built.root, tmp_path / "projekt")
    return SmallMeeting(tmp_path / "projekt")


def clean(project: SmallMeeting) -> tuple[SmallMeeting, dict[str, Built]]:
    """Build the same project from nothing in another folder."""
    other = SmallMeeting(project.root.parent / "rent")
    shutil.copytree(project.root, other.root, ignore=shutil.ignore_patterns("build"))
    return other, other.make()


def said(results: dict[str, Built]) -> list[Problem]:
    return [problem for name in sorted(results) for problem in results[name].problems]


def times(project: SmallMeeting) -> dict[str, int]:
    return {name: (project.root / "build" / name).stat().st_mtime_ns for name in project.outputs()}


def fresh(results: dict[str, Built]) -> set[str]:
    return {name for name, result in results.items() if result.fresh and name}


def assert_as_clean(project: SmallMeeting, results: dict[str, Built]) -> None:
    """Demand the bytes and the words of a clean build."""
    other, expected = clean(project)
    here, there = project.outputs(), other.outputs()
    assert sorted(here) == sorted(there)
    assert [name for name in here if here[name] != there[name]] == []
    assert said(results) == said(expected)
    assert [(name, results[name].pages, sorted(results[name].files)) for name in sorted(results)] == [
        (name, expected[name].pages, sorted(expected[name].files)) for name in sorted(expected)
    ]


def test_when_nothing_has_changed_nothing_is_written_and_warnings_are_told_again(built: SmallMeeting) -> None:
    before, when = built.outputs(), times(built)
    results = built.make()
    assert (fresh(results), built.outputs(), times(built)) == (set(), before, when)
    assert {problem.code for problem in said(results)} == {"FIL050", "FIL052", "MOT017", "MOT018"}
    assert_as_clean(built, results)


def test_the_command_says_that_nothing_has_changed(built: SmallMeeting) -> None:
    ran = built.build()
    assert (ran.code, ran.out) == (0, f"4 oförändrade. Filerna ligger i {built.root / 'build'}.\n")
    assert [one.code for one in ran.told] == ["FIL050", "FIL052", "MOT017", "MOT018"]


def test_one_case_edited_makes_its_papers_and_the_bundle(built: SmallMeeting) -> None:
    when = times(built)
    built.edit(f"{FOLDER}/laget.md", "berättar", "talar")
    results = built.make()
    folder = Path(MADE).name
    written = {name.removeprefix(f"{folder}/") for name, moment in times(built).items() if when.get(name) != moment}
    assert written == {
        "laget.docx",
        "laget.pdf",
        ".delar/laget.del",
        ".delar/laget.json",
        "handlingar.pdf",
        "kallelse.docx",
        "kallelse.pdf",
        "föredragningslista.docx",
        "föredragningslista.pdf",
        "manifest.json",
    }
    assert fresh(results) == {"laget.md", LIST}
    assert_as_clean(built, results)


# --- what a paper and a bundle are made of --------------------------------------------------------------------------


def edit_word(project: SmallMeeting, edit: Callable[[docx.document.Document], None]) -> None:
    path = project.root / "templates/tjansteutlatande/mall.docx"
    document = docx.Document(str(path))
    edit(document)
    document.save(str(path))


def a_wider_margin(document: docx.document.Document) -> None:
    document.sections[0].page_height = Mm(280)


def a_larger_text(document: docx.document.Document) -> None:
    document.styles["Normal"].font.size = Pt(13)


def own_kind(project: SmallMeeting, name: str) -> None:
    shutil.copytree(ROOT / "templates" / name, project.root / "templates" / name)


def remove_case(project: SmallMeeting) -> None:
    (project.root / FOLDER / "ansokan.md").unlink()
    project.agenda("1. [Läget](laget.md)\n2. [Yttrande](yttrande.md)\n")


def add_case(project: SmallMeeting) -> None:
    project.case(text("titel: Nytt\n", "## Ärendet\n\nNytt.\n"), "nytt.md")
    project.edit(MEETING_FILE, "## Beslut\n", "## Beslut\n\n2. [Nytt](nytt.md)\n")
    project.edit(MEETING_FILE, "\n2. [Ansökan", "\n3. [Ansökan")


Change = tuple[Callable[[SmallMeeting], object], set[str]]
CHANGES: dict[str, Change] = {
    "a picture": (lambda p: p.write(f"{FOLDER}/laget.png", picture(size=(90, 30))), {"laget.md", LIST}),
    "an attached picture": (lambda p: p.write(f"{FOLDER}/bilagor/karta.png", picture(size=(9, 30))), {"ansokan.md", LIST}),
    "an attached text": (lambda p: p.write(f"{FOLDER}/bilagor/anteckningar.txt", "Nytt.\n"), {"ansokan.md", LIST}),
    "an attached PDF": (lambda p: p.write(f"{FOLDER}/bilagor/tabell.pdf", by_hand(3)), {"ansokan.md", LIST}),
    "a picture in an attachment": (lambda p: p.write(f"{FOLDER}/bilagor/kurva.png", picture()), {"ansokan.md", LIST}),
    "a file carried beside": (lambda p: p.write(f"{FOLDER}/bilagor/ritning.dwg", b"AC1032 ny"), {"ansokan.md", LIST}),
    "a line before the attachments": (
        lambda p: p.edit(f"{FOLDER}/ansokan.md", "## Sammanfattning\n", "\n\n## Sammanfattning\n"),
        {"ansokan.md", LIST},
    ),
    "an attachment's title": (lambda p: p.edit(f"{FOLDER}/ansokan.md", "[Karta över", "[Kartan över"), {"ansokan.md", LIST}),
    "an attachment's place on disk": (
        lambda p: (
            (p.root / FOLDER / "bilagor/avtal").mkdir(),
            (p.root / FOLDER / "bilagor/avtal.pdf").rename(p.root / FOLDER / "bilagor/avtal/avtal.pdf"),
            p.edit(f"{FOLDER}/ansokan.md", "bilagor/avtal.pdf", "bilagor/avtal/avtal.pdf"),
        ),
        {"ansokan.md", LIST},
    ),
    "an attachment that is no longer listed": (
        lambda p: p.edit(f"{FOLDER}/ansokan.md", "2. [Karta över området](bilagor/karta.png)\n", ""),
        {"ansokan.md", LIST},
    ),
    "a file no longer carried beside": (
        lambda p: (
            p.edit(f"{FOLDER}/ansokan.md", "3. [Ritning i original](bilagor/ritning.dwg)\n", ""),
            p.edit(f"{FOLDER}/ansokan.md", "  bilagor/ritning.dwg: medföljer\n", ""),
        ),
        {"ansokan.md", LIST},
    ),
    "a case's language": (lambda p: p.edit(f"{FOLDER}/ansokan.md", "datum:", "språk: en-GB\ndatum:"), {"ansokan.md", LIST}),
    "a case's forvaltning": (
        lambda p: p.edit(f"{FOLDER}/ansokan.md", "datum:", "förvaltning: Parkkontoret\ndatum:"),
        {"ansokan.md", LIST},
    ),
    "the page of mall.docx": (lambda p: edit_word(p, a_wider_margin), ALL),
    "the text of mall.docx": (lambda p: edit_word(p, a_larger_text), ALL),
    "mall.typ": (lambda p: p.edit("templates/tjansteutlatande/mall.typ", "\n", "\n// ny\n"), ALL),
    "kind.toml": (lambda p: p.edit("templates/tjansteutlatande/kind.toml", '"Tjänsteutlåtande"', '"Utlåtande"'), ALL),
    "the project's own kallelse": (lambda p: own_kind(p, "kallelse"), {LIST}),
    "a kind that nothing uses": (lambda p: own_kind(p, "tjansteskrivelse"), set()),
    "papergen.toml": (lambda p: p.edit("papergen.toml", "Socialförvaltningen", "Parkförvaltningen"), ALL),
    "a new font": (lambda p: p.write("fonts/egen.ttf", font()), ALL),
    "the meeting's date": (lambda p: p.edit(MEETING_FILE, "2026-02-17", "2026-02-18"), ALL),
    "the meeting's place": (lambda p: p.edit(MEETING_FILE, "Ankaret", "Kajen"), ALL),
    "summaries": (lambda p: p.edit(MEETING_FILE, "plats:", "sammanfattningar: ja\nplats:"), ALL),
    "the order of the agenda": (
        lambda p: p.agenda(
            AGENDA.replace("ansokan.md", "x").replace("yttrande.md", "ansokan.md").replace("(x)", "(yttrande.md)")
        ),
        {LIST},
    ),
    "a word of the agenda": (lambda p: p.edit(MEETING_FILE, "Val av justerare", "Upprop"), {LIST}),
    "a case that is gone": (remove_case, {LIST}),
    "a new case": (add_case, {"nytt.md", LIST}),
    "another name of the meeting file": (
        lambda p: (p.root / MEETING_FILE).rename(p.root / FOLDER / "sammantrade.md"),
        CASES | {"sammantrade.md"},
    ),
    "a file that nothing uses": (lambda p: p.write(f"{FOLDER}/bilagor/extra.pdf", b"x"), set()),
}


def font() -> bytes:
    """Give a font file: one of those that we ship with."""
    return next(Path(fontpkg_arimo.__file__).parent.rglob("*.ttf")).read_bytes()


EVERYDAY = {
    "a picture",
    "a picture in an attachment",
    "a line before the attachments",
    "the page of mall.docx",
    "a new font",
    "the meeting's place",
    "the order of the agenda",
    "a case that is gone",
}


@pytest.mark.parametrize(
    ("change", "expected"),
    [pytest.param(*CHANGES[name], id=name, marks=[] if name in EVERYDAY else [pytest.mark.slow]) for name in CHANGES],
)
def test_a_change_makes_what_hangs_on_it_and_the_rest_is_kept(built: SmallMeeting, change: Change, expected: set[str]) -> None:
    change(built)
    results = built.make()
    assert fresh(results) == expected
    assert_as_clean(built, results)


def test_taking_a_change_back_gives_what_was_there(built: SmallMeeting) -> None:
    before = built.outputs()
    built.edit(f"{FOLDER}/ansokan.md", "karta.png", "tabell.pdf")
    built.make()
    assert built.outputs() != before
    built.write(f"{FOLDER}/ansokan.md", text(ANSOKAN, ANSOKAN_BODY))
    built.make()
    assert built.outputs() == before


def test_a_deleted_meeting_file_leaves_papers_only(built: SmallMeeting) -> None:
    (built.root / MEETING_FILE).unlink()
    for name in CASES:
        built.edit(f"{FOLDER}/{name}", "titel:", "nämnd: Socialnämnden\ntitel:")
    results = built.make()
    assert_as_clean(built, results)
    assert sorted(built.made()) == sorted(f"{Path(MADE).name}/{name[:-3]}.{form}" for name in CASES for form in ("docx", "pdf"))


def test_settings_and_fonts_count_for_a_meeting_without_papers(tmp_path: Path) -> None:
    project = empty(tmp_path / "projekt")
    project.agenda("1. Upprop\n")
    project.make()
    project.write("papergen.toml", SETTINGS.replace("Exempelstads", "Andrastads"))
    results = project.make()
    assert fresh(results) == {LIST}
    assert_as_clean(project, results)


# --- build/ itself --------------------------------------------------------------------------------------------------


def touched(old: bytes) -> bytes:
    return old + b" "


def cut(old: bytes) -> bytes:
    return old[: len(old) // 2]


HURTS = [
    ("laget.pdf", touched),
    ("laget.docx", None),
    (".delar/ansokan.del", cut),
    (".delar/laget.del", touched),
    (".delar/laget.json", touched),
    (".delar/yttrande.json", None),
    ("handlingar.pdf", touched),
    ("kallelse.docx", cut),
    ("föredragningslista.pdf", None),
    ("bilagor/ansokan/ritning.dwg", touched),
    ("bilagor/ansokan/ritning.dwg", None),
    ("manifest.json", touched),
    ("manifest.json", None),
]


@pytest.mark.parametrize(("name", "hurt"), HURTS)
def test_a_hurt_file_is_noticed_and_made_again(
    built: SmallMeeting, once_built: SmallMeeting, name: str, hurt: Callable[[bytes], bytes] | None
) -> None:
    file = built.root / MADE / name
    if hurt:
        file.write_bytes(hurt(file.read_bytes()))
    else:
        file.unlink()
    built.make()
    assert built.outputs() == once_built.outputs()


def test_hurt_parts_are_noticed_and_made_again(built: SmallMeeting, once_built: SmallMeeting) -> None:
    for file in (built.root / MADE / ".delar").glob("bilaga-*"):
        file.write_bytes(cut(file.read_bytes()))
    built.make()
    assert built.outputs() == once_built.outputs()


def test_a_part_whose_facts_were_changed_by_hand_is_not_believed(built: SmallMeeting, once_built: SmallMeeting) -> None:
    for file in (built.root / MADE / ".delar").glob("bilaga-*.json"):
        facts = file.read_text(encoding="utf-8")
        file.write_text(facts.replace('"pdfua": false', '"pdfua": true').replace('"copy": true', '"copy": false'))
    built.make()
    assert built.outputs() == once_built.outputs()


MANIFESTS = {
    "empty": "",
    "a list": "[]",
    "null": "null",
    "nested too deep": "[" * 100_000,
    "no text": "\0",
    "files that are none": '{"versioner": {}, "filer": {"x": 1}}',
    "numbers for text": '{"versioner": 1, "filer": []}',
    "of other versions": '{"versioner": {"papergen": "0"}, "filer": {}}',
}


@pytest.mark.parametrize("manifest", MANIFESTS.values(), ids=MANIFESTS)
def test_a_manifest_that_is_damaged_or_foreign_makes_everything_anew(
    built: SmallMeeting, once_built: SmallMeeting, manifest: str
) -> None:
    built.write(f"{MADE}/manifest.json", manifest)
    assert fresh(built.make()) == ALL
    assert built.outputs() == once_built.outputs()


def test_a_manifest_of_an_older_version_makes_everything_anew(built: SmallMeeting, once_built: SmallMeeting) -> None:
    from papergen import __version__

    built.edit(f"{MADE}/manifest.json", f'"papergen": "{__version__}"', '"papergen": "0.0.1"')
    assert fresh(built.make()) == ALL
    assert built.outputs() == once_built.outputs()


def test_a_warning_that_was_edited_in_the_manifest_does_not_last(built: SmallMeeting, once_built: SmallMeeting) -> None:
    built.edit(f"{MADE}/manifest.json", '"sidor": 1', '"sidor": 1 ')
    built.make()
    assert built.outputs() == once_built.outputs()


def test_force_makes_everything_and_gives_the_same(built: SmallMeeting, once_built: SmallMeeting) -> None:
    assert fresh(built.make(force=True)) == ALL
    assert built.outputs() == once_built.outputs()


def test_what_nothing_stands_for_is_removed(built: SmallMeeting, once_built: SmallMeeting) -> None:
    for name in ("borta.pdf", "borta.docx", ".delar/bilaga-0.del", "bilagor/borta/x.dwg", "../borta/manifest.json"):
        built.write(f"{MADE}/{name}", "x")
    assert fresh(built.make()) == set()
    assert built.outputs() == once_built.outputs()


# --- files carried beside the bundle --------------------------------------------------------------------------------


def test_two_files_of_one_name_are_both_carried_beside(meeting: SmallMeeting) -> None:
    wishes = "bilagor:\n  bilagor/a/plan.dwg: medföljer\n  bilagor/b/plan.dwg: medföljer\n"
    body = "## Bilagor\n\n1. [A](bilagor/a/plan.dwg)\n2. [B](bilagor/b/plan.dwg)\n"
    meeting.case(text(f"titel: Läget\n{wishes}", body), "laget.md")
    for name in "ab":
        meeting.write(f"{FOLDER}/bilagor/{name}/plan.dwg", name)
    meeting.make()
    beside = meeting.root / MADE / "bilagor/laget"
    assert sorted(path.read_text() for path in beside.iterdir()) == ["a", "b"]
    assert "plan.dwg" in {path.name for path in beside.iterdir()}


def test_a_file_with_decomposed_letters_is_carried_beside(meeting: SmallMeeting) -> None:
    import unicodedata

    wish = "bilagor:\n  bilagor/ritning å.dwg: medföljer\n"
    meeting.case(text(f"titel: Läget\n{wish}", "## Bilagor\n\n1. [A](<bilagor/ritning å.dwg>)\n"), "laget.md")
    meeting.write(f"{FOLDER}/bilagor/{unicodedata.normalize('NFD', 'ritning å.dwg')}", "ritning")
    meeting.make()
    assert (meeting.root / MADE / "bilagor/laget/ritning å.dwg").read_text() == "ritning"
    assert fresh(meeting.make()) == set()


def test_a_meeting_that_is_gone_leaves_no_empty_folders(built: SmallMeeting) -> None:
    built.write("cases/annan/djupt/a.md", case_text())
    built.make()
    assert (built.root / "build/annan/djupt/a.pdf").exists()
    shutil.rmtree(built.root / "cases/annan")
    built.make()
    assert sorted(path.name for path in (built.root / "build").iterdir()) == [MADE.rpartition("/")[2]]


@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_a_file_whose_name_no_font_has_is_an_error_and_no_traceback(meeting: SmallMeeting, jobs: int) -> None:
    wish = "bilagor:\n  'bilagor/plan-📐.dwg': medföljer\n"
    meeting.case(text(f"titel: Läget\n{wish}", "## Bilagor\n\n1. [A](bilagor/plan-📐.dwg)\n"), "laget.md")
    meeting.write(f"{FOLDER}/bilagor/plan-📐.dwg", "ritning")
    told = meeting.make(jobs=jobs)["sammanträde.md"]
    assert [(one.code, one.message) for one in told.problems] == [
        ("FIL116", "sidan ”Bilaga 1 till ärende 1: A” har tecken som inte finns i typsnitten: ”📐” (U+1F4D0)")
    ]
    assert not meeting.bundle.exists()


def test_a_case_in_a_folder_without_a_meeting_is_kept_too(built: SmallMeeting) -> None:
    built.write("cases/annan/a.md", case_text())
    assert fresh(built.make()) == {"a.md"}
    results = built.make()
    assert fresh(results) == set()
    assert_as_clean(built, results)


def test_a_bundle_that_changes_after_it_was_sent_out_is_told_once(built: SmallMeeting) -> None:
    meeting = built.root / FOLDER / LIST
    meeting.write_text(meeting.read_text(encoding="utf-8").replace("---\n", "---\nstatus: utskickad\n", 1), encoding="utf-8")
    assert "MOT031" not in [problem.code for problem in said(built.make())]
    case = built.root / FOLDER / "ansokan.md"
    case.write_text(case.read_text(encoding="utf-8") + "\n## Ett avsnitt till\n\nMer text.\n", encoding="utf-8")
    (told,) = [problem for problem in said(built.make()) if problem.code == "MOT031"]
    assert (told.severity.value, str(told.place)) == ("info", f"{FOLDER}/{LIST}:2:9")
    assert "MOT031" not in [problem.code for problem in said(built.make())]
