"""mall.docx decides the look: what is changed there in Word changes in the PDF, without a line of code."""

import io
import re
from collections.abc import Callable

import pikepdf
import pytest
from PIL import Image

from papergen.render.template import Template
from tests.render.papers import (
    KINDS,
    body_of,
    changed_template,
    markdown,
    paper_of,
    paragraph,
    paragraphs,
    pdf_of,
    picture_bytes,
    template,
)
from tests.render.pdf_pages import Character, characters
from tests.render.pdf_text import artifact_texts, body_and_notes
from tests.render.template_files import packed, style, unpacked, with_part
from tests.render.word_text import Word

BODY = markdown("Stycket.\n\n- punkt\n\n### Underrubrik\n\nText.")


def drawn(pdf: bytes, words: str) -> list[Character]:
    """Give the boxes of the characters of the first place where these words are drawn."""
    all_characters = list(characters(pdf))
    start = "".join(one.text for one in all_characters).index(words.replace(" ", ""))
    return all_characters[start : start + len(words.replace(" ", ""))]


def with_style(style_id: str, change: Callable[[str], str]) -> Template:
    return changed_template(with_part("word/styles.xml", lambda xml: style(style_id, xml, change)))


def with_document(change: Callable[[str], str]) -> Template:
    return changed_template(with_part("word/document.xml", change))


def fonts(pdf: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        names = [str(font.BaseFont) for page in document.pages for font in page.Resources.Font.values()]
    return {re.sub(r"^/[A-Z]{6}\+", "", name) for name in names}


def colors(pdf: bytes) -> set[str]:
    """Give the fill colours used on the pages, as six hexadecimal digits."""
    found = set()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) in ("rg", "sc", "scn") and len(operands) == 3:
                    found.add("".join(f"{round(float(part) * 255):02X}" for part in operands))
    return found


