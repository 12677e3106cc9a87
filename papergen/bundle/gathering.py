"""From an opened PDF to a sheaf: all objects that some others lead to, as text, with slots for what is not known yet."""

import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pikepdf

from papergen.bundle.names import dictionary
from papergen.bundle.pdf_file import LEVEL
from papergen.bundle.pdf_text import name as pdf_name
from papergen.bundle.sheaf import END, Sheaf

# As qpdf writes them; it never writes an R by itself otherwise, but in a string.
_REFERENCE = re.compile(rb"(\d+ \d+) R\b")
_STRING = re.compile(rb"\((?:[^()\\]|\\.)*\)", re.DOTALL)  # qpdf escapes every bracket within, and writes what is no text as <…>
_OBJECT, _SLOT = b"\x01", b"\x02"  # what stands for either while texts are put together
_NOTHING = b"null", -1  # for what is not carried
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
        self.numbers: dict[bytes, int] = {}  # by the empty objects, as references name them
        self.listed: list[list[Any]] = []

    def of(self, what: str, value: str | int = "") -> Any:
        """Give the object that stands for a slot, to be put where it belongs; the same for the same words."""
        if (what, value) not in self._objects:
            made = self._pdf.make_indirect(pikepdf.Dictionary())
            self._objects[what, value] = made
            self.numbers[_key(made)] = len(self.listed)
            self.listed.append([what, value])
        return self._objects[what, value]


def gather(
    pdf: pikepdf.Pdf, roots: Sequence[Any], slots: Slots | None = None, further: Iterable[Any] = (), *, whole: Iterable[str] = ()
) -> tuple[Sheaf, dict[int, int]]:
    """Give the indirect objects `roots` and all they lead to as a sheaf, and each object's number in it by its number in `pdf`.

    Pages are gone into where they are roots themselves, and nowhere else. `further` are values that name some of the objects.
    A key in `whole` belongs to its slot: what is filled in is the whole entry, or nothing.
    """
    words = [_pieces(value.unparse()) for value in further]
    names = [*map(_key, roots), *(name for word in words for name in word[1::2])]
    slot_numbers = slots.numbers if slots else {}
    texts, data = _reached(pdf, names, frozenset(map(_key, roots)), slot_numbers)
    order = [key for key in texts if key not in data] + list(data)
    places = {key: (_OBJECT, number) for number, key in enumerate(order)}
    places |= {key: (_SLOT, len(order) + number) for key, number in slot_numbers.items()}
    written, missing = [], []
    for pieces in (*(texts[key] for key in order), *words):
        named = [places.get(key, _NOTHING) for key in pieces[1::2]]
        missing += [number for mark, number in named if mark is not _NOTHING[0]]
        pieces[1::2] = [mark for mark, _ in named]
        written.append(b"".join(pieces))
    text = END.join(written)
    for entry in whole:
        text = text.replace(pdf_name(entry) + b" " + _SLOT, _SLOT)
    text = text.replace(b"%", b"%%").replace(_OBJECT, b"%b").replace(_SLOT, b"%b")
    numbers = {int(key.split()[0]): number for number, key in enumerate(order, 1)}
    lengths = [len(stream) for stream in data.values()]
    return Sheaf(len(order) - len(lengths), lengths, missing, text, memoryview(b"".join(data.values()))), numbers


def _reached(
    pdf: pikepdf.Pdf, names: Sequence[bytes], own: frozenset[bytes], slots: Mapping[bytes, int]
) -> tuple[dict[bytes, list[bytes]], dict[bytes, bytes]]:
    """Give all objects that can be reached by `names`, in pieces (see `_pieces`), and the data of those that are streams.

    Raises ValueError where one is written with a control character, which qpdf does not do.
    """
    texts: dict[bytes, list[bytes]] = {}
    data: dict[bytes, bytes] = {}
    gone: set[bytes] = set()
    waiting = list(reversed(names))
    while waiting:
        name = waiting.pop()
        if name in texts or name in slots or name in gone:
            continue
        thing: Any = pdf.get_object(*map(int, name.split()))
        if isinstance(thing, pikepdf.Stream):
            text, data[name] = _stream(thing)
        else:
            text = _unparsed(thing)
            if text == b"null" or (name not in own and _NOT_CARRIED.search(text) and _is_page(thing)):
                gone.add(name)
                continue
        texts[name] = pieces = _pieces(text)
        waiting += reversed(pieces[1::2])
    if _CONTROL.search(b"".join(piece for pieces in texts.values() for piece in pieces)):
        raise ValueError("a control character")
    return texts, data


def _is_page(thing: Any) -> bool:
    """Tell whether an object is a page, or what holds the pages: also one within another object looks like it as text."""
    return isinstance(thing, pikepdf.Dictionary) and str(thing.get("/Type")) in _PAGES


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
    if "/Filter" in left_out or "/Length" not in entries or len(_LENGTH.findall(text)) != 1:
        text = dictionary((key, value) for key, value in entries.items() if key not in left_out).unparse()
    else:
        text = _LENGTH.sub(b"", text)
    inside = text.removeprefix(b"<<").removesuffix(b">>").strip()
    return (b"/Filter /FlateDecode " + inside).strip() if "/Filter" in left_out else inside, data
