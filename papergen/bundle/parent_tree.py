"""From a place on a page to the element it belongs to: every part's parent tree in one, flat and gapless (14.7.4.4)."""

from collections.abc import Iterable, Mapping
from typing import Any

import pikepdf

from papergen.bundle.gathering import Slots

KEYS = ("/StructParents", "/StructParent")


def take_numbers(tagged: Iterable[Any], parents: Mapping[int, Any], slots: Slots) -> list[Any]:
    """Give each of a part's tagged objects a slot for its number, counted from 0; a number that says nothing is taken away.

    Returns what stands under those numbers: for a page or form an array of elements, for an annotation or picture one element.
    """
    taken: list[Any] = []
    seen: set[tuple[int, int]] = set()
    for thing in tagged:
        if thing.is_indirect:
            if thing.objgen in seen:
                continue
            seen.add(thing.objgen)
        for key in KEYS:
            if key in thing:
                old = thing[key]
                value = parents.get(old) if isinstance(old, int) else None
                if isinstance(value, (pikepdf.Array, pikepdf.Dictionary)):
                    thing[key] = slots.of("parent", len(taken))
                    taken.append(value)
                else:
                    del thing[key]
    return taken
