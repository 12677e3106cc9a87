"""What changed in a paper as passages in reading order: what every report writes, in its own marks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from papergen.compare.amounts import AmountChange, amount_changes
from papergen.compare.pieces import Pieces, What, figure_pieces, line_pieces, pieces, plain_pieces, side, whole_pieces
from papergen.compare.swedish import attribute_words
from papergen.model.blocks import (
    Block,
    Blocks,
    Cell,
    CodeBlock,
    Figure,
    Heading,
    List,
    ListItem,
    Paragraph,
    Quote,
    Rule,
    Table,
    plain_text,
)
from papergen.model.case import Section
from papergen.model.changes import (
    Attribute,
    BlockChange,
    BlockEdit,
    CaseChange,
    CellEdit,
    CellEdits,
    Changed,
    CodeChange,
    Deleted,
    FigureChange,
    Inserted,
    Kept,
    ListChange,
    QuoteChange,
    RowChange,
    SectionChange,
    SectionEdit,
    TableChange,
    TextChange,
)

Form = Literal["title", "heading", "paragraph", "item", "row", "header", "caption", "figure", "quote", "code", "rule", "note"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, an item, a row … with its changes.

    `section` is the heading it stands under, `name` that section's canonical name. `place` says where in the section, in words
    ("punkt 2", "tabellen ”Kostnader”, raden ”Resor”"). `cells` has one run of pieces, or one for each cell of a row. `level` is
    how deep it stands in lists. `label` is an item's number. `remarks` are sentences on what is no text, `columns` the headings
    above a row's cells.
    """

    section: str
    name: str
    what: What
    form: Form
    cells: tuple[Pieces, ...]
    place: str = ""
    level: int = 0
    label: str = ""
    remarks: tuple[str, ...] = ()
    amounts: tuple[AmountChange, ...] = ()
    move: int = 0
    columns: tuple[str, ...] = ()

    @property
    def only_look(self) -> bool:
        """Tell whether the wording is the same."""
        return self.what == "changed" and all(piece.what in ("same", "reformatted") for cell in self.cells for piece in cell)


def passages(change: CaseChange) -> list[Passage]:
    """Give the passages of a paper, unchanged ones too; of one that was added or removed, its whole text."""
    found: list[Passage] = []
    sections: Sequence[SectionEdit] = change.sections
    notes = change.footnotes
    if change.old is None or change.new is None:
        made = Inserted if change.old is None else Deleted
        sections = [made(section) for section in change.case.sections]
        notes = tuple(made(note) for note in change.case.footnotes)
    for edit in sections:
        found += _section(edit)
    for note in notes:
        either = note.old if isinstance(note, Deleted) else note.new
        walk = _Walk("Fotnoter", "fotnoter", f"fotnot {abs(either.number)}", 0, str(abs(either.number)))
        match note:
            case Kept():
                found += walk.whole(note.new.blocks, "same")
            case Changed():
                found += walk.edits(note.inside.blocks)
            case Deleted():
                found += walk.whole(note.old.blocks, "moved_away" if note.move else "deleted", note.move)
            case Inserted():
                inside = note.inside
                found += walk.edits(inside.blocks) if inside else walk.whole(note.new.blocks, _came(note.move), note.move)
    return [replace(one, amounts=_amounts(one)) for one in found]


def _moved(found: Iterator[Passage], move: int) -> Iterator[Passage]:
    """Give passages that changed on the way to another place: what came and went inside them is still told."""
    for one in found:
        yield replace(one, what="moved_here", move=move) if one.what in ("same", "changed") else one


def _came(move: int) -> What:
    return "moved_here" if move else "inserted"


def _section(edit: SectionEdit) -> Iterator[Passage]:
    section = edit.old if isinstance(edit, Deleted) else edit.new
    walk = _Walk(plain_text(section.title), section.name)
    inside = edit.inside if isinstance(edit, Changed | Inserted) else None
    what: What = "same"
    if isinstance(edit, Deleted):
        what = "moved_away" if edit.move else "deleted"
    elif isinstance(edit, Inserted):
        what = _came(edit.move)
    move = 0 if isinstance(edit, Kept | Changed) else edit.move
    if inside is not None:
        yield _title(walk, section, inside, what, move)
        yield from walk.edits(inside.blocks)
    else:
        yield walk.passage(what, "title", (whole_pieces(section.title, what),), move=move)
        yield from walk.whole(section.blocks, what, move)


def _title(walk: "_Walk", section: Section, inside: SectionChange, what: What, move: int) -> Passage:
    changed = any(not isinstance(edit, Kept) for edit in inside.title)
    return walk.passage("changed" if changed and what == "same" else what, "title", (pieces(inside.title),), move=move)


