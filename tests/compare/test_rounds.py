"""Rounds of review in real repositories: who has read a case as it stands, and who must read again."""

import shutil
import subprocess

import pytest

from papergen.project import open_project
from papergen.steps.rounds import reviews_of
from tests.journey.small_project import FOLDER, case_text, start

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
OWN = ("-c", "user.name=Prov", "-c", "user.email=prov@exempel.se", "-c", "commit.gpgsign=false", "-c", "tag.gpgsign=false")
FRONT = """\
titel: Ansökan om projektmedel
nämnd: Socialnämnden
datum: 2026-01-12
granskare: [Leila Rahmani, Åke Öberg]
"""
BODY = "## Förslag till beslut\n\n1. Socialnämnden beviljar 840 000 kronor.\n\n## Bakgrund\n\nProjektet kostar 840 000 kronor.\n"


@pytest.fixture
def repository(tmp_path):
    project = start(tmp_path / "projekt")
    project.body(BODY, FRONT)
    git(project, "init", "-q", "-b", "main")
    save(project, "Först")
    return project


def git(project, *arguments):
    subprocess.run(["git", *OWN, *arguments], cwd=project.root, capture_output=True, check=True)


def save(project, message):
    git(project, "add", "-A")
    git(project, "commit", "-q", "-m", message)


def states(project):
    opened = open_project(project.root)
    found = reviews_of(opened, opened.case_files())
    return {review.namn: review.state for review in found[f"{FOLDER}/arende.md"]}


def test_nobody_has_read_what_nobody_has_tagged(repository):
    assert states(repository) == {"Leila Rahmani": "oläst", "Åke Öberg": "oläst"}


@pytest.mark.parametrize("tag", ["granskning/leila", "granskning/Leila-Rahmani/2026-02-03", "granskning/leilarahmani/1"])
def test_a_tag_is_a_reading_by_name_or_first_name(repository, tag):
    git(repository, "tag", tag)
    assert states(repository) == {"Leila Rahmani": "läst", "Åke Öberg": "oläst"}


def test_letters_with_rings_and_dots_may_be_written_without(repository):
    git(repository, "tag", "granskning/ake-oberg")
    assert states(repository)["Åke Öberg"] == "läst"


def test_a_first_name_that_two_reviewers_share_is_not_enough(repository):
    repository.body(BODY, FRONT.replace("Åke Öberg", "Leila Holm"))
    save(repository, "Två Leila")
    git(repository, "tag", "granskning/leila")
    assert states(repository) == {"Leila Rahmani": "oläst", "Leila Holm": "oläst"}


@pytest.mark.parametrize(
    ("old", "new", "state"),
    [
        ("beviljar", "avslår", "ändrat"),
        ("kostar 840 000", "kostar 870 000", "ändrat"),
        ("Projektet", "Det nya projektet", "läst"),
        ("beviljar 840", "*beviljar* 840", "läst"),
        ("2026-01-12", "2026-01-13", "ändrat"),
    ],
    ids=["the decision", "an amount", "other words", "only the look of the decision", "the date"],
)
def test_only_what_matters_makes_a_reading_out_of_date(repository, old, new, state):
    git(repository, "tag", "granskning/leila")
    text = case_text(FRONT, BODY)
    assert text.count(old) == 1
    repository.case(text.replace(old, new))
    assert states(repository)["Leila Rahmani"] == state


def test_the_newest_reading_counts(repository):
    git(repository, "tag", "granskning/leila/1")
    repository.body(BODY.replace("beviljar", "avslår"), FRONT)
    save(repository, "Annat beslut")
    assert states(repository)["Leila Rahmani"] == "ändrat"
    subprocess.run(
        ["git", *OWN, "tag", "-a", "-m", "Läst", "granskning/leila/2"],
        cwd=repository.root,
        capture_output=True,
        check=True,
        env={"GIT_COMMITTER_DATE": "2090-01-01T00:00:00Z", "PATH": "/usr/local/bin:/usr/bin:/bin"},
    )
    assert states(repository)["Leila Rahmani"] == "läst"


def test_a_case_that_came_after_the_reading_is_not_read(repository):
    git(repository, "tag", "granskning/leila")
    repository.case(case_text(FRONT.replace("projektmedel", "lokaler"), BODY.replace("840 000", "1 200")), "ny.md")
    opened = open_project(repository.root)
    assert [one.state for one in reviews_of(opened, opened.case_files())[f"{FOLDER}/ny.md"]] == ["oläst", "oläst"]


def test_check_asks_for_a_new_reading_only_when_the_paper_is_to_be_published(repository):
    git(repository, "tag", "granskning/leila")
    git(repository, "tag", "granskning/ake")
    repository.body(BODY.replace("beviljar", "avslår"), FRONT)
    strict = repository.run("check", "--select", "GRA001", "--mode", "publicera")
    assert strict.code == 1
    assert strict.out.count("GRA001 varning: ") == 2
    assert "Leila Rahmani behöver läsa igen: förslaget till beslut har ändrats sedan granskning/leila." in strict.out
    draft = repository.run("check", "--select", "GRA001")
    assert (draft.code, draft.out) == (0, "Inget att anmärka på.\n")


def test_without_git_nobody_can_know(tmp_path):
    project = start(tmp_path / "projekt")
    project.body(BODY, FRONT)
    assert states(project) == {"Leila Rahmani": "okänt", "Åke Öberg": "okänt"}


@pytest.mark.parametrize(("form", "words"), [("text", "De här behöver läsa\n  "), ("markdown", "- "), ("html", "<li>")])
def test_the_report_says_who_must_read_again(repository, form, words):
    git(repository, "tag", "granskning/leila")
    repository.body(BODY.replace("beviljar", "avslår"), FRONT)
    shown = repository.run("diff", "--format", form)
    assert words + "Leila Rahmani behöver läsa Ansökan om projektmedel igen: förslaget till beslut har ändrats" in shown.out
    assert words.strip(" \n").split("\n")[-1].strip() in shown.out
    assert "Åke Öberg har inte läst Ansökan om projektmedel." in shown.out


def test_who_must_read_a_commit_is_judged_by_that_commit(repository):
    git(repository, "tag", "granskning/leila")
    git(repository, "tag", "granskning/ake")
    repository.body(BODY.replace("Projektet", "Det nya projektet"), FRONT)
    save(repository, "Andra ord")
    repository.body(BODY.replace("beviljar", "avslår"), FRONT)
    assert "behöver läsa" not in repository.run("diff", "HEAD~1", "HEAD").out
    assert "behöver läsa" in repository.run("diff", "HEAD~1").out
