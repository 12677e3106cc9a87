"""Long stretches that are the same are cut down to what stands nearest the change."""

from dataclasses import replace
from itertools import pairwise

from papergen.compare.passages import Passage
from papergen.compare.pieces import Pieces

_NEAR = 90  # characters that are kept on each side of a change
GAP = " … "
_ENOUGH = 80  # characters to know again what was moved whole


def shortened(pieces: Pieces) -> Pieces:
    """Give pieces with the middle of long unchanged ones left out, at blanks between words."""
    found = []
    for index, piece in enumerate(pieces):
        first, last = index == 0, index == len(pieces) - 1
        text = piece.text
        if piece.what == "same" and len(pieces) > 1 and len(text) > 2 * _NEAR + 20:
            head = "" if first else _head(text)
            tail = "" if last else _tail(text)
            piece = replace(piece, text=f"{head}{GAP.lstrip() if first else GAP.rstrip() if last else GAP}{tail}")
        found.append(piece)
    return tuple(found)


def _head(text: str) -> str:
    return text[:_NEAR].rpartition(" ")[0] or text[:_NEAR]


def _tail(text: str) -> str:
    return text[-_NEAR:].partition(" ")[2] or text[-_NEAR:]


def told_cells(passage: Passage) -> tuple[Pieces, ...]:
    """Give what a short report tells of a passage: of one that was moved and not changed only how it begins."""
    whole = all(len(cell) <= 1 for cell in passage.cells)
    if passage.move and whole:
        return tuple(tuple(replace(one, text=_beginning(one.text)) for one in cell) for cell in passage.cells)
    return tuple(shortened(cell) for cell in passage.cells)


def _beginning(text: str) -> str:
    return text if len(text) <= _ENOUGH + 20 else f"{text[:_ENOUGH].rpartition(' ')[0] or text[:_ENOUGH]} …"


def apart(pieces: Pieces) -> list[str]:
    """Give what stands after each piece but the last: a blank where what came would touch what it came instead of."""
    return [
        " "
        if (one.what, other.what) == ("deleted", "inserted") and not (one.text[-1:].isspace() or other.text[:1].isspace())
        else ""
        for one, other in pairwise(pieces)
    ]
