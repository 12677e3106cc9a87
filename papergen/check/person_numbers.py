"""Personnummer and samordningsnummer in a text: where they stand, and whether a number is one at all.

Folkbokföringslagen (1991:481) 18 and 18 a §§: date of birth, three figures and a control figure (the algorithm of Luhn); in a
samordningsnummer the day is 60 more. In organisation numbers the third figure is 2 or more, so that they are never a date.
"""

import re
from collections.abc import Iterator
from datetime import date

_DASHES = "-\u2010\u2011\u2012\u2013\u2212+"
_NUMBER = re.compile(
    rf"(?<![^\W_])(?<![{_DASHES}])(?<!\d[.,:/])(?P<century>18|19|20)?(?P<date>\d{{6}})"
    rf"(?P<between>[ \u00a0]?[{_DASHES}]?[ \u00a0]?)(?P<last>\d{{4}})(?![^\W_])(?![{_DASHES}])(?![.,]\d{{1,2}}(?!\d))"
)
# What other numbers of ten or twelve figures are called; many of them end with a control figure of the same kind.
_OTHER = re.compile(
    r"(?:\b(?:ocr|iban|ean|gtin|isbn|issn|sni|tel|tfn|mobil|fax|order|ref|faktura|artikel|kund|avtals?|serie|org|moms|konto"
    r"|clearing|bank|plus|post|ärende|kvitto|mätar)|(?:konto|giro|telefon|referens|order|faktura))"
    r"[\w.-]*\W{0,3}(?:(?:nr|nummer|är|ska vara)\W{0,3})*$",
    re.IGNORECASE,
)
_OF_A_PERSON = re.compile(r"\b(?:person|samordnings)(?:nummer|-?nr)|\bp(?:ers)?\.?nr\b|\bfödd", re.IGNORECASE)
NEAR = 40  # characters before a number that may say what it is


def person_numbers(text: str, said: str = "") -> Iterator[tuple[int, int]]:
    """Give the start and end of each number of a person in `text`.

    One with a dash or plus is told by its date and control figure. Ten or twelve figures in a row may be many things: the words
    right before them decide, and `said`, what is written of them elsewhere, with | between, as in the cells of a table.
    """
    for match in _NUMBER.finditer(text):
        if _is_of_a_person(match["century"] or "", match["date"], match["last"]) and _sounds_like_one(match, text, said):
            yield match.span()


def _sounds_like_one(match: re.Match[str], text: str, said: str) -> bool:
    before = text[max(0, match.start() - NEAR) : match.start()]
    if _OF_A_PERSON.search(before) or _OF_A_PERSON.search(said):
        return True
    other = any(_OTHER.search(words) for words in (before, *said.split("|")))
    if match["between"].strip(" \u00a0"):
        return not (other and match[0].startswith("07"))
    return not (other or match["between"] or match[0].startswith("070"))


def _is_of_a_person(century: str, born: str, last: str) -> bool:
    year, month, day = int(born[:2]), int(born[2:4]), int(born[4:])
    if day > 60:
        day -= 60
    centuries = (int(century),) if century else (19, 20)
    return any(_is_day(each * 100 + year, month, day) for each in centuries) and _control_figure(born + last[:3]) == int(last[3])


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _control_figure(figures: str) -> int:
    """Give the figure that makes every second figure doubled, and all figures of the products added, a multiple of ten."""
    total = sum(sum(divmod(int(figure) * (2 - index % 2), 10)) for index, figure in enumerate(figures))
    return -total % 10
