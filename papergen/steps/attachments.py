"""The attachments of a case, made fit for its meeting's bundle, and kept: a file is examined or converted once."""

import unicodedata
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from papergen.bundle.attachments.part import OFFICE_KINDS, AttachmentPart
from papergen.bundle.claims import Claims
from papergen.model.blocks import plain_text
from papergen.model.case import Bilaga, Case
from papergen.model.meeting import Meeting
from papergen.problems import PapergenError, Place, Problem, Severity, point
from papergen.project import SETTINGS_FILE, Project
from papergen.read.file_kind import file_kind
from papergen.render.paper import UNDATED
from papergen.steps.case_files import Gathered
from papergen.steps.disk import write_if_changed
from papergen.steps.inputs import font_inputs, template_inputs
from papergen.steps.manifest import Hashes, problem_from, sha256, versions
from papergen.steps.plan import ATTACHED, PARTS
from papergen.steps.sealed import sealed, unsealed


@dataclass(frozen=True, slots=True)
class Prepared:
    """One attachment: its number in the case, its title, and its part; none for one that is carried beside the bundle.

    `file` holds the part, or what is carried, in build/<meeting>/.
    """

    number: int
    title: str
    part: AttachmentPart | None
    file: str = ""


@dataclass(slots=True)
class Attached:
    """The attachments of a case, the files that hold them in build/<meeting>/ with their hashes, and warnings."""

    prepared: list[Prepared] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def attach(
    project: Project, case_file: Path, case: Case, meeting: Meeting | None, found: Gathered, *, anew: bool = False
) -> Attached:
    """Make every attachment of a case that has a file, if the case belongs to a meeting, and keep it for the bundle.

    `anew` makes again what was kept from before. Pictures that a Markdown attachment names are added to `found.files`.
    What `found` knows to be missing or misnamed is left out: that has been told. Raises PapergenError with all that is wrong.
    """
    done = Attached()
    if meeting is None:
        return done
    work = _Work(project, case_file, case, case.datum or meeting.datum or UNDATED, found, anew)
    for number, bilaga in enumerate(case.bilagor, 1):
        if bilaga.target in found.files and bilaga.target not in found.misnamed:
            try:
                work.take(number, bilaga, done)
            except PapergenError as error:
                done.problems += error.problems
    if any(problem.severity is Severity.ERROR for problem in done.problems):
        raise PapergenError(done.problems)
    return done


