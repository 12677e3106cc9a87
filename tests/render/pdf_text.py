"""Read a PDF as a screen reader does: the text of each tag in the order of the structure tree, artifacts left out.

Headers, footers and the header rows a table repeats on its next page are artifacts, so what is left is the paper's own text.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_BFCHAR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_BFRANGE = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


@dataclass
class Tag:
    """One element of the structure tree; `parts` are strings and inner tags in reading order, `page` counts from 1."""

    role: str
    parts: list["str | Tag"] = field(default_factory=list)
    alt: str = ""
    page: int = 0
    attributes: dict[str, str] = field(default_factory=dict)

    def text(self, without: tuple[str, ...] = ()) -> str:
        """Give all text inside; tags of the roles in `without` are passed over."""
        return "".join(
            part if isinstance(part, str) else "" if part.role in without else part.text(without) for part in self.parts
        )

    def walk(self) -> Iterator["Tag"]:
        """Give this tag and those inside it, outer before inner."""
        yield self
        for part in self.parts:
            if isinstance(part, Tag):
                yield from part.walk()

    def all(self, *roles: str) -> list["Tag"]:
        """Give the tags of these roles, in reading order."""
        return [tag for tag in self.walk() if tag.role in roles]


def read_tags(pdf: bytes) -> Tag:
    """Give the structure tree with its text."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        pages = {page.objgen: number for number, page in enumerate(document.pages, 1)}
        texts = {number: _marked(page)[0] for number, page in enumerate(document.pages, 1)}
        root = document.Root.StructTreeRoot
        return _tag(root.K[0] if isinstance(root.K, pikepdf.Array) else root.K, 0, pages, texts)


def artifact_texts(pdf: bytes) -> list[str]:
    """Give for each page the text of its artifacts: header, footer, repeated table headers."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [_marked(page)[1] for page in document.pages]


def body_and_notes(pdf: bytes) -> tuple[str, list[str]]:
    """Give the paper's text without its footnotes, and the text of each footnote with its number."""
    root = read_tags(pdf)
    return root.text(without=("Note",)), [note.text() for note in root.all("Note")]


def tag_outline(tag: Tag, depth: int = 0) -> Iterator[str]:
    """Give the tree as indented lines: a role and its text; where text and tags stand together each has a line of its own."""
    only_text = all(isinstance(part, str) for part in tag.parts)
    alt = f" [{tag.alt}]" if tag.alt else ""
    yield f"{'  ' * depth}{tag.role}{alt}" + (f": {tag.text().strip()}" if only_text and tag.text().strip() else "")
    for part in () if only_text else tag.parts:
        if isinstance(part, Tag):
            yield from tag_outline(part, depth + 1)
        elif part.strip():
            yield f"{'  ' * (depth + 1)}{part.strip()}"


def _tag(element: Any, page: int, pages: dict[Any, int], texts: dict[int, dict[int, str]]) -> Tag:
    page = pages[element.Pg.objgen] if "/Pg" in element else page
    tag = Tag(str(element.S)[1:], alt=str(element.get("/Alt", "")), page=page)
    for group in _several(element, "/A"):
        tag.attributes |= {key[1:]: str(value) for key, value in group.items() if key != "/O"}
    for kid in _several(element, "/K"):
        if isinstance(kid, int):
            tag.parts.append(texts[page].get(int(kid), ""))
        elif kid.get("/Type") == "/MCR":
            tag.parts.append(texts[pages[kid.Pg.objgen] if "/Pg" in kid else page].get(int(kid.MCID), ""))
        elif kid.get("/Type") != "/OBJR":
            inner = _tag(kid, page, pages, texts)
            tag.page = tag.page or inner.page
            tag.parts.append(inner)
    return tag


def _several(element: Any, key: str) -> list[Any]:
    """Give the values of a key that may hold none, one or an array."""
    value = element.get(key)
    return [] if value is None else list(value) if isinstance(value, pikepdf.Array) else [value]


def _marked(page: Any) -> tuple[dict[int, str], str]:
    """Give the text of a page by its marked-content number, and the text of its artifacts."""
    fonts = {name: _to_unicode(font) for name, font in page.Resources.get("/Font", {}).items()}
    texts: dict[int, str] = {}
    artifacts, marks, font = "", [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BMC" | "BDC":
                properties = operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else {}
                marks.append((str(operands[0]), properties))
                said = str(properties.get("/ActualText", ""))
            case "EMC":
                marks.pop()
                continue
            case "Tf":
                font = fonts[str(operands[0])]
                continue
            case "Tj" | "TJ":
                if any("/ActualText" in properties for _, properties in marks):
                    continue
                pieces = operands[0] if str(operator) == "TJ" else [operands[0]]
                said = "".join(_decode(bytes(piece), font) for piece in pieces if isinstance(piece, pikepdf.String))
            case _:
                continue
        if said and any(tag == "/Artifact" for tag, _ in marks):
            artifacts += said
        elif said:
            numbers = [int(properties["/MCID"]) for _, properties in marks if "/MCID" in properties]
            assert numbers, f"text is neither tagged nor an artifact: {said!r}"
            texts[numbers[-1]] = texts.get(numbers[-1], "") + said
    return texts, artifacts


def _decode(data: bytes, font: dict[int, str]) -> str:
    return "".join(font[int.from_bytes(data[at : at + 2])] for at in range(0, len(data), 2))


def _to_unicode(font: Any) -> dict[int, str]:
    """Read the table that says which characters a font's glyph numbers stand for."""
    table: dict[int, str] = {}
    cmap = font.ToUnicode.read_bytes()
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in _BFCHAR.findall(block):
            table[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
    for block in re.findall(rb"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, text in _BFRANGE.findall(block):
            start = bytes.fromhex(text.decode()).decode("utf-16-be")
            for step in range(int(last, 16) - int(first, 16) + 1):
                table[int(first, 16) + step] = start[:-1] + chr(ord(start[-1]) + step)
    return table
