"""A PDF without the clock in its fonts and colour profile, where LibreOffice writes it, so that two conversions are alike.

Sources: ISO/IEC 14496-22 (OpenType), the table directory and the table `head`; ISO 15076-1 (ICC), 7.2.8 and 7.2.18.
"""

import struct
from collections.abc import Callable
from typing import Any

from pikepdf import Array, Dictionary, Stream

from papergen.bundle.from_memory import open_bytes
from papergen.bundle.packing import loose

_SFNT = (b"\0\1\0\0", b"true", b"OTTO")
_THEN = 2_398_377_600  # 1980-01-01 in seconds from 1904
_MAGIC = 0xB1B0AFBA  # what the whole font's checksum is taken from


def without_inner_times(data: bytes) -> bytes:
    """Give the PDF with the times in its TrueType fonts and its output intent set to 1980; raises what pikepdf raises."""
    with open_bytes(data) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, Dictionary) and "/FontFile2" in thing:
                _fix(thing["/FontFile2"], timeless_font)
        for intent in pdf.Root.get("/OutputIntents", Array()):
            _fix(intent.get("/DestOutputProfile"), timeless_profile)
        return loose(pdf)


def _fix(stream: Any, fix: Callable[[bytes], bytes]) -> None:
    if isinstance(stream, Stream):
        content = stream.read_bytes()
        fixed = fix(content)
        if fixed != content:
            stream.write(fixed)


def timeless_profile(profile: bytes) -> bytes:
    """Give an ICC profile with another day of making, and without the checksum it may have had; what is none as it is."""
    if profile[36:40] != b"acsp" or len(profile) < 128:
        return profile
    return profile[:24] + struct.pack(">6H", 1980, 1, 1, 0, 0, 0) + profile[36:84] + bytes(16) + profile[100:]


def timeless_font(font: bytes) -> bytes:
    """Give a TrueType font with created and modified set to 1980 and its checksums right; other fonts as they are."""
    found = _head(font)
    if found is None:
        return font
    entry, start = found
    made = bytearray(font)
    made[start + 8 : start + 12] = bytes(4)  # checkSumAdjustment, counted as zero
    made[start + 20 : start + 36] = struct.pack(">QQ", _THEN, _THEN)
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
    return int(sum(struct.unpack(f">{len(padded) // 4}I", padded)) % (1 << 32))
