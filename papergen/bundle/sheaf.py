"""Objects that belong together, kept as text: to put them into a file is to fill in numbers, and nothing is read again."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from papergen.bundle.pdf_file import PdfFile

END = b"\x03"  # between objects: in no object as qpdf writes it is a control character but for ends of lines
_HEAD = b"papergen-del 1\n"


@dataclass(frozen=True, slots=True)
class Sheaf:
    """Objects numbered from 1: `plain` without a stream, then one for each of `lengths`, the lengths of the streams' data.

    `text` has the objects, of a stream its dictionary's entries, and after them further texts that name some of them, with `%b`
    where something is missing; `missing` says what, one after the other: below `count` an object (that number plus one), from
    there on a slot, for what is only known when the sheaf is put into a file. `data` has the streams' data.
    """

    plain: int
    lengths: Sequence[int]
    missing: Sequence[int]
    text: bytes
    data: memoryview

    @property
    def count(self) -> int:
        """Give how many objects there are."""
        return self.plain + len(self.lengths)

    def put_into(self, file: PdfFile, first: int, slots: Sequence[bytes] = ()) -> list[bytes]:
        """Put all objects into a file that keeps numbers from `first` on for them; gives the further texts, filled in too."""
        known = [b"%d 0 R" % number for number in range(first, first + self.count)]
        known += slots
        texts = (self.text % tuple(map(known.__getitem__, self.missing))).split(END)
        for number, text in enumerate(texts[: self.plain], first):
            file.put(number, text)
        start = 0
        for number, (text, length) in enumerate(zip(texts[self.plain :], self.lengths, strict=False), first + self.plain):
            file.put_stream(number, text, self.data[start : start + length])
            start += length
        return texts[self.count :]


def packed_sheaves(facts: Mapping[str, Any], sheaves: Sequence[Sheaf]) -> bytes:
    """Give facts and sheaves as one file."""
    heads = [
        {"plain": one.plain, "lengths": list(one.lengths), "missing": list(one.missing), "text": len(one.text)} for one in sheaves
    ]
    head = json.dumps({**facts, "sheaves": heads}, separators=(",", ":")).encode()
    return b"".join((_HEAD, head, b"\n", *(piece for sheaf in sheaves for piece in (sheaf.text, sheaf.data))))


def is_packed(data: bytes) -> bool:
    """Say whether a file is one that `packed_sheaves` gave."""
    return data.startswith(_HEAD)


def facts_of(data: bytes) -> dict[str, Any]:
    """Read the facts of what `packed_sheaves` gave; raises ValueError for anything else."""
    return _facts_and_end(data)[0]


def after_facts(data: bytes) -> bytes:
    """Give what stands after the facts in what `packed_sheaves` gave; raises ValueError for anything else."""
    return data[_facts_and_end(data)[1] :]


def _facts_and_end(data: bytes) -> tuple[dict[str, Any], int]:
    if not is_packed(data):
        raise ValueError("no file of ours")
    end = data.index(b"\n", len(_HEAD))
    return json.loads(data[len(_HEAD) : end]), end + 1


def unpacked_sheaves(data: bytes) -> tuple[dict[str, Any], list[Sheaf]]:
    """Read what `packed_sheaves` gave: it is ours, and whoever reads it has seen that nobody has changed it; else ValueError."""
    facts, start = _facts_and_end(data)
    view = memoryview(data)
    sheaves = []
    for head in facts["sheaves"]:
        middle = start + head["text"]
        after = middle + sum(head["lengths"])
        sheaves.append(Sheaf(head["plain"], head["lengths"], head["missing"], bytes(view[start:middle]), view[middle:after]))
        start = after
    return facts, sheaves
