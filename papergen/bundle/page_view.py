"""A page as it is seen: which part of it, which way up, and how large."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pikepdf

from papergen.bundle.resources import inherited

Box = tuple[float, float, float, float]

_LETTER = (0.0, 0.0, 612.0, 792.0)  # what readers take where a page does not say


@dataclass(frozen=True, slots=True)
class Seen:
    """The matrix from points as seen (origin lower left, upright) to user space, and the width and height in points."""

    matrix: tuple[float, float, float, float, float, float]
    width: float
    height: float


def seen(page: Any) -> Seen:
    """Look at a page: what the crop box leaves of the media box, turned by `/Rotate`, in `/UserUnit`s (14.11.2, 7.7.3.3)."""
    media = _box(inherited(page, "/MediaBox")) or _LETTER
    crop = _box(inherited(page, "/CropBox"))
    unit = _number(page.get("/UserUnit"), 1.0)
    return _seen(media, crop, unit if 0 < unit < 10_000 else 1.0, int(_number(inherited(page, "/Rotate"), 0)) % 360)


@lru_cache(maxsize=64)  # most pages of a bundle are of one size
def _seen(media: Box, crop: Box | None, unit: float, turned: int) -> Seen:
    left, bottom, right, top = _shared(media, crop) or media
    one = 1 / unit  # a point in user space
    width, height = (right - left) * unit, (top - bottom) * unit
    if turned == 90:
        return Seen((0, one, -one, 0, right, bottom), height, width)
    if turned == 180:
        return Seen((-one, 0, 0, -one, right, top), width, height)
    if turned == 270:
        return Seen((0, -one, one, 0, left, top), height, width)
    return Seen((one, 0, 0, one, left, bottom), width, height)


def mend_boxes(page: Any) -> None:
    """Give a page the boxes that `seen` goes by where its own say nothing: readers do not agree on what such a page shows."""
    media = _box(page.get("/MediaBox"))
    if media is None:
        page["/MediaBox"] = pikepdf.Array(list(_LETTER))
    if "/CropBox" in page and _shared(media or _LETTER, _box(page["/CropBox"])) is None:
        del page["/CropBox"]


def _box(value: Any) -> Box | None:
    """Read a rectangle, whichever corners it gives (7.9.5); None if it is none."""
    if not isinstance(value, pikepdf.Array) or len(value) != 4:
        return None
    numbers = [_number(item, float("nan")) for item in value]
    x, y = sorted(numbers[::2]), sorted(numbers[1::2])
    return (x[0], y[0], x[1], y[1]) if x[0] < x[1] and y[0] < y[1] else None


def _shared(one: Box, other: Box | None) -> Box | None:
    if other is None:
        return None
    left, bottom, right, top = max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
    return (left, bottom, right, top) if left < right and bottom < top else None


def _number(value: Any, otherwise: float) -> float:
    try:
        return float(value)
    except (TypeError, ValueError, ArithmeticError):
        return otherwise
