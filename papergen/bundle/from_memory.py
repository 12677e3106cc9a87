"""A PDF opened from its bytes."""

import tempfile
from io import BytesIO

import pikepdf


def open_bytes(data: bytes) -> pikepdf.Pdf:
    """Open a PDF; raises what pikepdf raises.

    By way of a temporary file without a name, mapped into memory: of bytes, pikepdf would ask Python for a few at a time, which
    doubles what reading takes. Where no such file can be made or mapped, it does.
    """
    try:
        with tempfile.TemporaryFile() as file:
            file.write(data)
            file.seek(0)
            # Only mapped: read as a file it would be gone, and with it what had not been read yet.
            return pikepdf.open(file, access_mode=pikepdf.AccessMode.mmap_only, suppress_warnings=True)
    except (OSError, ValueError):
        return pikepdf.open(BytesIO(data), suppress_warnings=True)
