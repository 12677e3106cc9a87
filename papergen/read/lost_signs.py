"""Signs at the start of a line that Markdown takes for its own: `> 65 år` is a quotation to it, and `+ 5 000 kronor` a bullet."""

import re
from collections.abc import Iterator, Sequence

from papergen.model.blocks import Blocks, List, Quote, walk_blocks
from papergen.problems import Place, Problem, Severity, point
from papergen.read.schema import shortened

_SIGN_AND_NUMBER = re.compile(r"([>+])\s*(\d[^\n]*)")
_BECOMES = {">": "ett citat", "+": "en punkt i en lista"}


def lost_signs(blocks: Blocks, lines: Sequence[str], first_line: int) -> Iterator[Problem]:
    """Warn (MD115) of quotations and bullets that begin with a number, whose sign is not printed.

    `lines` are the text that `blocks` were read from, from `first_line` on.
    """
    for block in walk_blocks(blocks):
        places = [item.place for item in block.items] if isinstance(block, List) and not block.ordered else []
        for place in [block.place] if isinstance(block, Quote) else places:
            if found := _SIGN_AND_NUMBER.match(_from(place, lines, first_line)):
                message = (
                    f"Tecknet {found[1]} framför ”{shortened(found[2])}” läses som {_BECOMES[found[1]]}, och skrivs inte ut."
                )
                hint = f"Ska tecknet synas, skriv \\{found[1]} i stället för {found[1]}."
                yield Problem("MD115", message, point(place.path, place.line, place.column, 1), hint, Severity.WARNING)


def _from(place: Place, lines: Sequence[str], first_line: int) -> str:
    at = place.line - first_line
    return lines[at][place.column - 1 :] if 0 <= at < len(lines) else ""
