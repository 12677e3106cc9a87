"""Links from one part to another: addresses become jumps to the other part's first page."""

from collections.abc import Mapping, Sequence
from typing import Any

import pikepdf

from papergen.bundle.annotations import link_address
from papergen.bundle.part import INNER_SCHEME, BrokenLink, Part


def is_inner(part: Part, address: str) -> bool:
    """Say whether an address in this part means another part of the bundle."""
    return not part.foreign and (address in part.links or address.startswith(INNER_SCHEME))


def connect(part: Part, pages: Sequence[Any], first_pages: Mapping[str, Any]) -> list[BrokenLink]:
    """Let the links on a part's pages in the bundle lead to the parts they mean; tell those that mean none."""
    broken = []
    for page in pages:
        for annotation in page.get("/Annots", ()):
            address = link_address(annotation) if annotation.get("/Subtype") == "/Link" else ""
            if not address or not is_inner(part, address):
                continue
            target = part.links.get(address, address.removeprefix(INNER_SCHEME))
            del annotation["/A"]
            if target in first_pages:
                annotation["/Dest"] = whole_page(first_pages[target])
            else:
                broken.append(BrokenLink(part.name, target))
    return broken


def whole_page(page: Any) -> Any:
    """Give the destination that shows a page from its top at the reader's own zoom."""
    return pikepdf.Array([page, pikepdf.Name.XYZ, None, None, None])


def write_names(bundle: pikepdf.Pdf, first_pages: Mapping[str, Any]) -> None:
    """Let every part be found by its name from outside: `handlingar.pdf#nameddest=NAME`."""
    named = {bytes(pikepdf.String(name)): whole_page(page) for name, page in first_pages.items()}
    pairs = [item for key in sorted(named) for item in (pikepdf.String(key), named[key])]
    bundle.Root["/Names"] = pikepdf.Dictionary(Dests=pikepdf.Dictionary(Names=pikepdf.Array(pairs)))
