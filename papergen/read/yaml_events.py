"""PyYAML's events to raw nodes: what is accepted of YAML, and where everything stands.

PyYAML's own event parser is used, not the one in C: it is quick enough (about 1 ms for twenty lines) and gives the same places
and messages on every machine.
"""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from papergen.problems import Place, Problem, point
from papergen.read.nodes import RawList, RawMapping, RawNode, RawScalar, Unreadable
from papergen.read.yaml_errors import QUOTE, in_swedish

MAX_DEPTH = 10
Entries = tuple[tuple[RawScalar, RawNode], ...]

_LOST_TEXT = re.compile(r"[ \t]+#(?=[^\s#])[^\n]*")
_GLUED = re.compile(r"([^\W\d_][\w-]{0,30}):\S")
_ENDS = (yaml.SequenceEndEvent, yaml.MappingEndEvent)


class BrokenYaml(Exception):
    """A text breaks YAML's grammar; `args[0]` is the problem."""


class TooDeep(Exception):
    """Values stand inside values more than MAX_DEPTH times; `args[0]` is the problem."""


def read_entries(text: str, path: str, first_line: int) -> tuple[Entries, list[Problem]]:
    """Give the keys and values of a YAML text whose first line is line `first_line` of the file, and what is wrong with them.

    Raise BrokenYaml (FM003) or TooDeep (FM005) where it cannot be read to its end.
    """
    reading = _Reading(text, path, first_line)
    try:
        return reading.entries(), reading.problems
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise BrokenYaml(_syntax_problem(error, text, path, first_line)) from None


def _syntax_problem(error: yaml.YAMLError | ValueError | OverflowError, text: str, path: str, first_line: int) -> Problem:
    if not isinstance(error, yaml.YAMLError):  # "\\U00110000": PyYAML lets the number through and chr() refuses it
        message, hint = in_swedish("double-quoted scalar", "unknown escape")
        return Problem("FM003", message, point(path, first_line), hint)
    context, problem = getattr(error, "context", None) or "", getattr(error, "problem", None) or ""
    mark, start = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    # Where something was opened and never closed PyYAML points at the end of the text; the person wants the beginning.
    unfinished = "unexpected end of stream" in problem or "<stream end>" in problem or "expected ':'" in problem
    mark = (
        start
        if start and (unfinished or "alias" in context or "anchor" in context or "expected ','" in problem)
        else mark or start
    )
    message, hint = in_swedish(context, problem)
    if mark is None or mark.index >= len(text):
        return Problem("FM003", "Värdet avslutas aldrig.", point(path, first_line), QUOTE)
    return Problem("FM003", message, point(path, first_line + mark.line, mark.column + 1, 1), hint)


