"""Both versions of a paper's blocks in one Word text, with what changed between them marked.

Each version has a `BodyWriter` of its own, which writes its side of every block just as in its own paper, so that accepting all
changes gives what the new paper has, and rejecting all what the old one has. Here the two are walked side by side.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from papergen.model.blocks import Block, CodeBlock, Figure, Heading, List, ListItem, Paragraph, Quote, Table
from papergen.model.case import Section
from papergen.model.changes import BlockEdit, BlockEdits, Changed, CodeChange, Deleted, Inserted, Kept, SectionEdit
from papergen.render.docx_body import BodyWriter, Flow, ItemPlace
from papergen.render.redline_notes import Side
from papergen.render.redline_pens import Pens, Place, Write
from papergen.render.redline_tables import write_table
from papergen.render.redline_words import Piece, pieces, same_pieces, unequal
from papergen.render.runs import Run, runs
from papergen.render.typography import no_break

T = TypeVar("T")
Leads = tuple[
    Place | None, Place | None
]  # where the first paragraph of each version stands elsewhere than the flow would have it
_NO_LEADS: Leads = (None, None)


@dataclass(frozen=True, slots=True)
class RedlineBody:
    """Writes edits as marked blocks. `moves` are the moves that are shown as such."""

    pens: Pens
    moves: frozenset[int] = frozenset()

    def sections(self, parent: Any, edits: Sequence[SectionEdit]) -> None:
        """Write sections, as `BodyWriter.sections` does."""
        title, flow = Place("heading 1", Flow()), Flow()
        for edit in edits:
            match edit:
                case Deleted():
                    self._only(parent, "old", 0, _section(edit.old))
                case Inserted():
                    self._only(parent, "new", 0, _section(edit.new))
                case Changed():
                    self.pens.paragraph(parent, title, title, pieces(edit.inside.title))
                    self.blocks(parent, edit.inside.blocks, flow, flow)
                case Kept():
                    self.pens.paragraph(parent, title, title, same_pieces(edit.old.title, edit.new.title))
                    self.blocks(parent, _kept(edit.old.blocks, edit.new.blocks), flow, flow)

    def close(self, parent: Any) -> None:
        """End the text, as `BodyWriter.close` does for each version."""
        old, new = self.pens.old, self.pens.new
        self._separator(parent, (old.pending is not None, new.pending is not None), Flow(), Flow())
        self.pens.hold_apart(parent)
        old.pending = new.pending = None

    def blocks(self, parent: Any, edits: BlockEdits, old: Flow, new: Flow, leads: Leads = _NO_LEADS) -> None:
        """Write blocks one after the other."""
        before: Block | None = None
        after: Block | None = None
        for edit in edits:
            one = None if isinstance(edit, Inserted) else edit.old
            other = None if isinstance(edit, Deleted) else edit.new
            self._separator(parent, (_touch(before, one), _touch(after, other)), old, new)
            self.block(parent, edit, old, new, leads)
            leads = (None if one else leads[0], None if other else leads[1])
            before, after = one or before, other or after

    def _separator(self, parent: Any, wanted: tuple[bool, bool], old: Flow, new: Flow) -> None:
        """Write the empty paragraph that `BodyWriter` puts between two tables, in the versions that have it."""
        self._in_versions(parent, wanted, (Place("Normal", old), Place("Normal", new)), [])

    def block(self, parent: Any, edit: BlockEdit, old: Flow, new: Flow, leads: Leads = _NO_LEADS) -> None:
        """Write the edit of one block."""
        if isinstance(edit, Deleted):
            self._only(parent, "old", edit.move, lambda writer, into: _write(writer, into, edit.old, old, leads[0]))
        elif isinstance(edit, Inserted) and edit.move in self.moves and edit.inside:
            words = pieces(edit.inside.words) if hasattr(edit.inside, "words") else []
            self.pens.changed_on_the_way(parent, leads[1] or _place(edit.new, new), words, edit.move)
        elif isinstance(edit, Inserted):
            self._only(parent, "new", edit.move, lambda writer, into: _write(writer, into, edit.new, new, leads[1]))
        else:
            self._both(parent, edit.old, edit.new, edit.inside if isinstance(edit, Changed) else None, (old, new), leads)

    def _only(self, parent: Any, side: Side, move: int, write: Write) -> None:
        """Write what only one version has here."""
        if move in self.moves:
            self.pens.moved(parent, side, move, write)
        else:
            self.pens.one_side(parent, side, "deleted" if side == "old" else "inserted", write)

    def _both(self, parent: Any, one: Any, other: Any, inside: Any, flows: tuple[Flow, Flow], leads: Leads) -> None:
        """Write a block that both versions have; `inside` is None where it is the same in both."""
        old, new = flows
        match other:
            case Paragraph() | Heading():
                words = pieces(inside.words) if inside else same_pieces(one.children, other.children)
                self.pens.paragraph(parent, leads[0] or _place(one, old), leads[1] or _place(other, new), words)
            case List():
                self._list(parent, one, other, inside.items if inside else _kept(one.items, other.items), flows)
            case Table():
                words = pieces(inside.caption) if inside else same_pieces(one.caption, other.caption)
                has = bool(one.caption), bool(other.caption)
                above = {"keep_next": True}
                self._in_versions(parent, has, (Place("caption", old, above), Place("caption", new, above)), words)
                write_table(self.pens, parent, one, other, inside, new)
            case Figure():
                self._figure(parent, one, other, flows)
            case Quote():
                for edit in inside.blocks if inside else _kept(one.blocks, other.blocks):
                    before = old if isinstance(edit, Inserted) else self.pens.old.quoted(edit.old, old)
                    after = new if isinstance(edit, Deleted) else self.pens.new.quoted(edit.new, new)
                    self.block(parent, edit, before, after)
            case CodeBlock():
                words = _lines(inside) if inside else [Piece(Run(one.text), Run(other.text))]
                self.pens.paragraph(parent, Place("Kod", old), Place("Kod", new), words)
            case _:
                self.pens.paragraph(parent, Place("Linje", old), Place("Linje", new), [])

    # --- lists and pictures ---------------------------------------------------------------------------------------------

    def _list(self, parent: Any, one: List, other: List, edits: Sequence[Any], flows: tuple[Flow, Flow]) -> None:
        """Write a list; both versions share its numbering where they count alike, so that only items are marked."""
        old, new = flows
        new_places = self.pens.new.places(other, new)
        plain = [place for item, place in zip(other.items, new_places, strict=True) if item.checked is None]
        same = (one.ordered, one.start, old.depth) == (other.ordered, other.start, new.depth)
        num_id = plain[0].properties["numbering"][0] if same and plain else ""
        before, after = iter(self.pens.old.places(one, old, num_id)), iter(new_places)
        for edit in edits:
            if isinstance(edit, Deleted):
                self._only(parent, "old", edit.move, _whole_item(edit.old, next(before)))
            elif isinstance(edit, Inserted):
                self._only(parent, "new", edit.move, _whole_item(edit.new, next(after)))
            else:
                blocks = edit.inside.blocks if isinstance(edit, Changed) else _kept(edit.old.blocks, edit.new.blocks)
                self._item(parent, edit, blocks, next(before), next(after))

    def _item(self, parent: Any, edit: Any, blocks: BlockEdits, old: ItemPlace, new: ItemPlace) -> None:
        """Write an item; one that begins with anything but a paragraph has an empty one for its mark."""
        before, after = Place(old.style, old.first, old.properties), Place(new.style, new.first, new.properties)
        match _has_lead(edit.old), _has_lead(edit.new):
            case True, True:
                leads: Leads = (before, after)
            case False, False:
                self.pens.paragraph(parent, before, after, [])
                leads = _NO_LEADS
            case True, False:
                self._only(parent, "new", 0, lambda writer, into: _write_text(writer, into, after))
                leads = (before, None)
            case _:
                self._only(parent, "old", 0, lambda writer, into: _write_text(writer, into, before))
                leads = (None, after)
        self.blocks(parent, blocks, old.rest, new.rest, leads)

    def _figure(self, parent: Any, one: Figure, other: Figure, flows: tuple[Flow, Flow]) -> None:
        before, after = no_break(one.picture.title), no_break(other.picture.title)
        old = Place("Bild", flows[0], {"keep_next": bool(before)})
        new = Place("Bild", flows[1], {"keep_next": bool(after)})
        self.pens.paragraph(parent, old, new, unequal([Run(picture=one.picture)], [Run(picture=other.picture)]))
        words = unequal([Run(before)] if before else [], [Run(after)] if after else [])
        captions = Place("Bildtext", flows[0]), Place("Bildtext", flows[1])
        self._in_versions(parent, (bool(before), bool(after)), captions, words)

    def _in_versions(self, parent: Any, wanted: tuple[bool, bool], places: tuple[Place, Place], words: list[Piece]) -> None:
        """Write a paragraph in the versions that have it."""
        old, new = places
        if all(wanted):
            self.pens.paragraph(parent, old, new, words)
        elif wanted[0]:
            text = [piece.old for piece in words if piece.old]
            self._only(parent, "old", 0, lambda writer, into: _write_text(writer, into, old, text))
        elif wanted[1]:
            come = [piece.new for piece in words if piece.new]
            self._only(parent, "new", 0, lambda writer, into: _write_text(writer, into, new, come))


def _kept(old: Sequence[T], new: Sequence[T]) -> tuple[Kept[T], ...]:
    return tuple(Kept(one, other) for one, other in zip(old, new, strict=True))


def _touch(above: Block | None, below: Block | None) -> bool:
    return isinstance(above, Table) and isinstance(below, Table) and not below.caption


def _has_lead(item: ListItem) -> bool:
    return bool(item.blocks) and isinstance(item.blocks[0], Paragraph)


def _place(block: Any, flow: Flow) -> Place:
    """Give how a paragraph or heading is opened, as `BodyWriter.block` does it."""
    return Place(f"heading {min(block.level - 1, 4)}" if isinstance(block, Heading) else flow.style, flow)


def _section(section: Section) -> Write:
    return lambda writer, into: writer.sections(into, (section,))


def _whole_item(item: ListItem, place: ItemPlace) -> Write:
    return lambda writer, into: writer.item(into, item, place)


def _write(writer: BodyWriter, into: Any, block: Block, flow: Flow, lead: Place | None) -> None:
    if lead and isinstance(block, Paragraph):
        _write_text(writer, into, lead, runs(block.children))
    else:
        writer.block(into, block, flow)


def _write_text(writer: BodyWriter, into: Any, place: Place, text: Sequence[Run] = ()) -> None:
    element = writer.open(into, place.style, place.flow, **place.properties)
    writer.runs(element, list(text), place.flow.indent)


def _lines(change: CodeChange) -> list[Piece]:
    """Give lines of code as runs; the line end before a line is a run of its own where only one version has it."""
    found: list[Piece] = []
    old = new = 0
    for edit in change.lines:
        before = Run(("\n" if old else "") + edit.old) if not isinstance(edit, Inserted) else None
        after = Run(("\n" if new else "") + edit.new) if not isinstance(edit, Deleted) else None
        if before and after and before != after:
            found += [Piece(Run("\n"), None)] if old else [Piece(None, Run("\n"))]
            before = after = Run(edit.old) if not isinstance(edit, Inserted) else None
        found.append(Piece(before, after))
        old, new = old + (before is not None), new + (after is not None)
    return found
