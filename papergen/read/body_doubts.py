"""What a body says that its author hardly meant: points, numbers, signs and links that are printed as something else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from papergen.model.case import Bilaga, Section
from papergen.problems import Problem
from papergen.read.bilagor import SECTION
from papergen.read.links_in_text import links_in_text
from papergen.read.lost_points import lost_points
from papergen.read.lost_signs import lost_signs, products
from papergen.read.markdown import Body
from papergen.read.misplaced_points import repeated_points, shallow_points
from papergen.read.written_numbers import other_numbers_in_case


@dataclass(frozen=True, slots=True)
class Written:
    """A body's lines as they are written; the first has the number `first_line` in its file."""

    lines: Sequence[str]
    first_line: int


def body_doubts(body: Body, sections: tuple[Section, ...], bilagor: tuple[Bilaga, ...], written: Written) -> Iterator[Problem]:
    """Give what is to be told of a body besides what Markdown cannot be read as; `sections` and `bilagor` are what it holds."""
    lines, first_line = written.lines, written.first_line
    yield from lost_points(sections)
    yield from shallow_points(body.blocks)
    yield from repeated_points(sections)
    yield from other_numbers_in_case(sections, lines, first_line)
    yield from links_in_text(sections, body.footnotes, bilagor, SECTION)
    yield from lost_signs(body.blocks, lines, first_line)
    for blocks in (body.blocks, *(note.blocks for note in body.footnotes)):
        yield from products(blocks, lines, first_line)
