"""From objects as text to a sheaf: all that some of them lead to, with slots for what is not known yet."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from papergen.bundle.pdf_text import name as pdf_name
from papergen.bundle.sheaf import END, Sheaf

# By an object's name, as `12 0`: how it is written, and None; of a stream its dictionary's entries without the length, and its
# data. None for an object that is not carried.
Give = Callable[[bytes], tuple[bytes, bytes | None] | None]

# No R stands by itself otherwise, but in a string.
_REFERENCE = re.compile(rb"(\d+ \d+) R\b")
_STRING = re.compile(rb"\((?:[^()\\]|\\.)*\)", re.DOTALL)  # every bracket within is escaped, and what is no text written as <…>
_OBJECT, _SLOT = b"\x01", b"\x02"  # what stands for either while texts are put together
WHOLE = ("/T", "/Lang", "/Dest", "/Contents")  # entries of a part that the bundle may leave out
_NOTHING = b"null", -1  # for what is not carried
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]")


def tie(
    give: Give,
    roots: Sequence[bytes],
    slots: Mapping[bytes, int] | None = None,
    further: Iterable[bytes] = (),
    *,
    whole: Iterable[str] = (),
) -> tuple[Sheaf, dict[bytes, int]]:
    """Give the objects `roots`, by their names, and all they lead to as a sheaf, and each object's number in it.

    `slots` are the numbers of those slots that some names stand for. `further` are texts that name some of the objects. A key in
    `whole` belongs to its slot: what is filled in is the whole entry, or nothing. Raises ValueError where an object is written
    with a control character.
    """
    words, slots = list(map(_pieces, further)), slots or {}
    names = [*roots, *(name for word in words for name in word[1::2])]
    texts, data = _reached(give, names, slots)
    order = [name for name in texts if name not in data] + list(data)
    places = {name: (_OBJECT, number) for number, name in enumerate(order)}
    places |= {name: (_SLOT, len(order) + number) for name, number in slots.items()}
    written, missing = [], []
    for pieces in (*(texts[name] for name in order), *words):
        named = [places.get(name, _NOTHING) for name in pieces[1::2]]
        missing += [number for mark, number in named if mark is not _NOTHING[0]]
        pieces[1::2] = [mark for mark, _ in named]
        written.append(b"".join(pieces))
    text = END.join(written)
    for entry in whole:
        text = text.replace(pdf_name(entry) + b" " + _SLOT, _SLOT)
    text = text.replace(b"%", b"%%").replace(_OBJECT, b"%b").replace(_SLOT, b"%b")
    lengths = [len(stream) for stream in data.values()]
    sheaf = Sheaf(len(order) - len(lengths), lengths, missing, text, memoryview(b"".join(data.values())))
    return sheaf, {name: number for number, name in enumerate(order, 1)}


def _reached(
    give: Give, names: Sequence[bytes], slots: Mapping[bytes, int]
) -> tuple[dict[bytes, list[bytes]], dict[bytes, bytes]]:
    """Give all objects that can be reached by `names`, in pieces (see `_pieces`), and the data of those that are streams."""
    texts: dict[bytes, list[bytes]] = {}
    data: dict[bytes, bytes] = {}
    gone: set[bytes] = set()
    waiting = list(reversed(names))
    while waiting:
        name = waiting.pop()
        if name in texts or name in slots or name in gone:
            continue
        given = give(name)
        if given is None:
            gone.add(name)
            continue
        text, stream = given
        if stream is not None:
            data[name] = stream
        texts[name] = pieces = _pieces(text)
        waiting += reversed(pieces[1::2])
    if _CONTROL.search(b"".join(piece for pieces in texts.values() for piece in pieces)):
        raise ValueError("a control character")
    return texts, data


def _pieces(text: bytes) -> list[bytes]:
    """Divide what is written at its references; each second piece is the name of an object."""
    if b"(" in text:  # what looks like a reference in a string is none
        text = _STRING.sub(lambda string: string[0].replace(b" ", rb"\040"), text)
    return _REFERENCE.split(text)
