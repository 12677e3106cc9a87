"""Which paper of a dispatch each paper of now is, whatever its file and its item are called today."""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """What a paper is known by: its title, its dnr (empty if it has none), and the words of its item in the list."""

    title: str
    dnr: str
    words: str


_Key = Callable[[str, Known], Hashable]
_Agree = Callable[[Known, Known], bool]


def names_before(now: Mapping[str, Known], old: Mapping[str, Known]) -> dict[str, str]:
    """Say what each paper of now was called when it was sent out; both are by their names, and who is new is not in the answer.

    A dnr tells the most, where one paper alone has it. A file name tells least, for it is easily given to another case: what the
    members see is titles. So a title that one paper alone has goes before the name, also where its dnr has been corrected.
    """
    found: dict[str, str] = {}
    _pair(now, old, found, lambda _, one: one.dnr)
    _pair(now, old, found, lambda name, one: (name, one.title))
    _pair(now, old, found, lambda _, one: one.title)
    _pair(now, old, found, lambda name, _: name, lambda one, other: not _other_dnr(one, other))
    # An item's own file that has been made into a case, or the other way, may be called otherwise inside than in the list.
    files = {name for name in (*now, *old) if name.startswith("/")}
    _pair(now, {name: one for name, one in old.items() if name in files}, found, lambda _, one: one.words)
    _pair({name: one for name, one in now.items() if name in files}, old, found, lambda _, one: one.words)
    return found


def _other_dnr(one: Known, other: Known) -> bool:
    return bool(one.dnr and other.dnr and one.dnr != other.dnr)


def _pair(
    now: Mapping[str, Known], old: Mapping[str, Known], found: dict[str, str], key: _Key, agree: _Agree = lambda *_: True
) -> None:
    """Add to `found` those not yet found that alone have the same key both times; an empty key says nothing."""
    taken = set(found.values())
    new_keys = {name: key(name, one) for name, one in now.items() if name not in found}
    old_keys = {name: key(name, one) for name, one in old.items() if name not in taken}
    new_count, old_count = Counter(new_keys.values()), Counter(old_keys.values())
    by_key = {one: name for name, one in old_keys.items() if one and old_count[one] == 1}
    for name, one in new_keys.items():
        other = by_key.get(one)
        if other and new_count[one] == 1 and agree(now[name], old[other]):
            found[name] = other
