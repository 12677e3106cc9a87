"""The journey, top to bottom: plan, then for each paper read, gather, render and write, then bind each meeting's bundle.

With `project.py` and `steps/` the only place that touches disk and clock.
"""

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from papergen.problems import PapergenError, Problem, Severity, in_order, point
from papergen.project import Project
from papergen.steps.disk import remove, write
from papergen.steps.manifest import MANIFEST, Hashes, Made, sha256
from papergen.steps.plan import (
    MEETING,
    MEETING_FILES_MADE,
    PAPERS,
    Folder,
    all_files_of,
    files_of,
    open_folder,
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
    `fresh` says that they were made this time; `seconds` how long that took.
    """

    name: str
    files: tuple[str, ...]
    problems: tuple[Problem, ...]
    pages: int = 0
    seconds: float = 0
    fresh: bool = True
    made: Mapping[str, Made] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Task:
    """One paper to be made, as it is sent to a process."""

    project: Project
    case_file: Path
    formats: tuple[str, ...]


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
) -> list[Built]:
    """Make what is not up to date of the cases in `paths`, all if none are named, and clear build/ of what stands for nothing.

    Makes `jobs` papers at a time and goes on whatever is wrong with one. `tell` is called with each result, in the order of the
    cases' names. `force` makes everything again.
    """
    case_files = project.case_files(paths)
    folders = {path: open_folder(path) for path in dict.fromkeys(project.output_folder(case_file) for case_file in case_files)}
    results: list[Built] = []

    def add(result: Built) -> None:
        results.append(result)
        if tell:
            tell(result)

    for result in _papers(project, case_files, folders, formats, jobs, force, make_executor):
        add(result)
    for result in _meetings(project, paths, folders, tuple(results), formats, jobs, force, make_executor):
        add(result)
    if left := _settle(project, paths, folders):
        add(Built("", (), tuple(left)))
    return results


def _papers(
    project: Project,
    case_files: list[Path],
    folders: dict[Path, Folder],
    formats: tuple[str, ...],
    jobs: int,
    force: bool,
    make_executor: MakeExecutor,
) -> Iterable[Built]:
    """Give every paper's result in the order of the cases; only those that are out of date are made."""
    hashes = Hashes(project.root)
    kept: dict[Path, Built] = {}
    for case_file in case_files:
        folder = folders[project.output_folder(case_file)]
        names = files_of(folder, project.paper_name(case_file), formats)
        if not force and (made := unchanged(folder, names, hashes)):
            kept[case_file] = _kept(project, case_file, folder, made)
    waiting = [Task(project, case_file, formats) for case_file in case_files if case_file not in kept]
    if len(waiting) > 1 and jobs > 1:
        import papergen.steps.papers  # noqa: F401  # once here, before the processes are forked, instead of once in each
    fresh = iter(run_all(build_paper, waiting, jobs, died, make_executor))
    for case_file in case_files:
        result = kept.get(case_file) or next(fresh)
        folder = folders[project.output_folder(case_file)]
        folder.forget(all_files_of(project.paper_name(case_file)))
        folder.files.update(result.made)
        yield result


def _meetings(
    project: Project,
    paths: tuple[Path, ...],
    folders: dict[Path, Folder],
    papers: tuple[Built, ...],
    formats: tuple[str, ...],
    jobs: int,
    force: bool,
    make_executor: MakeExecutor,
) -> Iterable[Built]:
    """Give the result of each meeting among `paths`: bound anew, as it was, or, with a paper missing, not made."""
    hashes = Hashes(project.root)
    whole = (
        {project.output_folder(meeting_file): meeting_file for meeting_file in project.meeting_files(paths)}
        if "pdf" in formats
        else {}
    )
    done: list[Built] = []
    waiting: list[MeetingTask] = []
    for path, meeting_file in whole.items():
        folder = folders.setdefault(path, open_folder(path))
        own = [paper for paper in papers if (project.root / paper.name).parent == meeting_file.parent]
        failed = tuple(paper.name.rpartition("/")[2] for paper in own if not paper.files)
        names = [name for name, made in folder.before.files.items() if MEETING in made.inputs]
        kept = (
            unchanged(folder, names, hashes)
            if names and not force and not failed and not any(paper.fresh for paper in own)
            else {}
        )
        if kept:
            done.append(_kept(project, meeting_file, folder, kept))
        else:
            inputs = {name: digest for paper in own for made in paper.made.values() for name, digest in made.inputs.items()}
            waiting.append(MeetingTask(project, meeting_file, failed, inputs))
    results = [*done, *run_all(bind_meeting, waiting, jobs, meeting_died, make_executor)]
    for result in sorted(results, key=lambda result: result.name):
        folder = folders[project.output_folder(project.root / result.name)]
        folder.forget([name for name, made in folder.files.items() if MEETING in made.inputs])
        folder.files.update(result.made)
        yield result
    for path, folder in folders.items():
        old = [name for name, made in folder.files.items() if MEETING in made.inputs]
        fresh = any(paper.fresh for paper in papers if project.output_folder(project.root / paper.name) == path)
        if path not in whole and old and fresh:
            folder.forget(old)
            yield Built("", (), (_out_of_date(project, path), *remove((path / name for name in old), project.root)))


def _kept(project: Project, case_file: Path, folder: Folder, made: Mapping[str, Made]) -> Built:
    files = tuple(project.relative(folder.path / name) for name in made if "/" not in name)
    problems = in_order(problem for one in made.values() for problem in one.problems)
    pages = max(one.pages for one in made.values())
    return Built(project.relative(case_file), files, tuple(problems), pages, fresh=False, made=made)


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
        if folder.files and (folder.files != folder.before.files or not (folder.path / MANIFEST).exists()):
            try:
                write({folder.path / MANIFEST: folder.manifest.as_json().encode()}, MANIFEST, project.root)
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


def build_paper(task: Task) -> Built:
    """Make one paper in the formats asked for, all of them or none, and write it; older files of one with errors are removed."""
    from papergen.steps.attachments import attach
    from papergen.steps.papers import gather, inputs_of, read, render

    project, case_file = task.project, task.case_file
    begun = time.perf_counter()
    folder, name = project.output_folder(case_file), project.relative(case_file)
    older = [folder / old for old in all_files_of(project.paper_name(case_file))]
    try:
        reading, meeting = read(project, case_file)
        found = gather(project, case_file, reading)
        if any(problem.severity is Severity.ERROR for problem in found.problems):
            raise PapergenError(found.problems)
        paper = render(project, case_file, reading.case, meeting, found, task.formats)
        attached = attach(project, case_file, reading.case, meeting, found) if "pdf" in task.formats else ()
        write({folder / new: data for new, data in paper.files.items()}, name, project.root)
        problems = in_order((*found.problems, *paper.problems, *attached))
        left = remove((path for path in older if path.relative_to(folder).as_posix() not in paper.files), project.root)
        inputs = Hashes(project.root).all_of(inputs_of(project, case_file, reading.case, found))
        made = {new: Made(sha256(data), inputs, paper.pages, tuple(problems)) for new, data in paper.files.items()}
        files = tuple(project.relative(folder / new) for new in made if "/" not in new)
        return Built(name, files, (*problems, *left), paper.pages, time.perf_counter() - begun, made=made)
    except PapergenError as error:
        return Built(name, (), (*error.problems, *remove(older, project.root)), seconds=time.perf_counter() - begun)


def died(task: Task) -> Built:
    """Say which paper it was whose process died, twice."""
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
    """One meeting to be bound: its file, the names of its cases that have errors, and what its papers are made of."""

    project: Project
    meeting_file: Path
    failed: tuple[str, ...]
    inputs: Mapping[str, str]


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
            raise PapergenError([Problem("MOT020", message, point(name), "Rätta felen och bygg igen.")])
        bundle = bind(project, meeting_file)
        write({folder / new: data for new, data in bundle.files.items()}, name, project.root)
        inputs = {MEETING: "", **task.inputs} | Hashes(project.root).all_of(bundle_inputs(project, meeting_file))
        made = {new: Made(sha256(data), inputs, bundle.pages, bundle.problems) for new, data in bundle.files.items()}
        files = tuple(project.relative(folder / new) for new in made)
        return Built(name, files, bundle.problems, bundle.pages, time.perf_counter() - begun, made=made)
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
