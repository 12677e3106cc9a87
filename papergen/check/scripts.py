"""Letters of other alphabets that stand among Latin ones, or look just like them.

Which letters belong to which alphabet is Unicode's; no table of confusable letters says that two words are the same, so each run
of letters is judged by itself: two alphabets in one run, or a run that somebody must take for Latin letters.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# Greek and Coptic, Cyrillic, Armenian, Cherokee, Lisu: the alphabets that share shapes with the Latin one.
_OTHER = (
    "\u0370-\u03ff\u1f00-\u1fff\u2c80-\u2cff\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f"
    "\u0531-\u0587\u13a0-\u13fd\uab70-\uabbf\ua4d0-\ua4fd"
)
OTHER = re.compile(f"[{_OTHER}]")
_RUN = re.compile(r"[^\W\d_]+")
# Units and quantities are written so: μg, kΩ, ΔT.
_SYMBOL = re.compile(r"μ[a-zA-Z]{1,3}|[kMGmT]?Ω|Δ[A-Za-z]{1,2}")
# Letters that nobody can tell from Latin ones in print.
_TWINS = frozenset("АВЕЅІЈКМНОРСТУХЅҮӀԌԚԜӒӦЁаеѕіјорсухһԁԛԝӏӓӧё" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοιυνρ")


def confusing_words(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Give start and end of each run of letters that mixes alphabets or only looks Latin, its strange letter, and of what kind.

    Words of an alphabet that the text truly uses, as in a quotation, are none.
    """
    if not OTHER.search(text):
        return
    runs = [(run, *_alphabets(run[0])) for run in _RUN.finditer(text) if OTHER.search(run[0])]
    used = {alphabet for run, alphabet, mixed in runs if not mixed and not _TWINS.issuperset(run[0]) and len(run[0]) > 1}
    for run, alphabet, mixed in runs:
        alone = len(run[0]) == 1
        looks_latin = _TWINS.issuperset(run[0]) and alphabet not in used and not (alone and alphabet == "GREEK")
        if looks_latin or (mixed and not _SYMBOL.fullmatch(run[0])):
            letter = next(letter for letter in run[0] if OTHER.match(letter))
            yield run.start(), run.end(), letter, _SWEDISH.get(alphabet, "från ett annat alfabet")


_SWEDISH = {"CYRILLIC": "kyrillisk", "GREEK": "grekisk", "ARMENIAN": "armenisk"}


def _alphabets(run: str) -> tuple[str, bool]:
    """Give the first alphabet that is not Latin, and whether the run has letters of another too."""
    names = [_alphabet(letter) for letter in run]
    return next(name for name in names if name != "LATIN"), len(set(names)) > 1


@lru_cache(maxsize=1024)
def _alphabet(letter: str) -> str:
    if not OTHER.match(letter):
        return "LATIN"
    return unicodedata.name(letter, "OTHER").partition(" ")[0]
