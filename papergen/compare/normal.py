"""The one form in which two versions are compared: texts not cut up, marks nested in one order, no comments."""

from dataclasses import replace

from papergen.compare.words import Numbers, inlines_of, tokens_of
from papergen.model.blocks import Block, Blocks, Cell, Figure, Footnote, Heading, Inlines, List, Paragraph, Quote, Table
from papergen.model.case import Case


def normal(case: Case, numbers: Numbers | None = None) -> Case:
    """Give a case in that form; `numbers` gives footnotes other numbers, minus their own for those it does not name."""
    return replace(
        case,
        sections=tuple(
            replace(one, title=_inlines(one.title, numbers), blocks=normal_blocks(one.blocks, numbers)) for one in case.sections
        ),
        footnotes=tuple(_footnote(one, numbers) for one in case.footnotes),
        bilagor=tuple(replace(one, title=_inlines(one.title, numbers)) for one in case.bilagor),
        comments=(),
        places={},
    )


def normal_blocks(blocks: Blocks, numbers: Numbers | None = None) -> Blocks:
    """Give blocks in that form."""
    return tuple(_block(block, numbers) for block in blocks)


def _inlines(inlines: Inlines, numbers: Numbers | None) -> Inlines:
    return inlines_of(tokens_of(inlines, numbers))


def _footnote(note: Footnote, numbers: Numbers | None) -> Footnote:
    number = note.number if numbers is None else numbers.get(note.number, -note.number)
    return replace(note, number=number, blocks=normal_blocks(note.blocks, numbers))


def _block(block: Block, numbers: Numbers | None) -> Block:
    match block:
        case Heading() | Paragraph():
            return replace(block, children=_inlines(block.children, numbers))
        case List():
            return replace(block, items=tuple(replace(item, blocks=normal_blocks(item.blocks, numbers)) for item in block.items))
        case Quote():
            return replace(block, blocks=normal_blocks(block.blocks, numbers))
        case Table():

            def row(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
                return tuple(replace(cell, children=_inlines(cell.children, numbers)) for cell in cells)

            caption = _inlines(block.caption, numbers)
            return replace(block, header=row(block.header), rows=tuple(map(row, block.rows)), caption=caption)
        case Figure():
            return block
        case _:
            return block
