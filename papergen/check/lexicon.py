"""Which words there are: what a rule may ask of a Swedish word list."""

from typing import Protocol


class Lexicon(Protocol):
    """A word list."""

    def knows(self, word: str) -> bool:
        """Tell whether `word` is a word, as it is written or in lower case."""
        ...


class EmptyLexicon:
    """A word list without words: nothing is certain."""

    def knows(self, word: str) -> bool:
        """Tell that no word is known."""
        return not word
