"""The same Word file, byte for byte, for the same content: fixed order, fixed times, fixed properties."""

import io
import zipfile
from datetime import UTC, date, datetime
from typing import Any, cast

from docx.opc.pkgwriter import PackageWriter
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


class _Files(dict[str, bytes]):
    """The files of a package, gathered as python-docx writes them: it would deflate all of them, for us to inflate again."""

    def write(self, pack_uri: Any, blob: bytes) -> None:
        """Take a file; python-docx calls this as it would its own zip's."""
        self[pack_uri.membername] = blob


def pack(document: Any) -> bytes:
    """Give an opened Word file as a zip with sorted names and no times of its own.

    `[Content_Types].xml` comes first, as OPC readers expect.
    """
    package = document.part.package
    for part in package.parts:
        part.before_marshal()
    files, writer = _Files(), cast(Any, PackageWriter)
    writer._write_content_types_stream(files, package.parts)
    writer._write_pkg_rels(files, package.rels)
    writer._write_parts(files, package.parts)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as new:
        for name in sorted(files, key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            new.writestr(entry, files[name])
    return out.getvalue()
