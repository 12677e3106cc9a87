"""Blocks as plain data for typst: the same runs, marks, widths and sizes as the Word file has."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, assert_never

from papergen.model.blocks import (
    Block,
    Blocks,
    CodeBlock,
    Figure,
    Heading,
    Inlines,
    LineBreak,
    List,
    ListItem,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Table,
    plain_text,
    walk_inlines,
)
from papergen.model.case import Section
from papergen.problems import Problem
from papergen.render.columns import FIXED_WIDTH, columns, has_long_cell, kept_together, text_width, with_break_points
from papergen.render.list_labels import CHECKED, DEEPEST, UNCHECKED, label, level
from papergen.render.prepared_picture import PreparedPicture
from papergen.render.runs import Run, runs
from papergen.render.style import Look
from papergen.render.typography import no_break

Data = dict[str, Any]


@dataclass(slots=True)
class PdfData:
    """Turns blocks into data, in the order they are printed.

    `files` gathers the pictures typst will open, `problems` what cannot be printed so that it can be read.
    """

    look: Look
    pictures: Mapping[str, PreparedPicture]
    files: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    seen_footnotes: set[int] = field(default_factory=set)

    def sections(self, sections: tuple[Section, ...]) -> list[Data]:
        """Give sections as blocks: each title a heading of level 1."""
        out: list[Data] = []
        for section in sections:
            out.append({"t": "heading", "level": 1, "runs": self.inlines(section.title)})
            out += self.blocks(section.blocks)
        return out

    def blocks(self, blocks: Blocks, depth: int = 0, indent: float = 0, tight: bool = False) -> list[Data]:
        """Give blocks; `depth` counts the lists around them, `indent` is how far in they stand, in points."""
        return [self._block(block, depth, indent, tight) for block in blocks]

    def _block(self, block: Block, depth: int, indent: float, tight: bool) -> Data:
        match block:
            case Heading():
                return {"t": "heading", "level": min(block.level - 1, 4), "runs": self.inlines(block.children, indent)}
            case Paragraph():
                return {"t": "par", "runs": self.inlines(block.children, indent), "tight": tight}
            case List():
                return self._list(block, depth, indent)
            case Table():
                return self._table(block, indent)
            case Figure():
                picture = self._picture(Run(picture=block.picture), indent)
                return picture | {"t": "figure", "caption": no_break(block.picture.title)}
            case Quote():
                return {"t": "quote", "blocks": self.blocks(block.blocks, depth, indent + self.look.style("Quote").left)}
            case CodeBlock():
                size, room = self.look.style("Kod").size, self.look.page.column - indent
                lines = [with_break_points(line, size, room, FIXED_WIDTH) for line in block.text.expandtabs(4).split("\n")]
                return {"t": "code", "text": "\n".join(lines)}
            case Rule():
                return {"t": "rule"}
            case _:
                assert_never(block)

    def inlines(self, inlines: Inlines, indent: float = 0) -> list[Data]:
        """Give the runs of inlines, with only the marks that are set."""
        return [self.run(run, indent) for run in runs(inlines)]

    def run(self, run: Run, indent: float = 0) -> Data:
        """Give one run."""
        if run.line_break:
            return {"t": "break"}
        if run.picture:
            return self._picture(run, indent)
        if run.footnote:
            first = run.footnote not in self.seen_footnotes
            self.seen_footnotes.add(run.footnote)
            return {"t": "note", "n": run.footnote, "first": first}
        text = run.text.expandtabs(4)
        data: Data = {"t": "text", "s": with_break_points(text, self.look.style("Normal").size, self.look.page.column - indent)}
        marks = {"b": run.bold, "i": run.italic, "k": run.strike, "c": run.code, "l": run.link, "f": run.file}
        return data | {key: value for key, value in marks.items() if value}

    def _picture(self, run: Run, indent: float) -> Data:
        if run.picture is None:
            raise ValueError("a picture run without a picture")
        prepared = self.pictures[run.picture.target]
        width, height = prepared.fitted(self.look.page.column - indent, self.look.page.column_height * 0.8)
        names = list(self.pictures)
        name = f"bild-{names.index(run.picture.target) + 1}.{prepared.extension}"
        self.files[name] = prepared.data
        return {"t": "picture", "file": name, "width": width, "height": height, "alt": run.picture.alt}

    def _list(self, block: List, depth: int, indent: float) -> Data:
        at = level(self.look, block.ordered, min(depth, DEEPEST))
        outer = level(self.look, block.ordered, min(depth, DEEPEST) - 1).left if depth else 0.0
        numbers = range(block.start, block.start + len(block.items))
        return {
            "t": "list",
            "ordered": block.ordered,
            "bulleted": not block.ordered and all(item.checked is None for item in block.items),
            "tight": block.tight,
            "hanging": at.hanging,
            "indent": max(at.left - at.hanging - outer, 0),
            "items": [
                {
                    "label": _mark(item) or label(at, number),
                    "blocks": self.blocks(item.blocks, depth + 1, indent + at.left - outer, block.tight),
                }
                for number, item in zip(numbers, block.items, strict=True)
            ],
        }

    def _table(self, block: Table, indent: float) -> Data:
        look = self.look.table
        shared = columns(
            block, self.look.style("Tabelltext").size, look.cell["left"] + look.cell["right"], self.look.page.column - indent
        )
        if shared.crowded:
            message = f"Tabellen är för bred: talen i kolumn {shared.crowded} får inte plats och skulle gå in i varandra."
            hint = "Dela tabellen i två, låt rader och kolumner byta plats, eller skriv beloppen i tusental kronor."
            self.problems.append(Problem("MD020", message, block.place, hint))
        return {
            "t": "table",
            "caption": self.inlines(block.caption, indent),
            "widths": shared.widths,
            "scale": shared.scale,
            "align": block.alignments,
            "long": has_long_cell(block),
            "together": kept_together(block),
            "low": kept_together(block) and self._is_low(block, shared.widths),
            "header": [
                self.inlines(cell.children, self.look.page.column - width)
                for cell, width in zip(block.header, shared.widths, strict=True)
            ],
            "rows": [
                [
                    self.inlines(cell.children, self.look.page.column - width)
                    for cell, width in zip(row, shared.widths, strict=True)
                ]
                for row in block.rows
            ],
        }

    def _is_low(self, block: Table, widths: tuple[float, ...]) -> bool:
        """Tell whether a table is so low that it surely fits on a page: typst need not be made to measure it first."""
        style, cell = self.look.style("Tabelltext"), self.look.table.cell
        padding = style.before + style.after + cell["top"] + cell["bottom"]
        row_height = padding + 2 * max(style.size, style.line if style.line_exact else style.line * style.size)
        cells = [part for row in (block.header, *block.rows) for part in row]
        if any(isinstance(inline, Picture | LineBreak) for part in cells for inline in walk_inlines(part.children)):
            return False
        lines = 1.0
        for width, *column in zip(widths, block.header, *block.rows, strict=True):
            room = max(width - cell["left"] - cell["right"], 1)
            longest = max(text_width(plain_text(part.children), style.size, True) for part in column)
            lines = max(lines, 1 if longest <= room else 2 * longest / room)
        return (len(block.rows) + 1) * row_height * lines <= self.look.page.column_height * 0.5


def printable_values(values: Any, look: Look) -> Any:
    """Give a template's values with break points in words too long for a line of the title's size, the largest there is."""
    if isinstance(values, str):
        return with_break_points(values, look.style("Title").size, look.page.column)
    if isinstance(values, list):
        return [printable_values(value, look) for value in values]
    if isinstance(values, dict):
        return {key: printable_values(value, look) for key, value in values.items()}
    return values


def _mark(item: ListItem) -> str:
    return "" if item.checked is None else CHECKED if item.checked else UNCHECKED
