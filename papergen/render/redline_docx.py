"""Both versions of a paper in one Word file with tracked changes: accepting all gives the new paper, rejecting all the old.

Header, footer and all that the template says above and below the text are the new paper's; a comment says what changed there.
"""

from collections.abc import Mapping
from itertools import count
from typing import Any

from docx.oxml.ns import qn
from docx.text.run import Run as WordRun

from papergen.model.changes import SectionEdit
from papergen.render.context import TEXT_AFTER, TEXT_BEFORE
from papergen.render.docx_body import BodyWriter, Flow
from papergen.render.docx_elements import holder
from papergen.render.docx_footnotes import close_footnotes, footnotes_part, mark_footnote, new_footnote, open_footnotes
from papergen.render.docx_numbering import Numbering
from papergen.render.docx_package import pack, set_properties
from papergen.render.docx_paper import set_language
from papergen.render.prepared_picture import PreparedPicture
from papergen.render.redline import Redline
from papergen.render.redline_body import RedlineBody
from papergen.render.redline_marks import Marker, bare_end
from papergen.render.redline_moves import shown_moves
from papergen.render.redline_notes import Notes
from papergen.render.redline_pens import Pens
from papergen.render.rendered import Rendered
from papergen.render.template import Template, fill

Pictures = Mapping[str, PreparedPicture]
_APART = 100_000  # so many pictures may each version and each part of the file number


def render_redline_docx(redline: Redline, template: Template, old_pictures: Pictures, new_pictures: Pictures) -> Rendered:
    """Make the Word file of a redline. Pictures are by their targets in each version.

    Raises PapergenError for faults in the template.
    """
    paper, shell = redline.paper, template.shell()
    fill(template, shell, paper.values, lambda name: f'<w:p w:rsidRPr="{name}"/>')
    document = shell.docx
    numbering = Numbering(document, template.look)
    marker, notes = Marker(redline.author, redline.moment), Notes(redline.footnotes)
    shown = {new: old for old, new in redline.note_numbers} | {-number: number for number in range(1, len(notes.old) + 1)}
    starts = count(2000, _APART)

    def pens(part: Any) -> Pens:
        old = BodyWriter(template.look, part, numbering, old_pictures, shown_notes=shown, picture_id=next(starts))
        new = BodyWriter(template.look, part, numbering, new_pictures, picture_id=next(starts))
        return Pens(old, new, marker, notes)

    body = RedlineBody(pens(document.part), shown_moves(redline.sections, only_text=True))
    before, after = redline.divided()
    _write_texts(document, body, {TEXT_BEFORE: before, TEXT_AFTER: after})
    if notes.wanted:
        part = footnotes_part(document)
        _write_notes(part, RedlineBody(pens(part)), notes)
    if redline.remarks:
        _comment(document, redline)
    set_language(document, paper.language)
    set_properties(document, title=paper.title, author=paper.author, language=paper.language, day=paper.day)
    return Rendered(pack(document))


def _write_texts(document: Any, body: RedlineBody, texts: dict[str, tuple[SectionEdit, ...]]) -> None:
    """Put the sections where the shell's two text tags stood."""
    for marker in list(document.element.body.iter(qn("w:p"))):
        sections = texts.get(marker.get(qn("w:rsidRPr"), ""))
        if sections is None:
            continue
        built = holder()
        body.sections(built, sections)
        body.close(built)
        for element in list(built):
            marker.addprevious(element)
        marker.getparent().remove(marker)


def _write_notes(part: Any, body: RedlineBody, notes: Notes) -> None:
    """Write the footnotes that are referred to; a note's own text refers to none."""
    root, flow = open_footnotes(part), Flow("footnote text")
    for (number, side), in_file in notes.wanted.items():
        note = new_footnote(root, in_file)
        body.blocks(note, notes.edits(number, side), flow, flow)
        body.close(note)
        if side == "both":
            body.pens.marker.keep_last_end(note)
        else:  # goes with its reference
            for paragraph in note.iter(qn("w:p")):
                bare_end(paragraph)
        mark_footnote(note, body.pens.new.look)
    close_footnotes(part, root)


def _comment(document: Any, redline: Redline) -> None:
    """Say in a comment what changed outside the text: it stands at the first words that are in both versions."""
    runs = (
        run
        for run in document.element.body.iter(qn("w:r"))
        if run.getparent().tag == qn("w:p") and run.find(qn("w:t")) is not None
    )
    first = next(runs, None)
    if first is None:
        return
    text = "\n".join(("Också ändrat:", *redline.remarks))
    comment = document.add_comment(WordRun(first, document), text, author=redline.author, initials="")
    comment._comment_elm.set(qn("w:date"), f"{redline.moment:%Y-%m-%dT%H:%M:%SZ}")
    known = {style.get(qn("w:styleId")) for style in document.styles.element.iter(qn("w:style"))}
    for root in (comment._comment_elm, document.element.body):  # python-docx names styles that a template need not have
        for style in [one for one in root.iter(qn("w:pStyle"), qn("w:rStyle")) if one.get(qn("w:val")) not in known]:
            style.getparent().remove(style)
