"""`papergen diff --format docx` and `pdf`: a file for each paper with its changes marked, whose they are and from when."""

from pathlib import Path

import pytest

from tests.compare.test_diff_command import CASE, FOLDER, Work, begin
from tests.compare.two_versions import NEW, OLD, edited
from tests.render.papers import picture_bytes
from tests.render.pdf_text import body_and_notes
from tests.render.redlines import W, count_of_changes, parts, shape

FIGURE = ("## Förvaltningens synpunkter\n", "## Förvaltningens synpunkter\n\n![En kurva](bild.png)\n")


@pytest.fixture
def work(tmp_path: Path) -> Work:
    return begin(tmp_path / "projekt")


def authors(data: bytes) -> set[tuple[str, str]]:
    root = parts(data)["word/document.xml"]
    return {(one.get(f"{W}author"), one.get(f"{W}date")) for one in root.iter() if one.get(f"{W}author")}


def text(data: bytes) -> str:
    """Give the text of a Word file without what is deleted."""
    return "".join(one.text or "" for one in parts(data)["word/document.xml"].iter(f"{W}t")).replace("\u00a0", " ")


def word(work: Work, *words: str, name: str = "ut/sn/fyrljuset.docx") -> bytes:
    ran = work.diff(*words, "--format", "docx", "-o", "ut")
    assert ran.code == 0, ran.err
    return (work.root / name).read_bytes()


def test_changes_that_are_in_no_commit_are_papergens_own_of_today(work: Work) -> None:
    work.write(CASE, NEW)
    ((author, date),) = authors(word(work))
    assert author == "papergen"
    assert date.endswith("T00:00:00Z")


def test_changes_between_commits_are_their_authors(work: Work) -> None:
    work.write(CASE, NEW)
    work.repository.commit()
    ((author, date),) = authors(word(work, "forst", "HEAD"))
    told = work.repository.git("show", "--no-patch", "--format=%ad", "--date=format:%Y-%m-%dT%H:%M:%SZ", "HEAD")
    assert (author, date) == ("A", told)


def test_accepting_all_gives_the_paper_that_is_built(work: Work) -> None:
    work.write(CASE, NEW)
    made = word(work)
    assert work.run("build", "--format", "docx", CASE).code == 0
    built = (work.root / "build/sn/fyrljuset.docx").read_bytes()
    assert shape(parts(made), "accept", layout=False) == shape(parts(built), None, layout=False)


def test_rejecting_all_gives_the_paper_that_was_built(work: Work) -> None:
    assert work.run("build", "--format", "docx", CASE).code == 0
    built = (work.root / "build/sn/fyrljuset.docx").read_bytes()
    work.write(CASE, edited(OLD, ("240 000", "260 000"), ("- lokaler", "- annat\n- lokaler")))
    assert shape(parts(word(work)), "reject", layout=False) == shape(parts(built), None, layout=False)


def test_a_paper_that_came_or_went_is_all_inserted_or_deleted(work: Work) -> None:
    work.write(f"{FOLDER}/nytt.md", OLD.replace("0077", "0099").replace("Fyrljuset", "Hamnen"))
    (work.root / CASE).unlink()
    new, old = word(work, name="ut/sn/nytt.docx"), word(work)
    assert shape(parts(new), "accept")
    assert "Föreningen Hamnen söker bidrag" in text(new)
    assert "söker bidrag" not in text(old)
    assert not list(parts(new)["word/document.xml"].iter(f"{W}del"))


def test_a_picture_is_the_one_that_each_version_had(work: Work) -> None:
    work.write(CASE, edited(OLD, FIGURE))
    work.write(f"{FOLDER}/bild.png", picture_bytes(40, 20))
    work.repository.commit()
    work.write(f"{FOLDER}/bild.png", picture_bytes(20, 40))
    made = word(work)
    assert count_of_changes(parts(made)) == 2
    assert "bild.png" in "".join(parts(made)["word/comments.xml"].itertext())


def test_a_picture_that_cannot_be_had_is_told_of(work: Work) -> None:
    work.write(CASE, edited(OLD, FIGURE))
    work.repository.commit()
    work.write(CASE, edited(OLD, FIGURE, ("240 000", "260 000")))
    said = "".join(parts(word(work))["word/comments.xml"].itertext())
    assert "Bilden bild.png går inte att visa i" in said


def test_what_changed_above_the_text_is_said_in_a_comment(work: Work) -> None:
    work.write(CASE, edited(OLD, ("Berit Ahlgren", "Karin Modig")))
    said = "".join(parts(word(work))["word/comments.xml"].itertext())
    assert "Undertecknare: förut ”Berit Ahlgren, Förvaltningschef”, nu ”Karin Modig, Förvaltningschef”" in said


def test_the_index_lists_the_papers_and_what_changed_in_each(work: Work) -> None:
    work.write(CASE, NEW)
    said = text(word(work, name="ut/index.docx"))
    assert "Bidrag till föreningen Fyrljuset (SN 2026/0077)" in said
    assert "240 000" in said
    assert "Belopp och datum" in said


def test_two_files_outside_any_project(tmp_path: Path) -> None:
    work = Work(tmp_path)
    work.write("a.md", OLD)
    work.write("b.md", NEW)
    made = word(work, "a.md", "b.md", name="ut/b.docx")
    assert count_of_changes(parts(made)) > 3


def test_a_template_that_is_not_there_any_more(work: Work) -> None:
    work.write(CASE, edited(OLD, ("mall: tjansteutlatande", "mall: borta")))
    ran = work.diff("--format", "docx", "-o", "ut")
    assert ran.code == 2
    assert "GIT009" in ran.err
    assert not (work.root / "ut").exists()


def test_the_pdf_shows_both_versions_and_says_how_they_are_marked(work: Work) -> None:
    work.write(CASE, NEW)
    ran = work.diff("--format", "pdf", "-o", "ut")
    assert ran.code == 0, ran.err
    said = body_and_notes((work.root / "ut/sn/fyrljuset.pdf").read_bytes())[0].replace("\u00a0", " ")
    assert "Ändringar sedan HEAD" in said
    assert "240 000" in said
    assert "260 000" in said
    assert (work.root / "ut/index.pdf").is_file()


def test_the_same_changes_give_the_same_files(work: Work) -> None:
    work.write(CASE, NEW)
    work.repository.commit()
    assert word(work, "forst", "HEAD") == word(work, "forst", "HEAD")
