"""`papergen diff` in real repositories: what it compares, what it writes, how it ends."""

import unicodedata
from pathlib import Path

import pytest

from papergen.project import BUILT_IN_TEMPLATES
from tests.compare.two_versions import NEW, OLD, edited
from tests.journey.small_project import SETTINGS, Ran, SmallProject, papergen
from tests.meeting.git_repository import Repository

MEETING = "---\nnämnd: Socialnämnden\ndatum: 2026-02-17\n---\n\n1. [Bidrag](fyrljuset.md)\n"
FOLDER = "cases/sn"
CASE = f"{FOLDER}/fyrljuset.md"


class Work(SmallProject):
    """A project in a repository of its own, with one paper in a meeting."""

    @property
    def repository(self) -> Repository:
        return Repository(self.root)

    def diff(self, *arguments: str) -> Ran:
        return self.run("diff", *arguments)


def begin(root: Path, *, commit: bool = True, case: str = CASE) -> Work:
    work = Work(root)
    work.write("papergen.toml", SETTINGS)
    work.write(f"{FOLDER}/sammanträde.md", MEETING)
    work.write(case, OLD)
    work.write(f"{FOLDER}/bilagor/ansokan.pdf", b"%PDF-1.7 ett")
    work.repository.begin()
    if commit:
        work.repository.commit("forst")
    return work


@pytest.fixture
def work(tmp_path: Path) -> Work:
    return begin(tmp_path / "projekt")


def test_nothing_has_changed(work: Work) -> None:
    ran = work.diff("--exit-code")
    assert ran.code == 0
    assert "Inget har ändrats." in ran.out
    assert ran.err == ""


def test_what_is_not_saved_in_git_is_compared_with_what_is(work: Work) -> None:
    work.write(CASE, NEW)
    ran = work.diff()
    assert ran.code == 0
    assert "Punkt 1 ändrad: Socialnämnden beviljar föreningen Fyrljuset [-240 000-]{+260 000+}" in ran.out
    assert work.diff("--exit-code").code == 1


def test_git_is_left_as_it_was(work: Work) -> None:
    work.write(CASE, NEW)
    before = work.repository.state()
    work.diff()
    work.diff("forst", "HEAD")
    assert work.repository.state() == before


def test_a_new_file_counts_before_git_knows_of_it(work: Work) -> None:
    work.write(f"{FOLDER}/nytt.md", OLD.replace("0077", "0099"))
    assert f"Nytt ärende: {FOLDER}/nytt.md" in work.diff().out


def test_two_commits_and_the_branch_since_it_went_its_own_way(work: Work) -> None:
    git = work.repository.git
    git("checkout", "--quiet", "-b", "gren")
    work.write(CASE, NEW)
    work.repository.commit()
    git("checkout", "--quiet", "main")
    work.write(f"{FOLDER}/annat.md", OLD.replace("0077", "0100"))
    work.repository.commit()
    assert "annat.md" in work.diff("main", "gren").out
    assert "annat.md" in work.diff("main..gren").out
    only = work.diff("main...gren").out
    assert "Ändringar från main där grenarna gick isär (" in only
    assert "annat.md" not in only
    assert "260 000" in only


def test_a_merge_is_compared_as_it_became(work: Work) -> None:
    git = work.repository.git
    git("checkout", "--quiet", "-b", "gren")
    work.write(CASE, NEW)
    work.repository.commit()
    git("checkout", "--quiet", "main")
    work.write(f"{FOLDER}/annat.md", OLD.replace("0077", "0100"))
    work.repository.commit()
    git("merge", "--quiet", "--no-edit", "gren")
    out = work.diff("HEAD^1").out
    assert "annat.md" not in out
    assert "260 000" in out


def test_a_detached_head(work: Work) -> None:
    work.repository.git("checkout", "--quiet", "--detach", "forst")
    work.write(CASE, NEW)
    assert "260 000" in work.diff().out


