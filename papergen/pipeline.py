"""The journey, top to bottom: plan, then for each paper read, gather, render and write, then bind each meeting's bundle.

With `project.py` and `steps/` the only place that touches disk and clock.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from papergen.problems import PapergenError, Problem, Severity, in_order, point
from papergen.project import Project
from papergen.steps.ahead import AheadTask, headings, item_numbers, make_ahead
from papergen.steps.disk import remove, write, write_if_changed
from papergen.steps.manifest import MANIFEST, Hashes, Made, sha256
from papergen.steps.plan import (
    MEETING_FILES_MADE,
    PAPERS,
    SUPPLEMENTS,
    Folder,
    all_files_of,
    open_folder,
    papers_of,
    stale_files,
    unchanged,
)
from papergen.steps.pool import MakeExecutor, process_pool, run_all

FORMATS = PAPERS
_MORE_MEMORY = "Stäng andra program och bygg igen. Hjälper det inte, dela papperet eller minska dess bilder."


@dataclass(frozen=True, slots=True)
class Built:
    """What became of one paper, or of a meeting.

    `name` is its case or meeting file; `files` what lies in build/ for it now (relative to the project, none if it has an error);
    `fresh` says that they were made this time; `seconds` how long that took. `ahead` are files that the meeting will want, by
    their names in build/<meeting>/.
    """

    name: str
    files: tuple[str, ...]
    problems: tuple[Problem, ...]
    pages: int = 0
    seconds: float = 0
    fresh: bool = True
    made: Mapping[str, Made] = field(default_factory=dict)
    ahead: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Task:
    """One paper to be made, as it is sent to a process.

    `number` is that of its item, where its meeting is going to be bound and something of it can be made beforehand.
    """

    project: Project
    case_file: Path
    formats: tuple[str, ...]
    force: bool = False
    refused: tuple[Problem, ...] = ()
    number: str = ""


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
) -> list[Built]:
    """Make what is not up to date of the cases in `paths`, all if none are named, and clear build/ of what stands for nothing.

    Makes `jobs` papers at a time and goes on whatever is wrong with one. `tell` is called with each result, in the order of the
    cases' names. `force` makes everything again. `refused` has the errors that stop a case or meeting, by its name.
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

    ahead: dict[Path, dict[str, bytes]] = {}
    add(_papers(project, case_files, meeting_files, folders, formats, how, ahead))
    papers = tuple(results)
    add(_meetings(project, meeting_files, folders, papers, how, ahead))
    add(_unbound(project, meeting_files, folders, papers))
    add(_old_supplements(project, folders))
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
    ahead: dict[Path, dict[str, bytes]],
) -> Iterator[Built]:
    """Give every paper's result in the order of the cases; only those that are out of date are made.

    `ahead` is filled with what can be made of the meetings to be bound meanwhile, by their folders in build/.
    """
    hashes = Hashes(project.root)
    kept: dict[Path, Built] = {}
    for case_file in case_files:
        folder, name = folders[project.output_folder(case_file)], project.relative(case_file)
        again = how.force or name in how.refused
        if not again and (made := unchanged(folder, name, papers_of(project.paper_name(case_file), formats), hashes)):
            kept[case_file] = _kept(project, name, folder, made)
    waiting = [
        Task(project, case_file, formats, how.force, how.refused.get(project.relative(case_file), ()))
        for case_file in case_files
        if case_file not in kept
    ]
    first: list[AheadTask] = []
    if len(waiting) > 1 and how.jobs > 1:
        # Once here, before the processes are forked, instead of once in each.
        import papergen.steps.papers

        if project.meeting_files():
            import papergen.steps.bundles  # noqa: F401

            places = {task.case_file.parent for task in waiting}
            wanted = [path for path in meeting_files if path.parent in places]
            first = [AheadTask(project, path, _before(project, path, folders, how)) for path in wanted]
            numbers = {case_file: number for path in wanted for case_file, number in item_numbers(project, path).items()}
            waiting = [replace(task, number=numbers.get(task.case_file, "")) for task in waiting]
    tasks: list[Task | AheadTask] = [*first, *waiting]

    def lists() -> list[Task | AheadTask]:
        return [replace(task, ahead=ahead[project.output_folder(task.meeting_file)]) for task in first]

    alone = len(waiting) == 1 and any(path.parent == waiting[0].case_file.parent for path in meeting_files)
    fresh = run_all(_do, tasks, how.jobs, died, how.make_executor, lists if first else None, _load_binding if alone else None)
    for task in first:
        ahead[project.output_folder(task.meeting_file)] = dict(next(fresh).ahead)
    for case_file in case_files:
        result = kept.get(case_file) or next(fresh)
        if result.ahead:
            ahead.setdefault(project.output_folder(case_file), {}).update(result.ahead)
            result = replace(result, ahead={})
        folder = folders[project.output_folder(case_file)]
        folder.forget(result.name)
        folder.files.update(result.made)
        yield result
    for task in first:
        ahead[project.output_folder(task.meeting_file)].update(next(fresh).ahead)


