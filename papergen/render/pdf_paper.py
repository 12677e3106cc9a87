"""A case as PDF/A-2a and PDF/UA-1: the paper as data, set by the kind's mall.typ with the look of its mall.docx.

Standards: ISO 19005-2:2011 level a, ISO 14289-1:2014.
"""

import json
import re
import threading
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import typst

from papergen.problems import PapergenError, Problem, Severity, point
from papergen.render.context import TEXT_AFTER, TEXT_BEFORE
from papergen.render.fonts import FALLBACK, families, load_fonts, substitutes
from papergen.render.header_footer import Stories, look_data
from papergen.render.paper import Paper
from papergen.render.pdf_data import PdfData, printable_values
from papergen.render.prepared_picture import PreparedPicture
from papergen.render.rendered import MissingGlyphsError, Rendered
from papergen.render.template import RENDER_ERRORS, Template, tag_problem

STANDARDS: list[Any] = ["a-2a", "ua-1"]
# All that typst can see of the machine: the folder of our own papergen.typ. It reads that itself, once in a process; what it is
# given in memory is read again for every paper.
ROOT = Path(__file__).with_name("typst_root")
_MISSING_GLYPH = re.compile(r'the text `?"((?:[^"\\]|\\.)*)"`? could not be displayed')


def _compiler(own_fonts: tuple[Path, ...]) -> typst.Compiler:
    """Give this thread's compiler, since one sets one paper at a time."""
    return _compiler_of(own_fonts, threading.get_ident())


@lru_cache(maxsize=4)
def _compiler_of(own_fonts: tuple[Path, ...], thread: int) -> typst.Compiler:
    """Make a compiler; it sees no folder of the machine, and packages can be neither found nor fetched."""
    nowhere = str(ROOT / "no-packages")
    return typst.Compiler(root=str(ROOT), font_paths=load_fonts(own_fonts), package_path=nowhere, package_cache_path=nowhere)


@cache
def _families(own_fonts: tuple[Path, ...]) -> tuple[str, ...]:
    return tuple(families(own_fonts))


def pdf_data(
    paper: Paper, template: Template, pictures: Mapping[str, PreparedPicture]
) -> tuple[dict[str, Any], dict[str, bytes], tuple[Problem, ...]]:
    """Give what typst is given: the data, the pictures by file name, and warnings about fonts."""
    look = template.look
    fonts, missing = substitutes(sorted({style.font for style in look.styles.values()}), _families(template.own_fonts))
    try:
        stories, header, footer = _stories(paper, template)
    except RENDER_ERRORS as error:
        raise PapergenError([tag_problem(template, error)]) from error
    if "look" not in template.kept:
        template.kept["look"] = look_data(look, fonts, FALLBACK)
    body = PdfData(look, pictures)
    language, *rest = paper.language.split("-")
    region = next(
        (part for part in rest if len(part) == 2 and part.isalpha()), None
    )  # all that typst knows of: not zh-Hant, es-419
    data = printable_values(paper.values, look) | {
        "title": paper.title,
        "author": paper.author,
        "language": [language, region],
        "day": [paper.day.year, paper.day.month, paper.day.day],
        "look": template.kept["look"],
        "header": header,
        "footer": footer,
        TEXT_BEFORE: body.sections(paper.before),
        TEXT_AFTER: body.sections(paper.after),
        "footnotes": {str(note.number): body.blocks(note.blocks) for note in paper.footnotes},
    }
    if body.problems:
        raise PapergenError(body.problems)
    problems = tuple(
        Problem(
            "MALL110",
            f"typsnittet ”{name}” finns inte för PDF; {fonts[name]} används i stället",
            point(template.docx_path),
            "Lägg typsnittets fil (.ttf eller .otf) i projektets mapp fonts, eller välj Arial i mallen.",
            Severity.WARNING,
        )
        for name in missing
    )
    return data, body.files | stories.pictures, problems


def _stories(paper: Paper, template: Template) -> tuple[Stories, dict[str, Any], dict[str, Any]]:
    """Fill headers and footers as in Word and read them as data: `default`, and `first` where the first page differs."""
    shell = template.shell_to_read()
    stories = Stories(template.look)
    section = shell.docx.sections[0]
    values = paper.values
    found: list[dict[str, Any]] = []
    for default, first in ((section.header, section.first_page_header), (section.footer, section.first_page_footer)):
        story = {}
        for name, proxy in (("default", default), ("first", first)):
            part = None if proxy.is_linked_to_previous else proxy.part
            story[name] = stories.read(shell.part_xml(part, values), part) if part is not None else []
        found.append(story)
    return stories, found[0], found[1]


def render_pdf(paper: Paper, template: Template, pictures: Mapping[str, PreparedPicture]) -> Rendered:
    """Make the PDF of a paper.

    Raises PapergenError for faults in the template, MissingGlyphsError for characters that no font has.
    """
    return set_data(paper, template, pdf_data(paper, template, pictures), {})


