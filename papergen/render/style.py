"""The look of a kind of paper, read from its mall.docx: page, named styles, lists and tables. The PDF follows it.

All lengths are points; colours are six hexadecimal digits.
"""

from dataclasses import dataclass, field, replace
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree

from papergen.render.style_properties import (
    Border,
    ParagraphLook,
    borders_of,
    fill_of,
    is_on,
    paragraph_changes,
    points,
    run_look,
)


@dataclass(frozen=True, slots=True)
class Page:
    """Paper size, margins, and how far header and footer stand from the edge."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header: float
    footer: float
    first_page_differs: bool

    @property
    def column(self) -> float:
        """The width of the text."""
        return self.width - self.left - self.right

    @property
    def column_height(self) -> float:
        """The height of the text."""
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class ListLevel:
    """One level of a list: where its text starts, how far its mark hangs out, and the mark (`%1.` or a bullet)."""

    left: float
    hanging: float
    format: str
    text: str


@dataclass(frozen=True, slots=True)
class TableLook:
    """The table style: borders by Word's names, cell margins, and the header row's fill and lower border."""

    borders: dict[str, Border] = field(default_factory=dict)
    header_fill: str = ""
    header_bottom: Border | None = None
    cell: dict[str, float] = field(default_factory=lambda: {"top": 0, "left": 5.4, "bottom": 0, "right": 5.4})


@dataclass(frozen=True, slots=True)
class Look:
    """Everything the PDF takes from mall.docx. `styles` by Word's name in lower case; `style_ids` the id each has in the file."""

    page: Page
    styles: dict[str, ParagraphLook]
    style_ids: dict[str, str]
    bullets: tuple[ListLevel, ...]
    numbers: tuple[ListLevel, ...]
    bullet_abstract: str
    number_abstract: str
    table: TableLook
    hyphenate: bool

    def style(self, name: str) -> ParagraphLook:
        """Give the style Word calls `name`."""
        return self.styles[name.lower()]

    def style_id(self, name: str) -> str:
        """Give the id `w:pStyle` needs for the style Word calls `name`."""
        return self.style_ids[name.lower()]


def read_look(document: Document) -> Look:
    """Read the look of an opened template; styles that are missing are simply not in `styles`."""
    element = document.styles.element
    by_id = {style.get(qn("w:styleId")): style for style in element.iter(qn("w:style"))}
    fonts = _theme_fonts(document)
    base = _apply(ParagraphLook(""), element.find(f"{qn('w:docDefaults')}"), fonts)
    ids, styles = {}, {}
    for style_id, style in by_id.items():
        name = _name(style)
        ids[name] = style_id
        if style.get(qn("w:type")) in ("paragraph", "character"):
            look = base
            for ancestor in _chain(style, by_id):
                look = _apply(look, ancestor, fonts)
            styles[name] = replace(look, name=name)
    bullet_abstract, bullets = _list_levels(document, by_id, ids, "list bullet")
    number_abstract, numbers = _list_levels(document, by_id, ids, "list number")
    return Look(
        page=_page(document),
        styles=styles,
        style_ids=ids,
        bullets=bullets,
        numbers=numbers,
        bullet_abstract=bullet_abstract,
        number_abstract=number_abstract,
        table=_table(by_id.get(ids.get("tabell", ""))),
        hyphenate=is_on(document.settings.element, "w:autoHyphenation"),
    )


def _name(style: Any) -> str:
    return str(style.find(qn("w:name")).get(qn("w:val"))).lower()


def _chain(style: Any, by_id: dict[str, Any]) -> list[Any]:
    chain: list[Any] = []
    while style is not None and style not in chain:
        chain.insert(0, style)
        parent = style.find(qn("w:basedOn"))
        style = by_id.get(parent.get(qn("w:val"))) if parent is not None else None
    return chain


