"""LAW001: a statute that was not in force on the paper's day."""

import re
from collections.abc import Iterator

from papergen.check.dates import in_words
from papergen.check.finding import Finding
from papergen.check.passage import Passage
from papergen.check.rule import rule
from papergen.check.statutes import ONLY_BY_NAME, REPEALED
from papergen.check.subject import Subject
from papergen.problems import Severity

_NUMBER = re.compile(r"\d{4}:\d{1,4}(?![\w:])")
_NOT_BEFORE = frozenset("0123456789:./-")
_NAME = re.compile(rf"(?<![\w-])(?:{'|'.join(ONLY_BY_NAME)})(?![\w-])(?!\s\(?\d{{4}}:)")
_PAST = re.compile(
    r"\b(?:dåvarande|då gällande|tidigare|äldre|gamla|förra|upphäv\w+|upphör\w*|ersatt\w*|ersätt\w*|gällde|föregångare\w*|numera|"
    r"övergångsbestämmelse\w*|avskaffa\w*)\b",
    re.I,
)


@rule("LAW001", "upphavd-lag", Severity.WARNING)
def repealed_statute(subject: Subject) -> Iterator[Finding]:
    """En lag som ärendet stöder sig på är upphävd.

    Ett beslut som hänvisar till en lag som inte längre gäller kan bli svårt att verkställa och lätt att överklaga. Programmet
    jämför med ärendets datum. Det är rätt att nämna lagen som tidigare eller dåvarande.

    Fel:
        Nämnden får delegera beslutet enligt 6 kap. 33 § kommunallagen (1991:900).

    Rätt:
        Nämnden får delegera beslutet enligt 6 kap. 37 § kommunallagen (2017:725).
    """
    if subject.day is None:
        return
    repealed = REPEALED | {lag.sfs: lag for lag in subject.settings.check.lagar}
    for passage in subject.passages:
        past: dict[tuple[int, int], bool] = {}  # each sentence is read once, however many statutes it cites
        for start, end, sfs in _cited(passage):
            lag = repealed.get(sfs)
            if lag and lag.upphavd <= subject.day and not _is_past(passage, start, past):
                instead = f" och ersattes av {lag.ersatt_av}" if lag.ersatt_av else ""
                message = f"{lag.namn[0].upper()}{lag.namn[1:]} ({lag.sfs}) upphörde att gälla {in_words(lag.upphavd)}{instead}."
                hint = (
                    f"Hänvisa till {lag.ersatt_av}, och se efter att paragrafen stämmer."
                    if lag.ersatt_av
                    else "Hänvisa till den lag som gäller."
                )
                yield Finding(passage.place_of(start, end), message, hint)


def _cited(passage: Passage) -> Iterator[tuple[int, int, str]]:
    if ":" in passage.text:
        for match in _NUMBER.finditer(passage.text):
            if match.start() == 0 or passage.text[match.start() - 1] not in _NOT_BEFORE:
                yield match.start(), match.end(), match[0]
    if any(name in passage.text for name in ONLY_BY_NAME):
        for match in _NAME.finditer(passage.text):
            yield match.start(), match.end(), ONLY_BY_NAME[match[0]]


def _is_past(passage: Passage, at: int, known: dict[tuple[int, int], bool]) -> bool:
    span = passage.sentence_at(at)
    if span not in known:
        known[span] = bool(_PAST.search(passage.text, *span))
    return known[span]