def render_linked(
    paper: Paper, template: Template, pictures: Mapping[str, PreparedPicture], links: Mapping[str, str]
) -> tuple[Rendered, bytes]:
    """Make the PDF of a paper as `render_pdf` does, and the same with links to files beside the case.

    `links` says where they lead, by the file; elsewhere such a file is named in plain text. The second PDF takes a third as
    long as the first, since typst lays out anew only what differs.
    """
    data = pdf_data(paper, template, pictures)
    return set_data(paper, template, data, {}), set_data(paper, template, data, links).data


def set_data(
    paper: Paper,
    template: Template,
    given: tuple[dict[str, Any], dict[str, bytes], tuple[Problem, ...]],
    links: Mapping[str, str],
) -> Rendered:
    """Set what `pdf_data` gives; `paper` says only of what day it is."""
    data, files, problems = given
    source = typst_source(template.typ, data, links, files)
    moment = int(datetime(paper.day.year, paper.day.month, paper.day.day, tzinfo=UTC).timestamp())
    try:
        made, warnings = _compiler(template.own_fonts).compile_with_warnings(
            source, format="pdf", pdf_standards=STANDARDS, timestamp=moment
        )  # type: ignore[type-var]
    except typst.TypstError as error:
        raise _typst_fault(error, template) from error
    if not isinstance(made, bytes):
        raise TypeError("typst gave no PDF")
    faults = [warning.message for warning in warnings]
    notes = tuple(
        Problem("MALL111", f"typst varnar: {fault}", point(template.typ_path), "Rätta mall.typ.", Severity.WARNING)
        for fault in faults
    )
    # A stream that ends in CR looks a byte too short before its LF, at least to validators that look backwards for the end of the
    # line (ISO 32000-1, 7.3.8.1 leaves the end of line out of the length). CR is an end of line too and takes as much room.
    made = made.replace(b"\r\nendstream\nendobj", b"\r\rendstream\nendobj")
    return Rendered(made, problems + notes, _pages(made))


def typst_source(main: bytes, data: Mapping[str, Any], links: Mapping[str, str], files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give all that typst is handed in memory, by name: the paper's own file, its values, its look, its links and its pictures.

    What is the same for all papers of a kind stands in files of its own, so that typst remembers what it has made of it.
    """
    values = {key: value for key, value in data.items() if key not in ("look", "footnotes")}
    if data["footnotes"]:
        values = {key: _with_notes(value, data["footnotes"]) for key, value in values.items()}
    return {
        "main.typ": main,
        "data.json": _json(values),
        "look.json": _json(data["look"]),
        "links.json": _json(links),
        # typst takes files given in memory as UTF-8 text only, so pictures go in as numbers; they are small (pictures.py).
        **{f"{name}.json": _numbers(content) for name, content in files.items()},
    }


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def _with_notes(value: Any, notes: Mapping[str, Any]) -> Any:
    """Give blocks with each footnote's own blocks where it is first referred to, which may be in another note."""
    if isinstance(value, list):
        return [_with_notes(item, notes) for item in value]
    if not isinstance(value, dict):
        return value
    made = {key: _with_notes(item, notes) for key, item in value.items()}
    if made.get("t") == "note" and made["first"]:
        made["blocks"] = _with_notes(notes[str(made["n"])], notes)
    return made


@lru_cache(maxsize=8)
def _numbers(content: bytes) -> bytes:
    """Give bytes as a JSON array; kept for the logo, which every paper has."""
    return json.dumps(list(content), separators=(",", ":")).encode()


def _pages(made: bytes) -> int:
    """Count the pages of a PDF that typst made: it writes the root of the page tree first and uncompressed."""
    found = re.search(rb"/Type/Pages/Count (\d+)", made)
    return int(found[1]) if found else 0


def _unescaped(shown: str) -> str:
    r"""Give the characters that typst shows as Rust does: `\u{301}` for what has no look of its own."""
    return re.sub(r"\\(?:u\{([0-9a-f]{1,6})\}|(.))", lambda match: chr(int(match[1], 16)) if match[1] else match[2], shown)


def _typst_fault(error: typst.TypstError, template: Template) -> Exception:
    text = f"{error.message}\n{error.diagnostic}"
    missing = {character for match in _MISSING_GLYPH.finditer(text) for character in _unescaped(match[1])}
    if missing:
        return MissingGlyphsError(missing)
    line = re.search(r"main\.typ:(\d+):(\d+)", text)
    where = point(template.typ_path, int(line[1]), int(line[2])) if line else point(template.typ_path)
    first = error.message.splitlines()[0] if error.message else "okänt fel"
    return PapergenError(
        [
            Problem(
                "MALL112",
                f"PDF:en går inte att sätta: {first}",
                where,
                "; ".join(error.hints) or "Rätta mall.typ eller mall.docx.",
            )
        ]
    )
