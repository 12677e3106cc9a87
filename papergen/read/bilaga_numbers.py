"""Whether attachments have the numbers in the paper that they get in the bundle, where they are counted as they are listed."""

from collections.abc import Iterator, Sequence

from papergen.model.case import Bilaga
from papergen.problems import Place, Problem
from papergen.read.schema import shortened

_HINT = "Ge varje bilaga en egen punkt i en enda lista, som börjar på 1, utan underpunkter och utan text emellan."


def other_numbers(listed: Sequence[Bilaga], printed: Sequence[int]) -> Iterator[Problem]:
    """Tell (FIL016) of the first attachment whose number in the paper, `printed`, is not its place in the list; 0 is none.

    A list without any numbers has none that can be wrong.
    """
    for number, (bilaga, shown) in enumerate(zip(listed, printed, strict=True), 1):
        if any(printed) and shown != number and bilaga.place:
            there = f"skrivs ut med nummer {shown}" if shown else "skrivs ut utan nummer"
            message = f"Bilaga {number} i handlingarna {there} i papperet."
            yield Problem("FIL016", message, bilaga.place, _HINT)
            return


def listed_twice(listed: Sequence[Bilaga]) -> Iterator[Problem]:
    """Tell (FIL017) of each file that is listed again: it would be there twice, and links lead to the last."""
    seen: dict[str, Place | None] = {}
    for bilaga in listed:
        file = bilaga.target.removeprefix("./")
        if file in seen and bilaga.place:
            first = seen[file]
            message = f"Filen {shortened(file)} står redan på rad {first.line if first else 1}."
            yield Problem("FIL017", message, bilaga.place, "Lista varje fil en gång.")
        elif file:
            seen[file] = bilaga.place
