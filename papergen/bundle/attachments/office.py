"""Word, Excel and OpenDocument files: turned into PDF by a converter that is handed in, with what the PDF does not show noted."""

import re
from collections.abc import Mapping

from papergen.bundle.attachments import faults
from papergen.bundle.attachments.faults import About
from papergen.bundle.attachments.frozen import frozen
from papergen.bundle.attachments.inner_times import without_inner_times
from papergen.bundle.attachments.office_package import parts_of
from papergen.bundle.attachments.opening import BROKEN
from papergen.bundle.attachments.part import OFFICE_KINDS, Makers, OfficeError
from papergen.bundle.part import PartError
from papergen.bundle.reading import page_count
from papergen.problems import PapergenError

# In each kind: the part of the package, what to find in it, what that is called, and what to do.
_LEFT_OUT = {
    "docx": (
        ("word/comments.xml", rb"<w:comment ", "kommentarer, som inte syns i handlingarna"),
        (
            "word/document.xml",
            rb"<w:(ins|del|moveFrom|moveTo) ",
            "spårade ändringar; kontrollera att rätt text syns i handlingarna",
        ),
    ),
    "xlsx": (("xl/workbook.xml", rb'state="(hidden|veryHidden)"', "dolda blad, som inte syns i handlingarna"),),
    "odt": (
        ("content.xml", rb"<office:annotation[ >]", "kommentarer, som inte syns i handlingarna"),
        ("content.xml", rb"<text:tracked-changes", "spårade ändringar; kontrollera att rätt text syns i handlingarna"),
    ),
    "ods": (("content.xml", rb'table:display="false"', "dolda blad, som inte syns i handlingarna"),),
}


def convert(data: bytes, kind: str, makers: Makers, about: About) -> bytes:
    """Give the PDF of an Office file as it was saved; raises PapergenError where LibreOffice is missing or fails.

    LibreOffice gets a copy without fields and formulas (`frozen.py`), for it would reckon them anew, day after day.
    """
    if makers.office is None:
        raise about.stop(faults.NO_OFFICE, what=OFFICE_KINDS[kind])
    parts = parts_of(data, about)
    _note_what_is_left_out(parts, kind, about)
    copy, by_page = frozen(data, parts, kind, about)
    try:
        made = without_inner_times(makers.office(copy, f".{kind}"))
        several = bool(by_page) and page_count(made) > 1
    except OfficeError as error:
        raise about.stop(faults.OFFICE_FAILED, why=str(error)) from error
    except (*BROKEN, PartError) as error:
        raise about.stop(faults.OFFICE_FAILED, why="det blev ingen hel PDF") from error
    if several:
        raise PapergenError([*about.notes, *by_page])
    return made


def _note_what_is_left_out(parts: Mapping[str, bytes], kind: str, about: About) -> None:
    for part, mark, what in _LEFT_OUT.get(kind, ()):
        if re.search(mark, parts.get(part, b"")):
            about.note(faults.OFFICE_LEAVES_OUT, what=what)
