"""How the first characters of a line show what block begins there (GitHub Flavored Markdown §4-5)."""

import re

from papergen.read.markdown.block import ListMarker

ATX_HEADING = re.compile(r"#{1,6}(?:[ \t]+|\n)")
OPEN_FENCE = re.compile(r"`{3,}(?=[^`\n]*\n)|~{3,}")
CLOSE_FENCE = re.compile(r"(?:`{3,}|~{3,})(?=[ \t]*\n)")
SETEXT_LINE = re.compile(r"(?:=+|-+)[ \t]*\n")
RULE = re.compile(r"(?:(?:\*[ \t]*+){3,}+|(?:-[ \t]*+){3,}+|(?:_[ \t]*+){3,}+)\n")
FOOTNOTE = re.compile(r"\[\^([^\] \n\t]+)\]:[ \t]*")
MARKER = re.compile(r"[*+-]|([0-9]{1,9})([.)])")
BLANK_REST = re.compile(r"[ \t]*\n")

_TAG_NAME = r"[A-Za-z][A-Za-z0-9-]*+"
_VALUE = r"""(?:[^ \t\n"'=<>`]++|'[^']*+'|"[^"]*+")"""
_ATTRIBUTE = rf"(?:[ \t\n]++[A-Za-z_:][A-Za-z0-9_.:-]*+(?:[ \t\n]*+=[ \t\n]*+{_VALUE})?+)"
TAG = rf"(?:{_TAG_NAME}{_ATTRIBUTE}*+[ \t\n]*+/?>|/{_TAG_NAME}[ \t\n]*+>)"

_BLOCK_NAMES = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|"
    "figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|"
    "noframes|ol|optgroup|option|p|param|section|source|title|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)
COMMENT_TYPE = 2
_HTML_STARTS = (
    (1, re.compile(r"<(?:script|pre|style|textarea)[ \t>\n]", re.IGNORECASE)),
    (COMMENT_TYPE, re.compile(r"<!--")),
    (3, re.compile(r"<\?")),
    (4, re.compile(r"<![A-Z]")),
    (5, re.compile(r"<!\[CDATA\[")),
    (6, re.compile(rf"</?(?:{_BLOCK_NAMES})(?:[ \t\n]|/?>)", re.IGNORECASE)),
)
_HTML_START_7 = re.compile(rf"<{TAG}[ \t]*\n")
HTML_ENDS = {
    1: re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE),
    COMMENT_TYPE: re.compile(r"-->"),
    3: re.compile(r"\?>"),
    4: re.compile(r">"),
    5: re.compile(r"\]\]>"),
}


def html_block_type(line: str, offset: int, in_paragraph: bool) -> int:
    """Give the type 1-7 of the HTML block that begins at `offset`, 0 for none; type 7 cannot end a paragraph."""
    for number, start in _HTML_STARTS:
        if start.match(line, offset):
            return number
    return 7 if not in_paragraph and _HTML_START_7.match(line, offset) else 0


def list_marker(line: str, offset: int, in_paragraph: bool) -> tuple[ListMarker, int] | None:
    """Give the list marker at `offset` and its length; one that would end a paragraph must be followed by text and be 1."""
    match = MARKER.match(line, offset)
    if not match or line[match.end()] not in " \t\n":
        return None
    ordered = match[1] is not None
    number = int(match[1]) if ordered else 0
    if in_paragraph and ((ordered and number != 1) or BLANK_REST.match(line, match.end())):
        return None
    return ListMarker(ordered, number, match[2] if ordered else match[0]), match.end() - match.start()
