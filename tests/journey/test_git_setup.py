"""`papergen git-setup`: git itself shows what a Word template says, and everything can be taken away again."""

import shutil
import subprocess
import sys

import docx
import pytest

from tests.journey.small_project import FOLDER, ROOT

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
OWN = ("-c", "user.name=Prov", "-c", "user.email=prov@exempel.se", "-c", "commit.gpgsign=false")


def git(project, *arguments):
    done = subprocess.run(["git", *OWN, *arguments], cwd=project.root, capture_output=True, check=True)
    return done.stdout.decode()


@pytest.fixture
def repository(project, monkeypatch):
    """The small project in a repository, with a Word template; git finds papergen as somebody who has installed it would."""
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    project.write(".gitattributes", "*.png binary\n")
    word = project.write("templates/egen mall/mall.docx", b"")
    document = docx.Document()
    document.add_heading("Sidans rubrik", 1)
    document.add_paragraph("Först.")
    document.save(word)
    git(project, "init", "-q")
    git(project, "add", "-A")
    git(project, "commit", "-q", "-m", "Först")
    return project


def add_paragraph(project, text):
    word = project.root / "templates/egen mall/mall.docx"
    document = docx.Document(word)
    document.add_paragraph(text)
    document.save(word)


def test_git_shows_what_a_template_says(repository):
    assert repository.run("git-setup").code == 0
    add_paragraph(repository, "Sedan, på åländska.")
    shown = git(repository, "diff")
    assert "+Sedan, på åländska." in shown
    assert " Först." in shown


def test_a_change_in_a_case_stands_under_its_heading(repository):
    repository.run("git-setup")
    file = repository.root / FOLDER / "god.md"
    file.write_text(file.read_text(encoding="utf-8") + "\nEtt till.\n\n" + "Rad.\n" * 9 + "Sist.\n", encoding="utf-8")
    git(repository, "commit", "-qam", "Längre")
    file.write_text(file.read_text(encoding="utf-8").replace("Sist", "Allra sist"), encoding="utf-8")
    assert "@@ ## Sammanfattning" in git(repository, "diff")


def test_a_broken_word_file_does_not_stop_git(repository):
    repository.run("git-setup")
    (repository.root / "templates/egen mall/mall.docx").write_bytes(b"PK\x03\x04 inte en zip")
    assert "+(ingen Wordfil som går att läsa, sha256 " in git(repository, "diff")


def test_doing_it_twice_is_doing_it_once_and_remove_takes_all_away(repository):
    before = (git(repository, "config", "--local", "--list"), (repository.root / ".gitattributes").read_bytes())
    repository.run("git-setup")
    once = (git(repository, "config", "--local", "--list"), (repository.root / ".gitattributes").read_bytes())
    assert once[1].startswith(before[1])
    repository.run("git-setup")
    assert (git(repository, "config", "--local", "--list"), (repository.root / ".gitattributes").read_bytes()) == once
    assert repository.run("git-setup", "--remove").code == 0
    assert (git(repository, "config", "--local", "--list"), (repository.root / ".gitattributes").read_bytes()) == before
    assert repository.run("git-setup", "--remove").code == 0


def test_attributes_that_were_ours_alone_are_removed_with_their_file(repository):
    (repository.root / ".gitattributes").unlink()
    repository.run("git-setup")
    repository.run("git-setup", "--remove")
    assert not (repository.root / ".gitattributes").exists()


def test_without_a_repository_it_says_so(project):
    done = project.run("git-setup")
    assert done.code == 1
    assert [one.code for one in done.told] == ["GIT021"]
    assert not (project.root / ".gitattributes").exists()


def test_a_word_file_that_is_not_there_is_told(project):
    done = project.run("show", project.root / "ingen.docx")
    assert [one.code for one in done.told] == ["FIL109"]


def test_the_program_is_named_in_full_so_that_git_finds_it(repository):
    repository.run("git-setup")
    assert sys.executable.replace("\\", "/") in git(repository, "config", "diff.papergen-word.textconv")


def test_the_line_ends_of_the_file_stay(repository):
    before = b"*.png binary\r\n*.gif binary\r\n"
    (repository.root / ".gitattributes").write_bytes(before)
    repository.run("git-setup")
    once = (repository.root / ".gitattributes").read_bytes()
    assert once.startswith(before)
    assert once.count(b"\n") == once.count(b"\r\n") == 6
    repository.run("git-setup")
    assert (repository.root / ".gitattributes").read_bytes() == once
    repository.run("git-setup", "--remove")
    assert (repository.root / ".gitattributes").read_bytes() == before