class _Reading:
    """One pass over the events of one YAML text."""

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.text, self.path, self.first_line = text, path, first_line
        self.problems: list[Problem] = []

    def entries(self) -> Entries:
        """Give the keys and values of the text's one mapping; raise what PyYAML raises, or TooDeep."""
        events: Iterator[Any] = iter(yaml.parse(self.text, Loader=yaml.SafeLoader))
        found: Entries = ()
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1 or event.explicit:
                    self._refuse(
                        event,
                        "Här börjar ett nytt YAML-dokument.",
                        "Ta bort raden; bara en grupp uppgifter kan stå överst i filen.",
                    )
            elif isinstance(event, yaml.NodeEvent):
                node = self._node(event, events, 0)
                if isinstance(node, RawMapping):
                    found = found or node.entries
                elif not (isinstance(node, Unreadable) or (isinstance(node, RawScalar) and node.shape == "tomt")):
                    found = found or self._no_keys(node)
        return found

    def _no_keys(self, node: RawScalar | RawList) -> Entries:
        """Tell that a text has no keys; where only the blank after a colon is missing, the key counts as written."""
        hint = "Skriv nyckel, kolon, blanksteg och värde, till exempel dnr: SN 2026/0123."
        glued = _GLUED.match(node.value) if isinstance(node, RawScalar) else None
        if glued:
            hint = f"Sätt ett blanksteg efter kolonet: ”{glued.group(1)}: …”."
        self.problems.append(Problem("FM007", "Här ska stå nycklar med värden.", node.place, hint))
        return ((RawScalar(glued.group(1), node.place), Unreadable(node.place)),) if glued else ()

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> RawNode:
        place = self._place(event.start_mark, event.end_mark)
        if depth > MAX_DEPTH:
            hint = "Skriv enklare. " + QUOTE
            raise TooDeep(Problem("FM005", f"Värden ligger inuti varandra i fler än {MAX_DEPTH} led.", place, hint))
        if isinstance(event, yaml.AliasEvent):
            return self._refuse(event, "Ett värde kan inte börja med tecknet ”*”.", QUOTE)
        refused: Unreadable | None = None
        if event.anchor is not None:
            refused = self._refuse(event, "Ett värde kan inte börja med tecknet ”&”.", QUOTE)
        elif event.tag is not None:
            refused = self._refuse(event, "Ett värde kan inte börja med tecknet ”!”.", QUOTE)
        node: RawNode
        if isinstance(event, yaml.ScalarEvent):
            node = self._scalar(event, place)
        elif isinstance(event, yaml.SequenceStartEvent):
            node = self._list(event, events, depth)
        else:
            node = self._mapping(event, events, depth)
        return refused or node

    def _scalar(self, event: Any, place: Place) -> RawScalar:
        plain = event.style is None
        if plain:
            lost = _LOST_TEXT.match(self.text, event.end_mark.index)
            if lost:
                line, column = event.end_mark.line, event.end_mark.column
                text = lost.group()
                start = len(text) - len(text.lstrip())
                at = point(self.path, self.first_line + line, column + start + 1, len(text.strip()))
                message = f"Texten ”{_short(text.strip())}” skulle försvinna: # efter ett blanksteg inleder en kommentar."
                self.problems.append(
                    Problem(
                        "FM006",
                        message,
                        at,
                        "Hör texten till värdet? " + QUOTE + " Är den en kommentar, skriv ett blanksteg efter #.",
                    )
                )
        return RawScalar(event.value, place, "tomt" if plain and event.value in ("", "~", "null") else "text")

    def _list(self, event: Any, events: Iterator[Any], depth: int) -> RawList:
        items: list[RawNode] = []
        for child in events:
            if isinstance(child, _ENDS):
                return RawList(tuple(items), self._whole(event, child, items[-1] if items else None))
            items.append(self._node(child, events, depth + 1))
        raise yaml.YAMLError  # pragma: no cover - PyYAML always ends what it starts

    def _mapping(self, event: Any, events: Iterator[Any], depth: int) -> RawMapping | Unreadable:
        entries: list[tuple[RawScalar, RawNode]] = []
        readable = True
        for child in events:
            if isinstance(child, _ENDS):
                place = self._whole(event, child, entries[-1][1] if entries else None)
                return RawMapping(tuple(entries), place) if readable or depth == 0 else Unreadable(place)
            key = self._node(child, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if isinstance(key, RawScalar):
                entries.append((key, value))
            else:
                readable = False
            if isinstance(key, RawList | RawMapping):
                self.problems.append(Problem("FM007", "En nyckel måste vara ren text.", key.place, QUOTE))
        raise yaml.YAMLError  # pragma: no cover

    def _whole(self, start: Any, end: Any, last: RawNode | None) -> Place:
        """Give the place of a collection: an indented one ends with its last value, not where the next key begins."""
        whole = self._place(start.start_mark, end.end_mark)
        if start.flow_style or last is None:
            return whole
        return Place(self.path, whole.line, whole.column, last.place.end_line, last.place.end_column)

    def _refuse(self, event: Any, message: str, hint: str) -> Unreadable:
        place = point(self.path, self.first_line + event.start_mark.line, event.start_mark.column + 1, 1)
        self.problems.append(Problem("FM004", message, place, hint))
        return Unreadable(place)

    def _place(self, start: Any, end: Any) -> Place:
        return Place(self.path, self.first_line + start.line, start.column + 1, self.first_line + end.line, end.column + 1)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
