"""The font of the running number, as `specimen.py` took it from a page that was set for it."""

from dataclasses import dataclass

from papergen.bundle.sheaf import Sheaf, unpacked_sheaves


@dataclass(frozen=True, slots=True)
class NumberFont:
    """A font to print numbers with: for each character its code, and its width in thousandths of the size.

    `objects` are the font itself, the first of them, and what belongs to it; `intent` is what its page's colours mean.
    """

    codes: dict[str, int]
    widths: dict[str, float]
    objects: Sheaf
    intent: Sheaf

    def encoded(self, text: str) -> bytes:
        """Give a text as the operand of Tj; raises KeyError for a character that the font has not got."""
        return b"<" + b"".join(b"%04X" % self.codes[character] for character in text) + b">"

    def width(self, text: str, size: float) -> float:
        """Give the width of a text, in the unit of `size`."""
        return sum(self.widths[character] for character in text) * size / 1000


def read_number_font(data: bytes) -> NumberFont:
    """Read what `take_number_font` gave."""
    facts, (objects, intent) = unpacked_sheaves(data)
    return NumberFont(facts["codes"], facts["widths"], objects, intent)
