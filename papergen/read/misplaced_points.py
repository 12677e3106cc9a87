"""Points that get another place or number than they look to have: drawn in too little, or counted from 1 again."""

from collections.abc import Iterator
from itertools import pairwise

from papergen.model.blocks import Block, Blocks, List, walk_blocks
from papergen.model.case import Section
from papergen.problems import Place, Problem

_SECTION = "forslag_till_beslut"
_ALIGNED = 1  # ` 9.` above `10.` is drawn in by one column, and meant to be


def shallow_points(blocks: Blocks) -> Iterator[Problem]:
    """Tell (MD111) of points of numbered lists that are drawn in, but not as far as a sub-point (CommonMark 0.31, 5.2)."""
    lists = [block for block in walk_blocks(blocks) if isinstance(block, List)]
    for block in lists:
        for item in block.items if block.ordered else ():
            if item.place.column > block.items[0].place.column + _ALIGNED:
                yield _shallow(item.place)
    for above, below in pairwise(_with_lists_side_by_side(blocks)):
        if isinstance(above, List) and isinstance(below, List) and above.ordered and not below.ordered:
            at_the_margin = below.place.column <= above.place.column  # a list of its own, and meant to be
            if not at_the_margin:
                yield _shallow(below.place)


def repeated_points(sections: tuple[Section, ...]) -> Iterator[Problem]:
    """Tell (MD112) of a decision's point that gets a number anew, since nothing but a comment stands before its list."""
    for section in sections:
        for above, below in pairwise(section.blocks) if section.name == _SECTION else ():
            if isinstance(above, List) and isinstance(below, List) and above.ordered and below.ordered:
                following = above.start + len(above.items)
                if below.start < following:
                    message = f"Punkten får nummer {below.start}, som redan finns i listan ovanför."
                    hint = f"Skriv {following}. i stället, eller en rad som leder in den nya listan."
                    yield Problem("MD112", message, below.items[0].place, hint)


def _with_lists_side_by_side(blocks: Blocks) -> Iterator[Block | None]:
    """Give the blocks at each level, with None between levels."""
    yield from blocks
    yield None
    for block in walk_blocks(blocks):
        for item in block.items if isinstance(block, List) else ():
            yield from item.blocks
            yield None


def _shallow(place: Place) -> Problem:
    message = "Punkten är indragen, men för litet för att vara en underpunkt."
    hint = "Dra in den fyra blanksteg, så hör den till punkten ovanför. Annars skriv den utan blanksteg före."
    return Problem("MD111", message, place, hint)
