"""Damaged parts: joined as far as they can be read, or named; never a traceback."""

import random
import re
from io import BytesIO

import pikepdf
import pytest

from papergen.bundle.part import Part, PartError
from papergen.bundle.reading import page_count, read_outline
from tests.bundle.parts import TABLE, bundle, hand_made, own, sections, typeset
from tests.bundle.reading_back import labels, opened
from tests.bundle.test_cleaning import hostile
from tests.bundle.test_tags import changed

TOKENS = [b"null", b"0", b"-1", b"99999999999", b"/X", b"/\xf5", b"()", b"[]", b"<<>>", b"true", b"1.5"]
VALUE = re.compile(rb"(?<=[ \[])(\d+ 0 R|/\w+|\d+(\.\d+)?|\([^)]*\))(?=[ \]])")


def loose(data: bytes) -> bytes:
    """Write a PDF so that its structure lies open to damage."""

    def nothing(pdf: pikepdf.Pdf, root: object) -> None: ...

    if b"StructTreeRoot" not in data:
        return data
    return changed(nothing, data)


SEEDS = [loose(typeset(sections("del", 2, TABLE))), hand_made({"text": "a"}, {"text": "b", "Rotate": 90}), hostile()]


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Cut a file off, flip some of its bytes, or put other values into it."""
    sort = chance.random()
    if sort < 0.15:
        return data[: chance.randrange(len(data))]
    found = bytearray(data)
    if sort < 0.4:
        for _ in range(chance.randrange(1, 20)):
            found[chance.randrange(len(found))] = chance.randrange(256)
        return bytes(found)
    values = list(VALUE.finditer(data))
    for value in sorted(chance.sample(values, min(len(values), chance.randrange(1, 6))), key=lambda value: -value.start()):
        found[value.start() : value.end()] = (
            chance.choice(TOKENS) if chance.random() < 0.6 else b"%d 0 R" % chance.randrange(1, 60)
        )
    return bytes(found)


@pytest.mark.parametrize("seed", range(8))
def test_damage_is_named_or_borne(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(25):
        data = damaged(chance.choice(SEEDS), chance)
        try:
            count = page_count(data)
            made = bundle(own("a"), Part("b", "B", data, read_outline(data), foreign=chance.random() < 0.5))
        except PartError:
            continue
        assert len(labels(made.data)) == 1 + count


def test_an_abyss_is_not_fallen_into() -> None:
    with pikepdf.open(BytesIO(hand_made({"text": "a"}))) as pdf:
        link: object = pikepdf.Dictionary()
        for _ in range(60_000):
            link = pdf.make_indirect(pikepdf.Dictionary(Next=link))
        pdf.pages[0].obj.Resources.Font.F1.Next = link
        out = BytesIO()
        pdf.save(out)
    made = bundle(own("a"), Part("b", "B", out.getvalue(), foreign=True))
    with opened(made.data) as pdf:
        assert len(pdf.pages) == 2
        assert len(pdf.objects) > 60_000


def test_what_pikepdf_mends_is_not_printed(capfd: pytest.CaptureFixture[str]) -> None:
    data = hand_made({"text": "a"}).replace(b"startxref", b"startxxxx")
    bundle(own("a"), Part("b", "B", data, foreign=True))
    assert capfd.readouterr() == ("", "")


def test_a_protected_part_is_named() -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(hand_made({"text": "a"}))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(user="hemligt", owner="hemligt"))
    with pytest.raises(PartError, match="PasswordError"):
        bundle(Part("b", "B", out.getvalue()))
    with pytest.raises(PartError):
        page_count(out.getvalue())


def test_a_part_without_pages_is_named() -> None:
    with pytest.raises(PartError, match="b: no pages"):
        bundle(own("a"), Part("b", "B", hand_made()))
