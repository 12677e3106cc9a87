"""Aligned elements to the edits between them."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from papergen.compare.align import Row
from papergen.model.changes import Changed, Deleted, Inserted, Kept

T = TypeVar("T")
D = TypeVar("D")


def edit_script(
    rows: Iterable[Row], old: Sequence[T], new: Sequence[T], inside: Callable[[T, T], D]
) -> tuple[Kept[T] | Changed[T, D] | Inserted[T, D] | Deleted[T], ...]:
    """Give an edit for each row of `align`; `inside` says what changed between two elements that are one and not the same."""
    found: list[Kept[T] | Changed[T, D] | Inserted[T, D] | Deleted[T]] = []
    for i, j in rows:
        if i is None:
            found.append(Inserted(new[j or 0]))
        elif j is None:
            found.append(Deleted(old[i]))
        elif old[i] == new[j]:
            found.append(Kept(old[i], new[j]))
        else:
            found.append(Changed(old[i], new[j], inside(old[i], new[j])))
    return tuple(found)
