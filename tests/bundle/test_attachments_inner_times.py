"""A font without its times is otherwise the same font, with checksums that are right."""

import io
from pathlib import Path

import fontpkg_arimo
import pytest

from papergen.bundle.attachments.inner_times import timeless_font, timeless_profile

ARIMO = next(Path(fontpkg_arimo.ROOT, "files").rglob("*.ttf")).read_bytes()


def test_only_the_times_and_the_checksums_change() -> None:
    TTFont = pytest.importorskip("fontTools.ttLib").TTFont
    font = TTFont(io.BytesIO(timeless_font(ARIMO)), checkChecksums=2)
    assert (font["head"].created, font["head"].modified) == (2_398_377_600, 2_398_377_600)
    assert font.getGlyphOrder() == TTFont(io.BytesIO(ARIMO)).getGlyphOrder()


def test_doing_it_twice_changes_nothing_more() -> None:
    assert timeless_font(timeless_font(ARIMO)) == timeless_font(ARIMO)


def test_what_is_no_font_stays_as_it_is() -> None:
    assert timeless_font(b"") == b""
    assert timeless_font(b"\0\1\0\0\xff\xff") == b"\0\1\0\0\xff\xff"
    assert timeless_font(ARIMO[:300]) == ARIMO[:300]
    assert timeless_profile(b"acsp") == b"acsp"


def test_a_colour_profile_loses_its_day_and_nothing_else() -> None:
    profile = bytes(range(36)) + b"acsp" + bytes(88)
    made = timeless_profile(profile)
    assert made[24:26] == (1980).to_bytes(2, "big")
    assert (made[:24], made[36:]) == (profile[:24], profile[36:])
