"""The text of one leaf block, and where in the file each stretch of it stands."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

Slices = list[tuple[int, int]]
PIPE = re.compile(r"\\\|")


@dataclass(slots=True)
class Content:
    r"""Text joined from stretches of the source, lines ending with a line feed.

    `starts` are offsets in `text`, `sources` the source offsets they correspond to. `pipes` are, in order, the offsets in
    `text` of those `|` that the source writes as `\|`: two source characters for one.
    """

    text: str
    starts: list[int]
    sources: list[int]
    pipes: list[int] = field(default_factory=list)

    def source_start(self, position: int) -> int:
        """Give the source offset of the character at `position`."""
        if len(self.starts) == 1:
            return self.sources[0] + position
        index = bisect_right(self.starts, position) - 1
        return self.sources[index] + position - self.starts[index]

    def source_end(self, position: int) -> int:
        """Give the source offset right after the character before `position`."""
        if position == 0 or (len(self.starts) == 1 and not self.pipes):
            return self.sources[0] + position
        return self.source_start(position - 1) + (2 if self.pipes and self.is_pipe(position - 1) else 1)

    def is_pipe(self, position: int) -> bool:
        """Say whether the character at `position` is one of `pipes`."""
        index = bisect_left(self.pipes, position)
        return index < len(self.pipes) and self.pipes[index] == position

    def without_start(self, length: int) -> "Content":
        """Give the content without its first `length` characters."""
        if not length:
            return self
        index = bisect_right(self.starts, length) - 1
        starts = [max(start - length, 0) for start in self.starts[index:]]
        sources = [self.source_start(length), *self.sources[index + 1 :]]
        return Content(self.text[length:], starts, sources, [pipe - length for pipe in self.pipes if pipe >= length])


def joined(text: str, slices: Iterable[tuple[int, int]]) -> Content:
    """Join `slices` (source offsets) of the source `text`."""
    parts, starts, sources, length = [], [], [], 0
    for start, end in slices:
        parts.append(text[start:end])
        starts.append(length)
        sources.append(start)
        length += end - start
    return Content("".join(parts), starts, sources)


def with_pipes_unescaped(content: Content) -> Content:
    r"""Turn every `\|` into `|`, as GitHub does in table cells before it reads anything else there."""
    if "\\|" not in content.text:
        return content
    parts, starts, sources, pipes, length, done = [], [], [], [], 0, 0
    breaks = set(content.starts[1:])
    found = {match.start() for match in PIPE.finditer(content.text)}
    for position in sorted(found | breaks | {len(content.text)}):
        if position > done:
            parts.append(content.text[done:position])
            starts.append(length)
            sources.append(content.source_start(done))
            length += position - done
            done = position
        if position in found:
            parts.append("|")
            starts.append(length)
            sources.append(content.source_start(position))
            pipes.append(length)
            length += 1
            done = position + 2
    return Content("".join(parts), starts or [0], sources or content.sources[:1], pipes)


class Node(Element):
    """An element of Python-Markdown's tree that knows its source offsets, and a leaf block's content until it is read."""

    __slots__ = ("content", "end", "start")

    def __init__(self, tag: str, start: int, end: int, content: Content | None = None) -> None:
        """Make an element that reaches from source offset `start` to `end` (exclusive)."""
        super().__init__(tag)
        self.start = start
        self.end = end
        self.content = content
