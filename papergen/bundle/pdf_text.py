"""How things are written in a PDF: references, strings and names as bytes (ISO 32000-1, 7.3)."""

import re

_REGULAR = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.+*:;,!?&'@$^~|=\"\\`")
_PRINTABLE = re.compile(rb"[ -~]*")
_BRACKET = re.compile(rb"[()\\]")


def reference(number: int) -> bytes:
    """Write a reference to the object `number`."""
    return b"%d 0 R" % number


def text_bytes(text: str) -> bytes:
    """Give a text string's bytes (7.9.2.2): ASCII as it is, all else in UTF-16 with its mark."""
    return text.encode() if text.isascii() and text.isprintable() else b"\xfe\xff" + text.encode("utf-16-be", "replace")


def byte_string(data: bytes) -> bytes:
    """Write any bytes as a string."""
    if _PRINTABLE.fullmatch(data):
        return b"(" + _BRACKET.sub(rb"\\\g<0>", data) + b")"
    return b"<" + data.hex().encode() + b">"


def string(text: str) -> bytes:
    """Write a text string."""
    return byte_string(text_bytes(text))


def name(text: str) -> bytes:
    """Write a name that is given as text with its slash, bytes that are no UTF-8 as surrogate escapes."""
    raw = text.removeprefix("/").encode("utf-8", "surrogateescape")
    return b"/" + b"".join(bytes((byte,)) if byte in _REGULAR else b"#%02x" % byte for byte in raw)


def dictionary(entries: dict[str, bytes]) -> bytes:
    """Write a dictionary of keys with their slash, and values as they are written."""
    return b"<< " + b" ".join(name(key) + b" " + value for key, value in entries.items()) + b" >>"


def one_line(text: str) -> str:
    """Give a text on one line, without what cannot be seen."""
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())
