"""The bundle's bookmarks: items, under each its sections and then its attachments (12.3.3)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from papergen.bundle.links import whole_page
from papergen.bundle.part import OutlineEntry, Part


@dataclass(slots=True)
class Bookmark:
    """A bookmark on its way into the file: its text, where it leads, and what is under it."""

    title: str
    destination: Any
    under: list["Bookmark"] = field(default_factory=list)


def bookmarks(parts: Sequence[Part], pages: Sequence[Sequence[Any]]) -> list[Bookmark]:
    """Make the bookmarks of all parts; `pages` are each part's pages in the bundle."""
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


def _inner(entry: OutlineEntry, pages: Sequence[Any]) -> Bookmark:
    page = pages[min(max(entry.page, 0), len(pages) - 1)]
    where = whole_page(page) if entry.top is None else pikepdf.Array([page, pikepdf.Name.XYZ, None, entry.top, None])
    return Bookmark(entry.title, where, [_inner(child, pages) for child in entry.children])


def write_outline(bundle: pikepdf.Pdf, top: Sequence[Bookmark]) -> None:
    """Write the bookmarks, closed so that the items are seen at a glance, and let readers show them at once."""
    if top:
        outlines = bundle.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Outlines))
        _write_under(bundle, outlines, top)
        outlines["/Count"] = len(top)
        bundle.Root["/Outlines"] = outlines
        bundle.Root["/PageMode"] = pikepdf.Name.UseOutlines


def _write_under(bundle: pikepdf.Pdf, parent: Any, under: Sequence[Bookmark]) -> None:
    before = None
    for bookmark in under:
        item: Any = bundle.make_indirect(
            pikepdf.Dictionary(Title=pikepdf.String(bookmark.title), Parent=parent, Dest=bookmark.destination)
        )
        if before is None:
            parent["/First"] = item
        else:
            before["/Next"] = item
            item["/Prev"] = before
        if bookmark.under:
            _write_under(bundle, item, bookmark.under)
            item["/Count"] = -len(bookmark.under)
        before = item
    parent["/Last"] = before
