"""What the parts of a bundle are called, and so where in it a link leads."""

from papergen.model.case import Case
from papergen.render.runs import BUNDLE_SCHEME


def bundle_links(case: Case, stem: str) -> dict[str, str]:
    """Say where in the bundle each attachment of a case is, by its file; those carried beside the bundle are not in it."""
    bound = [
        (number, bilaga) for number, bilaga in enumerate(case.bilagor, 1) if bilaga.target and bilaga.behandling != "medföljer"
    ]
    return {bilaga.target: BUNDLE_SCHEME + attachment_part(stem, number) for number, bilaga in bound}


def attachment_part(stem: str, number: int) -> str:
    """Name the part of the bundle that holds attachment `number` of the case `stem`."""
    return f"{stem}/bilaga-{number}"
