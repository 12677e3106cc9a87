"""What a case means, whatever its blanks and dashes: mending must leave it as it is."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from papergen.model.blocks import (
    Block,
    CodeBlock,
    CodeSpan,
    Emphasis,
    Figure,
    FootnoteReference,
    Heading,
    Inline,
    LineBreak,
    Link,
    List,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Strikethrough,
    Strong,
    Table,
    Text,
)
from papergen.model.case import Case

Meaning = tuple[object, ...]
# Blanks of every width, hyphens and dashes (with U+2212, the minus, which is a dash only between words and numbers).
_BLANKS_AND_DASHES = re.compile(r"[\s\u00a0\u00ad\u2007\u2009\u200b\u202f\u2060\-\u2010\u2011\u2012\u2013\u2014]")
_THOUSANDS = re.compile(r"(?<=\d)[.,](?=\d{3}(?!\d))")


def meaning(case: Case) -> Meaning:
    """Give all that a case says, without blanks, hyphens, dashes, separators of thousands and a heading's last colon.

    Two cases that mean the same give equal values. Decision sections, code, links' and pictures' targets, and the whole front
    matter are taken as they are.
    """
    rest = replace(case, sections=(), footnotes=(), comments=(), bilagor=(), places={})
    bilagor = tuple((_inlines(one.title), one.target, one.behandling) for one in case.bilagor)
    sections = tuple(
        (section.name, section.title, section.blocks)
        if section.name == "forslag_till_beslut"
        else (section.name, _heading(section.title), _blocks(section.blocks))
        for section in case.sections
    )
    footnotes = tuple((note.number, _blocks(note.blocks)) for note in case.footnotes)
    return rest, bilagor, sections, footnotes, tuple(comment.text for comment in case.comments)


def folded(text: str) -> str:
    """Give a text without blanks, hyphens, dashes and separators of thousands."""
    return _BLANKS_AND_DASHES.sub("", _THOUSANDS.sub("", text))


def _heading(title: Iterable[Inline]) -> Meaning:
    meant = _inlines(title)
    if meant and isinstance(meant[-1], str):
        return tuple(part for part in (*meant[:-1], meant[-1].removesuffix(":")) if part)
    return meant


def _blocks(blocks: Iterable[Block]) -> Meaning:
    return tuple(_block(block) for block in blocks)


def _block(block: Block) -> Meaning:
    match block:
        case Heading():
            return "heading", block.level, _heading(block.children)
        case Paragraph():
            return "paragraph", _inlines(block.children)
        case List():
            items = tuple((item.checked, _blocks(item.blocks)) for item in block.items)
            return "list", block.ordered, block.start, block.tight, items
        case Table():
            rows = tuple(tuple(_inlines(cell.children) for cell in row) for row in (block.header, *block.rows))
            return "table", rows, block.alignments, _inlines(block.caption)
        case Quote():
            return "quote", _blocks(block.blocks)
        case Figure() | CodeBlock() | Rule():
            return type(block).__name__, block
        case _:
            assert_never(block)


def _inlines(inlines: Iterable[Inline]) -> Meaning:
    """Give inlines with runs of text in one piece, since mending may join two lines."""
    found: list[object] = []
    text = ""
    for inline in inlines:
        if isinstance(inline, Text):
            text += inline.text
            continue
        found += (folded(text), _inline(inline))
        text = ""
    return tuple(part for part in (*found, folded(text)) if part)


def _inline(inline: CodeSpan | LineBreak | Emphasis | Strong | Strikethrough | Link | Picture | FootnoteReference) -> Meaning:
    match inline:
        case Emphasis() | Strong() | Strikethrough():
            return type(inline).__name__, _inlines(inline.children)
        case Link():
            return "link", _inlines(inline.children), inline.target, inline.title
        case CodeSpan() | LineBreak() | Picture() | FootnoteReference():
            return type(inline).__name__, inline
        case _:
            assert_never(inline)
