"""The PDF keeps PDF/UA-1 and PDF/A-2a, and says its title and language; its tags are those of the paper's parts."""

import io

import pikepdf
import pytest
from page import ValidationProfile, validate_pdf_bytes

from tests.conftest import GoldenFiles
from tests.render.papers import CASES, body_of, case_paper, everything, markdown, paper_of, paragraph, pdf_of
from tests.render.pdf_text import read_tags, tag_outline


def faults(pdf: bytes) -> list[str]:
    """Give what a validator finds against either standard."""
    found = []
    for profile in (ValidationProfile.PDF_UA_1, ValidationProfile.PDF_A_2A):
        report = validate_pdf_bytes(pdf, profile=profile)
        assert report.rules.passed > 50
        if not report.is_compliant:
            found += [f"{profile}: {failure}" for failure in report.failures]
    return found


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_the_pdf_of_a_case_keeps_both_standards(name: str) -> None:
    assert faults(case_paper(name).pdf) == []


def test_the_pdf_with_one_of_everything_keeps_both_standards() -> None:
    assert faults(everything().pdf) == []


def test_the_shortest_pdf_keeps_both_standards() -> None:
    assert faults(pdf_of(body_of())) == []


STRUCK = [
    "~~[x](https://a.se)~~",
    "~~anna@example.se~~",
    "[~~x~~](https://a.se) [a ~~b~~ c](https://a.se)",
    "**~~a [x](https://a.se)~~**",
]


@pytest.mark.parametrize("text", STRUCK)
def test_a_link_may_be_struck_out(text: str) -> None:
    assert faults(pdf_of(markdown(text))) == []


def test_the_validator_would_find_a_fault() -> None:
    with pikepdf.open(io.BytesIO(everything().pdf)) as document:
        del document.Root.MarkInfo
        broken = io.BytesIO()
        document.save(broken)
    assert faults(broken.getvalue())


@pytest.mark.parametrize("language", ["sv-SE", "en-GB", "fi"])
def test_the_pdf_says_its_title_and_language(language: str) -> None:
    with pikepdf.open(io.BytesIO(pdf_of(body_of(paragraph("Text."), titel="A & B <C>", sprak=language)))) as document:
        assert str(document.Root.Lang) == language
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        assert str(document.docinfo["/Title"]) == "A & B <C>"
        assert document.open_metadata()["dc:title"] == "A & B <C>"


def test_the_pdf_carries_the_papers_date_and_no_other() -> None:
    with pikepdf.open(io.BytesIO(everything().pdf)) as document:
        assert str(document.docinfo["/CreationDate"]).startswith("D:20260112")


def test_every_font_is_embedded() -> None:
    with pikepdf.open(io.BytesIO(everything().pdf)) as document:
        fonts = [font for page in document.pages for font in page.Resources.Font.values()]
        assert fonts
        for font in fonts:
            descriptor = font.DescendantFonts[0].FontDescriptor
            assert "/FontFile2" in descriptor or "/FontFile3" in descriptor


def test_headings_are_headings_in_the_tags() -> None:
    root = read_tags(pdf_of(markdown("### Tre\n\n#### Fyra\n\n##### Fem\n\nText.")))
    assert [(tag.role, tag.text()) for tag in root.all("Title", "H1", "H2", "H3", "H4")] == [
        ("Title", "Ansökan om medel"),
        ("H1", "Ärendet"),
        ("H2", "Tre"),
        ("H3", "Fyra"),
        ("H4", "Fem"),
    ]


def test_pictures_are_figures_with_their_text() -> None:
    figures = read_tags(everything().pdf).all("Figure")
    assert [figure.alt for figure in figures] == ["märke", "Karta över området"]


def test_links_lead_to_their_address() -> None:
    with pikepdf.open(io.BytesIO(everything().pdf)) as document:
        targets = {
            str(note.A.URI) for page in document.pages for note in page.get("/Annots", []) if "/A" in note and "/URI" in note.A
        }
    assert targets == {"https://example.se/a?b=1&c=2", "https://example.se", "mailto:post@example.se", "https://example.se/not"}


def test_the_outline_lists_the_headings() -> None:
    with pikepdf.open(io.BytesIO(everything().pdf)) as document, document.open_outline() as outline:
        assert [entry.title for entry in outline.root][:2] == ["Förslag till beslut", "Sammanfattning"]


def test_the_tags_of_the_everything_paper(golden: GoldenFiles) -> None:
    golden("render/allt-taggar.txt", "\n".join(tag_outline(read_tags(everything().pdf))) + "\n")


def test_words_are_not_hyphenated() -> None:
    words = "förvaltningsorganisationsutredningsgruppen " * 40
    made = paper_of(body_of(paragraph(words)))
    text = "".join(tag.text() for tag in read_tags(made.pdf).all("P"))
    assert "-" not in text
    assert "\u00ad" not in text
