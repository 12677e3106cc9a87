"""The bundle's bookmarks: items, under each its sections and then its attachments (12.3.3)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from papergen.bundle.part import OutlineEntry, Part
from papergen.bundle.pdf_file import PdfFile
from papergen.bundle.pdf_text import reference, string


@dataclass(slots=True)
class Bookmark:
    """A bookmark on its way into the file: its text, its destination as it is written, and what is under it."""

    title: str
    destination: bytes
    under: list["Bookmark"] = field(default_factory=list)


def whole_page(page: int, top: float | None = None) -> bytes:
    """Write the destination that shows the page with this object number from `top` (or its top) at the reader's own zoom."""
    height = "null" if top is None else f"{top:.5f}".rstrip("0").rstrip(".")
    return b"[ %s /XYZ null %s null ]" % (reference(page), height.encode())


def bookmarks(parts: Sequence[Part], pages: Sequence[Sequence[int]]) -> list[Bookmark]:
    """Make the bookmarks of all parts; `pages` are the object numbers of each part's pages."""
    top: list[Bookmark] = []
    open_parts: list[tuple[int, Bookmark]] = []  # the last part of each level that may still get something under it
    for part, own in zip(parts, pages, strict=True):
        inner = [_inner(entry, own) for entry in part.outline]
        if not part.title:
            (open_parts[-1][1].under if open_parts else top).extend(inner)
            continue
        while open_parts and open_parts[-1][0] >= part.level:
            open_parts.pop()
        bookmark = Bookmark(part.title, whole_page(own[0]), inner)
        (open_parts[-1][1].under if open_parts else top).append(bookmark)
        open_parts.append((part.level, bookmark))
    return top


def _inner(entry: OutlineEntry, pages: Sequence[int]) -> Bookmark:
    page = pages[min(max(entry.page, 0), len(pages) - 1)]
    return Bookmark(entry.title, whole_page(page, entry.top), [_inner(child, pages) for child in entry.children])


def write_outline(file: PdfFile, top: Sequence[Bookmark]) -> bytes:
    """Write the bookmarks, closed so that the items are seen at a glance; gives what the catalog says of them.

    Readers are to show them at once.
    """
    if not top:
        return b""
    outlines = file.reserve()
    ends = _write_under(file, outlines, top)
    file.put(outlines, b"<< /Type /Outlines %s /Count %d >>" % (ends, len(top)))
    return b"/Outlines %s /PageMode /UseOutlines" % reference(outlines)


def _write_under(file: PdfFile, parent: int, under: Sequence[Bookmark]) -> bytes:
    """Write bookmarks under another, whose first and last it gives."""
    first = file.reserve(len(under))
    last = first + len(under) - 1
    for number, bookmark in enumerate(under, first):
        entries = [b"/Title %s /Parent %s /Dest %s" % (string(bookmark.title), reference(parent), bookmark.destination)]
        if number > first:
            entries.append(b"/Prev " + reference(number - 1))
        if number < last:
            entries.append(b"/Next " + reference(number + 1))
        if bookmark.under:
            entries.append(_write_under(file, number, bookmark.under) + b" /Count %d" % -len(bookmark.under))
        file.put(number, b"<< " + b" ".join(entries) + b" >>")
    return b"/First %s /Last %s" % (reference(first), reference(last))
