"""PRV002: so few people in a sensitive setting that they can be known again."""

import re
from collections.abc import Iterator

from papergen.check.finding import Finding
from papergen.check.passage import Around, Passage, passage_of
from papergen.check.rule import rule
from papergen.check.sensitive import PEOPLE, SENSITIVE
from papergen.check.subject import Subject
from papergen.model.blocks import Cell, Heading, Table, plain_text, walk_blocks
from papergen.problems import Severity

_HINT = "Skriv ”färre än fem”, eller slå ihop med en större grupp eller en längre tid."
_FEW = re.compile(r"[1-4]")
# "en" and "ett" are mostly no numbers. "av tre", "med två barn", "1–4" and "högst fyra" count nobody in particular.
_COUNTED = re.compile(r"(?:[Tt]vå|[Tt]re|[Ff]yra|[1-4]) (?:[a-zåäö]+[ae] ){0,2}" + PEOPLE.pattern)
_NO_COUNT_BEFORE = re.compile(
    r"(?:\b(?:av(?: de| dessa)?|med|för|än|högst|minst|mest|under|upp till|max|mellan|per|eller|nr|med \w+ \w+ och) "
    r"|\w|\d[ .,/–-]|\d [–-] )$",
    re.IGNORECASE,
)
_NOT_ABOUT_THEM = re.compile(
    r"\b(?:arbeta\w*|anställ\w*|rekryter\w*|utbild\w*|handlägg\w*|medarbetar\w*|ansvar\w*|leder|plats(?:er)? för|rymm\w*|ta emot"
    r"|tar emot|tjänst(?:er|en|erna)?|delt\w+|föreläs\w*|inbjud\w*|personal\w*|representant\w*|företräd\w*)\b",
    re.IGNORECASE,
)
_HEAD_OF_NUMBERS = re.compile(
    r"(?:antal|totalt|summa|(?:utfall |år )?(?:19|20)\d\d|helår|kvartal \d|tertial \d|t\d|q\d|januari|februari|mars|april|maj"
    r"|juni|juli|augusti|september|oktober|november|december)?",
    re.IGNORECASE,
)
_OTHER_MEASURE = re.compile(
    r"\b(?:per|andel|procent|snitt|genomsnitt\w*|ålder|månader|dagar|år|timmar|platser|rum)\b|%", re.IGNORECASE
)


@rule("PRV002", "fa-personer-kan-kannas-igen", Severity.WARNING)
def few_people_counted(subject: Subject) -> Iterator[Finding]:
    """Så få personer räknas upp i ett känsligt sammanhang att de kan kännas igen.

    Är det bara två barn i kommunen som har omhändertagits ett år, vet grannar och klasskamrater vilka de är.
    Antal under fem skrivs därför inte ut när de handlar om hälsa, våld, brott eller stöd från socialtjänsten.

    Fel:
        Under 2025 omhändertogs tre barn enligt LVU.

    Rätt:
        Under 2025 omhändertogs färre än fem barn enligt LVU.
    """
    for passage in subject.prose:
        if _COUNTED.search(passage.text):
            yield from _in_prose(passage)
    for section in subject.case.sections:
        above = plain_text(section.title)
        for block in walk_blocks(section.blocks):
            if isinstance(block, Heading):
                above = f"{plain_text(section.title)} {plain_text(block.children)}"
            elif isinstance(block, Table):
                yield from _in_table(block, above)


def _in_prose(passage: Passage) -> Iterator[Finding]:
    for start, end in passage.sentences:
        sentence = passage.text[start:end]
        counted = list(_COUNTED.finditer(sentence))
        if not counted or not SENSITIVE.search(sentence) or _NOT_ABOUT_THEM.search(sentence):
            continue
        for match in counted:
            if not _NO_COUNT_BEFORE.search(sentence[max(0, match.start() - 40) : match.start()]):
                message = f"”{match[0]}” är så få att de kan kännas igen, och sammanhanget är känsligt."
                yield Finding(passage.place_of(start + match.start(), start + match.end()), message, _HINT)


def _in_table(table: Table, above: str) -> Iterator[Finding]:
    few = [(row, column) for row in table.rows for column, cell in enumerate(row) if column and _is_few(cell)]
    if not few:
        return
    heads = [plain_text(cell.children).strip() for cell in table.header]
    caption = plain_text(table.caption)
    sensitive = bool(SENSITIVE.search(f"{above} {caption} {' '.join(heads)}"))
    people = bool(PEOPLE.search(f"{caption} {heads[0]}"))
    for row, column in few:
        label = plain_text(row[0].children)
        if (sensitive or SENSITIVE.search(label)) and _counts_people(heads[column], people or bool(PEOPLE.search(label))):
            yield _few(row[column])


def _is_few(cell: Cell) -> bool:
    return bool(_FEW.fullmatch(plain_text(cell.children).strip()))


def _counts_people(head: str, rest_does: bool) -> bool:
    """Tell whether a column counts people: by its head, or where that says nothing, by the row and the caption (`rest_does`)."""
    if _OTHER_MEASURE.search(head) and not _HEAD_OF_NUMBERS.fullmatch(head):
        return False
    return bool(PEOPLE.search(head)) or (rest_does and bool(_HEAD_OF_NUMBERS.fullmatch(head)))


def _few(cell: Cell) -> Finding:
    shown = passage_of(cell.children, cell.place, "cell", Around())
    start = len(shown.text) - len(shown.text.lstrip())
    message = f"{shown.text.strip()} är så få att de kan kännas igen, och tabellen är känslig."
    return Finding(shown.place_of(start, len(shown.text.rstrip())), message, _HINT)
