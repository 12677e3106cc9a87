"""Points of a decision or a list of attachments that have lost their dot, and so run into the point above them."""

import re
from collections.abc import Iterator

from papergen.model.blocks import Blocks, List, Paragraph
from papergen.model.case import Section
from papergen.problems import Problem, Severity
from papergen.read.agenda_lines import text_lines
from papergen.read.schema import shortened

_SECTIONS = ("forslag_till_beslut", "bilagor")  # where a point is one decision, or one attachment
# A number and what a point may begin with: `2 Nämnden avslår`, `3 att avslå`, `2.Nämnden`; not `12 procent` or `2027 års budget`.
_BEGINS = re.compile(r"(\d{1,2})(?:[.)](?=[^\s\d])|\s+(?=[A-ZÅÄÖ]|att\b))")


def lost_points(sections: tuple[Section, ...]) -> Iterator[Problem]:
    """Warn (MD110) of each line that goes on a numbered point and begins as one."""
    for section in sections:
        if section.name in _SECTIONS:
            yield from _in_blocks(section.blocks)


def _in_blocks(blocks: Blocks) -> Iterator[Problem]:
    for block in blocks:
        if not isinstance(block, List):
            continue
        for item in block.items:
            first = item.blocks[0] if item.blocks else None
            if block.ordered and isinstance(first, Paragraph):
                for line in list(text_lines(first.children))[1:]:
                    if found := _BEGINS.match(line.text):
                        message = f"Raden ”{shortened(line.text)}” har blivit en del av punkten ovanför."
                        hint = f"Är den en egen punkt, skriv en punkt och ett blanksteg efter numret: {found[1]}."
                        yield Problem("MD110", message, line.place, hint, Severity.WARNING)
            yield from _in_blocks(item.blocks)
