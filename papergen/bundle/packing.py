"""PDFs written: the one place that does, so that the same objects give the same bytes whatever was written before them."""

from io import BytesIO
from typing import Any

import pikepdf

# It holds for the whole process. zlib's own default (6) takes half as long again for one per cent less.
pikepdf.settings.set_flate_compression_level(4)


def packed(pdf: pikepdf.Pdf, version: str = "") -> bytes:
    """Give a PDF with its objects in compressed streams (7.5.7); with `version` it says that it is of that version of PDF."""
    return _written(pdf, force_version=version, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def loose(pdf: pikepdf.Pdf, version: str = "") -> bytes:
    """Give a PDF with its objects as they are, each alone or in the streams it came in, and its metadata untouched."""
    return _written(pdf, force_version=version, fix_metadata_version=False)


def _written(pdf: pikepdf.Pdf, **how: Any) -> bytes:
    out = BytesIO()
    pdf.save(out, deterministic_id=True, **how)
    return out.getvalue()
