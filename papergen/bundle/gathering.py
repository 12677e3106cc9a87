"""From an opened PDF to a sheaf: all objects that some others lead to, as text, with slots for what is not known yet."""

import re
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

import pikepdf

from papergen.bundle.names import dictionary
from papergen.bundle.pdf_file import LEVEL
from papergen.bundle.pdf_text import name
from papergen.bundle.sheaf import END, NUMBER, SLOT, Sheaf

# As qpdf writes them; it never writes an R by itself otherwise, but in a string.
_REFERENCE = re.compile(rb"(\d+ \d+) R\b")
_STRING = re.compile(rb"\((?:[^()\\]|\\.)*\)", re.DOTALL)  # qpdf escapes every bracket within, and writes what is no text as <…>
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]")
_LENGTH = re.compile(rb"/Length (?:\d+ \d+ R|\d+) ?")
_NOT_CARRIED = re.compile(rb"/Type /(?:Page|Pages|Catalog)(?!\w)")
_PAGES = {"/Page", "/Pages", "/Catalog"}
_DECODED = {"/FlateDecode", "/LZWDecode", "/ASCII85Decode", "/ASCIIHexDecode"}


class Slots:
    """Places in the objects of a PDF that are filled in when it is joined with others.

    Each is an empty object until its PDF becomes a sheaf. `listed` has what goes into them, in the order of their numbers.
    """

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        """Begin without any."""
        self._pdf = pdf
        self._objects: dict[tuple[str, Any], Any] = {}
        self.marks: dict[bytes, bytes] = {}  # by the empty objects, as references name them
        self.listed: list[list[Any]] = []

    def of(self, what: str, value: str | int = "") -> Any:
        """Give the object that stands for a slot, to be put where it belongs; the same for the same words."""
        if (what, value) not in self._objects:
            made = self._pdf.make_indirect(pikepdf.Dictionary())
            self._objects[what, value] = made
            self.marks[_key(made)] = b"%s%d;" % (SLOT, len(self.listed))
            self.listed.append([what, value])
        return self._objects[what, value]


def gather(
    pdf: pikepdf.Pdf, roots: Sequence[Any], slots: Slots | None = None, further: Iterable[Any] = (), *, whole: Iterable[str] = ()
) -> tuple[Sheaf, dict[int, int]]:
    """Give the indirect objects `roots` and all they lead to as a sheaf, and each object's number in it by its number in `pdf`.

    Pages are gone into where they are roots themselves, and nowhere else. `further` are values that name some of the objects.
    A key in `whole` belongs to its slot: what is filled in is the whole entry, or nothing.
    """
    texts: dict[bytes, list[bytes]] = {}  # what is written, each second piece the name of an object
    data: dict[bytes, bytes] = {}
    marks = dict(slots.marks) if slots else {}
    own = set(map(_key, roots))
    words = [_pieces(value.unparse()) for value in further]
    waiting = [*reversed([_key(root) for root in roots]), *(key for word in reversed(words) for key in reversed(word[1::2]))]
    while waiting:
        key = waiting.pop()
        if key in texts or key in marks:
            continue
        thing: Any = pdf.get_object(*map(int, key.split()))
        if isinstance(thing, pikepdf.Stream):
            text, data[key] = _stream(thing)
        else:
            text = _unparsed(thing)
            if text == b"null" or (key not in own and _NOT_CARRIED.search(text) and str(thing.get("/Type")) in _PAGES):
                marks[key] = b"null"
                continue
        texts[key] = pieces = _pieces(text)
        waiting += reversed(pieces[1::2])
    order = [key for key in texts if key not in data] + list(data)
    if _CONTROL.search(b"".join(piece for pieces in (*texts.values(), *words) for piece in pieces)):
        raise ValueError("a control character")
    marks |= {key: b"%s%d 0 R" % (NUMBER, number) for number, key in enumerate(order, 1)}
    written = []
    for pieces in (*(texts[key] for key in order), *words):
        pieces[1::2] = [marks[key] for key in pieces[1::2]]
        written.append(b"".join(pieces))
    joined = END.join(written)
    for entry in whole:
        joined = joined.replace(name(entry) + b" " + SLOT, SLOT)
    streams = list(data.values())
    numbers = {int(key.split()[0]): number for number, key in enumerate(order, 1)}
    return Sheaf(len(order) - len(streams), [len(one) for one in streams], joined, memoryview(b"".join(streams))), numbers


def _key(thing: Any) -> bytes:
    return b"%d %d" % thing.objgen


def _pieces(text: bytes) -> list[bytes]:
    """Divide what is written at its references; each second piece is the name of an object."""
    if b"(" in text:  # what looks like a reference in a string is none
        text = _STRING.sub(lambda string: string[0].replace(b" ", rb"\040"), text)
    return _REFERENCE.split(text)


def _unparsed(thing: Any) -> bytes:
    if isinstance(thing, pikepdf.Object):
        text = thing.unparse(resolved=True)
    elif isinstance(thing, bool):
        text = b"true" if thing else b"false"
    else:
        text = b"null" if thing is None else f"{thing:f}".encode() if not isinstance(thing, int) else b"%d" % thing
    return text


def _stream(thing: Any) -> tuple[bytes, bytes]:
    """Give a stream's entries without its length, and its data: pressed, if they are not in a way that PDF/A knows already."""
    entries = thing.stream_dict
    filters = entries.get("/Filter")
    names = [str(one) for one in filters] if isinstance(filters, pikepdf.Array) else [] if filters is None else [str(filters)]
    left_out, data = {"/Length"}, b""
    if names == ["/FlateDecode"] or not _DECODED.issuperset(names):
        data = thing.read_raw_bytes()
    else:
        try:
            data = zlib.compress(thing.read_bytes(decode_level=pikepdf.StreamDecodeLevel.generalized), LEVEL)
            left_out |= {"/Filter", "/DecodeParms"}
        except pikepdf.PdfError:  # damaged: nothing of it is shown anyhow
            data = thing.read_raw_bytes()
    text = entries.unparse()
    if left_out & {"/Filter"} or len(_LENGTH.findall(text)) != 1:
        text = dictionary((key, value) for key, value in entries.items() if key not in left_out).unparse()
    else:
        text = _LENGTH.sub(b"", text)
    inside = text.removeprefix(b"<<").removesuffix(b">>").strip()
    return (b"/Filter /FlateDecode " + inside).strip() if "/Filter" in left_out else inside, data
