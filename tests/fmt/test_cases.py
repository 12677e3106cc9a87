"""The cases shipped here: they can all be formatted, and however their lines are broken the form is the same."""

import re
import textwrap
from pathlib import Path

import pytest

from tests.fmt.forms import form, formed, is_same

CASES = Path(__file__).parents[2] / "cases"
FILES = sorted(CASES.glob("*/*.md"))
NO_PARAGRAPH = re.compile(r"[|\-0-9#!\[<`>]| ")


def body_of(file: Path) -> str:
    return file.read_text(encoding="utf-8").split("\n---\n", 1)[1]


def wrapped(text: str) -> str:
    """Break the lines of each paragraph after 80 columns, as an editor does."""
    parts = [
        part if NO_PARAGRAPH.match(part) else textwrap.fill(part, 80, break_on_hyphens=False, break_long_words=False)
        for part in text.removesuffix("\n").split("\n\n")
    ]
    return "\n\n".join(parts) + "\n"


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_a_case_has_one_form_however_its_lines_are_broken(file: Path) -> None:
    one = formed(body_of(file))
    other = wrapped(one)
    assert is_same(one, other)
    assert form(other) == one