def _load_binding() -> None:
    """Load what binds meetings, while the one paper that has changed is made in a process of its own."""
    import papergen.steps.bundles  # noqa: F401


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
    ahead: Mapping[Path, Mapping[str, bytes]],
) -> Iterator[Built]:
    """Give each meeting's result: bound anew, as it was, or, with a paper missing, not made."""
    hashes = Hashes(project.root)
    kept: dict[Path, Built] = {}
    waiting: list[MeetingTask] = []
    for meeting_file in meeting_files:
        folder, name = folders[project.output_folder(meeting_file)], project.relative(meeting_file)
        own = [paper for paper in papers if (project.root / paper.name).parent == meeting_file.parent]
        failed = tuple(paper.name.rpartition("/")[2] for paper in own if not paper.files)
        stopped = how.refused.get(name, ())
        same = not how.force and not failed and not stopped and not any(paper.fresh for paper in own)
        if same and (made := unchanged(folder, name, MEETING_FILES_MADE, hashes)):
            kept[meeting_file] = _kept(project, name, folder, made)
        else:
            inputs = {path: digest for paper in own for made in paper.made.values() for path, digest in made.inputs.items()}
            before, early = _before(project, meeting_file, folders, how), ahead.get(folder.path, {})
            waiting.append(MeetingTask(project, meeting_file, failed, inputs, before, stopped, early))
    fresh = run_all(bind_meeting, waiting, how.jobs, meeting_died, how.make_executor)
    for meeting_file in meeting_files:
        result = kept.get(meeting_file) or next(fresh)
        folder = folders[project.output_folder(meeting_file)]
        folder.forget(result.name)
        folder.files.update(result.made)
        yield result


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


def _old_supplements(project: Project, folders: Mapping[Path, Folder]) -> Iterator[Built]:
    """Remove supplements to meetings of which something has changed since: a supplement is only made when it is asked for."""
    hashes = Hashes(project.root)
    for path, folder in folders.items():
        made = [(name, made.owner) for name, made in folder.files.items() if made.owner.endswith(SUPPLEMENTS)]
        for name, owner in made:
            if unchanged(folder, owner, [name], hashes):
                continue
            del folder.files[name]
            message = f"{project.relative(path / name)} är borttagen, för att mötet eller filen är ändrad."
            told = Problem("MOT029", message, hint="Gör den på nytt med papergen build --tillagg.", severity=Severity.WARNING)
            yield Built("", (), (told, *remove([path / name], project.root)))


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
    return problems + remove(stale_files(project, expected, cleared), project.root)


# --- one paper ------------------------------------------------------------------------------------------------------


def _do(task: Task | AheadTask) -> Built:
    """Make a paper, or what its meeting needs besides."""
    return build_paper(task) if isinstance(task, Task) else Built("", (), (), ahead=make_ahead(task))


def build_paper(task: Task) -> Built:
    """Make one paper in the formats asked for, all of them or none, and write it; older files of one with errors are removed."""
    from papergen.steps.papers import gather, inputs_of, read, render

    project, case_file = task.project, task.case_file
    begun = time.perf_counter()
    folder, name = project.output_folder(case_file), project.relative(case_file)
    older = [folder / old for old in all_files_of(project.paper_name(case_file))]
    try:
        reading, meeting = read(project, case_file)
        found = gather(project, case_file, reading)
        if task.refused or any(problem.severity is Severity.ERROR for problem in found.problems):
            raise PapergenError((*found.problems, *task.refused))
        paper = render(project, case_file, reading.case, meeting, found, task.formats)
        written, attached, notes = paper.files, {}, []
        ahead: dict[str, bytes] = {}
        if meeting and paper.part:
            from papergen.steps.attachments import attach  # its libraries take long to load, and loose papers need none of them
            from papergen.steps.paper_facts import part_files

            done = attach(project, case_file, reading.case, meeting, found, anew=task.force)
            attached, notes = done.files, done.problems
            stem = project.paper_name(case_file)
            facts, kept = part_files(stem, reading.case, paper.part, paper.pages, done.prepared)
            written = written | kept
            if task.number and facts.attachments:
                ahead = headings(project, meeting, stem, task.number, facts)
        write({folder / new: data for new, data in written.items()}, name, project.root)
        problems = in_order((*found.problems, *paper.problems, *notes))
        left = remove((path for path in older if path.relative_to(folder).as_posix() not in written), project.root)
        inputs = Hashes(project.root).all_of(inputs_of(project, case_file, reading.case, found))
        digests = {new: sha256(data) for new, data in written.items()} | attached
        made = {new: Made(name, digest, inputs, paper.pages, tuple(problems)) for new, digest in digests.items()}
        files = tuple(project.relative(folder / new) for new in made if "/" not in new)
        return Built(name, files, (*problems, *left), paper.pages, time.perf_counter() - begun, made=made, ahead=ahead)
    except PapergenError as error:
        return Built(name, (), (*error.problems, *remove(older, project.root)), seconds=time.perf_counter() - begun)


