"""Inlines as a flat list of runs: what Word and PDF both print, so that the two cannot differ in their text."""

import re
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from papergen.model.blocks import (
    CodeSpan,
    Emphasis,
    FootnoteReference,
    Inline,
    LineBreak,
    Link,
    Picture,
    Strikethrough,
    Strong,
    Text,
)
from papergen.render.typography import no_break

BUNDLE_SCHEME = "papergen:"  # our own links to a part of the bundle; no case can write one, reading refuses unknown schemes
LINKED_SCHEMES = ("http://", "https://", "mailto:", "tel:", BUNDLE_SCHEME)
_SPACES = re.compile(r" {2,}")


class Run(NamedTuple):
    """A stretch of one look: text, or a hard break, a picture or a footnote's number (then `text` is empty).

    `link` is a web or mail address. `file` is a file beside the case: that path leads nowhere once the paper has left its folder,
    so that it is a link only where somebody knows better (`pdf_paper.render_linked`).
    """

    text: str = ""
    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    link: str = ""
    file: str = ""
    line_break: bool = False
    picture: Picture | None = None
    footnote: int = 0


def runs(inlines: Iterable[Inline]) -> list[Run]:
    """Flatten inlines; equal neighbours are joined, spaces folded as a browser folds them, and no-break spaces put in."""
    flat: list[Run] = []
    _flatten(inlines, Run(), flat)
    joined: list[Run] = []
    for (has_text, code, *_), group in groupby(flat, _look):
        if not has_text:
            joined += group
            continue
        first, *more = group
        text = "".join([first.text, *(run.text for run in more)]) if more else first.text
        joined.append(Run(text if code else no_break(_SPACES.sub(" ", text)), *first[1:]))
    return joined


def _look(run: Run) -> tuple[object, ...]:
    """Give what neighbours must share to be one run; nothing but text is ever joined."""
    return bool(run.text), run.code, run.bold, run.italic, run.strike, run.link, run.file


def _flatten(inlines: Iterable[Inline], look: Run, out: list[Run]) -> None:
    for inline in inlines:
        match inline:
            case Text() | CodeSpan():
                code = isinstance(inline, CodeSpan)
                out.append(Run(inline.text, look.bold, look.italic, look.strike, code, look.link, look.file))
            case LineBreak():
                out.append(look._replace(line_break=True))
            case Emphasis():
                _flatten(inline.children, look._replace(italic=True), out)
            case Strong():
                _flatten(inline.children, look._replace(bold=True), out)
            case Strikethrough():
                _flatten(inline.children, look._replace(strike=True), out)
            case Link():
                web = inline.target.lower().startswith(LINKED_SCHEMES)
                inside = look._replace(link=inline.target) if web else look._replace(file=inline.target)
                _flatten(inline.children, inside, out)
            case Picture():
                out.append(look._replace(picture=inline))
            case FootnoteReference():
                out.append(look._replace(footnote=inline.number))
