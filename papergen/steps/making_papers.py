"""One paper made: its case read, what it names gathered, the paper rendered and written with its part of the bundle."""

import time
from dataclasses import dataclass
from pathlib import Path

from papergen.problems import PapergenError, Problem, Severity, in_order, point
from papergen.project import Project
from papergen.steps.ahead import headings
from papergen.steps.built import MORE_MEMORY, Built
from papergen.steps.disk import remove, write
from papergen.steps.manifest import Hashes, Made, sha256
from papergen.steps.plan import all_files_of


@dataclass(frozen=True, slots=True)
class PaperTask:
    """One paper to be made, as it is sent to a process.

    `number` is that of its item, where its meeting is going to be bound and something of it can be made beforehand.
    """

    project: Project
    case_file: Path
    formats: tuple[str, ...]
    force: bool = False
    refused: tuple[Problem, ...] = ()
    number: str = ""


def build_paper(task: PaperTask) -> Built:
    """Make one paper in the formats asked for, all of them or none, and write it; older files of one with errors are removed."""
    from papergen.steps.case_files import gather, read
    from papergen.steps.inputs import inputs_of
    from papergen.steps.papers import render

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


def paper_died(task: PaperTask) -> Built:
    """Say which paper it was whose process died, twice."""
    project = task.project
    name = project.relative(task.case_file)
    older = [project.output_folder(task.case_file) / old for old in all_files_of(project.paper_name(task.case_file))]
    problem = Problem(
        "FIL115",
        "papperet kunde inte göras: programmet som gjorde det avbröts, kanske för att minnet tog slut",
        point(name),
        MORE_MEMORY,
    )
    return Built(name, (), (problem, *remove(older, project.root)))
