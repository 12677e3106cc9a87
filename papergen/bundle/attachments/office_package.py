"""An Office file's zip: its XML parts read within limits, and a copy of it in which some of them are others."""

import io
import zipfile
import zlib
from collections.abc import Mapping

from lxml import etree

from papergen.bundle.attachments import faults
from papergen.bundle.attachments.faults import About

MAX_PART = 50_000_000  # bytes of one part that is read; a sheet of that size would have more pages than a bundle takes
MAX_UNPACKED = 500_000_000  # bytes of all parts, pictures and films too
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_BEGINNINGS = (b"<", b"\xef\xbb\xbf", *UTF_16)
# What zipfile raises for files that lie about themselves or are packed in a way it does not know.
UNPACKABLE = (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError, zlib.error)


def parts_of(data: bytes, about: About) -> dict[str, bytes]:
    """Give every part of an Office file by name, in the file's order.

    Raises PapergenError if it cannot be unpacked, is unreasonably large, or has two parts of one name: then two programs
    may well read two different letters.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            # zipfile unpacks no more than an entry says it holds, so what the entries say is a limit that keeps.
            if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
                raise about.stop(faults.TOO_HEAVY)
            if len({entry.filename for entry in entries}) < len(entries):
                raise about.stop(faults.DAMAGED, why="den har två delar med samma namn")
            return {entry.filename: package.read(entry) for entry in entries}
    except UNPACKABLE as error:
        raise about.stop(faults.DAMAGED, why="den går inte att packa upp") from error


def tree_of(content: bytes, about: About) -> etree._Element | None:
    """Give the root of a part that is XML, None for other parts; raises PapergenError for XML that cannot be read.

    A document type is refused: no Office program writes one, and what it stands for could be one thing here and another there.
    """
    if not content.lstrip().startswith(_BEGINNINGS):
        return None
    if len(content) > MAX_PART:
        raise about.stop(faults.TOO_HEAVY)
    try:
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise about.stop(faults.DAMAGED, why="en del av den går inte att läsa") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise about.stop(faults.DAMAGED, why="en del av den har en dokumenttyp, som Office-filer inte har")
    return root


def part_from(root: etree._Element) -> bytes:
    """Give the bytes of a part."""
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def with_parts(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """Give the Office file with some parts' content changed, and all other content and the order of parts as they were."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            content = changed[entry.filename] if entry.filename in changed else old.read(entry)
            copied = zipfile.ZipInfo(entry.filename, entry.date_time)  # stored, not packed: LibreOffice alone will read it
            copied.external_attr = entry.external_attr
            new.writestr(copied, content)
    return out.getvalue()
