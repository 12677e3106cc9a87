"""Places of a file to an editor's positions and back, in each way that editors count."""

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papergen.lsp.positions import Positions

TEXTS = st.lists(st.sampled_from(["a", "å", "a\u030a", "e\u0301", "🙂", "각", "\u1100\u1161", "x", "\u200d"]), max_size=12).map(
    "".join
)


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.sampled_from(["utf-8", "utf-16", "utf-32"]), st.booleans())
def test_every_column_is_found_again(text, encoding, decomposed):
    written = unicodedata.normalize("NFD", text) if decomposed else text
    positions = Positions([written], encoding)
    for column in range(1, len(unicodedata.normalize("NFC", written)) + 2):
        line, again = positions.line_and_column(positions.position(1, column))
        assert (line, again) == (1, column)


@pytest.mark.parametrize(("encoding", "units"), [("utf-8", 7), ("utf-16", 4), ("utf-32", 3)])
def test_each_encoding_counts_in_its_own_units(encoding, units):
    assert Positions(["å🙂e!"], encoding).position(1, 4).character == units


def test_a_long_line_with_thousands_of_places_is_no_trouble():
    for line in ("å" * 100_000, "a\u030a" * 20_000):
        positions = Positions([line])
        begun = time.process_time()
        for column in range(1, 100, 2):
            positions.position(1, 200 * column)
        assert time.process_time() - begun < 2