def test_settings_and_templates_count_before_git_knows_of_them(tmp_path: Path) -> None:
    work = begin(tmp_path, commit=False)
    work.write("papergen.toml", SETTINGS.replace("tjansteutlatande", "egen"))
    for file in (BUILT_IN_TEMPLATES / "tjansteutlatande").iterdir():
        work.write(f"templates/egen/{file.name}", file.read_bytes())
    out = work.diff().out
    assert "Obs!" not in out
    assert "Förslag till beslut" in out


def test_no_commit_yet(tmp_path: Path) -> None:
    ran = begin(tmp_path, commit=False).diff()
    assert ran.code == 0
    assert f"Nytt ärende: {CASE}" in ran.out
    assert "ingen commit" in ran.out


def test_no_repository(tmp_path: Path) -> None:
    work = Work(tmp_path)
    work.write("papergen.toml", SETTINGS)
    ran = work.diff()
    assert ran.code == 2
    assert ran.codes == [" GIT001"]


def test_an_unknown_version(work: Work) -> None:
    for name in ("finns-inte", "--upload-pack=x", "a b", ""):
        ran = work.diff("--", name, "HEAD")
        assert ran.code in (0, 2)
        assert name == "" or ran.codes == [" GIT002"]


def test_a_shallow_clone_says_so(work: Work, tmp_path: Path) -> None:
    first = work.repository.git("rev-parse", "HEAD")
    work.write(CASE, NEW)
    work.repository.commit()
    copy = Work(tmp_path / "grund")
    work.repository.git("clone", "--quiet", "--depth=1", f"file://{work.root}", str(copy.root))
    ran = copy.diff(first)
    assert ran.codes == [" GIT002"]
    assert "--unshallow" in ran.err
    copy.write(CASE, OLD)
    assert "{+240 000+}" in copy.diff().out


def test_histories_without_a_common_beginning(work: Work) -> None:
    git = work.repository.git
    git("checkout", "--quiet", "--orphan", "annan")
    work.write(CASE, NEW)
    work.repository.commit()
    assert work.diff("main...annan").codes == [" GIT003"]


def test_a_renamed_file_is_the_same_case(work: Work) -> None:
    (work.root / CASE).rename(work.root / FOLDER / "bidrag fyrljuset åäö.md")
    out = work.diff().out
    assert "filen har bytt namn" in out
    assert "Nytt ärende" not in out
    assert "Borttaget" not in out


def test_a_case_moved_to_another_meeting_is_the_same_case(work: Work) -> None:
    work.write("cases/kn/sammanträde.md", MEETING.replace("Socialnämnden", "Kulturnämnden"))
    work.write("cases/kn/fyrljuset.md", NEW.replace("nämnd: Socialnämnden", "nämnd: Kulturnämnden"))
    (work.root / CASE).unlink()
    out = work.diff().out
    assert "flyttat" in out
    assert "Nämnd: [-Socialnämnden-]{+Kulturnämnden+}" in out
    assert "Nytt möte: Kulturnämnden" in out


def test_a_removed_case(work: Work) -> None:
    (work.root / CASE).unlink()
    assert f"Borttaget ärende: {CASE}" in work.diff().out


def test_a_replaced_attachment_is_a_change_of_the_case(work: Work) -> None:
    work.write(f"{FOLDER}/bilagor/ansokan.pdf", b"%PDF-1.7 annat")
    out = work.diff().out
    assert "Bilaga ändrad: Ansökan från föreningen  (filen har annat innehåll)" in out


def test_names_with_blanks_and_letters_in_nfd(tmp_path: Path) -> None:
    name = unicodedata.normalize("NFD", f"{FOLDER}/ärende på sjön.md")
    work = begin(tmp_path, case=name)
    work.write(name, NEW)
    out = work.diff().out
    assert f"Ändrat: {unicodedata.normalize('NFC', name)}" in out
    (work.root / name).rename(work.root / unicodedata.normalize("NFC", name))
    again = work.diff().out
    assert "Nytt ärende" not in again
    assert "260 000" in again


