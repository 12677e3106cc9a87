"""Pictures are made fit for paper: upright, in colours both outputs hold, and without what a camera wrote into them."""

import io
import struct
import zlib

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from papergen.render.pictures import BadPictureError, prepare_picture
from tests.render.papers import markdown, paper_of, picture_bytes
from tests.render.test_pdf_standards import faults

GPS = 0x8825
ORIENTATION = 0x0112


def saved(picture: Image.Image, form: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(data))
    picture.load()
    return picture


def two_colours() -> Image.Image:
    """Give a picture that is red to the left and blue to the right."""
    picture = Image.new("RGB", (80, 40), (255, 0, 0))
    picture.paste((0, 0, 255), (40, 0, 80, 40))
    return picture


def test_a_picture_taken_on_its_side_is_turned() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6  # the camera was turned a quarter to the left
    prepared = prepare_picture(saved(two_colours(), "JPEG", exif=exif, quality=95))
    picture = opened(prepared.data)
    assert picture.size == (40, 80)
    top, bottom = picture.getpixel((20, 10)), picture.getpixel((20, 70))
    assert top[0] > 200 > bottom[0]
    assert prepared.height == 2 * prepared.width


def test_where_and_when_a_picture_was_taken_is_left_out() -> None:
    exif = Image.Exif()
    exif[0x0132] = "2026:01:12 08:30:00"
    exif[0x010F] = "Kameramärket"
    exif.get_ifd(GPS)[1] = "N"
    data = saved(two_colours(), "JPEG", exif=exif, comment=b"hemlig kommentar")
    assert b"Exif" in data
    clean = prepare_picture(data).data
    for secret in (b"Exif", b"2026:01:12", b"Kamera", b"hemlig"):
        assert secret not in clean
    assert not opened(clean).getexif()


def test_text_hidden_in_a_png_is_left_out() -> None:
    notes = PngInfo()
    notes.add_text("Author", "Hemlig Person")
    data = saved(two_colours(), "PNG", pnginfo=notes)
    assert b"Hemlig" in data
    assert b"Hemlig" not in prepare_picture(data).data


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "YCbCr", "I;16"])
def test_every_colour_mode_comes_out_as_one_that_paper_holds(mode: str) -> None:
    picture = Image.new(mode, (80, 40), 30000) if mode == "I;16" else two_colours().convert(mode)
    data = saved(picture, "JPEG" if mode in ("CMYK", "YCbCr") else "PNG")
    prepared = prepare_picture(data)
    assert opened(prepared.data).mode in ("1", "L", "LA", "RGB", "RGBA")
    assert (prepared.width, prepared.height) == (60, 30)


@pytest.mark.parametrize("mode", ["P", "CMYK", "RGBA"])
def test_colours_are_kept(mode: str) -> None:
    data = saved(two_colours().convert(mode), "JPEG" if mode == "CMYK" else "PNG")
    picture = opened(prepare_picture(data).data).convert("RGB")
    red, blue = picture.getpixel((10, 20)), picture.getpixel((70, 20))
    assert red[0] > 200 > red[2]
    assert blue[2] > 200 > blue[0]


def test_sixteen_bit_grey_stays_grey() -> None:
    picture = opened(prepare_picture(saved(Image.new("I;16", (80, 40), 30000), "PNG")).data).convert("L")
    assert 90 < picture.getpixel((10, 10)) < 150


def test_a_palettes_transparent_colour_stays_transparent() -> None:
    picture = two_colours().convert("P", palette=Image.Palette.ADAPTIVE, colors=2)
    data = saved(picture, "PNG", transparency=picture.getpixel((0, 0)))
    prepared = opened(prepare_picture(data).data)
    assert prepared.mode == "RGBA"
    assert prepared.getpixel((0, 0))[3] == 0
    assert prepared.getpixel((70, 0))[3] == 255


def test_a_picture_says_how_large_it_is() -> None:
    assert prepare_picture(picture_bytes(300, 150, dpi=(300, 300))).width == pytest.approx(72, abs=0.1)
    assert prepare_picture(picture_bytes(96, 96)).width == 72


@pytest.mark.parametrize("dpi", [(0, 0), (1, 1), (100_000, 100_000)])
def test_a_mad_resolution_is_not_believed(dpi: tuple[int, int]) -> None:
    assert prepare_picture(picture_bytes(96, 96, dpi=dpi)).width == 72


def test_a_picture_larger_than_paper_needs_is_made_smaller() -> None:
    prepared = prepare_picture(picture_bytes(6000, 3000))
    assert opened(prepared.data).size == (2400, 1200)
    assert prepared.width == 6000 * 72 / 96


def test_a_picture_is_never_larger_than_its_nature() -> None:
    prepared = prepare_picture(picture_bytes(96, 48))
    assert prepared.fitted(500, 500) == (72, 36)
    assert prepared.fitted(36, 500) == (36, 18)
    assert prepared.fitted(500, 9) == (18, 9)


def png_that_claims(width: int, height: int) -> bytes:
    """Give a small PNG whose header claims any size."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")


def test_a_picture_of_more_than_a_hundred_million_pixels_is_refused_unread() -> None:
    with pytest.raises(BadPictureError, match="100 miljoner"):
        prepare_picture(png_that_claims(20_000, 20_000))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hej",
        b"%PDF-1.7",
        picture_bytes()[:200],
        picture_bytes()[:-20][:100],
        picture_bytes(form="JPEG")[:300],
        picture_bytes(form="GIF"),
        picture_bytes(form="BMP"),
        picture_bytes(form="TIFF"),
        png_that_claims(0, 0),
        png_that_claims(5000, 5000),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    ],
    ids=lambda data: repr(data[:8]),
)
def test_what_is_no_whole_png_or_jpeg_is_refused(data: bytes) -> None:
    with pytest.raises(BadPictureError):
        prepare_picture(data)


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK"])
def test_a_paper_with_any_picture_keeps_both_standards(mode: str) -> None:
    data = saved(two_colours().convert(mode), "JPEG" if mode == "CMYK" else "PNG")
    made = paper_of(markdown("![Bild](b.png)"), {"b.png": prepare_picture(data)})
    assert faults(made.pdf) == []
