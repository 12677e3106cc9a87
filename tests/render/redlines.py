"""What Word does when changes are accepted or rejected, in small, and Word files in a form in which two can be compared."""

import io
import re
import zipfile
from typing import Any, Literal

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
Way = Literal["accept", "reject"]
_COMES, _GOES = ("ins", "moveTo"), ("del", "moveFrom")


def parts(data: bytes) -> dict[str, Any]:
    """Give the parts of a Word file that are read here."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        found: dict[str, Any] = {name: package.read(name) for name in package.namelist()}
        xml = r"word/(document|footnotes|numbering|comments)\.xml|word/_rels/.*"
        return {name: etree.fromstring(data) if re.fullmatch(xml, name) else data for name, data in found.items()}


def settled(root: Any, way: Way) -> None:
    """Accept or reject all changes of a part, as Word does."""
    gone, stays = (_GOES, _COMES) if way == "accept" else (_COMES, _GOES)
    _settle_tables(root, gone, "cellDel" if way == "accept" else "cellIns")
    _settle_runs(root, gone, stays)
    for tag in ("pPrChange", "rPrChange"):
        for change in list(root.iter(f"{W}{tag}")):
            _settle_look(change, way)
    for paragraph in list(root.iter(f"{W}p")):
        if _has(paragraph.find(f"{W}pPr/{W}rPr"), gone):
            _join_with_next(paragraph)
    ranges = (f"move{end}Range{at}" for end in ("From", "To") for at in ("Start", "End"))
    for tag in (*stays, *gone, "cellIns", "cellDel", *ranges):
        for element in list(root.iter(f"{W}{tag}")):
            element.getparent().remove(element)


def _settle_tables(root: Any, gone: tuple[str, ...], lost: str) -> None:
    for row in list(root.iter(f"{W}tr")):
        if _has(row.find(f"{W}trPr"), gone):
            row.getparent().remove(row)
    for cell in list(root.iter(f"{W}tc")):
        if _has(cell.find(f"{W}tcPr"), (lost,)):
            cell.getparent().remove(cell)
    for table in list(root.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            table.getparent().remove(table)


def _settle_runs(root: Any, gone: tuple[str, ...], stays: tuple[str, ...]) -> None:
    for tag in gone:
        for element in list(root.iter(f"{W}{tag}")):
            if element.getparent().tag not in (f"{W}rPr", f"{W}trPr") and element.getparent() is not None:
                element.getparent().remove(element)
    for tag in stays:
        for element in list(root.iter(f"{W}{tag}")):
            if element.getparent().tag not in (f"{W}rPr", f"{W}trPr"):
                for child in list(element):
                    element.addprevious(child)
                element.getparent().remove(element)
    for text in root.iter(f"{W}delText"):
        text.tag = f"{W}t"


def _settle_look(change: Any, way: Way) -> None:
    properties = change.getparent()
    properties.remove(change)
    if way == "reject":
        marks = properties.find(f"{W}rPr")
        for child in list(properties):
            properties.remove(child)
        properties.extend(list(change[0]))
        if marks is not None and change.tag == f"{W}pPrChange":
            properties.append(marks)


def _has(properties: Any, tags: tuple[str, ...]) -> bool:
    return properties is not None and any(properties.find(f"{W}{tag}") is not None for tag in tags)


def _join_with_next(paragraph: Any) -> None:
    rest = [child for child in paragraph if child.tag != f"{W}pPr"]
    if any(child.tag == f"{W}r" for child in rest):
        following = paragraph.getnext()
        assert following is not None, "the last end of a text cannot go"
        assert following.tag == f"{W}p", "no text can be joined with a table"
        at = 1 if following.find(f"{W}pPr") is not None else 0
        for number, child in enumerate(rest):
            following.insert(at + number, child)
    paragraph.getparent().remove(paragraph)


def shape(package: dict[str, Any], way: Way | None, *, layout: bool = True) -> list[Any]:
    """Give the text and structure of a Word file's body, footnotes where they are referred to, lists told apart by order.

    `way` None: a file without changes. Without `layout` what follows from a block's surroundings is left out: spaces above and
    below, column widths.
    """
    body = package["word/document.xml"].find(f"{W}body")
    notes = package.get("word/footnotes.xml")
    if way:
        settled(body, way)
        if notes is not None:
            settled(notes, way)
    reader = _Reader(package, layout)
    return [reader.block(element) for element in body if element.tag in (f"{W}p", f"{W}tbl")]


class _Reader:
    def __init__(self, package: dict[str, Any], layout: bool) -> None:
        self.layout, self.files = layout, package
        self.lists: dict[str, int] = {}
        notes = package.get("word/footnotes.xml")
        self.notes = {note.get(f"{W}id"): note for note in notes} if notes is not None else {}
        self.links = {}
        for name in ("document", "footnotes"):
            relations = package.get(f"word/_rels/{name}.xml.rels")
            for relation in relations if relations is not None else ():
                self.links[name, relation.get("Id")] = relation.get("Target")
        numbering = package["word/numbering.xml"]
        marks = {
            one.get(f"{W}abstractNumId"): one.find(f"{W}lvl/{W}lvlText").get(f"{W}val")
            for one in numbering.iterfind(f"{W}abstractNum")
        }
        self.numbers = {
            num.get(f"{W}numId"): (
                marks[num.find(f"{W}abstractNumId").get(f"{W}val")],
                [(one.get(f"{W}ilvl"), one[0].get(f"{W}val")) for one in num.iterfind(f"{W}lvlOverride")],
            )
            for num in numbering.iterfind(f"{W}num")
        }

    def block(self, element: Any, part: str = "document") -> Any:
        if element.tag == f"{W}tbl":
            rows = [
                (
                    [one.tag for one in row.find(f"{W}trPr") if self.layout or one.tag != f"{W}cantSplit"],
                    [[self.block(one, part) for one in cell if one.tag == f"{W}p"] for cell in row.iterfind(f"{W}tc")],
                )
                for row in element.iterfind(f"{W}tr")
            ]
            widths = [one.get(f"{W}w") for one in element.iter(f"{W}gridCol", f"{W}tcW")] if self.layout else []
            return ("table", rows, widths)
        return (self._properties(element.find(f"{W}pPr")), self._runs(element, part))

    def _properties(self, properties: Any) -> list[Any]:
        out = []
        for one in properties:
            name = one.tag.removeprefix(W)
            if name == "rPr" or (not self.layout and name in ("spacing", "keepNext")):
                continue
            if name == "numPr":
                num = one.find(f"{W}numId").get(f"{W}val")
                out.append(
                    (name, one.find(f"{W}ilvl").get(f"{W}val"), self.lists.setdefault(num, len(self.lists)), self.numbers[num])
                )
            else:
                out.append((name, sorted(one.attrib.items())))
        return out

    def _runs(self, element: Any, part: str) -> list[Any]:
        out: list[Any] = []
        for run in element.iter(f"{W}r"):
            parent = run.getparent()
            link = self.links[part, parent.get(f"{R}id")] if parent.tag == f"{W}hyperlink" else ""
            properties = run.find(f"{W}rPr")
            look = [
                (one.tag, sorted(one.attrib.items()))
                for one in (properties if properties is not None else ())
                if self.layout or one.tag not in (f"{W}sz", f"{W}szCs")
            ]
            for child in run:
                if child.tag == f"{W}t":
                    if out and out[-1][:2] == (look, link) and out[-1][2] == "text":
                        out[-1] = (look, link, "text", out[-1][3] + child.text)
                    elif child.text:
                        out.append((look, link, "text", child.text))
                elif child.tag == f"{W}footnoteReference":
                    note = self.notes[child.get(f"{W}id")]
                    out.append((look, link, "note", [self.block(one, "footnotes") for one in note]))
                elif child.tag == f"{W}drawing":
                    alt = next(one.get("descr") for one in child.iter("{*}docPr"))
                    relation = next(one.get(f"{R}embed") for one in child.iter("{*}blip"))
                    out.append((look, link, "picture", alt, self.files["word/" + self.links[part, relation]]))
                elif child.tag not in (f"{W}rPr", f"{W}commentReference"):
                    out.append((look, link, child.tag, ""))
        return out


def count_of_changes(package: dict[str, Any]) -> int:
    """Count the changes of a Word file as a reader would: marks of one kind that follow on each other are one."""
    found = 0
    for name in ("word/document.xml", "word/footnotes.xml"):
        for story in package.get(name, ()):
            before = ""
            for mark in _marks_in_order(story):
                found += bool(mark) and (mark != before or mark.startswith("look"))
                before = mark
    return found


def _marks_in_order(story: Any) -> Any:
    """Give the mark of every run and every paragraph's end, empty for none."""
    for paragraph in story.iter(f"{W}p"):
        if paragraph.getparent().tag == f"{W}tc":
            yield ""
        for number, run in enumerate(paragraph.iter(f"{W}r")):
            holder = run.getparent().tag.removeprefix(W)
            look = run.find(f"{W}rPr/{W}rPrChange") is not None
            yield f"look {number}" if look else holder if holder in (*_COMES, *_GOES) else ""
        ends = paragraph.find(f"{W}pPr/{W}rPr")
        if paragraph.getparent().tag != f"{W}tc" or ends is not None:
            yield "" if ends is None else ends[0].tag.removeprefix(W)
        else:
            yield ""
