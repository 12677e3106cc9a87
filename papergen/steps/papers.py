"""One paper: read the case, gather the files it names, render it."""

import os
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from papergen.model.blocks import Picture, walk_inlines
from papergen.model.case import Case
from papergen.model.meeting import Meeting
from papergen.problems import PapergenError, Place, Problem, point
from papergen.project import BUILT_IN, MEETING_FILES, SETTINGS_FILE, KindFiles, Project, os_words
from papergen.read.case import Reading, read_case_leniently
from papergen.read.file_kind import file_kind
from papergen.read.meeting import read_meeting
from papergen.render import RENDERERS
from papergen.render.paper import make_paper
from papergen.render.pdf_paper import render_linked
from papergen.render.pictures import BadPictureError, PreparedPicture, prepare_picture
from papergen.render.rendered import MissingGlyphsError
from papergen.render.runs import BUNDLE_SCHEME
from papergen.render.template import Template, open_template
from papergen.steps.disk import read_bytes
from papergen.steps.glyphs import glyph_problems
from papergen.steps.manifest import BELOW, FRONT
from papergen.steps.plan import MEETING_KINDS, TAKEN

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


def read(project: Project, case_file: Path, data: bytes | None = None) -> tuple[Reading, Meeting | None]:
    """Read a case and the front matter of its meeting; `data` stands for the case file's bytes where they are not on disk yet.

    The reading may hold errors, so that the files the case names are looked for all the same.
    """
    _only_one_of(project, case_file)
    meeting_file = project.meeting_file(case_file)
    kinds = {name: files.kind for name, files in project.kinds.items() if name not in MEETING_KINDS}
    problems: tuple[Problem, ...] = ()
    meeting = None
    if meeting_file:
        try:
            meeting = read_meeting(read_bytes(project, meeting_file), project.relative(meeting_file), project.settings).meeting
        except PapergenError as error:
            problems = error.problems
            meeting = Meeting(
                project.relative(meeting_file), namnd="(mötesfilen går inte att läsa)"
            )  # told already: not that it lacks
    if data is None:
        data = read_bytes(project, case_file)
    reading = read_case_leniently(data, project.relative(case_file), kinds, project.settings, meeting)
    return Reading(reading.case, (*problems, *reading.problems)), meeting


@dataclass(slots=True)
class Gathered:
    """The files a case names: its pictures ready to print, where every file lies, and every problem known by now."""

    problems: list[Problem]
    pictures: dict[str, PreparedPicture] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)


def gather(project: Project, case_file: Path, reading: Reading, *, to_print: bool = True) -> Gathered:
    """Read the pictures of a case and see that its attachments are there; pictures are made ready only `to_print`."""
    found = Gathered(list(reading.problems))
    for inline in walk_inlines(reading.case.inlines()):
        if isinstance(inline, Picture) and inline.target not in found.files:
            data = _take(project, case_file, inline.target, inline.place, found)
            if data and to_print:
                _prepare(inline, data, found)
    for bilaga in reading.case.bilagor:
        if bilaga.target:
            _take(project, case_file, bilaga.target, bilaga.place or point(reading.case.path), found)
    return found


def _take(project: Project, case_file: Path, target: str, place: Place, found: Gathered) -> bytes:
    """Read a file that a case names; nothing where there is a problem with it."""
    try:
        found.files[target], data = project.read_user_file(case_file, target, place)
    except PapergenError as error:
        found.problems += error.problems
        return b""
    misnamed = _misnamed(target, data, place)
    found.problems += misnamed
    return b"" if misnamed else data


def _prepare(picture: Picture, data: bytes, found: Gathered) -> None:
    try:
        found.pictures[picture.target] = prepare_picture(data)
    except BadPictureError as error:
        hint = "Spara bilden på nytt som PNG eller JPEG."
        found.problems.append(Problem("FIL107", f"bilden {picture.target}: {error}", picture.place, hint))


@dataclass(frozen=True, slots=True)
class PaperFiles:
    """The files of one paper by their names in build/<meeting>/, the pages of its PDF, and warnings.

    `part` is the PDF as it is in its meeting's bundle; empty outside a meeting.
    """

    files: dict[str, bytes]
    pages: int
    problems: tuple[Problem, ...]
    part: bytes = b""


