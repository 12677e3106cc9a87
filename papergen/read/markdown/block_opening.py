"""Which blocks begin in a line: one function for each kind, tried in GitHub's order (cmark-gfm `open_new_blocks`)."""

from collections.abc import Callable

from papergen.read.markdown import faults
from papergen.read.markdown.block import Block, Fence
from papergen.read.markdown.block_closing import resolve_definitions
from papergen.read.markdown.block_starts import (
    ATX_HEADING,
    FOOTNOTE,
    OPEN_FENCE,
    RULE,
    SETEXT_LINE,
    html_block_type,
    list_marker,
)
from papergen.read.markdown.opening import Opening, add_child
from papergen.read.markdown.tables import add_row, open_table

CODE_INDENT = 4
MAX_FENCE = 255
MAX_MARKER_SPACES = 5


Opener = Callable[[Opening], Block | None]


def open_quote(at: Opening) -> Block | None:
    """`> text`."""
    if not at.has_room():
        return None
    start = at.line.nonspace
    at.line.skip(start + 1 - at.line.offset)
    if at.line.at_space():
        at.line.skip_columns(1)
    quote = at.add("quote", start)
    quote.end = quote.start + 1
    return quote


def open_heading(at: Opening) -> Block | None:
    """`## text`."""
    start = at.line.nonspace
    match = ATX_HEADING.match(at.line.text, start)
    if not match:
        return None
    at.line.skip(match.end() - at.line.offset)
    heading = at.add("heading", start)
    heading.level = len(match[0].rstrip(" \t\n"))
    heading.end = at.line.start + len(at.line.text.rstrip(" \t\n"))
    return heading


def open_fenced_code(at: Opening) -> Block | None:
    """Three or more backticks or tildes."""
    start = at.line.nonspace
    match = OPEN_FENCE.match(at.line.text, start)
    if not match:
        return None
    code = at.add("code", start)
    code.fence = Fence(match[0][0], min(len(match[0]), MAX_FENCE), start - at.line.offset)
    at.line.skip(match.end() - at.line.offset)
    return code


def open_html(at: Opening) -> Block | None:
    """`<tag>` or `<!-- comment`."""
    start = at.line.nonspace
    number = html_block_type(at.line.text, start, at.container.kind == "paragraph")
    if not number:
        return None
    html = at.add("html", start)
    html.html_type = number
    return html


def open_underlined_heading(at: Opening) -> Block | None:
    """`===` or `---` under a paragraph makes that a heading, unless the paragraph is only link definitions."""
    paragraph, line = at.container, at.line
    match = SETEXT_LINE.match(line.text, line.nonspace) if paragraph.kind == "paragraph" else None
    if not match:
        return None
    if resolve_definitions(paragraph, at.reading):
        underline = match[0].strip(" \t\n")
        paragraph.kind = "heading"
        paragraph.level = 1 if underline[0] == "=" else 2
        start = line.start + line.nonspace
        paragraph.end = start + len(underline)
        if paragraph.level == 2:
            at.reading.report(faults.UNDERLINED_HEADING, start, paragraph.end, line=underline)
        line.skip_to_end()
    return paragraph


def open_rule(at: Opening) -> Block | None:
    """`---`, but not on a line that continues a paragraph from outside its container."""
    if (at.container.kind == "paragraph" and not at.all_matched) or not RULE.match(at.line.text, at.line.nonspace):
        return None
    rule = at.add("rule", at.line.nonspace)
    rule.end = at.line.start + len(at.line.text.rstrip(" \t\n"))
    at.line.skip_to_end()
    return rule


def open_footnote(at: Opening) -> Block | None:
    """`[^label]: text`."""
    start = at.line.nonspace
    match = FOOTNOTE.match(at.line.text, start)
    if not match or not at.has_room():
        return None
    at.line.skip(match.end() - at.line.offset)
    footnote = at.add("footnote", start)
    footnote.label = match[1]
    footnote.end = at.line.start + match.end(1) + 2
    return footnote


def open_item(at: Opening) -> Block | None:
    """`- text` or `1. text`, in the list that is open if the marker is of the same sort."""
    line, start = at.line, at.line.nonspace
    found = list_marker(line.text, start, at.container.kind == "paragraph")
    if not found or not at.has_room():
        return None
    marker, length = found
    marker.indent = line.indent
    line.skip(start + length - line.offset)
    offset, column, partial_tab = line.offset, line.column, line.partial_tab
    while line.column - column <= MAX_MARKER_SPACES and line.at_space():
        line.skip_columns(1)
    spaces = line.column - column
    if 1 <= spaces < MAX_MARKER_SPACES and line.text[line.offset] != "\n":
        marker.width = length + spaces
    else:
        marker.width = length + 1
        line.offset, line.column, line.partial_tab = offset, column, partial_tab
        if spaces:
            line.skip_columns(1)
    container = at.container
    if container.kind != "list" or not container.marker or not container.marker.continues(marker):
        container = at.add("list", start)
        container.marker = marker
    item = add_child(container, "item", line.start + start, at.reading)
    item.marker = marker
    item.end = item.start + length
    return item


def open_table_header(at: Opening) -> Block | None:
    """`|---|` under the last line of a paragraph."""
    return open_table(at.container, at.line, at.reading) if at.container.kind == "paragraph" else None


OPENERS: dict[str, tuple[Opener, ...]] = {
    ">": (open_quote,),
    "#": (open_heading,),
    "`": (open_fenced_code,),
    "~": (open_fenced_code,),
    "<": (open_html,),
    "=": (open_underlined_heading,),
    "-": (open_underlined_heading, open_rule, open_item, open_table_header),
    "*": (open_rule, open_item),
    "_": (open_rule,),
    "+": (open_item,),
    "[": (open_footnote,),
    "|": (open_table_header,),
    ":": (open_table_header,),
    **dict.fromkeys("0123456789", (open_item,)),
}


def open_blocks(at: Opening, may_be_lazy: bool) -> Block:
    """Open the blocks that begin at this point of the line, each inside the one before; give the innermost.

    `may_be_lazy`: an open paragraph may go on here, so that four spaces begin no code.
    """
    line = at.line
    while at.container.kind not in ("code", "html"):
        line.find_nonspace()
        opened: Block | None = None
        if line.indent >= CODE_INDENT:
            if may_be_lazy or line.blank:
                break
            line.skip_columns(CODE_INDENT)
            opened = at.add("code", line.offset)
        else:
            for opener in OPENERS.get(line.text[line.nonspace], ()):
                opened = opener(at)
                if opened:
                    break
            else:
                if at.container.kind == "table" and not line.blank:
                    opened = add_row(at.container, line, at.reading)
        if not opened:
            break
        at.container = opened
        if opened.accepts_lines():
            break
        may_be_lazy = False
    return at.container
