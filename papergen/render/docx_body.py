"""Blocks as Word writes them: paragraphs with the template's own styles, real lists, tables, pictures and footnotes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, assert_never

from docx.opc.constants import RELATIONSHIP_TYPE

from papergen.model.blocks import (
    Block,
    Blocks,
    CodeBlock,
    Figure,
    Heading,
    Inlines,
    List,
    ListItem,
    Paragraph,
    Quote,
    Rule,
    Table,
)
from papergen.model.case import Section
from papergen.render.columns import columns, has_long_cell, kept_together
from papergen.render.docx_elements import paragraph, text_run, twips, w
from papergen.render.docx_numbering import Numbering
from papergen.render.docx_pictures import inline_picture
from papergen.render.list_labels import CHECKED, DEEPEST, UNCHECKED, level
from papergen.render.prepared_picture import PreparedPicture
from papergen.render.runs import BUNDLE_SCHEME, Run, runs
from papergen.render.style import Look
from papergen.render.typography import no_break

RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True, slots=True)
class Flow:
    """Where blocks are being written: the style of plain paragraphs, the indent in points, and how deep in lists."""

    style: str = "Normal"
    indent: float = 0
    depth: int = 0
    after: float | None = None


@dataclass(frozen=True, slots=True)
class ItemPlace:
    """How an item of a list is written: its first paragraph's style, flow and properties, and the flow of its other blocks."""

    style: str
    first: Flow
    properties: dict[str, Any]
    rest: Flow


@dataclass(frozen=True, slots=True)
class Frame:
    """How a table is set: column widths and the text's size in points (0: the style's own), and whether it may be split.

    `long`: a row may be split over pages; `together`: the whole table stands on one.
    """

    widths: tuple[float, ...]
    size: float
    long: bool
    together: bool


