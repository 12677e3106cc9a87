"""Which moves a redline shows as moves; the rest is deleted in one place and inserted in the other."""

from collections.abc import Iterable, Iterator
from typing import Any

from papergen.model.blocks import Block, Heading, ListItem, Paragraph, Table, walk_blocks
from papergen.model.changes import Changed, Deleted, Inserted, ItemChange, ListChange, QuoteChange, SectionChange, TextChange


def shown_moves(edits: Iterable[Any], *, only_text: bool) -> frozenset[int]:
    """Give the numbers of the moves, both of whose ends stand in the text on their own.

    `only_text`: those of paragraphs and items of lists alone, as Word has them: it knows no moved tables.

    A block that was changed on the way is one only where its words can be shown to have changed. In a section or an item that
    itself came or went nothing is moved.
    """
    left: set[int] = set()
    came: set[int] = set()
    for edit in _reached(edits):
        if isinstance(edit, Deleted) and edit.move and (not only_text or _is_text(edit.old)):
            left.add(edit.move)
        elif isinstance(edit, Inserted) and edit.move and (not only_text or _is_text(edit.new)) and _is_told(edit):
            came.add(edit.move)
    return frozenset(left & came)


def _reached(edits: Iterable[Any]) -> Iterator[Any]:
    for edit in edits:
        yield edit
        if isinstance(edit, Changed):
            match edit.inside:
                case SectionChange() | ItemChange() | QuoteChange():
                    yield from _reached(edit.inside.blocks)
                case ListChange():
                    yield from _reached(edit.inside.items)
                case _:
                    pass


def _is_text(moved: object) -> bool:
    """Tell whether something is paragraphs only."""
    if not isinstance(moved, Block | ListItem):
        return False
    blocks = moved.blocks if isinstance(moved, ListItem) else (moved,)
    return not any(isinstance(block, Table) for block in walk_blocks(blocks))


def _is_told(edit: Inserted[Any, Any]) -> bool:
    if edit.inside is None:
        return True
    text = isinstance(edit.new, Paragraph | Heading) and isinstance(edit.inside, TextChange)
    return text and not edit.inside.attributes
