"""Which words there are: what a rule may ask of a Swedish word list."""

from typing import Protocol


class Lexicon(Protocol):
    """A word list."""

    def knows(self, word: str) -> bool:
        """Tell whether `word` is a word, as it is written or in lower case; compounds of known words are."""
        ...

    def lists(self, word: str) -> bool:
        """Tell whether `word` is a word that the list has itself, inflected or not: no compound that we put together."""
        ...

    def begins(self, part: str) -> bool:
        """Tell whether `part` may be the first part of a compound: `informations`, `arbetsmarknads`."""
        ...


class EmptyLexicon:
    """A word list without words: nothing is certain."""

    def knows(self, word: str) -> bool:
        """Tell that no word is known."""
        return not word

    def lists(self, word: str) -> bool:
        """Tell that no word is listed."""
        return not word

    def begins(self, part: str) -> bool:
        """Tell that no compound is known."""
        return not part


class LimitedLexicon:
    """A word list that grows tired: after so many questions it knows nothing more. For what texts made to be slow could ask."""

    def __init__(self, lexicon: Lexicon, questions: int) -> None:
        """Take the word list that answers, and how many questions it is to answer."""
        self._lexicon = lexicon
        self._left = questions

    def _answers(self) -> bool:
        self._left -= 1
        return self._left >= 0

    def knows(self, word: str) -> bool:
        """Ask as long as there are questions left."""
        return self._answers() and self._lexicon.knows(word)

    def lists(self, word: str) -> bool:
        """Ask as long as there are questions left."""
        return self._answers() and self._lexicon.lists(word)

    def begins(self, part: str) -> bool:
        """Ask as long as there are questions left."""
        return self._answers() and self._lexicon.begins(part)
