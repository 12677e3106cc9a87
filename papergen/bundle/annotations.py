"""Annotations in a bundle: links and marks stay, without actions; a form field or a player stays as a picture of itself."""

from collections.abc import Callable
from typing import Any

import pikepdf

from papergen.bundle.destinations import Destinations
from papergen.bundle.names import dictionary, name_text
from papergen.bundle.part import WEB_SCHEMES

_MARKS = {
    *("/Link", "/Text", "/FreeText", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Highlight", "/Underline"),
    *("/Squiggly", "/StrikeOut", "/Stamp", "/Caret", "/Ink", "/Watermark", "/PrinterMark"),
}
_KEYS = {
    *(
        "/Type",
        "/Subtype",
        "/Rect",
        "/Contents",
        "/NM",
        "/M",
        "/F",
        "/AP",
        "/AS",
        "/Border",
        "/C",
        "/StructParent",
        "/OC",
        "/Lang",
    ),
    *("/CA", "/ca", "/BM", "/BS", "/BE", "/IC", "/QuadPoints", "/L", "/LE", "/LL", "/LLE", "/LLO", "/Cap", "/CP", "/CO", "/H"),
    *("/Vertices", "/InkList", "/IT", "/Name", "/DA", "/DS", "/Q", "/RD", "/CL", "/T", "/Subj", "/CreationDate"),
}
_PRINTED = 4  # 12.5.3: without this flag paper lacks what the screen shows


def clean_annotation(annotation: Any, destinations: Destinations, is_inner: Callable[[str], bool]) -> bool:
    """Strip an annotation in place; say whether it stays. One that goes is emptied, for tags may still point at it."""
    subtype = name_text(annotation.get("/Subtype"))
    keep: dict[str, Any] = {}
    if subtype == "/Link":
        keep = _leads_to(annotation, destinations, is_inner)
    elif subtype not in _MARKS and not _becomes_a_picture(annotation):
        for key in list(annotation.keys()):
            del annotation[key]
        return False
    _keep_appearances(annotation)
    for key in set(annotation.keys()) - _KEYS:
        del annotation[key]
    for key, value in keep.items():
        annotation[key] = value
    return True


def _leads_to(link: Any, destinations: Destinations, is_inner: Callable[[str], bool]) -> dict[str, Any]:
    """Give the entries that make a link work: a page of its own part, another part, or an address on the web; nothing else."""
    target = destinations.of_action(link)
    if target is not None:
        return {"/Dest": target}
    address = link_address(link)
    if address and (is_inner(address) or address.lower().startswith(WEB_SCHEMES)):
        return {"/A": pikepdf.Dictionary(Type=pikepdf.Name.Action, S=pikepdf.Name.URI, URI=link["/A"]["/URI"])}
    return {}


def link_address(link: Any) -> str:
    """Give the address of a link with a URI action, else an empty text."""
    action = link.get("/A")
    if not isinstance(action, pikepdf.Dictionary) or action.get("/S") != "/URI":
        return ""
    address = action.get("/URI")
    return bytes(address).decode("utf-8", "replace") if isinstance(address, pikepdf.String) else ""


def _becomes_a_picture(annotation: Any) -> bool:
    """Make a form field, a film or a carried file into a stamp that looks as it did; say whether it looked like anything."""
    appearances = annotation.get("/AP")
    shown = appearances.get("/N") if isinstance(appearances, pikepdf.Dictionary) else None
    if isinstance(shown, pikepdf.Dictionary):
        shown = shown.get(name_text(annotation.get("/AS")) or "/Off")
    if not isinstance(shown, pikepdf.Stream) or "/Rect" not in annotation:
        return False
    annotation["/Subtype"] = pikepdf.Name.Stamp
    annotation["/AP"] = pikepdf.Dictionary(N=shown)
    flags = annotation.get("/F", 0)
    annotation["/F"] = (flags if isinstance(flags, int) else 0) | _PRINTED
    text = annotation.get("/TU", annotation.get("/Contents"))
    for key in ("/AS", "/T", "/Q", "/DA", "/H", "/Contents", "/Name"):  # a field's own, or meaning something else in a stamp
        if key in annotation:
            del annotation[key]
    if isinstance(text, pikepdf.String):
        annotation["/Contents"] = text
    return True


def _keep_appearances(annotation: Any) -> None:
    """Keep only what an appearance dictionary may hold (12.5.5): streams, or dictionaries of streams."""
    appearances = annotation.get("/AP")
    if not isinstance(appearances, pikepdf.Dictionary):
        if "/AP" in annotation:
            del annotation["/AP"]
        return
    clean: dict[str, Any] = {}
    for key in ("/N", "/R", "/D"):
        value = appearances.get(key)
        if isinstance(value, pikepdf.Stream):
            clean[key] = value
        elif isinstance(value, pikepdf.Dictionary):
            clean[key] = dictionary((state, one) for state, one in value.items() if isinstance(one, pikepdf.Stream))
    annotation["/AP"] = pikepdf.Dictionary(clean)
