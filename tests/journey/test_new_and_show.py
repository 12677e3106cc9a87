"""`papergen new` and `papergen show`: what is new builds at once, and what is shown is what was read."""

import json
import tomllib
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from papergen.first_files import case_text as first_case
from papergen.first_files import meeting_text, quoted, settings_text
from tests.journey.paper_files import ROOT, assert_valid
from tests.journey.small_project import BODY, FOLDER, FRONT, MEETING, SmallProject, case_text, papergen
from tests.read.reading import KINDS, read

KIND_NAMES = ("informationsarende", "tjansteskrivelse", "tjansteutlatande")
NEW = ["--organisation", "Ny kommun", "--forvaltning", "Socialförvaltningen", "--namnd", "Socialnämnden"]


# --- new project ------------------------------------------------------------------------------------------------------


def test_a_new_project_builds_at_once_with_nothing_edited(tmp_path: Path) -> None:
    ran = papergen("new", "project", tmp_path / "nytt", *NEW)
    assert (ran.code, ran.err) == (0, "")
    project = SmallProject(tmp_path / "nytt")
    ran = project.build()
    assert (ran.code, ran.err) == (0, "")
    (docx,) = (project.root / "build").rglob("exempel.docx")
    assert_valid(docx, docx.with_suffix(".pdf"))


def test_a_new_project_can_be_answered_into_being(tmp_path: Path) -> None:
    ran = papergen("new", "project", tmp_path / "nytt", stdin="Ny kommun\n\nSocialnämnden\n")
    assert ran.code == 0
    assert SmallProject(tmp_path / "nytt").build().code == 0


def test_a_new_project_has_templates_of_its_own(tmp_path: Path) -> None:
    papergen("new", "project", tmp_path / "nytt", *NEW)
    for kind in KIND_NAMES:
        assert {"kind.toml", "mall.docx", "mall.typ"} <= {
            path.name for path in (tmp_path / "nytt" / "templates" / kind).iterdir()
        }


