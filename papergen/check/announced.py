"""Announced counts: sentences that say how many there are of what is then listed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from papergen.check.number_words import NUMBER_WORDS, count_of, listed
from papergen.check.units import BLANKS

# What is announced and then listed; compounds of these too (delprojekt, temaområden).
_LISTED = (
    "skäl|mål|delar|projekt|steg|punkter|frågor|alternativ|områden|brister|åtgärder|förslag|uppgifter|kriterier|principer|teman"
    "|etapper|insatser|bilagor|villkor|krav|syften|risker|fördelar|nackdelar|ändringar|förändringar|kategorier|nivåer|sätt"
    "|aktiviteter|ansökningar|orsaker|faktorer|exempel|roller|mått|scenarier|faser|moment|spår|strategier|slutsatser|ärenden"
    "|rekommendationer|prioriteringar|invändningar|synpunkter|utgångspunkter|utmaningar|behov|tjänster|uppdrag|bedömningar|grunder"
    "|temaområden|målgrupper|grupper|inriktningar|remissinstanser|yrkanden|beslutssatser|att-satser|funktioner|lösningar|varianter"
)
_SINGULAR = {
    "skäl": "skäl",
    "mål": "mål",
    "delar": "del",
    "projekt": "projekt",
    "steg": "steg",
    "punkter": "punkt",
    "frågor": "fråga",
    "alternativ": "alternativ",
    "områden": "område",
    "åtgärder": "åtgärd",
    "förslag": "förslag",
    "principer": "princip",
    "teman": "tema",
    "etapper": "etapp",
    "insatser": "insats",
    "villkor": "villkor",
    "krav": "krav",
    "scenarier": "scenario",
    "faser": "fas",
    "spår": "spår",
}
_COUNT = "|".join(word for word, number in NUMBER_WORDS.items() if number > 1)
_ANNOUNCED = re.compile(
    rf"(?<![\w,.:/§–-])(?P<count>{_COUNT}|[1-9]\d{{0,2}})[{BLANKS}](?:(?:nya|olika|större|mindre|viktiga|tydliga|slags|följande|huvudsakliga"
    rf"|övergripande|särskilda|konkreta|gemensamma|delvis|egna|andra|tydliga|typer av|sorters)[{BLANKS}]){{0,2}}"
    rf"(?P<noun>[^\W\d_]{{0,20}}(?:{_LISTED}))\b",
    re.IGNORECASE,
)
# Any plural that a sentence with a colon ends in: "fyra partner:".
_LAST_WORD = re.compile(
    rf"(?<![\w,.:/§–-])(?P<count>{_COUNT}|[1-9]\d{{0,2}})[{BLANKS}](?:följande[{BLANKS}])?(?P<noun>[^\W\d_]{{3,30}})\s*:$",
    re.IGNORECASE,
)
# What is measured and not listed.
_MEASURED = re.compile(
    r"(?:år|åren|månader|veckor|dagar|timmar|minuter|kronor|procent|personer|gånger|meter|kilometer|kvadratmeter|tkr|mnkr|platser"
    r"|elever|barn|invånare|ledamöter|medarbetare|tjänster|handläggare)$",
    re.IGNORECASE,
)
# Before the count: not all of them, or some that were spoken of before.
_NOT_ALL = re.compile(
    r"\b(?:minst|högst|över|under|cirka|ca|omkring|ungefär|drygt|knappt|nästan|av|av de|de|dessa|alla|samtliga|våra|båda|mer än"
    r"|fler än|första|sista|andra|dess|deras|sina|kommunens|nämndens|ytterligare|bland|utöver|om|i|på|för|från|till|med|mot)\s$",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(r"\bföljande\b", re.IGNORECASE)
_WEAK = listed("i på för till med om från mot")  # these announce too: "i tre teman"
_OF_THEM = re.compile(rf"[{BLANKS}](?:av|bland)\b|[{BLANKS}]var(?:dera)?\b", re.IGNORECASE)
# A longer item of an inline list is a clause, whose commas and *och* part no items.
MAX_WORDS = 5
_NO_ITEM = re.compile(r"\b(?:som|att|vilket|samt|dels|men|där|när|ska|är|har|kan|blir|får|måste|bör|respektive|se|etc|osv)\b")
_INLINE = re.compile(r"\s*:\s+(?P<tail>[^.:;?!()]{3,200})\.?$")


@dataclass(frozen=True, slots=True)
class Announced:
    """A count that a sentence announces: so many (`count`) of `noun`, as it is written from `start` to `end`."""

    count: int
    noun: str
    start: int
    end: int

    @property
    def label(self) -> str:
        """Give the singular of the noun, as in "Delprojekt 1"; empty if it is not known."""
        lower = self.noun.lower()
        ending = max((plural for plural in _SINGULAR if lower.endswith(plural)), key=len, default="")
        return lower.removesuffix(ending) + _SINGULAR[ending] if ending else ""


def announced(text: str, start: int, end: int) -> tuple[Announced, ...]:
    """Give the counts that the sentence from `start` to `end` announces."""
    found = tuple(_announced(text, start, end))
    match = None if found or text[end - 1] != ":" else _LAST_WORD.search(text, max(start, end - 60), end)
    if match and not _MEASURED.search(match["noun"]) and not _not_all(text, start, match.start()):
        return (Announced(count_of(match["count"]), match["noun"], match.start(), match.end("noun")),)
    return found


def _announced(text: str, start: int, end: int) -> Iterator[Announced]:
    following = _FOLLOWING.search(text, start, end)
    for match in _ANNOUNCED.finditer(text, start, end):
        if following and abs(following.start() - match.start()) > len(match[0]) + 2:
            continue  # "Två projekt har följande syfte:"
        if _not_all(text, start, match.start()) or _OF_THEM.match(text, match.end()):
            continue
        yield Announced(count_of(match["count"]), match["noun"], match.start(), match.end())


def _not_all(text: str, start: int, at: int) -> bool:
    found = _NOT_ALL.search(text, max(start, at - 14), at)
    return found is not None and found[0].strip().lower() not in _WEAK


def inline_items(text: str, one: Announced, end: int) -> tuple[int, int] | None:
    """Give the least and the most items that follow a count in its own sentence: *tre delar: drift, underhåll och bygge*.

    None where nothing is listed there, or where it cannot be told.
    """
    match = _INLINE.match(text, one.end, end)
    if not match or _NO_ITEM.search(match["tail"]):
        return None
    tail = match["tail"]
    commas = tail.count(", ")
    ands = sum(word in ("och", "eller") for word in tail.split())
    if not commas + ands or any(count_of(word.strip(",")) for word in tail.split()):
        return None
    if any(len(item.split()) > MAX_WORDS for item in tail.split(", ")):
        return None
    return commas + 1, commas + 1 + ands  # "vård och omsorg" may be one item
