"""A block while lines are still being added to it."""

from dataclasses import dataclass, field

from papergen.read.markdown.content import Content, Slices


@dataclass(slots=True)
class ListMarker:
    """What a list item begins with; `indent` and `width` are columns as on screen, with tab stops of four."""

    ordered: bool
    start: int
    sign: str
    indent: int = 0
    width: int = 0

    def continues(self, other: "ListMarker") -> bool:
        """Say whether an item with this marker belongs to a list whose items have the other."""
        return self.ordered == other.ordered and self.sign == other.sign


@dataclass(slots=True)
class Fence:
    """The opening line of a fenced code block, and whether another has closed it."""

    sign: str
    length: int
    indent: int
    closed: bool = False


@dataclass(slots=True, eq=False)
class Block:
    """One block of the text; what a field means depends on `kind`.

    Kinds: document, quote, list, item, footnote (containers); paragraph, heading, code, html, rule, table, row, cell.
    `slices` are the source lines of a paragraph, heading or HTML block; `code` the lines of a code block.
    """

    kind: str
    start: int
    end: int
    parent: "Block | None"
    depth: int = 0
    open: bool = True
    last_line_blank: bool = False
    blank_checked: bool = False
    children: "list[Block]" = field(default_factory=list)
    slices: Slices = field(default_factory=list)
    code: list[str] = field(default_factory=list)
    content: Content | None = None
    level: int = 0
    fence: Fence | None = None
    html_type: int = 0
    marker: ListMarker | None = None
    tight: bool = True
    label: str = ""
    alignments: tuple[str, ...] = ()
    padded_cells: int = 0
    table_tried: bool = False

    def accepts_lines(self) -> bool:
        """Say whether text lines are added to this block itself."""
        return self.kind in ("paragraph", "heading", "code")

    def can_contain(self, kind: str) -> bool:
        """Say whether a block of `kind` may be a child of this one."""
        if self.kind in ("document", "quote", "item", "footnote"):
            return kind != "item"
        return (self.kind, kind) in (("list", "item"), ("table", "row"), ("row", "cell"))

    def ends_with_blank_line(self) -> bool:
        """Say whether a blank line ends this block or the last one inside its lists (asked once, as in cmark)."""
        block = self
        while not block.blank_checked:
            block.blank_checked = True
            if block.kind not in ("list", "item") or not block.children:
                break
            block = block.children[-1]
        return block.last_line_blank

    def is_tight(self) -> bool:
        """Say whether no blank line stands between the items of this list, or between the blocks of an item."""
        for item in self.children:
            last_item = item is self.children[-1]
            if item.last_line_blank and not last_item:
                return False
            for block in item.children:
                if not (last_item and block is item.children[-1]) and block.ends_with_blank_line():
                    return False
        return True
