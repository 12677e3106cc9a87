"""Edits of a passage, given only where a mend may touch the source."""

from papergen.check.finding import Edit
from papergen.check.passage import Passage
from papergen.check.subject import Subject


def edit_of(subject: Subject, passage: Passage, start: int, end: int, text: str) -> tuple[Edit, ...]:
    """Give the edit that puts `text` for the characters from `start` to `end` of a passage, or nothing where that is not safe.

    Decision sections, the front matter and quotations are left as they are, as is what the source writes in another way (with an
    entity, an escape, or marks inside).
    """
    if passage.section == "forslag_till_beslut" or passage.role in ("titel", "front", "alt") or passage.around.quoted:
        return ()
    place = passage.place_of(start, end)
    return (Edit(place, text),) if subject.source(place) == passage.text[start:end] else ()
