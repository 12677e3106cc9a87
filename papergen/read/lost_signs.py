"""Signs at the start of a line that Markdown takes for its own: `> 65 år` is a quotation to it, and `+ 5 000 kronor` a bullet."""

import re
from collections.abc import Iterator, Mapping, Sequence

from papergen.model.blocks import Blocks, Emphasis, List, Quote, Strong, inlines_of, walk_blocks, walk_inlines
from papergen.problems import Place, Problem, Severity, point
from papergen.read.schema import shortened

# Of a quotation only an amount: `> 1 § Den som …` quotes a law.
_AMOUNT = (
    r"\d[\d\s,.]*(?:år|%|procent\w*|kr|kronor|tkr|mkr|mnkr|miljon\w*|m2|m²|meter|km|kg|ton|grader|personer|elever|barn"
    r"|timmar|dagar|veckor|månader|poäng)(?!\w)[^\n]*"
)
_QUOTED = re.compile(rf"(>)\s*({_AMOUNT})")
_BULLET = re.compile(r"(\+)\s*(\d[^\n]*)")
_PRODUCT = re.compile(r"\d(?P<mark>\*{1,3})\d")
_MINUS = re.compile(r"(-)\s*(\d[^\n]*)")
_BECOMES = {">": "ett citat", "+": "en punkt i en lista", "-": "en punkt i en lista"}


def lost_signs(blocks: Blocks, lines: Sequence[str], first_line: int) -> Iterator[Problem]:
    """Warn (MD115) of quotations and bullets that begin with a number, whose sign is not printed.

    `lines` are the text that `blocks` were read from, from `first_line` on.
    """
    for block in walk_blocks(blocks):
        places = [item.place for item in block.items] if isinstance(block, List) and not block.ordered else []
        for place in [block.place] if isinstance(block, Quote) else places:
            text = _from(place, lines, first_line)
            reckoned = _MINUS if _goes_on(place, lines, first_line) else _BULLET
            if found := _QUOTED.match(text) or _BULLET.match(text) or reckoned.match(text):
                message = (
                    f"Tecknet {found[1]} framför ”{shortened(found[2])}” läses som {_BECOMES[found[1]]}, och skrivs inte ut."
                )
                hint = f"Ska tecknet synas, skriv \\{found[1]} i stället för {found[1]}."
                yield Problem("MD115", message, point(place.path, place.line, place.column, 1), hint, Severity.WARNING)


def products(blocks: Blocks, lines: Sequence[str], first_line: int) -> Iterator[Problem]:
    """Tell (MD116) of asterisks between figures that are marks of emphasis to Markdown: 3*4 and 5*6 become 34 and 56."""
    marks = [{at: found[0] for found in _PRODUCT.finditer(line) for at in range(*found.span("mark"))} for line in lines]
    if not any(marks):
        return
    for block in walk_blocks(blocks):
        for inlines in inlines_of(block):
            for inline in walk_inlines(inlines):
                if isinstance(inline, Emphasis | Strong) and (found := _between(inline.place, marks, first_line)):
                    message = f"Tecknet * i ”{shortened(found)}” läses som kursiv eller fet stil, och skrivs inte ut."
                    yield Problem("MD116", message, inline.place, "Skriv gångertecknet, ×, eller \\* i stället för *.")


def _between(place: Place, marks: Sequence[Mapping[int, str]], first_line: int) -> str:
    """Give what stands around a mark of emphasis that has figures on both sides, at its start or its end.

    `marks` has such marks of each line by their places in it, from 0.
    """
    ends = ((place.line - first_line, place.column - 1), (place.end_line - first_line, place.end_column - 2))
    return next((marks[line][at] for line, at in ends if 0 <= line < len(marks) and at in marks[line]), "")


def _goes_on(place: Place, lines: Sequence[str], first_line: int) -> bool:
    """Tell whether a line goes on a reckoning: right below text with a figure, or with = on the line after."""
    at = place.line - first_line
    above = lines[at - 1].strip() if 0 < at <= len(lines) else ""
    below = lines[at + 1].strip() if 0 <= at + 1 < len(lines) else ""
    return below.startswith("=") or (bool(re.search(r"\d", above)) and not above.startswith("-") and not above.endswith(":"))


def _from(place: Place, lines: Sequence[str], first_line: int) -> str:
    at = place.line - first_line
    return lines[at][place.column - 1 :] if 0 <= at < len(lines) else ""
