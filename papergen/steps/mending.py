"""Mending cases: what `check --fix` writes, and the proof that it says what it said."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from papergen.check.finding import Found
from papergen.check.meaning import meaning
from papergen.check.mending import edited, safe_edits, same_characters
from papergen.model.case import Case
from papergen.problems import PapergenError, Problem, point
from papergen.project import Project
from papergen.steps.case_files import read
from papergen.steps.checking import Checked, CheckTask, How, check_one_case, lines_of, new_findings
from papergen.steps.disk import read_bytes, write
from papergen.steps.unified import unified_diff

# Mending one fault may bring out another: a joined word that is then a known variant. Three rounds have been enough.
ROUNDS = 5
_BOM = b"\xef\xbb\xbf"
_LINE_END = re.compile(r"(\r\n|\r|\n)")


@dataclass(frozen=True, slots=True)
class Mended:
    """A case file before and after mending, and how many findings that took care of."""

    path: Path
    name: str
    before: bytes
    after: bytes
    count: int


def mend(project: Project, checked: list[Checked], how: How, baseline: Path | None) -> tuple[list[Mended], list[Problem]]:
    """Mend the cases in which something was found that can be mended; nothing is written yet.

    Gives a problem (FIL132) for each case that mending would make say something else: it is then left as it is.
    """
    mended: list[Mended] = []
    problems: list[Problem] = []
    files = {project.relative(path): path for path in project.case_files()}
    for one in checked:
        if one.path in files and any(found.edits for found in one.found):
            try:
                mended.append(_mend_case(project, files[one.path], how, baseline))
            except PapergenError as error:
                problems += error.problems
    return [one for one in mended if one.after != one.before], problems


def write_mended(project: Project, mended: list[Mended]) -> None:
    """Write mended cases, which keep their rights; raises PapergenError."""
    for one in mended:
        mode = one.path.stat().st_mode
        write({one.path: one.after}, one.name, project.root)
        one.path.chmod(mode)


def unified_diffs(mended: list[Mended]) -> str:
    """Show what mending changes, line by line, as git does."""
    return "".join(unified_diff(one.name, one.before, one.after) for one in mended)


def _mend_case(project: Project, case_file: Path, how: How, baseline: Path | None) -> Mended:
    name = project.relative(case_file)
    before = data = read_bytes(project, case_file)
    case = read(project, case_file, data)[0].case
    count = 0
    for _ in range(ROUNDS):
        checked = check_one_case(CheckTask(project, case_file, how), data)
        (fresh,) = new_findings(project, [checked], baseline)
        mended = _once(case_file, project, data, fresh.found)
        if mended == data:
            break
        count += sum(bool(found.edits) for found in fresh.found)
        data = mended
    _prove(case, read(project, case_file, data)[0].case, before, data, name)
    return Mended(case_file, name, before, data, count)


def _once(case_file: Path, project: Project, data: bytes, found: tuple[Found, ...]) -> bytes:
    case = read(project, case_file, data)[0].case
    edits = safe_edits(found, case)
    if not edits:
        return data
    # As it was written: with its byte order mark and line ends, and in NFC only the lines that are mended.
    mark = _BOM if data.startswith(_BOM) else b""
    parts = _LINE_END.split(data.removeprefix(_BOM).decode("utf-8"))
    lines, ends = parts[::2], [*parts[1::2], ""]
    for line in {line for edit in edits for line in (edit.place.line, edit.place.end_line)}:
        lines[line - 1] = unicodedata.normalize("NFC", lines[line - 1])
    return mark + edited(lines, edits, ends).encode()


def _prove(case: Case, after: Case, old: bytes, new: bytes, name: str) -> None:
    """See that a mended case says what it said, and has every letter and digit in its order; raises PapergenError (FIL132)."""
    same = same_characters("\n".join(lines_of(old)), "\n".join(lines_of(new)))
    if not same or meaning(case) != meaning(after):
        message = "Filen rättades inte, för då skulle den säga något annat än förut."
        raise PapergenError([Problem("FIL132", message, point(name), "Rätta den för hand: se fynden.")])
