"""From pieces to elements: text in runs, marks that were paired as elements around what they hold."""

from bisect import bisect_left
from itertools import pairwise

from papergen.read.markdown import faults
from papergen.read.markdown.autolinks import mail_links
from papergen.read.markdown.content import Content, Node
from papergen.read.markdown.link_parts import LinkTarget, folded
from papergen.read.markdown.pieces import Kind, Piece
from papergen.read.markdown.reading import Reading

MAX_INLINES = 50
LEAVES = {
    Kind.SOFT_BREAK: "softbreak",
    Kind.HARD_BREAK: "hardbreak",
    Kind.CODE: "code",
    Kind.COMMENT: "comment",
}

# One stretch of text: its positions in the content, and what it says if that is not the content itself.
Stretch = tuple[int, int, str | None]


class InlineTree:
    """Puts elements into a leaf block's node."""

    def __init__(self, node: Node, content: Content, reading: Reading) -> None:
        """Fill `node`; footnotes are numbered in `reading`, in the order in which they are added here."""
        self.content = content
        self.reading = reading
        self.stack = [node]
        # Elements that were left out because they lie too deep: their ends are to be left out too.
        self.left_out = 0
        self.links = 0
        self.run: list[Stretch] = []

    def fill(self, pieces: list[Piece]) -> None:
        """Add all pieces."""
        for piece in pieces:
            if piece.closes:
                for tag, position in piece.closes:
                    self.close(tag, position)
            if piece.kind is Kind.TEXT or piece.kind is Kind.MARKS:
                self.add_text(piece.start, piece.end)
            else:
                self.add(piece)
            if piece.opens:
                for tag, position in reversed(piece.opens):
                    self.open(tag, position, piece.target)
        self.flush()

    def add(self, piece: Piece) -> None:
        """Add what a piece says."""
        match piece.kind:
            case Kind.CHARACTERS:
                self.run.append((piece.start, piece.end, piece.text))
            case Kind.SOFT_BREAK | Kind.HARD_BREAK | Kind.CODE | Kind.COMMENT:
                self.leaf(LEAVES[piece.kind], piece.start, piece.end).text = piece.text
            case Kind.AUTOLINK:
                self.autolink(piece)
            case Kind.FOOTNOTE:
                self.footnote(piece)
            case Kind.HTML:
                code = self.content.text[piece.start : piece.end].split("\n")[0]
                self.reading.report(faults.RAW_HTML, *self.sources(piece.start, piece.end), code=faults.shortened(code))
                self.flush()
            case Kind.TEXT | Kind.MARKS | Kind.LINK_END:
                pass  # text is added as such; the end of a link says nothing

    def sources(self, start: int, end: int) -> tuple[int, int]:
        """Give the source offsets of two positions."""
        return self.content.source_start(start), self.content.source_end(end)

    def leaf(self, tag: str, start: int, end: int) -> Node:
        """Add an element without children."""
        self.flush()
        node = Node(tag, *self.sources(start, end))
        self.stack[-1].append(node)
        return node

    def open(self, tag: str, position: int, target: LinkTarget | None) -> None:
        """Begin an element; beyond the greatest depth its content goes into the element around it."""
        start = self.content.source_start(position)
        if len(self.stack) > MAX_INLINES:
            self.left_out += 1
            self.reading.report_once(faults.DEEP_INLINES, start, start + 1, limit=MAX_INLINES)
            return
        self.flush()
        node = Node(tag, start, start)
        if target and tag in ("link", "picture"):
            node.set("target", target.address)
            node.set("title", target.title)
        self.links += tag == "link"
        self.stack[-1].append(node)
        self.stack.append(node)

    def close(self, tag: str, position: int) -> None:
        """End the innermost element."""
        if self.left_out:
            self.left_out -= 1
            return
        self.flush()
        self.stack.pop().end = self.content.source_end(position)
        self.links -= tag == "link"

    def autolink(self, piece: Piece) -> None:
        """Add a link that is its own text."""
        node = self.leaf("link", piece.start, piece.end)
        if piece.target:
            node.set("target", piece.target.address)
            node.set("title", "")
        pointed = self.content.text[piece.start] == "<"
        start, end = piece.start + pointed, piece.end - pointed
        says = None if self.content.text[start:end] == piece.text else piece.text
        self.emit_text(node, start, end, says)

    def footnote(self, piece: Piece) -> None:
        """Add a footnote's number, or its name as text if the footnote is not defined."""
        definition = None if "\n" in piece.text else self.reading.footnotes.get(folded(piece.text))
        if definition:
            if not definition.number:
                self.reading.footnote_count += 1
                definition.number = self.reading.footnote_count
            self.leaf("footnoteref", piece.start, piece.end).set("number", str(definition.number))
            return
        label = faults.shortened(" ".join(piece.text.split()))
        self.reading.report(faults.UNKNOWN_FOOTNOTE, *self.sources(piece.start, piece.end), label=label)
        start = piece.start
        while (line_feed := self.content.text.find("\n", start, piece.end)) >= 0:
            self.add_text(start, line_feed)
            self.leaf("softbreak", line_feed, line_feed + 1)
            start = line_feed + 1
        self.add_text(start, piece.end)

    def add_text(self, start: int, end: int) -> None:
        """Add text that means itself, to the stretch before it if they adjoin."""
        if start == end:
            return
        if self.run and self.run[-1][1] == start and self.run[-1][2] is None:
            start = self.run.pop()[0]
        self.run.append((start, end, None))

    def flush(self) -> None:
        """Put the text gathered so far into the tree, with links for mail addresses in it."""
        if not self.run:
            return
        run, self.run = self.run, []
        parent = self.stack[-1]
        parts = [self.content.text[start:end] if says is None else says for start, end, says in run]
        if self.links or not any("@" in part for part in parts):
            for stretch in run:
                self.emit_text(parent, *stretch)
            return
        links = mail_links("".join(parts))
        groups = cut(run, parts, [bound for link in links for bound in (link.start, link.end)])
        for index, group in enumerate(groups):
            into = parent
            if index % 2:
                into = Node("link", *self.sources(group[0][0], group[-1][1]))
                into.set("target", links[index // 2].address)
                into.set("title", "")
                parent.append(into)
            for stretch in group:
                self.emit_text(into, *stretch)

    def emit_text(self, parent: Node, start: int, end: int, says: str | None) -> None:
        """Add one stretch of text; `|` that the source writes with a backslash becomes an element of its own."""
        if says is not None or not self.content.pipes:
            node = Node("text", self.content.source_start(start), self.content.source_end(end))
            node.text = self.content.text[start:end] if says is None else says
            parent.append(node)
            return
        pipes = self.content.pipes[bisect_left(self.content.pipes, start) : bisect_left(self.content.pipes, end)]
        cuts = sorted({start, end, *pipes, *(pipe + 1 for pipe in pipes)})
        for begin, stop in pairwise(cuts):
            node = Node("text", *self.sources(begin, stop))
            node.text = self.content.text[begin:stop]
            parent.append(node)


def cut(run: list[Stretch], parts: list[str], bounds: list[int]) -> list[list[Stretch]]:
    """Cut a run of stretches, which say `parts`, at each of `bounds`: one group more than there are bounds."""
    groups: list[list[Stretch]] = [[]]
    position = index = 0
    for (start, end, says), part in zip(run, parts, strict=True):
        done = 0
        while done < len(part) or (index < len(bounds) and bounds[index] <= position):
            stop = len(part)
            at_bound = index < len(bounds) and bounds[index] <= position + len(part)
            if at_bound:
                stop = bounds[index] - position
            if stop > done:
                groups[-1].append((start + done, start + stop, None) if says is None else (start, end, says[done:stop]))
            done = stop
            if at_bound:
                groups.append([])
                index += 1
        position += len(part)
    return groups + [[] for _ in bounds[index:]]
