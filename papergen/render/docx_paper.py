"""A case as a Word file: the shell filled, the body written into it, properties set, packed the same way every time."""

from collections.abc import Mapping
from typing import Any

from docx.oxml.ns import qn

from papergen.render.context import TEXT_AFTER, TEXT_BEFORE
from papergen.render.docx_body import BodyWriter, Flow
from papergen.render.docx_elements import holder
from papergen.render.docx_footnotes import close_footnotes, footnotes_part, mark_footnote, new_footnote, open_footnotes
from papergen.render.docx_numbering import Numbering
from papergen.render.docx_package import pack, set_properties
from papergen.render.paper import Paper
from papergen.render.prepared_picture import PreparedPicture
from papergen.render.rendered import Rendered
from papergen.render.template import Shell, Template, fill


def render_docx(paper: Paper, template: Template, pictures: Mapping[str, PreparedPicture]) -> Rendered:
    """Make the Word file of a paper. `pictures` by the target the case gives; raises PapergenError for faults in the template."""
    shell = template.shell()
    fill(template, shell, paper.values, lambda name: f'<w:p w:rsidRPr="{name}"/>')
    document = shell.docx
    numbering = Numbering(document, template.look)
    writer = BodyWriter(template.look, document.part, numbering, pictures)
    _write_texts(paper, shell, writer)
    if paper.footnotes:
        part = footnotes_part(document)
        root = open_footnotes(part)
        notes = BodyWriter(template.look, part, numbering, pictures, picture_id=writer.picture_id)
        for footnote in paper.footnotes:
            note = new_footnote(root, footnote.number)
            notes.blocks(note, footnote.blocks, Flow("footnote text"))
            notes.close(note)
            mark_footnote(note, template.look)
        close_footnotes(part, root)
    set_language(document, paper.language)
    set_properties(document, title=paper.title, author=paper.author, language=paper.language, day=paper.day)
    return Rendered(pack(document))


def _write_texts(paper: Paper, shell: Shell, writer: BodyWriter) -> None:
    """Put the sections where the shell's two text tags stood."""
    texts = {TEXT_BEFORE: paper.before, TEXT_AFTER: paper.after}
    for marker in list(shell.docx.element.body.iter(qn("w:p"))):
        sections = texts.get(marker.get(qn("w:rsidRPr"), ""))
        if sections is None:
            continue
        built = holder()
        writer.sections(built, sections)
        writer.close(built)
        for element in list(built):
            marker.addprevious(element)
        marker.getparent().remove(marker)


def set_language(document: Any, language: str) -> None:
    """Say the paper's language in the styles' defaults, where readers and spell checkers look."""
    for element in document.styles.element.iterfind(f"{qn('w:docDefaults')}//{qn('w:lang')}"):
        element.set(qn("w:val"), language)
