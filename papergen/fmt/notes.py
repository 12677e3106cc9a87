"""The comments and footnotes of a file, which stand among its blocks, by their places."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from papergen.fmt.lines import Line
from papergen.model.blocks import Comment, Footnote
from papergen.problems import Place


@dataclass(frozen=True, slots=True)
class Notes:
    """The comments and footnotes of a file by their places, in order."""

    comments: Sequence[Comment]
    footnotes: Sequence[Footnote]
    comment_starts: Sequence[tuple[int, int]]
    footnote_lines: Sequence[int]

    def comments_in(self, place: Place) -> Sequence[Comment]:
        """Give the comments that begin within a place."""
        start, end = (place.line, place.column), (place.end_line, place.end_column)
        return self.comments[bisect_left(self.comment_starts, start) : bisect_left(self.comment_starts, end)]

    def comment_over(self, line: int) -> Comment | None:
        """Give the comment that began on a line before `line` and has not ended there."""
        index = bisect_left(self.comment_starts, (line, 0))
        return self.comments[index - 1] if index and self.comments[index - 1].place.end_line >= line else None

    def footnotes_in(self, lines: Sequence[Line]) -> Sequence[Footnote]:
        """Give the footnotes whose text begins in `lines`."""
        first, last = bisect_left(self.footnote_lines, lines[0].number), bisect_right(self.footnote_lines, lines[-1].number)
        return [
            note for note in self.footnotes[first:last] if lines[note.place.line - lines[0].number].index(note.place.column) >= 0
        ]
