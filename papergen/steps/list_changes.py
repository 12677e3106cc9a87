"""What has changed in the föredragningslista itself since it was sent out: numbers, the words of items, and headings.

It is told in sentences below the table of a supplement. Items that have come or gone are told in the table.
"""

from collections.abc import Iterable, Iterator, Mapping

from papergen.model.blocks import plain_text
from papergen.model.meeting import Meeting
from papergen.render.meeting_papers import UNNAMED
from papergen.steps.meeting_changes import Followed, words


def new_numbers(followed: Iterable[Followed]) -> Iterator[str]:
    """Tell the items that have other numbers than when the papers were sent out, in the order of now."""
    moved = sorted((one for one in followed if one.before != one.now), key=lambda one: in_digits(one.now))
    if moved:
        yield f"Ärenden med nya nummer: {'; '.join(f'{one.title}, {one.before}, är nu {one.now}' for one in moved)}."


def new_words(old: Meeting, new: Meeting, followed: Iterable[Followed]) -> Iterator[str]:
    """Tell the items that are called otherwise in the list, of those that are given."""
    before, after = words(old), words(new)
    other = [one for one in followed if before[one.before] != after[one.now]]
    if other:
        told = "; ".join(f"{before[one.before]}, {one.now}, heter nu {after[one.now]}" for one in other)
        yield f"Ärenden med nya namn i föredragningslistan: {told}."


def new_headings(old: Meeting, new: Meeting, followed: Iterable[Followed]) -> Iterator[str]:
    """Tell the headings that are called otherwise, have come or are gone, and the items that stand under another one.

    A heading is called otherwise where all its items that are left, and no others of those, stand under the new one.
    """
    before, after = _headings(old), _headings(new)
    steps = {(before[one.before], after[one.now]) for one in followed}
    olds, news = list(dict.fromkeys(_all_headings(old))), list(dict.fromkeys(_all_headings(new)))
    renamed = {
        was: now
        for was, now in steps
        if was not in news and now not in olds and [one for one in steps if was == one[0] or now == one[1]] == [(was, now)]
    }
    yield from (f"Rubriken {was} heter nu {renamed[was]}." for was in olds if was in renamed)
    yield from (f"Rubriken {now} är ny." for now in news if now not in olds and now not in renamed.values())
    yield from (f"Rubriken {was} finns inte längre." for was in olds if was not in news and was not in renamed)
    moved = [one for one in followed if after[one.now] != renamed.get(before[one.before], before[one.before])]
    if moved:
        moved.sort(key=lambda one: in_digits(one.now))
        told = "; ".join(f"{one.title}, {one.now}, står nu under {after[one.now]}" for one in moved)
        yield f"Ärenden under andra rubriker: {told}."


def in_digits(number: str) -> tuple[int, ...]:
    """Give the number of an item so that numbers can be put in order."""
    return tuple(map(int, number.split(".")))


def _headings(meeting: Meeting) -> Mapping[str, str]:
    """Give the heading that each item stands under, by its number."""
    named = zip(_all_headings(meeting), meeting.agenda, strict=True)
    return {item.number: heading for heading, group in named for item in group.all_items()}


def _all_headings(meeting: Meeting) -> list[str]:
    """Give the headings as the list has them, one for each group."""
    return [" ".join(plain_text(group.title).split()) or UNNAMED for group in meeting.agenda]
