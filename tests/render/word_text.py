"""Read a Word file as a person does: paragraphs with the marks Word gives list items, table rows, footnotes, headers and footers.

Reads the XML itself and knows nothing of how papergen writes it. List marks follow ECMA-376 part 1, 17.9.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
FIELDS = {"PAGE": "‹sida›", "NUMPAGES": "‹sidor›"}


@dataclass
class Line:
    """A paragraph as read: its style's name, its list mark (empty: none) and its text."""

    style: str
    mark: str
    text: str

    def __str__(self) -> str:
        return f"{self.style} | {self.mark + ' ' if self.mark else ''}{self.text}".rstrip()


@dataclass
class Word:
    """An opened Word file."""

    data: bytes = field(repr=False)
    parts: dict[str, Any] = field(init=False, repr=False)
    styles: dict[str, str] = field(init=False, repr=False)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _started: set[tuple[str, int]] = field(default_factory=set)
    _notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        with zipfile.ZipFile(io.BytesIO(self.data)) as package:
            self.parts = {
                name: etree.fromstring(package.read(name)) for name in package.namelist() if name.endswith((".xml", ".rels"))
            }
        self.styles = {
            style.get(f"{W}styleId"): style.find(f"{W}name").get(f"{W}val")
            for style in self.parts["word/styles.xml"].iter(f"{W}style")
        }

    @property
    def body(self) -> Any:
        return self.parts["word/document.xml"].find(f"{W}body")

    def lines(self) -> list[Line | list[str]]:
        """Give the body in reading order: paragraphs as lines, table rows as lists of cells."""
        self._counts, self._started, self._notes = {}, set(), []
        return list(self._blocks(self.body))

    def text(self) -> str:
        """Give the body's text, marks of lists and numbers of footnotes among it."""
        return "\n".join("\n".join(line) if isinstance(line, list) else line.mark + line.text for line in self.lines())

    def notes(self) -> list[str]:
        """Give the text of each footnote with its number first, in the order the body refers to them."""
        self.lines()
        root = self.parts.get("word/footnotes.xml")
        by_id = {note.get(f"{W}id"): note for note in root} if root is not None else {}
        texts = []
        for number, note_id in enumerate(self._notes, 1):
            rows = list(self._blocks(by_id[note_id]))
            text = "\n".join("\n".join(row) if isinstance(row, list) else row.mark + row.text for row in rows)
            texts.append(text.replace("‹not›", str(number), 1))
        return texts

    def story(self, name: str) -> str:
        """Give the text of `header` or `footer` of a kind: `header/first`; page fields are ‹sida› and ‹sidor›."""
        tag, _, kind = name.partition("/")
        relations = {relation.get("Id"): relation.get("Target") for relation in self.parts["word/_rels/document.xml.rels"]}
        for reference in self.body.find(f"{W}sectPr").iterfind(f"{W}{tag}Reference"):
            if reference.get(f"{W}type") == kind:
                return "\n".join(
                    self._paragraph_text(paragraph)
                    for paragraph in self.parts[f"word/{relations[reference.get(f'{R}id')]}"].iter(f"{W}p")
                )
        return ""

    def outline(self) -> str:
        """Give the whole file as readable lines."""
        rows = [f"Table | {' | '.join(line)}" if isinstance(line, list) else str(line) for line in self.lines()]
        rows += [f"Footnote | {note}" for note in self.notes()]
        for story in ("header/first", "header/default", "footer/first", "footer/default"):
            rows.append(f"{story} | {' / '.join(filter(None, self.story(story).splitlines()))}")
        return "\n".join(rows) + "\n"

    def _blocks(self, parent: Any) -> Iterator[Line | list[str]]:
        for child in parent:
            if child.tag == f"{W}p":
                style = child.find(f"{W}pPr/{W}pStyle")
                text, mark = self._paragraph_text(child), self._mark(child)
                yield Line(self.styles[style.get(f"{W}val")] if style is not None else "", mark, text)
            elif child.tag == f"{W}tbl":
                for row in child.iterfind(f"{W}tr"):
                    yield [
                        "\n".join(self._paragraph_text(paragraph) for paragraph in cell.iter(f"{W}p"))
                        for cell in row.iterfind(f"{W}tc")
                    ]

    def _paragraph_text(self, paragraph: Any) -> str:
        """Give the characters of a paragraph; of a field only what it counts, not what was shown last."""
        text, instruction, shown = "", "", True
        for node in paragraph.iter():
            match etree.QName(node).localname:
                case "t" if shown:
                    text += node.text or ""
                case "tab" if node.getparent().tag == f"{W}r":
                    text += "\t"
                case "br":
                    text += "\n"
                case "noBreakHyphen":
                    text += "\u2011"
                case "instrText":
                    instruction += node.text or ""
                case "fldChar":
                    kind = node.get(f"{W}fldCharType")
                    shown = kind == "end"
                    text += FIELDS.get(instruction.strip(), "") if kind == "separate" else ""
                    instruction = instruction if kind == "separate" else ""
                case "footnoteReference":
                    self._notes.append(node.get(f"{W}id"))
                    text += str(len(self._notes))
                case "footnoteRef":
                    text += "‹not›"
        return text

    def _mark(self, paragraph: Any) -> str:
        number = paragraph.find(f"{W}pPr/{W}numPr")
        if number is None:
            return ""
        num_id, level = number.find(f"{W}numId").get(f"{W}val"), int(number.find(f"{W}ilvl").get(f"{W}val"))
        numbering = self.parts["word/numbering.xml"]
        num = numbering.xpath(f"./w:num[@w:numId='{num_id}']", namespaces={"w": W[1:-1]})[0]
        abstract_id = num.find(f"{W}abstractNumId").get(f"{W}val")
        levels = numbering.xpath(f"./w:abstractNum[@w:abstractNumId='{abstract_id}']/w:lvl", namespaces={"w": W[1:-1]})
        counts = self._counts.setdefault(abstract_id, {})
        override = num.xpath(f"./w:lvlOverride[@w:ilvl='{level}']/w:startOverride/@w:val", namespaces={"w": W[1:-1]})
        if override and (num_id, level) not in self._started:
            counts[level] = int(override[0])
        else:
            start = levels[level].find(f"{W}start")
            counts[level] = counts[level] + 1 if level in counts else int(start.get(f"{W}val")) if start is not None else 0
        self._started.add((num_id, level))
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        mark = levels[level].find(f"{W}lvlText").get(f"{W}val")
        for at in range(level + 1):
            form = levels[at].find(f"{W}numFmt").get(f"{W}val")
            mark = mark.replace(f"%{at + 1}", _counted(counts.get(at, 1), form))
        return mark


def _counted(number: int, form: str) -> str:
    if form.endswith("Letter"):
        letters = "abcdefghijklmnopqrstuvwxyz"[(number - 1) % 26] * ((number - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form.endswith("Roman"):
        tens, ones = divmod(number, 10)
        roman = "x" * tens + ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"][ones]  # up to 39 is enough for tests
        return roman if form == "lowerRoman" else roman.upper()
    return str(number)
