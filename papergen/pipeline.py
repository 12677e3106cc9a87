"""The journey, top to bottom: plan, then for each paper read, gather, render and write, then bind each meeting's bundle.

With `project.py` and `steps/` the only place that touches disk and clock.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from papergen.problems import Problem, Severity, in_order
from papergen.project import ATTACHMENT_FOLDER, Project
from papergen.steps.ahead import AheadTask, make_ahead
from papergen.steps.built import Built
from papergen.steps.clearing import forget_the_gone, left_behind, remove_old_supplements, remove_unbound, settle
from papergen.steps.early import Early
from papergen.steps.making_meetings import MeetingTask, bind_meeting, meeting_died
from papergen.steps.making_papers import Composed, Known, PaperTask, build_paper, compose_paper, keep_paper, paper_died
from papergen.steps.manifest import Hashes, Made, versions
from papergen.steps.plan import (
    MEETING_FILES_MADE,
    PAPERS,
    Folder,
    checked_templates,
    open_folder,
    papers_of,
    unchanged,
)
from papergen.steps.pool import MakeExecutor, process_pool, run_all, works_apart

FORMATS = PAPERS


@dataclass(frozen=True, slots=True)
class How:
    """How a build is to work: how many papers at a time, whether to make everything again, and with which executor.

    `refused` has the errors that rules found in cases and meetings that are to be published, by their names.
    """

    jobs: int
    force: bool
    make_executor: MakeExecutor
    refused: Mapping[str, tuple[Problem, ...]]


# --- everything -----------------------------------------------------------------------------------------------------


def build(
    project: Project,
    paths: tuple[Path, ...] = (),
    formats: tuple[str, ...] = FORMATS,
    jobs: int = 1,
    tell: Callable[[Built], None] | None = None,
    *,
    force: bool = False,
    make_executor: MakeExecutor = process_pool,
    refused: Mapping[str, tuple[Problem, ...]] | None = None,
    supplements_next: bool = False,
) -> list[Built]:
    """Make what is not up to date of the cases in `paths`, all if none are named, and clear build/ of what stands for nothing.

    Makes `jobs` papers at a time and goes on whatever is wrong with one. `tell` is called with each result, in the order of the
    cases' names. `force` makes everything again. `refused` has the errors that stop a case or meeting, by its name.
    With `supplements_next` those of bound meetings are made after this, and an old one that goes is no news.
    """
    how = How(jobs, force, make_executor, refused or {})
    case_files = project.case_files(paths)
    meeting_files = project.meeting_files(paths) if "pdf" in formats else []
    whole = dict.fromkeys(project.output_folder(path) for path in (*case_files, *meeting_files))
    early = Early(project)
    if not force and works_apart(jobs, make_executor):
        early.begin(case_files, whole)
    folders = {path: open_folder(path) for path in whole}
    forget_the_gone(project, folders)
    results: list[Built] = []

    def add(found: Iterable[Built]) -> None:
        for result in found:
            results.append(result)
            if tell:
                tell(result)

    add(_papers(project, case_files, meeting_files, folders, formats, how, early))
    papers = tuple(results)
    add(_meetings(project, meeting_files, folders, papers, how, early))
    add(remove_unbound(project, meeting_files, folders, papers))
    bound = [path for path in meeting_files if any(result.files and result.name == project.relative(path) for result in results)]
    again = [project.output_folder(path) for path in bound] if supplements_next else []
    add(remove_old_supplements(project, folders, again))
    add(left_behind(project, meeting_files, folders))
    if left := settle(project, paths, folders):
        add([Built("", (), tuple(left))])
    return results


def _papers(
    project: Project,
    case_files: list[Path],
    meeting_files: list[Path],
    folders: Mapping[Path, Folder],
    formats: tuple[str, ...],
    how: How,
    early: Early,
) -> Iterator[Built]:
    """Give every paper's result in the order of the cases; only those that are out of date are made.

    `early` is filled with what can be made of the meetings to be bound meanwhile.
    """
    hashes = Hashes(project.root)
    kept: dict[Path, Built] = {}
    for case_file in case_files:
        folder, name = folders[project.output_folder(case_file)], project.relative(case_file)
        again = how.force or name in how.refused
        if not again and (made := unchanged(folder, name, papers_of(project.paper_name(case_file), formats), hashes)):
            kept[case_file] = _kept(project, name, folder, made)
    waiting = [
        PaperTask(project, case_file, formats, how.force, how.refused.get(project.relative(case_file), ()))
        for case_file in case_files
        if case_file not in kept
    ]
    places = {task.case_file.parent for task in waiting}
    early.meetings = {path: _before(project, path, folders, how) for path in meeting_files if path.parent in places}
    if len(waiting) != 1 or not early.meetings:
        early.end()
    if len(waiting) > 1 and how.jobs > 1:
        early.load()
        waiting = early.numbered(waiting)
    elif waiting and early.meetings and (early.process or works_apart(how.jobs, how.make_executor)):
        # It goes into its bundle in this process, which loads what that takes meanwhile.
        early.alone = replace(waiting[0], known=Known(versions(), checked_templates(folders.values())))
    then, meanwhile = early.then if early.alone or early.tasks else None, early.meanwhile if len(early.meetings) == 1 else None
    do = _compose if early.alone else _do
    fresh = run_all(do, early.first(waiting), how.jobs, _died, how.make_executor, then, meanwhile, early.process)
    early.take(fresh)
    for case_file in case_files:
        result = kept.get(case_file) or _kept_whole(next(fresh), early)
        early.keep(project.output_folder(case_file), result.ahead)
        folder = folders[project.output_folder(case_file)]
        folder.forget(result.name)
        folder.files.update(result.made)
        yield replace(result, ahead={})
    early.take_rest(fresh)


def _kept_whole(composed: Composed | Built, early: Early) -> Built:
    """Write a paper that has been made but for that."""
    early.fits(composed)
    return keep_paper(composed)


def _before(project: Project, meeting_file: Path, folders: Mapping[Path, Folder], how: How) -> dict[str, str]:
    """Give the hashes of a meeting's own files as they were made the last time, unless everything is to be made again."""
    folder = folders[project.output_folder(meeting_file)]
    return {} if how.force else {one: folder.files[one].sha256 for one in folder.names_of(project.relative(meeting_file))}