def _amounts(passage: Passage) -> tuple[AmountChange, ...]:
    """Give the numbers that differ in a passage, cell by cell."""
    if passage.what in ("same", "moved_away") or passage.form in ("title", "rule"):
        return ()
    return tuple(
        replace(change, column=passage.columns[index] if passage.columns else "")
        for index, cell in enumerate(passage.cells)
        if any(piece.what in ("inserted", "deleted") for piece in cell)
        for change in amount_changes(side(cell, "inserted"), side(cell, "deleted"))
    )


# --- blocks -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Walk:
    """Where in a paper one stands."""

    section: str
    name: str
    place: str = ""
    level: int = 0
    label: str = ""
    columns: tuple[str, ...] = ()

    def passage(
        self, what: What, form: Form, cells: tuple[Pieces, ...], *, remarks: tuple[str, ...] = (), move: int = 0
    ) -> Passage:
        columns = self.columns if form == "row" else ()
        where = (self.place, self.level, self.label)
        return Passage(self.section, self.name, what, form, cells, *where, remarks, (), move, columns)

    def edits(self, edits: Sequence[BlockEdit]) -> Iterator[Passage]:
        """Give the passages of an edit script."""
        walk = self
        for edit in edits:
            match edit:
                case Kept():
                    yield from walk.whole((edit.new,), "same")
                case Deleted():
                    yield from walk.whole((edit.old,), "moved_away" if edit.move else "deleted", edit.move)
                case Inserted():
                    inside = edit.inside
                    whole = walk.whole((edit.new,), _came(edit.move), edit.move)
                    yield from _moved(walk.changed(edit.new, edit.new, inside), edit.move) if inside else whole
                case Changed():
                    yield from walk.changed(edit.old, edit.new, edit.inside)
            walk = replace(walk, label="")

    def changed(self, old: Block, new: Block, inside: BlockChange) -> Iterator[Passage]:
        """Give the passages of a block that changed."""
        match inside:
            case TextChange():
                form: Form = "heading" if isinstance(new, Heading) else "paragraph"
                form = "item" if self.level and self.label else form
                yield self.passage("changed", form, (pieces(inside.words),), remarks=_remarks(inside.attributes))
            case ListChange():
                yield from self._list(old, new, inside)
            case TableChange():
                yield from self._table(new, inside)
            case FigureChange():
                yield self.passage("changed", "figure", (figure_pieces(inside),), remarks=_remarks(inside.attributes))
            case QuoteChange():
                yield from self.edits(inside.blocks)
            case CodeChange():
                yield self.passage("changed", "code", (tuple(line_pieces(inside)),))

    def whole(self, blocks: Blocks, what: What, move: int = 0) -> Iterator[Passage]:
        """Give the passages of blocks that are the same, came, went or moved whole."""
        walk = self
        for block in blocks:
            yield from walk._whole(block, what, move)
            walk = replace(walk, label="")

    def _whole(self, block: Block, what: What, move: int) -> Iterator[Passage]:
        match block:
            case Heading() | Paragraph():
                form: Form = "heading" if isinstance(block, Heading) else "item" if self.level and self.label else "paragraph"
                yield self.passage(what, form, (whole_pieces(block.children, what),), move=move)
            case List():
                for number, item in enumerate(block.items):
                    yield from self._item(block, item, number).whole(item.blocks, what, move)
            case Table():
                yield from self._whole_table(block, what, move)
            case Figure():
                text = f"[bild: {block.picture.alt}]" + (f" {block.picture.title}" if block.picture.title else "")
                yield self.passage(what, "figure", (plain_pieces(text, what),), move=move)
            case Quote():
                yield from self.whole(block.blocks, what, move)
            case CodeBlock():
                yield self.passage(what, "code", (plain_pieces(block.text, what),), move=move)
            case Rule():
                yield self.passage(what, "rule", (plain_pieces("———", what),), move=move)

    def _item(self, block: List, item: ListItem, number: int) -> "_Walk":
        label = f"{block.start + number}." if block.ordered else "•" if item.checked is None else "☒" if item.checked else "☐"
        place = f"punkt {block.start + number}" if block.ordered else "listan"
        where = f"{self.place}, {place}" if self.place and block.ordered else self.place or place
        return replace(self, level=self.level + 1, label=label, place=where)

    def _list(self, old: Block, new: Block, inside: ListChange) -> Iterator[Passage]:
        assert isinstance(old, List)
        assert isinstance(new, List)
        if inside.attributes:
            yield self.passage("changed", "paragraph", (), remarks=_remarks(inside.attributes))
        before = after = 0
        for edit in inside.items:
            listing, item, number = (old, edit.old, before) if isinstance(edit, Deleted) else (new, edit.new, after)
            walk = self._item(listing, item, number)
            match edit:
                case Kept():
                    yield from walk.whole(item.blocks, "same")
                case Changed():
                    if edit.inside.attributes:
                        yield walk.passage("changed", "item", (), remarks=_remarks(edit.inside.attributes))
                    yield from walk.edits(edit.inside.blocks)
                case Deleted():
                    yield from walk.whole(item.blocks, "moved_away" if edit.move else "deleted", edit.move)
                case Inserted():
                    on_the_way = edit.inside
                    whole = walk.whole(item.blocks, _came(edit.move), edit.move)
                    yield from _moved(walk.edits(on_the_way.blocks), edit.move) if on_the_way else whole
            before += not isinstance(edit, Inserted)
            after += not isinstance(edit, Deleted)

    def _whole_table(self, table: Table, what: What, move: int) -> Iterator[Passage]:
        walk = replace(self._in_table(table), columns=tuple(plain_text(cell.children) for cell in table.header))
        if table.caption:
            yield walk.passage(what, "caption", (whole_pieces(table.caption, what),), move=move)
        for index, row in enumerate((table.header, *table.rows)):
            cells = tuple(whole_pieces(cell.children, what) for cell in row)
            yield walk._in_row(row, index == 0).passage(what, "row" if index else "header", cells, move=move)

    def _table(self, table: Block, inside: TableChange) -> Iterator[Passage]:
        assert isinstance(table, Table)
        walk = self._in_table(table)
        if inside.attributes:
            yield walk.passage("changed", "paragraph", (), remarks=_remarks(inside.attributes))
        if inside.caption:
            changed = any(not isinstance(edit, Kept) for edit in inside.caption)
            yield walk.passage("changed" if changed else "same", "caption", (pieces(inside.caption),))
        same = all(isinstance(edit, Kept) for edit in inside.header)
        walk = replace(walk, columns=tuple(plain_text(_either(edit).children) for edit in inside.header))
        yield walk._in_row(table.header, True).passage("same" if same else "changed", "header", _cells(inside.header))
        for edit in inside.rows:
            row = edit.old if isinstance(edit, Deleted) else edit.new
            here = walk._in_row(row, False)
            if isinstance(edit, Changed):
                yield here.passage("changed", "row", _cells(edit.inside.cells))
                continue
            what: What = "same" if isinstance(edit, Kept) else "deleted" if isinstance(edit, Deleted) else _came(edit.move)
            what = "moved_away" if isinstance(edit, Deleted) and edit.move else what
            inner = edit.inside if isinstance(edit, Inserted) else None
            cells = _cells(inner.cells) if isinstance(inner, RowChange) else _row(inside, row, what)
            yield here.passage(what, "row", cells, move=0 if isinstance(edit, Kept) else edit.move)

    def _in_table(self, table: Table) -> "_Walk":
        caption = plain_text(table.caption)
        place = f"tabellen ”{caption}”" if caption else "tabellen"
        return replace(self, place=f"{self.place}, {place}" if self.place else place)

    def _in_row(self, row: tuple[Cell, ...], is_header: bool) -> "_Walk":
        head = plain_text(row[0].children).strip() if row else ""
        place = "rubrikraden" if is_header else f"raden ”{head}”" if head else "en rad"
        return replace(self, place=f"{self.place}, {place}")


def _either(edit: CellEdit) -> Cell:
    return edit.old if isinstance(edit, Deleted) else edit.new


def _row(table: TableChange, row: tuple[Cell, ...], what: What) -> tuple[Pieces, ...]:
    """Give the cells of a row that came or went whole in the merged columns of its table."""
    gone = what in ("deleted", "moved_away")
    found = []
    for column in table.columns:
        index = None
        if not isinstance(column, Inserted) and gone:
            index = column.old
        elif not isinstance(column, Deleted) and not gone:
            index = column.new
        found.append(() if index is None else whole_pieces(row[index].children, what))
    return tuple(found)


def _cells(edits: CellEdits) -> tuple[Pieces, ...]:
    found = []
    for edit in edits:
        match edit:
            case Kept():
                found.append(whole_pieces(edit.new.children, "same"))
            case Changed():
                found.append(pieces(edit.inside.words))
            case Deleted():
                found.append(whole_pieces(edit.old.children, "deleted"))
            case Inserted():
                found.append(whole_pieces(edit.new.children, "inserted"))
    return tuple(found)


def _remarks(attributes: tuple[Attribute, ...]) -> tuple[str, ...]:
    return tuple(attribute_words(one) for one in attributes)
