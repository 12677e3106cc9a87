"""Where things stand on the pages of a PDF, as a viewer draws them. Lengths are points from the lower left corner."""

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2

SLACK = 1.5  # points; overhang of a glyph over its own width, as of an italic f
INVISIBLE = "\u200b\u00ad"


@dataclass(frozen=True)
class Character:
    """One drawn character and its box."""

    page: int
    text: str
    left: float
    bottom: float
    right: float
    top: float


def characters(pdf: bytes) -> Iterator[Character]:
    """Give every visible character, page by page, those outside the page as well."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number, page in enumerate(document, 1):
            texts = page.get_textpage()
            for index in range(texts.count_chars()):
                shown = chr(pypdfium2.raw.FPDFText_GetUnicode(texts, index))
                if not shown.isspace() and shown not in INVISIBLE:
                    yield Character(number, shown, *texts.get_charbox(index))
            texts.close()
            page.close()
    finally:
        document.close()


def page_lines(pdf: bytes) -> list[list[str]]:
    """Give the lines of each page from top to bottom, header and footer among them."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        pages = []
        for page in document:
            texts = page.get_textpage()
            pages.append([line.strip().replace("\u00a0", " ") for line in texts.get_text_range().splitlines() if line.strip()])
            texts.close()
            page.close()
        return pages
    finally:
        document.close()


def outside(pdf: bytes, left: float, bottom: float, right: float, top: float) -> list[Character]:
    """Give the characters that stand outside a rectangle of the page."""
    return [
        one
        for one in characters(pdf)
        if one.left < left - SLACK or one.right > right + SLACK or one.bottom < bottom - SLACK or one.top > top + SLACK
    ]
