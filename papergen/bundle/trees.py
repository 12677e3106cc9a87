"""Reading name trees and number trees (7.9.6, 7.9.7), however they are cut up; a knot or an abyss in one ends the reading."""

from collections.abc import Iterator
from typing import Any

import pikepdf

_DEEPEST = 64


def leaves(root: Any, key: str) -> Iterator[tuple[Any, Any]]:
    """Give key and value of each leaf in order; `key` is `/Names` or `/Nums`. What is no tree gives nothing."""
    stack = [(root, 0)]
    seen: set[tuple[int, int]] = set()
    while stack:
        node, depth = stack.pop()
        if not isinstance(node, pikepdf.Dictionary) or depth > _DEEPEST or node.objgen in seen:
            continue
        if node.is_indirect:
            seen.add(node.objgen)
        pairs = node.get(key)
        if isinstance(pairs, pikepdf.Array):
            items = list(pairs)
            yield from zip(items[::2], items[1::2], strict=False)
        kids = node.get("/Kids")
        if isinstance(kids, pikepdf.Array):
            stack.extend((kid, depth + 1) for kid in reversed(list(kids)))


def numbers(root: Any) -> dict[int, Any]:
    """Give a number tree as a dictionary; the first value of a key counts."""
    found: dict[int, Any] = {}
    for key, value in leaves(root, "/Nums"):
        if isinstance(key, int):
            found.setdefault(key, value)
    return found


def names(root: Any) -> dict[bytes, Any]:
    """Give a name tree as a dictionary; the first value of a key counts."""
    found: dict[bytes, Any] = {}
    for key, value in leaves(root, "/Names"):
        if isinstance(key, pikepdf.String):
            found.setdefault(bytes(key), value)
    return found
