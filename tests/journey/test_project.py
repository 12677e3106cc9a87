"""The project of this repository, and what finding one gives."""

from pathlib import Path

import pytest

from papergen.problems import PapergenError
from papergen.project import BUILT_IN_TEMPLATES, find_root, open_project
from tests.journey.paper_files import ROOT, assert_valid, own_template
from tests.journey.small_project import FOLDER, SmallProject, case_text, papergen


def test_the_nearest_papergen_toml_wins(project: SmallProject) -> None:
    project.write("cases/inre/papergen.toml", '[organisation]\nnamn = "Inre"\n')
    assert find_root(project.root / "cases" / "inre") == project.root / "cases" / "inre"
    assert find_root(project.root / FOLDER) == project.root


def test_no_project_at_all_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(PapergenError) as caught:
        find_root(tmp_path)
    assert [problem.code for problem in caught.value.problems] == ["FIL110"]


def test_a_projects_own_kind_wins_over_the_built_in_one(project: SmallProject) -> None:
    own_template(project, "tjansteutlatande")
    kinds = open_project(project.root).kinds
    assert kinds["tjansteutlatande"].directory == project.root / "templates" / "tjansteutlatande"
    assert kinds["tjansteskrivelse"].directory == BUILT_IN_TEMPLATES / "tjansteskrivelse"


def test_what_is_no_case_is_not_built(project: SmallProject) -> None:
    for name in ("README.md", "readme.md", ".dold.md", "bilagor/text.md", ".mapp/a.md", "sammantrade.md", "anteckning.txt"):
        project.write(
            f"{FOLDER}/{name}", "inget ärende" if name != "sammantrade.md" else "---\nnämnd: N\ndatum: 2026-01-01\n---\n"
        )
    assert [path.name for path in open_project(project.root).case_files()] == ["god.md"]


def test_links_to_folders_are_not_followed(project: SmallProject) -> None:
    (project.root / "cases" / "lank").symlink_to(FOLDER.rpartition("/")[2])
    (project.root / "cases" / "runt").symlink_to(".")
    assert [path.name for path in open_project(project.root).case_files()] == ["god.md"]


def test_cases_come_in_the_order_of_their_names(project: SmallProject) -> None:
    for name in ("ö", "a", "Z", "b10", "b2"):
        project.case(case_text(), f"{name}.md")
    names = [path.stem for path in open_project(project.root).case_files()]
    assert names == sorted(names)


@pytest.mark.slow
def test_every_showcase_paper_is_made_and_valid(tmp_path: Path) -> None:
    import shutil

    for name in ("cases", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "papergen.toml", tmp_path)
    ran = papergen("-C", tmp_path, "build")
    assert (ran.code, ran.err) == (0, "")
    files = (path for path in (tmp_path / "build").rglob("*") if not {"bilagor", ".delar"} & {*path.parts})
    made = sorted(path for path in files if path.suffix in (".docx", ".pdf"))
    assert len(made) >= 26
    assert_valid(*made)