def died(task: Task | AheadTask) -> Built:
    """Say which paper it was whose process died, twice; what was only to be made beforehand is made when the meeting is bound."""
    if isinstance(task, AheadTask):
        return Built("", (), ())
    project = task.project
    name = project.relative(task.case_file)
    older = [project.output_folder(task.case_file) / old for old in all_files_of(project.paper_name(task.case_file))]
    problem = Problem(
        "FIL115",
        "papperet kunde inte göras: programmet som gjorde det avbröts, kanske för att minnet tog slut",
        point(name),
        _MORE_MEMORY,
    )
    return Built(name, (), (problem, *remove(older, project.root)))


# --- one meeting ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MeetingTask:
    """One meeting to be bound: its file, the names of its cases that have errors, and what its papers are made of.

    `before` has the hashes of the meeting's own files as they were made the last time; none of them counts where it is empty.
    `ahead` are files that were made for it together with the papers.
    """

    project: Project
    meeting_file: Path
    failed: tuple[str, ...]
    inputs: Mapping[str, str]
    before: Mapping[str, str] = field(default_factory=dict)
    refused: tuple[Problem, ...] = ()
    ahead: Mapping[str, bytes] = field(default_factory=dict)


def bind_meeting(task: MeetingTask) -> Built:
    """Make a meeting's files, all of them or none: with one paper missing there is no bundle, and no old one either."""
    from papergen.steps.bundles import bind, bundle_inputs

    project, meeting_file = task.project, task.meeting_file
    begun = time.perf_counter()
    folder, name = project.output_folder(meeting_file), project.relative(meeting_file)
    older = [folder / old for old in MEETING_FILES_MADE]
    try:
        if task.failed:
            message = f"Mötets handlingar görs inte, för att {enumerated(task.failed)} har fel."
            raise PapergenError([Problem("MOT020", message, point(name), "Rätta felen och bygg igen."), *task.refused])
        if task.refused:
            raise PapergenError(task.refused)
        bundle = bind(project, meeting_file, task.before, task.ahead)
        write({folder / new: data for new, data in bundle.files.items()}, name, project.root)
        inputs = dict(task.inputs) | Hashes(project.root).all_of([*bundle_inputs(project, meeting_file), *bundle.inputs])
        digests = {new: sha256(data) for new, data in bundle.files.items()} | bundle.kept
        made = {new: Made(name, digest, inputs, bundle.pages, bundle.problems) for new, digest in digests.items()}
        files = tuple(project.relative(folder / new) for new in bundle.files if "/" not in new)
        told = (*bundle.problems, *bundle.notes)
        return Built(name, files, told, bundle.pages, time.perf_counter() - begun, made=made)
    except PapergenError as error:
        return Built(name, (), (*error.problems, *remove(older, project.root)), seconds=time.perf_counter() - begun)


def meeting_died(task: MeetingTask) -> Built:
    """Say which meeting it was whose process died, twice."""
    project = task.project
    name = project.relative(task.meeting_file)
    older = [project.output_folder(task.meeting_file) / old for old in MEETING_FILES_MADE]
    problem = Problem(
        "FIL115", "handlingarna kunde inte göras: programmet avbröts, kanske för att minnet tog slut", point(name), _MORE_MEMORY
    )
    return Built(name, (), (problem, *remove(older, project.root)))


def enumerated(names: tuple[str, ...]) -> str:
    """Give names as they stand in a sentence: a, b och c."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} och {names[-1]}"
