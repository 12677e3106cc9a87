"""Fonts in a PDF without the time they were cut down: LibreOffice writes the clock into each, so no two conversions were alike.

Source: ISO/IEC 14496-22 (OpenType), the table directory and the table `head`.
"""

import io
import struct
from typing import Any

from pikepdf import Dictionary, Pdf, Stream

_SFNT = (b"\0\1\0\0", b"true", b"OTTO")
_MAGIC = 0xB1B0AFBA  # what the whole font's checksum is taken from


def without_font_times(data: bytes) -> bytes:
    """Give the PDF with the times in its embedded TrueType fonts set to their epoch; raises what pikepdf raises."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, Dictionary) and "/FontFile2" in thing:
                _fix(thing["/FontFile2"])
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()


def _fix(stream: Any) -> None:
    if isinstance(stream, Stream):
        font = stream.read_bytes()
        fixed = timeless(font)
        if fixed != font:
            stream.write(fixed)


def timeless(font: bytes) -> bytes:
    """Give a TrueType font with created and modified set to zero and its checksums right; other fonts as they are."""
    found = _head(font)
    if found is None:
        return font
    entry, start = found
    made = bytearray(font)
    made[start + 8 : start + 12] = bytes(4)  # checkSumAdjustment, counted as zero
    made[start + 20 : start + 36] = bytes(16)
    struct.pack_into(">I", made, entry + 4, _checksum(bytes(made[start : start + 54])))
    struct.pack_into(">I", made, start + 8, (_MAGIC - _checksum(bytes(made))) % (1 << 32))
    return bytes(made)


def _head(font: bytes) -> tuple[int, int] | None:
    """Give where the table `head` stands in the directory, and where it begins."""
    if font[:4] not in _SFNT or len(font) < 12:
        return None
    (count,) = struct.unpack_from(">H", font, 4)
    for entry in range(12, min(12 + 16 * count, len(font) - 15), 16):
        tag, _, start, length = struct.unpack_from(">4sIII", font, entry)
        if tag == b"head" and length >= 54 and start + 54 <= len(font):
            return entry, start
    return None


def _checksum(table: bytes) -> int:
    padded = table + bytes(-len(table) % 4)
    return sum(struct.unpack(f">{len(padded) // 4}I", padded)) % (1 << 32)
