"""How deep a PDF's objects hang from one another: copying follows them in C++, where an abyss is a crash that nothing catches."""

from collections.abc import Iterable
from typing import Any

import pikepdf

DEEPEST = 3000  # a megabyte of stack, as threads on some systems have, is full at five thousand
_CONTAINERS = (pikepdf.Dictionary, pikepdf.Stream, pikepdf.Array)


def is_an_abyss(pdf: pikepdf.Pdf, roots: Iterable[Any]) -> bool:
    """Say whether copying `roots` one after the other would go deeper than is safe; pages are not entered from elsewhere."""
    if len(pdf.objects) < DEEPEST:
        return False
    seen: set[tuple[int, int]] = set()
    for root in roots:
        stack = [(root, 0)]
        while stack:
            thing, depth = stack.pop()
            if depth > DEEPEST:
                return True
            if thing.is_indirect:
                if thing.objgen in seen:
                    continue
                seen.add(thing.objgen)
            if depth and isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Page":
                continue
            values = list(thing) if isinstance(thing, pikepdf.Array) else list(thing.values())
            stack.extend((value, depth + 1) for value in reversed(values) if isinstance(value, _CONTAINERS))
    return False
