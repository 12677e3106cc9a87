"""`build --publicera`: a paper in which a rule finds an error is not made; a draft of it is."""

from tests.journey.small_project import FOLDER, MADE, case_text

WRONG = "\n## Bakgrund\n\n| Post | tkr |\n| :-- | --: |\n| Lön | 200 |\n| Hyra | 140 |\n| Summa | 390 |\n"


def files(project):
    folder = project.root / MADE
    return sorted(path.name for path in folder.iterdir() if path.suffix in (".docx", ".pdf")) if folder.exists() else []


def test_an_error_of_a_rule_stops_its_paper_only_when_it_is_to_be_published(project):
    project.case(case_text() + WRONG, "summa.md")
    assert project.run("build").code == 0
    assert "summa.pdf" in files(project)
    done = project.run("build", f"{FOLDER}/summa.md", "--publicera")
    assert done.code == 1
    assert "SUM001" in [one.code for one in done.told]
    assert files(project) == ["god.docx", "god.pdf"]
    # As a draft it is made again, though nothing has changed.
    assert project.run("build").code == 0
    assert "summa.pdf" in files(project)


def test_a_permitted_finding_stops_nothing(project):
    permitted = WRONG.replace("\n| Post", "\n<!-- papergen: tillåt SUM001 därför att 50 tkr är dolda -->\n\n| Post")
    project.case(case_text() + permitted, "summa.md")
    done = project.run("build", f"{FOLDER}/summa.md", "--publicera")
    assert "SUM001" not in [one.code for one in done.told]
