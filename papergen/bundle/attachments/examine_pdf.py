"""A PDF of any origin made fit for the bundle, or all that keeps it out.

Pages keep their size, direction and crop. What is taken out and what it costs are told in notes; what would be lost or become
untrue keeps the file out.
"""

from pikepdf import Pdf

from papergen.bundle.attachments import faults
from papergen.bundle.attachments.actions import Actions
from papergen.bundle.attachments.active_content import refuse_portfolio, strip_active
from papergen.bundle.attachments.annotations import settle_annotations
from papergen.bundle.attachments.claiming import settle_claims
from papergen.bundle.attachments.faults import About
from papergen.bundle.attachments.forms import settle_form
from papergen.bundle.attachments.layers import settle_layers
from papergen.bundle.attachments.opening import BROKEN, open_pdf
from papergen.bundle.attachments.part import AttachmentPart, Verifier
from papergen.bundle.attachments.structure import is_tagged


def examine_pdf(data: bytes, title: str, copy: bool, verify: Verifier | None, about: About) -> AttachmentPart:
    """Clean a PDF and judge its claims. `copy`: it may be signed, and is shown as a copy. Raises PapergenError."""
    with open_pdf(data, about) as pdf:
        try:
            _clean(pdf, copy, about)
            made, claims = settle_claims(pdf, title, verify, about)
            return AttachmentPart(made, len(pdf.pages), claims, is_tagged(pdf), copy, tuple(about.notes))
        except BROKEN as error:
            raise about.stop(faults.DAMAGED, why="den är trasig inuti, så delar av den kan saknas") from error


def _clean(pdf: Pdf, copy: bool, about: About) -> None:
    refuse_portfolio(pdf, about)
    settle_form(pdf, copy, about)
    settle_layers(pdf, about)
    actions = Actions(pdf)
    settle_annotations(pdf, actions, about)
    strip_active(pdf, actions)
    actions.tell(about)
