"""A case as it lies on disk: the case file read, and the files that it names gathered."""

import codecs
import os
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from papergen.model.blocks import Picture, walk_inlines
from papergen.model.case import Reading
from papergen.model.meeting import Meeting
from papergen.problems import PapergenError, Place, Problem, point
from papergen.project import MEETING_FILES, Project, misnamed_meeting_file
from papergen.read.file_kind import file_kind
from papergen.steps.disk import read_bytes
from papergen.steps.plan import MEETING_KINDS, TAKEN

if TYPE_CHECKING:
    from papergen.render.prepared_picture import PreparedPicture

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
    "doc": {"doc", "docx", "rtf"},  # Word opens them all, whatever they are called
    "xls": {"doc", "xlsx"},
    "ppt": {"doc", "pptx"},
    "rtf": {"rtf"},
    "odt": {"odt"},
    "ods": {"ods"},
    "txt": {"text"},
    "md": {"text"},
}


def read(project: Project, case_file: Path, data: bytes | None = None) -> tuple[Reading, Meeting | None]:
    """Read a case and the front matter of its meeting; `data` stands for the case file's bytes where they are not on disk yet.

    The reading may hold errors, so that the files the case names are looked for all the same.
    """
    # Loaded here: who is given a reading needs neither Markdown nor YAML, which take long to load.
    from papergen.read.case import read_case_leniently
    from papergen.read.meeting import read_meeting

    _only_one_of(project, case_file)
    meeting_file = project.meeting_file(case_file)
    kinds = {name: files.kind for name, files in project.kinds.items() if name not in MEETING_KINDS}
    problems: tuple[Problem, ...] = ()
    meeting = None
    if meeting_file is None and (other := misnamed_meeting_file(case_file.parent)):
        raise PapergenError([_other_meeting_file(project.relative(other))])
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


def _other_meeting_file(name: str) -> Problem:
    """Say that a meeting file is called something else, in the same words for each case of its folder: then it is told once."""
    message = f"{name.rpartition('/')[2]} ser ut som en mötesfil, men den ska heta {MEETING_FILES[0]}."
    return Problem("MOT035", message, point(name), f"Döp om filen till {MEETING_FILES[0]}.")


@dataclass(slots=True)
class Gathered:
    """The files a case names: its pictures ready to print, where every file lies, and every problem known by now.

    `misnamed` are those that are there, but are not what their names say.
    """

    problems: list[Problem]
    pictures: dict[str, "PreparedPicture"] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)
    misnamed: set[str] = field(default_factory=set)


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
    wrong = wrong_kind(target, data, place)
    if wrong:
        found.problems += wrong
        found.misnamed.add(target)
        return b""
    return data


def _prepare(picture: Picture, data: bytes, found: Gathered) -> None:
    from papergen.render.pictures import (
        BadPictureError,
        prepare_picture,
    )  # Pillow takes long to load, and few cases have pictures

    try:
        found.pictures[picture.target] = prepare_picture(data)
    except BadPictureError as error:
        found.problems.append(Problem("FIL107", f"bilden {picture.target}: {error}", picture.place, error.hint))


def wrong_kind(target: str, data: bytes, place: Place) -> list[Problem]:
    """Find a file that is something else than its name says: a web page saved as .pdf, a PNG called .jpg."""
    suffix = target.rpartition(".")[2].lower()
    found = file_kind(data)
    if suffix not in _SUFFIXES or found in _SUFFIXES[suffix]:
        return []
    if found == "unknown" and "text" in _SUFFIXES[suffix]:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return []  # it says so itself, and is read as any other text (bundle/attachments/text.py)
        if data[:200].count(0) * 4 > len(data[:200]):
            found = "wide"
    names = {
        "text": "en textfil",
        "wide": "sparad som UTF-16 eller UTF-32, inte som UTF-8",
        "unknown": "något som inte går att känna igen",
    }
    what = names.get(found, f"en fil av sorten {found}")
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
