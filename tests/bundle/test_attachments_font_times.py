"""A font without its times is otherwise the same font, with checksums that are right."""

import io
from pathlib import Path

import fontpkg_arimo
from fontTools.ttLib import TTFont

from papergen.bundle.attachments.font_times import timeless

ARIMO = next(Path(fontpkg_arimo.ROOT, "files").rglob("*.ttf")).read_bytes()


def test_only_the_times_and_the_checksums_change() -> None:
    font = TTFont(io.BytesIO(timeless(ARIMO)), checkChecksums=2)
    assert (font["head"].created, font["head"].modified) == (0, 0)
    assert font.getGlyphOrder() == TTFont(io.BytesIO(ARIMO)).getGlyphOrder()


def test_doing_it_twice_changes_nothing_more() -> None:
    assert timeless(timeless(ARIMO)) == timeless(ARIMO)


def test_the_checksum_of_the_whole_is_the_one_the_font_had_for_those_times() -> None:
    out = io.BytesIO()
    font = TTFont(io.BytesIO(timeless(ARIMO)), recalcTimestamp=False)
    font.save(out, reorderTables=None)
    assert TTFont(io.BytesIO(out.getvalue()))["head"].modified == 0


def test_what_is_no_font_stays_as_it_is() -> None:
    assert timeless(b"") == b""
    assert timeless(b"\0\1\0\0\xff\xff") == b"\0\1\0\0\xff\xff"
    assert timeless(ARIMO[:300]) == ARIMO[:300]
