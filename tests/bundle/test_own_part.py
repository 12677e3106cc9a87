"""A part of our own is made ready from its text as any PDF is: the bundle is the same, and what is odd takes the other way."""

import re
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from papergen.bundle import own_part, ready
from papergen.bundle.own_part import make_own_ready
from papergen.bundle.part import Part, PartError
from papergen.bundle.ready import make_ready
from papergen.bundle.ready_part import outline_of
from papergen.bundle.typst_pdf import entries, hexed, read_typst_pdf, referred_all
from tests.bundle.parts import TABLE, bundle, own, sections, typeset
from tests.bundle.reading_back import shape
from tests.render.papers import everything

OUTLINE = "= A\n== B (ett)\n=== C å \\\\ 1 0 R\n== D\nText\n#pagebreak()\n= E\n"
NOTES = "Text#footnote[En not (med parentes).] och mer#footnote[Till.].\n"
SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='9' height='9'/></svg>"
PICTURE = f'#image(bytes("{SVG}"), alt: "En (ruta) å")\n'
PLAIN = {
    "text": sections("a", 2),
    "bookmarks in bookmarks": OUTLINE,
    "footnotes": sections("a", 1, NOTES),
    "a table with header cells": sections("a", 1, TABLE * 2),
    "links to other parts and the web": sections("a", 1, '#link("papergen:b")[till b] #link("mailto:a@b.se")[post]\n'),
    "lists and emphasis": sections("a", 1, "- *a*\n- _b_\n  + c\n"),
    "a drawing with a description": sections("a", 1, PICTURE),
    "another language": '#set text(lang: "en", region: "gb")\nText in English\n',
    "no heading": "Bara text.\n",
}
ODD = {
    "a link by name": "= A <a>\n#link(<a>)[till A]\n",
    "a link that leads elsewhere": '= A\n#link("ftp://a.se/")[a]\n',
}


def as_any_pdf(part: Part) -> Part:
    return replace(part, data=make_ready(part.data))


def both(body: str) -> tuple[list[str], list[str]]:
    """Give the shapes of a bundle with a part made ready each way."""
    parts = (Part("a", "Del a", typeset(body)), own("b"))
    return shape(bundle(*parts).data), shape(bundle(*map(as_any_pdf, parts)).data)


@pytest.fixture
def only_from_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(data: bytes, name: str = "", *, foreign: bool = False) -> bytes:
        raise AssertionError("not read from its text")

    monkeypatch.setattr(ready, "make_ready", never)


@pytest.mark.parametrize("body", PLAIN.values(), ids=PLAIN)
def test_the_bundle_is_the_same_either_way(body: str) -> None:
    fast, slow = both(body)
    assert fast == slow


@pytest.mark.usefixtures("only_from_text")
@pytest.mark.parametrize("body", PLAIN.values(), ids=PLAIN)
def test_what_typst_writes_is_read_from_its_text(body: str) -> None:
    assert make_own_ready(typeset(body))


@pytest.mark.usefixtures("only_from_text")
def test_so_is_a_paper_with_everything_that_a_paper_can_have() -> None:
    assert make_own_ready(everything().pdf)


def test_and_its_bundle_is_the_same_either_way() -> None:
    part = Part("a", "Allt", everything().pdf)
    assert shape(bundle(part).data) == shape(bundle(as_any_pdf(part)).data)


@pytest.mark.parametrize("body", ODD.values(), ids=ODD)
def test_what_is_odd_takes_the_way_of_any_pdf(body: str) -> None:
    data = typeset(body)
    with pytest.raises((ValueError, LookupError)):
        own_part._OwnPart(read_typst_pdf(data)).ready()
    assert make_own_ready(data) == make_ready(data)


def test_a_pdf_of_another_program_takes_the_way_of_any_pdf() -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(own("a").data)) as pdf:
        pdf.save(out)
    assert make_own_ready(out.getvalue()) == make_ready(out.getvalue())


def test_no_pdf_is_told_with_the_name_of_the_part() -> None:
    for data in (b"", b"nej", own("a").data[:500]):
        with pytest.raises(PartError, match=r"^x: "):
            make_own_ready(data, "x")


@given(st.data())
def test_damage_is_never_more_than_a_fault_of_the_part(draw: st.DataObject) -> None:
    data = bytearray(own("a", extra=TABLE).data)
    for _ in range(draw.draw(st.integers(1, 4))):
        data[draw.draw(st.integers(0, len(data) - 1))] = draw.draw(st.integers(0, 255))
    cut = bytes(data[: draw.draw(st.integers(0, len(data)))]) if draw.draw(st.booleans()) else bytes(data)
    try:
        made = make_own_ready(cut)
    except PartError:
        return
    assert made.startswith(b"papergen-del")


def test_bookmarks_that_go_in_a_circle_have_an_end() -> None:
    data = typeset(sections("a", 3))
    first = re.search(rb"(\d+) 0 obj\n<</Parent \d+ 0 R/Next (\d+) 0 R/Title", data)
    assert first
    circle = data.replace(b"/Next %s 0 R" % first[2], b"/Next %s 0 R" % first[1], 1)
    assert len(outline_of("a", make_own_ready(circle))) == 1


# --- the text itself ------------------------------------------------------------------------------------------------


@given(st.binary(max_size=40))
def test_a_string_is_the_same_bytes_in_hexadecimal_digits(raw: bytes) -> None:
    literal = b"(" + raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)").replace(b"\r", b"\\r") + b")"
    assert hexed(b"[" + literal + b" 1 0 R]") == b"[<" + raw.hex().encode() + b"> 1 0 R]"
    assert bytes(pikepdf.Object.parse(hexed(literal))) == bytes(pikepdf.Object.parse(literal)) == raw


@pytest.mark.parametrize("literal", [rb"(a(b)c\(d\053\53x\8\q)", b"(a\\\nb)", b"(()())", b"()"])
def test_brackets_and_escapes_are_read_as_others_read_them(literal: bytes) -> None:
    assert bytes(pikepdf.Object.parse(hexed(literal))) == bytes(pikepdf.Object.parse(literal))


@pytest.mark.parametrize("literal", [b"(a", b"(a\\)", b"(a(b)"])
def test_a_string_without_an_end_is_a_fault(literal: bytes) -> None:
    with pytest.raises(ValueError, match="without an end"):
        hexed(literal)


def test_entries_are_given_as_they_are_written() -> None:
    assert entries(b"<</A/B/C[1 0 R<</D 5>>]/E<</A 1>>/F<0A>/G 3 0 R/H 2.5>>") == {
        b"/A": b"/B",
        b"/C": b"[1 0 R<</D 5>>]",
        b"/E": b"<</A 1>>",
        b"/F": b"<0A>",
        b"/G": b"3 0 R",
        b"/H": b"2.5",
    }
    assert entries(b"<<>>") == {}


@pytest.mark.parametrize("value", [b"3 0 R", b"[3 0]", b"[3 1 R]", b"[1 0 R 2]", b"[/A]"])
def test_what_is_no_array_of_references_is_a_fault(value: bytes) -> None:
    with pytest.raises(ValueError, match="no "):
        referred_all(value)
