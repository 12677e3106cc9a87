"""What happens when a block gets no more lines: its content is put together (cmark-gfm `finalize`)."""

from papergen.read.markdown import faults
from papergen.read.markdown.block import Block
from papergen.read.markdown.content import joined
from papergen.read.markdown.link_parts import definition_at
from papergen.read.markdown.reading import Reading

BLANK = " \t\n"


def close(block: Block, reading: Reading) -> Block:
    """Close a block and give its parent; a paragraph of nothing but link definitions is taken away."""
    block.open = False
    parent = block.parent or block
    if block.kind == "paragraph":
        if not resolve_definitions(block, reading):
            take_away(block, parent)
    elif block.kind == "code":
        close_code(block, reading)
    elif block.kind == "list":
        block.tight = block.is_tight()
    return parent


def take_away(block: Block, parent: Block) -> None:
    """Remove a child, which is nearly always the last."""
    if parent.children[-1] is block:
        parent.children.pop()
    else:
        parent.children.remove(block)


def resolve_definitions(paragraph: Block, reading: Reading) -> bool:
    """Take link definitions off the start of a paragraph; say whether any text is left."""
    content = joined(reading.text, paragraph.slices)
    position = 0
    while content.text.startswith("[", position) and (found := definition_at(content.text, position)):
        label, target, after = found
        reading.define_link(label, target, content.source_start(position), content.source_end(after))
        position = after
    if position:
        paragraph.slices = paragraph.slices[content.text.count("\n", 0, position) :]
        content = content.without_start(position)
        paragraph.start = content.source_start(0)
    paragraph.content = content
    return bool(content.text.strip(BLANK))


def close_code(code: Block, reading: Reading) -> None:
    """Drop what is not code: the fence's own line, or the blank lines after indented code."""
    if code.fence:
        del code.code[:1]
        if not code.fence.closed:
            reading.report(faults.UNCLOSED_FENCE, code.start, code.start + code.fence.length, fence=code.fence.sign * 3)
    else:
        while code.code and not code.code[-1].strip(BLANK):
            code.code.pop()
