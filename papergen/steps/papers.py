"""One paper: render it, in each format and as a part of its meeting's bundle."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from papergen.model.case import Case
from papergen.model.meeting import Meeting
from papergen.problems import PapergenError, Problem, point
from papergen.project import KindFiles, Project, os_words
from papergen.render.formats import RENDERERS
from papergen.render.paper import make_paper
from papergen.render.pdf_paper import pdf_data, render_linked, set_data
from papergen.render.rendered import MissingGlyphsError
from papergen.render.template import Template, open_template
from papergen.steps.built import PaperFiles
from papergen.steps.case_files import Gathered
from papergen.steps.disk import read_bytes
from papergen.steps.glyphs import glyph_problems
from papergen.steps.manifest import sha256
from papergen.steps.part_names import bundle_links


def render(
    project: Project, case_file: Path, case: Case, meeting: Meeting | None, found: Gathered, formats: tuple[str, ...]
) -> PaperFiles:
    """Make a paper in each format, and as a part of its meeting's bundle where it is another there; raises PapergenError.

    Without a format only the part is made.
    """
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
        if not formats:
            rendered = set_data(paper, template, pdf_data(paper, template, found.pictures), bundle_links(case, stem))
            pages, part = rendered.pages, rendered.data
    except MissingGlyphsError as error:
        raise PapergenError(glyph_problems(error.characters, case, read_bytes(project, case_file))) from error
    return PaperFiles(files, pages, tuple(notes), part)


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


_CHECKED: set[str] = set()


def know_checked(hashes: Iterable[str]) -> None:
    """Know that templates of these hashes have been checked: papers lie in build/ that were made with them."""
    _CHECKED.update(hashes)


@lru_cache(maxsize=16)
def _opened(kind: KindFiles, docx: bytes, typ: bytes, own_fonts: tuple[Path, ...]) -> Template:
    checked = sha256(docx) in _CHECKED
    return open_template(kind.kind, f"{kind.folder}/mall.docx", docx, f"{kind.folder}/mall.typ", typ, own_fonts, checked=checked)
