"""Blocks, items of lists and lines: which are the same, and what changed inside those that are alike.

What comes in is in the form of `normal.py`.
"""

from collections.abc import Iterator, Sequence

from papergen.compare.align import Unit, align, common, unit
from papergen.compare.edit_script import edit_script
from papergen.compare.moves import with_moves
from papergen.compare.table_edits import table_change
from papergen.compare.words import tokens_of, word_edits
from papergen.model.blocks import (
    Block,
    Blocks,
    CodeBlock,
    Figure,
    Heading,
    Inlines,
    List,
    ListItem,
    Paragraph,
    Quote,
    Table,
    inlines_of,
    plain_text,
    walk_blocks,
)
from papergen.model.changes import (
    Attribute,
    BlockChange,
    BlockEdits,
    CodeChange,
    Deleted,
    FigureChange,
    Inserted,
    ItemChange,
    ItemEdits,
    Kept,
    LineEdits,
    ListChange,
    QuoteChange,
    TextChange,
    WordEdits,
)

_ALIKE = 0.4  # the part of two blocks' words that must be the same for them to be one block, changed


def block_edits(old: Blocks, new: Blocks, numbers: Iterator[int]) -> BlockEdits:
    """Give the edits from one run of blocks to another; `numbers` gives moves inside lists and tables their numbers."""
    if old == new:
        return tuple(Kept(one, other) for one, other in zip(old, new, strict=True))
    rows = align([block_unit(one) for one in old], [block_unit(one) for one in new], _ALIKE)
    return edit_script(rows, old, new, lambda one, other: block_change(one, other, numbers))


def block_unit(block: Block) -> Unit:
    """Give what a block is compared by."""
    return unit(block, _texts((block,)), type(block).__name__)


def _texts(blocks: Blocks) -> Iterator[str]:
    for block in walk_blocks(blocks):
        if isinstance(block, CodeBlock):
            yield block.text
        elif isinstance(block, Figure):
            yield f"{block.picture.alt} {block.picture.target}"
        else:
            yield from map(plain_text, inlines_of(block))


def block_change(old: Block, new: Block, numbers: Iterator[int]) -> BlockChange:
    """Say what changed in a block; both are of one class."""
    match old, new:
        case Paragraph(), Paragraph():
            return TextChange(word_change(old.children, new.children))
        case Heading(), Heading():
            return TextChange(word_change(old.children, new.children), attributes(old, new, "level"))
        case List(), List():
            return ListChange(item_edits(old.items, new.items, numbers), attributes(old, new, "ordered", "start", "tight"))
        case Table(), Table():
            return table_change(old, new, numbers)
        case Figure(), Figure():
            return FigureChange(attributes(old.picture, new.picture, "alt", "target", "title"))
        case Quote(), Quote():
            return QuoteChange(block_edits(old.blocks, new.blocks, numbers))
        case CodeBlock(), CodeBlock():
            return CodeChange(_line_edits(old.text.split("\n"), new.text.split("\n")))
        case _:
            raise AssertionError(f"{type(old).__name__} and {type(new).__name__} are never one block")


def word_change(old: Inlines, new: Inlines) -> WordEdits:
    """Give the edits of words between two texts."""
    return word_edits(tokens_of(old), tokens_of(new))


def attributes(old: object, new: object, *names: str) -> tuple[Attribute, ...]:
    """Give those of the named properties that differ."""
    pairs = ((name, getattr(old, name, None), getattr(new, name, None)) for name in names)
    return tuple(Attribute(name, before, after) for name, before, after in pairs if before != after)


def item_edits(old: Sequence[ListItem], new: Sequence[ListItem], numbers: Iterator[int]) -> ItemEdits:
    """Give the edits from one list's items to another's, matched by what they say; their numbers do not count."""
    rows = align([_item_unit(one) for one in old], [_item_unit(one) for one in new], _ALIKE)

    def inside(one: ListItem, other: ListItem) -> ItemChange:
        return _item_change(one, other, numbers)

    (moved,) = with_moves([edit_script(rows, old, new, inside)], _item_unit, inside, numbers)
    return moved


def _item_unit(item: ListItem) -> Unit:
    return unit(item, _texts(item.blocks))


def _item_change(old: ListItem, new: ListItem, numbers: Iterator[int]) -> ItemChange:
    return ItemChange(block_edits(old.blocks, new.blocks, numbers), attributes(old, new, "checked"))


def _line_edits(old: list[str], new: list[str]) -> LineEdits:
    found: list[Kept[str] | Deleted[str] | Inserted[str, None]] = []
    i = j = 0
    for a, b in [*common(old, new), (len(old), len(new))]:
        found += (Deleted(line) for line in old[i:a])
        found += (Inserted(line) for line in new[j:b])
        found += (Kept(line, new[b]) for line in old[a : a + 1])
        i, j = a + 1, b + 1
    return tuple(found)
