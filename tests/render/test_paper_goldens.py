"""One paper of each kind, kept as text: what Word shows, and what stands on each page of the PDF."""

import pytest

from tests.conftest import GoldenFiles
from tests.render.papers import case_paper, everything
from tests.render.pdf_pages import page_lines
from tests.render.pdf_text import read_tags, tag_outline
from tests.render.word_text import Word

PAPERS = {
    "tjansteutlatande": "cases/socialnamnden-2026-02-17/efterhandsgodkannande-statsbidrag.md",
    "tjansteskrivelse": "cases/kommunstyrelsen-2026-03-10/motion-trygga-skolvagar.md",
    "informationsarende": "cases/socialnamnden-2026-02-17/handlaggningstider-ekonomiskt-bistand.md",
}


def pages(pdf: bytes) -> str:
    return "\n".join(f"--- sida {number} ---\n" + "\n".join(lines) for number, lines in enumerate(page_lines(pdf), 1)) + "\n"


@pytest.mark.parametrize("kind", PAPERS)
def test_the_word_file_of_each_kind(golden: GoldenFiles, kind: str) -> None:
    golden(f"render/{kind}-word.txt", Word(case_paper(PAPERS[kind]).docx).outline())


@pytest.mark.parametrize("kind", PAPERS)
def test_the_pages_of_each_kind(golden: GoldenFiles, kind: str) -> None:
    golden(f"render/{kind}-pdf.txt", pages(case_paper(PAPERS[kind]).pdf))


def test_the_tags_of_a_paper(golden: GoldenFiles) -> None:
    golden(
        "render/tjansteutlatande-taggar.txt", "\n".join(tag_outline(read_tags(case_paper(PAPERS["tjansteutlatande"]).pdf))) + "\n"
    )


def test_the_word_file_with_one_of_everything(golden: GoldenFiles) -> None:
    golden("render/allt-word.txt", Word(everything().docx).outline())
