"""Footnotes are matched by what they say, since their numbers follow from where the text refers to them."""

from collections.abc import Iterator
from dataclasses import replace

from papergen.compare.align import Unit, align, unit
from papergen.compare.block_edits import block_edits
from papergen.compare.normal import normal_blocks
from papergen.model.blocks import Footnote, inlines_of, plain_text, walk_blocks
from papergen.model.changes import Changed, Deleted, Inserted, Kept, NoteChange, NoteEdit

_ALIKE = 0.4
Notes = tuple[Footnote, ...]


def note_pairs(old: Notes, new: Notes) -> tuple[tuple[int, int], ...]:
    """Give the numbers, old and new, of the footnotes that both versions have."""
    before, after = [_unit(note) for note in old], [_unit(note) for note in new]
    rows = align(before, after, _ALIKE)
    pairs = {i: j for i, j in rows if i is not None and j is not None}
    free: dict[object, list[int]] = {}
    for i, j in reversed(rows):
        if i is None and j is not None:
            free.setdefault(after[j].key, []).append(j)
    for i, j in rows:
        if i is not None and j is None and free.get(before[i].key):
            pairs[i] = free[before[i].key].pop()
    return tuple((old[i].number, new[j].number) for i, j in sorted(pairs.items()))


def note_edits(old: Notes, new: Notes, moves: Iterator[int]) -> tuple[NoteEdit, ...]:
    """Give the edits between footnotes that already carry the numbers of `note_pairs`."""
    here = {note.number for note in new}
    found: list[NoteEdit] = []
    by_number = {note.number: note for note in old}
    order = align([Unit(n.number, frozenset()) for n in old], [Unit(n.number, frozenset()) for n in new], 1.1)
    for i, j in order:
        if i is not None and j is not None:
            one, other = old[i], new[j]
            found.append(Kept(one, other) if one == other else Changed(one, other, _change(one, other, moves)))
        elif i is not None:
            found.append(Deleted(old[i], 0))
        elif j is not None:
            found.append(Inserted(new[j]))
    moved = {note.number: next(moves) for note in new if note.number in by_number and note.number in here and _apart(note, found)}
    return tuple(_numbered(edit, moved, by_number, moves) for edit in found)


def _apart(note: Footnote, edits: list[NoteEdit]) -> bool:
    return any(isinstance(edit, Inserted) and edit.new.number == note.number for edit in edits)


def _numbered(edit: NoteEdit, moved: dict[int, int], old: dict[int, Footnote], moves: Iterator[int]) -> NoteEdit:
    if isinstance(edit, Deleted) and edit.old.number in moved:
        return replace(edit, move=moved[edit.old.number])
    if isinstance(edit, Inserted) and edit.new.number in moved:
        before = old[edit.new.number]
        inside = None if before == edit.new else _change(before, edit.new, moves)
        return replace(edit, move=moved[edit.new.number], inside=inside)
    return edit


def _change(old: Footnote, new: Footnote, moves: Iterator[int]) -> NoteChange:
    return NoteChange(block_edits(old.blocks, new.blocks, moves))


def _unit(note: Footnote) -> Unit:
    blocks = normal_blocks(note.blocks, _Nothing())
    return unit(blocks, (plain_text(one) for block in walk_blocks(blocks) for one in inlines_of(block)))


class _Nothing(dict[int, int]):
    """Gives every footnote the number 0."""

    def get(self, number: int, default: int = 0) -> int:  # type: ignore[override]
        return 0