@dataclass(slots=True)
class BodyWriter:
    """Writes blocks into one part of a Word file (the document, or its footnotes).

    `part` takes relations to links and pictures. `shown_notes` gives the number a footnote shows where that is not
    the one in its references. `pending` is the space the next paragraph owes to a table above it.
    """

    look: Look
    part: Any
    numbering: Numbering
    pictures: Mapping[str, PreparedPicture]
    seen_footnotes: set[int] = field(default_factory=set)
    shown_notes: Mapping[int, int] = field(default_factory=dict)
    pending: float | None = None
    picture_id: int = 2000

    def sections(self, parent: Any, sections: Iterable[Section]) -> None:
        """Write sections: each title as heading 1, then its blocks."""
        for section in sections:
            self._paragraph(parent, "heading 1", section.title, Flow())
            self.blocks(parent, section.blocks, Flow())

    def blocks(self, parent: Any, blocks: Blocks, flow: Flow) -> None:
        """Write blocks one after the other."""
        previous: Block | None = None
        for block in blocks:
            if isinstance(block, Table) and isinstance(previous, Table) and not block.caption:
                self._paragraph(parent, "Normal", (), flow)  # Word would make one table of two that touch
            self.block(parent, block, flow)
            previous = block

    def block(self, parent: Any, block: Block, flow: Flow) -> None:
        """Write one block."""
        match block:
            case Heading():
                self._paragraph(parent, f"heading {min(block.level - 1, 4)}", block.children, flow)
            case Paragraph():
                self._paragraph(parent, flow.style, block.children, flow)
            case List():
                self._list(parent, block, flow)
            case Table():
                self._table(parent, block, flow)
            case Figure():
                self._figure(parent, block, flow)
            case Quote():
                self._quote(parent, block, flow)
            case CodeBlock():
                element = self.open(parent, "Kod", flow)
                text_run(element, block.text.expandtabs(4))
            case Rule():
                self.open(parent, "Linje", flow)
            case _:
                assert_never(block)

    def open(self, parent: Any, style: str, flow: Flow, **properties: Any) -> Any:
        """Add an empty paragraph of a style, indented with the flow and paying what is owed above it."""
        look = self.look.style(style)
        if flow.indent and "left" not in properties:
            properties["left"] = flow.indent + look.left
        if self.pending is not None and look.before < self.pending:
            properties["before"] = self.pending
        self.pending = None
        if flow.after is not None and flow.after != look.after:
            properties["after"] = flow.after
        return paragraph(parent, self.look.style_id(style), **properties)

    def _paragraph(self, parent: Any, style: str, inlines: Inlines, flow: Flow, **properties: Any) -> Any:
        element = self.open(parent, style, flow, **properties)
        self.runs(element, runs(inlines), flow.indent)
        return element

    # --- inlines ---------------------------------------------------------------------------------------------------

    def runs(self, element: Any, flat: list[Run], indent: float = 0, size: float = 0) -> None:
        """Write runs into a paragraph; `size` in points where it is not the style's."""
        link, target = "", element
        for run in flat:
            if run.link.startswith(BUNDLE_SCHEME):
                run = run._replace(link="")  # leads somewhere only inside the bundle
            if run.link != link:
                link, target = run.link, element if not run.link else self.hyperlink(element, run.link)
            self.run(target, run, indent, size)

    def hyperlink(self, element: Any, url: str) -> Any:
        """Open a link in a paragraph and give it; its runs are written into it."""
        relation = self.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        link = w(element, "hyperlink")
        link.set(f"{{{RELATIONSHIPS}}}id", relation)
        return link

    def run(self, element: Any, run: Run, indent: float, size: float) -> None:
        """Write one run into a paragraph or a link."""
        if run.line_break:
            w(w(element, "r"), "br")
        elif run.picture:
            self._picture(element, run, indent)
        elif run.footnote:
            self._footnote_reference(element, run.footnote)
        else:
            style = "Kodtecken" if run.code else "Hyperlink" if run.link else ""
            text_run(
                element,
                run.text.expandtabs(4),
                style_id=self.look.style_id(style) if style else "",
                bold=run.bold,
                italic=run.italic,
                strike=run.strike,
                size=size,
            )

    def _footnote_reference(self, element: Any, number: int) -> None:
        """Refer to a footnote; the second time only its number can stand, for Word counts every reference as a new note."""
        style = self.look.style_id("footnote reference")
        if number in self.seen_footnotes:
            text_run(element, str(self.shown_notes.get(number, number)), style_id=style)
            return
        self.seen_footnotes.add(number)
        run = w(element, "r")
        w(w(run, "rPr"), "rStyle", val=style)
        w(run, "footnoteReference", id=str(number))

    def _picture(self, element: Any, run: Run, indent: float) -> None:
        if run.picture is None:
            return
        prepared = self.pictures[run.picture.target]
        width, height = prepared.fitted(self.look.page.column - indent, self.look.page.column_height * 0.8)
        self.picture_id += 1
        relation = self.part.relate_to(self.numbering.picture_part(prepared.data), RELATIONSHIP_TYPE.IMAGE)
        inline_picture(w(element, "r"), relation, self.picture_id, run.picture.alt, width, height)

    # --- blocks of blocks -------------------------------------------------------------------------------------------

    def _list(self, parent: Any, block: List, flow: Flow) -> None:
        for item, place in zip(block.items, self.places(block, flow), strict=True):
            self.item(parent, item, place)

    def item(self, parent: Any, item: ListItem, place: ItemPlace) -> None:
        """Write one item: its mark stands at its first paragraph, empty if it begins with something else."""
        lead = item.blocks[0] if item.blocks and isinstance(item.blocks[0], Paragraph) else None
        self._paragraph(parent, place.style, lead.children if lead else (), place.first, **place.properties)
        self.blocks(parent, item.blocks[1:] if lead else item.blocks, place.rest)

    def places(self, block: List, flow: Flow, num_id: str = "") -> list[ItemPlace]:
        """Give where and how each item of a list is written; `num_id` is its numbering, a new one where not given."""
        depth = min(flow.depth, DEEPEST)
        style = "List Number" if block.ordered else "List Bullet"
        plain = (num_id or self.numbering.new(block.ordered, depth, block.start), depth)
        between = self.look.style(style if block.tight else "Normal").after
        found = []
        for item in block.items:
            last = item is block.items[-1]
            after = self.look.style("Normal").after if last and not flow.depth else flow.after if last else between
            mark = plain if item.checked is None else (self.numbering.mark(CHECKED if item.checked else UNCHECKED), 0)
            found.append(self._place(item, (style, block.ordered), mark, replace(flow, after=after)))
        return found

    def _place(self, item: ListItem, look: tuple[str, bool], numbering: tuple[str, int], flow: Flow) -> ItemPlace:
        style, ordered = look
        at = level(self.look, ordered, flow.depth)
        # Inside a quotation everything is moved in by what the quotation is; the levels of the template are counted from there.
        base = flow.indent - (level(self.look, ordered, flow.depth - 1).left if flow.depth else 0)
        rest = item.blocks[1:] if item.blocks and isinstance(item.blocks[0], Paragraph) else item.blocks
        first = replace(flow, after=self.look.style(style).after) if rest and isinstance(rest[0], List) else flow
        moved = bool(base) or item.checked is not None
        properties = {
            "numbering": numbering,
            "left": base + at.left if moved else None,
            "hanging": at.hanging if moved else None,
        }
        return ItemPlace(style, first, properties, Flow("Normal", base + at.left, flow.depth + 1, flow.after))

    def _quote(self, parent: Any, block: Quote, flow: Flow) -> None:
        for inner in block.blocks:
            self.block(parent, inner, self.quoted(inner, flow))

    def quoted(self, inner: Block, flow: Flow) -> Flow:
        """Give the flow of a block inside a quotation."""
        if isinstance(inner, Paragraph | Quote):
            return replace(flow, style="Quote")
        return replace(flow, indent=flow.indent + self.look.style("Quote").left)

    def _figure(self, parent: Any, block: Figure, flow: Flow) -> None:
        element = self.open(parent, "Bild", flow, keep_next=bool(block.picture.title))
        self.run(element, Run(picture=block.picture), flow.indent, 0)
        if block.picture.title:
            caption = self.open(parent, "Bildtext", flow)
            text_run(caption, no_break(block.picture.title))

    def _table(self, parent: Any, block: Table, flow: Flow) -> None:
        if block.caption:
            self._paragraph(parent, "caption", block.caption, flow, keep_next=True)
        frame = self.frame(block, flow)
        table = self.open_table(parent, frame, flow)
        for number, cells in enumerate((block.header, *block.rows)):
            row = self.open_row(table, frame, header=not number)
            for cell, width, alignment in zip(cells, frame.widths, block.alignments, strict=True):
                last = number == len(block.rows)
                element = self.open_cell(row, frame, width, alignment, header=not number, last=last)
                self.runs(element, runs(cell.children), self.look.page.column - width, frame.size)
        self.pending = self.look.style("Normal").after

    def frame(self, block: Table, flow: Flow) -> Frame:
        """Work out how a table is set."""
        look, text = self.look.table, self.look.style("Tabelltext")
        shared = columns(block, text.size, look.cell["left"] + look.cell["right"], self.look.page.column - flow.indent)
        size = text.size * shared.scale if shared.scale < 1 else 0
        return Frame(shared.widths, size, has_long_cell(block), kept_together(block))

    def open_table(self, parent: Any, frame: Frame, flow: Flow) -> Any:
        """Add a table without rows and give it."""
        table = w(parent, "tbl")
        properties = w(table, "tblPr")
        w(properties, "tblStyle", val=self.look.style_id("Tabell"))
        w(properties, "tblW", w=twips(sum(frame.widths)), type="dxa")
        if flow.indent:
            w(properties, "tblInd", w=twips(flow.indent), type="dxa")
        w(properties, "tblLayout", type="fixed")
        w(properties, "tblLook", val="0020", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="1", noVBand="1")
        grid = w(table, "tblGrid")
        for width in frame.widths:
            w(grid, "gridCol", w=twips(width))
        return table

    def open_row(self, table: Any, frame: Frame, *, header: bool) -> Any:
        """Add a row without cells and give it."""
        row = w(table, "tr")
        properties = w(row, "trPr")
        if not frame.long:
            w(properties, "cantSplit")
        if header:
            w(properties, "tblHeader")
        return row

    def open_cell(self, row: Any, frame: Frame, width: float, alignment: str, *, header: bool, last: bool) -> Any:
        """Add a cell and give its empty paragraph; `last`: the cell is in the table's last row."""
        column = w(row, "tc")
        w(w(column, "tcPr"), "tcW", w=twips(width), type="dxa")
        return paragraph(
            column,
            self.look.style_id("Tabellhuvud" if header else "Tabelltext"),
            keep_next=frame.together and not last,
            align=alignment if alignment in ("center", "right") else "",
        )

    def close(self, parent: Any) -> None:
        """End the text: a table may not be the last thing before what follows in the shell."""
        if self.pending is not None:
            self._paragraph(parent, "Normal", (), Flow())
