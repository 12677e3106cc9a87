"""Paragraphs of a redline: each version writes its side of one as in its own paper, and the two are laid together."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from papergen.render.docx_body import BodyWriter, Flow
from papergen.render.docx_elements import holder
from papergen.render.redline_marks import Change, Marker, renumbered
from papergen.render.redline_notes import Notes, Side
from papergen.render.redline_words import Piece
from papergen.render.runs import BUNDLE_SCHEME, Run

TABLE = qn("w:tbl")
_PICTURE_NUMBER = re.compile(rb' id="\d+" name="Bild \d+"')
Write = Callable[[BodyWriter, Any], None]


@dataclass(frozen=True, slots=True)
class Place:
    """How one version opens a paragraph: its style, its flow, and properties as `BodyWriter.open` takes them."""

    style: str
    flow: Flow
    properties: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Pens:
    """The writers of both versions, and what marks their changes."""

    old: BodyWriter
    new: BodyWriter
    marker: Marker
    notes: Notes

    def one_side(self, parent: Any, side: Side, change: Change, write: Write) -> None:
        """Let one version write into the text, and mark all of it."""
        scratch = holder()
        write(self.old if side == "old" else self.new, scratch)
        self.marker.blocks(scratch, change)
        elements = list(scratch)
        renumbered(elements, lambda note: self.notes.number(note, side))
        for element in elements:
            if element.tag == TABLE:
                self.hold_apart(parent)
            parent.append(element)

    def moved(self, parent: Any, side: Side, number: int, write: Write) -> None:
        """Let one version write paragraphs that were moved, away from here (`side` old) or here."""
        scratch = holder()
        change: Change = "moved_away" if side == "old" else "moved_here"
        self.one_side(scratch, side, change, write)
        parent.extend(self.marker.moved(list(scratch), change, number))

    def hold_apart(self, parent: Any) -> None:
        """Put a paragraph that neither version has after a table, so that Word does not make it one with the table to come."""
        last = next(parent.iterchildren(reversed=True), None)
        if last is None or last.tag != TABLE:
            return
        scratch = holder()
        owed, self.new.pending = self.new.pending, None
        self.new.open(scratch, "Normal", Flow())
        self.new.pending = owed
        self.marker.blocks(scratch, "passing")
        parent.append(scratch[0])

    def paragraph(self, parent: Any, old: Place, new: Place, words: list[Piece]) -> None:
        """Write a paragraph that both versions have."""
        scratch = holder()
        before = self.old.open(scratch, old.style, old.flow, **old.properties)
        element = self.new.open(scratch, new.style, new.flow, **new.properties)
        self.pieces(element, words, new.flow.indent)
        self.marker.paragraph_look(element, before)
        parent.append(element)

    def changed_on_the_way(self, parent: Any, place: Place, words: list[Piece], number: int) -> None:
        """Write a paragraph where it was moved to, with what changed in it."""
        scratch = holder()
        element = self.new.open(scratch, place.style, place.flow, **place.properties)
        self.pieces(element, words, place.flow.indent, moved=True)
        self.marker.end(element, "moved_here")
        parent.extend(self.marker.moved([element], "moved_here", number))

    def pieces(self, element: Any, words: list[Piece], indent: float, size: float = 0, *, moved: bool = False) -> None:
        """Write runs into a paragraph; `moved`: one that was moved here, so that all of it is the new version's."""
        link, target = "", element
        for piece in words:
            run = piece.new or piece.old or Run()
            url = "" if run.link.startswith(BUNDLE_SCHEME) else run.link
            if url != link:
                link, target = url, self.new.hyperlink(element, url) if url else element
            was = self._written(self.old, piece.old, indent, size)
            now = self._written(self.new, piece.new, indent, size)
            both = piece.old is not None and piece.new is not None and bool(piece.old.text)
            reformatted = both and _look(piece.old) != _look(piece.new)
            if now is None:
                self._marked(target, was, "inserted_deleted" if moved else "deleted", "old")
            elif was is None:
                self._marked(target, now, "inserted", "new")
            elif reformatted or _seen(was) == _seen(now):
                renumbered([now], lambda note: self.notes.number(note, "new" if moved else "both"))
                target.append(now)
                if reformatted:
                    self.marker.run_look(now, was)
                if moved:
                    self.marker.run(now, "moved_here")
            else:
                self._marked(target, was, "inserted_deleted" if moved else "deleted", "old")
                self._marked(target, now, "inserted", "new")

    def _marked(self, target: Any, run: Any, change: Change, side: Side) -> None:
        renumbered([run], lambda note: self.notes.number(note, side))
        target.append(run)
        self.marker.run(run, change)

    @staticmethod
    def _written(writer: BodyWriter, run: Run | None, indent: float, size: float) -> Any:
        """Let a version write a run, and give it; None where the version does not have it."""
        if run is None:
            return None
        scratch = holder()
        writer.run(scratch, run, indent, size)
        return scratch[0]


def _look(run: Run | None) -> Run | None:
    return run and run._replace(file="", link="")  # a file is no link in a paper, and a link's look is that of its own run


def _seen(run: Any) -> bytes:
    """Give a run as bytes, without the numbers that tell pictures apart."""
    return _PICTURE_NUMBER.sub(b"", etree.tostring(run))
