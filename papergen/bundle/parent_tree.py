"""From a place on a page to the element it belongs to: every part's parent tree in one, flat and gapless (14.7.4.4)."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pikepdf

KEYS = ("/StructParents", "/StructParent")


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
        for key in KEYS:
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


def id_pairs(ids: Mapping[bytes, Any]) -> Any:
    """Give IDs and their elements one after the other, in byte order as a name tree wants them."""
    return pikepdf.Array([item for key in sorted(ids) for item in (pikepdf.String(key), ids[key])])


def id_tree(ids: Mapping[bytes, Any], whole: Mapping[bytes, Any]) -> Any:
    """Make the bundle's tree of IDs; `whole` are pairs that are leaves already, by what all IDs of one begin with (7.9.6).

    What they begin with is a letter, and all of `ids` begin with a digit.
    """
    if not whole:
        return pikepdf.Dictionary(Names=id_pairs(ids))
    leaves = [*([id_pairs(ids)] if ids else []), *(whole[mark] for mark in sorted(whole))]
    kids = [pikepdf.Dictionary(Limits=pikepdf.Array([leaf[0], leaf[len(leaf) - 2]]), Names=leaf) for leaf in leaves]
    return pikepdf.Dictionary(Kids=pikepdf.Array(kids))
