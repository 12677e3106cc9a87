"""What is asked of git: real repositories of every sort, and nothing in them changed."""

import os
import unicodedata
from pathlib import Path

import pytest

from papergen.problems import PapergenError, Problem, point
from papergen.steps.git import commit_of, files_at, has_tag
from tests.meeting.git_repository import Repository

PLACE = point("cases/m/sammanträde.md")


def made(root: Path, files: dict[str, str]) -> Repository:
    """Make a repository with some files; nothing is committed."""
    repository = Repository(root).begin()
    write(root, files)
    return repository


def write(root: Path, files: dict[str, str]) -> None:
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")


def at(root: Path, commit: str, target: Path) -> dict[str, str]:
    """Give the files of a commit, by their names."""
    target.mkdir()
    files_at(root, commit, target, PLACE)
    return {
        path.relative_to(target).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(target.rglob("*"))
        if path.is_file()
    }


def fault(root: Path, name: str) -> Problem:
    with pytest.raises(PapergenError) as caught:
        commit_of(root, name, PLACE)
    (problem,) = caught.value.problems
    assert problem.place == PLACE
    assert problem.hint
    return problem


def test_a_commit_has_many_names(tmp_path: Path) -> None:
    repository = made(tmp_path / "p", {"a": "1"})
    commit = repository.commit("utskick/m")
    repository.git("tag", "--annotate", "--message=x", "noterad")
    repository.git("branch", "utskick-gren")
    repository.commit()
    noted = repository.git("rev-parse", "noterad")
    for name in (commit, commit[:7], commit.upper(), "utskick/m", "refs/tags/utskick/m", "noterad", noted, noted[:9]):
        assert commit_of(repository.root, name, PLACE) == commit
    assert has_tag(repository.root, "utskick/m", PLACE)
    assert not has_tag(repository.root, "utskick-gren", PLACE)


MOVING = ["main", "HEAD", "HEAD~1", "main^", "@", "refs/heads/main", "utskick/m~1", "heads/main", "abcdef1", "main@{0}"]


@pytest.mark.parametrize("name", MOVING)
def test_a_name_that_means_another_commit_with_time_is_no_dispatch(tmp_path: Path, name: str) -> None:
    repository = made(tmp_path / "p", {"a": "1"})
    repository.commit()
    repository.commit("utskick/m")
    repository.git("branch", "abcdef1")
    told = fault(repository.root, name)
    assert told.code == "MOT022"
    assert told.message.startswith(f"”{name}” är en gren, eller räknas från en, och kan bli en annan commit.")
    assert "numret på commiten" in told.hint


def test_a_branch_that_is_called_like_the_meetings_tag_is_no_dispatch(tmp_path: Path) -> None:
    repository = made(tmp_path / "p", {"a": "1"})
    repository.commit()
    repository.git("branch", "utskick/m")
    told = fault(repository.root, "utskick/m")
    assert told.hint == (
        "Kör git tag utskick/m på det som skickades ut, eller skriv numret på commiten som skickades ut, "
        "som git log visar det, eller en tagg."
    )


def test_a_branch_that_is_called_like_a_commit_or_a_tag_is_not_what_it_means(tmp_path: Path) -> None:
    repository = made(tmp_path / "p", {"a": "1"})
    first = repository.commit("utskickat")
    repository.commit()
    for name in (first[:7], first[:12], first, "utskickat"):
        repository.git("update-ref", f"refs/heads/{name}", "main")
        assert commit_of(repository.root, name, PLACE) == first


@pytest.mark.parametrize("digits", [4, 6])
def test_a_few_digits_of_a_commit_are_not_enough(tmp_path: Path, digits: int) -> None:
    repository = made(tmp_path / "p", {"a": "1"})
    name = repository.commit()[:digits]
    told = fault(repository.root, name)
    assert (told.code, told.message) == ("MOT022", f"”{name}” är för kort för att säga vilken commit som skickades ut.")


