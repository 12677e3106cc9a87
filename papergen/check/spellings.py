"""Words of one paper that are spelled nearly like a commoner word of it.

No word is compared with all others: one that could be a slip is compared with the commoner words that begin alike.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from papergen.check.lexicon import Lexicon

# Short words are near each other without being the same; two slips need a word that is longer still.
MIN_LETTERS, MIN_LETTERS_FOR_TWO = 8, 11
MOST_SLIPS = 2
# What a slip leaves alone: nord- and syd-, västra and östra are other words.
BEGINNING = 4
# Words with one beginning that are looked at, and words looked up: more are in no paper that people read.
_BUCKET, _LOOKUPS = 24, 400
MIN_LETTERS_WITH_HYPHEN = 6


@dataclass(frozen=True, slots=True)
class Variant:
    """How a word, or the `part` that it begins with, is usually spelled, and how many times."""

    part: str
    usual: str
    times: int


def hyphen_variants(counts: Mapping[str, int]) -> dict[str, Variant]:
    """Give the words that stand with a hyphen in one place and without in more, or the other way round."""
    spellings: dict[str, list[str]] = defaultdict(list)
    for word in counts:
        if "-" in word:
            spellings[word.replace("-", "")].append(word)
    found = {}
    for plain, hyphened in spellings.items():
        if len(plain) < MIN_LETTERS_WITH_HYPHEN:
            continue
        ways = sorted({plain, *hyphened} & counts.keys(), key=lambda word: (-counts[word], word))
        for way in ways[1:]:
            if counts[way] < counts[ways[0]]:
                found[way] = Variant(way, ways[0], counts[ways[0]])
    return found


def near_variants(counts: Mapping[str, int], lexicon: Lexicon) -> dict[str, Variant]:
    """Give the words that the word list does not know and that are a slip or two from a commoner word."""
    usual: dict[str, list[str]] = defaultdict(list)
    for word, count in counts.items():
        if count > 1 and len(word) >= MIN_LETTERS and "-" not in word and len(usual[word[:BEGINNING]]) < _BUCKET:
            usual[word[:BEGINNING]].append(word)
    found: dict[str, Variant] = {}
    looked_up = 0
    for word, count in counts.items():
        if len(word) < MIN_LETTERS - 1 or "-" in word:
            continue
        near = [other for other in usual.get(word[:BEGINNING], ()) if counts[other] > count and _is_slip(word, other)]
        if near and looked_up < _LOOKUPS:
            looked_up += 1
            best = min(near, key=lambda other: (-counts[other], other))
            if not lexicon.knows(word) and lexicon.knows("och"):
                found[word] = Variant(word, best, counts[best])
    return found | _longer(found, counts, lexicon)


def _longer(found: Mapping[str, Variant], counts: Iterable[str], lexicon: Lexicon) -> dict[str, Variant]:
    """Give the unknown compounds that begin with a word that is a slip."""
    if not found:
        return {}
    lengths = sorted(set(map(len, found)))
    longer = {}
    for word in counts:
        slip = next((word[:length] for length in lengths if length < len(word) and word[:length] in found), None)
        if slip and word not in found and "-" not in word:
            longer[word] = found[slip]
    return {word: variant for word, variant in longer.items() if not lexicon.knows(word)}


def _is_slip(word: str, usual: str) -> bool:
    """Tell whether two words differ by a slip or two within them; at their end it is an ending, not a slip."""
    if word == usual or abs(len(word) - len(usual)) > MOST_SLIPS:
        return False
    same = 0
    shorter = min(len(word), len(usual))
    while same < shorter and word[same] == usual[same]:
        same += 1
    tail = 0
    while tail < shorter - same and word[-1 - tail] == usual[-1 - tail]:
        tail += 1
    if not tail:
        return False
    one, other = word[same : len(word) - tail], usual[same : len(usual) - tail]
    allowed = MOST_SLIPS if shorter >= MIN_LETTERS_FOR_TWO else 1
    return _distance(one, other, allowed) <= allowed


def _distance(one: str, other: str, enough: int) -> int:
    """Give how many letters must be put in, taken away or changed; any number above `enough` where they are more."""
    if abs(len(one) - len(other)) > enough or min(len(one), len(other)) > 20:
        return enough + 1
    row = list(range(len(other) + 1))
    for number, letter in enumerate(one, 1):
        before, row[0] = row[0], number
        for at, against in enumerate(other, 1):
            before, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, before + (letter != against))
    return row[-1]
