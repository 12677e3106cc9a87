"""From blocks that are read to Python-Markdown's tree: one element for each, with its source offsets."""

import re

from papergen.read.markdown import faults
from papergen.read.markdown.block import Block
from papergen.read.markdown.block_starts import COMMENT_TYPE, TAG
from papergen.read.markdown.content import Content, Node, joined
from papergen.read.markdown.link_parts import folded
from papergen.read.markdown.reading import FootnoteDefinition, Reading

BLANK = " \t\n"
HTML_TAG = re.compile(rf"<{TAG}")


def tree_of(block: Block, reading: Reading) -> Node:
    """Give the element of a block and all inside it; footnotes are told to `reading`, HTML is reported to it."""
    node = Node(block.kind, block.start, block.end)
    if block.kind == "html":
        return html_node(node, joined(reading.text, block.slices), block, reading)
    if block.kind in ("paragraph", "heading"):
        node.content = without_end(block.content or joined(reading.text, block.slices))
        if node.content.text:
            node.start = node.start if block.level and node.start < node.content.sources[0] else node.content.source_start(0)
            node.end = max(node.end, node.content.source_end(len(node.content.text)))
        node.set("level", str(block.level))
    else:
        describe(node, block)
    for child in block.children:
        child_node = tree_of(child, reading)
        node.append(child_node)
        node.end = max(node.end, child_node.end)
    if block.kind == "footnote":
        define_footnote(node, block.label, reading)
    return node


def describe(node: Node, block: Block) -> None:
    """Put what else is known of a block into its element."""
    if block.kind == "cell":
        node.content = block.content
    elif block.kind == "code":
        node.text = "".join(block.code).removesuffix("\n")
    elif block.kind == "list" and block.marker:
        node.set("ordered", "yes" if block.marker.ordered else "no")
        node.set("start", str(block.marker.start))
        node.set("tight", "yes" if block.tight else "no")
    elif block.kind == "table":
        node.set("alignments", ",".join(block.alignments))


def without_end(content: Content) -> Content:
    """Give the content without the white space at its end."""
    content.text = content.text.rstrip(BLANK)
    return content


def define_footnote(node: Node, label: str, reading: Reading) -> None:
    """Keep a footnote's text; the first of a label counts."""
    first = reading.footnotes.setdefault(folded(label), FootnoteDefinition(label, node))
    if first.node is not node:
        line = reading.place(first.node.start, first.node.start).line
        reading.report(faults.REPEATED_FOOTNOTE, node.start, node.start + len(label) + 4, label=label, line=line)


def html_node(node: Node, content: Content, block: Block, reading: Reading) -> Node:
    """Give the comments of an HTML block; all else in it is a problem."""
    node.end = content.source_end(len(content.text.rstrip(BLANK)))
    if block.html_type != COMMENT_TYPE:
        code = content.text.strip(BLANK).split("\n")[0]
        reading.report(faults.RAW_HTML, node.start, node.end, code=faults.shortened(code))
        return node
    position = 0
    while (start := content.text.find("<!--", position)) >= 0:
        report_text_between(content, position, start, reading)
        end = content.text.find("-->", start + 2)
        if end < 0:
            begin = content.source_start(start)
            reading.report(faults.UNCLOSED_COMMENT, begin, begin + 4)
            return node
        comment = Node("comment", content.source_start(start), content.source_end(end + 3))
        comment.text = content.text[start + 4 : end].strip()
        node.append(comment)
        position = end + 3
    report_text_between(content, position, len(content.text), reading)
    return node


def report_text_between(content: Content, start: int, end: int, reading: Reading) -> None:
    """Report what stands outside comments in a block that begins as one: GitHub does not read it as Markdown."""
    text = content.text[start:end]
    if not text.strip(BLANK):
        return
    start += len(text) - len(text.lstrip(BLANK))
    end = start + len(text.strip(BLANK))
    text = text.strip(BLANK)
    places = content.source_start(start), content.source_end(end)
    if HTML_TAG.search(text):
        reading.report(faults.RAW_HTML, *places, code=faults.shortened(text))
    else:
        reading.report(faults.TEXT_BESIDE_COMMENT, *places, text=faults.shortened(text))
