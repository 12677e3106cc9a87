"""What may begin with `<` in running text: an address, a comment, HTML, or the character itself (CommonMark §6.5-6.6)."""

import re

from papergen.read.markdown import faults
from papergen.read.markdown.block_starts import TAG
from papergen.read.markdown.characters import ENTITY, entity_text
from papergen.read.markdown.content import Content
from papergen.read.markdown.link_parts import LinkTarget
from papergen.read.markdown.pieces import Kind, Piece
from papergen.read.markdown.reading import Reading

_ADDRESS = re.compile(r"<([A-Za-z][A-Za-z0-9.+-]{1,31}:[^\x00-\x20<>]*+)>")
_NAME = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_MAIL = re.compile(rf"<([A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]++@{_NAME}(?:\.{_NAME})*)>")
_TAG = re.compile(rf"<{TAG}")
_DECLARATION_START = re.compile(r"<![A-Z]+[ \t\n]")
_COMMENT_START = "<!--"


class AngleBrackets:
    """Reads what begins with `<` in one leaf block; an end mark that is missing is looked for only once."""

    def __init__(self, content: Content, reading: Reading) -> None:
        """Read in `content`; an unclosed comment is reported to `reading`."""
        self.content = content
        self.reading = reading
        self.missing_ends: set[str] = set()

    def piece_at(self, position: int) -> Piece:
        """Give the piece that begins with the `<` at `position`."""
        text = self.content.text
        for expression, prefix in ((_ADDRESS, ""), (_MAIL, "mailto:")):
            if match := expression.match(text, position):
                address = ENTITY.sub(lambda entity: entity_text(entity) or entity[0], match[1])
                return Piece(Kind.AUTOLINK, position, match.end(), address, LinkTarget(prefix + address, ""))
        if match := _TAG.match(text, position):
            return Piece(Kind.HTML, position, match.end())
        if text.startswith(_COMMENT_START, position):
            end = self.end_after("-->", position + 2)
            if end:
                return Piece(Kind.COMMENT, position, end, text[position + 4 : end - 3].strip())
            start = self.content.source_start(position)
            self.reading.report(faults.UNCLOSED_COMMENT, start, start + len(_COMMENT_START))
            return Piece(Kind.TEXT, position, position + len(_COMMENT_START))
        for opening, closing in (("<?", "?>"), ("<![CDATA[", "]]>")):
            if text.startswith(opening, position) and (end := self.end_after(closing, position + len(opening))):
                return Piece(Kind.HTML, position, end)
        if _DECLARATION_START.match(text, position) and (end := self.end_after(">", position + 2)):
            return Piece(Kind.HTML, position, end)
        return Piece(Kind.TEXT, position, position + 1)

    def end_after(self, mark: str, position: int) -> int:
        """Give the position after the next `mark`, 0 if there is none."""
        if mark in self.missing_ends:
            return 0
        found = self.content.text.find(mark, position)
        if found < 0:
            self.missing_ends.add(mark)
            return 0
        return found + len(mark)
