"""What has changed in a meeting itself since its papers were sent out: day, time, place, people, and items without a paper."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from papergen.model.blocks import plain_text
from papergen.model.meeting import Meeting
from papergen.render.context import day_in_words
from papergen.render.meeting_papers import Change
from papergen.steps.meeting_items import items

_PARENTHESES = re.compile(r"\s*\([^()]*\)\s*$")
_WITHDRAWN = {"utgår", "utgått", "utgå", "stryks", "struken", "struket", "borttagen", "borttaget"}


@dataclass(frozen=True, slots=True)
class Followed:
    """An item that is in the list both times: what it is called, its number when the papers were sent out, and its number now."""

    title: str
    before: str
    now: str


def other_meeting(old: Meeting, new: Meeting) -> Iterator[Change]:
    """Tell what the kallelse said that is no longer so: day, time, place, people. It is the first page of what was sent out."""
    before, after = _said(old), _said(new)
    for name, now in after.items():
        if now != before[name]:
            was = f" (tidigare {before[name]})" if before[name] else ""
            yield Change("–", f"{name}: {now or 'inte bestämt'}{was}", "Ändras", "1", "", "")


def _said(meeting: Meeting) -> dict[str, str]:
    """Give what a kallelse says of a meeting, by what it is called there."""
    return {
        "Nämnd": meeting.namnd,
        "Dag": day_in_words(meeting.datum) if meeting.datum else "",
        "Tid": f"klockan {meeting.tid:%H:%M}" if meeting.tid else "",
        "Plats": meeting.plats,
        "Ordförande": meeting.ordforande,
        "Sekreterare": meeting.sekreterare,
        "Kallade": ", ".join(meeting.kallade),
    }


def awaited(old: Meeting, new: Meeting, come: Mapping[str, str]) -> dict[str, Followed]:
    """Say which item of the old list awaited each paper that has come; `come` has their titles by number.

    It is the one that no longer stands as text, and is called like the paper, or else has its number.
    """
    left = _texts_only_in(old, new)
    found: dict[str, Followed] = {}
    for number, title in come.items():
        alike = [one for one, text in left.items() if is_said_in(text, title)]
        if len(alike) == 1:
            found[number] = Followed(left.pop(alike[0]), alike[0], number)
    return found | {number: Followed(left[number], number, number) for number in come if number not in found and number in left}


def left_without_paper(old: Meeting, new: Meeting, gone: Mapping[str, str]) -> dict[str, Followed]:
    """Say which item of now, without a paper, each paper that is gone has left behind, by the number that the paper had.

    `gone` has the titles of these papers by number. An item of the same words comes first, then one that has the same number and
    is called like the paper, then the only one that is called like it.
    """
    called, left = words(old), _texts_only_in(new, old)
    found: dict[str, Followed] = {}
    for chosen in (_same_words, _same_number, _only_one):
        for number, title in gone.items():
            if number not in found and (now := chosen(number, (title, called[number]), left)):
                found[number] = Followed(left.pop(now), number, now)
    return found


def is_withdrawn(text: str, *titles: str) -> bool:
    """Tell whether an item's text says that the item is withdrawn, besides its titles; papers may be so while the item stays."""
    rest = text.casefold()
    for title in titles:
        rest = rest.replace(title.casefold(), " ")
    said = re.findall(r"\w+", rest)
    return not _WITHDRAWN.isdisjoint(said) and not any(one.startswith(("papper", "handling", "bilag")) for one in said)


def items_without_paper(old: Meeting, new: Meeting, answered: Collection[str], left: Collection[str]) -> Iterator[Change]:
    """Tell of items without a paper that have come or gone; one whose text says that it is withdrawn has not come.

    `answered` has the numbers then of items whose paper has come or whose words have changed, and `left` the numbers now of those
    whose paper has gone or whose words have changed: they are told elsewhere.
    """
    before = words(old)
    for number, text in _texts_only_in(new, old).items():
        if number not in left and not is_withdrawn(text, before.get(number, "")):
            yield Change(number, text, "Tillkommer", "", "", "")
    for number, text in _texts_only_in(old, new).items():
        if number not in answered:
            yield Change(number, text, "Utgår", "", "", "")


def reworded(old: Meeting, new: Meeting) -> list[Followed]:
    """Follow the items without a paper whose number is the same and whose words are more or fewer, or others in parentheses.

    One whose text says now that it is withdrawn is not followed.
    """
    before, after = _texts_only_in(old, new), _texts_only_in(new, old)
    return [
        Followed(after[number], number, number)
        for number, was in before.items()
        if number in after and not is_withdrawn(after[number], was) and is_said_in(_plain(was), _plain(after[number]))
    ]


def _plain(text: str) -> str:
    """Give an item's words without what stands last in parentheses: "(handlingar kommer senare)"."""
    return _PARENTHESES.sub("", text)


def still_without_paper(old: Meeting, new: Meeting) -> Iterator[Followed]:
    """Follow the items that had and have no paper by their text; those of the same text are taken in their order."""
    before, after = _texts(old), _texts(new)
    for text in dict.fromkeys(after.values()):
        was, now = ([number for number, one in texts.items() if one == text] for texts in (before, after))
        if len(was) == len(now):
            yield from (Followed(text, old_number, number) for old_number, number in zip(was, now, strict=True))


def is_said_in(one: str, other: str) -> bool:
    """Tell whether one title is in the other, as "Budget" is in "Budget (handlingar kommer senare)" and "Utgår: Budget"."""
    one, other = one.casefold(), other.casefold()
    return one in other or other in one


def words(meeting: Meeting) -> dict[str, str]:
    """Give what each item is called in the list, by its number, which no two items share."""
    return {item.number: " ".join(plain_text(item.title).split()) for item in items(meeting)}


def _same_words(_: str, titles: tuple[str, ...], left: Mapping[str, str]) -> str:
    alike = [one for one, text in left.items() if text in titles]
    return alike[0] if len(alike) == 1 else ""


def _same_number(number: str, titles: tuple[str, ...], left: Mapping[str, str]) -> str:
    return number if number in left and any(is_said_in(title, left[number]) for title in titles) else ""


def _only_one(_: str, titles: tuple[str, ...], left: Mapping[str, str]) -> str:
    alike = [one for one, text in left.items() if any(is_said_in(title, text) for title in titles)]
    return alike[0] if len(alike) == 1 else ""


def _texts_only_in(one: Meeting, other: Meeting) -> dict[str, str]:
    """Give the items without a paper of one list that do not stand as such in another, by number.

    Where several have the same text they are counted, those of the same number first.
    """
    mine, theirs = _texts(one), _texts(other)
    left = Counter(text for number, text in theirs.items() if mine.get(number) != text)
    found = {}
    for number, text in mine.items():
        if theirs.get(number) == text:
            continue
        if left[text]:
            left[text] -= 1
        else:
            found[number] = text
    return found


def _texts(meeting: Meeting) -> dict[str, str]:
    """Give the items without a paper by number."""
    called = words(meeting)
    return {item.number: called[item.number] for item in items(meeting) if not item.target}
