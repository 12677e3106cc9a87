"""The footnotes of a redline: one for each reference in the file, so that none is without its text, whatever is accepted."""

from collections.abc import Iterable
from typing import Literal

from papergen.model.blocks import Blocks
from papergen.model.changes import BlockEdits, Deleted, Inserted, Kept, NoteEdit

Side = Literal["both", "old", "new"]


class Notes:
    """Gives each footnote that is referred to its number in the file, counted from 1 in the order they are met.

    `wanted` gives the numbers by (the number in the change, the version whose footnote it is). A footnote whose reference was
    moved is there twice, as the old version has it and as the new.
    """

    def __init__(self, edits: Iterable[NoteEdit]) -> None:
        """Know the footnotes of both versions."""
        self.wanted: dict[tuple[int, Side], int] = {}
        self.old: dict[int, Blocks] = {}
        self.new: dict[int, Blocks] = {}
        self.changed: dict[int, BlockEdits] = {}
        for edit in edits:
            if not isinstance(edit, Inserted):
                self.old[edit.old.number] = edit.old.blocks
            if not isinstance(edit, Deleted):
                self.new[edit.new.number] = edit.new.blocks
            if not isinstance(edit, Kept | Deleted) and edit.inside:
                self.changed[edit.new.number] = edit.inside.blocks

    def edits(self, note: int, side: Side) -> BlockEdits:
        """Give the text of a footnote as edits: of both versions, or all of it deleted or inserted with its reference."""
        if side == "old":
            return tuple(Deleted(block) for block in self.old.get(note, ()))
        if side == "new":
            return tuple(Inserted(block) for block in self.new.get(note, ()))
        kept = zip(self.old[note], self.new[note], strict=True) if note not in self.changed else ()
        return self.changed.get(note) or tuple(Kept(old, new) for old, new in kept)

    def number(self, note: int, side: Side) -> int:
        """Give the number in the file of a footnote."""
        return self.wanted.setdefault((note, side), len(self.wanted) + 1)
