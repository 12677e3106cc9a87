"""What has changed in a meeting itself since its papers were sent out: day, time, place, people, and items without a paper."""

from collections.abc import Collection, Iterator

from papergen.model.blocks import plain_text
from papergen.model.meeting import Meeting
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


def no_longer_text(old: Meeting, new: Meeting) -> dict[str, str]:
    """Give the items without a paper that no longer stand as such in the list, by number: withdrawn, or their paper has come."""
    after = _texts(new).values()
    return {number: text for number, text in _texts(old).items() if text not in after}


def items_without_paper(old: Meeting, new: Meeting, come: Collection[str], gone: Collection[str]) -> Iterator[Change]:
    """Tell of items without a paper that have come or gone.

    `come` and `gone` have the numbers of papers that have: the item that awaited one, or lost it, is told with the paper.
    """
    before = _texts(old).values()
    lost = {item.number: plain_text(item.title) for item in items(old) if item.target and item.number in gone}
    for number, text in _texts(new).items():
        if text not in before and not (number in lost and is_said_in(lost[number], text)):
            yield Change(number, text, "Tillkommer", "", "", "")
    for number, text in no_longer_text(old, new).items():
        if number not in come:
            yield Change(number, text, "Utgår", "", "", "")


def is_said_in(one: str, other: str) -> bool:
    """Tell whether one title is in the other, as "Budget" is in "Budget (handlingar kommer senare)" and "Utgår: Budget"."""
    one, other = one.casefold(), other.casefold()
    return one in other or other in one


def _texts(meeting: Meeting) -> dict[str, str]:
    """Give the items without a paper by number, which no two items share."""
    return {item.number: plain_text(item.title) for item in items(meeting) if not item.target}
