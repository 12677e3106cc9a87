"""What the bundle room needs of others to prepare an attachment: pages set, Markdown read, LibreOffice, a verifier."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from papergen.bundle.attachments.part import Makers
from papergen.model.blocks import Inline, Picture, inlines_of, walk_blocks, walk_inlines
from papergen.problems import PapergenError, Place, Problem, Severity
from papergen.read.markdown import Body, read_markdown
from papergen.read.written_numbers import other_numbers_in
from papergen.render.attachment_pages import Setting, markdown_pages, picture_page, text_pages
from papergen.render.pictures import BadPictureError, prepare_picture
from papergen.render.prepared_picture import PreparedPicture
from papergen.render.rendered import MissingGlyphsError
from papergen.steps import office
from papergen.steps.conformance import conforms

PictureReader = Callable[[str, Place], bytes]


@dataclass(frozen=True, slots=True)
class Listed:
    """An attachment as a case lists it: its file's path for messages, its title, and where the case says so.

    `file` is the path from the project on, for what is wrong inside a text.
    """

    path: str
    title: str
    place: Place
    file: str = ""


def makers(listed: Listed, setting: Setting, read_picture: PictureReader) -> Makers:
    """Give the functions for one attachment; `read_picture` reads a picture that a Markdown attachment names."""

    def picture(data: bytes) -> bytes:
        with _told(listed):
            return picture_page(data, listed.title, setting)

    def text(content: str) -> bytes:
        with _told(listed):
            return text_pages(content, listed.title, setting)

    def markdown(content: str) -> tuple[bytes, tuple[Problem, ...]]:
        body = read_markdown(content, listed.file or listed.path)
        pictures, problems = _pictures(body, read_picture)
        problems += [*body.problems, *other_numbers_in(body.blocks, content.split("\n"), 1)]
        if any(problem.severity is Severity.ERROR for problem in problems):
            raise PapergenError(problems)
        with _told(listed):
            return markdown_pages(body.blocks, body.footnotes, pictures, listed.title, setting), tuple(problems)

    return Makers(picture, text, markdown, office.convert if office.find_office() else None, conforms)


def _pictures(body: Body, read_picture: PictureReader) -> tuple[dict[str, PreparedPicture], list[Problem]]:
    found: dict[str, PreparedPicture] = {}
    problems: list[Problem] = []
    for inline in _inlines(body):
        if isinstance(inline, Picture) and inline.target not in found:
            try:
                with _told(Listed(inline.target, "", inline.place)):
                    found[inline.target] = prepare_picture(read_picture(inline.target, inline.place))
            except PapergenError as error:
                problems += error.problems
    return found, problems


def _inlines(body: Body) -> list[Inline]:
    texts = [body.blocks, *(note.blocks for note in body.footnotes)]
    runs = [inlines for blocks in texts for block in walk_blocks(blocks) for inlines in inlines_of(block)]
    return [inline for inlines in runs for inline in walk_inlines(inlines)]


@contextmanager
def _told(listed: Listed) -> Iterator[None]:
    """Turn what the render room cannot use into problems of the attachment: bad pictures, characters that no font has."""
    try:
        yield
    except BadPictureError as error:
        raise PapergenError([Problem("FIL107", f"bilden {listed.path}: {error}", listed.place, error.hint)]) from error
    except MissingGlyphsError as error:
        shown = ", ".join(f"”{character}” (U+{ord(character):04X})" for character in sorted(error.characters))
        hint = "Spara bilagan som PDF, eller lägg ett typsnitt som har tecknen i mappen fonts."
        message = f"bilagan {listed.path} har tecken som inte finns i typsnitten: {shown}"
        raise PapergenError([Problem("FIL116", message, listed.place, hint)]) from error