def test_a_new_project_takes_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "nytt").mkdir()
    assert papergen("new", "project", tmp_path / "nytt", *NEW).code == 0


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_a_new_project_overwrites_nothing(tmp_path: Path, kind: str) -> None:
    target = tmp_path / "nytt"
    if kind == "folder":
        target.mkdir()
        (target / "mitt.txt").write_text("mitt", encoding="utf-8")
    else:
        target.write_text("mitt", encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    ran = papergen("new", "project", target, *NEW)
    (told,) = ran.told
    assert (ran.code, told.code, sorted(tmp_path.rglob("*"))) == (1, "FIL112", before)


@pytest.mark.parametrize("name", ['Ås "kommun"', "C:\\kommun", "Nämnd: # {x} %", "- a", "'", "№ 1 ' \" \\ end"])
def test_odd_names_of_organisation_and_namnd_are_written_so_that_they_read_as_themselves(tmp_path: Path, name: str) -> None:
    ran = papergen("new", "project", tmp_path / "nytt", "--organisation", name, "--forvaltning", name, "--namnd", name)
    assert (ran.code, ran.err) == (0, "")
    ran = SmallProject(tmp_path / "nytt").build()
    assert [told.code for told in ran.told if told.code != "MD099"] == []
    written = tomllib.loads((tmp_path / "nytt" / "papergen.toml").read_text(encoding="utf-8"))
    assert (written["organisation"]["namn"], written["namnder"][0]["namn"]) == (name, name)


# --- new case ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_a_new_case_has_its_sections_in_place_and_builds(project: SmallProject, kind: str) -> None:
    path = project.root / FOLDER / "nytt.md"
    ran = papergen(
        "new", "case", path, "--titel", "Nytt ärende", "--dnr", "SN 2026/0200", "--mall", kind, "--namnd", "Socialnämnden"
    )
    assert (ran.code, ran.err) == (0, "")
    headings = [line[3:] for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("## ")]
    wanted = [section.titles[0] for section in KINDS[kind].sections if section.required]
    assert [heading for heading in headings if heading in wanted] == wanted
    ran = project.build(path)
    assert (ran.code, ran.err) == (0, "")
    made = project.root / "build" / "namnd-2026-02-17" / "nytt.docx"
    assert_valid(made, made.with_suffix(".pdf"))


def test_a_new_case_in_a_folder_without_meeting_needs_a_namnd(project: SmallProject) -> None:
    path = project.root / "cases" / "ny-mapp" / "nytt.md"
    ran = papergen("new", "case", path, "--titel", "Nytt")
    assert (ran.code, [told.code for told in ran.told], path.exists()) == (1, ["FM015"], False)
    assert papergen("new", "case", path, "--titel", "Nytt", "--namnd", "Socialnämnden").code == 0
    assert project.build(path).code == 0


def test_a_new_case_has_the_namnd_of_its_meeting(project: SmallProject) -> None:
    project.write(f"{FOLDER}/sammanträde.md", MEETING)
    path = project.root / FOLDER / "nytt.md"
    assert papergen("new", "case", path, "--titel", "Nytt").code == 0
    assert "nämnd:" not in path.read_text(encoding="utf-8")
    assert project.build(path).code == 0


def test_a_new_case_overwrites_nothing(project: SmallProject) -> None:
    path = project.root / FOLDER / "god.md"
    ran = papergen("new", "case", path, "--titel", "Nytt", "--namnd", "Socialnämnden")
    assert (ran.code, [told.code for told in ran.told]) == (1, ["FIL112"])
    assert path.read_text(encoding="utf-8") == case_text()


@pytest.mark.parametrize("path", ["nytt.md", "../nytt.md", "build/nytt.md"])
def test_a_new_case_lies_in_cases(project: SmallProject, path: str) -> None:
    ran = project.run("new", "case", path, "--titel", "Nytt", "--namnd", "Socialnämnden")
    assert (ran.code, [told.code for told in ran.told]) == (1, ["FIL113"])
    assert not (project.root / path).exists()


def test_a_new_case_has_a_title(project: SmallProject) -> None:
    ran = project.run("new", "case", f"{FOLDER}/nytt.md", "--titel", " ", "--namnd", "Socialnämnden")
    assert (ran.code, [told.code for told in ran.told]) == (1, ["FM015"])
    assert not (project.root / FOLDER / "nytt.md").exists()


@pytest.mark.parametrize(("name", "code"), [("nytt.txt", 1), ("nytt.DOCX", 1), ("nytt", 0), ("nytt 2026.1", 0)])
def test_a_new_case_is_not_called_as_another_sort_of_file(project: SmallProject, name: str, code: int) -> None:
    ran = project.run("new", "case", f"{FOLDER}/{name}", "--titel", "Nytt", "--namnd", "Socialnämnden")
    assert (ran.code, [told.code for told in ran.told]) == (code, ["FIL128"] * code)
    assert (project.root / FOLDER / f"{name}.md").exists() == (not code)


def test_a_new_case_of_an_unknown_kind(project: SmallProject) -> None:
    ran = project.run("new", "case", f"{FOLDER}/nytt.md", "--titel", "Nytt", "--mall", "finns-inte", "--namnd", "Socialnämnden")
    assert (ran.code, [told.code for told in ran.told]) == (1, ["FM014"])


# One line without control characters: what a prompt or a shell gives. The characters refused in case files are not written.
LINES = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=["C", "Z", "M"]), min_size=1, max_size=40
)
HARD = st.sampled_from(
    [
        "Avtal: del 2",
        "a # b",
        "'x",
        '"x"',
        "- a",
        "* a",
        "&a",
        "!a",
        "%a",
        "@a",
        "`a",
        "{a}",
        "[a]",
        "|",
        ">",
        "a: ",
        "ja",
        "0123",
    ]
)
HARDER = st.sampled_from(
    ["null", "~", "2026-02-30", "\\", "a\\nb", "---", "...", "?", "? a", "x,y", "a]", "=", "<<", "12:30", "Ökad # takt: 'ja'"]
)


@settings(max_examples=150, deadline=None)
@given(titel=LINES | HARD | HARDER, dnr=HARD | HARDER, namnd=LINES | HARD)
def test_whatever_is_asked_for_reads_as_itself(titel: str, dnr: str, namnd: str) -> None:
    import datetime
    import unicodedata

    text = first_case(KINDS["tjansteutlatande"], titel, namnd, datetime.date(2026, 2, 17), dnr=dnr)
    case = read(text)
    assert (case.titel, case.dnr, case.namnd) == tuple(
        unicodedata.normalize("NFC", value.strip()) for value in (titel, dnr, namnd)
    )


