"""The lines of a file as they stand inside a list item, a quotation or a footnote: without its marks and indentation."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

TAB_STOP = 4
CODE_INDENT = 4
MAX_MARKER_SPACES = 5

MARKER = re.compile(r" *([*+-]|[0-9]{1,9}[.)])")
LABEL = re.compile(r" *(\[\^[^\] \t]+\]:)[ \t]*")


@dataclass(frozen=True, slots=True)
class Line:
    """What is left of line `number` of the file. Tabs at the start of `text` stand as spaces.

    `column` counts the columns on screen before `text`, `length` the code points of the whole line in the file.
    """

    number: int
    text: str
    column: int
    length: int

    @property
    def indent(self) -> int:
        """Give the columns before the first character that shows."""
        return len(self.text) - len(self.text.lstrip(" "))

    @property
    def blank(self) -> bool:
        """Say whether nothing shows."""
        return not self.text.strip(" \t")

    def index(self, column: int) -> int:
        """Give the offset in `text` of the file's column `column` (from 1)."""
        return len(self.text) - (self.length - column + 1)

    def without(self, count: int) -> "Line":
        """Leave out the first `count` characters."""
        text, column = self.text[count:], self.column + count
        return Line(self.number, _without_tabs(text, column), column, self.length)

    def without_indent(self) -> "Line":
        """Leave out the space at the start."""
        return self.without(self.indent)


def file_lines(text: str, first_line: int) -> list[Line]:
    """Give the lines of a text that begins at line `first_line` of the file."""
    lines = text.removesuffix("\n").split("\n")
    return [Line(number, _without_tabs(line, 0), 0, len(line)) for number, line in enumerate(lines, first_line)]


def _without_tabs(text: str, column: int) -> str:
    shown = text.lstrip(" \t")
    space = text[: len(text) - len(shown)]
    if "\t" not in space:
        return text
    end = column
    for character in space:
        end += 1 if character == " " else TAB_STOP - end % TAB_STOP
    return " " * (end - column) + shown


def item_lines(lines: Sequence[Line]) -> tuple[list[Line], int]:
    """Give the lines inside a list item, whose marker begins the first, and the columns its content is indented by."""
    marker = MARKER.match(lines[0].text)
    marked = marker.end() if marker else 0
    rest = lines[0].without(marked)
    spaces = rest.indent if not rest.blank and 0 < rest.indent < MAX_MARKER_SPACES else 1
    offset = marked + spaces
    return [rest.without(min(spaces, len(rest.text))), *(_indented(line, offset) for line in lines[1:])], offset


def footnote_lines(lines: Sequence[Line]) -> tuple[list[Line], str]:
    """Give the lines inside a footnote's text, and its label as it is written: `[^1]:`."""
    label = LABEL.match(lines[0].text)
    first = lines[0].without(label.end() if label else 0)
    return [first, *(_indented(line, CODE_INDENT) for line in lines[1:])], label[1] if label else ""


def _indented(line: Line, offset: int) -> Line:
    """Leave out the indentation of a container; a line that lacks it goes on with a paragraph all the same."""
    return line.without(offset) if line.indent >= offset and len(line.text) >= offset else line.without_indent()


def quote_lines(lines: Sequence[Line]) -> list[Line]:
    """Give the lines inside a quotation: without `>` and the space after it, where they are written."""
    return [_unquoted(line) for line in lines]


def _unquoted(line: Line) -> Line:
    if not is_quoted(line):
        return line
    inside = line.without(line.indent + 1)
    return inside.without(1) if inside.text.startswith(" ") else inside


def is_quoted(line: Line) -> bool:
    """Say whether a line begins with the mark of a quotation."""
    return line.indent < CODE_INDENT and line.text.startswith(">", line.indent)
