"""The formats of a paper: a new one is one file with a function of this shape, and here one function and one line.

Each loads what it takes when it is first asked for: a part of a bundle is made without the writer of Word files.
"""

from collections.abc import Callable, Mapping

from papergen.render.paper import Paper
from papergen.render.prepared_picture import PreparedPicture
from papergen.render.rendered import Rendered
from papergen.render.template import Template

Renderer = Callable[[Paper, Template, Mapping[str, PreparedPicture]], Rendered]


def _docx(paper: Paper, template: Template, pictures: Mapping[str, PreparedPicture]) -> Rendered:
    from papergen.render.docx_paper import render_docx

    return render_docx(paper, template, pictures)


def _pdf(paper: Paper, template: Template, pictures: Mapping[str, PreparedPicture]) -> Rendered:
    from papergen.render.pdf_paper import render_pdf

    return render_pdf(paper, template, pictures)


RENDERERS: dict[str, Renderer] = {"docx": _docx, "pdf": _pdf}
