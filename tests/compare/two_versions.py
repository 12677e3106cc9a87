"""Two versions of an invented paper, as a reviewer meets them, and how they are read."""

from papergen.compare.papers import compare_cases
from papergen.model.case import Case
from papergen.model.changes import CaseChange, Comparison
from papergen.model.kind import Kind
from papergen.model.meeting import Meeting
from papergen.model.settings import Settings
from papergen.project import BUILT_IN_TEMPLATES
from papergen.read.case import read_case_leniently
from papergen.read.kind import read_kind
from papergen.read.meeting import read_meeting

NAME = "tjansteutlatande"
OLD = """\
---
mall: tjansteutlatande
titel: Bidrag till föreningen Fyrljuset
dnr: SN 2026/0077
nämnd: Socialnämnden
datum: 2026-01-20
undertecknare:
  - {namn: Berit Ahlgren, titel: Förvaltningschef}
---

## Förslag till beslut

1. Socialnämnden beviljar föreningen Fyrljuset 240 000 kronor i bidrag för 2026.
2. Föreningen ska redovisa hur pengarna har använts senast den 31 mars 2027.
3. Paragrafen justeras omedelbart.

## Sammanfattning

Föreningen Fyrljuset söker bidrag till sin öppna verksamhet för unga.
Förvaltningen anser att verksamheten fyller ett behov som kommunen inte själv kan möta.

## Ärendet

Verksamheten har öppet två kvällar i veckan.
Under 2025 kom 74 unga till kvällarna[^1].

- ledare med utbildning
- lokaler i Fyrens hus
- en kort resa på sommaren

Tabell: Sökta kostnader, kronor

| Post    | Sökt    | Föreslås |
| :------ | ------: | -------: |
| Ledare  | 180 000 | 160 000  |
| Lokaler | 60 000  | 60 000   |
| Resa    | 20 000  | 20 000   |

Bidraget betalas ut i två delar under året.

## Förvaltningens synpunkter

Förvaltningen föreslår att nämnden beviljar bidraget.
Det är viktigt att redovisningen kommer i tid.

## Bilagor

1. [Ansökan från föreningen](bilagor/ansokan.pdf)

[^1]: Föreningens egen räkning.
"""
EDITS = (
    ("240 000 kronor", "260 000 kronor"),
    ("senast den 31 mars 2027", "senast den 28 februari 2027"),
    ("| Ledare  | 180 000 | 160 000  |", "| Ledare  | 180 000 | 180 000  |"),
    (
        "1. [Ansökan från föreningen](bilagor/ansokan.pdf)",
        "1. [Ansökan från föreningen](bilagor/ansokan.pdf)\n2. Budget för 2026",
    ),
    ("- lokaler i Fyrens hus\n", "- lokaler i Fyrens hus\n- försäkringar\n"),
)
REWRAPPED = (
    ("unga.\nFörvaltningen anser", "unga. Förvaltningen\nanser"),
    ("Verksamheten har öppet två\n", "Verksamheten har öppet två "),
)


def edited(text: str, *edits: tuple[str, str]) -> str:
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


NEW = edited(OLD, *EDITS)


def kinds() -> dict[str, Kind]:
    return {NAME: read_kind((BUILT_IN_TEMPLATES / NAME / "kind.toml").read_bytes(), "kind.toml", NAME)}


def case(text: str, path: str = "cases/sn/fyrljuset.md") -> Case:
    return read_case_leniently(text.encode(), path, kinds(), Settings("Exempelstads kommun"), None).case


def change(old: str, new: str, *, old_path: str = "cases/sn/fyrljuset.md", new_path: str = "cases/sn/fyrljuset.md") -> CaseChange:
    return compare_cases(case(old, old_path), case(new, new_path))


def body(text: str) -> str:
    """Give a case file with this body."""
    return f"---\nmall: tjansteutlatande\ntitel: Ett ärende\nnämnd: Socialnämnden\n---\n\n{text}"


def meeting(agenda: str, path: str = "cases/sn/sammanträde.md") -> Meeting:
    text = f"---\nnämnd: Socialnämnden\ndatum: 2026-02-17\n---\n\n{agenda}"
    return read_meeting(text.encode(), path, Settings(""), agenda=True).meeting


def comparison(*changes: CaseChange) -> Comparison:
    return Comparison("utskick/sn (1a2b3c4)", "arbetskopian", changes)
