"""The journey of a paper, top to bottom: read, gather, render, write. The only place, with `project.py`, that touches disk."""

import contextlib
import os
import re
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path

from papergen import first_files
from papergen.model.blocks import Picture, Text, walk_inlines
from papergen.model.case import Case
from papergen.model.meeting import Meeting
from papergen.model.views import as_json, case_text
from papergen.problems import PapergenError, Place, Problem, Severity, in_order, point
from papergen.project import BUILT_IN_TEMPLATES, MEETING_FILES, SETTINGS_FILE, KindFiles, Project, open_project, os_words
from papergen.read.case import Reading, read_case_leniently
from papergen.read.file_kind import file_kind
from papergen.read.meeting import read_meeting
from papergen.read.settings import read_settings
from papergen.render import RENDERERS
from papergen.render.paper import make_paper
from papergen.render.pdf_paper import pdf_data
from papergen.render.pictures import BadPictureError, PreparedPicture, prepare_picture
from papergen.render.rendered import MissingGlyphsError
from papergen.render.template import Template, open_template

FORMATS = tuple(RENDERERS)
TEMPORARY = ".papergen-"


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one case: the files made (relative to the project; none if it has an error) and its problems."""

    case: str
    files: tuple[str, ...]
    problems: tuple[Problem, ...]


# --- one paper ------------------------------------------------------------------------------------------------------


def build_paper(project: Project, case_file: Path, formats: tuple[str, ...]) -> Built:
    """Make one paper in the given formats, all of them or none, and write it; older files of a paper with errors are removed."""
    name = project.relative(case_file)
    outputs = [output_file(project, case_file, form) for form in FORMATS]
    try:
        reading, meeting = read(project, case_file)
        pictures, problems = gather(project, case_file, reading)
        if any(problem.severity is Severity.ERROR for problem in problems):
            raise PapergenError(problems)
        made, notes = render(project, case_file, reading.case, meeting, pictures, formats)
        write({output_file(project, case_file, form): data for form, data in made.items()}, name)
        remove(path for path in outputs if path.suffix[1:] not in formats)
        files = tuple(project.relative(output_file(project, case_file, form)) for form in made)
        return Built(name, files, tuple(in_order((*problems, *notes))))
    except PapergenError as error:
        return Built(name, (), (*error.problems, *remove(outputs)))


def read(project: Project, case_file: Path) -> tuple[Reading, Meeting | None]:
    """Read a case and the front matter of its meeting.

    The reading may hold errors, so that the files the case names are looked for all the same.
    """
    meeting_file = project.meeting_file(case_file)
    kinds = {name: files.kind for name, files in project.kinds.items()}
    problems: tuple[Problem, ...] = ()
    meeting = None
    if meeting_file:
        try:
            meeting = read_meeting(_bytes(project, meeting_file), project.relative(meeting_file), project.settings).meeting
        except PapergenError as error:
            problems = error.problems
            meeting = Meeting(
                project.relative(meeting_file), namnd="(mötesfilen går inte att läsa)"
            )  # told already: not that it lacks
    reading = read_case_leniently(_bytes(project, case_file), project.relative(case_file), kinds, project.settings, meeting)
    return Reading(reading.case, (*problems, *reading.problems)), meeting


def gather(project: Project, case_file: Path, reading: Reading) -> tuple[dict[str, PreparedPicture], list[Problem]]:
    """Read the pictures of a case and see that its attachments are there; gives them with every problem known by now."""
    problems = list(reading.problems)
    pictures: dict[str, PreparedPicture] = {}
    for inline in walk_inlines(reading.case.inlines()):
        if isinstance(inline, Picture) and inline.target not in pictures:
            try:
                data = project.read_user_file(case_file, inline.target, inline.place)
                pictures[inline.target] = prepare_picture(data)
            except BadPictureError as error:
                problems.append(
                    Problem(
                        "FIL107", f"bilden {inline.target}: {error}", inline.place, "Spara bilden på nytt som PNG eller JPEG."
                    )
                )
            except PapergenError as error:
                problems += error.problems
    for bilaga in reading.case.bilagor:
        if bilaga.target:
            place = bilaga.place or point(reading.case.path)
            try:
                problems += _misnamed(bilaga.target, project.read_user_file(case_file, bilaga.target, place), place)
            except PapergenError as error:
                problems += error.problems
    return pictures, problems


def render(
    project: Project,
    case_file: Path,
    case: Case,
    meeting: Meeting | None,
    pictures: dict[str, PreparedPicture],
    formats: tuple[str, ...],
) -> tuple[dict[str, bytes], list[Problem]]:
    """Make the bytes of a paper in each format, with warnings; raises PapergenError."""
    kind = project.kinds[case.kind]
    template = load_template(kind, project.own_fonts())
    paper = make_paper(case, kind.kind, project.settings, meeting.datum if meeting else None)
    made: dict[str, bytes] = {}
    notes: list[Problem] = []
    try:
        for form in formats:
            rendered = RENDERERS[form](paper, template, pictures)
            made[form] = rendered.data
            notes += rendered.problems
    except MissingGlyphsError as error:
        raise PapergenError(_glyph_problems(error.characters, case, _bytes(project, case_file))) from error
    return made, notes


def load_template(kind: KindFiles, own_fonts: tuple[Path, ...] = ()) -> Template:
    """Open a kind's templates; the same bytes are opened once in a process."""
    read_files = []
    for name in ("mall.docx", "mall.typ"):
        try:
            read_files.append((kind.directory / name).read_bytes())
        except OSError as error:
            place = point(f"{kind.folder}/{name}")
            raise PapergenError(
                [Problem("MALL113", f"mallen går inte att läsa ({os_words(error)})", place, "Lägg dit filen på nytt.")]
            ) from error
    return _opened(kind, *read_files, own_fonts)


