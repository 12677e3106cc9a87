"""A one-page PDF that shows the characters of a bundle's running number: the way its font, embedded for PDF/A, gets there."""

from functools import cache

import typst

from papergen.render.fonts import FALLBACK, load_fonts

NUMBER_CHARACTERS = "0123456789abcdefghijklmnopqrstuvwxyzåäö ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ().,:/–-"
_SOURCE = """\
#set document(title: "tecken", date: datetime(year: 2026, month: 1, day: 1))
#set page(width: 2000pt, height: 40pt, margin: 5pt)
#set text(font: "FONT", size: 8pt, lang: "sv", kerning: false, ligatures: false)
#"CHARACTERS"
"""


@cache
def number_font() -> bytes:
    """Set the characters of NUMBER_CHARACTERS in our own font."""
    source = _SOURCE.replace("FONT", FALLBACK[0]).replace("CHARACTERS", NUMBER_CHARACTERS)
    compiler = typst.Compiler(font_paths=load_fonts())
    made = compiler.compile({"main.typ": source.encode()}, format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=0)  # type: ignore[type-var]
    if not isinstance(made, bytes):
        raise TypeError("typst gave no PDF")
    return made
