"""WordprocessingML elements, made with their children in the order the schema wants (ECMA-376 part 1, 17.3 and 17.4)."""

from typing import Any

from docx.oxml.ns import qn
from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NAMES: dict[str, str] = {}


def w(parent: Any, tag: str, **attributes: str) -> Any:
    """Add `<w:tag w:key="value">` to a parent and give it."""
    name = _NAMES.get(tag) or _NAMES.setdefault(tag, f"{{{W}}}{tag}")
    element = etree.SubElement(parent, name)
    for key, value in attributes.items():
        element.set(f"{{{W}}}{key}", value)
    return element


def holder() -> Any:
    """Give an element to build in before its children are moved into the document."""
    return etree.Element(f"{{{W}}}body", nsmap={"w": W})


def twips(points: float) -> str:
    """Give points as twentieths, Word's unit of length."""
    return str(round(points * 20))


def paragraph(
    parent: Any,
    style_id: str,
    *,
    keep_next: bool = False,
    numbering: tuple[str, int] | None = None,
    before: float | None = None,
    after: float | None = None,
    left: float | None = None,
    hanging: float | None = None,
    align: str = "",
) -> Any:
    """Add a paragraph. `numbering` is (numId, level); lengths in points; what is None comes from the style."""
    element = w(parent, "p")
    properties = w(element, "pPr")
    w(properties, "pStyle", val=style_id)
    if keep_next:
        w(properties, "keepNext")
    if numbering:
        number = w(properties, "numPr")
        w(number, "ilvl", val=str(numbering[1]))
        w(number, "numId", val=numbering[0])
    if before is not None or after is not None:
        spacing = w(properties, "spacing")
        for key, value in (("before", before), ("after", after)):
            if value is not None:
                spacing.set(qn(f"w:{key}"), twips(value))
    if left is not None or hanging is not None:
        indent = w(properties, "ind")
        for key, value in (("left", left), ("hanging", hanging)):
            if value is not None:
                indent.set(qn(f"w:{key}"), twips(value))
    if align:
        w(properties, "jc", val=align)
    return element


def text_run(
    parent: Any,
    text: str,
    *,
    style_id: str = "",
    bold: bool = False,
    italic: bool = False,
    strike: bool = False,
    size: float = 0,
) -> Any:
    """Add a run of text; line ends become breaks and tabs tabs. `size` in points, 0 for the style's own."""
    run = w(parent, "r")
    marks: list[tuple[str, dict[str, str]]] = [("rStyle", {"val": style_id})] if style_id else []
    marks += [(tag, {}) for on, tag in ((bold, "b"), (italic, "i"), (strike, "strike")) if on]
    marks += [(tag, {"val": str(round(size * 2))}) for tag in ("sz", "szCs")] if size else []
    if marks:
        properties = w(run, "rPr")
        for tag, attributes in marks:
            w(properties, tag, **attributes)
    for number, line in enumerate(text.split("\n")):
        if number:
            w(run, "br")
        if line:
            element = w(run, "t")
            element.text = line
            if line[0] == " " or line[-1] == " " or "  " in line:
                element.set(_SPACE, "preserve")
    return run
