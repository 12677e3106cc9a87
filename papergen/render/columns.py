"""How wide the columns of a table are, the same in Word and PDF."""

from collections.abc import Sequence
from dataclasses import dataclass

from papergen.model.blocks import Table, plain_text
from papergen.render.typography import no_break

# Widths of Helvetica, and so of Arial and Arimo, in thousandths of the size (Adobe Font Metrics, Helvetica.afm).
_NARROW = {character: 222 for character in "ijl'|"} | {character: 278 for character in " ,.:;/!ftI[]\u00a0"} | {"r": 333, "-": 333, "(": 333, ")": 333}
_WIDE = {"m": 833, "w": 722, "M": 833, "W": 944, "%": 889, "@": 1015, "–": 556, "—": 1000, "…": 1000}
_BOLD = 1.07
_SMALLEST = 0.7


@dataclass(frozen=True, slots=True)
class Columns:
    """Column widths in points, and the factor the text is made smaller by so that no number or word is broken (1: not at all)."""

    widths: tuple[float, ...]
    scale: float


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Estimate the width of a line in points, on the safe side."""
    total = 0
    for character in text:
        width = _NARROW.get(character) or _WIDE.get(character)
        total += width if width is not None else 667 if character.isupper() else 556
    return total * size / 1000 * (_BOLD if bold else 1)


def columns(table: Table, size: float, cell_margin: float, available: float) -> Columns:
    """Share out `available` points: a short column gets what it needs, the others in proportion to their text.

    `size` is the text's size, `cell_margin` left and right margin together. Where even the longest words do not fit, the text is
    made smaller, to 70 % at the least; beyond that, words are broken.
    """
    cells = list(zip(*(table.header, *table.rows), strict=True))
    texts = [[no_break(plain_text(cell.children)) for cell in column] for column in cells]
    least = [max((_longest_word(text, size) for text in column), default=0) + cell_margin + 1 for column in texts]
    most = [min(max((text_width(text, size, True) for text in column), default=0) + cell_margin + 1, available) for column in texts]
    scale = 1.0
    if sum(least) > available:
        words = sum(least) - len(least) * (cell_margin + 1)
        room = max(available - len(least) * (cell_margin + 1), 1)
        scale = max(_SMALLEST, room / max(words, 1))
        widths = [available * width / sum(least) for width in least]
    elif sum(most) <= available:
        widths = _spread(most, available)
    else:
        slack = [want - need for need, want in zip(least, most, strict=True)]
        share = (available - sum(least)) / max(sum(slack), 1)
        widths = [need + share * extra for need, extra in zip(least, slack, strict=True)]
    return Columns(tuple(round(width, 2) for width in widths), round(scale, 3))


def _longest_word(text: str, size: float) -> float:
    return max((text_width(word, size, True) for word in text.replace("-", "- ").split(" ")), default=0)


def _spread(wanted: Sequence[float], available: float) -> list[float]:
    """Fill the line: what is left over goes to the columns in proportion to their text, so that numbers stay near their labels."""
    total = sum(wanted)
    return [width * available / total for width in wanted]
