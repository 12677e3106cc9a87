"""The same Word file, byte for byte, for the same content: fixed order, fixed times, fixed properties."""

import io
import zipfile
from datetime import UTC, date, datetime
from typing import Any

from docx.oxml.ns import nsmap

CORE_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip can hold; what Word itself writes


def set_properties(document: Any, *, title: str, author: str, language: str, day: date) -> None:
    """Set the document properties of an opened Word file; `day` stands for created and modified."""
    # docxcompose, which docxtpl loads wherever it is installed, puts another namespace under python-docx's own prefix.
    nsmap["cp"] = CORE_PROPERTIES
    properties = document.core_properties
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC).replace(tzinfo=None)
    properties.title, properties.author, properties.last_modified_by = title[:255], author[:255], "papergen"
    properties.language, properties.comments, properties.keywords = language, "", ""
    properties.subject, properties.category, properties.revision = "", "", 1
    properties.created = properties.modified = moment


def repack(data: bytes) -> bytes:
    """Write a zip again with sorted names and no times of its own; `[Content_Types].xml` first, as OPC readers expect."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            new.writestr(entry, old.read(name))
    return out.getvalue()
