"""ORG002: a name of an organisation, a nämnd or a län in another form than its right or usual one."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from papergen.check.entity_names import LAN, LAN_PATTERN, NAME_PATTERN, RIGHT_NAMES
from papergen.check.finding import Finding
from papergen.check.passage import Passage
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.problems import Severity

_INNER = re.compile(r"[a-zåäö][A-ZÅÄÖ][a-zåäö]")
_CAMEL = re.compile(r"(?<![\w-])[A-ZÅÄÖa-zåäö]?[a-zåäö]{2,40}[A-ZÅÄÖ][a-zåäö]{2,40}(?!\w)")
_WORD = re.compile(r"(?<![\w-])[^\W\d_]{5,80}(?!\w)")
# Only the first word is taken, so that the second may begin a name too.
_TWO_WORDS = re.compile(r"[A-ZÅÄÖ][a-zåäö]{2,40}(?=(?P<second>\s[A-ZÅÄÖa-zåäö][a-zåäö]{3,40})(?!\w))")
_MUNICIPALITY = re.compile(r"(?P<place>[A-ZÅÄÖ][\wåäö]{2,40})\s(?P<what>[Kk]ommun|[Ss]tad)s?(?!\w)")
_MUCH_OFTENER = 3  # times: a nämnd's name with a small or a capital letter
_OFTENER = 2


@rule("ORG002", "namn-i-annan-form", Severity.WARNING)
def name_in_other_form(subject: Subject) -> Iterator[Finding]:
    """Ett namn är skrivet på ett annat sätt än det brukar.

    Samma myndighet eller fond ska heta likadant hela vägen. Annars undrar läsaren om det är två, och den som söker i texten
    missar hälften.

    Fel:
        Länsstyrelsen i Stockholm län har beviljat medel.

    Rätt:
        Länsstyrelsen i Stockholms län har beviljat medel.
    """
    passages = [passage for passage in subject.passages if passage.role not in ("front", "alt") and not passage.around.quoted]
    for passage in passages:
        if "län" in passage.text or "Län" in passage.text:
            yield from _of_lan(passage)
    if _has_misspelt_names(passages):
        for passage in passages:
            yield from _known(passage)
    yield from _own_name(subject, passages)
    yield from _inner_capitals(passages)
    yield from _two_words(passages)
    yield from _case_of_namnd(subject)


def _finding(passage: Passage, start: int, end: int, right: str) -> Finding:
    written = " ".join(passage.text[start:end].split())
    return Finding(passage.place_of(start, end), f"”{written}” skrivs ”{right}”.", f"Skriv {right}.")


def _of_lan(passage: Passage) -> Iterator[Finding]:
    for match in LAN_PATTERN.finditer(passage.text):
        right = LAN[match["place"]]
        written = " ".join(match[0].split())
        end = match.end()
        if written.endswith("läns") or written.endswith("Läns"):
            written, end = written[:-1], end - 1
        if written != right:
            yield _finding(passage, match.start(), end, right)


def _has_misspelt_names(passages: list[Passage]) -> bool:
    """Tell whether some known name is written otherwise somewhere; looking for them in each passage takes longer."""
    text = " ".join(passage.text for passage in passages)
    folded = text.casefold()
    return any(folded.count(name) != text.count(right) for name, right in RIGHT_NAMES.items())


def _known(passage: Passage) -> Iterator[Finding]:
    for match in NAME_PATTERN.finditer(passage.text):
        written = " ".join(match[0].split())
        right = RIGHT_NAMES[written.casefold()]
        if written != right and not written.isupper():
            yield _finding(passage, match.start(), match.end(), right)


def _own_name(subject: Subject, passages: list[Passage]) -> Iterator[Finding]:
    """Find the municipality's own name in another form than papergen.toml has."""
    own = subject.settings.organisation
    right = _MUNICIPALITY.fullmatch(own)
    if not right:
        return
    place, what = right["place"], right["what"]
    for passage in passages:
        if place.removesuffix("s") not in passage.text:
            continue
        for match in _MUNICIPALITY.finditer(passage.text):
            if match["what"].casefold() == what.casefold() and match["place"] in (place, place.removesuffix("s"), f"{place}s"):
                end = match.end("what")
                if " ".join(passage.text[match.start() : end].split()) != own:
                    yield _finding(passage, match.start(), end, own)


def _inner_capitals(passages: list[Passage]) -> Iterator[Finding]:
    """Find a capital inside a word, where the word mostly has none."""
    some = [passage for passage in passages if _INNER.search(passage.text)]
    camels = [(passage, match) for passage in some for match in _CAMEL.finditer(passage.text)]
    if not camels:
        return
    wanted = {match[0].casefold() for _, match in camels}
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for passage in passages:
        for match in _WORD.finditer(passage.text):
            if match[0].casefold() in wanted:
                forms[match[0].casefold()][match[0]] += 1
    for passage, match in camels:
        mine = forms[match[0].casefold()]
        plain = [form for form in mine if not _CAMEL.fullmatch(form)]
        if plain and sum(mine[form] for form in plain) >= mine[match[0]]:
            right = max(sorted(plain), key=lambda form: mine[form])
            if not NAME_PATTERN.search(passage.text, max(0, match.start() - 40), match.end() + 1):
                yield _finding(passage, match.start(), match.end(), right)


def _two_words(passages: list[Passage]) -> Iterator[Finding]:
    """Find a name of two words, with a small or a capital letter in the second, where the other way dominates."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    found: list[tuple[Passage, int, str]] = []
    for passage in passages:
        for match in _TWO_WORDS.finditer(passage.text):
            both = f"{match[0]} {match['second'][1:]}"
            forms[both.casefold()][both] += 1
            found.append((passage, match.start(), both))
    for passage, start, both in found:
        mine = forms[both.casefold()]
        if both.casefold() not in RIGHT_NAMES:
            right = max(sorted(mine), key=lambda form: mine[form])
            if right != both and mine[right] >= _OFTENER * mine[both]:
                yield _finding(passage, start, start + len(both), right)


def _case_of_namnd(subject: Subject) -> Iterator[Finding]:
    """Find a nämnd with a capital letter inside a sentence, where it mostly has a small one."""
    counts: dict[str, Counter[bool]] = defaultdict(Counter)
    capitals = []
    for passage, mentions in subject.mentions:
        if passage.around.quoted or passage.role != "paragraph":
            continue
        starts = {start for start, _ in passage.sentences}
        for mention in mentions:
            if mention.start not in starts and _inside(passage.text, mention.start):
                capital = passage.text[mention.start].isupper()
                counts[mention.namn][capital] += 1
                if capital:
                    capitals.append((passage, mention))
    for passage, mention in capitals:
        mine = counts[mention.namn]
        if mine[False] >= _MUCH_OFTENER * mine[True]:
            right = mention.namn[0].lower() + mention.namn[1:]
            yield _finding(passage, mention.start, mention.end, right)


def _inside(text: str, start: int) -> bool:
    """Tell whether a word stands after a word or a comma, not first in a line, a quotation or a list."""
    before = text[max(0, start - 2) : start]
    return len(before) == 2 and before[1].isspace() and (before[0].isalnum() or before[0] == ",")
