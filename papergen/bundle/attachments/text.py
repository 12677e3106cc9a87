"""The text of a plain text or Markdown attachment, whatever program saved it, or why it cannot be read."""

import codecs
import contextlib
import re

from papergen.bundle.attachments import faults
from papergen.bundle.attachments.faults import About

MAX_BYTES = 500_000  # from 100 to 500 pages
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SWEDISH = set("åäöÅÄÖéÉüÜèàáóôøæØÆ§°½²³µ´·«»–—‘’“”…•€£±×\u00a0\u00ad")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


def is_utf_16(data: bytes) -> bool:
    """Tell whether bytes begin as UTF-16 does where it says so; it is full of zeros and looks like no text."""
    return data.startswith(_UTF_16)


def read_text(data: bytes, about: About) -> str:
    r"""Give the text with line ends `\n`; raises PapergenError for what is no text.

    UTF-8 and UTF-16 with a byte order mark are sure. Windows-1252 is a guess, made only if every letter it gives is one that
    Swedish text has, and always noted.
    """
    if len(data) > MAX_BYTES:
        raise about.stop(faults.TOO_LONG_TEXT, size=len(data) // 1000, limit=MAX_BYTES // 1000)
    text = _decoded(data, about).replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    if not text.strip():
        raise about.stop(faults.EMPTY)
    if found := _CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise about.stop(
            faults.UNREADABLE_TEXT, why=f"rad {line} har styrtecknet U+{ord(found.group()):04X}, som inte går att skriva ut"
        )
    return text


def _decoded(data: bytes, about: About) -> str:
    with contextlib.suppress(UnicodeDecodeError):  # then it may be an older file, which is told below
        return data.decode("utf-16" if is_utf_16(data) else "utf-8-sig")
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = "\ufffd"
    if any(character > "\x7f" and character not in _SWEDISH for character in text):
        raise about.stop(faults.UNREADABLE_TEXT, why="den är inte sparad som UTF-8")
    about.note(faults.GUESSED_ENCODING)
    return text