def test_a_project_in_a_folder_of_its_repository(tmp_path: Path) -> None:
    work = begin(tmp_path / "mapp å" / "projekt", commit=False)
    (work.root / ".git").rename(tmp_path / ".git")
    Repository(tmp_path).commit()
    work.write(CASE, NEW)
    assert f"Ändrat: {CASE}" in work.diff().out
    assert f"Ändrat: {CASE}" in papergen("-C", work.root / FOLDER, "diff").out


def test_a_project_that_is_a_submodule(work: Work, tmp_path: Path) -> None:
    outer = Repository(tmp_path / "yttre").begin()
    outer.git("submodule", "--quiet", "add", str(work.root), "papper")
    outer.commit()
    inner = Work(tmp_path / "yttre" / "papper")
    inner.write(CASE, NEW)
    assert "260 000" in inner.diff().out


def test_a_submodule_in_the_project_is_told_of(work: Work, tmp_path: Path) -> None:
    other = Repository(tmp_path / "andra").begin()
    (other.root / "a.md").write_text("x", encoding="utf-8")
    other.commit()
    work.repository.git("submodule", "--quiet", "add", str(other.root), "cases/andra")
    work.repository.commit()
    assert "submodule" in work.diff("forst", "HEAD").out


def test_line_ends_are_no_change(work: Work) -> None:
    work.write(CASE, OLD.replace("\n", "\r\n"))
    out = work.diff().out
    assert "ger samma papper" in out
    assert "Ändrat" not in out


def test_an_items_own_file_with_other_bytes_is_told_of(work: Work) -> None:
    work.write(f"{FOLDER}/sammanträde.md", MEETING + "2. [Protokoll](bilagor/protokoll.pdf)\n")
    work.write(f"{FOLDER}/bilagor/protokoll.pdf", b"ett")
    work.repository.commit()
    work.write(f"{FOLDER}/bilagor/protokoll.pdf", b"annat")
    assert "Filen till ärende 2" in work.diff().out


def test_a_template_that_differs_is_told_of(work: Work) -> None:
    work.write("templates/egen/mall.typ", "ett")
    work.repository.commit()
    work.write("templates/egen/mall.typ", "annat")
    assert "mallar skiljer sig mellan versionerna, så papperen kan se annorlunda ut: egen" in work.diff().out


def test_an_old_version_with_errors_is_compared_and_told_of(work: Work) -> None:
    work.write(CASE, edited(OLD, ("dnr:", "dnrr:")))
    work.repository.commit()
    work.write(CASE, NEW)
    out = work.diff().out
    assert "har fel och är läst så gott det går" in out
    assert "260 000" in out


def test_bytes_that_are_no_text_are_told_of(work: Work) -> None:
    work.write(CASE, b"\xff\xfe\x00")
    ran = work.diff()
    assert ran.code == 0
    assert f"Obs! {CASE} i arbetskopian går inte att läsa" in ran.out


def test_a_paper_read_by_other_settings_is_compared_again(work: Work) -> None:
    work.write("papergen.toml", SETTINGS.replace("Socialförvaltningen", "Omsorgen"))
    out = work.diff().out
    assert "Förvaltning: [-Socialförvaltningen-]{+Omsorgen+}" in out or "Förvaltning: Socialförvaltningen → Omsorgen" in out
    assert "papergen.toml skiljer sig" in out


# --- two files --------------------------------------------------------------------------------------------------------


