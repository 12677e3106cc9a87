"""Rows of a table: where the cells of a line begin and end, and how the columns are aligned (GFM §4.10)."""

import re

from papergen.read.markdown.content import Content, joined, with_pipes_unescaped

MAX_COLUMNS = 65535
# How many cells that a table's rows leave out GitHub fills in before it stops reading rows.
MAX_PADDED_CELLS = 0x80000
DELIMITER_ROW = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*+\|?[ \t]*\n")
_CELL = re.compile(r"(?:[^|\n\\]|\\\|?+)++")
_CELL_END = re.compile(r"\|[ \t]*")


def cells_of(line: str, start: int) -> list[tuple[int, int]]:
    r"""Give the start and end of each cell in `line` from offset `start` on, spaces included; `\|` ends no cell."""
    cells = []
    leading = _CELL_END.match(line, start)
    position = leading.end() if leading else start
    while True:
        cell = _CELL.match(line, position)
        cell_end = cell.end() if cell else position
        pipe = _CELL_END.match(line, cell_end)
        if cell or pipe:
            cells.append((position, cell_end))
        if not pipe:
            return cells if len(cells) <= MAX_COLUMNS else []
        position = pipe.end()


def alignments_of(line: str, start: int) -> tuple[str, ...]:
    """Give the alignment of each column that the line under the header states."""
    names = {(False, False): "", (True, False): "left", (False, True): "right", (True, True): "center"}
    texts = (line[cell_start:cell_end].strip(" \t") for cell_start, cell_end in cells_of(line, start))
    return tuple(names[text.startswith(":"), text.endswith(":")] for text in texts)


def cell_content(text: str, start: int, end: int) -> Content:
    """Give the content of the cell between two source offsets, without the spaces around it."""
    while start < end and text[start] in " \t":
        start += 1
    while end > start and text[end - 1] in " \t":
        end -= 1
    return with_pipes_unescaped(joined(text, [(start, end)]))
