"""PRV001: a personnummer, or what is protected about a person who is named."""

import re
from collections.abc import Iterator

from papergen.check.finding import Finding
from papergen.check.given_names import GIVEN_NAMES
from papergen.check.passage import Passage
from papergen.check.person_numbers import person_numbers
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.model.blocks import CodeBlock, Link, Picture, Table, plain_text
from papergen.problems import Place, Severity, point

_LONG_NUMBER = re.compile(r"\d{6}")
_NUMBER = "Här står ett personnummer eller samordningsnummer."
_NUMBER_HINT = "Ta bort det. Skriv i stället ärendets diarienummer, eller lägg uppgiften i en handling som omfattas av sekretess."
_HINT = "Ta bort namnet eller uppgiften, eller lägg den i en handling som omfattas av sekretess."
_STREET = r"[A-ZÅÄÖ][\wéü-]{0,40}(?:gatan|vägen|gränd|gränden|stigen|torget|allén|backen|stråket|gata|väg) \d{1,4}(?![\d–-])"
_ADDRESS = rf"(?:bor|bodde|(?:är )?bosatt|(?:är )?folkbokförd|har (?:hem|bostads)adress(?:en)?) (?:på |i )?{_STREET}"
_CONDITION = (
    r"(?:lider av|led av|har (?:fått )?diagnos(?:en)?|har skyddade? (?:identitet|folkbokföring|personuppgifter|adress)"
    r"|är (?:långtids)?sjukskriven|är (?:alkoholist|missbrukare|narkoman|dement|hemlös|hivpositiv|våldsutsatt|omhändertagen)"
    r"|har (?:ett )?(?:alkohol|narkotika|spel|drog)?missbruk|missbrukar (?:alkohol|narkotika|läkemedel)"
    r"|vårdas enligt (?:LVU|LVM|LPT)|är placerad (?:i familjehem|i jourhem|på HVB|enligt LVU)"
    r"|(?:får|fick|uppbär|söker|ansöker om|ansökte om|har sökt|har ansökt om|beviljas|beviljades|har beviljats|nekades)"
    r" (?:försörjningsstöd|ekonomiskt bistånd|hemtjänst|färdtjänst|personlig assistans|kontaktfamilj|skyddat boende))\b"
)
_CAPITALISED = re.compile(r"[A-ZÅÄÖ][^\W\d_]{1,20}")
# After a given name: "-Maria Ek, född 1980, bor", " Ek (dotter) bor", " Ek, som bor".
_REST = re.compile(
    r"(?:-[A-ZÅÄÖ][^\W\d_]{1,20})?(?: [A-ZÅÄÖ][^\W\d_]{0,30}(?:-[A-ZÅÄÖ][^\W\d_]{1,30})?){1,2}"
    rf"(?: \([^()]{{1,30}}\))?(?:,[^,.]{{1,40}},)?,?(?: som)? (?:(?P<address>{_ADDRESS})|(?P<condition>{_CONDITION}))"
)


@rule("PRV001", "personuppgift-i-klartext", Severity.ERROR)
def personal_data_shown(subject: Subject) -> Iterator[Finding]:
    """Ett personnummer, eller en skyddad uppgift om någon som nämns vid namn, står i texten.

    Handlingar till en nämnd blir offentliga och läggs ofta ut på webben, där de kan sökas och sparas av vem som helst.
    Personnummer, hemadresser och uppgifter om någons hälsa eller stöd från socialtjänsten hör därför inte hemma i dem.
    Papergen känner igen personnummer och samordningsnummer på datum och kontrollsiffra, även i kod och bland uppgifterna överst.

    Fel:
        Ansökan gäller en plats i skyddat boende (811218-9876).

    Rätt:
        Ansökan gäller en plats i skyddat boende (ärende SN 2026/0123).
    """
    if _LONG_NUMBER.search("\n".join(subject.lines)):
        yield from _numbers(subject)
    for passage in subject.prose:
        yield from _protected(passage)


def _numbers(subject: Subject) -> Iterator[Finding]:
    beside = dict(_words_beside(subject))
    for passage in subject.body:
        for start, end in person_numbers(passage.whole, beside.get(passage.place, "")):
            place = _narrowed(subject, passage.place_of(start, end), passage.whole[start:end])
            yield Finding(place, _NUMBER, _NUMBER_HINT)
    yield from _in_lines(subject, 1, _end_of_front_matter(subject))
    for block in subject.case.blocks():
        if isinstance(block, CodeBlock):
            yield from _in_lines(subject, block.place.line, block.place.end_line)
    for inline in subject.case.inlines():
        if isinstance(inline, Link | Picture) and any(True for _ in person_numbers(inline.target)):
            yield Finding(inline.place, "Adressen innehåller ett personnummer eller samordningsnummer.", "Byt namn på filen.")


def _narrowed(subject: Subject, place: Place, number: str) -> Place:
    """Give the place of the number itself where its passage knows only that of the code around it."""
    before, found, _ = subject.source(place).partition(number)
    return point(place.path, place.line, place.column + len(before), len(number)) if found and "\n" not in before else place


def _words_beside(subject: Subject) -> Iterator[tuple[Place, str]]:
    """Give for each cell what its table says of it: the cell before it in its row, and the head of its column."""
    for block in subject.case.blocks():
        if isinstance(block, Table):
            heads = [plain_text(cell.children).strip() for cell in block.header]
            for row in block.rows:
                for column, cell in enumerate(row):
                    beside = plain_text(row[column - 1].children).strip() if column else ""
                    yield cell.place, f"{beside}|{heads[column]}"


def _end_of_front_matter(subject: Subject) -> int:
    return next((number for number, line in enumerate(subject.lines[1:], 2) if line.rstrip() in ("---", "...")), 1)


def _in_lines(subject: Subject, first: int, last: int) -> Iterator[Finding]:
    for number, line in enumerate(subject.lines[first - 1 : last], first):
        for start, end in person_numbers(line):
            yield Finding(point(subject.path, number, start + 1, end - start), _NUMBER, _NUMBER_HINT)


def _protected(passage: Passage) -> Iterator[Finding]:
    for word in _CAPITALISED.finditer(passage.text):
        said = _REST.match(passage.text, word.end()) if word[0] in GIVEN_NAMES else None
        if said and said["address"]:
            yield Finding(passage.place_of(*said.span("address")), "Här står var en person som nämns vid namn bor.", _HINT)
        elif said:
            message = "Här står en uppgift om hälsa eller stöd från socialtjänsten om en person som nämns vid namn."
            yield Finding(passage.place_of(*said.span("condition")), message, _HINT)
