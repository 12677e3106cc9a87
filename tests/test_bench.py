"""The benchmark itself: its papers are what it says they are, and it runs. How fast it is, is no test: docs/benchmarks.md."""

import subprocess
import sys
from pathlib import Path

import pytest

from bench import inputs

ROOT = Path(__file__).parent.parent


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def project(folder: Path, papers: int) -> Path:
    folder.mkdir()
    inputs.make_project(folder, papers)
    return folder


def test_the_papers_are_the_same_every_time_and_no_two_are_alike(tmp_path: Path) -> None:
    first, second = files(project(tmp_path / "first", 45)), files(project(tmp_path / "second", 45))
    assert first == second
    assert len(first) == 45 + 1
    assert len(set(first.values())) == 45 + 1


@pytest.mark.slow
def test_a_paper_of_the_benchmark_is_built_without_a_word_and_has_four_pages(tmp_path: Path) -> None:
    import pypdfium2

    home = project(tmp_path / "project", 3)
    command = [sys.executable, "-m", "papergen", "-C", str(home), "build"]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    assert said.stderr == ""
    pages = []
    for path in home.glob("build/*/*.pdf"):
        with pypdfium2.PdfDocument(path) as document:
            pages.append(len(document))
    assert pages == [4, 4, 4]


@pytest.mark.slow
def test_the_usual_way_makes_the_same_papers(tmp_path: Path) -> None:
    import docx

    home, out = project(tmp_path / "project", 1), tmp_path / "out"
    out.mkdir()
    subprocess.run([sys.executable, "bench/usual.py", str(home), str(out)], cwd=ROOT, check=True)
    document = docx.Document(str(out / "arende-0001.docx"))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for said in (
        "Socialnämnden godkänner ansökan",
        "teckna avtal",
        "Steg 5",
        "Socialnämndens beslut den 12",
        "Karin Lund",
    ):
        assert said in text
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["Post", "2026", "2027", "2028", "Summa"]
    assert len(document.tables[0].rows) == 9


# Steps of Python are counted and not seconds, so that a busy machine changes nothing. What typst does is not seen here, but
# typst is given one paper at a time. All lie in one folder, since it is there that one paper might look through all the others.
COUNT_STEPS = """
import sys
from pathlib import Path
from papergen.pipeline import build
from papergen.project import open_project

steps = 0

def count(frame, event, argument):
    global steps
    steps += 1

for folder in sys.argv[1:]:
    steps = 0
    sys.setprofile(count)
    results = build(open_project(Path(folder)), formats=("docx",))
    sys.setprofile(None)
    assert all(result.files for result in results)
    print(steps)
"""


@pytest.mark.slow
def test_twice_as_many_papers_are_twice_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "PAPERS_IN_A_MEETING", 1000)
    homes = [str(project(tmp_path / str(papers), papers)) for papers in (1, 10, 20)]
    command = [sys.executable, "-c", COUNT_STEPS, *homes]
    _, ten, twenty = map(int, subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.split())
    assert 1.9 < twenty / ten < 2.05


@pytest.mark.slow
def test_the_benchmark_runs(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "bench/bench.py", "--quick"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert "8 papers " in run.stdout
    assert "papergen --help" in run.stdout
    assert "too few papers to judge by" in run.stdout
