"""Whether two texts read the same: the proof that formatting has changed nothing but the layout."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from papergen.model.blocks import Block, Blocks, Comment, Footnote, Text, walk_blocks

Said = tuple[Blocks, tuple[Footnote, ...], tuple[Comment, ...]]


def same_reading(old: Said, new: Said) -> bool:
    """Say whether blocks, footnotes and comments are the same, and each comment stands before the same block.

    Places do not count, nor where one piece of text is cut in two: a soft line end and a space are the same.
    """
    if any(_plain(before) != _plain(after) for before, after in zip(old, new, strict=True)):
        return False
    return list(_order(*old)) == list(_order(*new))


def same_letters(old: str, new: str) -> bool:
    """Say whether all letters of a text stand in another, in the same order: what the reading leaves out is there too."""
    return [letter for letter in old if letter.isalpha()] == [letter for letter in new if letter.isalpha()]


def _plain(value: Any) -> Any:
    """Give a value of the model as plain tuples, without places, and with adjoining texts as one."""
    if isinstance(value, tuple):
        found: list[Any] = []
        for one in value:
            plain = _plain(one)
            if isinstance(one, Text) and found and found[-1][0] == "Text":
                plain = ("Text", found.pop()[1] + one.text)
            found.append(plain)
        return tuple(found)
    if is_dataclass(value):
        return (type(value).__name__, *(_plain(getattr(value, one.name)) for one in fields(value) if one.compare))
    return value


def _order(blocks: Blocks, footnotes: tuple[Footnote, ...], comments: tuple[Comment, ...]) -> Iterator[str]:
    """Give the names of all blocks and the comments between and in them, in the order of the text."""
    inner: list[Block | Footnote | Comment] = [*walk_blocks(blocks), *footnotes, *comments]
    for footnote in footnotes:
        inner += walk_blocks(footnote.blocks)
    for node in sorted(inner, key=lambda node: (node.place.line, node.place.column)):
        yield type(node).__name__
