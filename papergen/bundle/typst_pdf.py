"""A PDF as typst writes it (krilla and pdf-writer), read as text: one object after the other, as many as its table has.

That is far less than PDF allows, and enough for what we have set ourselves. Whatever is otherwise raises ValueError or
LookupError, and a program that reads any PDF has to be asked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_END = re.compile(rb"xref\s+0 (\d+)\s+(?:\d{10} \d{5} [fn]\s\s)+trailer\s+(<<.*>>)\s+startxref\s+(\d+)\s+%%EOF\s*", re.DOTALL)
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_BETWEEN = b" 0 obj\n"
_ENDOBJ, _ENDSTREAM = b"\nendobj\n", re.compile(rb"[\r\n]endstream\nendobj\n")
_STREAM = b">>\nstream\n"  # in no string: there a line end is written as \n
_LENGTH = re.compile(rb"/Length (\d+)(?=[/>])")
_TOKEN = re.compile(rb"<<|>>|[\[\]]|/[^\s/<>\[\]()]*|<[0-9A-Fa-f]*>")  # numbers need not be looked at
_IN_STRING = re.compile(rb"\\(?:[0-7]{1,3}|\r\n|.)|[()]", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}


@dataclass(frozen=True, slots=True)
class TypstPdf:
    """The objects of a PDF by their names, as `12 0`.

    Each is what is written, strings as hexadecimal digits, and a stream's data; of a stream its dictionary without brackets and
    length. `root` is the catalog's name, `count` how many numbers are taken.
    """

    objects: dict[bytes, tuple[bytes, bytes | None]]
    root: bytes
    count: int

    def text(self, name: bytes) -> bytes:
        """Give how an object that is no stream is written; raises ValueError for a stream, LookupError for no object."""
        text, data = self.objects[name]
        if data is not None:
            raise ValueError("a stream")
        return text

    def resolved(self, value: bytes) -> bytes:
        """Give a value, or how the object is written that it refers to."""
        return self.text(referred(value)) if value.endswith(b" R") else value


def read_typst_pdf(data: bytes) -> TypstPdf:
    """Read all objects; raises ValueError or LookupError for what is not as typst writes it."""
    start = _START.search(data, max(0, len(data) - 64))
    table = _END.fullmatch(data, int(start[1])) if start else None
    if table is None:
        raise ValueError("no table of objects")
    objects: dict[bytes, tuple[bytes, bytes | None]] = {}
    at, end = data.index(b"1 0 obj\n"), table.start()
    while at < end:
        stream = data.find(_STREAM, at, end)
        *plain, last = hexed(data[at : stream if stream >= 0 else end]).split(_ENDOBJ)
        objects.update(map(_plain, plain))
        if stream < 0:
            if last.strip():
                raise ValueError("an object without an end")
            break
        begun = stream + len(_STREAM)
        name, text = _named(last)
        length = _LENGTH.search(text + b">")
        if not length or not text.startswith(b"<<"):
            raise ValueError("a stream without a length")
        ended = begun + int(length[1])
        finish = _ENDSTREAM.match(data, ended, end)
        if finish is None:
            raise ValueError("a stream of another length")
        objects[name] = text[2 : length.start()] + text[length.end() :], data[begun:ended]
        at = finish.end()
    trailer = entries(hexed(table[2]))
    if len(objects) != int(table[1]) - 1 or set(trailer) - {b"/Size", b"/Root", b"/Info", b"/ID"}:
        raise ValueError("objects twice or not there, or a trailer that says more")
    return TypstPdf(objects, referred(trailer[b"/Root"]), len(objects))


def _plain(written: bytes) -> tuple[bytes, tuple[bytes, None]]:
    name, text = _named(written)
    return name, (text, None)


def _named(written: bytes) -> tuple[bytes, bytes]:
    number, between, text = written.partition(_BETWEEN)
    if not between or not number.isdigit():
        raise ValueError("an object without a head")
    return number + b" 0", text


def hexed(text: bytes) -> bytes:
    """Give what is written with every literal string as a hexadecimal one, in which nothing looks like something else."""
    return b"".join(_hexed(text)) if b"(" in text else text


def _hexed(text: bytes) -> Iterator[bytes]:
    at = 0
    while (start := text.find(b"(", at)) >= 0:
        yield text[at:start]
        string, at = _string(text, start + 1)
        yield b"<" + string.hex().encode() + b">"
    yield text[at:]


def _string(text: bytes, start: int) -> tuple[bytes, int]:
    """Read a literal string (7.3.4.2) from behind its bracket; gives its bytes, and where what follows begins."""
    found, depth, at = [], 1, start
    for match in _IN_STRING.finditer(text, start):
        found.append(text[at : match.start()])
        at = match.end()
        mark = match[0]
        depth += (mark == b"(") - (mark == b")")
        if not depth:
            return b"".join(found), at
        if not mark.startswith(b"\\"):
            found.append(mark)
        elif b"0" <= mark[1:2] <= b"7":
            found.append(bytes((int(mark[1:], 8) & 255,)))
        else:
            found.append(_ESCAPES.get(mark[1:], mark[1:]))
    raise ValueError("a string without an end")


def entries(text: bytes) -> dict[bytes, bytes]:
    """Give a dictionary's entries as they are written, by their keys; raises ValueError for anything else."""
    if not text.startswith(b"<<") or not text.endswith(b">>"):
        raise ValueError("no dictionary")
    found: dict[bytes, bytes] = {}
    key, begun, depth, end = b"", 0, 0, len(text) - 2
    for token in _TOKEN.finditer(text, 2, end):
        mark = token[0]
        if depth == 0 and mark.startswith(b"/") and (not key or text[begun : token.start()].strip()):
            if key:
                found[key] = text[begun : token.start()].strip()
            key, begun = mark, token.end()
        elif mark in (b"<<", b"["):
            depth += 1
        elif mark in (b">>", b"]"):
            depth -= 1
    if key:
        found[key] = text[begun:end].strip()
    return found


def written(found: dict[bytes, bytes]) -> bytes:
    """Write a dictionary."""
    return b"<<" + b"".join(key + b" " + value for key, value in found.items()) + b">>"


def referred(value: bytes) -> bytes:
    """Give the name of the object that a reference means; raises ValueError for anything else."""
    if re.fullmatch(rb"\d+ 0 R", value) is None:
        raise ValueError("no reference")
    return value[:-2]


def referred_all(value: bytes) -> list[bytes]:
    """Give the names of the objects in an array of references; raises ValueError for anything else."""
    inside = value.strip()
    if not (inside.startswith(b"[") and inside.endswith(b"]")):
        raise ValueError("no array")
    words = inside[1:-1].split()
    return [referred(b" ".join(words[at : at + 3])) for at in range(0, len(words), 3)]
