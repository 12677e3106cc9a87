"""What the parts of a bundle are called, and so where in it a link leads."""

from papergen.model.case import Case
from papergen.render.runs import BUNDLE_SCHEME


def bundle_links(case: Case, stem: str) -> dict[str, str]:
    """Say where in the bundle each attachment of a case is, by its file; one carried beside it has a page that names it."""
    with_file = ((number, bilaga) for number, bilaga in enumerate(case.bilagor, 1) if bilaga.target)
    return {bilaga.target: BUNDLE_SCHEME + attachment_part(stem, number) for number, bilaga in with_file}


def attachment_part(stem: str, number: int) -> str:
    """Name the part of the bundle that names attachment `number` of the case `stem`."""
    return f"{stem}/bilaga-{number}"
