"""The body of a paper as blocks and inlines, the same for Word, PDF, checks and comparison.

Each node knows its `place` in the case file. Places do not take part in comparison: two texts that read the same are equal.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from papergen.problems import Place

Alignment = Literal["left", "center", "right", ""]


@dataclass(frozen=True, slots=True)
class Text:
    """Characters as they are to be printed.

    One `Text` lies on one source line; unless it came from an escape or an entity its place is exactly as long as its text.
    A soft line break in the source is a `Text` of one space whose place runs over the line end.
    """

    text: str
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class CodeSpan:
    """Fixed-width characters."""

    text: str
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A hard line break."""

    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Italic."""

    children: "Inlines"
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Strong:
    """Bold."""

    children: "Inlines"
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Strikethrough:
    """Struck out."""

    children: "Inlines"
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Link:
    """A link; `target` is as the author wrote it (a web or mail address, or a file beside the case)."""

    children: "Inlines"
    target: str
    title: str
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture; `alt` is its text for those who cannot see it, `title` its caption (empty: none)."""

    alt: str
    target: str
    title: str
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class FootnoteReference:
    """The raised number in the text; `number` counts footnotes from 1 in the order they are first referred to."""

    number: int
    place: Place = field(compare=False)


Inline = Text | CodeSpan | LineBreak | Emphasis | Strong | Strikethrough | Link | Picture | FootnoteReference
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section, `level` 3 to 5 (the section's own `##` is `Section.title`)."""

    level: int
    children: Inlines
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    children: Inlines
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list; `checked` is None unless it is a task (☐ False, ☒ True)."""

    blocks: "Blocks"
    checked: bool | None
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class List:
    """A bulleted or numbered list; `tight` lists have no space between items."""

    ordered: bool
    start: int
    tight: bool
    items: tuple[ListItem, ...]
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    children: Inlines
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row; every row has as many cells as the header. `caption` is empty or the text after `Tabell:`.

    `shares` gives each column's part of the width, together 1; empty, as in every case file: by what the cells hold.
    """

    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    alignments: tuple[Alignment, ...]
    caption: Inlines
    place: Place = field(compare=False)
    shares: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture that stands alone in its paragraph."""

    picture: Picture
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation."""

    blocks: "Blocks"
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """Fixed-width lines, without the final line end."""

    text: str
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line across the column."""

    place: Place = field(compare=False)


Block = Heading | Paragraph | List | Table | Figure | Quote | CodeBlock | Rule
Blocks = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Footnote:
    """The text of a footnote; `number` as in its references."""

    number: int
    blocks: Blocks
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Comment:
    """A note between `<!--` and `-->`: reaches no output; kept because checks read permissions from it."""

    text: str
    place: Place = field(compare=False)


def plain_text(inlines: Iterable[Inline]) -> str:
    """Give the characters a reader sees, without marks; a hard break is a line end, a picture its alt text."""
    return "".join(_plain(inline) for inline in inlines)


def unstruck(inlines: Iterable[Inline]) -> Inlines:
    """Give inlines without what their author has struck out."""
    return tuple(
        replace(inline, children=unstruck(inline.children)) if isinstance(inline, Emphasis | Strong | Link) else inline
        for inline in inlines
        if not isinstance(inline, Strikethrough)
    )


def _plain(inline: Inline) -> str:
    match inline:
        case Text() | CodeSpan():
            return inline.text
        case LineBreak():
            return "\n"
        case Picture():
            return inline.alt
        case FootnoteReference():
            return ""
        case Emphasis() | Strong() | Strikethrough() | Link():
            return plain_text(inline.children)


def walk_inlines(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Give every inline, outer before inner, in reading order."""
    for inline in inlines:
        yield inline
        if isinstance(inline, Emphasis | Strong | Strikethrough | Link):
            yield from walk_inlines(inline.children)


def walk_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Give every block, outer before inner, in reading order."""
    for block in blocks:
        yield block
        if isinstance(block, Quote):
            yield from walk_blocks(block.blocks)
        elif isinstance(block, List):
            for item in block.items:
                yield from walk_blocks(item.blocks)


def inlines_of(block: Block) -> Iterator[Inlines]:
    """Give the runs of inlines that stand directly in a block (not those of blocks inside it)."""
    if isinstance(block, Heading | Paragraph):
        yield block.children
    elif isinstance(block, Figure):
        yield (block.picture,)
    elif isinstance(block, Table):
        if block.caption:
            yield block.caption
        for row in (block.header, *block.rows):
            for cell in row:
                yield cell.children
