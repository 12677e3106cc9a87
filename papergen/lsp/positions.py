"""Places in a file, which count NFC code points from 1, and an editor's positions, which count its own units from 0."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lsprotocol.types import Position, Range

from papergen.problems import Place

# LSP 3.17, PositionEncodingKind: how many units a text takes.
_UNITS: dict[str, Callable[[str], int]] = {
    "utf-8": lambda text: len(text.encode("utf-8", "surrogatepass")),
    "utf-16": lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2,
    "utf-32": len,
}
# No character before U+0300 composes with what stands before it: from there a line can be put in NFC by itself.
_CLUSTER = re.compile(r"[\x00-\u02ff]?[^\x00-\u02ff]+|[\x00-\u02ff]")


@dataclass(frozen=True, slots=True)
class Positions:
    """The lines of a document as the editor has it, without line ends, and the units it counts in."""

    lines: Sequence[str]
    encoding: str = "utf-16"

    def range_of(self, place: Place | None) -> Range:
        """Give the editor's range of a place; of none the very beginning."""
        if place is None:
            return Range(Position(0, 0), Position(0, 0))
        return Range(self.position(place.line, place.column), self.position(place.end_line, place.end_column))

    def position(self, line: int, column: int) -> Position:
        """Give the editor's position of a line and column."""
        if line > len(self.lines):
            last = len(self.lines) - 1
            return Position(last, self._units(self.lines[last])) if last >= 0 else Position(0, 0)
        written = self.lines[line - 1]
        return Position(line - 1, self._units(written[: _index(written, column - 1)]))

    def line_and_column(self, position: Position) -> tuple[int, int]:
        """Give the line and column of an editor's position."""
        if position.line >= len(self.lines):
            return len(self.lines) + 1, 1
        written = self.lines[position.line]
        units, index = 0, 0
        while index < len(written) and units < position.character:
            units += _UNITS[self.encoding](written[index])
            index += 1
        return position.line + 1, len(unicodedata.normalize("NFC", written[:index])) + 1

    def before(self, position: Position) -> str:
        """Give the text of a position's line up to the position, in NFC."""
        line, column = self.line_and_column(position)
        return unicodedata.normalize("NFC", self.lines[line - 1])[: column - 1] if line <= len(self.lines) else ""

    def _units(self, text: str) -> int:
        return _UNITS[self.encoding](text)


def _index(written: str, column: int) -> int:
    """Give the index in a line as it is written of a column in NFC."""
    if unicodedata.is_normalized("NFC", written):
        return min(column, len(written))
    seen = 0
    for cluster in _CLUSTER.finditer(written):
        composed = _composed(cluster[0])
        if seen + composed > column:
            upto = (index for index in range(1, len(cluster[0]) + 1) if _composed(cluster[0][:index]) > column - seen)
            return cluster.start() + next(upto, 1) - 1
        seen += composed
    return len(written)


def _composed(text: str) -> int:
    return len(unicodedata.normalize("NFC", text))


def covers(place: Place, line: int, column: int) -> bool:
    """Tell whether a line and column lie in a place or right after it."""
    return (place.line, place.column) <= (line, column) <= (place.end_line, place.end_column)
