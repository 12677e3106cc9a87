"""How wide the columns of a table are, the same in Word and PDF."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from papergen.model.blocks import Table, plain_text
from papergen.render.typography import no_break

# Widths of Helvetica, and so of Arial and Arimo, in thousandths of the size (Adobe Font Metrics, Helvetica.afm).
_NARROW = dict.fromkeys("ijl'|", 222) | dict.fromkeys(" ,.:;/!ftI[]\xa0", 278) | {"r": 333, "-": 333, "(": 333, ")": 333}
_WIDE = {"m": 833, "w": 722, "M": 833, "W": 944, "%": 889, "@": 1015, "–": 556, "—": 1000, "…": 1000}
_WORD = re.compile(r"[^ \u00a0]+")
ZERO_WIDTH_SPACE = "\u200b"
FIXED_WIDTH = 602  # DejaVu Sans Mono, a little more than Courier New
_BOLD = 1.07
_WIDEST = 1.02 * 1000 * _BOLD  # no character is wider, in thousandths of the size
_SMALLEST = 0.7
MOST_ROWS, MOST_CHARACTERS = 16, 1500  # a table of at most this size is not split over pages
LONG_CELL = 600  # characters; a table with a longer cell may be split inside its rows


@dataclass(frozen=True, slots=True)
class Columns:
    """Column widths in points, and the factor the text is made smaller by so that no number or word is broken (1: not at all).

    `crowded` is the first column whose numbers have no room all the same, counted from 1; 0 if all have.
    """

    widths: tuple[float, ...]
    scale: float
    crowded: int = 0


@lru_cache(maxsize=4096)  # Word and PDF ask for the same cells
def text_width(text: str, size: float, bold: bool = False) -> float:
    """Estimate the width of a line in points, on the safe side."""
    total = 0
    for character in text:
        width = _NARROW.get(character) or _WIDE.get(character)
        total += width if width is not None else 667 if character.isupper() else 556
    return total * size / 1000 * (_BOLD if bold else 1)


def with_break_points(text: str, size: float, width: float, fixed: float = 0) -> str:
    """Let words wider than `width` points be broken anywhere, as Word breaks them, with U+200B between their characters.

    `fixed` is the width of every character in thousandths of the size, where the font has one.
    """
    longest = max(map(len, _WORD.findall(text)), default=0)
    if longest * (fixed or _WIDEST) * size / 1000 <= width:
        return text  # nearly always, and far quicker than adding up widths

    def wide(part: str) -> bool:
        return (len(part) * fixed * size / 1000 if fixed else text_width(part, size, True)) > width

    return _WORD.sub(lambda word: ZERO_WIDTH_SPACE.join(word[0]) if wide(word[0]) else word[0], text) if wide(text) else text


def columns(table: Table, size: float, cell_margin: float, available: float) -> Columns:
    """Share out `available` points: a short column gets what it needs, the others in proportion to their text.

    `size` is the text's size, `cell_margin` left and right margin together. Where even the longest words do not fit, the text is
    made smaller, to 70 % at the least; beyond that, words are broken.
    """
    if table.shares:
        return Columns(tuple(round(available * share, 2) for share in table.shares), 1)
    cells = list(zip(*(table.header, *table.rows), strict=True))
    texts = [[no_break(plain_text(cell.children)) for cell in column] for column in cells]
    least = [max((_longest_word(text, size) for text in column), default=0) + cell_margin + 1 for column in texts]
    most = [
        min(max((text_width(text, size, True) for text in column), default=0) + cell_margin + 1, available) for column in texts
    ]
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
    numbers = (max((_longest_number(text, size) for text in column), default=0) * scale for column in texts)
    pairs = enumerate(zip(numbers, widths, strict=True), 1)
    crowded = next((at for at, (number, width) in pairs if number > width - cell_margin), 0) if scale < 1 else 0
    return Columns(tuple(round(width, 2) for width in widths), round(scale, 3), crowded)


def kept_together(table: Table) -> bool:
    """Tell whether a table is short enough to stand on one page, header to last row."""
    cells = [cell for row in (table.header, *table.rows) for cell in row]
    return len(table.rows) <= MOST_ROWS and sum(len(plain_text(cell.children)) for cell in cells) <= MOST_CHARACTERS


def has_long_cell(table: Table) -> bool:
    """Tell whether a table has a cell that may be taller than a page, so that its rows have to be split."""
    return any(len(plain_text(cell.children)) > LONG_CELL for row in (table.header, *table.rows) for cell in row)


def _longest_word(text: str, size: float) -> float:
    return max((text_width(word, size, True) for word in text.replace("-", "- ").split(" ")), default=0)


def _longest_number(text: str, size: float) -> float:
    """Give the width of the longest number: what has spaces within is never broken, and would stand in the next column too."""
    return max((text_width(word, size) for word in text.split(" ") if "\u00a0" in word and word[:1].isdigit()), default=0)


def _spread(wanted: Sequence[float], available: float) -> list[float]:
    """Fill the line: what is left over goes to the columns in proportion to their text."""
    total = sum(wanted)
    return [width * available / total for width in wanted]
