"""Signs that a text comes from text recognition (OCR) gone wrong: a judgement over the whole text.

The limits: å, ä and ö are 4 to 6 per cent of the letters of Swedish prose; below 1 per cent no Swedish text of some length goes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from papergen.check.lexicon import Lexicon

# Below this many letters the share of å, ä and ö says nothing.
ENOUGH_LETTERS = 600
LEAST_SHARE = 0.01
# So many different words with a figure within, or with an é that the word list does not know, are no accident.
MANY_FIGURES, MANY_ACCENTS = 4, 4
# Of the words, so many are among the commonest of Swedish; in English hardly any.
LEAST_SWEDISH = 0.04
_COMMON = re.compile(r"\b(?:och|att|som|av|den|det|en|till|med|inte|ska|har|vid)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]{4,40}")
_FIGURE = re.compile(r"[a-zåäöé][0-9][a-zåäöé]|[A-ZÅÄÖ][01][a-zåäö]{2}|\b[01][a-zåäö]{3}")
_ACCENT = re.compile(r"[a-zåäö]é|é[a-zåäö]")
_DOTLESS = re.compile(r"[aoAO]")
_MEANT = {"a": "åä", "o": "ö", "A": "ÅÄ", "O": "Ö"}
_TRIES = 200  # words looked up at most

Spot = tuple[int, re.Match[str]]


@dataclass(frozen=True, slots=True)
class Damage:
    """What tells of damage, and the worst word: the number of its text, its start and end."""

    evidence: str
    text: int
    start: int
    end: int


def damage(texts: Sequence[str], lexicon: Lexicon) -> Damage | None:
    """Judge all texts of a paper; None where they are sound, too short to judge, or not Swedish."""
    signs: list[str] = []
    spots: list[Spot] = []
    figures = _different(_words(texts, _FIGURE))
    if len(figures) >= MANY_FIGURES:
        signs.append(f"{len(figures)} ord har siffror inuti")
        spots += figures
    accents = [spot for spot in islice(_different(_words(texts, _ACCENT)), _TRIES) if not lexicon.knows(spot[1][0])]
    if len(accents) >= MANY_ACCENTS and lexicon.knows("och"):
        signs.append(f"{len(accents)} ord har ett é som inte hör dit")
        spots += accents
    ours, letters = _letters(texts)
    if letters >= ENOUGH_LETTERS and ours < LEAST_SHARE * letters and _is_swedish(texts):
        signs.append(f"bara {ours} av {letters} bokstäver är å, ä eller ö")
        spots += islice(_without_dots(texts, lexicon), 1)
    if not signs:
        return None
    # A paper without a single word of four letters has no signs: they are all in such words, or in 600 letters.
    number, word = next(iter(spots), None) or next(_words(texts, _WORD), (0, re.match("", "")))
    return Damage(" och ".join(signs), number, word.start() if word else 0, word.end() if word else 0)


def _words(texts: Sequence[str], sign: re.Pattern[str]) -> Iterator[Spot]:
    for number, text in enumerate(texts):
        if sign.search(text):
            yield from ((number, word) for word in _WORD.finditer(text) if sign.search(word[0]))


def _different(spots: Iterable[Spot]) -> list[Spot]:
    return list({spot[1][0].lower(): spot for spot in reversed(list(spots))}.values())[::-1]


def _letters(texts: Sequence[str]) -> tuple[int, int]:
    """Give how many letters are å, ä or ö, and how many there are of all, blanks and figures too if that settles it."""
    whole = "".join(texts)
    ours = sum(whole.count(letter) for letter in "åäöÅÄÖ")
    if ours >= LEAST_SHARE * len(whole):
        return ours, len(whole)
    return ours, sum(map(str.isalpha, whole))


def _is_swedish(texts: Sequence[str]) -> bool:
    words = sum(len(text.split()) for text in texts)
    return sum(len(_COMMON.findall(text)) for text in texts) >= LEAST_SWEDISH * words


def _without_dots(texts: Sequence[str], lexicon: Lexicon) -> Iterator[Spot]:
    """Give words that are none, but would be with one å, ä or ö."""
    for spot in islice(_words(texts, _DOTLESS), _TRIES):
        word = spot[1][0]
        if not lexicon.knows(word) and any(map(lexicon.knows, _dotted(word))):
            yield spot


def _dotted(word: str) -> Iterator[str]:
    for match in _DOTLESS.finditer(word):
        yield from (word[: match.start()] + letter + word[match.end() :] for letter in _MEANT[match[0]])
