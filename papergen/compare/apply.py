"""Lead the old version over to the new by what changed, and back: the meaning of the types in `changes.py`, as code."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from papergen.compare.normal import normal
from papergen.compare.words import inlines_of, tokens_of
from papergen.model.blocks import Blocks, Cell, Inlines, ListItem, Table
from papergen.model.case import Case, Section
from papergen.model.changes import (
    Attribute,
    BlockEdits,
    CaseChange,
    Changed,
    CodeChange,
    Deleted,
    FigureChange,
    Inserted,
    Kept,
    ListChange,
    QuoteChange,
    TableChange,
    TextChange,
    WordEdits,
)

T = TypeVar("T")


class DoesNotFitError(ValueError):
    """The version given is not the one that the change was made from."""


def apply(change: CaseChange, old: Case | None) -> Case | None:
    """Give the new version, in the form of `normal.py`; raises DoesNotFitError for another old version than the change's."""
    if change.old is None or change.new is None:
        _demand(old == change.old)
        return normal(change.new) if change.new else None
    assert old is not None
    return _led(change, normal(old, dict(change.note_numbers)), _Way(True), change.new.path)


def revert(change: CaseChange, new: Case | None) -> Case | None:
    """Give the old version from the new, likewise."""
    if change.old is None or change.new is None:
        _demand(new == change.new)
        return normal(change.old) if change.old else None
    assert new is not None
    numbers = {after: before for before, after in change.note_numbers}
    found = _led(change, normal(new), _Way(False), change.old.path)
    own = {note.number: numbers.get(note.number, abs(note.number)) for note in found.footnotes}
    return normal(found, own | numbers | {-number: number for number in range(1, len(found.footnotes) + 1)})


def _demand(holds: bool) -> None:
    if not holds:
        raise DoesNotFitError("the change was made from another version")


def _led(change: CaseChange, start: Case, way: "_Way", path: str) -> Case:
    for field in change.fields:
        _demand(getattr(start, field.name) == way.source(field))
    values: dict[str, Any] = {field.name: way.target(field) for field in change.fields}
    sections = way.over(change.sections, start.sections, way.section)
    notes = way.over(
        change.footnotes, start.footnotes, lambda note, inside: replace(note, blocks=way.blocks(inside.blocks, note.blocks))
    )
    return replace(start, path=path, sections=sections, footnotes=notes, **values)


@dataclass(frozen=True, slots=True)
class _Way:
    """From old to new (`forward`), or back."""

    forward: bool

    def source(self, edit: Any) -> Any:
        """Give the side of an edit, or of an attribute, that this way starts from."""
        return edit.old if self.forward else edit.new

    def target(self, edit: Any) -> Any:
        """Give the side this way leads to."""
        return edit.new if self.forward else edit.old

    def over(self, edits: Sequence[Any], start: Sequence[T], inside: Callable[[T, Any], T]) -> tuple[T, ...]:
        """Lead a sequence over; `inside` leads one element that changed."""
        rest = iter(start)
        found = tuple(self._over(edits, rest, inside))
        _demand(next(rest, None) is None)
        return found

    def _over(self, edits: Sequence[Any], rest: Iterator[T], inside: Callable[[T, Any], T]) -> Iterator[T]:
        comes, goes = (Inserted, Deleted) if self.forward else (Deleted, Inserted)
        for edit in edits:
            if isinstance(edit, comes):
                yield self.target(edit)
                continue
            one = next(rest, None)
            _demand(one is not None and one == self.source(edit))
            assert one is not None
            if isinstance(edit, Kept):
                yield one
            elif isinstance(edit, Changed):
                yield inside(one, edit.inside)
            else:
                _demand(isinstance(edit, goes))

    def words(self, edits: WordEdits, start: Inlines) -> Inlines:
        """Lead the words of a text over."""
        tokens = tuple(token for edit in edits if not isinstance(edit, self._comes) for token in self.source(edit))
        _demand(tokens == tokens_of(start))
        kept = (edit for edit in edits if not isinstance(edit, Deleted if self.forward else Inserted))
        return inlines_of(token for edit in kept for token in self.target(edit))

    @property
    def _comes(self) -> type:
        return Inserted if self.forward else Deleted

    def attributes(self, found: tuple[Attribute, ...], node: Any) -> Any:
        """Lead the properties of a node over."""
        _demand(all(getattr(node, one.name) == self.source(one) for one in found))
        return replace(node, **{one.name: self.target(one) for one in found}) if found else node

    def section(self, section: Section, inside: Any) -> Section:
        """Lead a section over."""
        blocks = self.blocks(inside.blocks, section.blocks)
        led = self.attributes(inside.attributes, replace(section, title=self.words(inside.title, section.title), blocks=blocks))
        assert isinstance(led, Section)
        return led

    def blocks(self, edits: BlockEdits, start: Blocks) -> Blocks:
        """Lead a run of blocks over."""
        return self.over(edits, start, self.block)

    def block(self, block: Any, inside: Any) -> Any:
        """Lead a block over."""
        match inside:
            case TextChange():
                return replace(self.attributes(inside.attributes, block), children=self.words(inside.words, block.children))
            case ListChange():
                return replace(self.attributes(inside.attributes, block), items=self.over(inside.items, block.items, self.item))
            case TableChange():
                return self.table(block, inside)
            case FigureChange():
                return replace(block, picture=self.attributes(inside.attributes, block.picture))
            case QuoteChange():
                return replace(block, blocks=self.blocks(inside.blocks, block.blocks))
            case CodeChange():
                return replace(block, text="\n".join(self.over(inside.lines, block.text.split("\n"), lambda line, _: line)))
            case _:
                raise DoesNotFitError(type(inside).__name__)

    def item(self, item: ListItem, inside: Any) -> Any:
        """Lead an item of a list over."""
        return replace(self.attributes(inside.attributes, item), blocks=self.blocks(inside.blocks, item.blocks))

    def table(self, table: Table, inside: TableChange) -> Table:
        """Lead a table over."""
        rows = self.over(inside.rows, table.rows, lambda row, change: self.cells(change.cells, row))
        led = replace(
            table,
            header=self.cells(inside.header, table.header),
            rows=rows,
            caption=self.words(inside.caption, table.caption),
        )
        found = self.attributes(inside.attributes, led)
        assert isinstance(found, Table)
        return found

    def cells(self, edits: Sequence[Any], row: tuple[Cell, ...]) -> tuple[Cell, ...]:
        """Lead a row's cells over."""
        return self.over(edits, row, lambda cell, inside: replace(cell, children=self.words(inside.words, cell.children)))
