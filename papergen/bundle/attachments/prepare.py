"""Which way each sort of file takes into the bundle: examined, converted or set."""

from pathlib import PurePosixPath

from papergen.bundle.attachments import faults
from papergen.bundle.attachments.examine_pdf import examine_pdf
from papergen.bundle.attachments.faults import About
from papergen.bundle.attachments.office import convert
from papergen.bundle.attachments.part import OFFICE_KINDS, AttachmentPart, Makers
from papergen.bundle.attachments.text import is_utf_16, read_text
from papergen.bundle.claims import OWN
from papergen.bundle.reading import page_count
from papergen.model.case import Behandling
from papergen.problems import Place

_NAMED_KINDS = {
    "gif": "en GIF-bild",
    "tiff": "en TIFF-bild",
    "bmp": "en BMP-bild",
    "webp": "en WebP-bild",
    "zip": "en zip-fil",
    "doc": "en äldre Office-fil eller en Office-fil med lösenord",
    "rtf": "en RTF-fil",
}
_PLAIN_TEXT = (".txt", ".text", ".md", ".markdown")
# Letters to the eye of a program: printed as they are, they would be read by nobody.
_FOR_PROGRAMS = {
    ".htm": "en webbsida",
    ".html": "en webbsida",
    ".xhtml": "en webbsida",
    ".svg": "en SVG-bild",
    ".csv": "en tabell för program (CSV)",
    ".tsv": "en tabell för program (TSV)",
    ".eml": "ett sparat mejl",
    ".xml": "en datafil (XML)",
    ".json": "en datafil (JSON)",
    ".ics": "en kalenderfil",
}


def prepare_attachment(
    data: bytes, kind: str, name: str, title: str, place: Place, behandling: Behandling, makers: Makers
) -> AttachmentPart:
    """Make a file fit for the bundle.

    `kind` is what the file is by its content (`papergen.read.file_kind`), `name` the file as the case names it, `title` what the
    attachment is called, `place` where the case lists it. `behandling` is "" or "kopia"; what is carried beside the bundle does
    not come here. Raises PapergenError with everything known to be wrong; what is only worth knowing is in the part's notes.
    """
    about = About(name, place, kind in OFFICE_KINDS)
    copy = behandling == "kopia"
    if kind == "pdf":
        return examine_pdf(data, title, copy, makers.verify, about)
    if kind not in ("empty", "pdf") and name.lower().endswith(".pdf"):
        raise about.stop(faults.DAMAGED, why="den är ingen PDF, fast den heter så")
    if kind in OFFICE_KINDS:
        return examine_pdf(convert(data, kind, makers, about), title, copy, makers.verify, about)
    if kind in ("png", "jpeg"):
        return _own(makers.picture(data), copy, about)
    if kind == "unknown" and is_utf_16(data):
        kind = "text"
    if kind == "text" and name.lower().endswith((".md", ".markdown")):
        made, notes = makers.markdown(read_text(data, about))
        about.notes += notes
        return _own(made, copy, about)
    if kind == "text" and name.lower().endswith(_PLAIN_TEXT):
        return _own(makers.text(read_text(data, about)), copy, about)
    if kind == "text":
        what = _FOR_PROGRAMS.get(PurePosixPath(name).suffix.lower(), "en textfil som inte heter .txt")
        raise about.stop(faults.UNKNOWN_KIND, what=what)
    if kind == "empty":
        raise about.stop(faults.EMPTY)
    raise about.stop(faults.UNKNOWN_KIND, what=_NAMED_KINDS.get(kind, "av en sort som inte går att känna igen"))


def _own(made: bytes, copy: bool, about: About) -> AttachmentPart:
    """Give a part that we have set ourselves: it keeps to every standard, and has tags, but never a signature of its own."""
    if copy:
        about.note(faults.COPY_WITHOUT_SIGNATURE)
    return AttachmentPart(made, page_count(made), OWN, True, copy, tuple(about.notes))
