"""A small project whose folder has a meeting: three cases, one with attachments of every sort that needs no other program."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import typst

from papergen.pipeline import FORMATS, build
from papergen.problems import Problem, Severity
from papergen.project import open_project
from papergen.render.fonts import load_fonts
from papergen.steps.built import Built
from tests.bundle.attachment_samples import by_hand, picture, sign
from tests.journey.small_project import FOLDER, MADE, SETTINGS, SmallProject

MEETING_FILE = f"{FOLDER}/sammanträde.md"
FRONT = """\
nämnd: Socialnämnden
datum: 2026-02-17
tid: 17:30
plats: Ankaret
kallade:
  - Ledamöter och ersättare
"""
AGENDA = """\
## Inledning

1. Val av justerare

## Beslut

2. [Ansökan om medel](ansokan.md)
3. Information
   1. [Läget i förvaltningen](laget.md)
4. [Yttrande](yttrande.md)
"""
ANSOKAN = """\
titel: Ansökan om medel
dnr: SN 2026/0101
datum: 2026-01-12
handläggare:
  namn: Eva Lind
bilagor:
  bilagor/avtal.pdf: kopia
  bilagor/ritning.dwg: medföljer
"""
ANSOKAN_BODY = """\
## Förslag till beslut

1. Socialnämnden godkänner ansökan.
2. Paragrafen justeras omedelbart.

## Sammanfattning

Nämnden föreslås söka medel för en lots.

## Bilagor

1. [Avtal med föreningen](bilagor/avtal.pdf)
2. [Karta över området](bilagor/karta.png)
3. [Ritning i original](bilagor/ritning.dwg)
4. [Anteckningar från mötet](bilagor/anteckningar.txt)
5. [Bakgrund till ansökan](bilagor/bakgrund.md)
6. [Tabell på bredden](bilagor/tabell.pdf)
7. Skrivelse som redan är utdelad
"""
LAGET = "titel: Läget i förvaltningen\ndatum: 2026-01-13\n"
LAGET_BODY = "## Sammanfattning\n\nFörvaltningen berättar om läget.\n\n![Kurvan över läget](laget.png)\n"
YTTRANDE = "titel: Yttrande över remiss\ndatum: 2026-01-14\nsekretess: {nivå: delvis, lagrum: [OSL 26 kap. 1 §]}\n"
YTTRANDE_BODY = "## Förslag till beslut\n\n1. Yttrandet lämnas.\n\n## Ärendet\n\nRemissen kom i december.\n"
_WIDE = """\
#set document(title: "Tabell", author: "Nämnden", date: datetime(year: 2026, month: 1, day: 12))
#set page(width: 842pt, height: 595pt)
#set text(font: "Arimo", lang: "sv", region: "se")
= Tabell på bredden
Bredsida ett
#pagebreak()
Bredsida två
"""


@lru_cache
def wide() -> bytes:
    """Give two pages on their side, tagged, that keep PDF/A-2a and PDF/UA-1."""
    compiler = typst.Compiler(font_paths=load_fonts())
    return compiler.compile({"main.typ": _WIDE.encode()}, format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=1_768_176_000)


@lru_cache
def signed() -> bytes:
    """Give an untagged file of two pages with a signature."""
    return by_hand(2, change=sign)


def text(front: str, body: str) -> str:
    return f"---\n{front}---\n\n{body}"


@dataclass(frozen=True)
class SmallMeeting(SmallProject):
    """A project with a meeting; `make` builds it in this process."""

    def agenda(self, body: str, front: str = FRONT) -> Path:
        """Write the meeting file."""
        return self.write(MEETING_FILE, text(front, body))

    def make(
        self, *paths: str, jobs: int = 1, force: bool = False, formats: tuple[str, ...] = FORMATS, **more: object
    ) -> dict[str, Built]:
        """Build and give the results by the last name of their files."""
        chosen = tuple(self.root / path for path in paths)
        results = build(open_project(self.root), chosen, formats, jobs, force=force, **more)
        return {result.name.rpartition("/")[2]: result for result in results}

    def codes(self, *paths: str) -> list[str]:
        """Build, and give `file:line CODE` of every problem that is told."""
        return [short(problem) for result in self.make(*paths).values() for problem in result.problems]

    @property
    def bundle(self) -> Path:
        return self.root / MADE / "handlingar.pdf"

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace a text in a file; it must be there."""
        file = self.root / path
        before = file.read_text(encoding="utf-8")
        assert old in before
        file.write_text(before.replace(old, new), encoding="utf-8")


def short(problem: Problem) -> str:
    place = problem.place
    return f"{place.path.rpartition('/')[2]}:{place.line} {problem.code}" if place else problem.code


def errors(result: Built) -> list[Problem]:
    return [problem for problem in result.problems if problem.severity is Severity.ERROR]


def empty(root: Path) -> SmallMeeting:
    """Make a project with nothing but its settings."""
    project = SmallMeeting(root)
    project.write("papergen.toml", SETTINGS)
    return project


def plain(root: Path) -> SmallMeeting:
    """Make a meeting with two short cases and no attachments."""
    project = empty(root)
    project.agenda("1. [Läget](laget.md)\n2. [Yttrande](yttrande.md)\n3. Övriga frågor\n")
    project.case(text(LAGET, LAGET_BODY), "laget.md")
    project.write(f"{FOLDER}/laget.png", picture(size=(80, 40)))
    project.case(text(YTTRANDE, YTTRANDE_BODY), "yttrande.md")
    return project


def full(root: Path) -> SmallMeeting:
    """Make the whole meeting: groups, a sub-item, and a case with attachments of which the signed one is untagged."""
    project = plain(root)
    project.agenda(AGENDA)
    project.case(text(ANSOKAN, ANSOKAN_BODY), "ansokan.md")
    project.write(f"{FOLDER}/bilagor/avtal.pdf", signed())
    project.write(f"{FOLDER}/bilagor/karta.png", picture())
    project.write(f"{FOLDER}/bilagor/ritning.dwg", b"AC1032 ritning")
    project.write(f"{FOLDER}/bilagor/anteckningar.txt", "Vi talade om lotsen.\nÅtta kom.\n")
    project.write(f"{FOLDER}/bilagor/bakgrund.md", "## Bakgrund\n\nSedan 2019 finns en **lots**.\n\n![Kurva](kurva.png)\n")
    project.write(f"{FOLDER}/bilagor/kurva.png", picture(size=(60, 40)))
    project.write(f"{FOLDER}/bilagor/tabell.pdf", wide())
    return project
