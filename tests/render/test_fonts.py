"""Only the project's own fonts and the shipped ones are used, and a font that is in neither is told of."""

import io
import re
from pathlib import Path

import fontpkg_arimo
import pikepdf
import pytest
from fontTools.ttLib import TTFont

from papergen.problems import Severity
from papergen.render.fonts import families, substitutes
from papergen.render.rendered import MissingGlyphsError
from tests.render.papers import body_of, changed_template, paper_of, paragraph, pdf_of
from tests.render.pdf_text import body_and_notes
from tests.render.template_files import with_part

ARIMO = sorted((fontpkg_arimo.ROOT / "files").rglob("*.ttf"))


def in_font(name: str) -> bytes:
    return with_part("word/styles.xml", lambda xml: xml.replace('"Arial"', f'"{name}"'))


def fonts_of(pdf: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        names = {str(font.BaseFont) for page in document.pages for font in page.Resources.Font.values()}
    return {re.sub(r"^/[A-Z]{6}\+", "", name) for name in names}


@pytest.fixture
def own_fonts(tmp_path: Path) -> Path:
    """Give a folder with a font called Kommunsans: Arimo under another name."""
    source = next(path for path in ARIMO if "italic" not in path.name.lower())
    font = TTFont(source)
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16, 25):
            record.string = "Kommunsans"
    font.save(tmp_path / "Kommunsans.ttf")
    return tmp_path


@pytest.mark.parametrize(
    ("wanted", "used"), [("Arial", "Arimo"), ("ARIAL", "Arimo"), ("Helvetica", "Arimo"), ("Courier New", "DejaVu Sans Mono")]
)
def test_a_font_with_a_twin_is_no_problem(wanted: str, used: str) -> None:
    assert substitutes([wanted], families()) == ({wanted: used}, [])


def test_a_font_that_is_nowhere_gives_a_warning_that_names_the_one_used() -> None:
    made = paper_of(body_of(paragraph("Text.")), made_with=changed_template(in_font("Comic Sans MS")))
    (problem,) = [problem for problem in made.problems if problem.code == "MALL110"]
    assert problem.severity is Severity.WARNING
    assert "Comic Sans MS" in problem.message
    assert "Arimo" in problem.message
    assert "fonts" in problem.hint
    assert problem.place is not None
    assert problem.place.path == "templates/tjansteutlatande/mall.docx"
    assert any(name.startswith("Arimo") for name in fonts_of(made.pdf))


def test_a_font_of_the_project_wins(own_fonts: Path) -> None:
    made = paper_of(body_of(paragraph("Text.")), made_with=changed_template(in_font("Kommunsans"), fonts=(own_fonts,)))
    assert made.problems == ()
    assert any(name.startswith("Kommunsans") for name in fonts_of(made.pdf))


def test_a_font_of_the_project_wins_over_a_shipped_twin(own_fonts: Path) -> None:
    assert substitutes(["Kommunsans", "Arial"], families((own_fonts,)))[0] == {"Kommunsans": "Kommunsans", "Arial": "Arimo"}
    assert substitutes(["Arial"], ["Arial", "Arimo"]) == ({"Arial": "Arial"}, [])


@pytest.mark.parametrize(
    ("words", "missing"),
    [
        ("Glad 😀 nu", {"😀"}),
        ("漢字", {"漢", "字"}),
        ("a😀b👍c", {"😀", "👍"}),
        ("\U0010fffd", {"\U0010fffd"}),
        ("\u0a3c", {"\u0a3c"}),
    ],
)
def test_characters_no_font_has_are_named(words: str, missing: set[str]) -> None:
    with pytest.raises(MissingGlyphsError) as error:
        pdf_of(body_of(paragraph(words)))
    assert error.value.characters == missing


@pytest.mark.parametrize("field", ["titel", "namnd", "dnr", "avdelning"])
def test_characters_no_font_has_are_named_in_every_field(field: str) -> None:
    with pytest.raises(MissingGlyphsError) as error:
        pdf_of(body_of(paragraph("Text."), **{field: "A 😀"}))
    assert error.value.characters == {"😀"}


def test_the_letters_and_signs_of_swedish_papers_are_all_there() -> None:
    words = "ÅÄÖåäöÉéÜüßæøÆØ–—”’»…§€£±×≤≥½°²³µ•◦☐☒√−‰Ω"
    assert words in body_and_notes(pdf_of(body_of(paragraph(words))))[0]
