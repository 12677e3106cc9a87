"""The block reader: Python-Markdown's `BlockParser` with the algorithm of CommonMark and GitHub (spec appendix A, cmark-gfm).

One pass over the lines. Each line first goes on with the blocks that are open, then opens new ones, then adds its text.
"""

from collections.abc import Iterable
from xml.etree.ElementTree import ElementTree

from markdown import Markdown
from markdown.blockparser import BlockParser

from papergen.read.markdown.block import Block
from papergen.read.markdown.block_closing import close
from papergen.read.markdown.block_continuing import CONTINUES, Match
from papergen.read.markdown.block_opening import open_blocks
from papergen.read.markdown.block_starts import HTML_ENDS
from papergen.read.markdown.block_tree import tree_of
from papergen.read.markdown.line_cursor import LineCursor
from papergen.read.markdown.opening import Opening, add_child
from papergen.read.markdown.reading import Reading


class GithubBlockParser(BlockParser):
    """Reads lines to a tree of blocks; the inline text of each is left in its `content`."""

    def __init__(self, md: Markdown, reading: Reading) -> None:
        """Read into `reading`, which holds the text that the lines come from."""
        super().__init__(md)
        self.reading = reading
        self.document = self.current = Block("document", 0, 0, None)

    def parseDocument(self, lines: Iterable[str]) -> ElementTree:
        """Give the tree of blocks; `lines` are the lines of `reading.text`."""
        self.document = self.current = Block("document", 0, 0, None)
        start = 0
        for line in lines:
            self.add_line(LineCursor(line + "\n", start))
            start += len(line) + 1
        while self.current is not self.document:
            self.current = close(self.current, self.reading)
        return ElementTree(tree_of(self.document, self.reading))

    def add_line(self, line: LineCursor) -> None:
        """Read one line."""
        matched, all_matched = self.document, True
        while matched.children and matched.children[-1].open:
            child = matched.children[-1]
            line.find_nonspace()
            match = CONTINUES[child.kind](child, line)
            if match is Match.CLOSES:
                child.end = line.start + len(line.text.rstrip(" \t\n"))
                if child.fence:
                    child.fence.closed = True
                self.current = close(child, self.reading)
                return
            if match is Match.NO:
                all_matched = False
                break
            matched = child
        may_be_lazy = self.current.kind == "paragraph"
        container = open_blocks(Opening(matched, line, all_matched, self.reading), may_be_lazy)
        line.find_nonspace()
        note_blank_line(container, line)
        if container is matched and matched is not self.current and self.current.kind == "paragraph" and not line.blank:
            # A lazy line: it goes on with the paragraph although the marks of its containers are left out.
            self.current.slices.append((line.start + line.offset, line.start + len(line.text)))
            return
        while self.current is not matched:
            self.current = close(self.current, self.reading)
        self.current = self.add_text(container, line)

    def add_text(self, container: Block, line: LineCursor) -> Block:
        """Add what is left of the line to `container`; give the block that the next line may go on with."""
        end = line.start + len(line.text)
        if container.kind == "code":
            container.code.append(line.rest())
            if not line.blank:
                container.end = end - 1
        elif container.kind == "html":
            container.slices.append((line.start + line.offset, end))
            ending = HTML_ENDS.get(container.html_type)
            if ending and ending.search(line.text, line.nonspace):
                return close(container, self.reading)
        elif not line.blank:
            if not container.accepts_lines():
                container = add_child(container, "paragraph", line.start + line.nonspace, self.reading)
            elif container.kind == "heading":
                end = line.start + heading_end(line.text)
            line.skip_to_nonspace()
            if end > line.start + line.offset:
                container.slices.append((line.start + line.offset, end))
        return container


def heading_end(line: str) -> int:
    """Give the offset where a heading's text ends: before closing hashes that stand after a space."""
    line = line.rstrip(" \t\n")
    hashes = line.rstrip("#")
    return len(hashes.rstrip(" \t")) if hashes != line and hashes[-1:] in (" ", "\t") else len(line)


def note_blank_line(container: Block, line: LineCursor) -> None:
    """Note whether blocks end with a blank line: that makes lists loose, except where the line belongs to the block."""
    if line.blank and container.children:
        container.children[-1].last_line_blank = True
    container.last_line_blank = line.blank and not (
        container.kind in ("quote", "heading", "rule")
        or (container.kind == "code" and container.fence is not None)
        or (container.kind == "item" and not container.children and container.start >= line.start)
    )
    around = container.parent
    while around:
        around.last_line_blank = False
        around = around.parent
