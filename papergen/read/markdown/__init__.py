"""The body of a case: Markdown as GitHub shows it, as our own blocks with exact places."""

from dataclasses import dataclass

from papergen.model.blocks import Blocks, Comment, Footnote
from papergen.problems import Problem, in_order
from papergen.read.markdown import faults
from papergen.read.markdown.content import Node
from papergen.read.markdown.github import read_tree
from papergen.read.markdown.reading import Reading
from papergen.read.markdown.tree_to_blocks import BlockMaker

__all__ = ["Body", "read_markdown"]


@dataclass(frozen=True, slots=True)
class Body:
    """A text that has been read.

    `blocks` are the top level, headings of every level among them. `footnotes` are in the order of their first reference,
    `comments` and `problems` in the order of the text. With an error among the problems, the text is not fit to print.
    """

    blocks: Blocks
    footnotes: tuple[Footnote, ...]
    comments: tuple[Comment, ...]
    problems: tuple[Problem, ...]


def read_markdown(text: str, path: str, first_line: int = 1) -> Body:
    r"""Read Markdown as GitHub does (GitHub Flavored Markdown 0.29, with footnotes).

    `text` has line ends `\n` and no control characters but tabs; it begins at line `first_line` of the file `path`.
    Nothing is raised, whatever the text: what cannot be printed is among the problems.
    """
    reading = Reading(text if text.endswith("\n") else text + "\n", path, first_line)
    root = read_tree(reading)
    maker = BlockMaker(reading)
    blocks = maker.blocks(root) if isinstance(root, Node) else ()
    for definition in reading.footnotes.values():
        if not definition.number:
            start = definition.node.start
            end = start + len(definition.label) + 4
            reading.report(faults.UNUSED_FOOTNOTE, start, end, label=faults.shortened(definition.label))
    for label, start, end in reading.definition_places:
        if label not in reading.used_labels:
            shown = text[start:end].rstrip()
            reading.report(faults.UNUSED_DEFINITION, start, start + len(shown), text=faults.shortened(" ".join(shown.split())))
    footnotes = tuple(maker.numbered_footnotes())
    comments = tuple(sorted(maker.comments, key=lambda comment: comment.place))
    return Body(blocks, footnotes, comments, tuple(in_order(reading.problems)))
