"""The streams that pages draw with: forms, pictures, patterns and drawn fonts, however deep they lie (7.8.3)."""

from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf

_DEEPEST = 40
_HOLDERS = ("/XObject", "/Pattern", "/Font", "/ExtGState")


def inherited(page: Any, key: str) -> Any:
    """Give a page's attribute, its own or the nearest page tree node's (7.7.3.4); None if there is none."""
    node = page
    for _ in range(_DEEPEST):
        if not isinstance(node, pikepdf.Dictionary):
            return None
        if key in node:
            return node[key]
        node = node.get("/Parent")
    return None


def drawn_streams(roots: Iterable[Any]) -> Iterator[Any]:
    """Give each stream that is reached from `roots` (resource dictionaries and form streams) once."""
    seen: set[tuple[int, int]] = set()
    stack = [(root, 0) for root in roots]
    while stack:
        thing, depth = stack.pop()
        if depth > _DEEPEST or not isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
            continue
        if thing.is_indirect:
            if thing.objgen in seen:
                continue
            seen.add(thing.objgen)
        if isinstance(thing, pikepdf.Stream):
            yield thing
        stack.extend((inner, depth + 1) for inner in _within(thing))


def _within(thing: Any) -> Iterator[Any]:
    """Give what a stream, a resource dictionary, a font or a graphics state draws with in its turn."""
    for key in ("/Resources", "/SMask", "/Mask", "/G", "/CharProcs"):
        if key in thing:
            inner = thing[key]
            yield inner
            if key == "/CharProcs" and isinstance(inner, pikepdf.Dictionary):
                yield from inner.values()
    for key in _HOLDERS:
        holder = thing.get(key)
        if isinstance(holder, pikepdf.Dictionary):
            yield from holder.values()
