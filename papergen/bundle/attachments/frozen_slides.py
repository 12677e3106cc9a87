"""Dates in a slide show, and in drawings of other Office files, frozen to the text that was saved.

Source: ISO/IEC 29500-1, 21.1.2.2.4 (`a:fld`): the types are `slidenum` and `datetime`, `datetime1` and on.
"""

from lxml import etree

from papergen.bundle.attachments.frozen_part import Frozen

_NAMESPACES = ("http://schemas.openxmlformats.org/drawingml/2006/main", "http://purl.oclc.org/ooxml/drawingml/main")
_FROZEN = ("datetime", "file", "author")  # what LibreOffice reckons from elsewhere than the show itself


def freeze_drawing(root: etree._Element, done: Frozen) -> None:
    """Make text of the dates of a part in place. A layout has examples only, which no slide shows: there they may be empty."""
    for space in _NAMESPACES:
        for found in list(root.iter(f"{{{space}}}fld")):
            sort = found.get("type", "")
            if not sort.lower().startswith(_FROZEN):
                continue
            text = found.findtext(f"{{{space}}}t") or ""
            if not text.strip() and etree.QName(root).localname == "sld":
                done.without_value.append(sort)
            found.tag = f"{{{space}}}r"
            found.attrib.clear()
            for child in list(found):
                if child.tag == f"{{{space}}}pPr":
                    found.remove(child)
            done.changed = True
