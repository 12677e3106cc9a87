"""What of a part may reach the bundle: what is seen and read. Scripts, actions, files and references to other files stay out.

Lists of what may stay, not of what must go: what nobody has thought of stays out too.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from papergen.bundle.annotations import clean_annotation
from papergen.bundle.destinations import Destinations
from papergen.bundle.page_view import mend_boxes
from papergen.bundle.resources import drawn_streams, inherited

_PAGE_KEYS = {
    *("/Type", "/Parent", "/Contents", "/Resources", "/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox"),
    *("/Rotate", "/UserUnit", "/StructParents", "/Annots", "/Tabs", "/Group"),
}
_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
# In streams that are drawn: data in other files, pages of other files, other pictures for print, PostScript, private data.
_STREAM_KEYS = (
    "/F",
    "/FFilter",
    "/FDecodeParms",
    "/Ref",
    "/OPI",
    "/PS",
    "/Alternates",
    "/Subtype2",
    "/PieceInfo",
    "/AF",
    "/Metadata",
)


@dataclass(frozen=True, slots=True)
class CleanPart:
    """A part's pages, and all that may carry `/StructParent` or `/StructParents`: pages, annotations, drawn streams."""

    pages: list[Any]
    tagged: list[Any]


def clean(pdf: pikepdf.Pdf, destinations: Destinations, is_inner: Callable[[str], bool]) -> CleanPart:
    """Strip an opened part in place; `is_inner` says of a link's address that it means another part of the bundle."""
    if "/AcroForm" in pdf.Root:
        _fill_in_appearances(pdf)
    pages = destinations.pages
    annotations: list[Any] = []
    for page in pages:
        annotations += _clean_page(page, destinations, is_inner)
    streams = list(drawn_streams(_roots(pages, annotations)))
    for stream in streams:
        for key in _STREAM_KEYS:
            if key in stream:
                del stream[key]
    return CleanPart(pages, [*pages, *annotations, *streams])


def _fill_in_appearances(pdf: pikepdf.Pdf) -> None:
    """Draw the form fields that count on the viewer to draw them, for the viewer will find no form."""
    form: Any = pdf.Root["/AcroForm"]
    if isinstance(form, pikepdf.Dictionary) and form.get("/NeedAppearances", False) not in (False, None):
        pdf.generate_appearance_streams()


def _clean_page(page: Any, destinations: Destinations, is_inner: Callable[[str], bool]) -> list[Any]:
    for key in _INHERITED:
        if key not in page and (value := inherited(page, key)) is not None:
            page[key] = value
    for key in set(page.keys()) - _PAGE_KEYS:
        del page[key]
    mend_boxes(page)
    annotations = page.get("/Annots")
    kept = []
    if isinstance(annotations, pikepdf.Array):
        dictionaries = [annotation for annotation in annotations if isinstance(annotation, pikepdf.Dictionary)]
        kept = [annotation for annotation in dictionaries if clean_annotation(annotation, destinations, is_inner)]
    if kept:
        page["/Annots"] = pikepdf.Array(kept)
        page["/Tabs"] = pikepdf.Name.S  # PDF/UA-1, 7.18.3
    elif "/Annots" in page:
        del page["/Annots"]
    # Read anew: a direct annotation that went into the array is another object there.
    return list(page["/Annots"]) if kept else []


def _roots(pages: list[Any], annotations: list[Any]) -> Iterator[Any]:
    """Give where drawing begins: the pages' contents and resources, and the annotations' appearances."""
    for page in pages:
        contents = page.get("/Contents")
        yield from contents if isinstance(contents, pikepdf.Array) else [contents]
        yield page.get("/Resources")
    for annotation in annotations:
        for appearance in (annotation.get("/AP") or {}).values():
            yield from [appearance] if isinstance(appearance, pikepdf.Stream) else appearance.values()
