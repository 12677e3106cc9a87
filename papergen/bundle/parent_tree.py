"""From a place on a page to the element it belongs to: every part's parent tree in one, flat and gapless (14.7.4.4)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pikepdf

_KEYS = ("/StructParents", "/StructParent")


def take_numbers(tagged: Iterable[Any], parents: Mapping[int, Any], first: int) -> list[Any]:
    """Give each of a part's tagged objects its number in the bundle, from `first` on; a number that says nothing is taken away.

    Returns what stands under those numbers: for a page or form an array of elements, for an annotation or picture one element.
    """
    taken: list[Any] = []
    seen: set[tuple[int, int]] = set()
    for thing in tagged:
        if thing.is_indirect:
            if thing.objgen in seen:
                continue
            seen.add(thing.objgen)
        for key in _KEYS:
            if key in thing:
                old = thing[key]
                value = parents.get(old) if isinstance(old, int) else None
                if isinstance(value, (pikepdf.Array, pikepdf.Dictionary)):
                    thing[key] = first + len(taken)
                    taken.append(value)
                else:
                    del thing[key]
    return taken


def parent_tree(values: Sequence[Any]) -> Any:
    """Make the bundle's parent tree of what stands under 0, 1, 2 and so on."""
    return pikepdf.Dictionary(Nums=pikepdf.Array([item for pair in enumerate(values) for item in pair]))


def id_tree(ids: Mapping[bytes, Any]) -> Any:
    """Make the bundle's tree of IDs, which a name tree wants in byte order."""
    return pikepdf.Dictionary(Names=pikepdf.Array([item for key in sorted(ids) for item in (pikepdf.String(key), ids[key])]))
