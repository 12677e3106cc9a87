"""Blocks put under each other, with a blank line between them where there is to be one."""

from dataclasses import dataclass, field

from papergen.model.blocks import Block, Footnote, Table

Node = Block | Footnote


@dataclass(slots=True)
class Stack:
    """What stands in a container, put under each other.

    `agenda`: it is in a föredragningslista, where a new line may be taken for a new item.
    `last` is the block just put there, None for text that is no block (a comment, the definition of a link).
    `sign` is the marker of the list just put there.
    """

    tight: bool
    in_item: bool = False
    agenda: bool = False
    lines: list[str] = field(default_factory=list)
    last: Node | None = None
    sign: str = ""

    def put(self, lines: list[str], node: Node | None, *, blank: bool) -> None:
        """Add a block, or text that is none; `blank`: the author has a blank line before it."""
        if self.lines and self.has_blank(node, blank):
            self.lines.append("")
        self.lines += lines
        self.last = node

    def has_blank(self, node: Node | None, blank: bool) -> bool:
        """Say whether a blank line comes before `node`: between blocks unless tight, beside what is none as the author has it."""
        if node is not None and self.last is not None:
            return not self.tight
        is_caption = self.last is None and isinstance(node, Table) and not self.lines[-1].endswith("-->")
        return blank or (is_caption and not self.tight)
