"""What has changed in a meeting itself since its papers were sent out: day, time, place, people, and items without a paper."""

from collections.abc import Collection, Iterator, Mapping

from papergen.model.blocks import plain_text
from papergen.model.meeting import Meeting
from papergen.render.context import day_in_words
from papergen.render.meeting_papers import Change, Renumbered
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


def awaited(old: Meeting, new: Meeting, come: Mapping[str, str]) -> dict[str, Renumbered]:
    """Say which item of the old list awaited each paper that has come; `come` has their titles by number.

    It is the one that no longer stands as text, and is called like the paper, or else has its number.
    """
    left = _no_longer_text(old, new)
    found: dict[str, Renumbered] = {}
    for number, title in come.items():
        alike = [one for one, text in left.items() if is_said_in(text, title)]
        if len(alike) == 1:
            found[number] = Renumbered(left.pop(alike[0]), alike[0], number)
    return found | {number: Renumbered(left[number], number, number) for number in come if number not in found and number in left}


def items_without_paper(old: Meeting, new: Meeting, answered: Collection[str], gone: Collection[str]) -> Iterator[Change]:
    """Tell of items without a paper that have come or gone.

    `answered` has the numbers of items whose paper has come, and `gone` those of papers that are gone: they are told with them.
    """
    before = _texts(old).values()
    lost = {item.number: plain_text(item.title) for item in items(old) if item.target and item.number in gone}
    for number, text in _texts(new).items():
        if text not in before and not (number in lost and is_said_in(lost[number], text)):
            yield Change(number, text, "Tillkommer", "", "", "")
    for number, text in _no_longer_text(old, new).items():
        if number not in answered:
            yield Change(number, text, "Utgår", "", "", "")


def moved_without_paper(old: Meeting, new: Meeting) -> Iterator[Renumbered]:
    """Tell which items without a paper have other numbers now; those of the same text are taken in their order."""
    before, after = _texts(old), _texts(new)
    for text in dict.fromkeys(after.values()):
        was, now = ([number for number, one in texts.items() if one == text] for texts in (before, after))
        if len(was) == len(now):
            yield from (Renumbered(text, old_number, number) for old_number, number in zip(was, now, strict=True))


def is_said_in(one: str, other: str) -> bool:
    """Tell whether one title is in the other, as "Budget" is in "Budget (handlingar kommer senare)" and "Utgår: Budget"."""
    one, other = one.casefold(), other.casefold()
    return one in other or other in one


def _no_longer_text(old: Meeting, new: Meeting) -> dict[str, str]:
    """Give the items without a paper that no longer stand as such in the list, by number."""
    after = _texts(new).values()
    return {number: text for number, text in _texts(old).items() if text not in after}


def _texts(meeting: Meeting) -> dict[str, str]:
    """Give the items without a paper by number, which no two items share."""
    return {item.number: plain_text(item.title) for item in items(meeting) if not item.target}
