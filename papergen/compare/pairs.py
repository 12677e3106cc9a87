"""Which case files of two versions are the same case: by registration number, else by name, else by what they say."""

from collections import Counter
from collections.abc import Sequence

from papergen.compare.align import likeness, unit
from papergen.model.blocks import inlines_of, plain_text
from papergen.model.case import Case

_ALIKE = 0.6  # the part of the words that two papers must share to be one, renamed
_MOST_PAIRS = 10_000
CasePair = tuple[Case | None, Case | None]


def pair_cases(old: Sequence[Case], new: Sequence[Case]) -> list[CasePair]:
    """Pair the cases of two versions; gives them in order of path, the new one's where there is one.

    A registration number counts where one case on each side has it. A case with the same path is the same unless its number
    says otherwise.
    """
    pairs: list[tuple[int, int]] = []
    before, after = [_dnr(case) for case in old], [_dnr(case) for case in new]
    once = {dnr for dnr, count in Counter(before).items() if count == 1} & {dnr for dnr, n in Counter(after).items() if n == 1}
    pairs += ((before.index(dnr), after.index(dnr)) for dnr in sorted(once - {""}))
    pairs += _by([case.path for case in old], [case.path for case in new], pairs)
    pairs += _alike(old, new, pairs)
    left, right = {i for i, _ in pairs}, {j for _, j in pairs}
    found: list[CasePair] = [(old[i], new[j]) for i, j in pairs]
    found += ((case, None) for i, case in enumerate(old) if i not in left)
    found += ((None, case) for j, case in enumerate(new) if j not in right)
    return sorted(found, key=lambda pair: ((pair[1] or pair[0] or old[0]).path, pair[1] is None))


def _dnr(case: Case) -> str:
    return "".join(case.dnr.split()).casefold().replace("–", "-")


def _by(old: list[str], new: list[str], taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    left, right = {i for i, _ in taken}, {j for _, j in taken}
    places = {key: j for j, key in enumerate(new) if j not in right}
    return [(i, places[key]) for i, key in enumerate(old) if i not in left and key in places]


def _alike(old: Sequence[Case], new: Sequence[Case], taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    left, right = {i for i, _ in taken}, {j for _, j in taken}
    gone = [(i, unit(i, _texts(case))) for i, case in enumerate(old) if i not in left]
    come = [(j, unit(j, _texts(case))) for j, case in enumerate(new) if j not in right]
    if len(gone) * len(come) > _MOST_PAIRS:
        return []
    scores = [(likeness(one, other), i, j) for i, one in gone for j, other in come if _may_be_one(old[i], new[j])]
    found: list[tuple[int, int]] = []
    for score, i, j in sorted(scores, key=lambda found: (-found[0], found[1], found[2])):
        if score >= _ALIKE and i not in left and j not in right:
            found.append((i, j))
            left.add(i)
            right.add(j)
    return found


def _may_be_one(old: Case, new: Case) -> bool:
    """Tell whether two cases may be one: two numbers that differ are two cases, however alike they read."""
    return not (old.dnr and new.dnr)


def _texts(case: Case) -> list[str]:
    return [case.titel, *(plain_text(inlines) for block in case.blocks() for inlines in inlines_of(block))]
