"""A part made ready beforehand: all of the joining that hangs on the part alone, done once and kept, so that joining is quick.

What is left for `join` is what hangs on the other parts: numbers, titles, and where links between parts lead.
"""

from typing import Any

import pikepdf

from papergen.bundle.cleaning import clean
from papergen.bundle.depth import is_an_abyss
from papergen.bundle.destinations import Destinations
from papergen.bundle.layers import layers_of
from papergen.bundle.packing import packed
from papergen.bundle.part import INNER_SCHEME, PartError
from papergen.bundle.reading import DAMAGE, open_part
from papergen.bundle.ready_tags import PARCEL, tag_parcel
from papergen.bundle.stamp import close_content

_KEPT = {"/Type", "/Pages", "/Lang", "/MarkInfo", "/OCProperties", "/OutputIntents", PARCEL}


def make_ready(data: bytes, mark: str, *, foreign: bool = False) -> bytes | None:
    """Give a part as `Part.ready` means it; None for one that can only be joined as it is, and is told of there if it is damaged.

    `mark` tells its tags' IDs from those of other parts: best something made of its content. The same input gives the same bytes.
    """
    try:
        with open_part(mark, data) as pdf:
            _anchor_annotations(pdf)
            cleaned = clean(pdf, Destinations(pdf), lambda address: not foreign and address.startswith(INNER_SCHEME))
            parcel, layers = tag_parcel(pdf, cleaned.tagged, f"p{mark}-".encode()), layers_of(pdf)
            if parcel is None or is_an_abyss(pdf, [*cleaned.pages, parcel, *([] if layers is None else [layers])]):
                return None
            for page in cleaned.pages:
                close_content(pdf, page, careless=foreign)
            pdf.Root[PARCEL] = parcel
            for key in set(pdf.Root.keys()) - _KEPT:
                del pdf.Root[key]
            for key in set(pdf.trailer.keys()) & {"/Info"}:
                del pdf.trailer[key]
            return packed(pdf)
    except (PartError, *DAMAGE):
        return None


def _anchor_annotations(pdf: pikepdf.Pdf) -> None:
    """Give each annotation a number of its own, so that the list of what is tagged can name it."""
    for page in pdf.pages:
        annotations: Any = page.obj.get("/Annots")
        if isinstance(annotations, pikepdf.Array):
            page.obj["/Annots"] = pikepdf.Array(
                one if not isinstance(one, pikepdf.Dictionary) or one.is_indirect else pdf.make_indirect(one)
                for one in list(annotations)
            )
