"""ATT002: the text relies on an attachment that is not listed, or calls it something else."""

import re
from collections.abc import Iterator

from papergen.check.attachment_words import REFERENCE, SECTION, Titles, referred, stems
from papergen.check.finding import Finding
from papergen.check.passage import Passage
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.model.blocks import plain_text
from papergen.problems import Severity

# "lagens bilaga 1", "(2009:400) bilaga 1", and "bilaga 1 till avtalet": another document's. "till ärendet" is this one's.
_OTHERS_BEFORE = re.compile(r"(?<=\w{3}s\s)|(?<=[)§]\s)")
_OTHERS_AFTER = re.compile(
    r"\s?(?:\([^()]{1,80}\)\s)?(?:till|i)\s(?!det(?:ta|\sh[äa]r)\b|denna\b|den\shär\b|ärendet\b|tjänste|skrivelsen\b|utlåtandet\b)\w"
    r"|\s[A-ZÅÄÖ]{2}",
)
_SOME = re.compile(
    r"\b(?:se|enligt|av|i)\s(?P<found>bilaga|bilagan)\b(?!\s(?:\d|[A-ZÅÄÖ]\b|till\b|i\b))|\((?P<alone>bilaga)\)", re.I
)
_ATTACHED = re.compile(
    r"\b(?:bifoga(?:d|t|de)|bilag(?:d|t|da))(?=\s(?P<what>[^\W\d_]{3,}(?:\s(?!och\b|samt\b)[^\W\d_]{2,}){0,2}))", re.I
)
_ATTACHES = re.compile(r"(?P<before>[^\W\d_]{4,})\sbifogas\b", re.I)
# What must or could be attached elsewhere is not said to be attached here.
_ELSEWHERE = re.compile(r"\b(?:ska|skall|måste|kan|kunde|bör|får|behöver|som|om|när|var|hade|inte)\b", re.I)
# Words for any attachment at all.
_ANY = re.compile(r"handling|dokument|underlag|material|bilag|skrivelse|fil\b|filer|pm\b|förteckning|förslag|redovisning", re.I)
_BEFORE_NUMBER = re.compile(r"(?P<name>[^\W\d_]{5,}(?:\s[^\W\d_]+){0,2})\s\(bilaga (?P<number>\d{1,3})\)", re.I)
_NAMED = re.compile(r"(?P<label>[^\W\d_]{4,20})\s?(?P<number>\d{1,2})\s?[:–-]\s?(?P<name>\S.{2,200})")
# A paper that gives more names to one label is none.
_MOST_NAMES = 20


@rule("ATT002", "bilaga-stammer-inte-med-texten", Severity.WARNING)
def attachment_not_as_in_text(subject: Subject) -> Iterator[Finding]:
    """Texten stöder sig på en bilaga som inte är listad, eller kallar den något annat.

    Nämnden beslutar på det underlag den har fått. En handling som texten hänvisar till men som inte finns med kan ingen läsa.

    Fel:
        ## Bakgrund

        Kostnaderna framgår av bilaga 2.

        ## Bilagor

        1. Ansökan

    Rätt:
        ## Bakgrund

        Kostnaderna framgår av bilaga 1.

        ## Bilagor

        1. Ansökan med budget
    """
    titles = Titles(plain_text(bilaga.title) for bilaga in subject.case.bilagor)
    for passage in subject.body:
        if passage.section == SECTION or passage.around.quoted or passage.role not in ("paragraph", "cell", "caption"):
            continue
        low = passage.text.casefold()
        if "bilag" not in low and "bifoga" not in low:
            continue
        yield from _numbers(passage, len(titles))
        yield from _attached(passage, titles)
        yield from _another_name(passage, titles)
    yield from _named_otherwise(subject, titles)


