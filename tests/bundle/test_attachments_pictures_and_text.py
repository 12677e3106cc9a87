"""Pictures, plain text and Markdown become pages of our own, which keep every standard."""

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from papergen.bundle.attachments.part import COPY_NOTE
from papergen.bundle.claims import OWN
from papergen.problems import PapergenError
from papergen.render.attachment_pages import heading_page
from tests.bundle.attachment_samples import codes, judged, picture, prepare, setting, text_of


def page_sizes(data: bytes) -> list[tuple[int, int]]:
    with pypdfium2.PdfDocument(data) as document:
        return [tuple(round(side) for side in page.get_size()) for page in document]


PICTURES = {
    "a wide PNG": (picture(size=(300, 200)), (842, 595)),
    "a tall JPEG": (picture("JPEG", size=(200, 300)), (595, 842)),
    "a JPEG that the camera held on its side": (picture("JPEG", size=(300, 200), exif=Image.Exif()), (842, 595)),
    "a transparent PNG": (picture(mode="RGBA"), (842, 595)),
    "a grey PNG": (picture(mode="L"), (842, 595)),
    "a JPEG for a printing press": (picture("JPEG", "CMYK"), (842, 595)),
    "a very large one": (picture(size=(5000, 3000)), (842, 595)),
    "a thin line": (picture(size=(4000, 3)), (842, 595)),
}


@pytest.mark.parametrize(("data", "size"), PICTURES.values(), ids=PICTURES)
def test_a_picture_becomes_one_page_that_keeps_every_standard(data: bytes, size: tuple[int, int]) -> None:
    part = prepare(data, "bilagor/foto.jpg")
    assert page_sizes(part.data) == [size]
    assert (part.claims, part.tagged, part.notes) == (OWN, True, ())
    assert judged(part.data, "2a", "ua-1") == ["2a", "ua-1"]


def test_a_picture_stands_as_the_camera_was_held() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert page_sizes(prepare(picture("JPEG", size=(300, 200), exif=exif), "bilagor/foto.jpg").data) == [(595, 842)]


def test_a_picture_leaves_room_for_the_running_number() -> None:
    with pypdfium2.PdfDocument(prepare(picture(size=(2000, 3000)), "a.png").data) as document:
        (shown,) = document[0].get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
        assert shown.get_bounds()[1] >= 56


def test_plain_text_keeps_its_lines_and_columns_and_wraps_the_long_ones() -> None:
    text = "Åtgärd   Kostnad\nBro        1 200\n" + "ord " * 60 + "\n" + "x" * 200 + "\n"
    part = prepare(text.encode(), "bilagor/tabell.txt")
    (page,) = text_of(part.data)
    with pypdfium2.PdfDocument(part.data) as document:
        shown = document[0].get_textpage()
        raw = shown.get_text_range()
        assert abs(shown.get_charbox(raw.index("K") + 2)[0] - shown.get_charbox(raw.index("1"))[0]) < 2, "columns"
    assert page.count("ord") == 60
    assert page.count("x") == 200
    assert judged(part.data, "2a", "ua-1") == ["2a", "ua-1"]


def test_a_long_text_gets_many_pages() -> None:
    part = prepare(b"rad\n" * 3000, "bilagor/logg.txt")
    assert part.pages > 30
    assert "".join(text_of(part.data)).count("rad") == 3000


ENCODINGS = {
    "UTF-8": ("räksmörgås".encode(), []),
    "UTF-8 with a mark": ("räksmörgås".encode("utf-8-sig"), []),
    "UTF-16": ("räksmörgås".encode("utf-16"), []),
    "Windows-1252": ("räksmörgås – 10 §".encode("cp1252"), ["FIL041"]),
    "code page 437": ("räksmörgås".encode("cp437"), ["stop", "FIL042"]),
    "Mac": ("räksmörgås".encode("mac-roman"), ["stop", "FIL042"]),
    "control characters": (b"a\x1b[31mb", ["stop", "FIL042"]),
    "blanks only": (b" \n\t\n ", ["stop", "FIL022"]),
    "too long": (b"rad\n" * 600_000, ["stop", "FIL043"]),
    "characters without a font": ("漢字".encode(), ["stop", "FIL116"]),
}


@pytest.mark.parametrize(("data", "told"), ENCODINGS.values(), ids=ENCODINGS)
def test_text_in_any_encoding_is_read_right_or_refused(data: bytes, told: list[str]) -> None:
    assert codes(data, "bilagor/text.txt") == told


def test_markdown_is_set_as_papers_are() -> None:
    text = "# Rubrik\n\nText[^1] med *vikt*.\n\n#### Djup rubrik\n\n1. ett\n2. två\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"
    text += "\n[^1]: En not.\n"
    part = prepare(text.encode(), "bilagor/pm.md")
    assert judged(part.data, "2a", "ua-1") == ["2a", "ua-1"]
    assert part.claims == OWN
    assert "Djup rubrik" in text_of(part.data)[0]
    assert "En not." in text_of(part.data)[0]


def test_faults_in_markdown_have_places_in_the_attachment() -> None:
    with pytest.raises(PapergenError) as caught:
        prepare(b"Hej\n\n<div>\n", "bilagor/pm.md")
    assert [str(problem.place) for problem in caught.value.problems] == ["bilagor/pm.md:3:1"]


def test_a_heading_page_names_the_attachment_and_its_pages() -> None:
    made = heading_page("Bilaga 2 till ärende 3: Avtal", ["Bilagan har 12 sidor: 45–56.", COPY_NOTE], setting())
    assert judged(made, "2a", "ua-1") == ["2a", "ua-1"]
    (page,) = text_of(made)
    assert page.startswith("Bilaga 2 till ärende 3: Avtal")
    assert COPY_NOTE in page


def test_the_same_picture_and_text_give_the_same_bytes() -> None:
    assert prepare(picture(), "a.png").data == prepare(picture(), "a.png").data
    assert prepare(b"text", "a.txt").data == prepare(b"text", "a.txt").data


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(codec="latin-1", exclude_categories=["Cc", "Cf"]), max_size=300))
def test_no_word_of_a_text_is_lost(text: str) -> None:
    try:
        part = prepare(text.encode(), "bilagor/text.txt")
    except PapergenError:
        return
    shown = "".join("".join(text_of(part.data)).split())
    assert sorted(shown) == sorted("".join(text.split()))
