"""A part made ready: all of the joining that hangs on the part alone, done once and kept, so that joining is quick.

What is left for `join` is what hangs on the other parts, and has slots: numbers, titles, and where links between parts lead.
"""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

import pikepdf

from papergen.bundle.annotations import link_address
from papergen.bundle.cleaning import clean
from papergen.bundle.closing import close_content
from papergen.bundle.destinations import Destinations
from papergen.bundle.gathering import Slots, gather
from papergen.bundle.intents import colours, output_intent, plain_intent
from papergen.bundle.layers import layers_of
from papergen.bundle.page_view import seen
from papergen.bundle.part import INNER_SCHEME, PartError
from papergen.bundle.reading import DAMAGE, entries_of, open_part
from papergen.bundle.ready_tags import ReadyTags, ready_tags
from papergen.bundle.sheaf import packed_sheaves
from papergen.bundle.tying import WHOLE


def make_ready(data: bytes, name: str = "", *, foreign: bool = False) -> bytes:
    """Give a PDF as `join` takes it. The same input gives the same bytes; `name` is for the fault.

    `foreign`: not set by us, so that its content may be careless, and its links lead to no other part. Raises PartError.
    """
    with open_part(name, data) as pdf:
        try:
            return _made_ready(pdf, foreign)
        except DAMAGE as error:
            raise PartError(name, f"damaged ({type(error).__name__}: {error})") from error


def _made_ready(pdf: pikepdf.Pdf, foreign: bool) -> bytes:
    outline = [] if foreign else [asdict(entry) for entry in entries_of(pdf)]
    _anchor_annotations(pdf)
    cleaned = clean(pdf, Destinations(pdf), lambda address: not foreign and address.startswith(INNER_SCHEME))
    pages, slots, (groups, off) = cleaned.pages, Slots(pdf), layers_of(pdf)
    tags = ready_tags(pdf, cleaned.tagged, slots)
    intent = output_intent(pdf)
    fonts = [_make_room(pdf, page, number, slots, careless=foreign) for number, page in enumerate(pages)]
    if not foreign:
        _leave_links(pages, slots)
    roots = [*pages, *([tags.part, *_kept(pdf, tags)] if tags else []), *groups]
    sheaf, numbers = gather(pdf, roots, slots, tags.parents if tags else (), whole=WHOLE)
    views = [seen(page) for page in pages]
    facts = {
        "pages": [
            [numbers[page.objgen[0]], font, [*view.matrix], view.width, view.height]
            for page, font, view in zip(pages, fonts, views, strict=True)
        ],
        "outline": outline,
        "slots": slots.listed,
        "tags": _told(tags, numbers) if tags else None,
        "layers": [[numbers[group.objgen[0]] for group in each] for each in (groups, off)],
        "colours": colours(intent) if intent is not None else 0,
    }
    own = [] if intent is None else [gather(pdf, [pdf.make_indirect(plain_intent(intent))])[0]]
    return packed_sheaves(facts, [sheaf, *own])


def _anchor_annotations(pdf: pikepdf.Pdf) -> None:
    """Give each annotation a number of its own, so that the tags can name it."""
    for page in pdf.pages:
        annotations: Any = page.obj.get("/Annots")
        if isinstance(annotations, pikepdf.Array):
            page.obj["/Annots"] = pikepdf.Array(
                one if not isinstance(one, pikepdf.Dictionary) or one.is_indirect else pdf.make_indirect(one)
                for one in list(annotations)
            )


def _make_room(pdf: pikepdf.Pdf, page: Any, number: int, slots: Slots, *, careless: bool) -> str:
    """Make room on a page for its number, and for its place among the others; gives the name of the number's font there."""
    close_content(pdf, page, careless=careless)
    page["/Contents"].append(slots.of("stamp", number))
    page["/Parent"] = slots.of("pages")
    resources = page.get("/Resources")
    if not isinstance(resources, pikepdf.Dictionary):
        page["/Resources"] = resources = pikepdf.Dictionary()
    if not isinstance(resources.get("/Font"), pikepdf.Dictionary):
        resources["/Font"] = pikepdf.Dictionary()
    fonts, font = page["/Resources"]["/Font"], slots.of("font")
    name, count = "/PapergenNumber", 1
    while name in fonts and not (fonts[name].is_indirect and fonts[name].objgen == font.objgen):
        count += 1
        name = f"/PapergenNumber{count}"
    fonts[name] = font
    return name


def _leave_links(pages: Iterable[Any], slots: Slots) -> None:
    """Let links to other parts lead to slots."""
    for page in pages:
        for annotation in page.get("/Annots", ()):
            address = link_address(annotation) if annotation.get("/Subtype") == "/Link" else ""
            if address.startswith(INNER_SCHEME):
                del annotation["/A"]
                target = address.removeprefix(INNER_SCHEME)
                annotation["/Dest"] = slots.of("link", target)
                annotation["/Contents"] = slots.of("name", target)  # what is read aloud (ISO 14289-1, 7.18.5)


def _kept(pdf: pikepdf.Pdf, tags: ReadyTags) -> list[Any]:
    """Let classes and namespaces be objects of their own; gives them."""
    tags.classes = {name: _anchored(pdf, value) for name, value in tags.classes.items()}
    tags.namespaces = [_anchored(pdf, one) for one in tags.namespaces]
    return [*tags.classes.values(), *tags.namespaces]


def _anchored(pdf: pikepdf.Pdf, value: Any) -> Any:
    return value if value.is_indirect else pdf.make_indirect(value)


def _told(tags: ReadyTags, numbers: dict[int, int]) -> dict[str, Any]:
    def number(thing: Any) -> int:
        return numbers[thing.objgen[0]]

    return {
        "part": number(tags.part),
        "ids": [[key.hex(), number(element)] for key, element in tags.ids.items()],
        "roles": tags.roles,
        "classes": {name: number(value) for name, value in tags.classes.items()},
        "namespaces": [number(one) for one in tags.namespaces],
        "suspects": tags.suspects,
    }
