"""What `papergen new` writes."""

import re
import unicodedata
from dataclasses import replace
from datetime import date
from pathlib import Path

from papergen import first_files
from papergen.problems import PapergenError, Problem
from papergen.project import (
    ATTACHMENT_FOLDER,
    BUILT_IN_TEMPLATES,
    MEETING_FILES,
    SETTINGS_FILE,
    Project,
    may_name_a_case,
    open_project,
)
from papergen.read.meeting import read_meeting
from papergen.read.settings import read_settings
from papergen.steps.disk import read_bytes, write
from papergen.steps.plan import MEETING_KINDS

_OTHER_KINDS = (".doc", ".docx", ".htm", ".html", ".markdown", ".odt", ".pdf", ".rtf", ".txt")
LONGEST_NAME = 100  # characters; with the date well below what a disk can hold (255)


def new_project(target: Path, organisation: str, forvaltning: str, namnd: str, day: date) -> list[Path]:
    """Make a project with settings, all templates and a first meeting with one case.

    Raises PapergenError if the folder is not empty or cannot be written.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise PapergenError(
            [Problem("FIL112", f"{target} finns och är inte tom", hint="Välj ett nytt namn, så att ingenting skrivs över.")]
        )
    settings = _encoded(first_files.settings_text(organisation, forvaltning, namnd))
    read_settings(settings, SETTINGS_FILE)
    meeting = target / "cases" / f"{folder_name(namnd)}-{day.isoformat()}"
    files = {
        target / SETTINGS_FILE: settings,
        target / ".gitignore": b"build/\n",
        meeting / MEETING_FILES[0]: first_files.meeting_text(namnd, day, "exempel.md", "Ett första ärende").encode(),
    }
    for source in sorted(BUILT_IN_TEMPLATES.rglob("*")):
        if source.is_file():
            files[target / "templates" / source.relative_to(BUILT_IN_TEMPLATES)] = source.read_bytes()
    write(files, SETTINGS_FILE)
    project = open_project(target.absolute())
    kind = project.kinds[project.settings.standard_mall].kind
    text = first_files.case_text(kind, "Ett första ärende", namnd, day, own_namnd=False)
    write({meeting / "exempel.md": text.encode()}, "exempel.md")
    return [*files, meeting / "exempel.md"]


def new_case(project: Project, target: Path, titel: str, dnr: str, namnd: str, mall: str, day: date) -> Path:
    """Make a case file with every section of its kind in place; raises PapergenError if it cannot be."""
    problems = []
    if target.suffix.lower() == ".md":
        target = target.with_suffix(".md")
    if target.suffix.lower() in _OTHER_KINDS:
        hint = f"Skriv {target.stem.removesuffix('.md')}.md i stället."
        problems.append(Problem("FIL128", f"{target.name} får ett namn som en annan sorts fil har", hint=hint))
    target = target if target.suffix == ".md" else target.with_name(f"{target.name}.md")
    if not may_name_a_case(target.name) or ATTACHMENT_FOLDER in target.parts:
        hint = f"Ärenden ligger i mötets mapp, inte i {ATTACHMENT_FOLDER}, och heter något annat än mötesfilen och README.md."
        problems.append(Problem("FIL134", f"{target} kan inte vara en ärendefil", hint=hint))
    if not titel:
        problems.append(Problem("FM015", "titeln saknas", hint="Ange den med --titel."))
    if target.exists():
        problems.append(Problem("FIL112", f"{target} finns redan", hint="Välj ett nytt namn, så att ingenting skrivs över."))
    if project.cases not in target.parents:
        problems.append(
            Problem("FIL113", f"{target} ligger inte i projektets mapp cases", hint="Lägg ärendefilen i en mapp i cases.")
        )
    kinds = {name: files for name, files in project.kinds.items() if name not in MEETING_KINDS}
    kind = kinds.get(mall or project.settings.standard_mall)
    if kind is None:
        known = ", ".join(sorted(kinds))
        problems.append(
            Problem("FM014", f"mallen ”{mall or project.settings.standard_mall}” finns inte", hint=f"Välj bland {known}.")
        )
    meeting_file = project.meeting_file(target) if target.parent.is_dir() else None
    of_meeting = (
        read_meeting(read_bytes(project, meeting_file), project.relative(meeting_file), project.settings).meeting.namnd
        if meeting_file
        else ""
    )
    if not (namnd or of_meeting):
        problems.append(
            Problem("FM015", "nämnden saknas", hint="Ange den med --namnd, eller lägg ärendet i en mapp med en mötesfil.")
        )
    if problems or kind is None:
        raise PapergenError(problems)
    text = first_files.case_text(kind.kind, titel, namnd or of_meeting, day, dnr=dnr, mall=mall, own_namnd=bool(namnd))
    write({target: _encoded(text)}, project.relative(target))
    return target


def new_meeting(project: Project, target: Path | None, namnd: str, day: date, tid: str, plats: str) -> Path:
    """Make a folder with a meeting file; gives the file. Raises PapergenError if there is one, or if it would not be readable."""
    folder = target or project.cases / f"{folder_name(namnd)}-{day.isoformat()}"
    path = folder / MEETING_FILES[0]
    if project.cases not in folder.parents:
        raise PapergenError(
            [Problem("FIL113", f"{folder} ligger inte i projektets mapp cases", hint="Lägg mötets mapp i cases.")]
        )
    if folder.is_dir() and project.meeting_file(folder / "x"):
        raise PapergenError([Problem("FIL112", f"{folder} har redan en mötesfil", hint="Välj en annan mapp.")])
    data = _encoded(first_files.empty_meeting_text(namnd, day, tid, plats))
    try:
        read_meeting(data, project.relative(path), project.settings)
    except PapergenError as error:  # a time that is none is told before anything is written, and stands in no file
        raise PapergenError([replace(problem, place=None) for problem in error.problems]) from error
    write({path: data}, project.relative(path), project.root)
    return path


def folder_name(text: str) -> str:
    """Give a text as the name of a folder: a to z, figures and hyphens."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST_NAME].strip("-") or "sammantrade"


def _encoded(text: str) -> bytes:
    """Give a new file's bytes; raises PapergenError for what the terminal sent that is no text."""
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        hint = "Ställ in terminalen på UTF-8, eller skriv texten i filen i stället."
        raise PapergenError([Problem("FIL127", "texten har tecken som inte går att läsa", hint=hint)]) from error
