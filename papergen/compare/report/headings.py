"""The sentences above and about papers and meetings that all reports share."""

from collections.abc import Iterator

from papergen.compare.pieces import Piece, Pieces
from papergen.compare.swedish import FIELDS
from papergen.compare.weight import Summary, Weight, field_pieces
from papergen.model.blocks import plain_text
from papergen.model.changes import CaseChange, Comparison, MeetingChange
from papergen.model.meeting import AgendaItem

READ_AGAIN = "De här behöver läsa"
_STATUS = {"added": "Nytt ärende", "removed": "Borttaget ärende", "changed": "Ändrat", "same": "Texten är oförändrad"}


def version_words(comparison: Comparison) -> str:
    """Say which two versions are compared."""
    return f"Ändringar från {comparison.old_name} till {comparison.new_name}"


def nothing_words(comparison: Comparison) -> str:
    """Say that nothing has changed, but for what the notes above tell of."""
    return "Inget har ändrats utöver det som står ovan." if comparison.notes else "Inget har ändrats."


def paper_title(change: CaseChange) -> str:
    """Give the title of a paper, with its registration number."""
    case = change.case
    title = case.titel or case.path
    return f"{title} ({case.dnr})" if case.dnr else title


def status_words(change: CaseChange) -> str:
    """Say what became of a paper, and where its file lies."""
    where = change.case.path
    if change.old and change.new and change.old.path != change.new.path:
        moved = "flyttat" if change.moved else "filen har bytt namn"
        return f"{_STATUS[change.status]}, {moved}: {where} (förut {change.old.path})"
    return f"{_STATUS[change.status]}: {where}"


def meeting_title(change: MeetingChange) -> str:
    """Give a meeting as it is spoken of: its nämnd, its date, and where its file lies."""
    meeting = change.meeting
    when = f" {meeting.datum.isoformat()}" if meeting.datum else ""
    what = "Nytt möte" if change.old is None else "Borttaget möte" if change.new is None else "Möte"
    return f"{what}: {meeting.namnd}{when} ({meeting.path})"


def meeting_points(change: MeetingChange) -> Iterator[tuple[str, Pieces]]:
    """Say what changed in a meeting, one thing at a time."""
    if change.old and change.new and change.old.path != change.new.path:
        yield "Mötet ligger i en annan mapp", (Piece("deleted", change.old.path), Piece("inserted", change.new.path))
    for item in change.added:
        yield "Nytt i föredragningslistan", (Piece("inserted", _item(item)),)
    for item in change.withdrawn:
        yield "Utgår ur föredragningslistan", (Piece("deleted", _item(item)),)
    for both in change.reordered:
        yield "Ändrad ordning", (Piece("same", f"{_item(both.new)} (förut nummer {both.old.number})"),)
    for both in change.reworded:
        old, new = plain_text(both.old.title), plain_text(both.new.title)
        if old != new:
            yield f"Ärende {both.new.number} har ny rubrik", (Piece("deleted", old), Piece("inserted", new))
        else:
            pieces = (Piece("deleted", both.old.target or "ingen fil"), Piece("inserted", both.new.target or "ingen fil"))
            yield f"Ärende {both.new.number} har en annan fil", pieces
    for field in change.fields:
        yield FIELDS.get(field.name, field.name), field_pieces(field)


def _item(item: AgendaItem) -> str:
    return f"{item.number}. {plain_text(item.title)}"


def change_count(one: Summary, weight: Weight) -> str:
    """Say in a cell of the summary how much of one class changed in a paper."""
    if weight is Weight.REST and one.change.status in ("added", "removed"):
        return "nytt ärende" if one.change.status == "added" else "borttaget ärende"
    count = len(one.of(weight))
    return f"{count} {'ändring' if count == 1 else 'ändringar'}" if count else "–"
