"""From an opened PDF to a sheaf: all objects that some others lead to, as text, with slots for what is not known yet."""

import re
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

import pikepdf

from papergen.bundle.names import dictionary
from papergen.bundle.pdf_file import LEVEL
from papergen.bundle.sheaf import Sheaf
from papergen.bundle.tying import tie

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

    Pages are gone into where they are roots themselves, and nowhere else. `slots`, `further` and `whole` are as `tie` takes them,
    but that the further ones are values. Raises ValueError where an object is written with a control character, which qpdf does
    not do.
    """
    names = [*map(_key, roots)]
    own, words = frozenset(names), [value.unparse() for value in further]

    def give(name: bytes) -> tuple[bytes, bytes | None] | None:
        thing: Any = pdf.get_object(*map(int, name.split()))
        if isinstance(thing, pikepdf.Stream):
            return _stream(thing)
        text = _unparsed(thing)
        left_out = text == b"null" or (name not in own and _NOT_CARRIED.search(text) and _is_page(thing))
        return None if left_out else (text, None)

    sheaf, numbers = tie(give, names, slots.numbers if slots else {}, words, whole=whole)
    return sheaf, {int(name.split()[0]): number for name, number in numbers.items()}


def _is_page(thing: Any) -> bool:
    """Tell whether an object is a page, or what holds the pages: also one within another object looks like it as text."""
    return isinstance(thing, pikepdf.Dictionary) and str(thing.get("/Type")) in _PAGES


def _key(thing: Any) -> bytes:
    return b"%d %d" % thing.objgen


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
