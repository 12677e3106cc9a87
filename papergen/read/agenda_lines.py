"""Lines of a föredragningslista that look like items and are none: Markdown takes them for more of the item above."""

import re
from collections.abc import Iterator, Sequence

from papergen.model.blocks import Inline, Inlines, LineBreak, Text, plain_text, walk_inlines
from papergen.problems import Place, Problem
from papergen.read.schema import shortened

_SUB_ITEM = re.compile(r"§?\s*\d{1,3}[.:]\d{1,3}\b")
_LETTERED = re.compile(r"[a-zåäö][.)]\s", re.IGNORECASE)
# Three figures at most: "2027 års budget" is the rest of a title.
_NUMBERED = re.compile(
    r"(?:§\s*|punkt\s+|ärende\s+|nr\s+)?(\d{1,3})(?!\d|[.,:]\d|\s*(?:%|procent|kr\b|kronor|mkr|tkr|miljon))", re.IGNORECASE
)
_DOTTED = re.compile(r"[•–—·]\s*\S")


def lost_items(title: Inlines) -> Iterator[Problem]:
    """Give an error (MOT034) for each line of an item's text, but the first, that begins as an item would.

    It would be no item of its own, and a paper it links to might be the one above's.
    """
    for line in _lines(title)[1:]:
        text, place = plain_text(line).strip(), line[0].place
        if hint := _hint(text):
            message = f"Raden ”{shortened(text)}” har blivit en del av punkten ovanför."
            yield Problem("MOT034", message, place, f"{hint} Hör raden till punkten ovanför, skriv allt på en rad.")


def _hint(text: str) -> str:
    if _SUB_ITEM.match(text) or _LETTERED.match(text):
        return "Underpunkter skrivs 1., 2. och så vidare, indragna fyra blanksteg."
    if number := _NUMBERED.match(text):
        return f"Skriv numret, en punkt och ett blanksteg: {number[1]}. {_rest(text[number.end() :])}"
    return "Skriv numret, en punkt och ett blanksteg före varje punkt." if _DOTTED.match(text) else ""


def _rest(text: str) -> str:
    """Give the words that follow a number, as an example that ends a sentence."""
    words = shortened(text.lstrip(" ,.):-–\t"))
    return f"{words}." if words and words[-1] not in ".!?" else words


def _lines(title: Inlines) -> list[Sequence[Inline]]:
    """Divide a text at its line ends; what begins within emphasis or a link is told apart as well."""
    lines: list[list[Inline]] = [[]]
    for inline in walk_inlines(title):
        if isinstance(inline, LineBreak) or _is_line_end(inline):
            lines.append([])
        elif isinstance(inline, Text):
            lines[-1].append(inline)
    return [line for number, line in enumerate(lines) if line or number == 0]


def _is_line_end(inline: Inline) -> bool:
    place: Place = inline.place
    return isinstance(inline, Text) and inline.text == " " and place.end_line > place.line
