"""The bytes of a PDF, opened and looked through: nothing that is encrypted, damaged or empty comes further.

qpdf mends a damaged file as well as it can and says so in warnings. A mended file may lack pages or pictures, so it is refused.
"""

import re
import zlib
from typing import Any

from pikepdf import DataDecodingError, Object, PasswordError, Pdf, PdfError, Stream, StreamParser

from papergen.bundle.attachments import faults
from papergen.bundle.attachments.faults import About
from papergen.bundle.from_memory import open_bytes

MAX_PAGES = 2000
MAX_SIDE = 14_400  # points (200 inches): the longest side ISO 32000-1 annex C allows
MAX_UNPACKED = 1_000_000_000  # bytes in one stream; a scanned A0 in colour has half
MAX_PARSED = 2_000_000  # bytes of drawing on one page that are read word by word; heavier ones vouch by their checksums
MAX_CONTENT = 100_000_000  # bytes of drawing on one page; heavy maps have a tenth
POINTS_PER_METRE = 72 / 0.0254
_CHUNK = 1 << 20
_PACKED = {"/FlateDecode", "/Fl", "/LZWDecode", "/LZW"}
_HARMLESS = re.compile(r"extraneous whitespace seen before xref")
# What pikepdf raises for files that lie about themselves: wrong types, missing keys, loops.
BROKEN = (
    PdfError,
    DataDecodingError,
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    IndexError,
    RuntimeError,
    OverflowError,
    ArithmeticError,
)


def open_pdf(data: bytes, about: About) -> Pdf:
    """Open a PDF; raises PapergenError if it is empty, encrypted, damaged, or has more or larger pages than fit."""
    if not data.strip(b"\0\t\n\f\r "):
        raise about.stop(faults.EMPTY)
    try:
        pdf = open_bytes(data)
        if pdf.is_encrypted:  # opened without a password all the same
            raise about.stop(faults.LOCKED)
        _look_through(pdf, about)
    except PasswordError:
        raise about.stop(faults.ENCRYPTED) from None
    except BROKEN as error:
        if "encrypt" in str(error).lower():
            raise about.stop(faults.ENCRYPTED) from None
        raise about.stop(faults.DAMAGED, why="den går inte att läsa som PDF") from error
    if any(not _HARMLESS.search(str(warning)) for warning in pdf.get_warnings()):
        raise about.stop(faults.DAMAGED, why="den är trasig inuti, så delar av den kan saknas")
    return pdf


def _look_through(pdf: Pdf, about: About) -> None:
    count = len(pdf.pages)
    if count == 0:
        raise about.stop(faults.EMPTY)
    if count > MAX_PAGES:
        raise about.stop(faults.TOO_MANY_PAGES, pages=count, limit=MAX_PAGES)
    if int(pdf.Root.Pages.Count) != count:
        raise about.stop(faults.DAMAGED, why=f"den säger sig ha {pdf.Root.Pages.Count} sidor men har {count}")
    for stream in pdf.objects:
        if isinstance(stream, Stream):
            _unpack(stream, about)
    _look_at_pages(pdf, about)


def _look_at_pages(pdf: Pdf, about: About) -> None:
    blank: list[str] = []
    for number, page in enumerate(pdf.pages, 1):
        _measure(page, number, about)
        drawn = _Drawn(page)
        size = _weigh(page, about) if "/Contents" in page.obj else 0
        if 0 < size <= MAX_PARSED:
            page.parse_contents(drawn)
        if drawn.last is None and size <= MAX_PARSED:
            blank.append(str(number))
        if drawn.missing:
            raise about.stop(faults.DAMAGED, why=f"en bild på sida {number} saknas")
    if blank:
        about.note(faults.BLANK, pages=", ".join(blank))


class _Drawn(StreamParser):
    """Reads a page's drawing and notes pictures it asks for that the file does not have."""

    def __init__(self, page: Any) -> None:
        super().__init__()
        resources = page.obj.get("/Resources")
        pictures = resources.get("/XObject") if resources is not None else None
        self.known = set(pictures.keys()) if pictures is not None else set()
        self.last: Any = None
        self.missing = False

    def handle_object(self, obj: Object, *_: int) -> None:
        """Take the next operand or operator."""
        if isinstance(obj, Object) and obj._type_name == "operator" and str(obj) == "Do" and str(self.last) not in self.known:
            self.missing = True
        self.last = obj

    def handle_eof(self) -> None:
        """Take the end."""


def _measure(page: Any, number: int, about: About) -> None:
    left, bottom, right, top = (float(side) for side in page.mediabox)
    side = max(abs(right - left), abs(top - bottom)) * float(page.obj.get("/UserUnit", 1))
    if not min(abs(right - left), abs(top - bottom)) > 0:
        raise about.stop(faults.DAMAGED, why=f"sida {number} har ingen yta")
    if side > MAX_SIDE:
        size = f"{side / POINTS_PER_METRE:.2f}".replace(".", ",")
        raise about.stop(faults.TOO_LARGE_PAGE, page=number, size=size)


def _filters(stream: Stream) -> list[str]:
    found = stream.get("/Filter")
    if found is None:
        return []
    return [str(found)] if found._type_name == "name" else [str(name) for name in found]


def _unpack(stream: Stream, about: About) -> None:
    """See that a packed stream can be unpacked whole, a piece at a time so that a bomb takes no memory."""
    if "/F" in stream:
        raise about.stop(faults.OUTSIDE_CONTENT)
    filters = _filters(stream)
    if sum(name in _PACKED for name in filters) > 1:
        raise about.stop(faults.TOO_HEAVY)
    if filters in (["/DCTDecode"], ["/DCT"]) and b"\xff\xd9" not in stream.read_raw_bytes()[-1024:]:
        raise about.stop(faults.DAMAGED, why="en bild i den är avhuggen")
    if filters not in (["/FlateDecode"], ["/Fl"]):
        return
    unpacker, rest, size = zlib.decompressobj(), stream.read_raw_bytes(), 0
    try:
        while rest and not unpacker.eof and size <= MAX_UNPACKED:
            size += len(unpacker.decompress(rest, _CHUNK))
            rest = unpacker.unconsumed_tail
    except zlib.error as error:
        raise about.stop(faults.DAMAGED, why="en del av innehållet går inte att packa upp") from error
    if size > MAX_UNPACKED:
        raise about.stop(faults.TOO_HEAVY)
    if not unpacker.eof and size:
        raise about.stop(faults.DAMAGED, why="en del av innehållet är avhuggen")


def _weigh(page: Any, about: About) -> int:
    """See that a page's drawing is not unreasonably heavy before it is read into memory; gives its size in bytes."""
    contents = page.obj.Contents
    size = 0
    for stream in contents if contents._type_name == "array" else [contents]:
        if not isinstance(stream, Stream):
            raise about.stop(faults.DAMAGED, why="en sidas innehåll saknas")
        unpacker, rest = zlib.decompressobj(), stream.read_raw_bytes()
        if _filters(stream) not in (["/FlateDecode"], ["/Fl"]):
            size += len(rest)
            continue
        while rest and not unpacker.eof and size <= MAX_CONTENT:
            size += len(unpacker.decompress(rest, _CHUNK))
            rest = unpacker.unconsumed_tail
    if size > MAX_CONTENT:
        raise about.stop(faults.TOO_HEAVY)
    return size
