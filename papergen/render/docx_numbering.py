"""Word's list numbering: each list in a paper gets a `w:num` of its own, so that each ordered list starts anew."""

import io
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from papergen.render.docx_elements import twips, w
from papergen.render.style import Look

SYMBOL_FONT = "Segoe UI Symbol"  # has ☐ and ☒ on every Windows and Mac with Office


@dataclass(slots=True)
class Numbering:
    """Adds lists to the numbering part of an opened Word file (`document`, python-docx's)."""

    document: Any
    look: Look
    _marks: dict[str, str] = field(default_factory=dict)
    _bullets: str = ""
    _next: int = 0

    def new(self, ordered: bool, depth: int, start: int) -> str:
        """Give the numId of a list at nesting `depth` (0 outermost) whose first number is `start`."""
        if not ordered:
            self._bullets = self._bullets or self._num(self.look.bullet_abstract)
            return self._bullets
        num_id = self._num(self.look.number_abstract)
        override = w(self._element.xpath(f"./w:num[@w:numId='{num_id}']")[0], "lvlOverride", ilvl=str(depth))
        w(override, "startOverride", val=str(start))
        return num_id

    def mark(self, mark: str) -> str:
        """Give the numId of a one-level list whose every item has the same mark, such as ☐."""
        if mark not in self._marks:
            element = self._element
            taken = [int(abstract.get(qn("w:abstractNumId"))) for abstract in element.iterfind(qn("w:abstractNum"))]
            abstract_id = str(max(taken, default=-1) + 1)
            abstract = w(element, "abstractNum", abstractNumId=abstract_id)
            element.remove(abstract)
            element.insert(len(taken), abstract)  # definitions stand before the lists that use them
            w(abstract, "multiLevelType", val="singleLevel")
            level = w(abstract, "lvl", ilvl="0")
            w(level, "start", val="1")
            w(level, "numFmt", val="bullet")
            w(level, "lvlText", val=mark)
            w(level, "lvlJc", val="left")
            indent = self.look.bullets[0]
            w(w(level, "pPr"), "ind", left=twips(indent.left), hanging=twips(indent.hanging))
            w(
                w(level, "rPr"),
                "rFonts",
                ascii=SYMBOL_FONT,
                hAnsi=SYMBOL_FONT,
                eastAsia=SYMBOL_FONT,
                cs=SYMBOL_FONT,
                hint="default",
            )
            self._marks[mark] = self._num(abstract_id)
        return self._marks[mark]

    def picture_part(self, data: bytes) -> Any:
        """Give the package's part for a picture, the same part for the same bytes."""
        return self.document.part.package.get_or_add_image_part(io.BytesIO(data))

    @property
    def _element(self) -> Any:
        return self.document.part.numbering_part.element

    def _num(self, abstract_id: str) -> str:
        element = self._element
        if not self._next:
            self._next = max((int(num.get(qn("w:numId"))) for num in element.iterfind(qn("w:num"))), default=0)
        self._next += 1
        num = w(element, "num", numId=str(self._next))
        w(num, "abstractNumId", val=abstract_id)
        clean_up = element.find(qn("w:numIdMacAtCleanup"))  # Word writes it last; lists stand before it
        if clean_up is not None:
            element.append(clean_up)
        return str(self._next)
