"""The journey, top to bottom: plan, then for each paper read, gather, render and write, then bind each meeting's bundle.

With `project.py` and `steps/` the only place that touches disk and clock.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from papergen.problems import PapergenError, Problem, Severity, in_order
from papergen.project import Project
from papergen.steps.ahead import AheadTask, make_ahead
from papergen.steps.built import Built
from papergen.steps.disk import remove, write_if_changed
from papergen.steps.early import Early
from papergen.steps.loose_attachments import loose_attachments, other_endings
from papergen.steps.making_meetings import MeetingTask, bind_meeting, meeting_died
from papergen.steps.making_papers import Composed, PaperTask, build_paper, compose_paper, keep_paper, paper_died
from papergen.steps.manifest import MANIFEST, Hashes, Made
from papergen.steps.plan import (
    MEETING_FILES_MADE,
    PAPERS,
    SUPPLEMENTS,
    Folder,
    empty_folders,
    open_folder,
    papers_of,
    stale_files,
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
    folders = {path: open_folder(path) for path in whole}
    _forget_the_gone(project, folders)
    results: list[Built] = []

    def add(found: Iterable[Built]) -> None:
        for result in found:
            results.append(result)
            if tell:
                tell(result)

    early = Early(project)
    add(_papers(project, case_files, meeting_files, folders, formats, how, early))
    papers = tuple(results)
    add(_meetings(project, meeting_files, folders, papers, how, early))
    add(_unbound(project, meeting_files, folders, papers))
    again = {result.name + SUPPLEMENTS for result in results if result.files} if supplements_next else set()
    add(_old_supplements(project, folders, again))
    add(_left_behind(project, meeting_files, folders))
    if left := _settle(project, paths, folders):
        add([Built("", (), tuple(left))])
    return results


def _forget_the_gone(project: Project, folders: Mapping[Path, Folder]) -> None:
    """Forget what the manifests know of cases and meetings that are there no more, so that their papers are cleared."""
    meetings = [project.relative(path) for path in project.meeting_files()]
    there = {*map(project.relative, project.case_files()), *meetings, *(name + SUPPLEMENTS for name in meetings)}
    for folder in folders.values():
        for owner in {made.owner for made in folder.files.values()} - there:
            folder.forget(owner)


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
    if not how.force and works_apart(how.jobs, how.make_executor):
        early.begin(case_files, folders)
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
        early.alone = waiting[0]  # it goes into its bundle in this process, which loads what that takes meanwhile
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
    return [(place.path if place else paper.name).rpartition("/")[2] for place in places] or [paper.name.rpartition("/")[2]]


def _unbound(
    project: Project, meeting_files: list[Path], folders: Mapping[Path, Folder], papers: tuple[Built, ...]
) -> Iterator[Built]:
    """Remove the bundles of meetings that are not bound this time though one of their papers is new: they are out of date."""
    for meeting_file in project.meeting_files():
        path = project.output_folder(meeting_file)
        changed = any(paper.fresh and (project.root / paper.name).parent == meeting_file.parent for paper in papers)
        if meeting_file in meeting_files or not changed or not (old := folders[path].forget(project.relative(meeting_file))):
            continue
        yield Built("", (), (_out_of_date(project, path), *remove((path / name for name in old), project.root)))


def _old_supplements(project: Project, folders: Mapping[Path, Folder], again: Collection[str]) -> Iterator[Built]:
    """Remove supplements to meetings of which something has changed since: a supplement is only made when it is asked for.

    Those of the owners in `again` are made next, so nothing is said of them.
    """
    hashes = Hashes(project.root)
    for path, folder in folders.items():
        made = [(name, made.owner) for name, made in folder.files.items() if made.owner.endswith(SUPPLEMENTS)]
        for name, owner in made:
            if unchanged(folder, owner, [name], hashes):
                continue
            del folder.files[name]
            message = f"{project.relative(path / name)} är borttagen, för att mötet eller filen är ändrad."
            cases = project.relative(project.cases / path.relative_to(project.build))
            hint = f"Gör den på nytt med: papergen build --tillagg {cases}"
            told = [Problem("MOT029", message, hint=hint, severity=Severity.WARNING)] if owner not in again else []
            yield Built("", (), (*told, *remove([path / name], project.root)))


def _left_behind(project: Project, meeting_files: list[Path], folders: Mapping[Path, Folder]) -> Iterator[Built]:
    """Warn of attachments that nothing names, in meetings that are bound: what else their papers name is not known."""
    used = {path for folder in folders.values() for made in folder.files.values() for path in made.inputs}
    for meeting_file in meeting_files:
        if folders[project.output_folder(meeting_file)].names_of(project.relative(meeting_file)):
            told = [*other_endings(project, meeting_file), *loose_attachments(project, meeting_file, used, folders)]
            if told:
                yield Built("", (), tuple(told))


def _out_of_date(project: Project, folder: Path) -> Problem:
    cases = project.relative(project.cases / folder.relative_to(project.build))
    return Problem(
        "MOT019",
        f"Mötets handlingar i {project.relative(folder)} är borttagna, för att ett av papperen är ändrat.",
        hint=f"Gör dem på nytt med: papergen build {cases}",
        severity=Severity.WARNING,
    )


def _settle(project: Project, paths: tuple[Path, ...], folders: dict[Path, Folder]) -> list[Problem]:
    """Write the manifests that have changed, and remove what stands for no case any more."""
    problems: list[Problem] = []
    for folder in folders.values():
        if folder.files:
            try:
                write_if_changed(folder.path / MANIFEST, folder.manifest.as_json().encode(), MANIFEST, project.root)
            except PapergenError as error:
                problems += error.problems
    whole = [path for path in paths if path.is_dir()] if paths else [project.cases]
    cleared = tuple(project.build / path.relative_to(project.cases) for path in whole)
    if not cleared:
        return problems
    expected = {folder.path / name for folder in folders.values() for name in folder.files}
    expected |= {folder.path / MANIFEST for folder in folders.values() if folder.files}
    problems += remove(stale_files(project, expected, cleared), project.root)
    for empty in empty_folders(cleared):
        with suppress(OSError):  # it stands in nobody's way
            empty.rmdir()
    return problems


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
