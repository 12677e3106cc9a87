"""DAT001: dates in figures and in words, mixed in the running text."""

from collections.abc import Iterator

from papergen.check.dates import DateInText, in_words
from papergen.check.finding import Finding
from papergen.check.passage import Passage
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.problems import Severity

# Lists of papers, where dates in figures are right.
_LISTS = ("bilagor", "beslutsunderlag", "expediering")


@rule("DAT001", "datum-pa-olika-satt", Severity.INFO)
def mixed_dates(subject: Subject) -> Iterator[Finding]:
    """Den löpande texten blandar datum i ord och i siffror.

    I löpande text skrivs datum med ord, den 10 december 2025, och i tabeller, listor över handlingar och parenteser med siffror,
    2025-12-10. Ett enda sätt i texten gör den lättare att läsa.

    Fel:
        Ansökan lämnades den 14 november 2025. Länsstyrelsen beslutade 2025-12-10 att bevilja medlen.

    Rätt:
        Ansökan lämnades den 14 november 2025. Länsstyrelsen beslutade den 10 december 2025 att bevilja medlen.
    """
    running = [(passage, one) for passage, found in subject.dates if _is_running(passage) for one in found]
    if not any(one.style == "ord" and one.day for _, one in running):
        return
    for passage, one in running:
        if one.style != "ord" and one.day and not _is_reference(passage.text, one):
            hint = f"Skriv {in_words(one.day)}."
            yield Finding(passage.place_of(one.start, one.end), "Datumet står i siffror, men andra datum i texten i ord.", hint)


def _is_running(passage: Passage) -> bool:
    return (
        passage.role == "paragraph"
        and passage.section not in _LISTS
        and not passage.around.quoted
        and not passage.around.footnote
    )


def _is_reference(text: str, one: DateInText) -> bool:
    """Tell whether a date belongs to a paper that is named, or begins a point: in brackets, after a comma, before a paragraph."""
    before, after = text[max(0, one.start - 3) : one.start].rstrip()[-1:], text[one.end : one.end + 4].lstrip(" ,\u00a0")
    if not before or after.startswith("§"):
        return True
    opened = text.rfind("(", max(0, one.start - 80), one.start)
    return before == "," or (opened >= 0 and ")" not in text[opened : one.start])
