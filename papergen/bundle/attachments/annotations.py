"""What lies on top of the pages: links stay links, all else that prints becomes part of the page, and the rest is taken off.

Stamps, text boxes and drawn marks that would be printed look as before but are no longer things of their own. Sticky notes,
pop-ups, sound and film, and marks that are not printed, do not reach the bundle; what is lost with them is noted.
Source: ISO 32000-1, 12.5.
"""

from typing import Any

from pikepdf import Array, Dictionary, Pdf, Stream

from papergen.bundle.attachments import faults
from papergen.bundle.attachments.actions import Actions
from papergen.bundle.attachments.faults import About
from papergen.bundle.attachments.structure import forget

_HIDDEN, _PRINT = 2, 4
_MEDIA = {"/Screen", "/Movie", "/Sound", "/RichMedia", "/3D"}
_NOT_CONTENT = {"/Popup", "/TrapNet", "/PrinterMark"}
_SAYS_WHAT_IT_SHOWS = {"/FreeText", "/Stamp", "/Watermark", "/Redact", "/Widget", *_MEDIA}


def settle_annotations(pdf: Pdf, actions: Actions, about: About) -> None:
    """Sort the annotations of every page as said above; notes go to `actions` and `about`."""
    gone: set[tuple[int, int]] = set()
    comments = 0
    flatten = False
    for page in pdf.pages:
        links, shown = [], []
        for annotation in annotations_of(page.obj):
            if _stays_a_link(annotation, actions):
                links.append(annotation)
                continue
            gone.add(annotation.objgen)
            prints = _becomes_content(annotation)
            comments += _loses_words(annotation, prints)
            if prints:
                shown.append(annotation)
        if "/Annots" in page.obj:
            page.obj["/Annots"] = Array([*links, *shown])
        flatten = flatten or bool(shown)
    if flatten:
        pdf.flatten_annotations("print")
    forget(pdf, gone - {(0, 0)})
    for page in pdf.pages:
        if "/Annots" in page.obj and not len(page.obj["/Annots"]):
            del page.obj["/Annots"]
    if comments:
        about.note(faults.COMMENTS, count=comments)


def annotations_of(page: Any) -> list[Any]:
    """Give the annotations of a page that are what they should be."""
    found = page.get("/Annots")
    return [one for one in found if isinstance(one, Dictionary)] if isinstance(found, Array) else []


def _stays_a_link(annotation: Any, actions: Actions) -> bool:
    if annotation.get("/Subtype") == "/Link":
        if "/AP" in annotation:
            del annotation["/AP"]  # a look of its own would make it part of the page; a border is look enough
        return actions.keeps(annotation)
    _tell(annotation, actions)
    return False


def _becomes_content(annotation: Any) -> bool:
    """Tell whether an annotation has a look of its own that would be printed."""
    flags = int(annotation.get("/F", 0))
    looks = annotation.get("/AP")
    if (
        annotation.get("/Subtype") in ("/Link", *_NOT_CONTENT)
        or not flags & _PRINT
        or flags & _HIDDEN
        or not isinstance(looks, Dictionary)
    ):
        return False
    look = looks.get("/N")
    if isinstance(look, Dictionary):
        look = look.get(str(annotation.get("/AS", "/Off")))
    return isinstance(look, Stream)


def _loses_words(annotation: Any, shown: bool) -> bool:
    """Tell whether a reader loses something: a comment behind a mark, or a mark that is not printed."""
    kind = annotation.get("/Subtype")
    if kind in _NOT_CONTENT or kind in _MEDIA or kind in ("/Link", "/Widget", "/FileAttachment"):
        return False
    return not shown or (kind not in _SAYS_WHAT_IT_SHOWS and bool(str(annotation.get("/Contents", ""))))


def _tell(annotation: Any, actions: Actions) -> None:
    kind = annotation.get("/Subtype")
    if kind in _MEDIA:
        actions.drop(faults.MEDIA)
    if kind == "/FileAttachment":
        actions.drop(faults.EMBEDDED)
    actions.drop_action(annotation.get("/A"))
    actions.drop_triggers(annotation)
