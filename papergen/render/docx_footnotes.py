"""Real footnotes: python-docx has none, so their part is opened, written and put back here (ECMA-376 part 1, 17.11)."""

from typing import Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from lxml import etree

from papergen.render.docx_elements import W, text_run, w
from papergen.render.style import Look

_EMPTY = (
    f'<w:footnotes xmlns:w="{W}">'
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    "</w:footnotes>"
).encode()


def footnotes_part(document: Any) -> Any:
    """Give the footnotes part of an opened Word file, made if there is none."""
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.FOOTNOTES:
            return relation.target_part
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, _EMPTY, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    return part


def open_footnotes(part: Any) -> Any:
    """Give the root of a footnotes part, emptied of all but its separators."""
    root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, remove_blank_text=True))
    for note in list(root):
        if note.get(qn("w:type")) is None:
            root.remove(note)
    return root


def new_footnote(root: Any, number: int) -> Any:
    """Add an empty footnote and give its element; blocks are written into it."""
    return w(root, "footnote", id=str(number))


def mark_footnote(note: Any, look: Look) -> None:
    """Put the raised number and a space first in a written footnote."""
    paragraph = note.find(qn("w:p"))
    if paragraph is None:
        paragraph = w(note, "p")
    run = w(paragraph, "r")
    w(w(run, "rPr"), "rStyle", val=look.style_id("footnote reference"))
    w(run, "footnoteRef")
    space = text_run(paragraph, " ")
    start = 1 if paragraph.find(qn("w:pPr")) is not None else 0
    paragraph.insert(start, run)
    paragraph.insert(start + 1, space)


def close_footnotes(part: Any, root: Any) -> None:
    """Put a written tree back into its part."""
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
