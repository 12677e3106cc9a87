"""The running number stands in the lower right corner as the page is seen, whatever sort of page it is."""

from typing import Any

import pikepdf
import pypdfium2
import pytest

from papergen.render.number_font import NUMBER_CHARACTERS
from tests.bundle.parts import bundle, foreign, hand_made, own
from tests.bundle.reading_back import numbers, opened, texts

PAGES: dict[str, dict[str, Any]] = {
    "upright": {},
    "landscape A3": {"MediaBox": [0, 0, 1191, 842]},
    "turned 90": {"Rotate": 90},
    "turned 180": {"Rotate": 180},
    "turned 270": {"Rotate": 270},
    "turned -90": {"Rotate": -90},
    "cropped": {"CropBox": [100, 50, 380, 290]},
    "cropped and turned": {"CropBox": [100, 50, 380, 290], "Rotate": 90},
    "crop box larger than the media box": {"CropBox": [-100, -100, 900, 900]},
    "crop box beside the media box": {"CropBox": [1000, 1000, 1100, 1100]},
    "origin elsewhere": {"MediaBox": [-300, 200, 100, 500]},
    "corners in another order": {"MediaBox": [400, 300, 0, 0]},
    "leaves its coordinates changed": {"Contents": b"q 0.5 0 0 0.5 0 0 cm q 1 0 0 1 90 90 cm\n"},
    "closes more than it opened": {"Contents": b"Q Q 0.5 0 0 0.5 0 0 cm\n"},
    "leaves text and marks open": {"Contents": b"/Span BMC BT /F1 12 Tf 0 0 Td ( ) Tj\n"},
    "leaves white and invisible text": {"Contents": b"1 g 3 Tr 0.1 0 0 0.1 0 0 cm\n"},
}


def ink(data: bytes) -> tuple[tuple[int, int, int, int], tuple[int, int]]:
    """Give the box around all that is dark on the first page, at two dots a point, and the size of the picture."""
    with pypdfium2.PdfDocument(data) as pdf:
        picture = pdf[0].render(scale=2).to_pil().convert("L").point(lambda value: 255 if value < 128 else 0)
        box = picture.getbbox()
        assert box
        return box, picture.size


@pytest.mark.parametrize("entries", PAGES.values(), ids=PAGES)
def test_the_number_stands_at_the_lower_right(entries: dict[str, Any]) -> None:
    made = bundle(foreign("a", hand_made(entries)), printed=lambda label, total: "88")
    (left, top, right, bottom), (width, height) = ink(made.data)
    scale = max(1, min(width, height) / 2 / 842)
    assert 2 * 27 * scale <= width - right <= 2 * 30 * scale
    assert 2 * 13 * scale <= height - bottom <= 2 * 15.5 * scale
    assert 2 * 5 * scale <= bottom - top <= 2 * 8 * scale
    assert 2 * 7 * scale <= right - left <= 2 * 10 * scale


def test_user_units_do_not_change_its_size_on_paper() -> None:
    with opened(bundle(foreign("a", hand_made({"UserUnit": 2})), printed=lambda label, total: "8").data) as pdf:
        stamp = pdf.pages[0].obj.Contents[-1].read_bytes()
    assert b"\n0.5 0 0 0.5 0 0 cm\n" in stamp
    assert b" 8 Tf 767.55" in stamp  # 800 points seen, less 28 and one figure


def test_it_is_an_artifact_in_the_content() -> None:
    with opened(bundle(own("a"), own("b")).data) as pdf:
        stamp = b"".join(stream.read_bytes() for stream in list(pdf.pages[1].obj.Contents)[-2:])
    assert stamp.startswith(b"\nQ\n/Artifact <</Type /Pagination /Subtype /Footer /BBox [")
    assert stamp.endswith(b"Q\nEMC\n")


def test_it_is_white_beneath_on_foreign_pages_only() -> None:
    black = hand_made({"Contents": b"0 g 0 0 400 300 re f\n"})
    made = bundle(own("a"), foreign("b", black), printed=lambda label, total: label)
    with opened(made.data) as pdf:
        contents = [page.obj.Contents[-1].read_bytes() for page in pdf.pages]
    assert b"1 g" in contents[1]
    assert numbers(made.data)[1] == "2"
    assert b"1 g" not in contents[0]


def test_the_cover_is_not_numbered() -> None:
    made = bundle(own("a"), own("b"))
    assert [number == str(at) for at, number in enumerate(numbers(made.data), 1)] == [False, True]


def test_what_is_printed_is_asked_of_the_caller() -> None:
    made = bundle(own("a"), own("b"), printed=lambda label, total: f"Sida {label} (av {total})")
    assert numbers(made.data) == ["Sida 1 (av 2)", "Sida 2 (av 2)"]
    assert "Sida" not in "".join(texts(bundle(own("a"), own("b"), printed=lambda label, total: "").data))


def test_a_character_that_the_font_lacks_is_refused() -> None:
    with pytest.raises(ValueError, match="☃"):
        bundle(own("a"), printed=lambda label, total: "☃")


def test_the_font_shows_what_a_number_may_consist_of() -> None:
    made = bundle(own("a"), printed=lambda label, total: NUMBER_CHARACTERS)
    assert numbers(made.data) == [NUMBER_CHARACTERS]


def test_another_font_of_the_same_name_is_left_alone() -> None:
    other = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Courier)
    page = {"Resources": pikepdf.Dictionary(Font=pikepdf.Dictionary(PapergenNumber=other, F1=other)), "text": "kvar"}
    with opened(bundle(foreign("a", hand_made(page)), printed=lambda label, total: "1").data) as pdf:
        fonts = pdf.pages[0].obj.Resources.Font
        assert fonts.PapergenNumber.BaseFont == "/Courier"
        assert fonts.PapergenNumber2.Subtype == "/Type0"