@settings(max_examples=150, deadline=None)
@given(LINES | HARD | HARDER)
def test_a_quoted_value_is_the_same_text_to_any_yaml_reader(text: str) -> None:
    assert str(yaml.load(f"a: {quoted(text)}", Loader=yaml.BaseLoader)["a"]) == text


@settings(max_examples=100, deadline=None)
@given(LINES | HARD | HARDER, LINES | HARD)
def test_settings_and_meeting_read_as_themselves(organisation: str, namnd: str) -> None:
    import datetime
    import unicodedata

    from papergen.model.settings import Settings
    from papergen.read.meeting import read_meeting

    written = tomllib.loads(settings_text(organisation, "", namnd))
    assert (written["organisation"]["namn"], written["namnder"][0]["namn"]) == (organisation, namnd)
    text = meeting_text(namnd, datetime.date(2026, 2, 17), "exempel.md", "Ett första [ärende]")
    meeting = read_meeting(text.encode(), "cases/m/sammanträde.md", Settings("X")).meeting
    assert meeting.namnd == unicodedata.normalize("NFC", namnd).strip()


# --- show -------------------------------------------------------------------------------------------------------------

RICH = f"""{BODY}
Text med *kursiv*, **fet**, `kod` och [länk](https://example.se)[^1].

| Kostnad | Kronor |
|---|--:|
| Lokal | 10 000 |

- [x] klart

> citat

```
kodrad
```

[^1]: En fotnot.
"""
WORDS = (
    "Förslag till beslut",
    "godkänner ansökan",
    "kursiv",
    "fet",
    "kod",
    "länk",
    "Kostnad",
    "10 000",
    "klart",
    "citat",
    "kodrad",
    "fotnot",
)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\\u00a0", " ")


@pytest.mark.parametrize("view", ["case", "context", "typst"])
def test_a_view_is_json(project: SmallProject, view: str) -> None:
    path = project.body(RICH, FRONT + "handläggare: Anna Åberg\n")
    ran = project.run("show", path, "--as", view)
    assert (ran.code, ran.err) == (0, "")
    assert isinstance(json.loads(ran.out), dict)
    assert ran.out.endswith("\n")
    assert "Ansökan om projektmedel" in plain(ran.out)
    assert "Anna Åberg" in plain(ran.out)


@pytest.mark.parametrize("view", ["case", "typst", "text"])
def test_a_view_of_the_whole_paper_has_all_its_text(project: SmallProject, view: str) -> None:
    path = project.body(RICH)
    shown = plain(project.run("show", path, "--as", view).out)
    assert [word for word in WORDS if word not in shown] == []


def test_case_is_what_is_shown_where_nothing_else_is_asked(project: SmallProject) -> None:
    path = project.root / FOLDER / "god.md"
    assert project.run("show", path).out == project.run("show", path, "--as", "case").out


def test_show_makes_no_files(project: SmallProject) -> None:
    before = sorted(project.root.rglob("*"))
    for view in ("case", "context", "typst", "text"):
        assert project.run("show", project.root / FOLDER / "god.md", "--as", view).code == 0
    assert sorted(project.root.rglob("*")) == before


@pytest.mark.parametrize("view", ["case", "context", "typst", "text"])
def test_show_of_a_bad_case_tells_its_problems(project: SmallProject, view: str) -> None:
    path = project.body(BODY, FRONT.replace("2026-01-12", "2026-02-30"))
    ran = project.run("show", path, "--as", view)
    assert (ran.code, ran.out, ran.codes) == (1, "", ["4:8 FM013"])


def test_show_of_a_folder_is_wrong_use_or_told(project: SmallProject) -> None:
    ran = project.run("show", project.root / FOLDER)
    assert ran.code in (1, 2)
    assert ran.err


def test_every_showcase_case_can_be_shown() -> None:
    path = ROOT / "cases" / "socialnamnden-2026-02-17" / "andrad-sammantradesdag.md"
    assert "Ändrad sammanträdesdag" in papergen("-C", ROOT, "show", path, "--as", "text").out
