"""Pictures as Word holds them: inline drawings with alternative text (ECMA-376 part 1, 20.4.2.8)."""

from typing import Any

from lxml import etree

EMU_PER_POINT = 12700
_NAMESPACES = {
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def inline_picture(run: Any, relation: str, number: int, alt: str, width: float, height: float) -> None:
    """Put a picture into a run. `relation` is the id of its image part, `number` unique in the file, sizes in points."""
    size = {"cx": str(round(width * EMU_PER_POINT)), "cy": str(round(height * EMU_PER_POINT))}
    name = f"Bild {number - 2000}"
    drawing = etree.SubElement(run, f"{{{_W}}}drawing")
    inline = etree.SubElement(
        drawing, f"{{{_NAMESPACES['wp']}}}inline", dict.fromkeys(("distT", "distB", "distL", "distR"), "0"), nsmap=_NAMESPACES
    )
    _add(inline, "wp:extent", **size)
    _add(inline, "wp:docPr", id=str(number), name=name, descr=alt)
    frame = _add(inline, "wp:cNvGraphicFramePr")
    _add(frame, "a:graphicFrameLocks", noChangeAspect="1")
    data = _add(_add(inline, "a:graphic"), "a:graphicData", uri=_NAMESPACES["pic"])
    picture = _add(data, "pic:pic")
    about = _add(picture, "pic:nvPicPr")
    _add(about, "pic:cNvPr", id=str(number), name=name, descr=alt)
    _add(about, "pic:cNvPicPr")
    fill = _add(picture, "pic:blipFill")
    _add(fill, "a:blip").set(f"{{{_R}}}embed", relation)
    _add(_add(fill, "a:stretch"), "a:fillRect")
    shape = _add(picture, "pic:spPr")
    frame = _add(shape, "a:xfrm")
    _add(frame, "a:off", x="0", y="0")
    _add(frame, "a:ext", **size)
    _add(_add(shape, "a:prstGeom", prst="rect"), "a:avLst")


def _add(parent: Any, tagged: str, /, **attributes: str) -> Any:
    prefix, _, tag = tagged.partition(":")
    return etree.SubElement(parent, f"{{{_NAMESPACES[prefix]}}}{tag}", attributes)
