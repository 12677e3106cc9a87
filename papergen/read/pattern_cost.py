"""How much work a user's regular expression can make on a short text, judged from how it is written.

A pattern that repeats what is itself repeated, or has many repetitions one after the other, can be tried in so many ways that a
search takes hours. The estimate is of the ways to divide a text of MAX_LENGTH characters among the repetitions, each taken at its
worst. It may be too high.
"""

import math
import re
from dataclasses import dataclass

MAX_LENGTH = 40
MAX_WAYS = 2_000_000

_TOKEN = re.compile(
    r"\\.|\[\^?\]?(?:[^\]\\]|\\.)*\]|(?P<open>\((?:\?(?:[aiLmsux-]*:|P<\w+>|[=!]|<[=!])|))|(?P<close>\))"
    r"|(?P<repeat>[*+?]|\{(?P<least>[0-9]*)(?P<comma>,?)(?P<most>[0-9]*)\})[?+]?|(?P<or>\|)|.",
    re.DOTALL,
)


@dataclass(slots=True)
class _Part:
    """A stretch of a pattern: the ways of its bounded repetitions, and how many unbounded ones there are."""

    ways: int = 1
    unbounded: int = 0

    def add(self, other: "_Part") -> None:
        self.ways = min(self.ways * other.ways, MAX_WAYS + 1)
        self.unbounded += other.unbounded

    @property
    def total(self) -> int:
        if self.unbounded > MAX_LENGTH:
            return MAX_WAYS + 1
        return self.ways * math.comb(MAX_LENGTH + self.unbounded, self.unbounded)


@dataclass(slots=True)
class _Group:
    """An open group: its alternatives so far, the one being read, and the last thing in it, which a repetition would repeat."""

    before: int
    unbounded: int
    now: _Part
    last: _Part


def ways(pattern: str) -> int:
    """Give about how many ways there are to try a valid `pattern` on a text of MAX_LENGTH characters; at most MAX_WAYS + 1."""
    groups = [_new()]
    for token in _TOKEN.finditer(pattern):
        group = groups[-1]
        if token["open"] is not None:
            groups.append(_new())
        elif token["close"] is not None and len(groups) > 1:
            done = _closed(groups.pop())
            groups[-1].now.add(groups[-1].last)
            groups[-1].last = done
        elif token["repeat"]:
            group.last = _repeated(group.last, *_bounds(token))
        elif token["or"]:
            closed = _closed(group)
            groups[-1] = _Group(closed.ways, closed.unbounded, _Part(), _Part())
        else:
            group.now.add(group.last)
            group.last = _Part()
    while len(groups) > 1:
        done = _closed(groups.pop())
        groups[-1].now.add(done)
    return min(_closed(groups[0]).total, MAX_WAYS + 1)


def _new() -> _Group:
    return _Group(0, 0, _Part(), _Part())


def _closed(group: _Group) -> _Part:
    """Give a group as a part: the alternatives are tried one after the other."""
    group.now.add(group.last)
    return _Part(min(group.before + group.now.ways, MAX_WAYS + 1), max(group.unbounded, group.now.unbounded))


def _bounds(token: re.Match[str]) -> tuple[int, int | None]:
    mark = token["repeat"]
    if mark in "*+":
        return 0, None
    if mark == "?":
        return 0, 1
    least = int(token["least"] or 0)
    if not token["comma"]:
        return least, least
    return least, int(token["most"]) if token["most"] else None


def _repeated(part: _Part, least: int, most: int | None) -> _Part:
    simple = part.ways == 1 and part.unbounded == 0
    if most is None:
        return _Part(1, 1) if simple else _Part(MAX_WAYS + 1, 0)
    if simple:
        return _Part(min(most, MAX_LENGTH) - min(least, MAX_LENGTH) + 1, 0)
    times = min(most, MAX_LENGTH)
    found = _Part(1, part.unbounded * times)
    for _ in range(times):
        found.ways = min(found.ways * part.ways + 1, MAX_WAYS + 1)
    return found
