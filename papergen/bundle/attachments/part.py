"""What an attachment becomes, and what other rooms must do for it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from papergen.bundle.claims import Claims
from papergen.problems import Problem

Standard = Literal["2a", "2b", "ua-1"]
Verifier = Callable[[bytes, Standard], bool]

OFFICE_KINDS = {
    "docx": "en Word-fil",
    "odt": "en OpenDocument-text",
    "xlsx": "en Excel-fil",
    "ods": "ett OpenDocument-kalkylark",
    "pptx": "en PowerPoint-fil",
    "odp": "en OpenDocument-presentation",
}
COPY_NOTE = "Kopia av ett signerat dokument. Signaturen gäller bara originalet."


@dataclass(frozen=True, slots=True)
class AttachmentPart:
    """An attachment as a PDF that is fit for the bundle.

    `claims` is what is true of it, `tagged` whether it has a structure tree, `copy` whether its heading page must say that it
    is a copy of a signed document. `notes` are warnings: what was taken out, and which claim it costs the bundle.
    """

    data: bytes
    pages: int
    claims: Claims
    tagged: bool
    copy: bool = False
    notes: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Makers:
    """What the bundle room cannot do itself, as functions that whoever owns the journey supplies.

    `picture` makes one tagged PDF/A-2a and PDF/UA-1 page of a PNG or JPEG, `text` and `markdown` such pages of a text; all three
    raise PapergenError. `office` turns an Office file (its bytes and its suffix, as `.docx`) into PDF and raises OfficeError;
    None where LibreOffice is not installed. `verify` tells whether a PDF that claims a standard keeps to it; None: nobody can.
    """

    picture: Callable[[bytes], bytes]
    text: Callable[[str], bytes]
    markdown: Callable[[str], tuple[bytes, tuple[Problem, ...]]]
    office: Callable[[bytes, str], bytes] | None = None
    verify: Verifier | None = None


class OfficeError(Exception):
    """LibreOffice could not convert a file; the text says why, in Swedish, and begins small."""
