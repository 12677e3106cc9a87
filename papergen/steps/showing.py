"""What `papergen show` shows: one stage of a case."""

from pathlib import Path

from papergen.model.views import as_json, case_text
from papergen.problems import PapergenError, Severity
from papergen.project import Project
from papergen.render.paper import make_paper
from papergen.render.pdf_paper import pdf_data
from papergen.steps.papers import gather, load_template, read


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
