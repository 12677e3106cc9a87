"""Slots of a part that is made ready from its text."""

from typing import Any


class OwnSlots:
    """Slots as `gathering.Slots` has them, by numbers that no object has."""

    def __init__(self, first: int) -> None:
        """Begin without any, at a number from which on all are free."""
        self._first = first
        self._names: dict[tuple[str, Any], bytes] = {}
        self.numbers: dict[bytes, int] = {}
        self.listed: list[list[Any]] = []

    def of(self, what: str, value: str | int = "") -> bytes:
        """Give the reference to a slot; the same for the same words."""
        if (what, value) not in self._names:
            name = self._names[what, value] = b"%d 0" % (self._first + len(self.listed))
            self.numbers[name] = len(self.listed)
            self.listed.append([what, value])
        return self._names[what, value] + b" R"
