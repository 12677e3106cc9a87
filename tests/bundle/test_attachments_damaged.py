"""Damaged files never give a traceback, nor a part that lacks pages: either all of it or a problem."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papergen.problems import PapergenError
from papergen.render.attachment_pages import text_pages
from tests.bundle.attachment_samples import by_hand, picture, prepare, scan, setting

GOOD = {
    "by hand": by_hand(5),
    "a scan": scan(3),
    "typst": text_pages("rad\n" * 300, "Text", setting()),
}
WORDS = ["/Pages", "/Kids", "/Count", "/Contents", "/MediaBox", "/Resources", "/Type", "endobj", "stream", " 0 R"]
OTHERS = ["/X", "null", "<<", "[", "-1", "99 0 R"]
NAMES = ["a.pdf", "a.txt", "a.md", "a.docx", "a.png"]
STARTS = [b"", b"%PDF-1.7\n", b"PK\x03\x04"]
PAGES = {name: prepare(data).pages for name, data in GOOD.items()}


def whole_or_refused(data: bytes, pages: int) -> None:
    try:
        part = prepare(data)
    except PapergenError as error:
        refused = [problem.code for problem in error.problems]
        assert refused, "refused without a reason"
        return
    assert part.pages == pages


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(GOOD)), st.floats(0, 0.999))
def test_a_file_that_was_cut_off_is_refused_or_whole(name: str, share: float) -> None:
    data = GOOD[name]
    whole_or_refused(data[: int(len(data) * share)], PAGES[name])


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(GOOD)), st.integers(0, 2**32), st.integers(1, 5))
def test_a_file_with_flipped_bits_is_refused_or_whole(name: str, seed: int, flips: int) -> None:
    data, chance = bytearray(GOOD[name]), random.Random(seed)
    for _ in range(flips):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    whole_or_refused(bytes(data), PAGES[name])


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["/Pages", "/Kids", "/Count", "/Contents", "/MediaBox", "/Resources", "/Type", "endobj", "stream", " 0 R"]),
    st.integers(0, 9),
    st.sampled_from(["/X", "null", "<<", "[", "-1", "99 0 R"]),
)
def test_a_file_with_a_word_exchanged_is_refused_or_whole(word: str, number: int, other: str) -> None:
    parts = GOOD["by hand"].split(word.encode())
    if len(parts) < 2:
        return
    at = number % (len(parts) - 1) + 1
    whole_or_refused(word.encode().join(parts[:at]) + other.encode() + word.encode().join(parts[at:]), 5)


@settings(max_examples=40, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from(["a.pdf", "a.txt", "a.md", "a.docx", "a.png"]),
    st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04"]),
)
def test_anything_at_all_gives_a_part_or_problems(data: bytes, name: str, start: bytes) -> None:
    try:
        part = prepare(start + data, name)
    except PapergenError:
        return
    assert part.pages > 0


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_picture_that_was_cut_off_is_refused(form: str) -> None:
    data = picture(form, size=(300, 300))
    with pytest.raises(PapergenError) as caught:
        prepare(data[: len(data) // 2], "bilagor/foto.png")
    assert [problem.code for problem in caught.value.problems] == ["FIL107"]


def test_a_picture_with_too_many_pixels_is_to_be_made_smaller() -> None:
    with pytest.raises(PapergenError) as caught:
        prepare(picture(mode="L", size=(20_000, 5_001)), "bilagor/foto.png")
    assert [(problem.code, problem.hint.partition(" (")[0]) for problem in caught.value.problems] == [
        ("FIL107", "Gör bilden mindre")
    ]
