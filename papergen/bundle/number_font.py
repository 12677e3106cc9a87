"""The font of the running number, taken from a one-page PDF that shows every character it may need.

That PDF is set by the same program as the papers, so that the font is embedded, subset and mapped to Unicode as PDF/A wants.
"""

import re
from dataclasses import dataclass
from typing import Any

import pikepdf

_SECTION = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")


@dataclass(frozen=True, slots=True)
class NumberFont:
    """A font in the bundle: the object, and for each character its code and its width in thousandths of the size."""

    font: Any
    codes: dict[str, int]
    widths: dict[str, float]

    def encoded(self, text: str) -> bytes:
        """Give a text as the operand of Tj; raises KeyError for a character that the font has not got."""
        return b"<" + b"".join(b"%04X" % self.codes[character] for character in text) + b">"

    def width(self, text: str, size: float) -> float:
        """Give the width of a text, in the unit of `size`."""
        return sum(self.widths[character] for character in text) * size / 1000


def take_font(bundle: pikepdf.Pdf, specimen: pikepdf.Pdf) -> NumberFont:
    """Copy the first font of the specimen's first page, a Type 0 font with two-byte codes; the specimen must stay open."""
    fonts: Any = specimen.pages[0].obj["/Resources"]["/Font"]
    font = next(iter(dict(fonts.items()).values()))
    descendant = font["/DescendantFonts"][0]
    codes, widths = _codes(font["/ToUnicode"].read_bytes()), _widths(descendant)
    default = float(descendant.get("/DW", 1000))
    copy = bundle.copy_foreign(font if font.is_indirect else specimen.make_indirect(font))
    return NumberFont(copy, codes, {character: widths.get(code, default) for character, code in codes.items()})


def _codes(cmap: bytes) -> dict[str, int]:
    """Read a ToUnicode map (9.10.3) the other way: from character to code."""
    found: dict[str, int] = {}
    for kind, body in _SECTION.findall(cmap):
        items = [item.decode() for item in _HEX.findall(body)]
        if kind == b"char":
            for code, text in zip(items[::2], items[1::2], strict=True):
                found.setdefault(bytes.fromhex(text).decode("utf-16-be"), int(code, 16))
        else:
            for first, last, text in zip(items[::3], items[1::3], items[2::3], strict=True):
                start = ord(bytes.fromhex(text).decode("utf-16-be"))
                for step in range(int(last, 16) - int(first, 16) + 1):
                    found.setdefault(chr(start + step), int(first, 16) + step)
    return found


def _widths(descendant: Any) -> dict[int, float]:
    """Read the widths of a CID font (9.7.4.3): `first [w w …]` and `first last w`."""
    found: dict[int, float] = {}
    items = list(descendant.get("/W", ()))
    while items:
        first, second = int(items.pop(0)), items.pop(0)
        if isinstance(second, pikepdf.Array):
            found |= {first + step: float(width) for step, width in enumerate(second)}
        else:
            width = float(items.pop(0))
            found |= dict.fromkeys(range(first, int(second) + 1), width)
    return found
