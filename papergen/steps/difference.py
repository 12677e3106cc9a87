"""`papergen diff`: the comparison the user asked for, and the reports of it, shown or written."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

from papergen.compare.report.html_page import html_report, paper_html
from papergen.compare.report.markdown import markdown_report, paper_markdown
from papergen.compare.report.text import paper_text, text_report
from papergen.compare.weight import summary
from papergen.model.changes import CaseChange, Comparison
from papergen.problems import PapergenError, Problem
from papergen.project import Project, find_root, open_project
from papergen.steps.choosing_versions import Wanted, since, versions
from papergen.steps.comparing import compare_versions
from papergen.steps.disk import write
from papergen.steps.loose_files import compare_files
from papergen.steps.rounds import who_must_read

Paper = Callable[[Project | None, Comparison, CaseChange], bytes]
Whole = Callable[[Project | None, Comparison], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A format of reports: its suffix, and what writes one paper's changes, the index to those files, and all in one.

    The project is that of the papers, None for two files outside any. `whole` is None for what is no text: that is not shown.
    """

    suffix: str
    paper: Paper
    index: Whole
    whole: Whole | None = None


def _paper_text(project: Project | None, comparison: Comparison, change: CaseChange) -> bytes:
    return paper_text(summary(change)).encode()


def _text(project: Project | None, comparison: Comparison) -> bytes:
    return text_report(comparison).encode()


def _paper_markdown(project: Project | None, comparison: Comparison, change: CaseChange) -> bytes:
    return paper_markdown(summary(change)).encode()


def _markdown(project: Project | None, comparison: Comparison) -> bytes:
    return markdown_report(comparison).encode()


def _index_markdown(project: Project | None, comparison: Comparison) -> bytes:
    return markdown_report(comparison, "se filerna bredvid den här, en för varje papper.").encode()


def _paper_html(project: Project | None, comparison: Comparison, change: CaseChange) -> bytes:
    return paper_html(summary(change), comparison).encode()


def _html(project: Project | None, comparison: Comparison) -> bytes:
    return html_report(comparison).encode()


def _index_html(project: Project | None, comparison: Comparison) -> bytes:
    links = {change.case.path: quote(report_path(change, "html")) for change in comparison.cases}
    return html_report(comparison, links).encode()


# A new format is a line here, and its name in DIFF_FORMATS in cli.py.
FORMATS: dict[str, Format] = {
    "text": Format("txt", _paper_text, _text, _text),
    "markdown": Format("md", _paper_markdown, _index_markdown, _markdown),
    "html": Format("html", _paper_html, _index_html, _html),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """A comparison, and the project it was made in; None for two files outside any."""

    project: Project | None
    comparison: Comparison

    @property
    def found(self) -> bool:
        """Tell whether anything changed."""
        return bool(self.comparison.cases or self.comparison.meetings)


def difference(words: tuple[str, ...], since_name: str, folder: Path, start: Path) -> Difference:
    """Compare what `words` (none, OLD, or OLD and NEW) or `--since` say; raises PapergenError.

    `folder` is where file names count from, `start` where the project is looked for. Two words that both are files are compared
    as files.
    """
    files = [folder / word for word in words]
    if len(files) == 2 and all(file.is_file() for file in files):
        old, new = (file.resolve() for file in files)
        try:
            project = open_project(find_root(new.parent))
        except PapergenError:
            project = None
        return Difference(project, compare_files(old, new, words[0], words[1]))
    _demand_versions(words, folder)
    project = open_project(find_root(start))
    old_name, new_name = (*words, "", "")[:2]
    if since_name:
        old_name = since(project, since_name, folder)
    before, after = versions(project, Wanted(old_name, new_name))
    comparison = compare_versions(project, before, after)
    return Difference(project, replace(comparison, readers=tuple(who_must_read(project, comparison, after))))


def _demand_versions(words: tuple[str, ...], folder: Path) -> None:
    """Raise PapergenError for words that are meant as files and are not two files that are there."""
    meant = [word for word in words if word.endswith(".md")]
    hint = "Skriv två filer: papergen diff GAMMAL.md NY.md. Eller en version ur git: papergen diff HEAD"
    missing = [word for word in meant if not (folder / word).is_file()]
    if meant:
        message = f"Filen {missing[0]} finns inte." if missing else f"{meant[0]} är en fil, och den går att jämföra med en till."
        raise PapergenError([Problem("FIL101", message, None, hint)])


def shown(found: Difference, form: str, *, colour: bool) -> str:
    """Give the report of the whole comparison as text."""
    if form == "text":
        return text_report(found.comparison, colour=colour)
    whole = FORMATS[form].whole
    assert whole is not None
    return whole(found.project, found.comparison).decode()


def written(found: Difference, form: str, folder: Path) -> list[Path]:
    """Write `<meeting>/<case>.<suffix>` for each paper that changed, and `index.<suffix>`; gives the files, the index last."""
    made = FORMATS[form]
    files: dict[Path, bytes] = {}
    for change in found.comparison.cases:
        files[folder / report_path(change, made.suffix)] = made.paper(found.project, found.comparison, change)
    files[folder / f"index.{made.suffix}"] = made.index(found.project, found.comparison)
    write(files, f"index.{made.suffix}")
    return list(files)


def report_path(change: CaseChange, suffix: str) -> str:
    """Give where a paper's report is written, relative to the folder: `<meeting>/<case>.<suffix>`, no name with `..` in it."""
    parts = [part for part in change.case.path.split("/") if part not in ("", ".", "..")]
    parts = parts[1:] if parts[0] == "cases" and len(parts) > 1 else parts[-1:]
    return "/".join((*parts[:-1], f"{parts[-1].removesuffix('.md')}.{suffix}"))
