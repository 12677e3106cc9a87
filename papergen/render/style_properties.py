"""What one style sets, read from its `w:rPr` and `w:pPr` (ECMA-376 part 1, 17.3): the looks, and the changes laid over them.

All lengths are points; colours are six hexadecimal digits.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

TWENTIETHS = 20  # w:dxa
EIGHTHS = 8  # border widths, w:sz


@dataclass(frozen=True, slots=True)
class Border:
    """A line: its width and colour."""

    width: float
    color: str
    space: float = 0


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """A paragraph style with all it inherits. `line` is a multiple of single spacing, or if `line_exact` points."""

    name: str
    font: str = "Arial"
    size: float = 10
    bold: bool = False
    italic: bool = False
    color: str = "000000"
    underline: bool = False
    before: float = 0
    after: float = 0
    line: float = 1
    line_exact: bool = False
    left: float = 0
    right: float = 0
    first_line: float = 0
    align: str = "left"
    keep_next: bool = False
    fill: str = ""
    tabs: tuple[tuple[str, float], ...] = ()
    borders: dict[str, Border] = field(default_factory=dict)


def is_on(parent: Any, tag: str) -> bool:
    """Tell whether a switch such as `w:b` is there and not turned off."""
    element = parent.find(qn(tag)) if parent is not None else None
    return element is not None and element.get(qn("w:val"), "true") not in ("0", "false", "off", "none")


def points(element: Any, attribute: str, unit: float = TWENTIETHS) -> float | None:
    """Give an attribute in points, `unit` of which make one; None where it is not written or no number."""
    value = element.get(qn(attribute)) if element is not None else None
    try:
        return float(value) / unit if value is not None else None
    except ValueError:
        return None


def run_look(marks: Any, fonts: dict[str, str]) -> dict[str, Any]:
    """Give what a `w:rPr` sets of font, size, bold, italic, underline and colour."""
    changes: dict[str, Any] = {}
    family = marks.find(qn("w:rFonts"))
    if family is not None:
        named = family.get(qn("w:ascii")) or fonts.get(family.get(qn("w:asciiTheme"), ""), "")
        if named:
            changes["font"] = named
    size = points(marks.find(qn("w:sz")), "w:val", 2)
    if size:
        changes["size"] = size
    for key, tag in (("bold", "w:b"), ("italic", "w:i"), ("underline", "w:u")):
        if marks.find(qn(tag)) is not None:
            changes[key] = is_on(marks, tag)
    color = marks.find(qn("w:color"))
    if color is not None:
        value = color.get(qn("w:val"), "auto")
        changes["color"] = "000000" if value == "auto" else value
    return changes


def paragraph_changes(properties: Any, look: ParagraphLook) -> dict[str, Any]:
    """Give what a `w:pPr` sets of spacing, indents, alignment, borders, fill and tabs."""
    changes = _spacing_changes(properties.find(qn("w:spacing"))) | _indent_changes(properties.find(qn("w:ind")))
    align = properties.find(qn("w:jc"))
    if align is not None:
        changes["align"] = {"center": "center", "right": "right", "end": "right", "both": "justify"}.get(
            align.get(qn("w:val")), "left"
        )
    if properties.find(qn("w:keepNext")) is not None:
        changes["keep_next"] = is_on(properties, "w:keepNext")
    fill = properties.find(qn("w:shd"))
    if fill is not None:
        changes["fill"] = fill_of(fill)
    tabs = properties.find(qn("w:tabs"))
    if tabs is not None:
        own = {points(tab, "w:pos") or 0.0: str(tab.get(qn("w:val"))) for tab in tabs}
        kept = {at: kind for kind, at in look.tabs} | own
        changes["tabs"] = tuple((kind, at) for at, kind in sorted(kept.items()) if kind != "clear")
    borders = properties.find(qn("w:pBdr"))
    if borders is not None:
        changes["borders"] = look.borders | dict(borders_of(borders))
    return changes


def _spacing_changes(spacing: Any) -> dict[str, Any]:
    sides = {"before": points(spacing, "w:before"), "after": points(spacing, "w:after")}
    changes: dict[str, Any] = {key: value for key, value in sides.items() if value is not None}
    line = points(spacing, "w:line", 1)
    if line is not None:
        exact = spacing.get(qn("w:lineRule"), "auto") != "auto"
        changes |= {"line": line / (TWENTIETHS if exact else 240), "line_exact": exact}
    return changes


def _indent_changes(indent: Any) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for key, names in (("left", ("w:left", "w:start")), ("right", ("w:right", "w:end"))):
        for name in names:
            value = points(indent, name)
            if value is not None:
                changes[key] = value
    hanging, first = points(indent, "w:hanging"), points(indent, "w:firstLine")
    if hanging is not None or first is not None:
        changes["first_line"] = -hanging if hanging is not None else first
    return changes


def fill_of(element: Any) -> str:
    """Give the colour of a `w:shd`, empty for none."""
    value = str(element.get(qn("w:fill"), "auto"))
    return "" if value == "auto" else value


def borders_of(parent: Any) -> Iterator[tuple[str, Border]]:
    """Give the borders that are drawn, by Word's names for the sides."""
    for side in parent:
        kind = side.get(qn("w:val"))
        if kind in (None, "nil", "none"):
            continue
        color = side.get(qn("w:color"), "auto")
        yield (
            side.tag.split("}")[1],
            Border(
                (points(side, "w:sz", EIGHTHS) or 0.5), "000000" if color == "auto" else color, points(side, "w:space", 1) or 0
            ),
        )