@lru_cache(maxsize=16)
def _opened(kind: KindFiles, docx: bytes, typ: bytes, own_fonts: tuple[Path, ...]) -> Template:
    return open_template(kind.kind, f"{kind.folder}/mall.docx", docx, f"{kind.folder}/mall.typ", typ, own_fonts)


def write(files: dict[Path, bytes], case: str) -> None:
    """Write files so that nobody ever sees half of one: each beside its place under another name, then all are renamed."""
    waiting: list[tuple[Path, Path]] = []
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=TEMPORARY, dir=path.parent)
            waiting.append((Path(name), path))
            with os.fdopen(handle, "wb") as out:
                out.write(data)
            Path(name).chmod(0o644)
        for temporary, path in waiting:
            temporary.replace(path)
    except OSError as error:
        target = next(iter(files)).parent
        problem = Problem(
            "FIL108",
            f"papperet kan inte skrivas i {target} ({os_words(error)})",
            point(case),
            "Gör plats eller ge dig rätt att skriva där, och bygg igen.",
        )
        raise PapergenError([problem]) from error
    finally:
        for temporary, _ in waiting:
            with contextlib.suppress(FileNotFoundError):
                temporary.unlink()


def remove(paths: Iterable[Path]) -> list[Problem]:
    """Remove files that are out of date; what cannot be removed is a problem each."""
    problems = []
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            problems.append(
                Problem(
                    "FIL111",
                    f"den gamla filen {path} kan inte tas bort ({os_words(error)})",
                    hint="Stäng den om den är öppen, och ta bort den själv.",
                )
            )
    return problems


# --- all papers -----------------------------------------------------------------------------------------------------


