"""Emphasis, strong and strikethrough: which runs of `*`, `_` and `~` belong together (CommonMark appendix A, cmark-gfm)."""

import unicodedata

from papergen.read.markdown.characters import PUNCTUATION
from papergen.read.markdown.pieces import Delimiter

MAX_TILDES = 100
_WHITE_SPACE = frozenset(
    "\t\n\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_PUNCTUATION = frozenset(PUNCTUATION)


def is_punctuation(char: str) -> bool:
    """Say whether a character is ASCII punctuation or in one of Unicode's P classes."""
    return char in _PUNCTUATION or (char > "\x7f" and unicodedata.category(char)[0] == "P")


def run_at(text: str, position: int) -> tuple[int, bool, bool]:
    """Give the end of the run of marks at `position`, and whether it may open and close."""
    sign = text[position]
    end = position + 1
    last = len(text) if sign != "~" else min(len(text), position + MAX_TILDES)
    while end < last and text[end] == sign:
        end += 1
    before, after = position - 1, end
    if sign != "~":
        # The neighbours that count are those beyond tildes; nothing but tildes counts as the edge of a line.
        while before > 0 and text[before] == "~":
            before -= 1
        while after < len(text) and text[after] == "~":
            after += 1
    char_before = text[before] if before >= 0 else "\n"
    char_after = text[after] if after < len(text) else "\n"
    if sign != "~" and char_before == "~":
        char_before = "\n"
    space_before, space_after = char_before in _WHITE_SPACE, char_after in _WHITE_SPACE
    mark_before, mark_after = is_punctuation(char_before), is_punctuation(char_after)
    left = not space_after and (not mark_after or space_before or mark_before)
    right = not space_before and (not mark_before or space_after or mark_after)
    if sign == "_":
        return end, left and (not right or mark_before), right and (not left or mark_after)
    if sign == "~" and end - position > 2:
        return end, False, False
    return end, left, right


class DelimiterStack:
    """The runs that may still be paired, in reading order, as a doubly linked list."""

    def __init__(self) -> None:
        """Begin with none."""
        self.last: Delimiter | None = None

    def push(self, delimiter: Delimiter) -> None:
        """Add a run."""
        delimiter.previous = self.last
        if self.last:
            self.last.next = delimiter
        self.last = delimiter

    def remove(self, delimiter: Delimiter) -> None:
        """Take a run away."""
        if delimiter.next:
            delimiter.next.previous = delimiter.previous
        else:
            self.last = delimiter.previous
        if delimiter.previous:
            delimiter.previous.next = delimiter.next

    def pair(self, bottom: int) -> None:
        """Pair the runs that end at position `bottom` or later, and drop them all."""
        closer = self.first_from(bottom)
        searched: dict[tuple[str, int], int] = {}
        while closer:
            if not closer.can_close:
                closer = closer.next
                continue
            key = (closer.sign, closer.length % 3)
            opener = opener_for(closer, max(bottom, searched.get(key, bottom)))
            if opener:
                closer = self.strike(opener, closer) if closer.sign == "~" else self.emphasize(opener, closer)
                continue
            # No run before this one can open what such a closer ends, so later ones need not look there.
            searched[key] = closer.position
            following = closer.next
            if not closer.can_open:
                self.remove(closer)
            closer = following
        while self.last and self.last.position >= bottom:
            self.remove(self.last)

    def first_from(self, bottom: int) -> Delimiter | None:
        """Give the first run that ends at `bottom` or later."""
        first, candidate = None, self.last
        while candidate and candidate.position >= bottom:
            first, candidate = candidate, candidate.previous
        return first

    def remove_between(self, opener: Delimiter, closer: Delimiter) -> None:
        """Drop the runs between two that belong together."""
        while closer.previous and closer.previous is not opener:
            self.remove(closer.previous)

    def emphasize(self, opener: Delimiter, closer: Delimiter) -> Delimiter | None:
        """Use one or two marks of each run; give the closer that is to be looked at next."""
        inner, outer = opener.piece, closer.piece
        double = inner.end - inner.start > 1 and outer.end - outer.start > 1
        used, tag = (2, "strong") if double else (1, "emphasis")
        self.remove_between(opener, closer)
        inner.end -= used
        inner.open(tag, inner.end)
        outer.start += used
        outer.close(tag, outer.start)
        if inner.start == inner.end:
            self.remove(opener)
        if outer.start == outer.end:
            self.remove(closer)
            return closer.next
        return closer

    def strike(self, opener: Delimiter, closer: Delimiter) -> Delimiter | None:
        """Strike out what stands between two runs of one length; runs of unlike length only cancel each other."""
        inner, outer = opener.piece, closer.piece
        if inner.end - inner.start == outer.end - outer.start:
            inner.open("strikethrough", inner.start)
            outer.close("strikethrough", outer.end)
            inner.end = inner.start
            outer.start = outer.end
        self.remove_between(opener, closer)
        self.remove(opener)
        self.remove(closer)
        return closer.next


def opener_for(closer: Delimiter, bottom: int) -> Delimiter | None:
    """Give the nearest run before `closer`, and not before `bottom`, that it can end."""
    opener = closer.previous
    while opener and opener.position >= bottom:
        if (
            opener.can_open
            and opener.sign == closer.sign
            and (not (closer.can_open or opener.can_close) or closer.length % 3 == 0 or (opener.length + closer.length) % 3 != 0)
        ):
            return opener
        opener = opener.previous
    return None
