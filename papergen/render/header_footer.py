"""Headers and footers of a filled Word shell, as plain data for the PDF: paragraphs, tables, runs, fields and pictures.

Lengths are points.
"""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from docx.oxml.ns import qn

from papergen.render.columns import with_break_points
from papergen.render.docx_pictures import EMU_PER_POINT
from papergen.render.style import Look, TableLook
from papergen.render.style_properties import TWENTIETHS, paragraph_changes, run_look

_FIELDS = {"PAGE": "page", "NUMPAGES": "pages", "SECTIONPAGES": "pages"}
_NODES = tuple(qn(name) for name in ("w:fldChar", "w:instrText", "w:fldSimple", "w:t", "w:tab", "w:br", "w:drawing"))
_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"


class Stories:
    """Reads the parts of one template. `pictures` gathers the pictures met, by the file name the data uses."""

    def __init__(self, look: Look) -> None:
        """Know the styles by their ids."""
        self.look = look
        self.names = {style_id: name for name, style_id in look.style_ids.items()}
        self.pictures: dict[str, bytes] = {}

    def read(self, root: Any, part: Any, width: float = 0) -> list[dict[str, Any]]:
        """Give the story of a header or footer element; `part` resolves its pictures; `width` 0: the column's."""
        room = width if width > 0 else self.look.page.column
        return [self._block(child, part, room) for child in root if child.tag in (qn("w:p"), qn("w:tbl"))]

    def _block(self, element: Any, part: Any, width: float) -> dict[str, Any]:
        return self._paragraph(element, part, width) if element.tag == qn("w:p") else self._table(element, part)

    def _paragraph(self, element: Any, part: Any, width: float) -> dict[str, Any]:
        properties = element.find(qn("w:pPr"))
        named = properties.find(qn("w:pStyle")) if properties is not None else None
        style = self.names.get(named.get(qn("w:val")), "normal") if named is not None else "normal"
        look = self.look.styles.get(style) or self.look.style("Normal")
        changes = paragraph_changes(properties, look) if properties is not None else {}
        runs = [
            run | {"s": with_break_points(run["s"], run.get("size", look.size), width)} if run["t"] == "text" else run
            for run in self._runs(element, part)
        ]
        return {"t": "par", "style": style, "align": changes.get("align", look.align), "runs": runs}

    def _table(self, element: Any, part: Any) -> dict[str, Any]:
        widths = [
            float(column.get(qn("w:w"), "0")) / TWENTIETHS for column in element.iterfind(f"{qn('w:tblGrid')}/{qn('w:gridCol')}")
        ]
        cell = dict(TableLook().cell)
        margins = element.find(f"{qn('w:tblPr')}/{qn('w:tblCellMar')}")
        for side in margins if margins is not None else ():
            cell[side.tag.split("}")[1]] = float(side.get(qn("w:w"), "0")) / TWENTIETHS
        rows = [
            [
                {"parts": self.read(column, part, _width(column) - cell["left"] - cell["right"])}
                for column in row.iterfind(qn("w:tc"))
            ]
            for row in element.iterfind(qn("w:tr"))
        ]
        return {"t": "table", "widths": widths, "cell": cell, "rows": rows}

    def _runs(self, element: Any, part: Any) -> Iterator[dict[str, Any]]:
        """Give the runs of a paragraph; of a page number only what it counts, not the number Word last showed."""
        field = _ComplexField()
        for node in element.iter(*_NODES):
            tag = node.tag.split("}")[1]
            if tag in ("fldChar", "instrText"):
                if name := field.step(node):
                    yield {"t": name, **self._marks(node)}
            elif tag == "fldSimple":
                if name := _field(node.get(qn("w:instr"))):
                    yield {"t": name}
            elif tag == "drawing":
                yield from self._drawing(node, part)
            elif tag == "t":
                if node.text and not field.hidden and not _in_counted_field(node):
                    yield {"t": "text", "s": node.text, **self._marks(node)}
            elif node.getparent().tag == qn("w:r"):  # not the tab stops of a w:tabs
                yield {"t": "break" if tag == "br" else "tab"}

    @staticmethod
    def _marks(node: Any) -> dict[str, Any]:
        run = node.getparent()
        properties = run.find(qn("w:rPr")) if run is not None else None
        return run_look(properties, {}) if properties is not None else {}

    def _drawing(self, node: Any, part: Any) -> Iterator[dict[str, Any]]:
        blip = next(node.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}blip"), None)
        extent = next(node.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"), None)
        relation = part.rels.get(blip.get(_EMBED)) if blip is not None else None
        if relation is None or extent is None:
            return
        image = relation.target_part
        name = f"mall-{image.partname.split('/')[-1]}"
        self.pictures[name] = image.blob
        yield {
            "t": "picture",
            "file": name,
            "width": int(extent.get("cx", "0")) / EMU_PER_POINT,
            "height": int(extent.get("cy", "0")) / EMU_PER_POINT,
            "alt": "",
        }


class _ComplexField:
    """Follows a field through its begin, instruction, separator and end; `hidden` while its last shown number passes by."""

    def __init__(self) -> None:
        self.instruction: str | None = None
        self.hidden = False

    def step(self, node: Any) -> str:
        """Take the next `w:fldChar` or `w:instrText`; give what the field counts when its place in the text is reached."""
        if node.tag == qn("w:instrText"):
            self.instruction = (self.instruction or "") + (node.text or "")
            return ""
        kind, name = node.get(qn("w:fldCharType")), _field(self.instruction)
        reached = name if kind != "begin" and not self.hidden else ""
        self.hidden = kind == "separate" and bool(name)
        self.instruction = "" if kind == "begin" else self.instruction if kind == "separate" else None
        return reached


def _width(cell: Any) -> float:
    """Give the width Word has noted for a cell, in points; 0 where there is none."""
    noted = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
    return float(noted.get(qn("w:w"), "0")) / TWENTIETHS if noted is not None and noted.get(qn("w:type")) == "dxa" else 0


def _field(instruction: str | None) -> str:
    """Give what a field counts: `page`, `pages`, or nothing for any other field, whose shown text is kept."""
    words = (instruction or "").split()
    return _FIELDS.get(words[0].upper(), "") if words else ""


def _in_counted_field(node: Any) -> bool:
    return any(parent.tag == qn("w:fldSimple") and _field(parent.get(qn("w:instr"))) for parent in node.iterancestors())


def look_data(look: Look, fonts: dict[str, str], fallback: tuple[str, ...]) -> dict[str, Any]:
    """Give a look as JSON data, with the fonts the PDF really uses."""
    styles = {name: asdict(style) | {"font": fonts.get(style.font, fallback[0])} for name, style in look.styles.items()}
    return {
        "page": asdict(look.page),
        "styles": styles,
        "table": asdict(look.table),
        "hyphenate": look.hyphenate,
        "fallback": fallback,
        "fixed": fonts.get(look.style("Kod").font, fallback[-1]),
    }
