"""The formats of a paper: a new one is one file with a function of this shape, and one line here."""

from collections.abc import Callable, Mapping

from papergen.render.docx_paper import render_docx
from papergen.render.paper import Paper
from papergen.render.pdf_paper import render_pdf
from papergen.render.pictures import PreparedPicture
from papergen.render.rendered import Rendered
from papergen.render.template import Template

Renderer = Callable[[Paper, Template, Mapping[str, PreparedPicture]], Rendered]

RENDERERS: dict[str, Renderer] = {"docx": render_docx, "pdf": render_pdf}
