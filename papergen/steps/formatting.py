"""Formatting: a case or meeting file in its one form, and the proof that it reads the same."""

import codecs
from dataclasses import dataclass
from pathlib import Path

from papergen.fmt.body import format_body
from papergen.fmt.sameness import Said, same_letters, same_reading
from papergen.problems import PapergenError, Problem, Severity, in_order, point
from papergen.project import MEETING_FILES, Project
from papergen.read.front_matter import split_front_matter
from papergen.read.markdown import Body, read_markdown
from papergen.read.meeting import read_meeting
from papergen.read.source import read_source
from papergen.steps.case_files import read
from papergen.steps.disk import read_bytes, write


@dataclass(frozen=True, slots=True)
class Formatted:
    """A file before and after formatting; with an error among `problems` it is left as it is."""

    path: Path
    name: str
    before: bytes
    after: bytes
    problems: tuple[Problem, ...] = ()

    @property
    def changed(self) -> bool:
        """Say whether the file is to be written."""
        return self.before != self.after


def format_files(project: Project, paths: tuple[Path, ...]) -> list[Formatted]:
    """Format the case and meeting files among `paths` (files or folders), all if none are named, in the order of their names.

    Nothing is written.
    """
    found = {*project.case_files(paths), *project.meeting_files(paths)}
    return [format_file(project, path) for path in sorted(found, key=project.relative)]


def format_file(project: Project, path: Path) -> Formatted:
    """Format one file; nothing is written. What is wrong with its reading is among the problems, and then nothing is changed."""
    name = project.relative(path)
    data = b""
    try:
        data = read_bytes(project, path)
        _see_that_it_is_whole(project, path, data)
        return Formatted(path, name, data, format_bytes(data, name, agenda=_is_meeting(project, path)))
    except PapergenError as error:
        return Formatted(path, name, data, data, error.problems)


def format_bytes(data: bytes, path: str, *, agenda: bool = False) -> bytes:
    """Give the bytes of a case or meeting file (`agenda`) in its one form; `path` is for problems.

    The front matter stays as it is. The file keeps its byte order mark and its sort of line ends; the body is in NFC.
    Raises PapergenError, FMT001 if the form would not read the same: that is a fault of papergen's own.
    """
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    front, body, first_line = _parts(data, path)
    before = read_markdown(body, path, first_line)
    try:
        form = format_body(body, first_line, before.blocks, before.footnotes, before.comments, agenda=agenda)
    except (LookupError, ValueError):  # a place that is not where the text is: what cannot be formed is refused too
        raise PapergenError([_refusal(path)]) from None
    text = front + ("\n" if front and form else "") + form
    after = _parts(mark + text.encode(), path)
    again = read_markdown(after[1], path, after[2])
    if after[0] != front or not same_letters(body, form) or not same_reading(_said(before), _said(again)):
        raise PapergenError([_refusal(path)])
    return mark + (text.replace("\n", "\r\n") if b"\r\n" in data else text).encode()


def write_formatted(project: Project, done: Formatted) -> None:
    """Write a formatted file in place of the old one, which keeps its rights; raises PapergenError."""
    mode = done.path.stat().st_mode
    write({done.path: done.after}, done.name, project.root)
    done.path.chmod(mode)


def _is_meeting(project: Project, path: Path) -> bool:
    return path.name in MEETING_FILES or path == project.meeting_file(path)


def _refusal(path: str) -> Problem:
    message = "Filen formaterades inte, för då skulle den säga något annat än förut."
    hint = "Filen är kvar som den var, och går att bygga. Felet är papergens: berätta gärna om det, med filen."
    return Problem("FMT001", message, point(path), hint)


def _said(body: Body) -> Said:
    return body.blocks, body.footnotes, body.comments


def _parts(data: bytes, path: str) -> tuple[str, str, int]:
    """Give a file's front matter as it is written, its body in NFC, and the number of the body's first line."""
    written = data.removeprefix(codecs.BOM_UTF8).decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    front = split_front_matter(read_source(data, path).text, path)
    lines = written.split("\n")[: front.body_line - 1]
    return "".join(f"{line}\n" for line in lines), front.body, front.body_line


def _see_that_it_is_whole(project: Project, path: Path, data: bytes) -> None:
    """Read a file as building does; raises PapergenError with all that is wrong in it."""
    name = project.relative(path)
    if _is_meeting(project, path):
        read_meeting(data, name, project.settings, agenda=True)
        return
    reading, _ = read(project, path, data)
    problems = [problem for problem in reading.problems if not problem.place or problem.place.path == name]
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise PapergenError(in_order(problems))
