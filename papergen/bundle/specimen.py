"""The font of the running number, taken from a one-page PDF that shows every character it may need.

That PDF is set by the same program as the papers, so that the font is embedded, subset and mapped to Unicode as PDF/A wants.
"""

import re
from typing import Any

import pikepdf

from papergen.bundle.gathering import gather
from papergen.bundle.intents import output_intent, plain_intent
from papergen.bundle.reading import open_part
from papergen.bundle.sheaf import packed_sheaves

_SECTION = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")


def take_number_font(specimen: bytes) -> bytes:
    """Give what `join` takes: the first font of a PDF's first page, a Type 0 font with two-byte codes, and its output intent."""
    with open_part("number font", specimen) as pdf:
        fonts: Any = pdf.pages[0].obj["/Resources"]["/Font"]
        font = next(iter(dict(fonts.items()).values()))
        descendant = font["/DescendantFonts"][0]
        codes, widths = _codes(font["/ToUnicode"].read_bytes()), _widths(descendant)
        default = float(descendant.get("/DW", 1000))
        facts = {"codes": codes, "widths": {character: widths.get(code, default) for character, code in codes.items()}}
        sheaf, _ = gather(pdf, [font if font.is_indirect else pdf.make_indirect(font)])
        intent, _ = gather(pdf, [pdf.make_indirect(plain_intent(output_intent(pdf)))])
        return packed_sheaves(facts, [sheaf, intent])


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
