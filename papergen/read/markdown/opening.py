"""The point in a line where the next block may begin."""

from dataclasses import dataclass

from papergen.read.markdown import faults
from papergen.read.markdown.block import Block
from papergen.read.markdown.block_closing import close
from papergen.read.markdown.line_cursor import LineCursor
from papergen.read.markdown.reading import Reading

MAX_CONTAINERS = 20


@dataclass(slots=True)
class Opening:
    """The innermost block so far, and the line at the point where the next one may begin."""

    container: Block
    line: LineCursor
    all_matched: bool
    reading: Reading

    def add(self, kind: str, offset: int) -> Block:
        """Add a child that begins at `offset` in the line, closing blocks that cannot contain it."""
        return add_child(self.container, kind, self.line.start + offset, self.reading)

    def has_room(self) -> bool:
        """Say whether one more container may be opened inside this one; if not, report it once."""
        if self.container.depth < MAX_CONTAINERS:
            return True
        start = self.line.start + self.line.nonspace
        self.reading.report_once(faults.DEEP_CONTAINERS, start, start + 1, limit=MAX_CONTAINERS)
        return False


def add_child(parent: Block, kind: str, start: int, reading: Reading) -> Block:
    """Add a block that begins at source offset `start` to `parent`, or to the nearest block around it that may contain it."""
    while not parent.can_contain(kind):
        parent = close(parent, reading)
    depth = parent.depth + (kind in ("quote", "item", "footnote"))
    child = Block(kind, start, start, parent, depth)
    parent.children.append(child)
    return child
