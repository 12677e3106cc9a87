"""The attachments of a case, made fit for its meeting's bundle, and kept: a file is examined or converted once."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from papergen.bundle.attachments import AttachmentPart, Makers, prepare_attachment
from papergen.bundle.claims import Claims
from papergen.model.blocks import Picture, inlines_of, plain_text, walk_blocks, walk_inlines
from papergen.model.case import Bilaga, Case
from papergen.model.meeting import Meeting
from papergen.problems import PapergenError, Problem, point
from papergen.project import Project
from papergen.read.file_kind import file_kind
from papergen.read.markdown import read_markdown
from papergen.render.attachment_pages import Setting, markdown_pages, picture_page, text_pages
from papergen.render.paper import UNDATED
from papergen.render.pictures import BadPictureError
from papergen.render.rendered import MissingGlyphsError
from papergen.render.template import Template
from papergen.steps.conformance import conforms
from papergen.steps.disk import write
from papergen.steps.manifest import problem_from, sha256, versions
from papergen.steps.papers import Gathered, load_template
from papergen.steps.plan import ATTACHED, PARTS


@dataclass(frozen=True, slots=True)
class Prepared:
    """One attachment: its number in the case, its title, and its part (none for one carried beside the bundle)."""

    number: int
    title: str
    target: str
    part: AttachmentPart | None
    names: tuple[str, ...]  # its files in build/<meeting>/


def attach(project: Project, case_file: Path, case: Case, meeting: Meeting | None, found: Gathered) -> list[Problem]:
    """Make the attachments of a paper that belongs to a meeting, and keep them for its bundle.

    Gives warnings; raises PapergenError.
    """
    if meeting is None:
        return []
    template = load_template(project.kinds[case.kind], project.own_fonts())
    return prepare_attachments(project, case_file, case, found.files, template, case.datum or meeting.datum or UNDATED)[1]


def prepare_attachments(
    project: Project, case_file: Path, case: Case, files: Mapping[str, Path], template: Template, day: date
) -> tuple[list[Prepared], list[Problem]]:
    """Make every attachment of a case that has a file; gives them with the warnings.

    Raises PapergenError with all that is wrong.
    """
    folder = project.output_folder(case_file)
    done: list[Prepared] = []
    problems: list[Problem] = []
    for number, bilaga in enumerate(case.bilagor, 1):
        if not bilaga.target:
            continue
        try:
            prepared = _prepare(project, case_file, case, bilaga, number, files[bilaga.target], folder, template, day)
            done.append(prepared)
            problems += prepared.part.notes if prepared.part else ()
        except PapergenError as error:
            problems += error.problems
    if any(problem.severity.value == "error" for problem in problems):
        raise PapergenError(problems)
    return done, problems


def _prepare(
    project: Project,
    case_file: Path,
    case: Case,
    bilaga: Bilaga,
    number: int,
    path: Path,
    folder: Path,
    template: Template,
    day: date,
) -> Prepared:
    title, data = plain_text(bilaga.title).strip(), path.read_bytes()
    if bilaga.behandling == "medföljer":
        name = f"{ATTACHED}/{path.name}"
        write({folder / name: data}, case.path, project.root)
        return Prepared(number, title, bilaga.target, None, (name,))
    key = sha256(
        "\0".join((sha256(data), path.suffix, title, bilaga.behandling, day.isoformat(), *versions().values())).encode()
    )[:24]
    stored, told = f"{PARTS}/bilaga-{key}.pdf", f"{PARTS}/bilaga-{key}.json"
    part = _kept(folder / stored, folder / told)
    if part is None:
        setting = Setting(template, case.forvaltning or project.settings.organisation, case.sprak, day)
        makers = _makers(project, case_file, bilaga, title, setting)
        place = bilaga.place or point(case.path)
        try:
            part = prepare_attachment(data, file_kind(data), bilaga.target, title, place, bilaga.behandling, makers)
        except BadPictureError as error:
            hint = "Spara bilden på nytt som PNG eller JPEG."
            raise PapergenError([Problem("FIL107", f"bilden {bilaga.target}: {error}", place, hint)]) from error
        except MissingGlyphsError as error:
            shown = ", ".join(f"”{character}”" for character in sorted(error.characters))
            hint = "Spara bilagan som PDF, eller lägg ett typsnitt som har tecknen i mappen fonts."
            raise PapergenError(
                [Problem("FIL116", f"bilagan {bilaga.target} har tecken som inte finns i typsnitten: {shown}", place, hint)]
            ) from error
        write({folder / stored: part.data, folder / told: _as_json(part)}, case.path, project.root)
    return Prepared(number, title, bilaga.target, part, (stored, told))


def _makers(project: Project, case_file: Path, bilaga: Bilaga, title: str, setting: Setting) -> Makers:
    """Give the bundle room what it cannot do itself: setting pages, and LibreOffice."""

    def markdown(text: str) -> tuple[bytes, tuple[Problem, ...]]:
        body = read_markdown(text, bilaga.target)
        pictures = [
            inline
            for block in walk_blocks(body.blocks)
            for run in inlines_of(block)
            for inline in walk_inlines(run)
            if isinstance(inline, Picture)
        ]
        if pictures:
            hint = "Spara bilagan som PDF."
            raise PapergenError(
                [Problem("FIL117", f"bilagan {bilaga.target} är en textfil med bilder, som inte kan tas med", bilaga.place, hint)]
            )
        return markdown_pages(body.blocks, body.footnotes, {}, title, setting), body.problems

    return Makers(
        picture=lambda data: picture_page(data, title, setting),
        text=lambda text: text_pages(text, title, setting),
        markdown=markdown,
        office=None,
        verify=conforms,
    )


def _as_json(part: AttachmentPart) -> bytes:
    facts = {
        "sha256": sha256(part.data),
        "pages": part.pages,
        "pdfa": part.claims.pdfa,
        "pdfua": part.claims.pdfua,
        "tagged": part.tagged,
        "copy": part.copy,
        "notes": [note.as_json() for note in part.notes],
    }
    return json.dumps(facts, ensure_ascii=False, sort_keys=True).encode()


def _kept(stored: Path, told: Path) -> AttachmentPart | None:
    """Give a part made before, if it is whole."""
    try:
        data, facts = stored.read_bytes(), json.loads(told.read_bytes())
        if sha256(data) != facts["sha256"]:
            return None
        notes = tuple(problem_from(note) for note in facts["notes"])
        return AttachmentPart(data, facts["pages"], Claims(facts["pdfa"], facts["pdfua"]), facts["tagged"], facts["copy"], notes)
    except (OSError, ValueError, KeyError, TypeError):
        return None