@dataclass(frozen=True, slots=True)
class _Work:
    project: Project
    case_file: Path
    case: Case
    day: date
    found: Gathered
    anew: bool

    def take(self, number: int, bilaga: Bilaga, done: Attached) -> None:
        """Make one attachment, or find it as it was made before."""
        path, title = self.found.files[bilaga.target], plain_text(bilaga.title).strip()
        data = path.read_bytes()
        if bilaga.behandling == "medföljer":
            file = self._beside(number, path, done)
            self._write({file: data}, done)
            done.prepared.append(Prepared(number, title, None, file))
            return
        made_of = (self.case.path, sha256(data), bilaga.target, title, bilaga.behandling, self.day.isoformat(), *self._look(data))
        stem = f"{PARTS}/bilaga-{sha256(chr(0).join((*made_of, *versions().values())).encode())[:24]}"
        kept_never = self.anew or path.suffix.lower() in (".md", ".markdown")
        made = None if kept_never else self._kept(stem, bilaga, done)
        if made is None:
            made = self._ready(bilaga, self._made(bilaga, path, data, title))
            self._write({f"{stem}.del": made.data, f"{stem}.json": _as_json(made)}, done)
        done.prepared.append(Prepared(number, title, made, f"{stem}.del"))
        done.problems += made.notes

    def _look(self, data: bytes) -> tuple[str, ...]:
        """Give what the look of an attachment that we set hangs on: templates, fonts, whose it is; nothing for a foreign one."""
        if file_kind(data) in ("pdf", *OFFICE_KINDS):
            return ()
        project, case = self.project, self.case
        paths = (SETTINGS_FILE, *template_inputs(project.kinds[case.kind]), *font_inputs(project))
        return (case.forvaltning, case.sprak, *Hashes(project.root).all_of(paths).values())

    def _beside(self, number: int, path: Path, done: Attached) -> str:
        """Name a file that is carried beside the bundle: as it is called, with its number first where another is called so."""
        folder = f"{ATTACHED}/{self.project.paper_name(self.case_file)}"
        name = unicodedata.normalize("NFC", path.name)
        taken = {other.casefold() for other in done.files}
        return f"{folder}/{number} {name}" if f"{folder}/{name}".casefold() in taken else f"{folder}/{name}"

    def _made(self, bilaga: Bilaga, path: Path, data: bytes, title: str) -> AttachmentPart:
        # Loaded when something is to be made: what is kept needs none of it.
        from papergen.bundle.attachments.prepare import prepare_attachment
        from papergen.render.attachment_pages import Setting
        from papergen.steps.attachment_makers import Listed, makers
        from papergen.steps.papers import load_template

        project, case = self.project, self.case
        template = load_template(project.kinds[case.kind], project.own_fonts())
        setting = Setting(template, case.forvaltning or project.settings.organisation, case.sprak, self.day)
        place = bilaga.place or point(case.path)

        def read_picture(target: str, where: Place) -> bytes:
            self.found.files[f"{bilaga.target}: {target}"], picture = project.read_user_file(path, target, where)
            return picture

        functions = makers(Listed(bilaga.target, title, place, project.relative(path)), setting, read_picture)
        return prepare_attachment(data, file_kind(data), bilaga.target, title, place, bilaga.behandling, functions)

    def _ready(self, bilaga: Bilaga, part: AttachmentPart) -> AttachmentPart:
        """Make a part ready to be joined; raises PapergenError for one that is damaged where nobody has looked yet."""
        from papergen.bundle.attachments import faults
        from papergen.bundle.part import PartError
        from papergen.bundle.ready import make_ready

        try:
            return replace(part, data=make_ready(part.data, bilaga.target, foreign=True))
        except PartError as error:
            about = faults.About(bilaga.target, bilaga.place or point(self.case.path))
            raise about.stop(faults.DAMAGED, why="den går inte att foga samman med andra") from error

    def _write(self, files: dict[str, bytes], done: Attached) -> None:
        folder = self.project.output_folder(self.case_file)
        for name, data in files.items():
            write_if_changed(folder / name, data, self.case.path, self.project.root)
        done.files |= {name: sha256(data) for name, data in files.items()}

    def _kept(self, stem: str, bilaga: Bilaga, done: Attached) -> AttachmentPart | None:
        """Give a part made before, if it is whole."""
        folder = self.project.output_folder(self.case_file)
        try:
            data, told = (folder / f"{stem}.del").read_bytes(), (folder / f"{stem}.json").read_bytes()
            facts = unsealed(told)
            if sha256(data) != facts["sha256"]:
                return None
            place = bilaga.place or point(self.case.path)  # where it is listed now
            notes = tuple(replace(problem_from(note), place=place) for note in facts["notes"])
            claims = Claims(facts["pdfa"], facts["pdfua"])
            made = AttachmentPart(data, facts["pages"], claims, facts["tagged"], facts["copy"], notes)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        done.files |= {f"{stem}.del": sha256(data), f"{stem}.json": sha256(told)}
        return made


def _as_json(part: AttachmentPart) -> bytes:
    facts = {
        "sha256": sha256(part.data),
        "pages": part.pages,
        "pdfa": part.claims.pdfa,
        "pdfua": part.claims.pdfua,
        "tagged": part.tagged,
        "copy": part.copy,
        "notes": [replace(note, place=None).as_json() for note in part.notes],
    }
    return sealed(facts)
