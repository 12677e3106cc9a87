"""Checking: every case and meeting that is asked for, read and then tried by every rule; nothing is written."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from papergen.check.baseline import read_baseline, without_known, write_baseline
from papergen.check.engine import ALL_CODES, check_case, check_meeting
from papergen.check.finding import Found
from papergen.check.meeting_subject import MeetingSubject
from papergen.check.report import REPORTS
from papergen.check.selection import Selection, unknown_codes
from papergen.check.subject import AttachedFile, Subject
from papergen.model.case import Case
from papergen.model.meeting import Meeting
from papergen.model.review import Review
from papergen.problems import PapergenError, Problem, Severity, in_order, point
from papergen.project import SETTINGS_FILE, Project, os_words
from papergen.read.meeting import read_meeting_leniently
from papergen.steps.case_files import gather, read
from papergen.steps.disk import read_bytes, write
from papergen.steps.pool import run_all
from papergen.steps.rounds import reviews_of
from papergen.steps.word_list import swedish_words


@dataclass(frozen=True, slots=True)
class How:
    """How to check: which rules, and "utkast" or "publicera"."""

    selection: Selection
    mode: str = "utkast"

    @property
    def asks_for_reviews(self) -> bool:
        """Tell whether a rule will look at who has read a case, which git has to be asked for."""
        return self.mode == "publicera" and self.selection.has("GRA001")


@dataclass(frozen=True, slots=True)
class CheckTask:
    """One file to be checked, as it is sent to a process; `reviews` are those of the case, None: not asked for yet."""

    project: Project
    file: Path
    how: How
    is_meeting: bool = False
    reviews: tuple[Review, ...] | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one file, and its lines (in NFC, without line ends; none if it cannot be read as text)."""

    path: str
    found: tuple[Found, ...]
    lines: tuple[str, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Give the problems alone."""
        return tuple(one.problem for one in self.found)


def check_project(project: Project, paths: tuple[Path, ...], how: How, jobs: int = 1) -> list[Checked]:
    """Check the cases and meetings among `paths`, all if none are named, in the order of their names."""
    cases = project.case_files(paths)
    reviews = reviews_of(project, cases) if how.asks_for_reviews else {}
    tasks = [CheckTask(project, path, how, is_meeting=True) for path in project.meeting_files(paths)]
    tasks += [CheckTask(project, path, how, reviews=reviews.get(project.relative(path), ())) for path in cases]
    if any(not task.is_meeting for task in tasks):
        swedish_words()  # once, before the processes are forked
    checked = run_all(check_file, tasks, min(jobs, 1 + len(tasks) // 8), _died)
    return sorted(checked, key=lambda one: one.path)


def check_file(task: CheckTask, data: bytes | None = None) -> Checked:
    """Check one file; `data` stands for its bytes where they are not on disk yet."""
    return check_one_meeting(task, data) if task.is_meeting else check_one_case(task, data)


def check_one_case(task: CheckTask, data: bytes | None = None) -> Checked:
    """Check a case: what is wrong with its reading and the files it names, and then what the rules find.

    `data` stands for the file's bytes where they are not on disk yet.
    """
    project, case_file = task.project, task.file
    name = project.relative(case_file)
    try:
        data = read_bytes(project, case_file) if data is None else data
        case, meeting, problems, files = _read(project, case_file, data)
    except PapergenError as error:
        return Checked(name, tuple(Found(problem) for problem in error.problems))
    # A fault of the meeting file is told once, with the meeting.
    own = [Found(problem) for problem in problems if not problem.place or problem.place.path == name]
    lines = lines_of(data)
    if case.kind not in project.kinds:  # told among the problems; without a kind there is nothing to hold the case against
        return Checked(name, tuple(own), lines)
    kind = project.kinds[case.kind].kind
    reviews = task.reviews
    if reviews is None:
        reviews = reviews_of(project, [case_file]).get(name, ()) if task.how.asks_for_reviews else ()
    subject = Subject(case, lines, kind, project.settings, meeting, task.how.mode, files, swedish_words(), reviews)
    return Checked(name, (*own, *check_case(subject, task.how.selection)), lines)


def _read(project: Project, case_file: Path, data: bytes) -> tuple[Case, Meeting | None, list[Problem], dict[str, AttachedFile]]:
    """Read a case for the rules, with its problems and what is known of its files; raises PapergenError."""
    reading, meeting = read(project, case_file, data)
    found = gather(project, case_file, reading, to_print=False)
    targets = {bilaga.target for bilaga in reading.case.bilagor if bilaga.target} | set(found.files)
    files = {target: AttachedFile(target in found.files) for target in sorted(targets)}
    return reading.case, meeting, found.problems, files


def check_one_meeting(task: CheckTask, data: bytes | None = None) -> Checked:
    """Check a meeting file, against the cases in its folder; `data` as for a case."""
    project, meeting_file = task.project, task.file
    name = project.relative(meeting_file)
    try:
        data = read_bytes(project, meeting_file) if data is None else data
        reading = read_meeting_leniently(data, name, project.settings, agenda=True)
    except PapergenError as error:
        return Checked(name, tuple(Found(problem) for problem in error.problems))
    if not reading.has_whole_list:  # there is no telling what a list lacks that has only been read in part
        return Checked(name, tuple(Found(problem) for problem in reading.problems))
    meeting, lines = reading.meeting, lines_of(data)
    cases = dict(_cases_of(project, meeting_file))
    subject = MeetingSubject(
        meeting, cases, frozenset(_linked_files(project, meeting_file, meeting)), project.settings, lines, task.how.mode
    )
    told = {problem.place.line for problem in reading.errors if problem.place}  # a line that cannot be read is told of once
    found = check_meeting(subject, task.how.selection)
    found = [one for one in found if not (one.problem.place and one.problem.place.line in told)]
    return Checked(name, (*(Found(problem) for problem in reading.problems), *found), lines)


def _cases_of(project: Project, meeting_file: Path) -> Iterator[tuple[str, Case | None]]:
    for path in project.case_files((meeting_file.parent,)):
        if path.parent != meeting_file.parent:
            continue
        try:
            yield unicodedata.normalize("NFC", path.name), read(project, path)[0].case
        except PapergenError:  # told with the case itself
            yield unicodedata.normalize("NFC", path.name), None


def _linked_files(project: Project, meeting_file: Path, meeting: Meeting) -> Iterator[str]:
    for group in meeting.agenda:
        for item in group.all_items():
            if item.target:
                try:
                    project.read_user_file(meeting_file, item.target, item.place)
                except PapergenError:  # the rule tells that it is not there
                    continue
                yield item.target


def lines_of(data: bytes) -> tuple[str, ...]:
    """Give the lines of a file that can be read, as places count them: in NFC, without byte order mark and line ends."""
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return tuple(unicodedata.normalize("NFC", text).split("\n"))


def how_to_check(project: Project, mode: str | None, select: tuple[str, ...], ignore: tuple[str, ...]) -> How:
    """Say how to check: as papergen.toml says, but for what is said here; raises PapergenError for rules that there are not."""
    own = project.settings.check
    unknown = unknown_codes((*own.select, *own.ignore), ALL_CODES)
    if unknown:
        hint = "Se vilka regler som finns med: papergen rules"
        told = (
            Problem("TOML014", f"Det finns ingen regel som börjar med ”{one}”.", point(SETTINGS_FILE), hint) for one in unknown
        )
        raise PapergenError(told)
    return How(Selection(own.select, own.ignore, select, ignore), mode or own.mode)


def problems_of(checked: list[Checked]) -> list[Problem]:
    """Give all problems in their order."""
    return in_order(problem for one in checked for problem in one.problems)


def refused(project: Project, paths: tuple[Path, ...], jobs: int) -> dict[str, tuple[Problem, ...]]:
    """Give what stops cases and meetings that are to be published: the errors that rules find, by the file's name.

    What is wrong with their reading stops them anyway and is not among these. Raises PapergenError for wrong settings.
    """
    checked = new_findings(project, check_project(project, paths, how_to_check(project, "publicera", (), ()), jobs), None)
    rules = {*ALL_CODES}
    found = {
        one.path: tuple(problem for problem in one.problems if problem.severity is Severity.ERROR and problem.code in rules)
        for one in checked
    }
    return {path: problems for path, problems in found.items() if problems}


def report(problems: list[Problem], output: str) -> str:
    """Give the report in one of its forms."""
    return REPORTS[output](problems)


def write_known(file: Path, checked: list[Checked]) -> int:
    """Write a baseline of what the rules found; gives how many findings it holds. Raises PapergenError."""
    rules = {*ALL_CODES}
    problems = [problem for one in checked for problem in one.problems if problem.code in rules]
    write({file: write_baseline(problems, {one.path: one.lines for one in checked})}, file.name, file.parent)
    return len(problems)


def new_findings(project: Project, checked: list[Checked], file: Path | None) -> list[Checked]:
    """Take away what a baseline knows: the file's, else that of papergen.toml, if it names one; raises PapergenError."""
    named = project.settings.check.baseline
    file = file or (project.root / named if named else None)
    if not file:
        return checked
    known = read_baseline(_bytes_of(file), file.name)
    return [Checked(one.path, tuple(without_known(one.found, known, {one.path: one.lines})), one.lines) for one in checked]


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        hint = "Gör den med: papergen check --write-baseline FIL"
        message = f"Listan över kända fynd går inte att läsa ({os_words(error)})."
        raise PapergenError([Problem("FIL130", message, point(file.name), hint)]) from error


def _died(task: CheckTask) -> Checked:
    name = task.project.relative(task.file)
    message = "Kontrollen av filen avbröts: programmet stängdes, kanske för att minnet tog slut."
    return Checked(name, (Found(Problem("FIL131", message, point(name), "Stäng andra program och kontrollera igen.")),))
