"""NUM003: percent without a blank."""

import re
from collections.abc import Iterator

from papergen.check.edits import edit_of
from papergen.check.finding import Finding
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.problems import Severity

# Språkrådet, Svenska skrivregler: a blank between the figure and the sign. A blank of any width is one; so are the invisible
# characters no blanks, and a compound (50%-ig, 50%:s) is another fault.
_CLOSE = re.compile(r"(?<=\d)[\u200b\u2060]{0,3}[%‰](?![\w%:-])")


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
        if passage.around.quoted:
            continue
        for match in _CLOSE.finditer(passage.text):
            sign = match[0][-1]
            message = "Procenttecknet står tätt intill siffran." if sign == "%" else "Promilletecknet står tätt intill siffran."
            hint = f"Skriv ett mellanslag före tecknet: … {sign}"
            edits = edit_of(subject, passage, match.start(), match.end(), f" {sign}")
            yield Finding(passage.place_of(match.end() - 1, match.end()), message, hint, edits=edits)
