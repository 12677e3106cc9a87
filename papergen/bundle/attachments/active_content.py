"""What a file can do besides being read: scripts, embedded files, references to other files. None of it reaches the bundle.

Only the keys of the catalogue and of pages that are listed here are kept; an unknown key is a door nobody has looked behind.
"""

from typing import Any

from pikepdf import Dictionary, Pdf, Stream

from papergen.bundle.attachments import faults
from papergen.bundle.attachments.actions import Actions
from papergen.bundle.attachments.faults import About

_KEPT_IN_ROOT = {
    "/Type", "/Pages", "/StructTreeRoot", "/MarkInfo", "/Lang", "/Metadata", "/OutputIntents", "/Outlines", "/PageLabels",
}  # fmt: skip
_KEPT_IN_PAGE = {
    "/Type", "/Parent", "/Contents", "/Resources", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate",
    "/UserUnit", "/Annots", "/StructParents", "/Group", "/Tabs",
}  # fmt: skip
_KEPT_IN_OUTLINE = {"/Type", "/Title", "/Parent", "/Prev", "/Next", "/First", "/Last", "/Count", "/A", "/Dest", "/C", "/F"}
_NOWHERE = ("/AA", "/AF", "/PieceInfo", "/OPI", "/Ref")


def refuse_portfolio(pdf: Pdf, about: About) -> None:
    """Raise PapergenError for a file that is only a cover around other files."""
    if "/Collection" in pdf.Root:
        raise about.stop(faults.PORTFOLIO)


def strip_active(pdf: Pdf, actions: Actions) -> None:
    """Take away everything that acts, holds files or points outside; what matters to a reader is remembered in `actions`."""
    _look_at_root(pdf.Root, actions)
    _clean_outline(pdf, actions)
    for key in set(pdf.Root.keys()) - _KEPT_IN_ROOT:
        del pdf.Root[key]
    for page in pdf.pages:
        actions.drop_triggers(page.obj)
        for key in set(page.obj.keys()) - _KEPT_IN_PAGE:
            del page.obj[key]
    for thing in pdf.objects:
        if isinstance(thing, Dictionary | Stream):
            _strip(thing, actions)


def _look_at_root(root: Any, actions: Actions) -> None:
    actions.drop_action(root.get("/OpenAction"))
    actions.drop_triggers(root)
    names = root.get("/Names", Dictionary())
    if "/JavaScript" in names:
        actions.drop(faults.SCRIPT)
    if "/EmbeddedFiles" in names or "/AF" in root:
        actions.drop(faults.EMBEDDED)
    if "/Renditions" in names:
        actions.drop(faults.MEDIA)


def _strip(thing: Any, actions: Actions) -> None:
    for key in _NOWHERE:
        if key not in thing:
            continue
        if key in ("/OPI", "/Ref") and thing.get("/Subtype") not in ("/Form", "/Image"):
            continue  # the /Ref of a structure element points inside the file
        if key == "/AF":
            actions.drop(faults.EMBEDDED)
        elif key in ("/OPI", "/Ref"):
            actions.drop(faults.EXTERNAL)
        del thing[key]


def _clean_outline(pdf: Pdf, actions: Actions) -> None:
    """Clean each bookmark; a tangled tree of them is dropped, since nothing is lost that the pages do not say."""
    top = pdf.Root.get("/Outlines")
    waiting: list[Any] = [] if top is None else [top]
    seen: set[tuple[int, int]] = set()
    while waiting:
        entry = waiting.pop()
        if not isinstance(entry, Dictionary) or not entry.is_indirect or entry.objgen in seen:
            del pdf.Root["/Outlines"]
            return
        seen.add(entry.objgen)
        actions.keeps(entry)
        for key in set(entry.keys()) - _KEPT_IN_OUTLINE:
            del entry[key]
        waiting += [entry[key] for key in ("/First", "/Next") if key in entry]
