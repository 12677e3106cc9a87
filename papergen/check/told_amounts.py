"""Amounts that a paper tells, put so that one can be looked up among tens of thousands at once."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from papergen.check.amounts import Amount


class ToldAmounts:
    """Amounts by how exactly they are told; there are few ways of that, however many amounts there are."""

    def __init__(self, amounts: Iterable[Amount]) -> None:
        """Sort the amounts in."""
        alike: dict[tuple[str, int], dict[Decimal, Amount]] = defaultdict(dict)
        for one in amounts:
            alike[one.unit, one.decimals].setdefault(one.value, one)
        self._by_half: list[tuple[Decimal, list[Decimal]]] = []
        self._bare: set[Decimal] = set()
        for (unit, _), found in alike.items():
            half = next(iter(found.values())).half
            self._by_half.append((half, sorted(one.base for one in found.values())))
            if not unit:
                self._bare.update(found)

    def has(self, base: Decimal, half: Decimal) -> bool:
        """Tell whether one is `base`, but for rounding: `half` is how far that may have moved `base`."""
        for own, bases in self._by_half:
            most = max(half, own)
            at = bisect_left(bases, base - most)
            if at < len(bases) and bases[at] <= base + most:
                return True
        return False

    def has_bare(self, value: Decimal) -> bool:
        """Tell whether one without a unit has just this value."""
        return value in self._bare
