"""What `papergen show` shows: one stage of a case."""

from pathlib import Path

from papergen.model.views import as_json, case_text
from papergen.problems import PapergenError, Problem, Severity, point
from papergen.project import Project, os_words
from papergen.render.docx_text import UnreadableWordFileError, docx_text
from papergen.render.paper import make_paper
from papergen.render.pdf_paper import pdf_data
from papergen.steps.case_files import gather, read
from papergen.steps.manifest import sha256
from papergen.steps.papers import load_template


def show_word_file(path: Path, name: str) -> str:
    """Give the text of a Word file, named `name` in messages; raises PapergenError if there is no such file.

    For one that Word would not open either it is a line that says so, with the file's hash: git asks for the text of whatever has
    the right suffix, and would show no differences at all if it got none.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        message, hint = f"Filen går inte att läsa ({os_words(error)}).", "Se efter att den finns och att du får öppna den."
        raise PapergenError([Problem("FIL109", message, point(name), hint)]) from error
    try:
        return docx_text(data)
    except UnreadableWordFileError:
        return f"(ingen Wordfil som går att läsa, sha256 {sha256(data)})\n"


def show(project: Project, case_file: Path, view: str) -> str:
    """Give one stage of a case as text: `case`, `context` or `typst` as JSON, or `text`; raises PapergenError."""
    reading, meeting = read(project, case_file)
    found = gather(project, case_file, reading)
    if any(problem.severity is Severity.ERROR for problem in found.problems):
        raise PapergenError(found.problems)
    case, kind = reading.case, project.kinds[reading.case.kind]
    if view == "case":
        return as_json(case)
    if view == "text":
        return case_text(case)
    paper = make_paper(case, kind.kind, project.settings, meeting)
    if view == "context":
        return as_json(paper.values)
    return as_json(pdf_data(paper, load_template(kind, project.own_fonts()), found.pictures)[0])
