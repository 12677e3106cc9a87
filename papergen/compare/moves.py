"""Elements deleted in one place and inserted in another that are one element, moved."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from papergen.compare.align import Unit, likeness
from papergen.model.changes import Changed, Deleted, Inserted, Kept

T = TypeVar("T")
D = TypeVar("D")
Edits = tuple[Kept[T] | Changed[T, D] | Deleted[T] | Inserted[T, D], ...]
_ALIKE = 0.6  # of the words, for an element that was also changed on the way
_MOST_PAIRS = 10_000  # whose likeness is looked at
_FEWEST_WORDS = 2  # shorter elements are not worth the name of a move


def with_moves(
    scripts: Sequence[Edits[T, D]], unit_of: Callable[[T], Unit], inside: Callable[[T, T], D], numbers: Iterator[int]
) -> list[Edits[T, D]]:
    """Give the scripts with a number on all that was moved within and between them; `inside` says what changed on the way."""
    gone = [
        (unit_of(edit.old), at, n)
        for at, script in enumerate(scripts)
        for n, edit in enumerate(script)
        if isinstance(edit, Deleted)
    ]
    come = [
        (unit_of(edit.new), at, n)
        for at, script in enumerate(scripts)
        for n, edit in enumerate(script)
        if isinstance(edit, Inserted)
    ]
    if not gone or not come:
        return list(scripts)
    made = [list(script) for script in scripts]

    def move(old: tuple[Unit, int, int], new: tuple[Unit, int, int]) -> None:
        (_, at, n), (_, to, m) = old, new
        deleted, inserted = made[at][n], made[to][m]
        assert isinstance(deleted, Deleted)
        assert isinstance(inserted, Inserted)
        number = next(numbers)
        changed = None if deleted.old == inserted.new else inside(deleted.old, inserted.new)
        made[at][n], made[to][m] = replace(deleted, move=number), replace(inserted, move=number, inside=changed)

    left: list[tuple[Unit, int, int]] = []
    waiting: dict[object, list[tuple[Unit, int, int]]] = {}
    for one in reversed(come):
        waiting.setdefault((one[0].kind, one[0].key), []).append(one)
    for one in gone:
        same = waiting.get((one[0].kind, one[0].key))
        if len(one[0].words) < _FEWEST_WORDS:
            continue
        if same:
            move(one, same.pop())
        else:
            left.append(one)
    free = [one for same in waiting.values() for one in same if len(one[0].words) >= _FEWEST_WORDS]
    free.sort(key=lambda one: one[1:])
    if len(left) * len(free) > _MOST_PAIRS:
        return [tuple(script) for script in made]
    for one in left:
        best = max(free, key=lambda other, one=one: likeness(one[0], other[0]), default=None)  # type: ignore[misc]
        if best is not None and likeness(one[0], best[0]) >= _ALIKE:
            free.remove(best)
            move(one, best)
    return [tuple(script) for script in made]
