"""The running number on a page: an artifact in the content itself, in the lower right corner as the page is seen (14.8.2.2)."""

from functools import lru_cache
from typing import Any

import pikepdf

from papergen.bundle.number_font import NumberFont
from papergen.bundle.page_view import seen

SIZE = 8.0  # of the text, in points
FROM_BOTTOM = 14.0  # of the baseline; our own papers' footers stand higher
FROM_RIGHT = 28.0
_PADDING = 2.0
_A3_SHORT_SIDE = 842.0  # a larger sheet is looked at from further off, or smaller
_SMALLEST_SHORT_SIDE = 200.0


def stamp(bundle: pikepdf.Pdf, page: Any, text: str, font: NumberFont, *, foreign: bool) -> None:
    """Print `text` on a page of the bundle whose content is closed; on a foreign page on white, for it may land on something."""
    name = _font_name(bundle, page, font)
    view = seen(page)
    short = min(view.width, view.height)
    scale = max(1.0, short / _A3_SHORT_SIDE) * min(1.0, short / _SMALLEST_SHORT_SIDE)
    size = SIZE * scale
    width = font.width(text, size)
    left, base = view.width - FROM_RIGHT * scale - width, FROM_BOTTOM * scale
    padding = _PADDING * scale
    box = (left - padding, base - padding - 0.2 * size, width + 2 * padding, size + 2 * padding)
    white = b"1 g %s %s %s %s re f\n" % tuple(map(_written, box)) if foreign else b""
    drawn = b"".join(
        (
            b"/Artifact <</Type /Pagination /Subtype /Footer /BBox [%s]>> BDC\nq\n" % _user_box(view.matrix, box),
            b"%s cm\n" % b" ".join(map(_written, view.matrix)),
            white,
            b"BT 0 g %s %s Tf %s %s Td %s Tj ET\n" % (name, _written(size), _written(left), _written(base), font.encoded(text)),
            b"Q\nEMC\n",
        )
    )
    page["/Contents"].append(bundle.make_stream(drawn))


def close_content(pdf: pikepdf.Pdf, page: Any, *, careless: bool) -> None:
    """Let a page's content end in the graphics state that a page begins with, so that more can be drawn after it."""
    contents = page.get("/Contents")
    each = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    streams = [stream for stream in each if isinstance(stream, pikepdf.Stream)]
    before, after = _closing(page) if careless else (b"q\n", b"Q\n")
    page["/Contents"] = pikepdf.Array([pdf.make_stream(before), *streams, pdf.make_stream(b"\n" + after)])


def _closing(page: Any) -> tuple[bytes, bytes]:
    """Give what opens and closes a careless page's content: as many q and Q as it needs, the text and marks it left open."""
    saved = lowest = marks = 0
    text = False
    try:
        for instruction in pikepdf.parse_content_stream(page, "q Q BT ET BMC BDC EMC"):
            match str(instruction.operator):
                case "q":
                    saved += 1
                case "Q":
                    saved -= 1
                    lowest = min(lowest, saved)
                case "BT" | "ET" as found:
                    text = found == "BT"
                case "EMC":
                    marks = max(0, marks - 1)
                case "BMC" | "BDC":
                    marks += 1
                case _:
                    pass
    except (pikepdf.PdfError, TypeError, ValueError):  # not to be read: nothing is drawn after the fault either
        return b"q\n", b"Q\n"
    return b"q\n" * (1 - lowest), b"ET\n" * text + b"EMC\n" * marks + b"Q\n" * (1 - lowest + saved)


def _font_name(bundle: pikepdf.Pdf, page: Any, font: NumberFont) -> bytes:
    """Give the font a name in the page's resources: always the same one, unless the page has another font of that name."""
    resources = page.get("/Resources")
    if not isinstance(resources, pikepdf.Dictionary):
        page["/Resources"] = pikepdf.Dictionary()
        resources = page["/Resources"]
    if not isinstance(resources.get("/Font"), pikepdf.Dictionary):
        resources["/Font"] = pikepdf.Dictionary()
    fonts = resources["/Font"]
    name, count = "/PapergenNumber", 1
    while name in fonts and not (fonts[name].is_indirect and fonts[name].objgen == font.font.objgen):
        count += 1
        name = f"/PapergenNumber{count}"
    fonts[name] = font.font
    return name.encode()


def _user_box(matrix: tuple[float, ...], box: tuple[float, float, float, float]) -> bytes:
    a, b, c, d, e, f = matrix
    x, y, width, height = box
    corners = [(a * u + c * v + e, b * u + d * v + f) for u in (x, x + width) for v in (y, y + height)]
    xs, ys = zip(*corners, strict=True)
    return b" ".join(map(_written, (min(xs), min(ys), max(xs), max(ys))))


@lru_cache(maxsize=4096)  # a bundle's pages have much the same sizes
def _written(number: float) -> bytes:
    """Write a number as PDF does: without an exponent, and with no more figures than can be seen."""
    text = f"{number:.5f}".rstrip("0").rstrip(".")
    return b"0" if text == "-0" else text.encode()
