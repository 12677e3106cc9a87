"""A table with its columns under each other, as wide as what they hold; a table too wide for that has one space in each cell."""

import re
import unicodedata
from collections.abc import Sequence

from papergen.fmt.lines import Line
from papergen.model.blocks import Alignment, Table

# Beyond this many columns on screen an editor wraps the lines, and padding makes a table harder to read.
MAX_WIDTH = 160
NARROWEST = 3  # three dashes under each heading

_PIPE = re.compile(r"(?<!\\)\|")


def table_lines(table: Table, lines: Sequence[Line]) -> list[str]:
    """Give the lines of a table that stands in `lines`; what is in the cells is the author's own characters."""
    rows = [_cells(line.text) for line in (lines[0], *lines[2:])]
    columns = len(table.alignments)
    if any(len(row) != columns for row in rows):
        return [line.text.strip(" \t") for line in lines]
    widths = [max(NARROWEST, *(_width(row[column]) for row in rows)) for column in range(columns)]
    if sum(widths) + 3 * columns + 1 > MAX_WIDTH:
        widths = [0] * columns
    padded = [_row([_padded(*cell) for cell in zip(row, widths, table.alignments, strict=True)]) for row in rows]
    dashes = _row([_dashes(width, alignment) for width, alignment in zip(widths, table.alignments, strict=True)])
    return [padded[0], dashes, *padded[1:]]


def _cells(line: str) -> list[str]:
    text = line.strip(" \t").removeprefix("|")
    cells = _PIPE.split(text)
    if len(cells) > 1 and not cells[-1].strip(" \t"):
        cells.pop()
    return [cell.strip(" \t") for cell in cells]


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _padded(text: str, width: int, alignment: Alignment) -> str:
    space = max(width - _width(text), 0)
    left = {"right": space, "center": space // 2}.get(alignment, 0)
    return " " * left + text + " " * (space - left)


def _dashes(width: int, alignment: Alignment) -> str:
    left, right = alignment in ("left", "center"), alignment in ("right", "center")
    return ":" * left + "-" * max(width - left - right, NARROWEST - left - right) + ":" * right


def _width(text: str) -> int:
    """Give the columns a text takes on screen: none for what combines, two for what East Asian scripts write wide."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(character) else 1 + (unicodedata.east_asian_width(character) in "WF") for character in text
    )
