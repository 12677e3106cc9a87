"""Which elements of two sequences are the same: by equality first, by likeness where nothing is equal.

Equality: what is alike at both ends; then what stands once on each side, in the longest order that both have (patience diff by
Bram Cohen); then, between those, the longest common subsequence, found a machine word at a time (Hyyrö 2004, "Bit-parallel LCS-
length computation revisited"). Where even that would be too much, the first of each kind is paired with the first, the second
with the second. Likeness: the best sum over all pairs in a gap, where the gap is small; else over stretches of it. So the time
is n log n on ordinary edits and never quadratic in elements looked at by Python.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

Pair = tuple[int, int]
Row = tuple[int | None, int | None]
_MOST_BITS = 200_000_000  # of the table of a common subsequence: 25 MB
_MOST_PAIRS = 10_000  # whose likeness is looked at in one gap
_STRETCH = 24  # elements on a side where a gap is too large
_ALONE = 0.8  # of the demand on likeness, where one stands against one
_WORD = re.compile(r"[^\W_]+")
_LONG = 4  # letters; shorter words are in every Swedish sentence


@dataclass(frozen=True, slots=True)
class Unit:
    """What two elements are compared by: equal `key`, or else the words they share. Those of different `kind` are never alike."""

    key: Hashable
    words: frozenset[str]
    kind: str = ""


def unit(key: Hashable, texts: Iterable[str], kind: str = "") -> Unit:
    """Make the unit of an element with these texts: its longer words and its numbers, or all its words if it has no such."""
    every = frozenset(word for text in texts for word in _WORD.findall(text.casefold()))
    long = frozenset(word for word in every if len(word) >= _LONG or word[0].isdigit())
    return Unit(key, long or every, kind)


def likeness(one: Unit, other: Unit) -> float:
    """Give the part of the words that both have, from 0 to 1; elements without words are alike if they are equal."""
    if one.kind != other.kind:
        return 0.0
    total = len(one.words) + len(other.words)
    return 2 * len(one.words & other.words) / total if total else float(one.key == other.key)


def align(old: Sequence[Unit], new: Sequence[Unit], demand: float) -> list[Row]:
    """Pair what is equal, and between that what is alike by `demand` (0 to 1).

    Gives all in merged order: (i, j) for a pair, (i, None) and (None, j) for what stands alone.
    """
    found: list[Row] = []
    i = j = 0
    for a, b in [*common([one.key for one in old], [one.key for one in new]), (len(old), len(new))]:
        found += _gap(old, new, range(i, a), range(j, b), demand)
        if a < len(old) and b < len(new):
            found.append((a, b))
        i, j = a + 1, b + 1
    return found


def common(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """Pair equal elements in order."""
    names: dict[Hashable, int] = {}  # to hash and compare a whole paragraph takes long, a number no time
    before = [names.setdefault(key, len(names)) for key in old]
    after = [names.setdefault(key, len(names)) for key in new]
    found: list[Pair] = []
    _common(before, after, 0, len(old), 0, len(new), found)
    return found


def _common(old: list[int], new: list[int], i: int, end: int, j: int, stop: int, found: list[Pair], deep: int = 0) -> None:
    while i < end and j < stop and old[i] == new[j]:
        found.append((i, j))
        i, j = i + 1, j + 1
    tail = 0
    while i < end - tail and j < stop - tail and old[end - tail - 1] == new[stop - tail - 1]:
        tail += 1
    end, stop = end - tail, stop - tail
    if i < end and j < stop:
        fixed = _unique(old, new, i, end, j, stop) if deep < 50 else []
        if fixed:
            for a, b in [*fixed, (end, stop)]:
                _common(old, new, i, a, j, b, found, deep + 1)
                if a < end:
                    found.append((a, b))
                i, j = a + 1, b + 1
        elif (end - i) * (stop - j) <= _MOST_BITS:
            found += ((i + a, j + b) for a, b in _longest(old[i:end], new[j:stop]))
        else:
            found += ((i + a, j + b) for a, b in _by_turn(old[i:end], new[j:stop]))
    found += ((end + number, stop + number) for number in range(tail))


def _unique(old: list[int], new: list[int], i: int, end: int, j: int, stop: int) -> list[Pair]:
    before, after = Counter(old[i:end]), Counter(new[j:stop])
    places = {new[b]: b for b in range(j, stop) if after[new[b]] == 1}
    return rising([(a, places[old[a]]) for a in range(i, end) if before[old[a]] == 1 and old[a] in places])


def rising(pairs: list[Pair]) -> list[Pair]:
    """Give the longest part of `pairs`, sorted by their first, whose second rises too."""
    tops: list[int] = []  # the lowest second number that a chain of each length ends with
    ends: list[int] = []
    before: list[int] = []
    for index, (_, b) in enumerate(pairs):
        at = bisect_left(tops, b)
        before.append(ends[at - 1] if at else -1)
        if at == len(tops):
            tops.append(b)
            ends.append(index)
        else:
            tops[at], ends[at] = b, index
    chain = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _longest(old: list[int], new: list[int]) -> list[Pair]:
    """Give a longest common subsequence.

    Bit b of row a is 0 where new[b] makes the best of old[: a + 1] and new[: b + 1] longer.
    """
    where: dict[int, int] = {}
    for b, key in enumerate(new):
        where[key] = where.get(key, 0) | 1 << b
    mask = (1 << len(new)) - 1
    row, rows = mask, []
    for key in old:
        hit = row & where.get(key, 0)
        row = ((row + hit) | (row - hit)) & mask
        rows.append(row)
    pairs: list[Pair] = []
    a, b = len(old), len(new)
    while a and b:
        if rows[a - 1] >> (b - 1) & 1:
            b -= 1
        elif a > 1 and not rows[a - 2] >> (b - 1) & 1:
            a -= 1
        else:
            a, b = a - 1, b - 1
            pairs.append((a, b))
    return pairs[::-1]


def _by_turn(old: list[int], new: list[int]) -> list[Pair]:
    def numbered(keys: list[int]) -> list[Pair]:
        seen: Counter[int] = Counter()
        found = []
        for key in keys:
            found.append((key, seen[key]))
            seen[key] += 1
        return found

    places = {key: b for b, key in enumerate(numbered(new))}
    return rising([(a, places[key]) for a, key in enumerate(numbered(old)) if key in places])


# --- likeness ---------------------------------------------------------------------------------------------------------


def _gap(old: Sequence[Unit], new: Sequence[Unit], i: range, j: range, demand: float) -> list[Row]:
    """Pair what is alike where nothing is equal."""
    if not i or not j:
        return [*((a, None) for a in i), *((None, b) for b in j)]
    if len(i) == len(j) == 1:
        demand *= _ALONE
    if len(i) * len(j) > _MOST_PAIRS:
        return _stretches(old, new, i, j, demand)
    pairs = _best([old[a] for a in i], [new[b] for b in j], demand)
    found: list[Row] = []
    at, to = i.start, j.start
    for a, b in [*((i.start + a, j.start + b) for a, b in pairs), (i.stop, j.stop)]:
        found += [*((x, None) for x in range(at, a)), *((None, y) for y in range(to, b))]
        if a < i.stop:
            found.append((a, b))
        at, to = a + 1, b + 1
    return found


def _stretches(old: Sequence[Unit], new: Sequence[Unit], i: range, j: range, demand: float) -> list[Row]:
    """Cut a large gap at elements that share a word which no others have, and what is still large into equal stretches."""
    before = Counter(word for a in i for word in old[a].words)
    after = Counter(word for b in j for word in new[b].words)
    places = {word: b for b in j for word in new[b].words if after[word] == 1}
    votes = Counter((a, places[word]) for a in i for word in old[a].words if before[word] == 1 and word in places)
    best: dict[int, Pair] = {}
    for (a, b), count in sorted(votes.items()):
        if likeness(old[a], new[b]) >= demand and (a not in best or count > votes[best[a]]):
            best[a] = (a, b)
    fixed = rising(sorted(best.values()))
    found: list[Row] = []
    at, to = i.start, j.start
    for a, b in [*fixed, (i.stop, j.stop)]:
        left, right = range(at, a), range(to, b)
        if len(left) * len(right) > _MOST_PAIRS:
            steps = max(len(left), len(right)) // _STRETCH + 1
            for step in range(steps):
                found += _gap(old, new, _part(left, step, steps), _part(right, step, steps), demand)
        else:
            found += _gap(old, new, left, right, demand)
        if a < i.stop:
            found.append((a, b))
        at, to = a + 1, b + 1
    return found


def _part(whole: range, step: int, steps: int) -> range:
    return whole[len(whole) * step // steps : len(whole) * (step + 1) // steps]


def _best(old: list[Unit], new: list[Unit], demand: float) -> list[Pair]:
    """Give the pairs in order with the greatest sum of likeness, each at least `demand`."""
    scores = [[likeness(one, other) for other in new] for one in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for a in range(len(old) - 1, -1, -1):
        row, below, score = best[a], best[a + 1], scores[a]
        for b in range(len(new) - 1, -1, -1):
            found = below[b] if below[b] >= row[b + 1] else row[b + 1]
            together = below[b + 1] + score[b]
            row[b] = together if score[b] >= demand and together >= found else found
    pairs: list[Pair] = []
    a = b = 0
    while a < len(old) and b < len(new):
        if scores[a][b] >= demand and best[a][b] == best[a + 1][b + 1] + scores[a][b]:
            pairs.append((a, b))
            a, b = a + 1, b + 1
        elif best[a][b] == best[a + 1][b]:
            a += 1
        else:
            b += 1
    return pairs
