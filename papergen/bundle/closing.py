"""The end of a page's content, so that more can be drawn after it (8.4.2)."""

from typing import Any

import pikepdf


def close_content(pdf: pikepdf.Pdf, page: Any, *, careless: bool) -> None:
    """Let a page's content end in the graphics state that a page begins with, so that more can be drawn after it."""
    contents = page.get("/Contents")
    each = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    streams = [stream for stream in each if isinstance(stream, pikepdf.Stream)]
    before, after = _closing(page) if careless else (b"q\n", b"Q\n")
    page["/Contents"] = pikepdf.Array([pdf.make_stream(before), *streams, pdf.make_stream(b"\n" + after)])


def _closing(page: Any) -> tuple[bytes, bytes]:
    """Give what opens and closes a careless page's content: as many q and Q as it needs, the text and marks it left open."""
    saved = lowest = marks = 0
    text = False
    try:
        for instruction in pikepdf.parse_content_stream(page, "q Q BT ET BMC BDC EMC"):
            match str(instruction.operator):
                case "q":
                    saved += 1
                case "Q":
                    saved -= 1
                    lowest = min(lowest, saved)
                case "BT" | "ET" as found:
                    text = found == "BT"
                case "EMC":
                    marks = max(0, marks - 1)
                case "BMC" | "BDC":
                    marks += 1
                case _:
                    pass
    except (pikepdf.PdfError, TypeError, ValueError):  # not to be read: nothing is drawn after the fault either
        return b"q\n", b"Q\n"
    return b"q\n" * (1 - lowest), b"ET\n" * text + b"EMC\n" * marks + b"Q\n" * (1 - lowest + saved)