def test_two_files_outside_any_project(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(OLD, encoding="utf-8")
    (tmp_path / "b.md").write_text(NEW, encoding="utf-8")
    ran = papergen("-C", tmp_path, "diff", "a.md", "b.md", "--exit-code")
    assert ran.code == 1
    assert "Ändringar från a.md till b.md" in ran.out
    assert "260 000" in ran.out
    assert papergen("diff", tmp_path / "a.md", tmp_path / "a.md", "--exit-code").code == 0


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xff\x00")
    ran = papergen("diff", tmp_path / "a.md", tmp_path / "a.md")
    assert ran.code == 2
    assert ran.codes[0].endswith("GIT008")


def test_a_file_that_is_missing_and_one_that_is_alone(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(OLD, encoding="utf-8")
    for words in (("a.md", "b.md"), ("a.md",)):
        ran = papergen("-C", tmp_path, "diff", *words)
        assert ran.code == 2
        assert ran.codes == [" FIL101"]
        assert "papergen diff GAMMAL.md NY.md" in ran.err


# --- rounds of review -------------------------------------------------------------------------------------------------


def test_since_the_dispatch_by_tag_and_by_key(work: Work) -> None:
    work.repository.git("tag", "utskick/sn")
    work.write(CASE, NEW)
    work.repository.commit()
    assert "Ändringar från utskick/sn" in work.diff("--since", "utskick").out
    work.write(f"{FOLDER}/sammanträde.md", MEETING.replace("---\n\n", "status: utskickad\nutskick: forst\n---\n\n", 1))
    assert "Ändringar från forst" in work.diff("--since", "utskick").out


def test_a_branch_does_not_say_what_was_sent_out(work: Work) -> None:
    branch = work.repository.git("rev-parse", "--abbrev-ref", "HEAD").strip()
    work.write(f"{FOLDER}/sammanträde.md", MEETING.replace("---\n\n", f"status: utskickad\nutskick: {branch}\n---\n\n", 1))
    ran = work.diff("--since", "utskick")
    assert (ran.code, [code.split()[-1] for code in ran.codes]) == (2, ["MOT022"])


def test_no_dispatch_yet(work: Work) -> None:
    assert work.diff("--since", "utskick").codes == [" GIT007"]


def test_which_of_several_dispatches_is_said_or_seen_from_the_folder(work: Work) -> None:
    work.write("cases/kn/sammanträde.md", MEETING)
    work.repository.commit("utskick/kn")
    work.repository.git("tag", "utskick/sn", "forst")
    assert work.diff("--since", "utskick").codes == [" GIT007"]
    assert "utskick/sn" in papergen("-C", work.root / FOLDER, "diff", "--since", "utskick").out
    assert "utskick/kn" in work.diff("--since", "utskick/kn").out


def test_since_a_reviewers_newest_tag(work: Work) -> None:
    work.repository.git("tag", "granskning/leila/2026-01-20")
    work.write(CASE, NEW)
    work.repository.git(
        "-c", "user.name=a", "-c", "user.email=a@b.se", "commit", "--quiet", "-am", "x", "--date=2030-01-01T00:00:00"
    )
    work.repository.git("tag", "granskning/leila-marie/2026-01-25")
    assert "260 000" in work.diff("--since", "granskning/leila").out
    assert "Inget har ändrats." in work.diff("--since", "granskning/leila-marie").out
    assert work.diff("--since", "granskning/ingen").codes == [" GIT006"]


# --- what is written, and wrong use -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("form", "suffix"), [("text", "txt"), ("markdown", "md"), ("html", "html")])
def test_a_file_for_each_paper_and_an_index(work: Work, form: str, suffix: str) -> None:
    work.write(CASE, NEW)
    ran = work.diff("--format", form, "-o", "ut")
    assert ran.out.startswith("2 filer i ")
    made = sorted(path.relative_to(work.root / "ut").as_posix() for path in (work.root / "ut").rglob("*") if path.is_file())
    assert made == [f"index.{suffix}", f"sn/fyrljuset.{suffix}"]
    if form == "html":
        assert 'href="sn/fyrljuset.html"' in (work.root / "ut" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("arguments", [("a", "b", "c"), ("--since", "utskick", "a"), ("--format", "docx"), ("--format", "rtf")])
def test_wrong_use(work: Work, arguments: tuple[str, ...]) -> None:
    assert work.diff(*arguments).code == 2
