"""Tables: a paragraph's last line becomes the header when a line of dashes follows it; further lines become rows."""

from papergen.read.markdown import faults
from papergen.read.markdown.block import Block
from papergen.read.markdown.content import joined, with_pipes_unescaped
from papergen.read.markdown.line_cursor import LineCursor
from papergen.read.markdown.reading import Reading
from papergen.read.markdown.table_rows import DELIMITER_ROW, MAX_PADDED_CELLS, alignments_of, cell_content, cells_of


def open_table(paragraph: Block, line: LineCursor, reading: Reading) -> Block | None:
    """Turn `paragraph` into a table if `line` is a line of dashes with as many cells as the paragraph's last line.

    What the paragraph says before that becomes a paragraph of its own. The paragraph itself is given back, or None.
    """
    if paragraph.table_tried or not DELIMITER_ROW.match(line.text, line.nonspace):
        return None
    alignments = alignments_of(line.text, line.nonspace)
    header_start, header_end = paragraph.slices[-1]
    header = cells_of(reading.text[header_start:header_end], 0)
    line_end = line.start + len(line.text.rstrip(" \t\n"))
    if len(header) != len(alignments):
        paragraph.table_tried = True
        if "|" in line.text:
            start = line.start + line.nonspace
            reading.report(faults.UNEVEN_HEADER, start, line_end, header=len(header), columns=len(alignments))
        return None
    before = paragraph.slices[:-1]
    if before:
        split_off(paragraph, reading)
    paragraph.kind = "table"
    paragraph.start = header_start
    paragraph.end = line_end
    paragraph.alignments = alignments
    row = Block("row", header_start, header_end, paragraph)
    paragraph.children.append(row)
    add_cells(row, [(header_start + start, header_start + end) for start, end in header], reading)
    line.skip_to_end()
    return paragraph


def split_off(paragraph: Block, reading: Reading) -> None:
    """Put all lines of `paragraph` but the last into a paragraph before it; GitHub looks for no link definitions there."""
    slices = paragraph.slices[:-1]
    before = Block("paragraph", slices[0][0], slices[0][0], paragraph.parent, open=False, slices=slices)
    before.content = with_pipes_unescaped(joined(reading.text, slices))
    if paragraph.parent:
        paragraph.parent.children.insert(-1, before)


def add_row(table: Block, line: LineCursor, reading: Reading) -> Block | None:
    """Add `line` to `table` as a row: GitHub fills in the cells that are missing, drops the rest; either is a problem."""
    if table.padded_cells > MAX_PADDED_CELLS:
        return None
    cells = cells_of(line.text, line.nonspace)
    if not cells:
        return None
    columns = len(table.alignments)
    start = line.start + line.nonspace
    end = line.start + len(line.text.rstrip(" \t\n"))
    if len(cells) != columns:
        fault = faults.TOO_FEW_CELLS if len(cells) < columns else faults.TOO_MANY_CELLS
        reading.report(fault, start, end, count=len(cells), columns=columns)
    row = Block("row", start, end, table)
    table.children.append(row)
    table.padded_cells += max(columns - len(cells), 0)
    add_cells(row, [(line.start + cell_start, line.start + cell_end) for cell_start, cell_end in cells[:columns]], reading)
    line.skip_to_end()
    return row


def add_cells(row: Block, cells: list[tuple[int, int]], reading: Reading) -> None:
    """Add the cells of a row, given by their source offsets."""
    for start, end in cells:
        content = cell_content(reading.text, start, end)
        begin = content.sources[0]
        cell = Block("cell", begin, content.source_end(len(content.text)), row, content=content)
        row.children.append(cell)
