"""The running number on a page: an artifact in the content itself, in the lower right corner as the page is seen (14.8.2.2)."""

from collections.abc import Sequence
from functools import lru_cache

from papergen.bundle.number_font import NumberFont

SIZE = 8.0  # of the text, in points
FROM_BOTTOM = 14.0  # of the baseline; our own papers' footers stand higher
FROM_RIGHT = 28.0
_PADDING = 2.0
_A3_SHORT_SIDE = 842.0  # a larger sheet is looked at from further off, or smaller
_SMALLEST_SHORT_SIDE = 200.0


def stamped(text: str, font: NumberFont, name: str, view: Sequence[float], *, foreign: bool) -> bytes:
    """Give the content that prints `text` on a page; on a foreign page on white, for it may land on something.

    `name` is the font's in the page's resources, `view` the matrix from points as the page is seen to its user space, and its
    width and height in points, as `page_view.seen` gives them.
    """
    *matrix, whole, height = view
    short = min(whole, height)
    scale = max(1.0, short / _A3_SHORT_SIDE) * min(1.0, short / _SMALLEST_SHORT_SIDE)
    size = SIZE * scale
    width = font.width(text, size)
    left, base = whole - FROM_RIGHT * scale - width, FROM_BOTTOM * scale
    padding = _PADDING * scale
    box = (left - padding, base - padding - 0.2 * size, width + 2 * padding, size + 2 * padding)
    white = b"1 g %s %s %s %s re f\n" % tuple(map(_written, box)) if foreign else b""
    return b"".join(
        (
            b"/Artifact <</Type /Pagination /Subtype /Footer /BBox [%s]>> BDC\nq\n" % _user_box(matrix, box),
            b"%s cm\n" % b" ".join(map(_written, matrix)),
            white,
            b"BT 0 g %s %s Tf %s %s Td %s Tj ET\n"
            % (name.encode(), _written(size), _written(left), _written(base), font.encoded(text)),
            b"Q\nEMC\n",
        )
    )


def _user_box(matrix: Sequence[float], box: tuple[float, float, float, float]) -> bytes:
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