NAMES = [
    "finns-inte",
    "-",
    "--all",
    "-q",
    "",
    "a b",
    "a..b",
    "HEAD:",
    "HEAD:a",
    "a\0b",
    "a\nb",
    "0000000",
    "^{commit}",
    "å",
    "x" * 5000,
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_means_no_commit_is_told(tmp_path: Path, name: str) -> None:
    repository = made(tmp_path / "p", {"a": "1"})
    repository.commit()
    told = fault(repository.root, name)
    assert told.code == "MOT022"
    assert f"”{name}”" in told.message


OWN = "riv commiten för det som skickades ut i mötesfilens nyckel utskick."
HINTS = {
    "a tag that was never set": ("utskick/m", f"Kör git tag utskick/m på det som skickades ut, eller sk{OWN}"),
    "another name": ("finns-inte", f"Sk{OWN}"),
    "what can be no name": ("-x", f"Sk{OWN}"),
}


@pytest.mark.parametrize(("name", "hint"), HINTS.values(), ids=HINTS)
def test_the_hint_says_how_to_name_what_was_sent_out(tmp_path: Path, name: str, hint: str) -> None:
    repository = made(tmp_path / "p", {"a": "1"})
    repository.commit()
    assert fault(repository.root, name).hint == hint


def test_the_hint_outside_git_says_how_to_begin(tmp_path: Path) -> None:
    assert fault(tmp_path, "HEAD").hint == (
        "Kör git status i projektets mapp för att se varför. Finns inget arkiv än börjar det med git init."
    )


def test_a_branch_that_begins_with_a_hyphen_is_no_option(tmp_path: Path) -> None:
    repository = made(tmp_path / "p", {"a": "1"})
    repository.commit()
    repository.git("update-ref", "refs/heads/--output=x", "HEAD")
    assert fault(repository.root, "--output=x").code == "MOT022"
    assert not list(tmp_path.rglob("x"))


def test_a_folder_outside_git_is_told_as_that(tmp_path: Path) -> None:
    assert not has_tag(tmp_path, "x", PLACE)
    assert (
        fault(tmp_path, "HEAD").message
        == "Projektet ligger inte i git, eller git får inte läsa det, så utskicket går inte att hitta."
    )


def test_a_repository_without_commits_has_no_names(tmp_path: Path) -> None:
    assert fault(Repository(tmp_path).begin().root, "HEAD").message == "Utskicket ”HEAD” finns inte i git."


def test_a_machine_without_git_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = made(tmp_path / "p", {"a": "1"})
    repository.commit()
    monkeypatch.setenv("PATH", str(tmp_path))
    told = fault(repository.root, "HEAD")
    assert (told.code, told.message) == ("MOT024", "Programmet git går inte att köra.")


def test_what_is_missing_from_a_shallow_clone_is_told_with_how_to_get_it(tmp_path: Path) -> None:
    repository = made(tmp_path / "p", {"a": "1"})
    first = repository.commit("utskick/m")
    repository.commit()
    Repository(tmp_path).git("clone", "--quiet", "--depth=1", f"file://{repository.root}", "klon")
    told = fault(tmp_path / "klon", first)
    assert "--unshallow" in told.hint
    assert commit_of(tmp_path / "klon", Repository(tmp_path / "klon").git("rev-parse", "HEAD"), PLACE)


def test_surroundings_of_another_repository_lead_nowhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = made(tmp_path / "p", {"a": "1"})
    commit = repository.commit("utskick/m")
    other = made(tmp_path / "annan", {"b": "2"})
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.root))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    assert commit_of(repository.root, "utskick/m", PLACE) == commit


def test_the_files_are_those_of_the_commit_whatever_lies_there_now(tmp_path: Path) -> None:
    repository = made(tmp_path / "p", {"cases/möte å/ärende (1).md": "då", "b": "kvar", "c": "borta"})
    commit = repository.commit()
    write(repository.root, {"cases/möte å/ärende (1).md": "nu", "ny": "ny"})
    (repository.root / "c").unlink()
    repository.git("add", "ny")
    before = repository.state()
    assert at(repository.root, commit, tmp_path / "då") == {"b": "kvar", "c": "borta", "cases/möte å/ärende (1).md": "då"}
    assert repository.state() == before


