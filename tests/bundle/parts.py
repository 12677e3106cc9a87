"""Parts to join in tests: small tagged ones set by typst, and hand-made pages of the odd sorts that people send."""

from dataclasses import replace
from datetime import date
from functools import lru_cache
from io import BytesIO
from typing import Any

import pikepdf
import typst

from papergen.bundle.claims import NONE, OWN, Claims
from papergen.bundle.join import join
from papergen.bundle.own_part import make_own_ready
from papergen.bundle.part import Joined, Part
from papergen.bundle.reading import read_outline
from papergen.bundle.ready import make_ready
from papergen.bundle.sheaf import is_packed
from papergen.bundle.specimen import take_number_font
from papergen.render.fonts import load_fonts
from papergen.render.number_font import number_font

DAY = date(2026, 2, 17)
NUMBER_FONT = take_number_font(number_font())
_COMPILER = typst.Compiler(font_paths=load_fonts())
_HEAD = """\
#set document(title: "Del", author: "Nämnden", date: datetime(year: 2026, month: 1, day: 12))
#set page(width: 300pt, height: 420pt, margin: (x: 40pt, top: 40pt, bottom: 79pt))
#set text(font: "Arimo", size: 10pt, lang: "sv", region: "se")
"""
TABLE = '#table(columns: 2, table.header([Post], [Belopp]), [Hyra], [1 200])\n#link("https://example.se/")[en länk]\n'


@lru_cache(maxsize=200)
def typeset(body: str) -> bytes:
    """Set Typst markup as PDF/A-2a and PDF/UA-1."""
    source = {"main.typ": (_HEAD + body).encode()}
    return _COMPILER.compile(source, format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=1_768_176_000)


def sections(name: str, pages: int = 1, extra: str = "") -> str:
    """Give Typst markup with a heading on each page."""
    return "\n#pagebreak()\n".join(f"= {name}, avsnitt {page}\nBrödtext på sidan.\n{extra}" for page in range(1, pages + 1))


def own(name: str, pages: int = 1, *, level: int = 0, extra: str = "", title: str | None = None, **more: Any) -> Part:
    """Make a part of our own: tagged, with claims and an outline."""
    data = typeset(sections(name, pages, extra))
    return Part(name, name.capitalize() if title is None else title, data, read_outline(data), level, OWN, **more)


def foreign(name: str, data: bytes, *, level: int = 1, claims: Claims = NONE, title: str | None = None) -> Part:
    """Make a foreign part of a PDF."""
    return Part(name, name.capitalize() if title is None else title, data, read_outline(data), level, claims, foreign=True)


def bundle(*parts: Part, **more: Any) -> Joined:
    """Join parts with the usual metadata."""
    given = {
        "title": "Handlingar & bilagor",
        "author": "Socialnämnden",
        "language": "sv-SE",
        "day": DAY,
        "number_font": NUMBER_FONT,
    }
    return join([part if is_packed(part.data) else ready(part) for part in parts], **(given | more))


def ready(part: Part) -> Part:
    """Make a part ready to be joined."""
    made = make_ready(part.data, part.name, foreign=True) if part.foreign else make_own_ready(part.data, part.name)
    return replace(part, data=made)


def hand_made(*pages: dict[str, Any], root: dict[str, Any] | None = None) -> bytes:
    """Write a PDF by hand: each page is its entries, `Contents` as bytes and `text` for a line of Helvetica."""
    with pikepdf.new() as pdf:
        font = pdf.make_indirect(
            pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        )
        for entries in pages:
            given = dict(entries)
            text = given.pop("text", "")
            drawn = given.pop("Contents", b"") + (f"BT /F1 12 Tf 1 0 0 1 60 60 Tm ({text}) Tj ET".encode() if text else b"")
            page = pikepdf.Dictionary(Type=pikepdf.Name.Page, MediaBox=[0, 0, 400, 300], Contents=pdf.make_stream(drawn))
            page["/Resources"] = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            for key, value in given.items():
                page[f"/{key}"] = [pdf.make_indirect(one) for one in value] if key == "Annots" else value
            pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
        for key, value in (root or {}).items():
            pdf.Root[f"/{key}"] = value
        out = BytesIO()
        pdf.save(out, static_id=True)
        return out.getvalue()
