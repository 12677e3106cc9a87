"""Words broken by a hyphen that a line end left behind, and what they were when whole."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from papergen.check.lexicon import Lexicon

_HYPHEN = "-\u2010\u00ad"
_BROKEN = re.compile(
    rf"(?<![^\W_])(?P<first>[^\W\d_]{{1,40}})(?P<hyphen>[{_HYPHEN}])(?P<blank>[ \n])(?P<second>[^\W\d_]{{1,40}})(?![^\W\d_])"
)
# A hyphen without a blank after the s that binds a compound together: brotts-offren. EU-medel and svensk-norsk have none.
_WITHIN = re.compile(r"(?<![\w-])(?P<first>[a-zåäöé]{3,40}s)(?P<hyphen>-)(?P<blank>)(?P<second>[a-zåäöé]{3,40})(?![\w-])")
# After these the hyphen stands for the part that the next word has too: för- och nackdelar, låg- till medelinkomst.
_HANGING = frozenset(
    [
        *("och", "eller", "samt", "respektive", "resp", "till", "som", "men", "än", "mot", "kontra", "versus", "vs", "liksom"),
        *("inte", "såväl", "både", "utan", "med", "plus", "snarare", "jämte", "inklusive", "inkl"),
    ]
)
_ENUMERATED = re.compile(r"[^\W_]-,\s$")  # barn-, ungdoms- …: a hyphen that hangs has likely another after it


@dataclass(frozen=True, slots=True)
class Broken:
    """A broken word: its halves, where it begins and ends, and where its hyphen and the second half stand.

    `whole` is the word as it was, "" where nothing tells; `certain`: what stands from `cut` up to the second half may be taken
    away. `cut` is the hyphen's place, or the place after a hyphen that is to stay.
    """

    first: str
    hyphen: str
    second: str
    start: int
    end: int
    hyphen_at: int
    blank_end: int
    whole: str = ""
    cut: int = 0
    certain: bool = False


def broken_words(text: str, counts: Mapping[str, int], lexicon: Lexicon) -> Iterator[Broken]:
    """Give the broken words of a text; `counts` are all words of the paper in lower case."""
    if not any(hyphen in text for hyphen in _HYPHEN):
        return
    for match in _BROKEN.finditer(text):
        if not _hangs(text, match):
            yield _broken(text, match, counts, lexicon)
    for match in _WITHIN.finditer(text):
        whole = match["first"] + match["second"]
        if whole in counts or lexicon.lists(whole):
            start, at = match.start(), match.start("hyphen")
            yield Broken(match["first"], "-", match["second"], start, match.end(), at, at + 1, whole, at, certain=True)


def _hangs(text: str, match: re.Match[str]) -> bool:
    """Tell whether the hyphen is one that shall be there, or the second half begins a name or a sentence."""
    second = match["second"]
    return match["hyphen"] == "-" and (second in _HANGING or second[0].isupper())


def _broken(text: str, match: re.Match[str], counts: Mapping[str, int], lexicon: Lexicon) -> Broken:
    first, second, at = match["first"], match["second"], match.start("hyphen")
    spots = (match.start(), match.end(), at, match.end("blank"))
    whole = first + second
    if text[match.end() : match.end() + 1] == "-" and lexicon.begins(whole):
        # informa- tions- och utbildningsinsatser: the second hyphen stays.
        return Broken(first, match["hyphen"], second, *spots, whole=f"{whole}-", cut=at, certain=True)
    if _is_word(whole, first, counts, lexicon):
        listed = bool(_ENUMERATED.search(text, max(0, match.start() - 4), match.start()))
        # Two words that the list only knows how to put together may be two words, unless the paper has the whole.
        sure = not listed and (
            whole.lower() in counts or lexicon.lists(whole) or not (lexicon.knows(first) and lexicon.knows(second))
        )
        return Broken(first, match["hyphen"], second, *spots, whole=whole, cut=at, certain=sure)
    kept = f"{first}-{second}"
    if kept.lower() in counts or (first.isupper() and len(first) > 1 and lexicon.knows(second)):
        # EU- medel: the hyphen belongs to the word, the blank does not.
        return Broken(first, match["hyphen"], second, *spots, whole=kept, cut=at + 1, certain=match["hyphen"] == "-")
    return Broken(first, match["hyphen"], second, *spots)


def _is_word(whole: str, first: str, counts: Mapping[str, int], lexicon: Lexicon) -> bool:
    if first.isupper() and len(first) > 1:
        return False
    return whole.lower() in counts or lexicon.knows(whole) or _is_made_of(whole.lower(), counts, lexicon)


def _is_made_of(whole: str, counts: Mapping[str, int], lexicon: Lexicon) -> bool:
    """Tell whether a word is one of the paper's own long words and a known one."""
    return any(whole[:cut] in counts and lexicon.knows(whole[cut:]) for cut in range(5, len(whole) - 2))
