"""The inline reader: cuts a leaf block's text into pieces and finds which marks belong together (CommonMark appendix A)."""

import re
from bisect import bisect_left

from papergen.read.markdown import faults
from papergen.read.markdown.angle_brackets import AngleBrackets
from papergen.read.markdown.autolinks import url_link, www_link_end
from papergen.read.markdown.characters import ENTITY, ESCAPE, entity_text, is_forbidden, without_forbidden
from papergen.read.markdown.content import Content
from papergen.read.markdown.emphasis import DelimiterStack, run_at
from papergen.read.markdown.link_parts import LinkTarget, inline_target_at, label_at
from papergen.read.markdown.pieces import Bracket, Delimiter, Kind, Piece
from papergen.read.markdown.reading import Reading

_SPECIAL = re.compile(r"[\n\\`&_*\[\]<~]|!(?=\[)|www\.|://")
_BACKTICKS = re.compile(r"`+")
_SPACES = re.compile(r"[ \t]*")
_MAX_BACKTICKS = 80
_MAX_SHORTCUT = 1000


class InlineParser:
    """Reads one leaf block. `pieces` is what it has found so far, in reading order."""

    def __init__(self, content: Content, reading: Reading) -> None:
        """Read `content`; link definitions come from `reading`, problems go there."""
        self.content = content
        self.text = content.text
        self.reading = reading
        self.pieces: list[Piece] = []
        self.delimiters = DelimiterStack()
        self.brackets: list[Bracket] = []
        # Brackets below this index stand before a link that is complete: they cannot begin a link around it.
        self.inactive = 0
        self.backtick_runs: dict[int, list[int]] | None = None
        self.angle_brackets = AngleBrackets(content, reading)

    def parse(self, position: int = 0) -> list[Piece]:
        """Give the pieces of the text from `position` on."""
        text, pieces = self.text, self.pieces
        while position < len(text):
            match = _SPECIAL.search(text, position)
            stop = match.start() if match else len(text)
            if stop > position:
                end = stop
                if match and match[0] == "\n":
                    end = position + len(text[position:stop].rstrip(" \t"))
                if end > position:
                    pieces.append(Piece(Kind.TEXT, position, end))
                if not match:
                    break
            else:
                end = position
            position = self.line_end(end, stop) if text[stop] == "\n" else self.special(stop)
        self.delimiters.pair(0)
        return pieces

    def special(self, position: int) -> int:
        """Read what begins with a special character; give the position after it."""
        match self.text[position]:
            case "*" | "_" | "~":
                return self.marks(position)
            case "[":
                return self.open_bracket(position, 1)
            case "!":
                return self.open_bracket(position, 1 if self.text.startswith("^", position + 2) else 2)
            case "]":
                return self.close_bracket(position)
            case "\\":
                return self.backslash(position)
            case "`":
                return self.backticks(position)
            case "&":
                return self.entity(position)
            case "<":
                return self.add(self.angle_brackets.piece_at(position))
            case "w":
                return self.bare_address(position, (position, www_link_end(self.text, position)), "http://")
            case _:
                return self.bare_address(position, url_link(self.text, position), "")

    def add(self, piece: Piece) -> int:
        """Add a piece; give the position after it."""
        self.pieces.append(piece)
        return piece.end

    def literal(self, start: int, end: int) -> int:
        """Add text that means itself; give the position after it."""
        return self.add(Piece(Kind.TEXT, start, end))

    def line_end(self, start: int, line_feed: int) -> int:
        """Read the end of a line at `line_feed`, with white space from `start`: two spaces make a hard break."""
        kind = Kind.HARD_BREAK if line_feed > 1 and self.text[line_feed - 2 : line_feed] == "  " else Kind.SOFT_BREAK
        return self.add(Piece(kind, start, _SPACES.match(self.text, line_feed + 1).end()))  # type: ignore[union-attr]

    def marks(self, position: int) -> int:
        """Read a run of `*`, `_` or `~`."""
        end, can_open, can_close = run_at(self.text, position)
        piece = Piece(Kind.MARKS, position, end)
        if can_open or can_close:
            self.delimiters.push(Delimiter(self.text[position], piece, end, end - position, can_open, can_close))
        return self.add(piece)

    def backslash(self, position: int) -> int:
        """Read an escaped character, a hard break, or a backslash."""
        if match := ESCAPE.match(self.text, position):
            return self.add(Piece(Kind.CHARACTERS, position, match.end(), match[1]))
        if self.text.startswith("\n", position + 1):
            end = _SPACES.match(self.text, position + 2).end()  # type: ignore[union-attr]
            return self.add(Piece(Kind.HARD_BREAK, position, end))
        return self.literal(position, position + 1)

    def entity(self, position: int) -> int:
        """`&amp;` or `&#38;`, or an ampersand."""
        match = ENTITY.match(self.text, position)
        characters = entity_text(match) if match else None
        if not match or not characters:
            return self.literal(position, position + 1)
        if any(map(is_forbidden, characters)):
            start, end = self.content.source_start(position), self.content.source_end(match.end())
            self.reading.report(faults.FORBIDDEN_CHARACTER, start, end, code=match[0])
            characters = without_forbidden(characters)
        return self.add(Piece(Kind.CHARACTERS, position, match.end(), characters))

    def backticks(self, position: int) -> int:
        """Read a code span, if as many backticks follow somewhere."""
        if self.backtick_runs is None:
            self.backtick_runs = {}
            for run in _BACKTICKS.finditer(self.text, position):
                self.backtick_runs.setdefault(run.end() - run.start(), []).append(run.start())
        opened = _BACKTICKS.match(self.text, position).end()  # type: ignore[union-attr]
        length = opened - position
        runs = self.backtick_runs.get(length, [])
        index = bisect_left(runs, opened)
        if length > _MAX_BACKTICKS or index == len(runs):
            return self.literal(position, opened)
        code = self.text[opened : runs[index]].replace("\n", " ")
        if code.startswith(" ") and code.endswith(" ") and code.strip(" "):
            code = code[1:-1]
        return self.add(Piece(Kind.CODE, position, runs[index] + length, code))

    def bare_address(self, position: int, link: tuple[int, int] | None, prefix: str) -> int:
        """Make a link of an address that nothing marks as one; inside brackets GitHub leaves it alone."""
        if self.brackets or not link or link[1] <= position:
            return self.literal(position, position + 1)
        start, end = link
        # The scheme has already been read as text.
        while self.pieces and self.pieces[-1].kind is Kind.TEXT and self.pieces[-1].end > start:
            self.pieces[-1].end = max(start, self.pieces[-1].start)
            if self.pieces[-1].start < start:
                break
            self.pieces.pop()
        target = LinkTarget(prefix + self.text[start:end], "")
        return self.add(Piece(Kind.AUTOLINK, start, end, self.text[start:end], target))

    def open_bracket(self, position: int, length: int) -> int:
        """`[` or `![`; a `!` before a footnote is text."""
        is_image = length == 2
        if self.text[position] == "!" and not is_image:
            return self.literal(position, position + 1)
        if self.brackets:
            self.brackets[-1].bracket_after = True
        piece = Piece(Kind.TEXT, position, position + length)
        self.brackets.append(Bracket(piece, len(self.pieces), position + length, is_image))
        return self.add(piece)

    def pop_bracket(self) -> None:
        """Drop the innermost open bracket."""
        self.brackets.pop()
        self.inactive = min(self.inactive, len(self.brackets))

    def close_bracket(self, position: int) -> int:
        """`]`: the end of a link, a picture or a footnote's name, or just itself."""
        if not self.brackets:
            return self.literal(position, position + 1)
        bracket = self.brackets[-1]
        if not bracket.is_image and len(self.brackets) <= self.inactive:
            self.pop_bracket()
            return self.literal(position, position + 1)
        found = inline_target_at(self.text, position + 1) or self.target_by_name(bracket, position)
        if found:
            return self.end_link(bracket, position, *found)
        label_start = bracket.position
        if self.text.startswith("^", label_start) and position - label_start > 1:
            self.delimiters.pair(label_start)
            del self.pieces[bracket.index :]
            self.pop_bracket()
            label = self.text[label_start + 1 : position]
            return self.add(Piece(Kind.FOOTNOTE, bracket.piece.start, position + 1, label))
        self.pop_bracket()
        return self.literal(position, position + 1)

    def end_link(self, bracket: Bracket, position: int, target: LinkTarget, end: int) -> int:
        """Make what stands between `bracket` and `position` a link or a picture that ends at `end`."""
        tag = "picture" if bracket.is_image else "link"
        bracket.piece.open(tag, bracket.piece.start)
        bracket.piece.end = bracket.piece.start
        bracket.piece.target = target
        self.pieces.append(Piece(Kind.LINK_END, end, end, closes=[(tag, end)]))
        self.delimiters.pair(bracket.position)
        self.pop_bracket()
        if not bracket.is_image:
            self.inactive = len(self.brackets)
        return end

    def target_by_name(self, bracket: Bracket, position: int) -> tuple[LinkTarget, int] | None:
        """Look up `[text][name]`, `[name][]` or `[name]`: the target, and the position after it."""
        label, end = label_at(self.text, position + 1) or ("", position + 1)
        if not label and not bracket.bracket_after and position - bracket.position <= _MAX_SHORTCUT:
            label = self.text[bracket.position : position]
        target = self.reading.defined_link(label)
        return (target, end) if target else None