def _kept(project: Project, name: str, folder: Folder, made: Mapping[str, Made]) -> Built:
    files = tuple(project.relative(folder.path / one) for one in made if "/" not in one)
    problems = in_order(problem for one in made.values() for problem in one.problems)
    pages = max(one.pages for one in made.values())
    return Built(name, files, tuple(problems), pages, fresh=False, made=made)


def _meetings(
    project: Project,
    meeting_files: list[Path],
    folders: Mapping[Path, Folder],
    papers: tuple[Built, ...],
    how: How,
    early: Early,
) -> Iterator[Built]:
    """Give each meeting's result: bound anew, as it was, or, with a paper missing, not made."""
    hashes = Hashes(project.root)
    kept: dict[Path, Built] = {}
    waiting: list[MeetingTask] = []
    for meeting_file in meeting_files:
        folder, name = folders[project.output_folder(meeting_file)], project.relative(meeting_file)
        own = [paper for paper in papers if (project.root / paper.name).parent == meeting_file.parent]
        failed = tuple(dict.fromkeys(at for paper in own if not paper.files for at in _at_fault(paper)))
        stopped = how.refused.get(name, ())
        same = not how.force and not failed and not stopped and not any(paper.fresh for paper in own)
        if same and (made := unchanged(folder, name, MEETING_FILES_MADE, hashes)):
            kept[meeting_file] = _kept(project, name, folder, made)
        else:
            inputs = {path: digest for paper in own for made in paper.made.values() for path, digest in made.inputs.items()}
            before, files = _before(project, meeting_file, folders, how), early.files.get(folder.path, {})
            waiting.append(MeetingTask(project, meeting_file, failed, inputs, before, stopped, files))
    if len(waiting) == 1:  # then it is bound in this process, and what is begun cannot go to another
        waiting = [replace(waiting[0], begun=early.begun, bundle=early.bundle)]
    fresh = run_all(bind_meeting, waiting, how.jobs, meeting_died, how.make_executor)
    for meeting_file in meeting_files:
        result = kept.get(meeting_file) or next(fresh)
        folder = folders[project.output_folder(meeting_file)]
        folder.forget(result.name)
        folder.files.update(result.made)
        yield result


def _at_fault(paper: Built) -> list[str]:
    """Give the names of the files that have the errors of a paper that could not be made: its case, its meeting, or both."""
    places = [problem.place for problem in paper.problems if problem.severity is Severity.ERROR]
    paths = [place.path if place else paper.name for place in places] or [paper.name]
    return [(paper.name if f"/{ATTACHMENT_FOLDER}/" in path else path).rpartition("/")[2] for path in paths]


# --- in a process of its own ----------------------------------------------------------------------------------------


def _compose(task: PaperTask | AheadTask) -> Composed | Built:
    """Make a paper but for its part of the bundle."""
    return compose_paper(task) if isinstance(task, PaperTask) else _do(task)


def _do(task: PaperTask | AheadTask) -> Composed | Built:
    """Make a paper, or what its meeting needs besides."""
    return build_paper(task) if isinstance(task, PaperTask) else Built("", (), (), ahead=make_ahead(task))


def _died(task: PaperTask | AheadTask) -> Composed | Built:
    """Say what became of a task whose process died; what was only to be made beforehand is made when the meeting is bound."""
    return paper_died(task) if isinstance(task, PaperTask) else Built("", (), ())