def test_a_detached_head_is_no_hindrance(tmp_path: Path) -> None:
    repository = made(tmp_path / "p", {"a": "1"})
    first = repository.commit()
    write(repository.root, {"a": "2"})
    repository.commit("utskick/m")
    repository.git("checkout", "--quiet", "--detach", first)
    assert at(repository.root, commit_of(repository.root, "utskick/m", PLACE), tmp_path / "då") == {"a": "2"}


@pytest.mark.parametrize("folder", ["projekt", "a/b c", "papper till nämnden", " mellanslag "])
def test_a_project_in_a_folder_of_its_repository_gets_its_own_files(tmp_path: Path, folder: str) -> None:
    repository = made(tmp_path / "p", {f"{folder}/cases/a.md": "1", "annat.md": "2"})
    commit = repository.commit()
    assert at(repository.root / folder, commit, tmp_path / "då") == {"cases/a.md": "1"}


def test_a_project_that_lay_elsewhere_then_is_told(tmp_path: Path) -> None:
    repository = made(tmp_path / "p", {"gammal/a": "1"})
    commit = repository.commit()
    (repository.root / "gammal").rename(repository.root / "ny")
    with pytest.raises(PapergenError) as caught:
        at(repository.root / "ny", commit, tmp_path / "då")
    (problem,) = caught.value.problems
    assert problem.code == "MOT023"
    assert problem.hint.startswith("Se efter att projektet låg i samma mapp då")


def test_a_commit_without_files_is_told_as_that(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "p").begin()
    commit = repository.commit()
    with pytest.raises(PapergenError) as caught:
        at(repository.root, commit, tmp_path / "då")
    (problem,) = caught.value.problems
    assert (problem.code, problem.message) == ("MOT023", "Commiten som säger vad som skickades ut har inga filer.")
    assert "disken" not in problem.hint


def test_names_keep_how_their_letters_are_stored(tmp_path: Path) -> None:
    name = unicodedata.normalize("NFD", "sammanträde.md")
    repository = made(tmp_path / "p", {name: "1"})
    assert at(repository.root, repository.commit(), tmp_path / "då") == {name: "1"}


def test_links_and_submodules_are_left_out(tmp_path: Path) -> None:
    other = made(tmp_path / "annan", {"b": "2"})
    other.commit()
    repository = made(tmp_path / "p", {"a": "1"})
    (repository.root / "ut").symlink_to("/etc/hostname")
    (repository.root / "in").symlink_to("a")
    (repository.root / "mapp").symlink_to("..")
    repository.git("submodule", "--quiet", "add", str(other.root), "modul")
    assert at(repository.root, repository.commit(), tmp_path / "då").keys() == {".gitmodules", "a"}


def test_a_project_that_is_a_submodule_is_its_own_repository(tmp_path: Path) -> None:
    other = made(tmp_path / "annan", {"b": "2"})
    commit = other.commit("utskick/m")
    repository = made(tmp_path / "p", {"a": "1"})
    repository.git("submodule", "--quiet", "add", str(other.root), "modul")
    assert commit_of(repository.root / "modul", "utskick/m", PLACE) == commit
    assert at(repository.root / "modul", commit, tmp_path / "då") == {"b": "2"}


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    repository = made(tmp_path / "p", {"a": "1"})
    commit = repository.commit()
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(PapergenError) as caught:
        at(repository.root, commit, tmp_path / "då")
    assert [problem.code for problem in caught.value.problems] == ["MOT023"]


@pytest.mark.skipif(os.name == "nt", reason="a file there cannot have such a name")
def test_a_file_whose_name_is_old_bytes_comes_along(tmp_path: Path) -> None:
    repository = made(tmp_path / "p", {"a": "1"})
    Path(os.fsdecode(bytes(repository.root) + b"/\xe5.md")).write_text("2", encoding="utf-8")
    assert list(at(repository.root, repository.commit(), tmp_path / "då").values()) == ["1", "2"]
