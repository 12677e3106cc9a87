"""Redlines: the papers that changed, in Word with tracked changes and as PDF with changes marked, and the list of them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

from papergen.compare.pieces import Pieces
from papergen.compare.report.headings import meeting_points, meeting_title, paper_title, status_words, version_words
from papergen.compare.swedish import FIELDS
from papergen.compare.weight import TITLES, Weight, field_pieces, summary
from papergen.model.blocks import (
    Heading,
    Inline,
    Inlines,
    List,
    ListItem,
    Paragraph,
    Picture,
    Strikethrough,
    Strong,
    Text,
    walk_inlines,
)
from papergen.model.case import Case, Section
from papergen.model.changes import CaseChange, Comparison, Deleted, Inserted, NoteEdit, SectionEdit
from papergen.problems import PapergenError, Problem, point
from papergen.project import KindFiles, Project
from papergen.render.formats import RENDERERS
from papergen.render.paper import make_paper
from papergen.render.pictures import BadPictureError, missing_picture, prepare_picture
from papergen.render.prepared_picture import PreparedPicture
from papergen.render.redline import Redline
from papergen.render.redline_docx import render_redline_docx
from papergen.render.redline_pdf import render_redline_pdf
from papergen.render.rendered import MissingGlyphsError, Rendered
from papergen.render.template import Template
from papergen.steps.glyphs import glyph_problems
from papergen.steps.origin import Origin, Origins
from papergen.steps.papers import load_template

Pictures = dict[str, PreparedPicture]
Renderer = Callable[[Redline, Template, Pictures, Pictures], Rendered]
RENDER: dict[str, Renderer] = {"docx": render_redline_docx, "pdf": render_redline_pdf}
INDEX_KIND = "foredragningslista"
_HERE = point("")


def redline(origins: Origins, change: CaseChange, form: str) -> bytes:
    """Make the redline of a paper; raises PapergenError for faults in its template, and for a template that is not there."""
    case = change.case
    project, origin = origins.project, origins.new if change.new else origins.old
    template = load_template(_kind(project, case), project.own_fonts())
    paper = make_paper(case, template.kind, origin.side.settings, origin.meeting(case))
    old_pictures, lost = _pictures(project, origins.old, change.old)
    new_pictures, missing = _pictures(project, origins.new, change.new)
    sections, notes = _scripts(change)
    author, moment = origins.new.signed(project)
    remarks = (*_remarks(change), *lost, *missing)
    made = Redline(paper, sections, notes, change.note_numbers, author, moment, remarks, origins.old_name)
    try:
        return RENDER[form](made, template, old_pictures, new_pictures).data
    except MissingGlyphsError as error:
        data = origin.side.data(origin.file.name if origin.file else case.path)
        raise PapergenError(glyph_problems(error.characters, case, data)) from error


def _kind(project: Project, case: Case) -> KindFiles:
    if case.kind not in project.kinds:
        message = f"Papperets mall ”{case.kind}” finns inte, så ändringarna går inte att skriva ut."
        hint = "Lägg tillbaka mallen i mappen templates, eller visa ändringarna med --format html."
        raise PapergenError([Problem("GIT009", message, point(case.path), hint)])
    return project.kinds[case.kind]


def _scripts(change: CaseChange) -> tuple[tuple[SectionEdit, ...], tuple[NoteEdit, ...]]:
    """Give the edits of a paper; of one that was added or removed all of it."""
    if change.old is None and change.new:
        return tuple(map(Inserted, change.new.sections)), tuple(map(Inserted, change.new.footnotes))
    if change.new is None and change.old:
        return tuple(map(Deleted, change.old.sections)), tuple(map(Deleted, change.old.footnotes))
    return change.sections, change.footnotes


def _pictures(project: Project, origin: Origin, case: Case | None) -> tuple[Pictures, list[str]]:
    """Give the pictures of a version ready to print, and what to say of those that cannot be."""
    found: Pictures = {}
    said = []
    for inline in walk_inlines(case.inlines()) if case else ():
        if isinstance(inline, Picture) and case and inline.target not in found:
            try:
                found[inline.target] = prepare_picture(origin.picture(project, case, inline.target, inline.place))
            except BadPictureError:
                found[inline.target] = missing_picture()
                said.append(f"Bilden {inline.target} går inte att visa i {origin.side.version.name}.")
    return found, said


def _remarks(change: CaseChange) -> Iterator[str]:
    """Say what changed outside the text."""
    if change.old is None or change.new is None:
        yield "Hela papperet är nytt." if change.old is None else "Hela papperet är borttaget."
        return
    if change.old.path != change.new.path:
        yield f"{status_words(change)}."
    for field in change.fields:
        if field.name != "bilagor":
            yield f"{FIELDS.get(field.name, field.name)}: {_told(field_pieces(field))}"
    for one in summary(change).of(Weight.ATTACHMENT):
        yield f"{one.title}: {_told(one.pieces)}{''.join(f', {said}' for said in one.places)}"


def _told(pieces: Pieces) -> str:
    """Say in words what came and went."""
    ways = {"deleted": "förut ”{}”", "inserted": "nu ”{}”"}
    return ", ".join(ways.get(piece.what, "{}").format(piece.text) for piece in pieces)


# --- the list of papers that changed --------------------------------------------------------------------------------------


def index(project: Project, comparison: Comparison, moment: datetime, form: str) -> bytes:
    """Make the page that lists the papers with what changed in each; raises PapergenError for faults in its template."""
    kind = project.kinds[INDEX_KIND]
    template = load_template(kind, project.own_fonts())
    namnder = [change.meeting.namnd for change in comparison.meetings] + [change.case.namnd for change in comparison.cases]
    namnd = ", ".join(dict.fromkeys(filter(None, namnder)))
    case = Case("index", INDEX_KIND, "Ändringar i papper", namnd, tuple(_index(comparison)), datum=moment.date())
    paper = make_paper(case, kind.kind, project.settings)
    paper = replace(paper, values=paper.values | {"papperstyp": "Ändringar"})
    try:
        return RENDERERS[form](paper, template, {}).data
    except MissingGlyphsError as error:
        raise PapergenError(glyph_problems(error.characters, case, b"")) from error


def _index(comparison: Comparison) -> Iterator[Section]:
    about = [version_words(comparison) + ".", *comparison.notes, *comparison.readers]
    if not comparison.cases and not comparison.meetings:
        about.append("Inget är ändrat.")
    yield Section("", _text("Om jämförelsen"), tuple(Paragraph(_text(said), _HERE) for said in about), _HERE)
    for meeting in comparison.meetings:
        points = tuple(_item(title, pieces, ()) for title, pieces in meeting_points(meeting))
        yield Section("", _text(meeting_title(meeting)), (List(False, 1, True, points, _HERE),) if points else (), _HERE)
    for change in comparison.cases:
        blocks: list[Paragraph | Heading | List] = [Paragraph(_text(f"{status_words(change)}."), _HERE)]
        found = summary(change)
        for weight in Weight:
            points = tuple(_item(one.title, one.pieces, one.places) for one in found.of(weight))
            if points:
                blocks += (Heading(3, _text(TITLES[weight]), _HERE), List(False, 1, True, points, _HERE))
        yield Section("", _text(paper_title(change)), tuple(blocks), _HERE)


def _item(title: str, pieces: Pieces, places: tuple[str, ...]) -> ListItem:
    words: list[Inline] = [*_text(f"{title}: " if pieces else title)]
    for number, piece in enumerate(pieces):
        text = _text(piece.text)
        if number and piece.what != "same" and pieces[number - 1].what != "same":
            words += _text(" ")
        marked: Inlines = text
        if piece.what in ("deleted", "moved_away"):
            marked = (Strikethrough(text, _HERE),)
        elif piece.what in ("inserted", "moved_here"):
            marked = (Strong(text, _HERE),)
        words += marked
    words += _text(f" ({'; '.join(places)})") if places else ()
    return ListItem((Paragraph(tuple(words), _HERE),), None, _HERE)


def _text(text: str) -> Inlines:
    return (Text(text, _HERE),)
