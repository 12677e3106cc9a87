"""Objects that belong together, kept as text: to put them into a file is to fill in numbers, and nothing is read again."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from papergen.bundle.pdf_file import PdfFile

# In no object as qpdf writes it stands a control character but for ends of lines: it escapes them in strings and in names.
NUMBER, SLOT, END = b"\x01", b"\x02", b"\x03"  # before an object's number; before a slot's, which ends with ";"; between objects
_MARK = re.compile(rb"\x01(\d+)|\x02(\d+);")
_HEAD = b"papergen-del 1\n"


@dataclass(frozen=True, slots=True)
class Sheaf:
    """Objects numbered from 1: `plain` without a stream, then one for each of `lengths`, the lengths of the streams' data.

    `text` has the objects, of a stream its dictionary's entries, and after them `further` texts that name some of them. In it
    NUMBER and digits are an object of the sheaf, and SLOT, digits and `;` something that is only known when it is put into a
    file. `data` has the streams' data one after the other.
    """

    plain: int
    lengths: Sequence[int]
    text: bytes
    data: memoryview

    @property
    def count(self) -> int:
        """Give how many objects there are."""
        return self.plain + len(self.lengths)

    def put_into(self, file: PdfFile, first: int, slots: Sequence[bytes] = ()) -> list[bytes]:
        """Put all objects into a file that keeps numbers from `first` on for them; gives the further texts, filled in too."""
        numbers = [b"%d" % number for number in range(first - 1, first + self.count)]

        def filled(mark: re.Match[bytes]) -> bytes:
            number = mark[1]
            return numbers[int(number)] if number else slots[int(mark[2])]

        texts = _MARK.sub(filled, self.text).split(END)
        for number, text in enumerate(texts[: self.plain], first):
            file.put(number, text)
        start = 0
        for number, (text, length) in enumerate(zip(texts[self.plain :], self.lengths, strict=False), first + self.plain):
            file.put_stream(number, text, self.data[start : start + length])
            start += length
        return texts[self.count :]


def packed_sheaves(facts: Mapping[str, Any], sheaves: Sequence[Sheaf]) -> bytes:
    """Give facts and sheaves as one file."""
    heads = [{"plain": sheaf.plain, "lengths": list(sheaf.lengths), "text": len(sheaf.text)} for sheaf in sheaves]
    head = json.dumps({**facts, "sheaves": heads}, separators=(",", ":")).encode()
    return b"".join((_HEAD, head, b"\n", *(piece for sheaf in sheaves for piece in (sheaf.text, sheaf.data))))


def is_packed(data: bytes) -> bool:
    """Say whether a file is one that `packed_sheaves` gave."""
    return data.startswith(_HEAD)


def unpacked_sheaves(data: bytes) -> tuple[dict[str, Any], list[Sheaf]]:
    """Read what `packed_sheaves` gave: it is ours, and whoever reads it has seen that nobody has changed it; else ValueError."""
    if not is_packed(data):
        raise ValueError("not made ready, or by another version")
    end = data.index(b"\n", len(_HEAD))
    facts, start, view = json.loads(data[len(_HEAD) : end]), end + 1, memoryview(data)
    sheaves = []
    for head in facts["sheaves"]:
        middle = start + head["text"]
        after = middle + sum(head["lengths"])
        sheaves.append(Sheaf(head["plain"], head["lengths"], bytes(view[start:middle]), view[middle:after]))
        start = after
    return facts, sheaves
