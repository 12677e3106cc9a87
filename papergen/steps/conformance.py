"""Whether a PDF keeps to a standard that it claims, as an independent program judges it: page-validation."""

from typing import Literal

import page

_PROFILES = {
    "2a": page.ValidationProfile.PDF_A_2A,
    "2b": page.ValidationProfile.PDF_A_2B,
    "ua-1": page.ValidationProfile.PDF_UA_1,
}


def conforms(data: bytes, standard: Literal["2a", "2b", "ua-1"]) -> bool:
    """Tell whether a PDF that claims a standard keeps to it, as far as a program can tell; no for one that cannot be judged."""
    try:
        return page.is_pdf_compliant_bytes(data, profile=_PROFILES[standard])
    except page.PageError:
        return False
