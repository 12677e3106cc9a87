"""Opening a part, and what can be asked of it before it is joined: its pages and its own bookmarks."""

import logging
from typing import Any

import pikepdf

from papergen.bundle.destinations import Destinations
from papergen.bundle.from_memory import open_bytes
from papergen.bundle.part import OutlineEntry, PartError
from papergen.bundle.pdf_text import one_line

# What a damaged file makes pikepdf raise: its own faults, and Python's where an entry is not of the sort it should be.
DAMAGE = (pikepdf.PdfError, pikepdf.PasswordError, ArithmeticError, LookupError, RuntimeError, TypeError, ValueError)
_MOST_ENTRIES = 5000
_DEEPEST = 16
# pikepdf logs what it mends; with no handler of the program's own Python would print that, in English, among our problems.
logging.getLogger("pikepdf").addHandler(logging.NullHandler())


def open_part(name: str, data: bytes) -> pikepdf.Pdf:
    """Open a PDF; `name` is for the fault. Raises PartError for what cannot be opened without a password, or has no pages."""
    try:
        pdf = open_bytes(data)
        count = len(pdf.pages)
    except DAMAGE as error:
        raise PartError(name, f"no readable PDF ({type(error).__name__})") from error
    if not count:
        raise PartError(name, "no pages")
    return pdf


def page_count(data: bytes) -> int:
    """Give the number of pages; raises PartError."""
    with open_part("pdf", data) as pdf:
        return len(pdf.pages)


def read_outline(data: bytes) -> tuple[OutlineEntry, ...]:
    """Give a PDF's own bookmarks; one that leads to no page is left out and what is under it moves up. Raises PartError."""
    with open_part("pdf", data) as pdf:
        try:
            return entries_of(pdf)
        except DAMAGE as error:
            raise PartError("pdf", f"damaged ({type(error).__name__})") from error


def entries_of(pdf: pikepdf.Pdf) -> tuple[OutlineEntry, ...]:
    """Give an opened PDF's own bookmarks, as `read_outline` does."""
    outlines = pdf.Root.get("/Outlines")
    if not isinstance(outlines, pikepdf.Dictionary):
        return ()
    return _entries(outlines.get("/First"), Destinations(pdf), set(), 0)


def _entries(first: Any, destinations: Destinations, seen: set[tuple[int, int]], depth: int) -> tuple[OutlineEntry, ...]:
    found: list[OutlineEntry] = []
    item = first
    while isinstance(item, pikepdf.Dictionary) and item.objgen not in seen and len(seen) < _MOST_ENTRIES:
        seen.add(item.objgen)
        under = _entries(item.get("/First"), destinations, seen, depth + 1) if depth < _DEEPEST else ()
        target = destinations.of_action(item)
        title = _text(item.get("/Title"))
        if target is not None and title:
            page, top = destinations.page_and_top(target)
            found.append(OutlineEntry(title, page, top, under))
        else:
            found += under
        item = item.get("/Next")
    return tuple(found)


def _text(value: Any) -> str:
    return one_line(str(value)) if isinstance(value, pikepdf.String) else ""
