"""Whether a line goes on with a block that is open: one function for each kind (cmark-gfm `check_open_blocks`)."""

from collections.abc import Callable
from enum import Enum

from papergen.read.markdown.block import Block
from papergen.read.markdown.block_opening import CODE_INDENT
from papergen.read.markdown.block_starts import CLOSE_FENCE
from papergen.read.markdown.line_cursor import LineCursor
from papergen.read.markdown.table_rows import cells_of

LAST_HTML_TYPE_WITH_BLANKS = 5


class Match(Enum):
    """What a line is to an open block."""

    NO = 0
    YES = 1
    CLOSES = 2


def continue_quote(_quote: Block, line: LineCursor) -> Match:
    """Ask for the `>` of a quote."""
    if line.indent >= CODE_INDENT or line.text[line.nonspace] != ">":
        return Match.NO
    line.skip_columns(line.indent + 1)
    if line.at_space():
        line.skip_columns(1)
    return Match.YES


def continue_item(item: Block, line: LineCursor) -> Match:
    """Ask for the indentation of an item, or a blank line if it has begun with text."""
    marker = item.marker
    if marker and line.indent >= marker.indent + marker.width:
        line.skip_columns(marker.indent + marker.width)
        return Match.YES
    if line.blank and item.children:
        line.skip_to_nonspace()
        return Match.YES
    return Match.NO


def continue_footnote(_footnote: Block, line: LineCursor) -> Match:
    """Ask for four spaces, or a line with nothing at all."""
    if line.indent >= CODE_INDENT:
        line.skip_columns(CODE_INDENT)
        return Match.YES
    return Match.YES if line.text == "\n" else Match.NO


def continue_code(code: Block, line: LineCursor) -> Match:
    """Code goes on until its fence, or for as long as it is indented."""
    if not code.fence:
        if line.indent >= CODE_INDENT:
            line.skip_columns(CODE_INDENT)
        elif line.blank:
            line.skip_to_nonspace()
        else:
            return Match.NO
        return Match.YES
    if line.indent < CODE_INDENT and line.text[line.nonspace] == code.fence.sign:
        match = CLOSE_FENCE.match(line.text, line.nonspace)
        if match and len(match[0]) >= code.fence.length:
            return Match.CLOSES
    for _ in range(code.fence.indent):
        if line.at_space():
            line.skip_columns(1)
    return Match.YES


def continue_html(html: Block, line: LineCursor) -> Match:
    """HTML goes on until its end mark, or a blank line where the kind has none."""
    return Match.NO if line.blank and html.html_type > LAST_HTML_TYPE_WITH_BLANKS else Match.YES


def continue_paragraph(_paragraph: Block, line: LineCursor) -> Match:
    """Go on with a paragraph until a blank line."""
    return Match.NO if line.blank else Match.YES


def continue_table(_table: Block, line: LineCursor) -> Match:
    """Go on with a table while lines have cells; what else may begin there is tried later."""
    return Match.YES if not line.blank and cells_of(line.text, line.nonspace) else Match.NO


def always(_block: Block, _line: LineCursor) -> Match:
    """Go on: a list is ended only by what its items do not contain, a rule by the next block."""
    return Match.YES


def never(_block: Block, _line: LineCursor) -> Match:
    """Stop: a heading or a table row has one line."""
    return Match.NO


CONTINUES: dict[str, Callable[[Block, LineCursor], Match]] = {
    "quote": continue_quote,
    "list": always,
    "item": continue_item,
    "footnote": continue_footnote,
    "paragraph": continue_paragraph,
    "heading": never,
    "code": continue_code,
    "html": continue_html,
    "rule": always,
    "table": continue_table,
    "row": never,
    "cell": never,
}
