"""A word list in Hunspell's form: stems with flags, and the endings that the flags allow (see man 5 hunspell)."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cached_property

from papergen.check.affixes import Affixes, Ending, read_affixes

# Shorter parts make compounds of nearly anything.
SHORTEST_PART = 3
# No word of the language is longer; what is, is hostile or an address.
LONGEST_WORD = 60
# Words whose answer is kept; a language server asks for years.
REMEMBERED = 50_000


class HunspellLexicon:
    """A word list in Hunspell's form: stems with flags, and the endings that the flags allow.

    It is read when the first word is asked for. Compounds are taken apart with Hunspell's own flags for first, middle and last
    parts (with foge-s and the like), each part of at least three letters.
    """

    def __init__(self, load: Callable[[], tuple[str, str]]) -> None:
        """Take what gives the texts of the `.dic` and the `.aff` file."""
        self._load = load
        self._known: dict[str, bool] = {}

    @cached_property
    def _texts(self) -> tuple[str, str]:
        return self._load()

    @cached_property
    def _lines(self) -> list[str]:
        # Sorted for bisection: a dict of the 170 000 stems takes three times as long to make.
        return sorted(self._texts[0].split("\n"))

    @cached_property
    def _affixes(self) -> Affixes:
        return read_affixes(self._texts[1])

    @cached_property
    def _never(self) -> str:
        return self._affixes.flag("FORBIDDENWORD")

    @cached_property
    def _not_alone(self) -> str:
        return self._affixes.flag("ONLYINCOMPOUND")

    @cached_property
    def _begins(self) -> str:
        return self._affixes.flag("COMPOUNDBEGIN") + self._affixes.flag("COMPOUNDMIDDLE")

    @cached_property
    def _middle(self) -> str:
        return self._affixes.flag("COMPOUNDMIDDLE")

    @cached_property
    def _ends(self) -> str:
        return self._affixes.flag("COMPOUNDEND")

    def knows(self, word: str) -> bool:
        """Tell whether `word` is a word, as it is written or in lower case; compounds of known words are."""
        known = self._known.get(word)
        if known is None:
            known = self.lists(word) or all(map(self._is_compound, _parts(word.lower())))
            if len(self._known) > REMEMBERED:
                self._known.clear()
            self._known[word] = known
        return known

    def lists(self, word: str) -> bool:
        """Tell whether `word` is a word that the list has itself, inflected or not; each part of one with hyphens."""
        return bool(word) and all(any(map(self._is_listed, _spellings(part))) for part in _parts(word))

    def begins(self, part: str) -> bool:
        """Tell whether `part` may be the first part of a compound."""
        lower = part.lower()
        return len(part) <= LONGEST_WORD and (self._is_first(lower) or self._first_of_two(lower))

    def _flags(self, stem: str) -> Iterator[str]:
        """Give the flags of each entry of a stem that is not forbidden."""
        lines = self._lines
        at = bisect_left(lines, stem)
        if at < len(lines) and lines[at] == stem:
            yield ""
        entry = f"{stem}/"
        at = bisect_left(lines, entry, at)
        while at < len(lines) and lines[at].startswith(entry):
            flags = lines[at][len(entry) :]
            if self._never not in flags:
                yield flags
            at += 1

    def _made(self, word: str) -> Iterator[tuple[str, Ending]]:
        """Give the flags of each stem that `word` is made of by an ending, and the ending."""
        for stem, endings in self._affixes.stems(word):
            for flags in self._flags(stem):
                for ending in endings:
                    if ending.flag in flags and ending.fits(stem):
                        yield flags, ending

    def _is_listed(self, word: str) -> bool:
        if not 0 < len(word) <= LONGEST_WORD:
            return False
        alone = self._not_alone
        return any(alone not in flags for flags in self._flags(word)) or any(
            alone not in ending.made for _, ending in self._made(word)
        )

    def _is_first(self, part: str) -> bool:
        return self._is_part(part, self._begins)

    def _is_part(self, part: str, wanted: str) -> bool:
        """Tell whether a part that is not the last has one of the flags that are wanted."""
        if len(part) < SHORTEST_PART:
            return False
        return any(flag in flags for flags in self._flags(part) for flag in wanted) or any(
            flag in ending.made for _, ending in self._made(part) for flag in wanted
        )

    def _is_last(self, part: str) -> bool:
        if len(part) < SHORTEST_PART:
            return False
        return any(self._ends in flags for flags in self._flags(part)) or any(
            self._ends in flags and not ending.made for flags, ending in self._made(part)
        )

    def _first_of_two(self, word: str) -> bool:
        cuts = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
        return any(self._is_part(word[cut:], self._middle) and self._is_first(word[:cut]) for cut in cuts)

    def _is_compound(self, word: str) -> bool:
        """Tell whether a word in lower case is known, or is two or three known parts."""
        if len(word) > LONGEST_WORD:
            return False
        if self._is_listed(word):
            return True
        for cut in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
            if self._is_last(word[cut:]) and (self._is_first(word[:cut]) or self._first_of_two(word[:cut])):
                return True
        return False


def _parts(word: str) -> list[str]:
    return word.split("-")


def _spellings(word: str) -> tuple[str, ...]:
    """Give a word as it is written, in lower case, and, if it is in capitals, with only the first one."""
    lower = word.lower()
    if word == lower:
        return (word,)
    return (word, lower, word.capitalize()) if word.isupper() else (word, lower)
