"""A PDF being written: numbered objects, those without a stream packed many together, and a cross-reference stream.

ISO 32000-1, 7.5.7 and 7.5.8. What is written hangs on what is put in and nothing else.
"""

import zlib
from collections.abc import Iterable
from hashlib import sha256
from struct import Struct
from typing import Final, TypeAlias

from papergen.bundle.pdf_text import reference

LEVEL: Final = 4  # zlib's own (6) takes half as long again for one per cent less
Data: TypeAlias = bytes | memoryview
_TOGETHER = 200  # objects in one stream: more press better, but a reader unpacks all of them to find one
_ROW = Struct(">BIH")  # a line of the cross-reference table: its sort, where, and which one there


class PdfFile:
    """The objects of a PDF, by numbers from 1 on."""

    def __init__(self) -> None:
        """Begin without any."""
        self._count = 0
        self._plain: list[tuple[int, bytes]] = []
        self._streams: list[tuple[int, bytes, Data]] = []

    def reserve(self, count: int = 1) -> int:
        """Keep `count` numbers for objects that are put in later; gives the first."""
        first = self._count + 1
        self._count += count
        return first

    def put(self, number: int, body: bytes) -> None:
        """Put in an object as it is written."""
        self._plain.append((number, body))

    def put_stream(self, number: int, entries: bytes, data: Data) -> None:
        """Put in a stream: the `entries` of its dictionary, written one after the other and without `/Length`, and its data."""
        self._streams.append((number, entries, data))

    def add(self, body: bytes) -> int:
        """Put in an object under the next number; gives that."""
        number = self.reserve()
        self.put(number, body)
        return number

    def add_stream(self, entries: bytes, data: Data) -> int:
        """Put in a stream under the next number; gives that."""
        number = self.reserve()
        self.put_stream(number, entries, data)
        return number

    def written(self, root: int, info: int, version: str) -> bytes:
        """Give the file; `root` and `info` are the numbers of the catalog and of the information dictionary."""
        pieces: list[Data] = [b"%PDF-" + version.encode() + b"\n%\xbf\xf7\xa2\xfe\n"]
        length = len(pieces[0])
        groups = [self._plain[at : at + _TOGETHER] for at in range(0, len(self._plain), _TOGETHER)]
        first = self.reserve(len(groups) + 1)
        table = bytearray(_ROW.size * (self._count + 1))
        _ROW.pack_into(table, 0, 0, 0, 0xFFFF)

        def write(number: int, entries: bytes, data: Data) -> None:
            nonlocal length
            _ROW.pack_into(table, _ROW.size * number, 1, length, 0)
            head = b"%d 0 obj\n<< %s /Length %d >>\nstream\n" % (number, entries, len(data))
            # Data that ends in CR looks one byte too short before LF to validators that look for an end of line backwards; CR
            # is an end of line too (7.2.3).
            end = (b"\r" if data[-1:] == b"\r" else b"\n") + b"endstream\nendobj\n"
            pieces.extend((head, data, end))
            length += len(head) + len(data) + len(end)

        for stream in self._streams:
            write(*stream)
        for group, members in enumerate(groups, first):
            for at, (member, _) in enumerate(members):
                _ROW.pack_into(table, _ROW.size * member, 2, group, at)
            write(group, *_packed(members))
        last, start = first + len(groups), length
        _ROW.pack_into(table, _ROW.size * last, 1, start, 0)
        write(last, self._trailer(root, info, pieces), zlib.compress(table, LEVEL))
        pieces.append(b"startxref\n%d\n%%%%EOF\n" % start)
        return b"".join(pieces)

    def _trailer(self, root: int, info: int, pieces: Iterable[Data]) -> bytes:
        digest = sha256()
        for piece in pieces:
            digest.update(piece)
        identity = digest.hexdigest()[:32].encode()
        entries = b"/Type /XRef /Size %d /W [1 4 2] /Filter /FlateDecode /Root %s /Info %s /ID [<%s> <%s>]"
        return entries % (self._count + 1, reference(root), reference(info), identity, identity)


def _packed(members: list[tuple[int, bytes]]) -> tuple[bytes, bytes]:
    """Give the dictionary's entries and the data of a stream of objects."""
    heads, offset = [], 0
    for number, body in members:
        heads.append(b"%d %d" % (number, offset))
        offset += len(body) + 1
    head = b" ".join(heads) + b"\n"
    data = zlib.compress(head + b"\n".join([body for _, body in members]), LEVEL)
    return b"/Type /ObjStm /N %d /First %d /Filter /FlateDecode" % (len(members), len(head)), data
