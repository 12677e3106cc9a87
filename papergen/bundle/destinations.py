"""Where links and bookmarks lead: names are looked up and become explicit destinations, so that no two parts' names can clash."""

from typing import Any

import pikepdf

from papergen.bundle.names import name_text
from papergen.bundle.trees import names

_VIEWS = {"/XYZ", "/Fit", "/FitH", "/FitV", "/FitR", "/FitB", "/FitBH", "/FitBV"}


class Destinations:
    """The pages and named destinations of one PDF."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        """Take the pages; the names are not read before one is asked for."""
        self.pages: list[Any] = [page.obj for page in pdf.pages]
        self.position = {page.objgen: number for number, page in enumerate(self.pages)}
        self._root = pdf.Root
        self._names: dict[bytes, Any] | None = None

    def explicit(self, target: Any) -> Any:
        """Give a destination, however written, as a new array `[page, view, …]` (12.3.2.2); None if it leads to no page here."""
        target = self._looked_up(target)
        if isinstance(target, pikepdf.Dictionary):
            target = target.get("/D")
        if not isinstance(target, pikepdf.Array) or len(target) == 0:
            return None
        items: list[Any] = list(target)
        page, *view = items
        if isinstance(page, int):  # only meant for other files, but written by some programs
            page = self.pages[page] if 0 <= page < len(self.pages) else None
        if not isinstance(page, pikepdf.Dictionary) or page.objgen not in self.position:
            return None
        if not view or name_text(view[0]) not in _VIEWS or any(isinstance(item, pikepdf.Object) for item in view[1:]):
            view = [pikepdf.Name.Fit]
        return pikepdf.Array([page, *view])

    def of_action(self, holder: Any) -> Any:
        """Give the explicit destination of a link or bookmark, from its `/Dest` or its GoTo action; None if it has none."""
        if "/Dest" in holder:
            return self.explicit(holder["/Dest"])
        action = holder.get("/A")
        if isinstance(action, pikepdf.Dictionary) and action.get("/S") == "/GoTo":
            return self.explicit(action.get("/D"))
        return None

    def page_and_top(self, target: Any) -> tuple[int, float | None]:
        """Give the page (from 0) of an explicit destination, and the height it asks for."""
        at = {"/XYZ": 3, "/FitH": 2, "/FitBH": 2, "/FitR": 5}.get(str(target[1]), 99)
        top = target[at] if at < len(target) else None
        return self.position[target[0].objgen], None if top is None else float(top)

    def _looked_up(self, target: Any) -> Any:
        if not isinstance(target, (pikepdf.Name, pikepdf.String)):
            return target
        if self._names is None:
            self._names = self._read_names()
        return self._names.get(bytes(target).removeprefix(b"/") if isinstance(target, pikepdf.Name) else bytes(target))

    def _read_names(self) -> dict[bytes, Any]:
        found: dict[bytes, Any] = {}
        tree = self._root.get("/Names")
        if isinstance(tree, pikepdf.Dictionary):
            found |= names(tree.get("/Dests"))
        old = self._root.get("/Dests")
        if isinstance(old, pikepdf.Dictionary):
            found = {key[1:].encode("utf-8", "surrogateescape"): value for key, value in old.items()} | found
        return found
