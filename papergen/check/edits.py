"""Edits of a passage, given only where a mend may touch the source."""

from papergen.check.clause import DECISION
from papergen.check.finding import Edit
from papergen.check.passage import Passage
from papergen.check.subject import Subject


def may_mend(subject: Subject, passage: Passage, start: int, end: int) -> bool:
    """Tell whether a mend may touch the characters from `start` to `end` of a passage.

    Decision sections, the front matter, quotations and links are left as they are, as is what the source writes in another way
    (with an entity, an escape, or marks inside).
    """
    if passage.section == DECISION or passage.role in ("titel", "front", "alt") or passage.around.quoted:
        return False
    place = passage.place_of(start, end)
    return subject.source(place) == passage.text[start:end] and not subject.in_link(place)


def edit_of(subject: Subject, passage: Passage, start: int, end: int, text: str) -> tuple[Edit, ...]:
    """Give the edit that puts `text` for the characters from `start` to `end` of a passage, or nothing where that is not safe."""
    return (Edit(passage.place_of(start, end), text),) if may_mend(subject, passage, start, end) else ()
