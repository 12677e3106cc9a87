"""The lines of a text as they stand in its file, for those that look like something of their own."""

from collections.abc import Iterator
from dataclasses import dataclass

from papergen.model.blocks import CodeSpan, Inline, Inlines, LineBreak, Link, Picture, Text, walk_inlines
from papergen.problems import Place


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of a text that runs over several; `link` is the file or address that the line begins with a link to."""

    text: str
    place: Place
    link: str


def text_lines(inlines: Inlines) -> Iterator[TextLine]:
    """Give the lines of a text as they stand in the file."""
    line: list[Inline] = []
    for inline in walk_inlines(inlines):
        if isinstance(inline, LineBreak) or (isinstance(inline, Text) and inline.place.line != inline.place.end_line):
            yield from _line(line)
            line = []
        else:
            line.append(inline)
    yield from _line(line)


def _line(inlines: list[Inline]) -> Iterator[TextLine]:
    leaves = [one for one in inlines if isinstance(one, Text | CodeSpan | Picture)]
    text = "".join(one.alt if isinstance(one, Picture) else one.text for one in leaves).strip()
    if not text:
        return
    before = inlines[: inlines.index(leaves[0])]
    first, last = inlines[0].place, leaves[-1].place
    link = next((one.target for one in before if isinstance(one, Link)), "")
    yield TextLine(text, Place(first.path, first.line, first.column, last.end_line, last.end_column), link)
