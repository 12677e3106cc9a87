"""What has changed in a meeting itself since its papers were sent out: day, time, place, people, and items without a paper."""

from collections.abc import Iterator

from papergen.model.blocks import plain_text
from papergen.model.meeting import AgendaItem, Meeting
from papergen.render.context import day_in_words
from papergen.render.meeting_papers import Change
from papergen.steps.meeting_items import items


def other_meeting(old: Meeting, new: Meeting) -> Iterator[Change]:
    """Tell what the kallelse said that is no longer so: day, time, place, people. It is the first page of what was sent out."""
    before, after = _said(old), _said(new)
    for name, now in after.items():
        if now != before[name]:
            was = f" (tidigare {before[name]})" if before[name] else ""
            yield Change("–", f"{name}: {now or 'inte bestämt'}{was}", "Ändras", "1", "", "")


def _said(meeting: Meeting) -> dict[str, str]:
    """Give what a kallelse says of a meeting besides its nämnd, by what it is called there."""
    return {
        "Dag": day_in_words(meeting.datum) if meeting.datum else "",
        "Tid": f"klockan {meeting.tid:%H:%M}" if meeting.tid else "",
        "Plats": meeting.plats,
        "Ordförande": meeting.ordforande,
        "Sekreterare": meeting.sekreterare,
        "Kallade": ", ".join(meeting.kallade),
    }


def items_without_paper(old: Meeting, new: Meeting) -> Iterator[Change]:
    """Tell of items without a paper that have come or gone; one whose paper has come or gone is told with the paper."""
    before, after = list(items(old)), list(items(new))
    yield from (_bare(item, "Tillkommer") for item in after if not item.target and not _is_among(item, before))
    yield from (_bare(item, "Utgår") for item in before if not item.target and not _is_among(item, after))


def _bare(item: AgendaItem, what: str) -> Change:
    return Change(item.number, plain_text(item.title), what, "", "", "")


def _is_among(item: AgendaItem, others: list[AgendaItem]) -> bool:
    """Tell whether another list has an item without a paper too: with the same text, or as the paper of its number.

    "Budget (handlingar kommer senare)" is the item whose paper is called "Budget", and "Utgår: Budget" the one that lost it.
    """
    text = plain_text(item.title)
    for other in others:
        theirs = plain_text(other.title)
        if text == theirs and not other.target:
            return True
        if other.target and other.number == item.number and (text in theirs or theirs in text):
            return True
    return False
