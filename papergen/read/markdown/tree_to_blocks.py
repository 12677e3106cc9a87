"""From Python-Markdown's tree to our own blocks: captions, figures and footnotes are put where they belong."""

from collections.abc import Iterable

from papergen.model.blocks import (
    Alignment,
    Block,
    Blocks,
    Cell,
    CodeBlock,
    Comment,
    Figure,
    Footnote,
    Heading,
    Inlines,
    List,
    ListItem,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Table,
    Text,
    walk_inlines,
)
from papergen.read.markdown import faults
from papergen.read.markdown.content import Node
from papergen.read.markdown.reading import Reading
from papergen.read.markdown.tree_to_inlines import InlineMaker, trimmed

CAPTION_MARK = "Tabell:"
ALIGNMENTS: dict[str, Alignment] = {"": "", "left": "left", "center": "center", "right": "right"}


class BlockMaker:
    """Makes blocks from elements. `comments` and `footnotes` (by their element) fill up on the way."""

    def __init__(self, reading: Reading) -> None:
        """Take places from `reading` and report to it."""
        self.reading = reading
        self.comments: list[Comment] = []
        self.footnotes: dict[Node, Blocks] = {}
        self.maker = InlineMaker(reading, self.comments)

    def blocks(self, parent: Node) -> Blocks:
        """Give the blocks in an element; a caption goes into the table after it."""
        found: list[Block] = []
        for node in parent:
            if not isinstance(node, Node):
                continue
            block = self.block(node)
            if isinstance(block, Table) and found and (caption := caption_in(found[-1])) is not None:
                found.pop()
                block = Table(block.header, block.rows, block.alignments, caption, block.place)
            if block:
                found.append(block)
        return tuple(found)

    def block(self, node: Node) -> Block | None:
        """Give the block that an element becomes, None for one that prints nothing where it stands."""
        place = self.reading.place(node.start, node.end)
        match node.tag:
            case "paragraph":
                return self.paragraph(node)
            case "heading":
                return Heading(int(node.get("level", "1")), self.maker.inlines(node), place)
            case "list":
                ordered, tight = node.get("ordered") == "yes", node.get("tight") == "yes"
                items = tuple(self.item(item) for item in node if isinstance(item, Node))
                return List(ordered, int(node.get("start", "0")), tight, items, place)
            case "quote":
                return Quote(self.blocks(node), place)
            case "table":
                return self.table(node)
            case "code":
                return CodeBlock(node.text or "", place)
            case "rule":
                return Rule(place)
            case "footnote":
                self.footnotes[node] = self.blocks(node)
            case "html":
                self.maker.inlines(node)  # comments only
            case _:
                pass
        return None

    def paragraph(self, node: Node) -> Block | None:
        """Give a paragraph; a figure if it is one picture; nothing if it said nothing but comments."""
        place = self.reading.place(node.start, node.end)
        children = self.maker.inlines(node)
        if len(children) == 1 and isinstance(children[0], Picture):
            return Figure(children[0], place)
        self.tell_lost_captions(children)
        return Paragraph(children, place) if children else None

    def item(self, node: Node) -> ListItem:
        """Give a list item."""
        checked = node.get("checked")
        place = self.reading.place(node.start, node.end)
        return ListItem(self.blocks(node), None if checked is None else checked == "yes", place)

    def table(self, node: Node) -> Table:
        """Give a table; cells that a row leaves out are empty and stand at its end."""
        alignments = tuple(ALIGNMENTS[name] for name in node.get("alignments", "").split(","))
        rows = [self.cells(row, len(alignments)) for row in node if isinstance(row, Node)]
        return Table(rows[0], tuple(rows[1:]), alignments, (), self.reading.place(node.start, node.end))

    def cells(self, row: Node, columns: int) -> tuple[Cell, ...]:
        """Give the cells of a row."""
        cells = [
            Cell(self.maker.inlines(cell), self.reading.place(cell.start, cell.end)) for cell in row if isinstance(cell, Node)
        ]
        for cell in cells:
            self.tell_lost_captions(cell.children)
        missing = Cell((), self.reading.place(row.end, row.end))
        return (*cells, *[missing] * (columns - len(cells)))

    def tell_lost_captions(self, children: Inlines) -> None:
        """Report the captions of pictures that stand among text, which has no place for them."""
        for inline in walk_inlines(children):
            if isinstance(inline, Picture) and inline.title:
                self.reading.problems.append(faults.LOST_CAPTION.at(inline.place, text=faults.shortened(inline.title)))

    def numbered_footnotes(self) -> Iterable[Footnote]:
        """Give the footnotes that something refers to, in the order of their numbers."""
        definitions = [definition for definition in self.reading.footnotes.values() if definition.number]
        for definition in sorted(definitions, key=lambda definition: definition.number):
            node = definition.node
            yield Footnote(definition.number, self.footnotes[node], self.reading.place(node.start, node.end))


def caption_in(block: Block) -> Inlines | None:
    """Give the caption that a paragraph states, without `Tabell:`, or None if it is none."""
    if not isinstance(block, Paragraph) or not isinstance(block.children[0], Text):
        return None
    first = block.children[0]
    if not first.text.startswith(CAPTION_MARK):
        return None
    rest = [trimmed(first, len(CAPTION_MARK), 0), *block.children[1:]]
    while rest and isinstance(rest[0], Text):
        stripped = trimmed(rest[0], len(rest[0].text) - len(rest[0].text.lstrip()), 0)
        if stripped.text:
            return (stripped, *rest[1:])
        del rest[0]
    return tuple(rest)
