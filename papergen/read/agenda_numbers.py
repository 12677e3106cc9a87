"""Whether items of a föredragningslista get the numbers they are written with: Markdown counts from the first of each list."""

import re
from collections.abc import Iterable, Iterator, Sequence

from papergen.model.meeting import AgendaItem
from papergen.problems import Problem, Severity

_WRITTEN = re.compile(r"(\d{1,9})[.)]")
_MOST_TOLD = 5
_HINT = (
    "Numren räknas ett i taget från det första under varje rubrik. Rätta dem, eller skriv 1. så får punkten det nummer som "
    "kommer. Utgår en punkt, behåll raden och skriv det i den, så behåller de andra sina nummer."
)


def other_numbers(items: Iterable[AgendaItem], lines: Sequence[str], first_line: int) -> Iterator[Problem]:
    """Warn once of the items that get another number than they are written with; `lines` are the body, from `first_line` on.

    Whoever writes `1.` leaves the counting to us.
    """
    found = [(item, written) for item in items if (written := _written(item, lines, first_line)) not in ("", "1", _last(item))]
    if found:
        told = ", ".join(f"{written} blir {_last(item)}" for item, written in found[:_MOST_TOLD])
        more = " och så vidare" if len(found) > _MOST_TOLD else ""
        message = f"Punkter får andra nummer än de är skrivna med: {told}{more}."
        yield Problem("MOT032", message, found[0][0].place, _HINT, Severity.WARNING)


def backward_numbers(items: Iterable[AgendaItem]) -> Iterator[Problem]:
    """Warn (MOT032) of each item whose number is lower than that of an item above it, as under another heading."""
    highest = 0
    for item in items:
        number = int(item.number)
        if 0 < number < highest:  # 0: a bullet, which is told already
            message = f"Numren går bakåt: {number} står efter {highest}."
            yield Problem("MOT032", message, item.place, "Låt numren fortsätta under nästa rubrik.", Severity.WARNING)
        highest = max(highest, number)


def _last(item: AgendaItem) -> str:
    return item.number.rpartition(".")[2]


def _written(item: AgendaItem, lines: Sequence[str], first_line: int) -> str:
    at = item.place.line - first_line
    match = _WRITTEN.match(lines[at][item.place.column - 1 :]) if 0 <= at < len(lines) else None
    return str(int(match[1])) if match else ""