def _numbers(passage: Passage, total: int) -> Iterator[Finding]:
    for match in REFERENCE.finditer(passage.text):
        highest = max(referred(match))
        if highest > total and not _of_another(passage.text, match.start(), match.end()):
            there = (
                f"bara {total} {'bilaga är listad' if total == 1 else 'bilagor är listade'}"
                if total
                else "inga bilagor är listade"
            )
            message = f"Texten hänvisar till bilaga {highest}, men {there}."
            yield Finding(
                passage.place_of(match.start(), match.end()), message, "Lista den under ## Bilagor, eller rätta numret."
            )
    if not total:
        for match in _SOME.finditer(passage.text):
            start, end = match.span("found" if match["found"] else "alone")
            hint = "Lista den under ## Bilagor, eller ta bort hänvisningen."
            yield Finding(passage.place_of(start, end), "Texten hänvisar till en bilaga, men inga bilagor är listade.", hint)


def _of_another(text: str, start: int, end: int) -> bool:
    return bool(_OTHERS_BEFORE.match(text, start) or _OTHERS_AFTER.match(text, end))


def _attached(passage: Passage, titles: Titles) -> Iterator[Finding]:
    for match in _ATTACHED.finditer(passage.text):
        if not _ANY.search(match["what"]) and not titles.about(match["what"]):
            start, end = match.start(), match.start("what") + len(match["what"].split()[0])
            yield _not_listed(passage, start, end)
    if "bifogas" in passage.text:
        for start, end in passage.sentences:
            sentence = passage.text[start:end]
            found = _ATTACHES.search(sentence)
            if found and not _ELSEWHERE.search(sentence) and not _ANY.search(sentence) and not titles.about(sentence):
                yield _not_listed(passage, start + found.start("before"), start + found.end())


def _not_listed(passage: Passage, start: int, end: int) -> Finding:
    hint = "Lista handlingen under ## Bilagor, eller skriv var den finns."
    message = f"Ingen av de listade bilagorna tycks vara den som avses med ”{passage.text[start:end]}”."
    return Finding(passage.place_of(start, end), message, hint)


def _another_name(passage: Passage, titles: Titles) -> Iterator[Finding]:
    for match in _BEFORE_NUMBER.finditer(passage.text):
        number, words = int(match["number"]), stems(match["name"])
        if 1 <= number <= len(titles) and not titles.is_about(number, words):
            other = titles.number_of(words)
            if other:
                start = match.start("name") + match["name"].rfind(" ") + 1
                message = f"Bilaga {number} heter ”{_short(titles.titles[number - 1])}”, men här menas något annat."
                hint = f"Är det bilaga {other}, ”{_short(titles.titles[other - 1])}”?"
                yield Finding(passage.place_of(start, match.end()), message, hint)


def _named_otherwise(subject: Subject, titles: Titles) -> Iterator[Finding]:
    """Find "delprojekt 1 – Rutiner mot våld i Väst" in the list where the text has "Delprojekt 1: Rutiner i Väst"."""
    named = [(_NAMED.search(title), bilaga.place) for title, bilaga in zip(titles.titles, subject.case.bilagor, strict=True)]
    if not any(match for match, _ in named):
        return
    in_text = _names_in_text(subject)
    for match, place in named:
        names = in_text.get(_label(match), {}) if match else {}
        if not match or not place or _plain(match["name"]) in names:
            continue
        words = stems(match["name"])
        near = next((one for one in list(names.values())[:_MOST_NAMES] if len(stems(one[0]) & words) > 1), None)
        if near:
            message = f"Bilagan heter ”{_short(match['name'])}”, men i texten på rad {near[1]} står ”{_short(near[0])}”."
            yield Finding(place, message, "Kalla handlingen samma sak på båda ställena.")


def _names_in_text(subject: Subject) -> dict[str, dict[str, tuple[str, int]]]:
    """Give what stands after each label in the text, "delprojekt1", and its line, by its plain form."""
    found: dict[str, dict[str, tuple[str, int]]] = {}
    for passage in subject.body:
        match = _NAMED.match(passage.text) if passage.section != SECTION else None
        if match:
            found.setdefault(_label(match), {}).setdefault(_plain(match["name"]), (match["name"], passage.place.line))
    return found


def _label(match: re.Match[str]) -> str:
    return f"{match['label']}{match['number']}".casefold()


def _plain(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold()))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"