def pictures(pdf: bytes) -> list[tuple[int, int]]:
    """Give the pixel sizes of the pictures on the first page."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [(int(image.Width), int(image.Height)) for image in document.pages[0].get_images().values()]


def test_wider_margins_move_the_text() -> None:
    before = drawn(pdf_of(BODY), "Stycket.")
    made_with = with_document(
        lambda xml: re.sub(
            r'w:top="\d+" w:right="\d+" w:bottom="\d+" w:left="\d+"',
            'w:top="2835" w:right="2268" w:bottom="2268" w:left="2835"',
            xml,
        )
    )
    after = drawn(pdf_of(BODY, made_with), "Stycket.")
    assert after[0].left - before[0].left == pytest.approx((2835 - 1701) / 20, abs=0.1)
    assert after[0].top < before[0].top
    long = body_of(paragraph("ord " * 400))
    rightmost = max(one.right for one in characters(pdf_of(long, made_with)) if one.text in "ord" and one.bottom < 500)
    assert 440 < rightmost <= 595.3 - 2268 / 20 + 1


def test_another_page_size_is_the_pdfs_too() -> None:
    made_with = with_document(lambda xml: xml.replace('w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"'))
    with pikepdf.open(io.BytesIO(pdf_of(BODY, made_with))) as document:
        assert [float(side) for side in document.pages[0].MediaBox] == [0, 0, 612, 792]


def test_another_body_font_is_the_pdfs_too() -> None:
    assert any(name.startswith("Arimo") for name in fonts(pdf_of(BODY)))
    assert not any(name.startswith("DejaVuSansMono") for name in fonts(pdf_of(BODY)))
    made_with = changed_template(with_part("word/styles.xml", lambda xml: xml.replace('"Arial"', '"Courier New"')))
    changed = pdf_of(BODY, made_with)
    assert all(name.startswith("DejaVuSansMono") for name in fonts(changed))
    widths = {
        round(two.left - one.left, 1)
        for one, two in zip(drawn(changed, "Stycket.")[:-1], drawn(changed, "Stycket.")[1:], strict=True)
    }
    assert max(widths) - min(widths) < 3, "a fixed-width font has letters at even distances"


def test_a_headings_size_and_colour_are_the_pdfs_too() -> None:
    made_with = with_style(
        "Heading1", lambda xml: xml.replace('w:val="1F3A5F"', 'w:val="C00000"').replace('w:sz w:val="28"', 'w:sz w:val="56"')
    )
    before, after = pdf_of(BODY), pdf_of(BODY, made_with)
    assert "C00000" not in colors(before)
    assert "C00000" in colors(after)
    small, large = drawn(before, "Ärendet"), drawn(after, "Ärendet")
    assert large[-1].right - large[0].left == pytest.approx(2 * (small[-1].right - small[0].left), rel=0.05)
    assert [one.left for one in drawn(before, "Underrubrik")] == [one.left for one in drawn(after, "Underrubrik")]


def test_space_between_paragraphs_is_the_pdfs_too() -> None:
    def gap(pdf: bytes) -> float:
        return drawn(pdf, "ett.")[0].bottom - drawn(pdf, "två.")[0].bottom

    case = body_of(paragraph("ett."), paragraph("två."))
    made_with = changed_template(
        with_part(
            "word/styles.xml",
            lambda xml: xml.replace('<w:spacing w:after="160" w:line="276"', '<w:spacing w:after="560" w:line="276"', 1),
        )
    )
    assert gap(pdf_of(case, made_with)) - gap(pdf_of(case)) == pytest.approx(20, abs=0.2)


def test_another_logo_is_the_pdfs_too() -> None:
    parts = unpacked(template().docx)
    parts["word/media/logotyp.png"] = picture_bytes(37, 53)
    assert (37, 53) not in pictures(pdf_of(BODY))
    assert (37, 53) in pictures(pdf_of(BODY, changed_template(packed(parts))))


def test_the_logos_size_on_paper_is_the_pdfs_too() -> None:
    def height(pdf: bytes) -> float:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            matrices = [
                operands for operands, operator in pikepdf.parse_content_stream(document.pages[0]) if str(operator) == "cm"
            ]
        return max(abs(float(matrix[3])) for matrix in matrices)

    wide = changed_template(
        with_part("word/header2.xml", lambda xml: xml.replace('cx="576000" cy="684000"', 'cx="1152000" cy="1368000"'))
    )
    assert height(pdf_of(BODY, wide)) == pytest.approx(1368000 / 12700, abs=0.5)


def test_the_footers_own_words_are_the_pdfs_too() -> None:
    words = "Box 1 & 2, 123 45 Sävhamn"
    docx = with_part("word/footer2.xml", lambda xml: xml.replace("{{ organisation }}", words.replace("&", "&amp;")))
    made = paper_of(BODY, made_with=changed_template(docx))
    assert words in artifact_texts(made.pdf)[0].replace("\u00a0", " ")
    assert words in Word(made.docx).story("footer/first")


def test_list_indents_are_the_pdfs_too() -> None:
    made_with = changed_template(with_part("word/numbering.xml", lambda xml: xml.replace('w:left="397"', 'w:left="1397"')))
    moved = drawn(pdf_of(BODY, made_with), "punkt")[0].left - drawn(pdf_of(BODY), "punkt")[0].left
    assert moved == pytest.approx(1000 / 20, abs=0.2)


def test_list_marks_are_those_of_the_template_in_both() -> None:
    made_with = changed_template(
        with_part("word/numbering.xml", lambda xml: xml.replace('w:val="%1."', 'w:val="%1)"').replace('w:val="•"', 'w:val="»"'))
    )
    made = paper_of(markdown("1. ett\n2. två\n\ntext\n\n- punkt"), made_with=made_with)
    for words in ("1)ett", "2)två", "»punkt"):
        assert words in Word(made.docx).text()
        assert words in body_and_notes(made.pdf)[0].replace(" ", "")


def test_one_header_for_all_pages_is_the_pdfs_too() -> None:
    made_with = with_document(lambda xml: xml.replace("<w:titlePg/>", ""))
    pages = artifact_texts(pdf_of(body_of(*paragraphs(60)), made_with))
    assert len(pages) > 2
    assert "Sida 1 (" in pages[0].replace("\u00a0", " ")
    assert "Socialförvaltningen" not in pages[0].split("Sävhamns")[0]


def test_hyphens_are_the_templates_choice() -> None:
    case = body_of(paragraph("förvaltningsorganisationsutredning " * 60))
    hyphenated = changed_template(
        with_part(
            "word/settings.xml", lambda xml: xml.replace('<w:autoHyphenation w:val="0"/>', '<w:autoHyphenation w:val="1"/>')
        )
    )
    assert "\u00ad" not in body_and_notes(pdf_of(case))[0]
    assert "\u00ad" in body_and_notes(pdf_of(case, hyphenated))[0]  # typst's mark for a hyphen that is only there at a line's end


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_logo_that_is_a_picture(kind: str) -> None:
    with Image.open(io.BytesIO(unpacked(template(kind).docx)["word/media/logotyp.png"])) as logo:
        assert min(logo.size) > 20
