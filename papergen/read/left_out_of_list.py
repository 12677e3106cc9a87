"""What of a case's Sammanfattning cannot stand in the föredragningslista, where it is printed in words."""

from collections.abc import Iterator

from papergen.model.blocks import Block, Figure, Strikethrough, Table, inlines_of, walk_blocks, walk_inlines
from papergen.model.case import Section
from papergen.problems import Place, Problem, Severity

_SECTION = "sammanfattning"
_NAMES = {Table: "Tabellen", Figure: "Bilden"}


def left_out_of_list(sections: tuple[Section, ...]) -> Iterator[Problem]:
    """Warn (MOT040) of tables, pictures and struck text in the summary of a case whose meeting asks for summaries in its list."""
    for section in sections:
        for block in walk_blocks(section.blocks) if section.name == _SECTION else ():
            name = _NAMES.get(type(block))
            for what, place in [(name, block.place)] if name else _struck(block):
                message = f"{what} i sammanfattningen kommer inte med i föredragningslistan, bara orden runt om."
                hint = "Flytta det till ett annat avsnitt, eller se till att sammanfattningen går att läsa utan det."
                yield Problem("MOT040", message, place, hint, Severity.WARNING)


def _struck(block: Block) -> list[tuple[str, Place]]:
    inside = (inline for inlines in inlines_of(block) for inline in walk_inlines(inlines))
    return [("Det överstrukna", inline.place) for inline in inside if isinstance(inline, Strikethrough)]
