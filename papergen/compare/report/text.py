"""What changed as plain text, for a terminal or a file: [-removed-] and {+added+} as git writes them, in colour too if wished."""

from collections.abc import Iterator

from papergen.compare.passages import Passage
from papergen.compare.pieces import Piece, Pieces
from papergen.compare.report.characters import one_line
from papergen.compare.report.headings import (
    READ_AGAIN,
    meeting_points,
    meeting_title,
    nothing_words,
    paper_title,
    status_words,
    version_words,
)
from papergen.compare.report.shortening import told_cells
from papergen.compare.weight import ATTACHMENT_SECTION, DECISION_SECTION, TITLES, Point, Summary, Weight, summary
from papergen.model.changes import Comparison, MeetingChange

_RED, _GREEN, _CYAN, _BOLD, _END = "\033[31m", "\033[32m", "\033[36m", "\033[1m", "\033[0m"
_SIGN = {"changed": "~", "inserted": "+", "deleted": "-", "moved_here": ">", "moved_away": "<", "same": " "}
_MOVED = {"moved_here": "(flyttat hit) ", "moved_away": "(flyttat härifrån) "}


def text_report(comparison: Comparison, *, colour: bool = False) -> str:
    """Give the whole comparison."""
    lines = [_bold(version_words(comparison), colour), ""]
    lines += (f"Obs! {one_line(note)}" for note in comparison.notes)
    lines += [""] if comparison.notes else []
    if comparison.readers:
        lines += [READ_AGAIN, *(f"  {one_line(reader)}" for reader in comparison.readers), ""]
    for meeting in comparison.meetings:
        lines += [*_meeting(meeting, colour), ""]
    for change in comparison.cases:
        lines += [*_paper(summary(change), colour), ""]
    if not comparison.cases and not comparison.meetings:
        lines += [nothing_words(comparison), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def paper_text(one: Summary) -> str:
    """Give one paper's changes."""
    return "\n".join(_paper(one, False)) + "\n"


def _meeting(change: MeetingChange, colour: bool) -> Iterator[str]:
    yield _bold(one_line(meeting_title(change)), colour)
    for title, pieces in meeting_points(change):
        yield f"  {title}: {_words(pieces, colour)}".rstrip(": ")


def _paper(one: Summary, colour: bool) -> Iterator[str]:
    change = one.change
    yield _bold(one_line(paper_title(change)), colour)
    yield f"  {one_line(status_words(change))}"
    for weight in Weight:
        points = one.of(weight)
        if points:
            yield ""
            yield f"  {_bold(TITLES[weight], colour)}"
            yield from (f"    {_point(point, colour)}" for point in points)
    shown = (DECISION_SECTION, ATTACHMENT_SECTION)
    told = [passage for passage in one.text_changes if passage.name not in shown]
    if told and change.status == "changed":
        yield ""
        yield f"  {_bold('Ändringarna i texten', colour)}"
        yield from _passages(told, colour)


def _point(point: Point, colour: bool) -> str:
    words = _words(point.pieces, colour, arrow=point.weight is Weight.AMOUNT or point.weight is Weight.REST)
    where = f"  ({one_line('; '.join(point.places))})" if point.places else ""
    title = one_line(point.title)
    return f"{title}: {words}{where}" if words else f"{title}{where}"


def _passages(told: list[Passage], colour: bool) -> Iterator[str]:
    section = ""
    for passage in told:
        if passage.section != section:
            section = passage.section
            yield f"    {one_line(section)}"
        words = " | ".join(_words(cell, colour) for cell in told_cells(passage))
        where = f"{one_line(passage.place)}: " if passage.place else ""
        kind = ("(rubrik) " if passage.form in ("title", "heading") else "") + _MOVED.get(passage.what, "")
        look = " (bara formateringen)" if passage.only_look else ""
        remarks = " ".join(map(one_line, passage.remarks))
        yield f"      {_SIGN[passage.what]} {where}{kind}{words}{look}{' ' if words and remarks else ''}{remarks}".rstrip()


def _words(pieces: Pieces, colour: bool, *, arrow: bool = False) -> str:
    if arrow and [piece.what for piece in pieces] == ["deleted", "inserted"]:
        old, new = pieces
        return f"{_paint(one_line(old.text), _RED, colour)} → {_paint(one_line(new.text), _GREEN, colour)}"
    return "".join(_piece(piece, colour) for piece in pieces)


def _piece(piece: Piece, colour: bool) -> str:
    text = one_line(piece.text)
    match piece.what:
        case "deleted":
            return _paint(f"[-{text}-]", _RED, colour)
        case "inserted":
            return _paint(f"{{+{text}+}}", _GREEN, colour)
        case "reformatted":
            return _paint(f"{{{text}}}", _CYAN, colour) + f"({one_line(piece.note)})"
        case _:
            return text


def _paint(text: str, paint: str, colour: bool) -> str:
    return f"{paint}{text}{_END}" if colour else text


def _bold(text: str, colour: bool) -> str:
    return _paint(text, _BOLD, colour)
