"""What is made ready says which of its numbers are missing, gives the same bytes each time, and is refused where it is no PDF."""

import re
from io import BytesIO

import pikepdf
import pytest

from papergen.bundle.part import OutlineEntry, Part, PartError
from papergen.bundle.ready import make_ready
from papergen.bundle.ready_part import outline_of, pages_of, read_ready, unnamed
from papergen.bundle.trees import names
from tests.bundle.attachment_samples import by_hand
from tests.bundle.parts import TABLE, bundle, foreign, hand_made, own, ready
from tests.bundle.reading_back import elements, opened, texts

PART = own("a", 2, extra='#link("papergen:b")[till b]\n' + TABLE)


def ids(data: bytes) -> list[bytes]:
    return [bytes(element.ID) for _, element in elements(data) if "/ID" in element]


def test_ids_are_found_in_the_id_tree_in_byte_order_however_many_parts_there_are() -> None:
    data = bundle(*(own(f"del{number}", extra=TABLE) for number in range(12))).data
    with opened(data) as pdf:
        listed = list(names(pdf.Root.StructTreeRoot.IDTree))
    assert listed == sorted(listed)
    assert set(listed) == set(ids(data))


def test_the_same_part_twice_gets_ids_that_differ() -> None:
    found = ids(bundle(own("a", extra=TABLE), Part("b", "B", own("a", extra=TABLE).data)).data)
    assert len(found) == len(set(found)) > 0


def test_making_ready_gives_the_same_bytes_each_time() -> None:
    assert make_ready(PART.data) == make_ready(PART.data)


def test_pages_and_bookmarks_are_told_without_opening_the_objects() -> None:
    data = ready(PART).data
    assert pages_of("a", data) == 2
    assert [(entry.title, entry.page) for entry in outline_of("a", data)] == [("a, avsnitt 1", 0), ("a, avsnitt 2", 1)]
    assert all(isinstance(entry, OutlineEntry) for entry in outline_of("a", data))


def test_a_foreign_part_has_no_bookmarks_of_its_own_in_the_bundle() -> None:
    assert outline_of("b", ready(foreign("b", by_hand(2))).data) == ()


def test_what_is_no_pdf_is_not_made_ready() -> None:
    for data in (b"nej", PART.data[:500]):
        with pytest.raises(PartError, match=r"^x: "):
            make_ready(data, "x")


def test_what_was_not_made_ready_is_not_joined() -> None:
    with pytest.raises(PartError, match="a: not made ready"):
        read_ready("a", PART.data)


def test_strings_and_names_that_look_like_references_or_marks_stay_what_they_are() -> None:
    odd = b"(1 0 R \\) [2 0 R] \\001 7; \\\\)"
    with pikepdf.open(BytesIO(hand_made({"text": "1 0 R"}))) as pdf:
        pdf.pages[0].obj.Resources.Properties = pikepdf.Object.parse(b"<< /A#201#200#20R << /T %s /N /1#200#20R >> >>" % odd)
        wanted = bytes(pikepdf.Object.parse(odd))
        out = BytesIO()
        pdf.save(out)
    data = bundle(foreign("b", out.getvalue())).data
    assert "1 0 R" in texts(data)[0]
    with opened(data) as pdf:
        (held,) = dict(pdf.pages[0].obj.Resources.Properties.items()).values()
        assert bytes(held.T) == wanted
        assert pikepdf.Object.parse(b"/1#200#20R") == held.N


def test_pages_are_not_carried_by_way_of_other_objects_and_what_only_looks_like_one_is() -> None:
    with pikepdf.open(BytesIO(hand_made({"text": "a"}, {"text": "b"}))) as pdf:
        lost = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Page, Note=pikepdf.String("lost")))
        looks = pdf.make_indirect(pikepdf.Array([pikepdf.Dictionary(Type=pikepdf.Name.Page, Note=pikepdf.String("kept"))]))
        pdf.pages[0].obj.Resources.Properties = pikepdf.Dictionary(A=lost, B=looks, C=pdf.pages[1].obj)
        out = BytesIO()
        pdf.save(out)
    with opened(bundle(foreign("b", out.getvalue())).data) as pdf:
        held = pdf.pages[0].obj.Resources.Properties
        assert "/A" not in held
        assert str(held.B[0].Note) == "kept"
        assert held.C.objgen == pdf.pages[1].objgen


@pytest.mark.parametrize("kind", ["/ASCIIHexDecode", "/LZWDecode", None])
def test_streams_are_pressed_as_pdf_a_allows(kind: str | None) -> None:
    drawn = b"0 g 10 10 100 100 re f\n" * 20
    with pikepdf.open(BytesIO(hand_made({"text": "a"}))) as pdf:
        coded = {"/ASCIIHexDecode": drawn.hex().encode() + b">", "/LZWDecode": _lzw(drawn), None: drawn}[kind]
        stream = pikepdf.Stream(pdf, b"")
        stream.write(coded, filter=pikepdf.Name(kind) if kind else None)
        pdf.pages[0].obj.Contents = stream
        out = BytesIO()
        pdf.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert (kind or "/Contents").encode() in out.getvalue()
    data = bundle(foreign("b", out.getvalue())).data
    assert not re.search(rb"LZWDecode|ASCIIHexDecode", data)
    with opened(data) as pdf:
        assert drawn in b"".join(one.read_bytes() for one in pdf.pages[0].obj.Contents)


def _lzw(data: bytes) -> bytes:
    """Code without learning anything: a clear-table code before every 200 bytes, nine bits each (7.4.4)."""
    bits = (
        "".join("".join(f"{code:09b}" for code in (256, *data[at : at + 200])) for at in range(0, len(data), 200)) + f"{257:09b}"
    )
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


def test_a_part_is_the_same_but_for_what_it_is_called() -> None:
    one, other = (ready(own("x", extra=f'#link("papergen:{name}/bilaga-1")[till]\n')) for name in ("a", "ansokan"))
    assert one.data != other.data
    assert unnamed("a", one.data) == unnamed("ansokan", other.data)
    assert unnamed("b", one.data) != unnamed("ansokan", other.data)
