"""Points of a decision that have lost their number or its dot, and so run into the point above them."""

import re
from collections.abc import Iterator
from itertools import pairwise

from papergen.model.blocks import Blocks, List, ListItem, Paragraph
from papergen.model.case import Section
from papergen.problems import Problem
from papergen.read.schema import shortened
from papergen.read.text_lines import TextLine, text_lines

_SECTION = "forslag_till_beslut"  # where a point is one decision
# A number and what a point may begin with: `2 Nämnden avslår`, `3 att avslå`, `2.Nämnden`; not `12 procent` or `2027 års budget`.
_BEGINS = re.compile(r"(\d{1,2})(?:[.)](?=[^\s\d])|\s+(?=[A-ZÅÄÖ]|att\b))")
_LETTER = re.compile(r"[a-zåäö]\)\s", re.IGNORECASE)
_ATT = re.compile(r"att\b", re.IGNORECASE)
_ENDS = (".", ":", ";")


def lost_points(sections: tuple[Section, ...]) -> Iterator[Problem]:
    """Tell (MD110) of each line that goes on a numbered point and begins as one, or as a sentence of its own at the margin."""
    for section in sections:
        if section.name == _SECTION:
            yield from _in_blocks(section.blocks)


def _in_blocks(blocks: Blocks) -> Iterator[Problem]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from _in_paragraph(block)
        if isinstance(block, List):
            for item in block.items:
                if block.ordered:
                    yield from _in_item(item)
                yield from _in_blocks(item.blocks)


def _in_paragraph(paragraph: Paragraph) -> Iterator[Problem]:
    """Tell of points written as lines of a paragraph: with letters, or two or more that begin with att."""
    lines = list(text_lines(paragraph.children))
    clauses = [line for line in lines if _ATT.match(line.text)]
    marked = [line for line in lines if _LETTER.match(line.text)]
    found = [*(marked if len(lines) > 1 else ()), *(clauses if len(clauses) > 1 else ())]
    yield from map(_run_together, found[-1:])


def _run_together(line: TextLine) -> Problem:
    message = f"Raden ”{shortened(line.text)}” har blivit en del av texten ovanför."
    hint = "Är den en egen punkt, gör en lista: en tomrad före, och 1., 2. och så vidare. Annars skriv ihop raderna."
    return Problem("MD110", message, line.place, hint)


def _in_item(item: ListItem) -> Iterator[Problem]:
    first = item.blocks[0] if item.blocks else None
    lines = list(text_lines(first.children)) if isinstance(first, Paragraph) else []
    for above, line in pairwise(lines):
        if _LETTER.match(line.text):
            yield _run_together(line)
            continue
        number = _BEGINS.match(line.text)
        at_the_margin = line.place.column <= item.place.column
        if number or (at_the_margin and above.text.endswith(_ENDS) and line.text[:1].isupper()):
            message = f"Raden ”{shortened(line.text)}” har blivit en del av punkten ovanför."
            own = f"efter numret: {number[1]}." if number else "efter dess nummer: 2."
            hint = (
                f"Är den en egen punkt, skriv en punkt och ett blanksteg {own} Hör den till punkten, skriv ihop raderna till en."
            )
            yield Problem("MD110", message, line.place, hint)
