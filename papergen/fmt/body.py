"""The body of a case or meeting file, block by block: one blank line between blocks, and each block in its one form."""

import re
from collections.abc import Sequence

from papergen.fmt.lines import CODE_INDENT, Line, file_lines, footnote_lines, is_quoted, item_lines, quote_lines
from papergen.fmt.notes import Notes
from papergen.fmt.paragraphs import paragraph_lines
from papergen.fmt.stack import Node, Stack
from papergen.fmt.tables import table_lines
from papergen.model.blocks import (
    Blocks,
    CodeBlock,
    Comment,
    Figure,
    Footnote,
    Heading,
    List,
    Paragraph,
    Quote,
    Rule,
    Table,
)

_FENCE = re.compile(r"`{3,}|~{3,}")
_ONLY_QUOTE_MARKS = re.compile(r"[ \t>]*")
MAX_NUMBER = 999_999_999


def format_body(
    text: str,
    first_line: int,
    blocks: Blocks,
    footnotes: Sequence[Footnote],
    comments: Sequence[Comment],
    *,
    agenda: bool = False,
) -> str:
    r"""Give a body in its one form.

    `text` begins at line `first_line` of the file, and reads as `blocks`, `footnotes` and `comments`, in which there is no error.
    Items of a föredragningslista (`agenda`) keep to one line each.
    The result ends with one line end, or is empty. Whether it reads the same is for `same_reading` to say.
    """
    footnotes = sorted(footnotes, key=lambda footnote: footnote.place)
    comments = sorted(comments, key=lambda comment: comment.place)
    starts = [(comment.place.line, comment.place.column) for comment in comments]
    notes = Notes(comments, footnotes, starts, [footnote.place.line for footnote in footnotes])
    done = _contents(blocks, file_lines(text, first_line), notes, Stack(tight=False, agenda=agenda))
    return "".join(f"{line}\n" for line in done)


def _contents(blocks: Blocks, lines: Sequence[Line], notes: Notes, stack: Stack) -> list[str]:
    """Give the lines of all that stands in a container, in its order; `lines` are the container's own."""
    first = lines[0].number
    nodes: list[Node] = sorted((*blocks, *notes.footnotes_in(lines)), key=lambda node: node.place)
    limits = [len(lines)] * len(nodes)
    for index in range(len(nodes) - 2, -1, -1):
        following = nodes[index + 1]
        limits[index] = limits[index + 1] if isinstance(following, Footnote) else following.place.line - first
    position = 0
    for node, limit in zip(nodes, limits, strict=True):
        start = node.place.line - first
        if start < position:
            continue  # a footnote inside the block before
        blank = _put_raw(lines[position:start], notes, stack)
        position = _end(node, lines, limit)
        stack.put(_lines_of(node, lines[start:position], notes, stack, blank), node, blank=blank)
    _put_raw(lines[position:], notes, stack)
    return stack.lines


def _end(node: Node, lines: Sequence[Line], limit: int) -> int:
    """Give the index in `lines` after all that belongs to a node, also what is no block, such as the definition of a link."""
    place, first = node.place, lines[0].number
    end = place.end_line - first + (place.end_column > 1 or place.end_line == place.line)
    if not isinstance(node, List | Quote | Footnote):
        return end
    indent = item_lines([lines[node.items[-1].place.line - first]])[1] if isinstance(node, List) else CODE_INDENT
    for index in range(end, limit):
        line = lines[index]
        if line.blank:
            continue
        if not (is_quoted(line) if isinstance(node, Quote) else line.indent >= indent):
            break
        end = index + 1
    return end


def _put_raw(lines: Sequence[Line], notes: Notes, stack: Stack) -> bool:
    """Put what stands between blocks where it is, as it is; say whether a blank line comes after it."""
    chunk: list[str] = []
    blank = blank_before = False
    for line in lines:
        comment = notes.comment_over(line.number)
        if not comment and _ONLY_QUOTE_MARKS.fullmatch(line.text):
            if chunk:
                stack.put(chunk, None, blank=blank_before)
            chunk, blank = [], True
            continue
        if not chunk:
            blank_before, blank = blank, False
        text = line.text if chunk else line.text.lstrip(" ")
        is_open = any(note.place.end_line > line.number for note in (comment, notes.comment_over(line.number + 1)) if note)
        chunk.append(text if is_open or text.endswith("  ") else text.rstrip(" \t"))
    if chunk:
        stack.put([*chunk[:-1], chunk[-1].rstrip(" \t")], None, blank=blank_before)
    return blank


