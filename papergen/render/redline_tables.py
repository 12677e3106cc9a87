"""Tables of a redline: rows and columns that came or went, and words inside the cells of the rest."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from docx.oxml.ns import qn

from papergen.model.blocks import Alignment, Cell, Table
from papergen.model.changes import Changed, Deleted, Inserted, Kept, Row, RowChange, RowEdit, TableChange
from papergen.render.docx_body import BodyWriter, Flow, Frame
from papergen.render.docx_elements import holder, w
from papergen.render.redline_marks import Change
from papergen.render.redline_pens import Pens
from papergen.render.redline_words import pieces, same_pieces
from papergen.render.runs import runs

Columns = tuple[Kept[int] | Deleted[int] | Inserted[int, None], ...]
# What one version has, or both, in a place of the table; None: neither, in a row that has no cell in that column.
Pair = tuple[Cell | None, Cell | None]


def write_table(pens: Pens, parent: Any, one: Table, other: Table, inside: TableChange | None, flow: Flow) -> None:
    """Write a table that both versions have, below its caption; `inside` is None where it is the same in both.

    The columns are as wide as in the new paper, and where any came or went as wide as all of them leave room for.
    """
    columns, lines = lines_of(one, other, inside)
    new = pens.new
    whole = other if all(isinstance(column, Kept) for column in columns) else with_all_columns(other, columns, lines)
    frame = new.frame(whole, flow)
    pens.hold_apart(parent)
    table = new.open_table(parent, frame, flow)
    looks = [_alignments(one, other, column) for column in columns]
    for number, line in enumerate(lines):
        row = new.open_row(table, frame, header=not number)
        of_both = not isinstance(line, Deleted | Inserted)
        for at, pair in enumerate(cells_of(line, columns)):
            words = line.inside.cells[at] if isinstance(line, Changed) else None
            place = frame.widths[at], not number, number == len(lines) - 1
            mark = _mark(columns[at]) if of_both or pair == (None, None) else None
            _write_cell(pens, row, pair, words, looks[at], (frame, *place), mark)
        if not of_both:
            pens.marker.row(row, "deleted" if isinstance(line, Deleted) else "inserted")
    pens.old.pending = new.pending = new.look.style("Normal").after


def lines_of(one: Table, other: Table, inside: TableChange | None) -> tuple[Columns, list[Any]]:
    """Give the columns and the edits of all rows, the header first."""
    if inside is None:
        rows = zip((one.header, *one.rows), (other.header, *other.rows), strict=True)
        return tuple(Kept(number, number) for number in range(len(other.header))), [Kept(old, new) for old, new in rows]
    return inside.columns, [Changed(one.header, other.header, RowChange(inside.header)), *inside.rows]


def with_all_columns(table: Table, columns: Columns, lines: Sequence[RowEdit]) -> Table:
    """Give a table with the columns of both versions, for their widths."""
    empty = Cell((), table.place)
    rows = [tuple(new or old or empty for old, new in cells_of(line, columns)) for line in lines]
    plain: Alignment = ""
    return replace(table, header=rows[0], rows=tuple(rows[1:]), alignments=(plain,) * len(columns), shares=())


def cells_of(line: RowEdit, columns: Columns) -> list[Pair]:
    """Give what is in each column of a row."""
    old: Row = () if isinstance(line, Inserted) else line.old
    new: Row = () if isinstance(line, Deleted) else line.new
    return [
        (
            old[column.old] if old and not isinstance(column, Inserted) else None,
            new[column.new] if new and not isinstance(column, Deleted) else None,
        )
        for column in columns
    ]


def _alignments(one: Table, other: Table, column: Any) -> tuple[str, str]:
    old = "" if isinstance(column, Inserted) else one.alignments[column.old]
    new = "" if isinstance(column, Deleted) else other.alignments[column.new]
    return old, new


def _write_cell(
    pens: Pens,
    row: Any,
    pair: Pair,
    words: Any,
    look: tuple[str, str],
    place: tuple[Frame, float, bool, bool],
    mark: Change | None,
) -> None:
    """Write one cell; `mark` is that of the cell itself, where its column came or went and its row did not."""
    frame, width, header, last = place
    old, new = pair
    indent = pens.new.look.page.column - width
    side = look[1] if new or not old else look[0]
    element = pens.new.open_cell(row, frame, width, side, header=header, last=last)
    if old and new:
        before = pens.old.open_cell(w(holder(), "tr"), frame, width, look[0], header=header, last=last)
        same = words is None or isinstance(words, Kept)
        found = same_pieces(old.children, new.children) if same else pieces(words.inside.words)
        pens.pieces(element, found, indent, frame.size)
        pens.marker.paragraph_look(element, before)
        return
    filled = holder()
    if old:
        pens.one_side(filled, "old", "deleted", lambda writer, into: _write_text(writer, into, old, indent, frame))
    elif new:
        pens.one_side(filled, "new", "inserted", lambda writer, into: _write_text(writer, into, new, indent, frame))
    for part in filled:
        element.extend([child for child in part if child.tag != qn("w:pPr")])
    if mark:
        pens.marker.cell(element, mark)


def _mark(column: Any) -> Change | None:
    return "inserted" if isinstance(column, Inserted) else "deleted" if isinstance(column, Deleted) else None


def _write_text(writer: BodyWriter, into: Any, cell: Cell, indent: float, frame: Frame) -> None:
    element = w(into, "p")
    w(element, "pPr")
    writer.runs(element, runs(cell.children), indent, frame.size)