def build(
    project: Project,
    paths: tuple[Path, ...] = (),
    formats: tuple[str, ...] = FORMATS,
    jobs: int = 1,
    tell: Callable[[Built], None] | None = None,
) -> list[Built]:
    """Make the papers of the cases in `paths`, all if none are named, and clear build/ of what has no case any more.

    Makes `jobs` papers at a time and goes on whatever is wrong with one. `tell` is called with each result, by the case's name.
    """
    case_files = project.case_files(paths)
    results = []
    for result in _run(project, case_files, formats, jobs):
        results.append(result)
        if tell:
            tell(result)
    if left := remove(stale_files(project, paths)):
        results.append(Built("", (), tuple(left)))
    return results


def _run(project: Project, case_files: list[Path], formats: tuple[str, ...], jobs: int) -> Iterator[Built]:
    jobs = min(jobs, len(case_files))
    if jobs <= 1:
        yield from (build_paper(project, case_file, formats) for case_file in case_files)
        return
    with process_pool(jobs) as executor:
        count = len(case_files)
        # Chunks keep the talk between processes short, but small enough that the last one does not work alone.
        chunk = max(1, min(8, count // (jobs * 4)))
        yield from executor.map(build_paper, [project] * count, case_files, [formats] * count, chunksize=chunk)


def process_pool(jobs: int) -> Executor:
    """Give an executor of `jobs` processes. They are forked where that is safe, which saves each the imports."""
    method = "fork" if os.name == "posix" and os.uname().sysname == "Linux" else "spawn"
    return ProcessPoolExecutor(jobs, mp_context=get_context(method))


def stale_files(project: Project, paths: tuple[Path, ...] = ()) -> list[Path]:
    """Give the papers in build/ that have no case file any more, and what a killed build left; within `paths` where given."""
    stale = []
    for folder in (
        [project.build]
        if not paths
        else [
            project.build / path.relative_to(project.cases)
            for path in paths
            if path.is_dir() and project.cases in (path, *path.parents)
        ]
    ):
        for directory, _, files in os.walk(folder):
            source = project.cases / Path(directory).relative_to(project.build)
            cases = {unicodedata.normalize("NFC", entry.stem) for entry in source.glob("*.md")} if source.is_dir() else set()
            for name in files:
                path = Path(directory, name)
                ours = path.suffix[1:] in FORMATS and unicodedata.normalize("NFC", path.stem) not in cases
                if ours or name.startswith(TEMPORARY):
                    stale.append(path)
    return sorted(stale)


def output_file(project: Project, case_file: Path, form: str) -> Path:
    """Give where a paper is written."""
    return project.output_folder(case_file) / f"{unicodedata.normalize('NFC', case_file.stem)}.{form}"


# --- small steps ----------------------------------------------------------------------------------------------------

_SUFFIXES = {
    "pdf": {"pdf"},
    "png": {"png"},
    "jpg": {"jpeg"},
    "jpeg": {"jpeg"},
    "gif": {"gif"},
    "tif": {"tiff"},
    "tiff": {"tiff"},
    "docx": {"docx"},
    "xlsx": {"xlsx"},
    "pptx": {"pptx"},
    "odt": {"odt"},
    "ods": {"ods"},
    "txt": {"text"},
    "md": {"text"},
}


def _misnamed(target: str, data: bytes, place: Place) -> list[Problem]:
    """Find a file that is something else than its name says: a web page saved as .pdf, a PNG called .jpg."""
    suffix = target.rpartition(".")[2].lower()
    found = file_kind(data)
    if suffix not in _SUFFIXES or found in _SUFFIXES[suffix]:
        return []
    what = {"text": "en textfil", "unknown": "något som inte går att känna igen"}.get(found, f"en fil av sorten {found}")
    return [
        Problem(
            "FIL105",
            f"filen {target} är inte vad namnet säger: den är {what}",
            place,
            "Spara den på nytt i rätt format, eller rätta namnet.",
        )
    ]


def _bytes(project: Project, path: Path) -> bytes:
    name = project.relative(path)
    if path.is_symlink():
        raise PapergenError(
            [Problem("FIL103", "filen är en symbolisk länk", point(name), "Lägg själva filen i projektet i stället för länken.")]
        )
    try:
        return path.read_bytes()
    except OSError as error:
        raise PapergenError(
            [Problem("FIL109", f"filen går inte att läsa ({os_words(error)})", point(name), "Se efter att du får öppna den.")]
        ) from error


def _glyph_problems(characters: set[str], case: Case, source: bytes) -> list[Problem]:
    """Say where the characters stand that no font can show: in the body by its texts, else in the front matter by its lines."""
    problems = []
    texts = [inline for inline in case.inlines() if isinstance(inline, Text)]
    lines = unicodedata.normalize("NFC", source.decode("utf-8-sig", "replace")).splitlines()
    for character in sorted(characters):
        places = [
            point(text.place.path, text.place.line, text.place.column + text.text.index(character), 1)
            for text in texts
            if character in text.text
        ]
        if not places:
            places = [
                point(case.path, number, line.index(character) + 1, 1)
                for number, line in enumerate(lines, 1)
                if character in line
            ][:1]
        named = f"”{character}” (U+{ord(character):04X})"
        problems += [
            Problem(
                "MD099",
                f"tecknet {named} finns inte i typsnitten",
                place,
                "Skriv det på ett annat sätt, eller lägg ett typsnitt som har det i mappen fonts.",
            )
            for place in places or [point(case.path)]
        ]
    return problems


# --- looking inside, and beginning ------------------------------------------------------------------------------------


def show(project: Project, case_file: Path, view: str) -> str:
    """Give one stage of a case as text: `case` (JSON), `context` (JSON), `typst` (JSON) or `text`; raises PapergenError."""
    reading, meeting = read(project, case_file)
    pictures, problems = gather(project, case_file, reading)
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise PapergenError(problems)
    case, kind = reading.case, project.kinds[reading.case.kind]
    if view == "case":
        return as_json(case)
    if view == "text":
        return case_text(case)
    paper = make_paper(case, kind.kind, project.settings, meeting.datum if meeting else None)
    if view == "context":
        return as_json(paper.values)
    return as_json(pdf_data(paper, load_template(kind, project.own_fonts()), pictures)[0])


def new_project(target: Path, organisation: str, forvaltning: str, namnd: str, day: date) -> list[Path]:
    """Make a project with settings, all templates and a first meeting with one case.

    Raises PapergenError if the folder is not empty or cannot be written.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise PapergenError(
            [Problem("FIL112", f"{target} finns och är inte tom", hint="Välj ett nytt namn, så att ingenting skrivs över.")]
        )
    settings = first_files.settings_text(organisation, forvaltning, namnd)
    read_settings(settings.encode(), SETTINGS_FILE)
    meeting = target / "cases" / f"{folder_name(namnd)}-{day.isoformat()}"
    files = {
        target / SETTINGS_FILE: settings.encode(),
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
    target = target if target.suffix == ".md" else target.with_name(f"{target.name}.md")
    problems = []
    if target.exists():
        problems.append(Problem("FIL112", f"{target} finns redan", hint="Välj ett nytt namn, så att ingenting skrivs över."))
    if project.cases not in target.parents:
        problems.append(
            Problem("FIL113", f"{target} ligger inte i projektets mapp cases", hint="Lägg ärendefilen i en mapp i cases.")
        )
    kind = project.kinds.get(mall or project.settings.standard_mall)
    if kind is None:
        known = ", ".join(sorted(project.kinds))
        problems.append(
            Problem("FM014", f"mallen ”{mall or project.settings.standard_mall}” finns inte", hint=f"Välj bland {known}.")
        )
    meeting_file = project.meeting_file(target) if target.parent.is_dir() else None
    of_meeting = (
        read_meeting(_bytes(project, meeting_file), project.relative(meeting_file), project.settings).meeting.namnd
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
    write({target: text.encode()}, project.relative(target))
    return target


def folder_name(text: str) -> str:
    """Give a text as the name of a folder: a to z, figures and hyphens."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "sammantrade"
