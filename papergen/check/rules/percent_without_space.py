"""NUM003: percent without a blank."""

import re
from collections.abc import Iterator

from papergen.check.finding import Edit, Finding
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.problems import Severity

# Språkrådet, Svenska skrivregler: a blank between the figure and the sign.
_CLOSE = re.compile(r"(?<=\d)%(?![\w%-])")


@rule("NUM003", "procent-utan-mellanslag", Severity.INFO, fixable=True)
def percent_without_space(subject: Subject) -> Iterator[Finding]:
    """Ett procenttecken står tätt intill siffran.

    Mellan siffran och procenttecknet ska det vara ett mellanslag: 50 %. Papergen ser till att raden inte bryts där.

    Fel:
        Bidraget täcker 50% av kostnaden.

    Rätt:
        Bidraget täcker 50 % av kostnaden.
    """
    for passage in subject.body:
        for match in _CLOSE.finditer(passage.text):
            place = passage.place_of(match.start(), match.end())
            message = "Procenttecknet står tätt intill siffran."
            yield Finding(place, message, "Skriv ett mellanslag före procenttecknet.", edits=(Edit(place, " %"),))
