"""Two versions of a meeting to what changed: items added, withdrawn, put in another order, reworded."""

from dataclasses import fields as fields_of

from papergen.compare.align import Unit, likeness, rising, unit
from papergen.model.blocks import plain_text
from papergen.model.changes import FieldChange, ItemChanged, MeetingChange
from papergen.model.meeting import AgendaItem, Meeting

_ALIKE = 0.6  # of the words of an item that was reworded
_MOST = 200  # items whose likeness is looked at
_NOT_FIELDS = {"path", "agenda", "places"}


def compare_meetings(old: Meeting | None, new: Meeting | None) -> MeetingChange:
    """Give what changed in a meeting; None is a meeting that is not there.

    Items are matched by their file, else by their text. Their numbers follow from their order and are no change of their own.
    """
    if old is None or new is None:
        return MeetingChange(old, new)
    names = [field.name for field in fields_of(Meeting) if field.name not in _NOT_FIELDS]
    values = ((name, getattr(old, name), getattr(new, name)) for name in names)
    fields = tuple(FieldChange(name, before, after) for name, before, after in values if before != after)
    before, after = _items(old), _items(new)
    pairs = _paired(before, after)
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    still = set(rising(pairs))
    moved = tuple(ItemChanged(before[i], after[j]) for i, j in sorted(pairs, key=lambda pair: pair[1]) if (i, j) not in still)
    reworded = tuple(ItemChanged(before[i], after[j]) for i, j in pairs if _reads(before[i]) != _reads(after[j]))
    return MeetingChange(
        old,
        new,
        fields,
        tuple(item for j, item in enumerate(after) if j not in right),
        tuple(item for i, item in enumerate(before) if i not in left),
        moved,
        reworded,
    )


def is_changed(change: MeetingChange) -> bool:
    """Tell whether anything changed in a meeting."""
    told = (change.fields, change.added, change.withdrawn, change.reordered, change.reworded)
    return change.old is None or change.new is None or any(told)


def _items(meeting: Meeting) -> list[AgendaItem]:
    return [item for group in meeting.agenda for item in group.all_items()]


def _reads(item: AgendaItem) -> tuple[str, str]:
    return plain_text(item.title), item.target


def _paired(old: list[AgendaItem], new: list[AgendaItem]) -> list[tuple[int, int]]:
    pairs: dict[int, int] = {}
    for key in (lambda item: item.target, lambda item: plain_text(item.title).casefold()):
        waiting: dict[str, list[int]] = {}
        taken = set(pairs.values())
        for j in reversed(range(len(new))):
            if j not in taken:
                waiting.setdefault(key(new[j]), []).append(j)
        for i, item in enumerate(old):
            if i not in pairs and key(item) and waiting.get(key(item)):
                pairs[i] = waiting[key(item)].pop()
    taken = set(pairs.values())
    free = [j for j in range(len(new)) if j not in taken][:_MOST]
    for i, item in enumerate(old):
        if i not in pairs and free:
            best = max(free, key=lambda j, item=item: likeness(_unit(item), _unit(new[j])))  # type: ignore[misc]
            if likeness(_unit(item), _unit(new[best])) >= _ALIKE:
                pairs[i] = best
                free.remove(best)
    return sorted(pairs.items())


def _unit(item: AgendaItem) -> Unit:
    return unit(item.target, (plain_text(item.title),))