# --- each block -------------------------------------------------------------------------------------------------------


def _lines_of(node: Node, lines: Sequence[Line], notes: Notes, stack: Stack, blank: bool) -> list[str]:
    """Give the lines of one block that stands in `lines`; `blank`: the author has a blank line before it."""
    match node:
        case Paragraph():
            one_line = stack.agenda and stack.in_item
            return paragraph_lines(node.children, lines, node.place, notes.comments_in(node.place), whole=one_line)
        case Figure():
            return paragraph_lines((node.picture,), lines, node.place, notes.comments_in(node.place))
        case Heading():
            whole = "\n".join(line.text for line in lines)  # more than one line where the heading is underlined
            return whole.strip(" \t").split("\n")
        case List():
            return _list(node, lines, notes, stack)
        case Quote():
            inside = _contents(node.blocks, quote_lines(lines), notes, Stack(tight=False))
            return [f"> {line}" if line else ">" for line in inside] or [">"]
        case Table():
            return table_lines(node, lines)
        case CodeBlock():
            return _code(node, lines, stack)
        case Rule():
            apart = stack.has_blank(node, blank) if stack.lines else not stack.in_item
            return ["---" if apart else "___"]  # right under text, or beside a marker, dashes would be something else
        case Footnote():
            own, label = footnote_lines(lines)
            inside = _contents(node.blocks, own, notes, Stack(tight=False))
            return _hanging(f"{label} ", " " * CODE_INDENT, inside)


def _hanging(mark: str, indent: str, inside: list[str]) -> list[str]:
    first, *rest = inside or [""]
    return [f"{mark}{first}" if first else mark.rstrip(" "), *(f"{indent}{line}" if line else "" for line in rest)]


def _list(block: List, lines: Sequence[Line], notes: Notes, stack: Stack) -> list[str]:
    """Give the lines of a list; two lists in a row have markers of two sorts, else they would be one."""
    first, second = (".", ")") if block.ordered else ("-", "*")
    stack.sign = second if isinstance(stack.last, List) and stack.sign == first else first
    sign, start = stack.sign, lines[0].number
    bounds = [*(item.place.line - start for item in block.items), len(lines)]
    found: list[str] = []
    for index, item in enumerate(block.items):
        number = block.start + index if block.start + len(block.items) - 1 <= MAX_NUMBER else block.start
        mark = f"{number}{sign} " if block.ordered else f"{sign} "
        own, _ = item_lines(lines[bounds[index] : bounds[index + 1]])
        inside = _contents(item.blocks, own, notes, Stack(tight=block.tight, in_item=True, agenda=stack.agenda))
        if found and not block.tight:
            found.append("")
        found += _hanging(mark, " " * len(mark), inside)
    return found


def _code(block: CodeBlock, lines: Sequence[Line], stack: Stack) -> list[str]:
    """Give the lines of a code block: between fences, or indented where nothing before it could take the lines as its own."""
    code = block.text.split("\n") if block.text else []
    opening = lines[0].text.strip(" \t")
    fence = _FENCE.match(opening)
    if fence and lines[0].indent < CODE_INDENT:
        mark = _fence(fence[0], block.text)
        return [mark + opening.removeprefix(fence[0]), *code, mark]
    if stack.last is None or isinstance(stack.last, List | Footnote):
        mark = _fence("```", block.text)
        return [mark, *code, mark]
    return [f"{' ' * CODE_INDENT}{line}" if line else "" for line in code]


def _fence(least: str, code: str) -> str:
    """Give a fence of the same characters as `least`, longer than what begins any line of the code."""
    runs = re.findall(rf"^[ \t]*({least[0]}{{3,}})", code, re.MULTILINE)
    return least[0] * max(len(least), *(len(run) + 1 for run in runs), 0)
