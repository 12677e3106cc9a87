"""Inlines as a flat list of runs: what Word and PDF both print, so that the two cannot differ in their text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

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

WEB_SCHEMES = ("http://", "https://", "mailto:", "tel:")
_SPACES = re.compile(r" {2,}")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one look: text, or a hard break, a picture or a footnote's number (then `text` is empty).

    `link` is a web or mail address; a link to a file beside the case is printed as its text, since that path leads nowhere
    once the paper has left its folder.
    """

    text: str = ""
    bold: bool = False
    italic: bool = False
    strike: bool = False
    code: bool = False
    link: str = ""
    line_break: bool = False
    picture: Picture | None = None
    footnote: int = 0


def runs(inlines: Iterable[Inline]) -> list[Run]:
    """Flatten inlines; equal neighbours are joined, spaces folded as a browser folds them, and no-break spaces put in."""
    flat: list[Run] = []
    _flatten(inlines, Run(), flat)
    joined: list[Run] = []
    for run in flat:
        if joined and run.text and joined[-1].text and replace(run, text="") == replace(joined[-1], text=""):
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        else:
            joined.append(run)
    return [run if run.code or not run.text else replace(run, text=no_break(_SPACES.sub(" ", run.text))) for run in joined]


def _flatten(inlines: Iterable[Inline], look: Run, out: list[Run]) -> None:
    for inline in inlines:
        match inline:
            case Text() | CodeSpan():
                out.append(replace(look, text=inline.text, code=isinstance(inline, CodeSpan)))
            case LineBreak():
                out.append(replace(look, line_break=True))
            case Emphasis():
                _flatten(inline.children, replace(look, italic=True), out)
            case Strong():
                _flatten(inline.children, replace(look, bold=True), out)
            case Strikethrough():
                _flatten(inline.children, replace(look, strike=True), out)
            case Link():
                web = inline.target if inline.target.lower().startswith(WEB_SCHEMES) else ""
                _flatten(inline.children, replace(look, link=web), out)
            case Picture():
                out.append(replace(look, picture=inline))
            case FootnoteReference():
                out.append(replace(look, footnote=inline.number))
