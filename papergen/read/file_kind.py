"""What a file is by its first bytes, whatever its name says."""

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (b"{\\rtf", "rtf"),
)
_OFFICE = ((b"word/", "docx"), (b"xl/", "xlsx"), (b"ppt/", "pptx"))
_OPEN_DOCUMENT = ((b"opendocument.text", "odt"), (b"opendocument.spreadsheet", "ods"), (b"opendocument.presentation", "odp"))
_PRINTABLE = bytes({9, 10, 12, 13, 27} | set(range(0x20, 0x100)) - {0x7F})


def file_kind(data: bytes) -> str:
    """Give what a file is.

    One of `pdf`, `png`, `jpeg`, `gif`, `tiff`, `bmp`, `webp`, `docx`, `xlsx`, `pptx`, `odt`, `ods`, `odp`, `zip`,
    `doc` (any old Office file), `rtf`, `text`, `empty` or `unknown`. Only the first and last parts are looked at.
    """
    if not data:
        return "empty"
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if b"%PDF-" in data[:1024] and _before_pdf_is_blank(data):
        return "pdf"
    if data.startswith(b"BM") and len(data) >= 26 and data[6:10] == b"\0\0\0\0":
        return "bmp"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_zip(data)
    return "text" if _looks_like_text(data[:4096]) else "unknown"


def _before_pdf_is_blank(data: bytes) -> bool:
    """Tell a PDF, with at most a byte order mark and blanks before `%PDF-`, from a text that speaks of one."""
    return not data[: data.index(b"%PDF-")].removeprefix(b"\xef\xbb\xbf").strip()


def _kind_of_zip(data: bytes) -> str:
    head, tail = data[:65_536], data[-262_144:]  # the list of a zip's files stands at its end
    for mark, kind in _OPEN_DOCUMENT:
        if b"application/vnd.oasis." + mark in head:
            return kind
    if b"[Content_Types].xml" in tail or b"[Content_Types].xml" in head:
        for mark, kind in _OFFICE:
            if mark in tail:
                return kind
    return "zip"


def _looks_like_text(start: bytes) -> bool:
    return not start.translate(None, _PRINTABLE)
