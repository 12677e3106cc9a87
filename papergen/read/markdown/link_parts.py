"""The parts that links are written with: labels, addresses, titles; and link definitions made of them (CommonMark §4.7, 6.3).

Where cmark reads more or less than the specification says, we do as cmark does: it is what GitHub shows.
"""

import re
from typing import NamedTuple

from papergen.read.markdown.characters import unescaped

MAX_LABEL = 1000
MAX_PARENTHESES = 32
_SPACES_AND_LINES = re.compile(r"[ \t\n]*")
_LABEL = re.compile(r"\[((?:[^\\\[\]]|\\[!-/:-@\[-`{-~]?+)*+)\]")
_POINTED_ADDRESS = re.compile(r"<(?:[^\\<>\n]|\\[^\n]|\\\n)*+>")
_ADDRESS_STOP = re.compile(r"[\\() \t\n]")
_SPACE_AND_LINE = re.compile(r"[ \t]*(?:\n[ \t]*)?")
_END_OF_LINE = re.compile(r"[ \t]*(?:\n|\Z)")
_QUOTES = {'"': re.compile('"'), "'": re.compile("'"), "(": re.compile(r"[()]")}
_CLOSING = {'"': '"', "'": "'", "(": ")"}


class LinkTarget(NamedTuple):
    """Where a link leads and its title, both as they are meant (without escapes and entities)."""

    address: str
    title: str


def label_at(text: str, position: int) -> tuple[str, int] | None:
    """Give the label in brackets that begins at `position`, and the position after it."""
    match = _LABEL.match(text, position, position + MAX_LABEL + 2)
    return (match[1].strip(" \t\n"), match.end()) if match else None


def folded(label: str) -> str:
    """Give the form in which labels are compared: case and the amount of white space do not matter."""
    return " ".join(label.casefold().split())


def address_at(text: str, position: int) -> tuple[str, int] | None:
    """Give the link address that begins at `position`, as written but without `<>`, and the position after it."""
    if text.startswith("<", position):
        match = _POINTED_ADDRESS.match(text, position)
        return (match[0][1:-1], match.end()) if match else None
    depth, end = 0, position
    while stop := _ADDRESS_STOP.search(text, end):
        end = stop.start()
        char = stop[0]
        if char == "\\":
            end += 2 if text[end + 1 : end + 2] in _ESCAPABLE else 1
        elif char == "(":
            depth += 1
            end += 1
            if depth > MAX_PARENTHESES:
                return None
        elif char == ")":
            if depth == 0:
                return text[position:end], end
            depth -= 1
            end += 1
        else:
            return (text[position:end], end) if end > position else None
    return None


_ESCAPABLE = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def title_at(text: str, position: int) -> int:
    """Give the position after the title that begins at `position`, or `position` itself if there is none.

    A quotation mark after a backslash may end the title only if no other one does.
    """
    quote = text[position : position + 1]
    if quote not in _QUOTES or not quote:
        return position
    end = position
    for stop in _QUOTES[quote].finditer(text, position + 1):
        escaped = text[stop.start() - 1] == "\\"
        if stop[0] == _CLOSING[quote]:
            end = stop.end()
        if not escaped:
            return end if stop[0] == _CLOSING[quote] else max(end, position)
    return end


def link_target(address: str, title: str) -> LinkTarget:
    """Make the target from the address and the title (with its quotation marks) as they are written."""
    return LinkTarget(unescaped(address.strip(" \t\n")), unescaped(title[1:-1]))


def inline_target_at(text: str, position: int) -> tuple[LinkTarget, int] | None:
    """Read `(address "title")` at `position`: the target, and the position after it."""
    if not text.startswith("(", position):
        return None
    address = address_at(text, _after_space(text, position + 1))
    if not address:
        return None
    title_start = _after_space(text, address[1])
    title_end = title_at(text, title_start) if title_start > address[1] else title_start
    end = _after_space(text, title_end)
    if not text.startswith(")", end):
        return None
    return link_target(address[0], text[title_start:title_end]), end + 1


def _after_space(text: str, position: int) -> int:
    return _SPACES_AND_LINES.match(text, position).end()  # type: ignore[union-attr]  # the expression matches nothing too


def definition_at(text: str, position: int) -> tuple[str, LinkTarget, int] | None:
    """Read a link definition (`[label]: address "title"`): its label, its target and the position after its last line."""
    label = label_at(text, position)
    if not label or not label[0] or not text.startswith(":", label[1]):
        return None
    address = address_at(text, _SPACE_AND_LINE.match(text, label[1] + 1).end())  # type: ignore[union-attr]
    if not address:
        return None
    title_start = _SPACE_AND_LINE.match(text, address[1]).end()  # type: ignore[union-attr]
    title_end = title_at(text, title_start) if title_start > address[1] else title_start
    target = link_target(address[0], text[title_start:title_end])
    if title_end > title_start and (line_end := _END_OF_LINE.match(text, title_end)):
        return label[0], target, line_end.end()
    # A title with text after it is no title, but cmark keeps it as one all the same.
    if line_end := _END_OF_LINE.match(text, address[1]):
        return label[0], target, line_end.end()
    return None
