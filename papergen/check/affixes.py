"""The endings of a Hunspell word list: which words its stems make, read from its `.aff` file (see man 5 hunspell)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_CONDITION = re.compile(r"\[(?P<no>\^?)(?P<any>[^\]]*)\]|(?P<one>.)")
# What a flag may be asked to say of a stem; the names are Hunspell's own.
_SPECIAL = ("FORBIDDENWORD", "NEEDAFFIX", "COMPOUNDBEGIN", "COMPOUNDMIDDLE", "COMPOUNDEND", "ONLYINCOMPOUND")
NO_FLAG = "\0"

# One place in a condition: the letters, and whether it is one of them, or none of them.
Condition = tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """A way to make a word: a stem with `flag` that ends as `condition` says changes its last letters.

    `made` are the flags of what is made: only what may be the first part of a compound has any.
    """

    flag: str
    condition: Condition
    made: str

    def fits(self, stem: str) -> bool:
        """Tell whether a stem ends as it must."""
        if len(stem) < len(self.condition):
            return False
        tail = stem[len(stem) - len(self.condition) :]
        return all((letter in letters) is one_of for letter, (letters, one_of) in zip(tail, self.condition, strict=True))


@dataclass(slots=True)
class Affixes:
    """All endings, and the letters that stand for Hunspell's special flags.

    `endings` gives, for the letters that a word ends in, the letters that its stem has in their stead, and the endings that
    change the one into the other. `longest` is the length of the longest.
    """

    endings: dict[str, dict[str, list[Ending]]] = field(default_factory=dict)
    longest: int = 0
    special: dict[str, str] = field(default_factory=dict)

    def flag(self, name: str) -> str:
        """Give the flag of a special name; one that no stem has where the word list does not use it."""
        return self.special.get(name, NO_FLAG)

    def stems(self, word: str) -> Iterator[tuple[str, list[Ending]]]:
        """Give each stem that `word` could be made of, with the endings that would make it."""
        for cut in range(max(0, len(word) - self.longest), len(word) + 1):
            for taken, endings in self.endings.get(word[cut:], {}).items():
                yield word[:cut] + taken, endings


def read_affixes(text: str) -> Affixes:
    """Read an `.aff` file; of it only the suffixes and the flags for compounds and forbidden words are used."""
    affixes = Affixes()
    for line in text.split("\n"):
        fields = line.split()
        if len(fields) > 4 and fields[0] == "SFX":
            _, flag, taken, given, condition = fields[:5]
            added, _, made = given.partition("/")
            added, taken = ("" if letters == "0" else letters for letters in (added, taken))
            ways = affixes.endings.setdefault(added, {}).setdefault(taken, [])
            ways.append(Ending(flag, _condition(condition), made))
            affixes.longest = max(affixes.longest, len(added))
        elif len(fields) > 1 and fields[0] in _SPECIAL:
            affixes.special[fields[0]] = fields[1]
    return affixes


def _condition(written: str) -> Condition:
    if written == ".":
        return ()
    places = _CONDITION.finditer(written)
    return tuple((place["one"], True) if place["one"] else (place["any"], not place["no"]) for place in places)
