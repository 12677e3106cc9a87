"""What changed as Markdown for a comment on GitHub or GitLab: a table first, then each paper, cut to what a comment can hold.

Deleted and inserted text is in the elements `del` and `ins`, since `~~` does not work beside blanks and inside words. All user
text is escaped: it is no Markdown, no HTML, and names, numbers and codes in it (`@anna`, `#12`, `:smile:`) do nothing.
"""

import html
import re
from collections.abc import Iterator, Sequence

from papergen.compare.passages import Passage
from papergen.compare.pieces import Piece, Pieces
from papergen.compare.report.characters import clipped, one_line
from papergen.compare.report.headings import (
    READ_AGAIN,
    change_count,
    meeting_points,
    meeting_title,
    nothing_words,
    paper_title,
    status_words,
    version_words,
)
from papergen.compare.report.shortening import apart, told_cells
from papergen.compare.weight import ATTACHMENT_SECTION, DECISION_SECTION, TITLES, Point, Summary, Weight, summary
from papergen.model.changes import Comparison, MeetingChange

LIMIT = 65_536  # what a comment on GitHub holds, in UTF-16 units to be sure
_ROOM = 600  # kept for the last lines
_LONGEST = 3_000  # characters of one piece
_SPECIAL = re.compile(r"([\\`*_\[\]|~^{}])")
_FIRST = re.compile(r"^(\s*(?:[-+>=]|[0-9]+(?=[.)])))")
_ACTS = re.compile(r"([@#:])(?=\w|//)|(?<=www)(\.)(?=\w)", re.IGNORECASE)
_WHAT = {
    "changed": "Ändrat",
    "inserted": "Nytt",
    "deleted": "Borttaget",
    "moved_here": "Flyttat hit",
    "moved_away": "Flyttat härifrån",
}


def markdown_report(comparison: Comparison, rest: str = "", limit: int = LIMIT) -> str:
    """Give the whole comparison in at most `limit` UTF-16 units; `rest` says where all of it is, if it had to be cut."""
    papers = [summary(change) for change in comparison.cases]
    head = ["## Vad som har ändrats", f"{_text(version_words(comparison))}."]
    head += [f"> **Obs!** {_text(clipped(note, _LONGEST))}" for note in comparison.notes[:20]]
    if not papers and not comparison.meetings:
        return "\n\n".join([*head, nothing_words(comparison)]) + "\n"
    out = _Room(limit - _ROOM)
    out.add(*head)
    out.add_rows(_table(papers))
    if comparison.readers:
        readers = "\n".join(f"- {_text(clipped(one, _LONGEST))}" for one in comparison.readers[:50])
        out.add(f"**{READ_AGAIN}**\n\n{readers}")
    for meeting in comparison.meetings:
        out.add("\n".join(_meeting(meeting)))
    details = _details_that_fit(papers, [*_papers(papers)], limit - _ROOM - out.used)
    for one, points, detail in zip(papers, _papers(papers), details, strict=True):
        if not out.add(points):
            break
        if detail:
            out.add(detail)
        elif _told(one):
            out.cut = True
    if out.cut:
        where = rest or "kör papergen diff i projektet, eller öppna jämförelsen som HTML (--format html -o MAPP)."
        out.parts.append(f"> **Här ryms inte allt.** Hela jämförelsen: {where}")
    return "\n\n".join(out.parts) + "\n"


def paper_markdown(one: Summary) -> str:
    """Give one paper's changes, all of them."""
    return f"{_paper(one)}\n\n{_details(one)}".rstrip() + "\n"


class _Room:
    """What has been written, and how much more there is room for."""

    def __init__(self, limit: int) -> None:
        self.limit, self.used, self.parts, self.cut = limit, 0, list[str](), False

    def add(self, *parts: str) -> bool:
        """Add parts if there is room; otherwise none of what follows is added."""
        for part in parts:
            if self.cut and self.used + _size(part) > self.limit:
                return False
            if self.used + _size(part) > self.limit:
                self.cut = True
                return False
            self.parts.append(part)
            self.used += _size(part)
        return True

    def add_rows(self, rows: Sequence[str]) -> None:
        """Add a table, its last rows left out if it would take more than half the room."""
        kept: list[str] = []
        size = 0
        for row in rows:
            size += _size(row)
            if size > self.limit // 2:
                kept.append(f"| … och {len(rows) - len(kept)} papper till | | | | | |")
                self.cut = True
                break
            kept.append(row)
        self.parts.append("\n".join(kept))
        self.used += size


