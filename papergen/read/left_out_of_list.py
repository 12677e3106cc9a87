"""What of a case's Sammanfattning cannot stand in the föredragningslista, where it is printed in words."""

from collections.abc import Iterator

from papergen.model.blocks import Figure, Table, walk_blocks
from papergen.model.case import Section
from papergen.problems import Problem, Severity

_SECTION = "sammanfattning"
_NAMES = {Table: "Tabellen", Figure: "Bilden"}


def left_out_of_list(sections: tuple[Section, ...]) -> Iterator[Problem]:
    """Warn (MOT040) of tables and pictures in the summary of a case whose meeting asks for summaries in its list."""
    for section in sections:
        for block in walk_blocks(section.blocks) if section.name == _SECTION else ():
            if name := _NAMES.get(type(block)):
                message = f"{name} i sammanfattningen kommer inte med i föredragningslistan, bara orden runt om."
                hint = "Flytta den till ett annat avsnitt, eller se till att sammanfattningen går att läsa utan den."
                yield Problem("MOT040", message, block.place, hint, Severity.WARNING)
