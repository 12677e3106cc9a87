"""Whether points of numbered lists get the numbers they are written with: Markdown counts from the first of each list."""

import re
from collections.abc import Iterator, Sequence

from papergen.model.blocks import Blocks, List, ListItem, walk_blocks
from papergen.model.case import Section
from papergen.problems import Problem, Severity

_WRITTEN = re.compile(r"(\d{1,9})[.)]")
_MOST_TOLD = 5
_DECISION = "forslag_till_beslut"  # whose points the minutes and others refer to by their numbers
_HINT = "Numren räknas ett i taget från det första i listan. Rätta dem, eller skriv 1. framför alla, så räknas de åt dig."


def other_numbers_in_case(sections: tuple[Section, ...], lines: Sequence[str], first_line: int) -> Iterator[Problem]:
    """Tell (MD114) of points that get another number than they are written with: in a decision an error, else a warning."""
    for section in sections:
        severity = Severity.ERROR if section.name == _DECISION else Severity.WARNING
        yield from other_numbers_in(section.blocks, lines, first_line, severity)


def other_numbers_in(
    blocks: Blocks, lines: Sequence[str], first_line: int, severity: Severity = Severity.WARNING
) -> Iterator[Problem]:
    """Tell (MD114) once for each list in `blocks`; `lines` are the text they were read from, from `first_line` on.

    Whoever writes `1.` at every point, or the first number again, leaves the counting to us.
    """
    for block in walk_blocks(blocks):
        if not isinstance(block, List) or not block.ordered:
            continue
        numbered = [(item, number, _written(item, lines, first_line)) for number, item in enumerate(block.items, block.start)]
        wrong = [(item, number, written) for item, number, written in numbered if written not in (None, 1, block.start, number)]
        if wrong:
            told = ", ".join(f"{written} blir {number}" for _, number, written in wrong[:_MOST_TOLD])
            more = " och så vidare" if len(wrong) > _MOST_TOLD else ""
            message = f"Punkter får andra nummer än de är skrivna med: {told}{more}."
            yield Problem("MD114", message, wrong[0][0].place, _HINT, severity)


def _written(item: ListItem, lines: Sequence[str], first_line: int) -> int | None:
    at = item.place.line - first_line
    match = _WRITTEN.match(lines[at][item.place.column - 1 :]) if 0 <= at < len(lines) else None
    return int(match[1]) if match else None
