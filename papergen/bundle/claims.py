"""What a PDF may truthfully say of itself: which level of PDF/A-2 it keeps to, and whether PDF/UA-1."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

PdfaLevel = Literal["", "2b", "2a"]
_LEVELS: tuple[PdfaLevel, ...] = ("", "2b", "2a")


@dataclass(frozen=True, slots=True)
class Claims:
    """`pdfa` is the level of ISO 19005-2 that is kept (empty: none), `pdfua` whether ISO 14289-1 is."""

    pdfa: PdfaLevel = ""
    pdfua: bool = False


OWN = Claims("2a", True)  # all that typst sets for us
NONE = Claims()


def joined(parts: Iterable[Claims]) -> Claims:
    """Give what is true of all parts at once; nothing can be said of no parts."""
    claims = list(parts)
    if not claims:
        return NONE
    return Claims(min((claim.pdfa for claim in claims), key=_LEVELS.index), all(claim.pdfua for claim in claims))
