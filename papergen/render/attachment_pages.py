"""Pages for attachments that are no PDF, and the heading page that names each attachment: PDF/A-2a and PDF/UA-1, as papers are.

They have the page and the styles of a paper's template, but neither its header nor its footer: an attachment speaks for itself.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import typst

from papergen.model.blocks import Block, Blocks, Footnote, Heading
from papergen.problems import PapergenError
from papergen.render.fonts import FALLBACK, families, substitutes
from papergen.render.header_footer import look_data
from papergen.render.pdf_data import PdfData
from papergen.render.pdf_paper import ROOT, STANDARDS, _compiler, _typst_fault, typst_source
from papergen.render.pictures import prepare_picture
from papergen.render.prepared_picture import PreparedPicture
from papergen.render.style import Page
from papergen.render.template import Template

MILLIMETRE = 72 / 25.4
TEXT_SIZE = 9.0  # points
_ADVANCE = 0.602  # em: how wide each character of DejaVu Sans Mono is
_TAB = 8
_STRETCH = 50  # lines; typst takes quadratic time for many in one stretch
_SHALLOWEST, _DEEPEST = 2, 5  # heading levels as in a case file, where `##` is the outermost


@dataclass(frozen=True, slots=True)
class Setting:
    """How an attachment's pages are set: with which look, in which language (BCP 47), and what the file says of its making."""

    template: Template
    author: str
    language: str
    day: date


def picture_page(data: bytes, title: str, setting: Setting) -> bytes:
    """Give one page with a PNG or JPEG as large as fits, on its side if the picture is wide. Raises BadPictureError.

    The page is as high as the template's and has margins of 15 mm, 20 mm below for the running number. `title` is the picture's
    alternative text: what an attachment is called is all that is known of it.
    """
    prepared = prepare_picture(data)
    look = setting.template.look.page
    sides = sorted((look.width, look.height))
    width, height = reversed(sides) if prepared.width > prepared.height else sides
    page = replace(
        look, width=width, height=height, left=15 * MILLIMETRE, right=15 * MILLIMETRE, top=15 * MILLIMETRE, bottom=20 * MILLIMETRE
    )
    # A scan that says nothing of its size is far larger than paper; a small photograph is not blown up.
    wide, high = prepared.fitted(page.column, page.column_height - 1)
    name = f"bilaga.{prepared.extension}"
    content = {"what": "picture", "picture": {"file": name, "width": wide, "height": high, "alt": title}}
    return _set(content, {name: prepared.data}, title, setting, page)


def text_pages(text: str, title: str, setting: Setting) -> bytes:
    r"""Give pages with plain text (line ends `\n`) in a fixed width, long lines wrapped. Raises MissingGlyphsError."""
    page = replace(setting.template.look.page, left=20 * MILLIMETRE, right=20 * MILLIMETRE)
    columns = int(page.column / (TEXT_SIZE * _ADVANCE))
    lines = "\n".join(_breakable(line.expandtabs(_TAB), columns) for line in text.strip("\n").split("\n")).split("\n")
    stretches = ["\n".join(lines[at : at + _STRETCH]) for at in range(0, len(lines), _STRETCH)]
    return _set({"what": "text", "text": stretches, "size": TEXT_SIZE}, {}, title, setting, page)


def markdown_pages(
    blocks: Blocks, footnotes: Iterable[Footnote], pictures: Mapping[str, PreparedPicture], title: str, setting: Setting
) -> bytes:
    """Give pages with a Markdown text set as papers are; `pictures` by the address in the text.

    Raises MissingGlyphsError, and PapergenError for what cannot be printed so that it can be read.
    """
    body = PdfData(setting.template.look, pictures)
    content = {
        "what": "blocks",
        "blocks": body.blocks(tuple(_levelled(blocks))),
        "footnotes": {str(note.number): body.blocks(note.blocks) for note in footnotes},
    }
    if body.problems:
        raise PapergenError(body.problems)
    return _set(content, body.files, title, setting, setting.template.look.page)


def heading_page(title: str, lines: Iterable[str], setting: Setting) -> bytes:
    """Give the page that goes before an attachment: its name as a heading ("Bilaga 2 till ärende 3: …"), and lines of text below.

    The lines may tell which pages follow, and of a signed document that this is a copy. Raises MissingGlyphsError.
    """
    blocks = [{"t": "heading", "level": 1, "runs": [{"t": "text", "s": title}]}]
    blocks += [{"t": "par", "runs": [{"t": "text", "s": line}], "tight": False} for line in lines]
    return _set({"what": "blocks", "blocks": blocks}, {}, title, setting, setting.template.look.page)


def _breakable(line: str, columns: int) -> str:
    """Cut words that are longer than a line; typst wraps the rest."""
    if len(line) <= columns:
        return line
    words = line.split(" ")
    return " ".join(
        "\n".join(word[at : at + columns] for at in range(0, len(word), columns)) if len(word) > columns else word
        for word in words
    )


def _levelled(blocks: Blocks) -> Iterable[Block]:
    """Give blocks whose headings begin at the outermost level and skip none (ISO 14289-1, 7.4.2), whatever the author's do."""
    above: list[int] = []
    for block in blocks:
        if not isinstance(block, Heading):
            yield block
            continue
        while above and above[-1] >= block.level:
            above.pop()
        above.append(block.level)
        yield replace(block, level=min(_SHALLOWEST + len(above) - 1, _DEEPEST))


def _look(template: Template, fonts: dict[str, str]) -> dict[str, Any]:
    if "look" not in template.kept:
        template.kept["look"] = look_data(template.look, fonts, FALLBACK)
    look: dict[str, Any] = template.kept["look"]
    return look


@cache
def _source() -> bytes:
    return (ROOT / "attachment.typ").read_bytes()


def _set(content: dict[str, Any], files: Mapping[str, bytes], title: str, setting: Setting, page: Page) -> bytes:
    template, day = setting.template, setting.day
    fonts, _ = substitutes(sorted({style.font for style in template.look.styles.values()}), families(template.own_fonts))
    language, *rest = setting.language.split("-")
    nothing: dict[str, list[Any]] = {"default": [], "first": []}
    data = {
        "titel": title,
        "title": title,
        "author": setting.author,
        "language": [language, next((part for part in rest if len(part) == 2 and part.isalpha()), None)],
        "day": [day.year, day.month, day.day],
        "look": _look(template, fonts) | {"page": asdict(replace(page, header=0, footer=0))},
        "header": nothing,
        "footer": nothing,
        "footnotes": {},
    } | content
    source = typst_source(_source(), data, {}, files)
    moment = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    try:
        made = _compiler(template.own_fonts).compile(source, format="pdf", pdf_standards=STANDARDS, timestamp=moment)  # type: ignore[type-var]
    except typst.TypstError as error:
        raise _typst_fault(error, template) from error
    if not isinstance(made, bytes):
        raise TypeError("typst gave no PDF")
    return made
