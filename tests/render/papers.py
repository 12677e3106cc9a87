"""Make papers for the tests: of the cases in cases/, of Markdown, and of blocks put together by hand."""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from PIL import Image

from papergen.model.blocks import Block, Blocks, Inline, Paragraph, Text
from papergen.model.case import Case, Section
from papergen.problems import Problem, point
from papergen.project import open_project
from papergen.read.case import read_case
from papergen.render.formats import RENDERERS
from papergen.render.paper import make_paper
from papergen.render.pictures import prepare_picture
from papergen.render.prepared_picture import PreparedPicture
from papergen.render.template import Template, open_template
from papergen.steps.case_files import gather, read
from papergen.steps.papers import load_template, render

ROOT = Path(__file__).parents[2]
PROJECT = open_project(ROOT)
CASES = [path.relative_to(ROOT).as_posix() for path in PROJECT.case_files()]
KINDS = sorted(PROJECT.kinds)
KIND = "tjansteutlatande"
EVERYTHING = (Path(__file__).parent / "everything.md").read_text(encoding="utf-8")
HERE = point("cases/a.md")


@dataclass(frozen=True)
class Made:
    """A paper in both formats, and the warnings that came with it."""

    docx: bytes = field(repr=False)
    pdf: bytes = field(repr=False)
    problems: tuple[Problem, ...] = ()


@cache
def case_paper(name: str) -> Made:
    """Make the paper of a case in cases/, as `papergen build` does."""
    case_file = ROOT / name
    reading, meeting = read(PROJECT, case_file)
    found = gather(PROJECT, case_file, reading)
    rendered = render(PROJECT, case_file, reading.case, meeting, found, ("docx", "pdf"))
    stem = case_file.stem
    return Made(rendered.files[f"{stem}.docx"], rendered.files[f"{stem}.pdf"], (*found.problems, *rendered.problems))


def template(kind: str = KIND) -> Template:
    return load_template(PROJECT.kinds[kind])


def changed_template(
    docx: bytes | None = None, typ: bytes | None = None, kind: str = KIND, fonts: tuple[Path, ...] = ()
) -> Template:
    """Open a kind's templates with other bytes in place of one of them; raises PapergenError as for any template."""
    own = template(kind)
    return open_template(own.kind, own.docx_path, docx or own.docx, own.typ_path, typ or own.typ, fonts)


def paper_of(case: Case, pictures: Mapping[str, PreparedPicture] | None = None, made_with: Template | None = None) -> Made:
    """Make the paper of a case put together by hand."""
    kind = PROJECT.kinds[case.kind].kind
    paper = make_paper(case, kind, PROJECT.settings)
    made = {form: renderer(paper, made_with or template(case.kind), pictures or {}) for form, renderer in RENDERERS.items()}
    return Made(made["docx"].data, made["pdf"].data, tuple(problem for form in made.values() for problem in form.problems))


def pdf_of(case: Case, made_with: Template | None = None) -> bytes:
    """Make only the PDF of a case put together by hand."""
    paper = make_paper(case, PROJECT.kinds[case.kind].kind, PROJECT.settings)
    return RENDERERS["pdf"](paper, made_with or template(case.kind), {}).data


def read_text(text: str) -> Case:
    """Read a case file from its text."""
    kinds = {name: files.kind for name, files in PROJECT.kinds.items()}
    return read_case(text.encode(), "cases/a.md", kinds, PROJECT.settings, None).case


def body_of(*blocks: Block, title: str = "Ärendet", **fields: object) -> Case:
    """Give a case of one section with these blocks; `fields` are those of `Case`."""
    section = Section("arendet", (text(title),), blocks, HERE)
    return replace(Case("cases/a.md", KIND, "Ansökan om medel", "Socialnämnden", (section,)), **fields)  # type: ignore[arg-type]


def markdown(body: str) -> Case:
    """Read a case with this body below the heading Ärendet."""
    return read_text(f"---\ntitel: Ansökan om medel\nnämnd: Socialnämnden\n---\n\n## Ärendet\n\n{body}\n")


def text(words: str) -> Text:
    return Text(words, HERE)


def paragraph(*inlines: Inline | str) -> Paragraph:
    return Paragraph(tuple(text(inline) if isinstance(inline, str) else inline for inline in inlines), HERE)


def paragraphs(count: int, words: str = "En rad text som är kort.") -> Blocks:
    return tuple(paragraph(words) for _ in range(count))


def picture_bytes(width: int = 400, height: int = 200, form: str = "PNG", **saved: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), (200, 30, 30)).save(out, form, **saved)
    return out.getvalue()


@cache
def everything() -> Made:
    """Make the paper that has one of each thing."""
    pictures = {
        "bilagor/karta.png": prepare_picture(picture_bytes(3000, 1000)),
        "bilagor/märke.png": prepare_picture(picture_bytes(40, 40)),
    }
    return paper_of(read_text(EVERYTHING), pictures)
