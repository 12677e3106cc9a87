"""The Python-Markdown extension: block and inline reading as on GitHub, put in place of Python-Markdown's own."""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from papergen.read.markdown.block_parser import GithubBlockParser
from papergen.read.markdown.content import Node
from papergen.read.markdown.inline_parser import InlineParser
from papergen.read.markdown.inline_tree import InlineTree
from papergen.read.markdown.reading import Reading

# Two spaces before the line end are a hard break, not the space that a task needs.
TASK = re.compile(r"\[([ xX])\](?![ \t]* {2}\n)[ \t\n]+")


class GithubInlineTreeprocessor(Treeprocessor):
    """Reads the inline text of each leaf block into elements, in the order of the text."""

    def __init__(self, md: Markdown, reading: Reading) -> None:
        """Read with the definitions in `reading`."""
        super().__init__(md)
        self.reading = reading

    def run(self, root: Element) -> None:
        """Fill every leaf block under `root`."""
        task_texts: dict[Node, int] = {}
        for node in list(root.iter()):
            if not isinstance(node, Node):
                continue
            if node.tag == "item" and len(node) and isinstance(node[0], Node):
                self.note_task(node, node[0], task_texts)
            if node.content:
                pieces = InlineParser(node.content, self.reading).parse(task_texts.get(node, 0))
                InlineTree(node, node.content, self.reading).fill(pieces)

    def note_task(self, item: Node, first: Node, task_texts: dict[Node, int]) -> None:
        """Find `[ ]` or `[x]` at the start of an item: it is no part of the text, unless `[x]` is a link."""
        match = TASK.match(first.content.text) if first.tag == "paragraph" and first.content else None
        if match and not self.reading.defined_link(match[1].strip()):
            item.set("checked", "no" if match[1] == " " else "yes")
            task_texts[first] = match.end()


class GithubMarkdown(Extension):
    """Makes a `Markdown` instance read as GitHub does."""

    def __init__(self, reading: Reading) -> None:
        """Gather problems and definitions in `reading`."""
        super().__init__()
        self.reading = reading

    def extendMarkdown(self, md: Markdown) -> None:
        """Put our readers in place, and take away the steps that would change the text or the tree."""
        for name in ("normalize_whitespace", "html_block"):
            md.preprocessors.deregister(name)
        for name in ("inline", "prettify", "unescape"):
            md.treeprocessors.deregister(name)
        md.parser = GithubBlockParser(md, self.reading)
        md.treeprocessors.register(GithubInlineTreeprocessor(md, self.reading), "inline", 20)


def read_tree(reading: Reading) -> Element | None:
    """Give the tree of the text in `reading`, as `Markdown.convert` makes it before it writes HTML."""
    md = Markdown(extensions=[GithubMarkdown(reading)])
    lines = reading.text.removesuffix("\n").split("\n")
    for preprocessor in md.preprocessors:
        lines = preprocessor.run(lines)
    root = md.parser.parseDocument(lines).getroot()
    for treeprocessor in md.treeprocessors:
        if root is not None:
            treeprocessor.run(root)
    return root
