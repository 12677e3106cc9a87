"""The text of any Word file, paragraph by paragraph: what `git diff` compares."""

import io
from collections.abc import Iterator
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.section import Section
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import XMLSyntaxError


class UnreadableWordFileError(Exception):
    """The bytes are no Word file that can be read."""


def docx_text(data: bytes) -> str:
    """Give the text of a Word file: a line for each paragraph and each row of a table, headers and footers with their names.

    A heading begins with `#` signs, a cell ends with ` |`. Raises UnreadableWordFileError.
    """
    try:
        document = docx.Document(io.BytesIO(data))
        return "".join(f"{line}\n" for line in _lines(document))
    except (BadZipFile, PackageNotFoundError, XMLSyntaxError, KeyError, ValueError, AttributeError, IndexError) as error:
        raise UnreadableWordFileError(str(error)) from error


def _lines(document: Document) -> Iterator[str]:
    for number, section in enumerate(document.sections, 1):
        yield from _margins(section, number)
    yield from _blocks(document.iter_inner_content())


def _margins(section: Section, number: int) -> Iterator[str]:
    named = {
        "sidhuvud": section.header,
        "sidfot": section.footer,
        "första sidans sidhuvud": section.first_page_header,
        "första sidans sidfot": section.first_page_footer,
    }
    for name, margin in named.items():
        if margin.is_linked_to_previous:
            continue
        lines = [line for line in _blocks(margin.iter_inner_content()) if line.strip()]
        if lines:
            yield f"[{name}{f' {number}' if number > 1 else ''}]"
            yield from lines
            yield ""


def _blocks(blocks: Iterator[Paragraph | Table]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield " ".join(f"{' / '.join(part.text for part in cell.paragraphs)} |" for cell in row.cells)
        else:
            level = _level(block)
            yield f"{'#' * level} {block.text}" if level else block.text


def _level(paragraph: Paragraph) -> int:
    """Give the level of a heading, 0 for other paragraphs."""
    style = paragraph.style.style_id if paragraph.style else ""
    return int(style[-1]) if style.startswith(("Heading", "Rubrik")) and style[-1:].isdigit() else 0
