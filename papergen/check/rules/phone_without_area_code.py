"""META004: a phone number without its area code."""

import re
from collections.abc import Iterator

from papergen.check.finding import Finding
from papergen.check.passage import Passage
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.problems import Severity

_NUMBER = r"(?<![\d+(-])[1-9](?:[ \u00a0()–-]{0,2}\d){5,11}(?![\d-])"
_OF_HANDLAGGARE = re.compile(r"handläggare\.\d+\.telefon")
# `08 465 004 12`: the search may not begin inside a number.
_INSIDE = r"[ \u00a0()–-]"
_IN_FIELD = re.compile("".join(rf"(?<!\d{_INSIDE * length})" for length in (1, 2, 3)) + _NUMBER)
# After "telefon" in a sentence a number may count something: then a word follows it.
_IN_TEXT = re.compile(
    rf"\b(?:(?:tfn|tel|telefonnr|mobilnr)[.:]{{0,2}}|(?:telefon|telefonnummer|mobil|mobilnummer|växel):)\s{{0,3}}(?P<short>{_NUMBER})"
    rf"|\b(?:telefon|telefonnummer|mobil|mobilnummer)\s(?P<word>{_NUMBER})(?!\s?\w)",
    re.I,
)
_WORDS = ("tfn", "tel", "mobil", "växel")
# 112, 1177, 113 13, 116 000: the same all over the country.
_SHORT_NUMBER = re.compile(r"11\d{1,4}")


@rule("META004", "telefon-utan-riktnummer", Severity.WARNING)
def phone_without_area_code(subject: Subject) -> Iterator[Finding]:
    """Ett telefonnummer saknar riktnummer.

    Utan riktnummer går numret inte att ringa från en mobil eller en annan ort. Skriv riktnumret med
    bindestreck efter: 08-465 004 12.

    Fel:
        Frågor besvaras på tfn 465 004 12.

    Rätt:
        Frågor besvaras på tfn 08-465 004 12.
    """
    for passage in subject.passages:
        for start, end in _spans(passage):
            found = passage.text[start:end]
            if not _SHORT_NUMBER.fullmatch(re.sub(r"\D", "", found)):
                hint = "Skriv riktnumret först, till exempel 08-465 004 12."
                yield Finding(passage.place_of(start, end), f"Telefonnumret {found} saknar riktnummer.", hint)


def _spans(passage: Passage) -> Iterator[tuple[int, int]]:
    if _OF_HANDLAGGARE.fullmatch(passage.key):
        for match in _IN_FIELD.finditer(passage.text):
            yield match.span()
    elif any(word in passage.text.casefold() for word in _WORDS):
        for match in _IN_TEXT.finditer(passage.text):
            yield match.span("short" if match["short"] else "word")