def render(
    project: Project, case_file: Path, case: Case, meeting: Meeting | None, found: Gathered, formats: tuple[str, ...]
) -> PaperFiles:
    """Make a paper in each format, and as a part of its meeting's bundle where it is another there; raises PapergenError."""
    kind = project.kinds[case.kind]
    template = load_template(kind, project.own_fonts())
    paper = make_paper(case, kind.kind, project.settings, meeting)
    stem = project.paper_name(case_file)
    files: dict[str, bytes] = {}
    notes: list[Problem] = []
    pages, part = 0, b""
    try:
        for form in formats:
            if form == "pdf" and meeting and (links := bundle_links(case, stem)):
                rendered, part = render_linked(paper, template, found.pictures, links)
            else:
                rendered = RENDERERS[form](paper, template, found.pictures)
                part = rendered.data if form == "pdf" and meeting else part
            files[f"{stem}.{form}"] = rendered.data
            notes += rendered.problems
            pages = pages or rendered.pages
    except MissingGlyphsError as error:
        raise PapergenError(glyph_problems(error.characters, case, read_bytes(project, case_file))) from error
    return PaperFiles(files, pages, tuple(notes), part)


def bundle_links(case: Case, stem: str) -> dict[str, str]:
    """Say where in the bundle each attachment of a case is, by its file; those carried beside the bundle are not in it."""
    bound = [
        (number, bilaga) for number, bilaga in enumerate(case.bilagor, 1) if bilaga.target and bilaga.behandling != "medföljer"
    ]
    return {bilaga.target: BUNDLE_SCHEME + attachment_part(stem, number) for number, bilaga in bound}


def attachment_part(stem: str, number: int) -> str:
    """Name the part of the bundle that holds attachment `number` of the case `stem`."""
    return f"{stem}/bilaga-{number}"


def inputs_of(project: Project, case_file: Path, case: Case, found: Gathered) -> list[str]:
    """Give all that a paper is made of, as paths the manifest keeps; a file that is not there counts too, should it appear."""
    meeting_file = project.meeting_file(case_file)
    kind = project.kinds[case.kind]
    meetings = [meeting_file] if meeting_file else [case_file.parent / name for name in MEETING_FILES]
    paths = [case_file, *found.files.values()]
    return [
        SETTINGS_FILE,
        *(path.relative_to(project.root).as_posix() for path in paths),
        *(f"{path.relative_to(project.root).as_posix()}{FRONT}" for path in meetings),
        *font_inputs(project),
        *template_inputs(kind),
    ]


def font_inputs(project: Project) -> list[str]:
    """Give the project's own fonts, and the folder they lie in, should one be added."""
    fonts = [path for folder in project.own_fonts() for path in sorted(folder.rglob("*")) if path.is_file()]
    return [f"fonts{BELOW}", *(path.relative_to(project.root).as_posix() for path in fonts)]


def template_inputs(kind: KindFiles) -> list[str]:
    """Give the files of a kind; for a built-in one also the place where the project's own would take over."""
    names = ("kind.toml", "mall.docx", "mall.typ")
    own = [f"templates/{kind.kind.name}/kind.toml"] if kind.folder.startswith(BUILT_IN) else []
    return [*own, *(f"{kind.folder}/{name}" for name in names)]


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


def _only_one_of(project: Project, case_file: Path) -> None:
    """See that the file's name can be shown, is none of the meeting's own, and that no other's is only stored otherwise (å ä ö).

    Two such files would make the same paper, and one be lost.
    """
    if not case_file.name.isprintable():
        hint = "Ge filen ett nytt namn med vanliga bokstäver."
        raise PapergenError(
            [Problem("FIL118", "filens namn har tecken som inte kan visas", point(project.relative(case_file)), hint)]
        )
    if project.paper_name(case_file).casefold() in TAKEN and project.meeting_file(case_file):
        message = "filen har samma namn som ett av mötets egna papper"
        raise PapergenError([Problem("FIL119", message, point(project.relative(case_file)), "Ge ärendefilen ett annat namn.")])
    if case_file.name.isascii():
        return
    name = unicodedata.normalize("NFC", case_file.name)
    same = [other for other in os.listdir(case_file.parent) if unicodedata.normalize("NFC", other) == name]
    if len(same) > 1:
        message = "två filer i mappen har samma namn, fast å, ä och ö är lagrade på olika sätt"
        raise PapergenError(
            [Problem("FIL114", message, point(project.relative(case_file)), "Ta bort den ena, eller ge den ett annat namn.")]
        )
