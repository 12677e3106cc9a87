"""`papergen diff`: the comparison the user asked for, and the reports of it, shown or written."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
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
from papergen.steps.loose_files import compare_files, project_of, side_of_file
from papergen.steps.origin import Origin, Origins
from papergen.steps.rounds import who_must_read
from papergen.steps.side import side_of
from papergen.steps.versions import Version

Paper = Callable[["Difference", CaseChange], bytes]
Whole = Callable[["Difference"], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A format of reports: its suffix, and what writes one paper's changes, the index to those files, and all in one.

    `whole` is None for what is no text: that is not shown.
    """

    suffix: str
    paper: Paper
    index: Whole
    whole: Whole | None = None


def _paper_text(found: "Difference", change: CaseChange) -> bytes:
    return paper_text(summary(change)).encode()


def _text(found: "Difference") -> bytes:
    return text_report(found.comparison).encode()


def _paper_markdown(found: "Difference", change: CaseChange) -> bytes:
    return paper_markdown(summary(change)).encode()


def _markdown(found: "Difference") -> bytes:
    return markdown_report(found.comparison).encode()


def _index_markdown(found: "Difference") -> bytes:
    return markdown_report(found.comparison, "se filerna bredvid den här, en för varje papper.").encode()


def _paper_html(found: "Difference", change: CaseChange) -> bytes:
    return paper_html(summary(change), found.comparison).encode()


def _html(found: "Difference") -> bytes:
    return html_report(found.comparison).encode()


def _index_html(found: "Difference") -> bytes:
    links = {change.case.path: quote(report_path(change, "html")) for change in found.comparison.cases}
    return html_report(found.comparison, links).encode()


def _redline(form: str) -> Paper:
    def made(found: "Difference", change: CaseChange) -> bytes:
        from papergen.steps.redlines import redline  # what sets papers takes time to load, and no other format needs it

        return redline(found.origins(), change, form)

    return made


def _redline_index(form: str) -> Whole:
    def made(found: "Difference") -> bytes:
        from papergen.steps.redlines import index

        return index(found.origins().project, found.comparison, found.moment, form)

    return made


# A new format is a line here, and its name in DIFF_FORMATS in cli.py.
FORMATS: dict[str, Format] = {
    "text": Format("txt", _paper_text, _text, _text),
    "markdown": Format("md", _paper_markdown, _index_markdown, _markdown),
    "html": Format("html", _paper_html, _index_html, _html),
    "docx": Format("docx", _redline("docx"), _redline_index("docx")),
    "pdf": Format("pdf", _redline("pdf"), _redline_index("pdf")),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """A comparison, and where its two versions come from; the project is None for two files outside any.

    `old` and `new` are versions of the project, or files; `moment` is when the comparison was made.
    """

    project: Project | None
    comparison: Comparison
    old: Version | Path
    new: Version | Path
    moment: datetime

    @property
    def found(self) -> bool:
        """Tell whether anything changed."""
        return bool(self.comparison.cases or self.comparison.meetings)

    def origins(self) -> Origins:
        """Give where the two versions come from, read anew: redlines need more of them than the comparison did."""
        names = self.comparison.old_name, self.comparison.new_name
        if isinstance(self.old, Version) and isinstance(self.new, Version):
            assert self.project is not None
            sides = (side_of(self.project, version) for version in (self.old, self.new))
            old, new = (Origin(side, self.moment) for side in sides)
            return Origins(self.project, old, new, names[0])
        assert isinstance(self.old, Path)
        assert isinstance(self.new, Path)
        files = zip((self.old, self.new), names, strict=True)
        old, new = (Origin(side_of_file(file, name), self.moment, file) for file, name in files)
        return Origins(self.project or project_of(self.new), old, new, names[0])


def difference(words: tuple[str, ...], since_name: str, folder: Path, start: Path, today: date) -> Difference:
    """Compare what `words` (none, OLD, or OLD and NEW) or `--since` say; raises PapergenError.

    `folder` is where file names count from, `start` where the project is looked for. Two words that both are files are compared
    as files. `today` is the date of changes that are in no commit.
    """
    moment = datetime.combine(today, time())
    files = [folder / word for word in words]
    if len(files) == 2 and all(file.is_file() for file in files):
        old, new = (file.resolve() for file in files)
        try:
            project = open_project(find_root(new.parent))
        except PapergenError:
            project = None
        return Difference(project, compare_files(old, new, words[0], words[1]), old, new, moment)
    _demand_versions(words, folder)
    project = open_project(find_root(start))
    old_name, new_name = (*words, "", "")[:2]
    if since_name:
        old_name = since(project, since_name, folder)
    before, after = versions(project, Wanted(old_name, new_name))
    comparison = compare_versions(project, before, after)
    comparison = replace(comparison, readers=tuple(who_must_read(project, comparison, after)))
    return Difference(project, comparison, before, after, moment)


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
    return whole(found).decode()


def written(found: Difference, form: str, folder: Path) -> list[Path]:
    """Write `<meeting>/<case>.<suffix>` for each paper that changed, and `index.<suffix>`; gives the files, the index last."""
    made = FORMATS[form]
    files: dict[Path, bytes] = {}
    for change in found.comparison.cases:
        files[folder / report_path(change, made.suffix)] = made.paper(found, change)
    files[folder / f"index.{made.suffix}"] = made.index(found)
    write(files, f"index.{made.suffix}")
    return list(files)


def report_path(change: CaseChange, suffix: str) -> str:
    """Give where a paper's report is written, relative to the folder: `<meeting>/<case>.<suffix>`, no name with `..` in it."""
    parts = [part for part in change.case.path.split("/") if part not in ("", ".", "..")]
    parts = parts[1:] if parts[0] == "cases" and len(parts) > 1 else parts[-1:]
    return "/".join((*parts[:-1], f"{parts[-1].removesuffix('.md')}.{suffix}"))
