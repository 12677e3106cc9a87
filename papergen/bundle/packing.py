"""PDFs written from opened ones: in one place, so that the same objects give the same bytes whatever was written before them."""

from io import BytesIO

import pikepdf

from papergen.bundle.pdf_file import LEVEL

pikepdf.settings.set_flate_compression_level(LEVEL)  # it holds for the whole process


def loose(pdf: pikepdf.Pdf, version: str = "") -> bytes:
    """Give a PDF with its objects as they are, each alone or in the streams it came in, and its metadata untouched."""
    out = BytesIO()
    pdf.save(out, deterministic_id=True, force_version=version, fix_metadata_version=False)
    return out.getvalue()
