"""All passages of a case, in the order they stand in the file."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from papergen.check.passage import Around, Passage, Role, passage_of, value_passage
from papergen.model.blocks import (
    Blocks,
    CodeBlock,
    Figure,
    Heading,
    Inlines,
    List,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Table,
    walk_inlines,
)
from papergen.model.case import Case
from papergen.problems import Place


def passages_of(case: Case, lines: Sequence[str]) -> Iterator[Passage]:
    """Give every passage of a case: the values of its front matter, its sections, then its footnotes.

    `lines` is the source in NFC without line ends. Code blocks are no passages.
    """
    yield from front_passages(case, lines)
    for section in case.sections:
        yield passage_of(section.title, _title_place(section.title, section.place), "section", Around(section.name))
        yield from _of_blocks(section.blocks, Around(section.name))
    for footnote in case.footnotes:
        yield from _of_blocks(footnote.blocks, Around(footnote=footnote.number))


def front_passages(case: Case, lines: Sequence[str]) -> Iterator[Passage]:
    """Give the values of the front matter that are text on one line."""
    for key, place in sorted(case.places.items(), key=lambda item: item[1]):
        if place.line == place.end_line and 0 < place.line <= len(lines):
            raw = lines[place.line - 1][place.column - 1 : place.end_column - 1]
            if raw and raw[0] not in "[{|>":
                yield value_passage(raw, place, key)


def _title_place(title: Inlines, place: Place) -> Place:
    """Give the place of the words of a `##` heading; `place` where there are none."""
    if not title:
        return place
    first, last = title[0].place, title[-1].place
    return Place(place.path, first.line, first.column, last.end_line, last.end_column)


def _of_blocks(blocks: Blocks, around: Around) -> Iterator[Passage]:
    for block in blocks:
        match block:
            case Heading():
                yield from _run(block.children, block.place, "heading", around)
            case Paragraph():
                yield from _run(block.children, block.place, "paragraph", around)
            case Figure():
                yield from _run((block.picture,), block.place, "paragraph", around)
            case List():
                for item in block.items:
                    yield from _of_blocks(item.blocks, replace(around, depth=around.depth + 1))
            case Quote():
                yield from _of_blocks(block.blocks, replace(around, quoted=True))
            case Table():
                yield from _of_table(block, around)
            case CodeBlock() | Rule():
                pass  # no text to read
            case _:
                assert_never(block)


def _of_table(table: Table, around: Around) -> Iterator[Passage]:
    if table.caption:
        yield from _run(table.caption, table.place, "caption", around)
    for row in (table.header, *table.rows):
        for cell in row:
            yield from _run(cell.children, cell.place, "cell", around)


def _run(inlines: Inlines, place: Place, role: Role, around: Around) -> Iterator[Passage]:
    passage = passage_of(inlines, place, role, around)
    if passage.text:
        yield passage
    for inline in walk_inlines(inlines):
        if isinstance(inline, Picture):
            # The source has no place for the alt text of its own, so its words all point at the picture.
            yield Passage(inline.alt, inline.alt, "alt", (), inline.place, around)