def _size(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2 + 2


def _details_that_fit(papers: list[Summary], points: list[str], room: int) -> list[str]:
    """Give the details of the first papers; all papers' points go before anyone's details."""
    left = room - sum(map(_size, points))
    found = []
    for one in papers:
        detail = _details(one) if left > 0 else ""
        left -= _size(detail)
        found.append(detail if left > 0 else "")
    return found


def _papers(papers: list[Summary]) -> Iterator[str]:
    return map(_paper, papers)


def _table(papers: list[Summary]) -> list[str]:
    titles = ("Papper", *(TITLES[weight] for weight in Weight))
    rows = [f"| {' | '.join(titles)} |", "|---|---|---|---|---|---|"]
    for one in papers:
        cells = [change_count(one, weight) for weight in Weight]
        cells[0] = f"**{cells[0]}**" if one.of(Weight.DECISION) else cells[0]
        rows.append(f"| {_text(clipped(paper_title(one.change), 300))} | {' | '.join(cells)} |")
    return rows if papers else []


def _meeting(change: MeetingChange) -> Iterator[str]:
    yield f"### {_text(meeting_title(change))}\n"
    for title, pieces in meeting_points(change):
        yield f"- {_start(title)}: {_words(pieces)}" if pieces else f"- {_start(title)}"


def _paper(one: Summary) -> str:
    lines = [f"### {_text(clipped(paper_title(one.change), 300))}", "", _text(status_words(one.change))]
    for weight in Weight:
        points = one.of(weight)
        if points:
            lines += ["", f"**{TITLES[weight]}**", ""]
            lines += (_point(point) for point in points)
    return "\n".join(lines)


def _point(point: Point) -> str:
    arrow = point.weight is Weight.AMOUNT
    words = _words(point.pieces, " → " if arrow else "")
    where = f" ({_text('; '.join(point.places))})" if point.places else ""
    return f"- {_start(point.title)}: {words}{where}" if words else f"- {_start(point.title)}{where}"


def _told(one: Summary) -> list[Passage]:
    if one.change.status != "changed":
        return []
    return [passage for passage in one.text_changes if passage.name not in (DECISION_SECTION, ATTACHMENT_SECTION)]


def _details(one: Summary) -> str:
    told = _told(one)
    if not told:
        return ""
    lines = [f"<details><summary>Ändringarna i texten ({len(told)})</summary>"]
    section = ""
    for passage in told:
        if passage.section != section:
            section = passage.section
            lines += ["", f"**{_text(section)}**", ""]
        lines.append(_passage(passage))
    return "\n".join([*lines, "", "</details>"])


def _passage(passage: Passage) -> str:
    words = " \\| ".join(_words(cell) or " " for cell in told_cells(passage))
    what = "Bara formateringen" if passage.only_look else _WHAT.get(passage.what, "")
    where = f", {_text(passage.place)}" if passage.place else ""
    kind = ", rubrik" if passage.form in ("title", "heading") else ""
    remarks = " ".join(map(_text, passage.remarks))
    return f"- {what}{kind}{where}: {words} {remarks}".rstrip(": ")


def _words(pieces: Pieces, between: str = "") -> str:
    blanks = [between] * (len(pieces) - 1) if between else apart(pieces)
    return "".join(_piece(piece) + blank for piece, blank in zip(pieces, [*blanks, ""], strict=False))


def _piece(piece: Piece) -> str:
    text = _text(clipped(piece.text, _LONGEST))
    match piece.what:
        case "deleted":
            return f"<del>{text}</del>"
        case "inserted":
            return f"<ins><strong>{text}</strong></ins>"
        case "reformatted":
            return f"{text} <em>({_text(piece.note)})</em>"
        case _:
            return text


def _text(text: str) -> str:
    escaped = _SPECIAL.sub(r"\\\1", html.escape(one_line(text), quote=False)).replace("$", "<span>$</span>")
    return _ACTS.sub(r"\g<0><!-- -->", escaped)


def _start(text: str) -> str:
    """Give a text that stands first in an item."""
    return _FIRST.sub(_first, _text(text))


def _first(match: re.Match[str]) -> str:
    """Escape what would begin a list or a quotation."""
    return f"{match[1]}\\" if match[1][-1:].isdigit() else f"{match[1][:-1]}\\{match[1][-1:]}"