def _apply(look: ParagraphLook, style: Any, fonts: dict[str, str]) -> ParagraphLook:
    """Lay one style's own properties over those it inherits."""
    if style is None:
        return look
    changes: dict[str, Any] = {}
    for marks in style.iter(qn("w:rPr")):
        if not any(parent.tag == qn("w:tblStylePr") for parent in marks.iterancestors()):
            changes |= run_look(marks, fonts)
    for properties in style.iter(qn("w:pPr")):
        changes |= paragraph_changes(properties, look)
    return replace(look, **changes)


def _theme_fonts(document: Document) -> dict[str, str]:
    """Give the fonts behind Word's theme names: `minorHAnsi` and its like."""
    names: dict[str, str] = {}
    for relation in document.part.rels.values():
        if relation.reltype.endswith("/theme"):
            theme = etree.fromstring(relation.target_part.blob, etree.XMLParser(resolve_entities=False))
            for size in ("major", "minor"):
                for latin in theme.iterfind(f".//{{*}}{size}Font/{{*}}latin"):
                    names |= {f"{size}{script}": latin.get("typeface", "") for script in ("HAnsi", "Ascii", "Bidi", "EastAsia")}
    return names


def _page(document: Document) -> Page:
    section = document.element.body.sectPr
    size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))

    def length(element: Any, name: str, default: float) -> float:
        value = points(element, f"w:{name}")
        return default if value is None else abs(value)

    return Page(
        width=length(size, "w", 595.3),
        height=length(size, "h", 841.9),
        top=length(margins, "top", 72),
        bottom=length(margins, "bottom", 72),
        left=length(margins, "left", 72),
        right=length(margins, "right", 72),
        header=length(margins, "header", 36),
        footer=length(margins, "footer", 36),
        first_page_differs=is_on(section, "w:titlePg"),
    )


def _list_levels(document: Document, by_id: dict[str, Any], ids: dict[str, str], name: str) -> tuple[str, tuple[ListLevel, ...]]:
    """Follow a list style to its numbering definition: the id of the definition and its levels."""
    if name not in ids:
        return "", ()
    num_id = ""
    for style in _chain(by_id[ids[name]], by_id):
        for found in style.iter(qn("w:numId")):
            num_id = found.get(qn("w:val"))
    relation = next((rel for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")), None)
    if not num_id or relation is None:
        return "", ()
    numbering = document.part.numbering_part.element
    abstract_id = ""
    for num in numbering.iterfind(qn("w:num")):
        if num.get(qn("w:numId")) == num_id:
            abstract_id = num.find(qn("w:abstractNumId")).get(qn("w:val"))
    for abstract in numbering.iterfind(qn("w:abstractNum")):
        if abstract.get(qn("w:abstractNumId")) == abstract_id:
            return abstract_id, tuple(_level(level) for level in abstract.iterfind(qn("w:lvl")))
    return "", ()


def _level(level: Any) -> ListLevel:
    indent = level.find(f"{qn('w:pPr')}/{qn('w:ind')}")
    form, text = level.find(qn("w:numFmt")), level.find(qn("w:lvlText"))
    return ListLevel(
        left=points(indent, "w:left") or 18,
        hanging=points(indent, "w:hanging") or 18,
        format=form.get(qn("w:val")) if form is not None else "decimal",
        text=text.get(qn("w:val")) if text is not None else "•",
    )


def _table(style: Any) -> TableLook:
    if style is None:
        return TableLook()
    look = TableLook()
    whole = style.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}")
    if whole is not None:
        look = replace(look, borders=dict(borders_of(whole)))
    margins = style.find(f"{qn('w:tblPr')}/{qn('w:tblCellMar')}")
    if margins is not None:
        own = {side.tag.split("}")[1]: points(side, "w:w") or 0.0 for side in margins}
        look = replace(look, cell=look.cell | {{"start": "left", "end": "right"}.get(side, side): at for side, at in own.items()})
    for part in style.iterfind(qn("w:tblStylePr")):
        if part.get(qn("w:type")) == "firstRow":
            fill = part.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
            lines = part.find(f"{qn('w:tcPr')}/{qn('w:tcBorders')}")
            bottom = dict(borders_of(lines)).get("bottom") if lines is not None else None
            look = replace(look, header_fill=fill_of(fill) if fill is not None else "", header_bottom=bottom)
    return look
