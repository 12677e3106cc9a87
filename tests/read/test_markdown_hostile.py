"""Text made to break a reader: it is read in time that grows with its length, and never crashes."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papergen.model.blocks import walk_blocks
from papergen.read.markdown import read_markdown

# Generous, for a slow machine: reading twice the square of these lengths would take minutes.
SECONDS = 5

HOSTILE = {
    "one long line": "ord " * 25_000,
    "brackets": "[" * 10_000,
    "brackets that close": "[" * 10_000 + "]" * 10_000,
    "half links": "[a](b" * 10_000,
    "half titles": '[a](b "' * 10_000,
    "links in links": "[a [b](c) " * 5_000,
    "pictures in pictures": "![a" * 5_000 + "](b)" * 5_000,
    "long labels": ("[a" + "b" * 900 + "]") * 100,
    "stars": "*" * 10_000,
    "stars with words": "*a **b " * 10_000,
    "closing stars": "a* " * 10_000,
    "nested emphasis": "*a **b " * 3_000 + "** c*" * 3_000,
    "tildes": "~a ~~b " * 10_000,
    "quotes": ">" * 10_000,
    "quotes on many lines": (">" * 5_000 + "\n") * 10,
    "lists in one line": "- " * 10_000,
    "lists ever deeper": "".join("  " * depth + "- a\n" for depth in range(300)),
    "footnotes in footnotes": "[^1]: " * 5_000 + "a",
    "backticks": " ".join("`" * (count % 300) for count in range(330)),
    "short backticks": "".join("`" * (1 + count % 7) + " " for count in range(12_500)),
    "a long table": "| a | b |\n|---|---|\n" + "| 1 | 2 |\n" * 5_000,
    "a ragged table": "| a | b |\n|---|---|\n" + "| 1 |\n" * 5_000,
    "a wide table": "|" + "a|" * 2_000 + "\n|" + "-|" * 2_000 + "\n" + "|1|\n" * 2_000,
    "no table": "a | b\n-|-|-\n" * 5_000,
    "escaped pipes": "|" + "\\|*a*" * 10_000 + "|\n|-|\n",
    "half tags": "<a " * 20_000,
    "half attributes": '<a b="' * 20_000,
    "angle brackets": "<" * 50_000,
    "half comments": "<!-- " * 20_000,
    "half declarations": "<!A " * 20_000 + "<?" * 20_000 + "<![CDATA[" * 10_000,
    "ampersands": "&#" * 50_000,
    "at signs": "a@" * 50_000,
    "mail addresses": "a@b.cd\\* " * 10_000,
    "addresses": "(www.a_b.c http://" * 5_000,
    "parentheses": "http://a.b" + ")" * 50_000,
    "definitions": '[a]: b "\n' * 10_000,
    "footnotes": "".join(f"[^{number}] " for number in range(5_000)) + "\n\n" + "[^1]: a\n" * 5_000,
    "references to a long definition": "[x]\n" * 10_000 + "\n[x]: " + "y" * 5_000 + "\n",
    "headings": "a\n---\n" * 5_000,
    "blank lines": "\n" * 50_000,
    "tabs": "\t" * 50_000 + "a",
    "one long paragraph": "a\n" * 20_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_read_in_little_time(text):
    start = time.perf_counter()
    read_markdown(text, "a.md")
    assert time.perf_counter() - start < SECONDS


def test_deep_nesting_is_one_problem_and_keeps_the_text():
    body = read_markdown(">" * 500 + "slut\n", "a.md")
    assert [problem.code for problem in body.problems] == ["MD014"]
    assert "slut" in repr(list(walk_blocks(body.blocks))[-1])


def test_deep_marks_are_one_problem_and_keep_the_text():
    body = read_markdown("*a **b " * 100 + "slut" + "** c*" * 100, "a.md")
    assert [problem.code for problem in body.problems] == ["MD015"]
    assert "slut" in repr(body.blocks[0])


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_at_all_is_read(text):
    body = read_markdown(text.replace("\r", "\n"), "a.md")
    assert all(block.place.line >= 1 for block in body.blocks)
    assert all(problem.message and problem.place for problem in body.problems)
