"""Tables: columns are matched by their headings, rows by their cells, and what differs is told by cell."""

from collections.abc import Iterator
from functools import partial

from papergen.compare.align import Unit, align, unit
from papergen.compare.moves import with_moves
from papergen.compare.words import tokens_of, word_edits
from papergen.model.blocks import Cell, Table, plain_text
from papergen.model.changes import (
    Attribute,
    CellEdits,
    Changed,
    Deleted,
    Inserted,
    Kept,
    Row,
    RowChange,
    RowEdits,
    TableChange,
    TextChange,
)

_ALIKE = 0.4  # of a row's words
_ALIKE_HEADING = 0.5  # of a column heading's words
Columns = tuple[Kept[int] | Deleted[int] | Inserted[int, None], ...]


def table_change(old: Table, new: Table, numbers: Iterator[int]) -> TableChange:
    """Say what changed in a table."""
    columns = _columns(old, new)
    header = _cells(columns, old.header, new.header)
    caption = word_edits(tokens_of(old.caption), tokens_of(new.caption))
    names = ("alignments", "shares")
    attributes = tuple(
        Attribute(name, getattr(old, name), getattr(new, name)) for name in names if getattr(old, name) != getattr(new, name)
    )
    return TableChange(caption, columns, header, _rows(columns, old, new, numbers), attributes)


def _columns(old: Table, new: Table) -> Columns:
    """Match columns by their headings; with as many columns on both sides, those that no other heading claims by their place."""
    before, after = [_heading_unit(cell) for cell in old.header], [_heading_unit(cell) for cell in new.header]
    rows = align(before, after, _ALIKE_HEADING)
    if len(before) == len(after) and all(_pair(i, j, before, after) for i, j in rows):
        rows = [(index, index) for index in range(len(before))]
    found: list[Kept[int] | Deleted[int] | Inserted[int, None]] = []
    for i, j in rows:
        if i is not None and j is not None:
            found.append(Kept(i, j))
        elif i is not None:
            found.append(Deleted(i))
        elif j is not None:
            found.append(Inserted(j))
    return tuple(found)


def _pair(i: int | None, j: int | None, before: list[Unit], after: list[Unit]) -> bool:
    """Tell whether a pairing lets every column stay in its place."""
    return i is None or j is None or i == j or before[i].key != after[j].key


def _heading_unit(cell: Cell) -> Unit:
    return unit(cell, (plain_text(cell.children),))


def _cells(columns: Columns, old: Row, new: Row) -> CellEdits:
    found: list[Kept[Cell] | Changed[Cell, TextChange] | Deleted[Cell] | Inserted[Cell, TextChange]] = []
    for column in columns:
        match column:
            case Deleted():
                found.append(Deleted(old[column.old]))
            case Inserted():
                found.append(Inserted(new[column.new]))
            case Kept():
                one, other = old[column.old], new[column.new]
                words = word_edits(tokens_of(one.children), tokens_of(other.children))
                found.append(Kept(one, other) if one == other else Changed(one, other, TextChange(words)))
    return tuple(found)


def _rows(columns: Columns, old: Table, new: Table, numbers: Iterator[int]) -> RowEdits:
    before = [column.old for column in columns if isinstance(column, Kept)]
    after = [column.new for column in columns if isinstance(column, Kept)]
    whole = len(before) == len(old.header) and len(after) == len(new.header)
    found: list[Kept[Row] | Changed[Row, RowChange] | Deleted[Row] | Inserted[Row, RowChange]] = []
    aligned = align([_row_unit(row, before) for row in old.rows], [_row_unit(row, after) for row in new.rows], _ALIKE)
    for i, j in aligned:
        if i is None:
            found.append(Inserted(new.rows[j or 0]))
        elif j is None:
            found.append(Deleted(old.rows[i]))
        elif whole and old.rows[i] == new.rows[j]:
            found.append(Kept(old.rows[i], new.rows[j]))
        else:
            found.append(Changed(old.rows[i], new.rows[j], RowChange(_cells(columns, old.rows[i], new.rows[j]))))

    def inside(one: Row, other: Row) -> RowChange:
        return RowChange(_cells(columns, one, other))

    if not whole:
        return tuple(found)
    (moved,) = with_moves([tuple(found)], partial(_row_unit, columns=before), inside, numbers)
    return moved


def _row_unit(row: Row, columns: list[int]) -> Unit:
    """Give what a row is compared by: the cells in the columns that both versions have, the first of them foremost.

    The first cell says what the row is about, so that "Resor | 14 000" is the row "Resor | 21 000" and not "Lokal | 14 000".
    """
    texts = [plain_text(row[column].children) for column in columns]
    made = unit(tuple(row[column] for column in columns), texts)
    head = " ".join(texts[0].split()).casefold() if texts else ""
    weight = max(1, len(made.words))
    return Unit(made.key, made.words | {f"{head} {number}" for number in range(weight)}) if head else made
