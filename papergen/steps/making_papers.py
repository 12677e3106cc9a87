"""One paper made: its case read, what it names gathered, the paper rendered and written with its part of the bundle."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from papergen.problems import PapergenError, Problem, Severity, in_order, point
from papergen.project import Project
from papergen.steps.ahead import headings
from papergen.steps.built import MORE_MEMORY, Built, PaperFiles
from papergen.steps.disk import read_bytes, remove, write
from papergen.steps.manifest import Hashes, Made, know_versions, sha256
from papergen.steps.plan import all_files_of

if TYPE_CHECKING:
    from papergen.model.case import Case, Reading
    from papergen.model.meeting import Meeting
    from papergen.render.about import About
    from papergen.steps.case_files import Gathered
    from papergen.steps.paper_facts import BoundAttachment, PaperFacts


@dataclass(frozen=True, slots=True)
class Known:
    """What the process that hands out tasks has found: the versions, and the hashes of templates that papers were made with.

    Such a template has been checked, and need not be again.
    """

    versions: Mapping[str, str]
    templates: frozenset[str]


@dataclass(frozen=True, slots=True)
class PaperTask:
    """One paper to be made, as it is sent to a process.

    `number` is that of its item, where its meeting is going to be bound and something of it can be made beforehand. Without
    `formats` only its part of the bundle is made. `given` is the case file as it has been read already, with its bytes, and
    `known` what a process that was begun early cannot know.
    """

    project: Project
    case_file: Path
    formats: tuple[str, ...]
    force: bool = False
    refused: tuple[Problem, ...] = ()
    number: str = ""
    given: "tuple[bytes, Reading, Meeting | None] | None" = None
    known: "Known | None" = None


@dataclass(frozen=True, slots=True)
class Composed:
    """A paper that has been rendered, and its attachments, made and kept; its part is not ready yet, and nothing written.

    `about` is what the föredragningslista says of it; none outside a meeting. `attached` are the attachments' files with their
    hashes, `inputs` the hashes of all it is made of.
    """

    task: PaperTask
    paper: PaperFiles
    problems: tuple[Problem, ...]
    inputs: Mapping[str, str]
    meeting: "Meeting | None" = None
    about: "About | None" = None
    attachments: "tuple[BoundAttachment, ...]" = ()
    attached: dict[str, str] = field(default_factory=dict)
    seconds: float = 0

    @property
    def in_bundle(self) -> "tuple[bytes, About | None, tuple[BoundAttachment, ...]]":
        """Give all that its meeting's bundle is made of."""
        return self.paper.part, self.about, self.attachments


def build_paper(task: PaperTask) -> Built:
    """Make one paper in the formats asked for, all of them or none, and write it; older files of one with errors are removed."""
    return keep_paper(compose_paper(task))


def compose_paper(task: PaperTask) -> Composed | Built:
    """Read, gather and render, as `build_paper` does; for one with errors give what became of it."""
    from papergen.steps.case_files import gather
    from papergen.steps.inputs import inputs_of
    from papergen.steps.papers import know_checked, render

    project, case_file = task.project, task.case_file
    if task.known:
        know_versions(task.known.versions)
        know_checked(task.known.templates)
    begun = time.perf_counter()
    hashes = Hashes(project.root)
    try:
        data, reading, meeting = task.given or read_for(task)
        task = replace(task, given=None, known=None)  # it goes back with what is made of it
        hashes.know(project.relative(case_file), data)  # should somebody save it meanwhile, it is made again the next time
        found = gather(project, case_file, reading)
        if task.refused or any(problem.severity is Severity.ERROR for problem in found.problems):
            raise PapergenError((*found.problems, *task.refused, *_refused_attachments(task, reading.case, meeting, found)))
        paper = render(project, case_file, reading.case, meeting, found, task.formats)
        problems = (*found.problems, *paper.problems)
        if meeting and paper.part:
            from papergen.render.about import about
            from papergen.steps.attachments import attach
            from papergen.steps.paper_facts import bound_attachments

            done = attach(project, case_file, reading.case, meeting, found, anew=task.force)
            inputs = hashes.all_of(inputs_of(project, case_file, reading.case, found))
            told, bound = about(reading.case), bound_attachments(done.prepared)
            seconds = time.perf_counter() - begun
            return Composed(task, paper, (*problems, *done.problems), inputs, meeting, told, bound, done.files, seconds)
        inputs = hashes.all_of(inputs_of(project, case_file, reading.case, found))
        return Composed(task, paper, problems, inputs, seconds=time.perf_counter() - begun)
    except PapergenError as error:
        return _failed(task, error, time.perf_counter() - begun)


def read_for(task: PaperTask) -> "tuple[bytes, Reading, Meeting | None]":
    """Read the case of a task; raises PapergenError."""
    from papergen.steps.case_files import read

    data = read_bytes(task.project, task.case_file)
    return data, *read(task.project, task.case_file, data)


def _refused_attachments(task: PaperTask, case: "Case", meeting: "Meeting | None", found: "Gathered") -> Iterator[Problem]:
    """Give what keeps attachments out of the bundle, of a case that has other errors: so all is told at once."""
    from papergen.steps.attachments import attach

    if case.kind in task.project.kinds and ("pdf" in task.formats or not task.formats):
        try:
            attach(task.project, task.case_file, case, meeting, found)
        except PapergenError as error:
            yield from (problem for problem in error.problems if problem.severity is Severity.ERROR)


def load_paper() -> None:
    """Load what the part of a paper takes."""
    import papergen.render.about
    import papergen.steps.attachments
    import papergen.steps.case_files
    import papergen.steps.inputs
    import papergen.steps.paper_facts
    import papergen.steps.papers  # noqa: F401


def keep_paper(composed: Composed | Built) -> Built:
    """Write a paper and its part of the bundle; one that failed stays what it is."""
    if isinstance(composed, Built):
        return composed
    task, paper = composed.task, composed.paper
    project, stem = task.project, task.project.paper_name(task.case_file)
    begun = time.perf_counter()
    folder, name = project.output_folder(task.case_file), project.relative(task.case_file)
    written, ahead = paper.files, {}
    try:
        if composed.meeting:
            facts, kept = _part_files(composed)
            written = written | kept
            if task.number and facts.attachments:
                ahead = headings(project, composed.meeting, stem, task.number, facts)
        write({folder / new: data for new, data in written.items()}, name, project.root)
    except PapergenError as error:
        return _failed(task, error, composed.seconds + time.perf_counter() - begun)
    problems = tuple(in_order(composed.problems))
    left = remove((folder / old for old in all_files_of(stem) if old not in written), project.root)
    digests = {new: sha256(data) for new, data in written.items()} | composed.attached
    made = {new: Made(name, digest, composed.inputs, paper.pages, problems) for new, digest in digests.items()}
    files = tuple(project.relative(folder / new) for new in made if "/" not in new)
    seconds = composed.seconds + time.perf_counter() - begun
    return Built(name, files, (*problems, *left), paper.pages, seconds, made=made, ahead=ahead)


def keep_part(composed: Composed) -> None:
    """Write the part of a paper, and what its bundle has to know of it; raises PapergenError."""
    task = composed.task
    folder = task.project.output_folder(task.case_file)
    _, kept = _part_files(composed)
    write({folder / new: data for new, data in kept.items()}, task.project.relative(task.case_file), task.project.root)


def _part_files(composed: Composed) -> "tuple[PaperFacts, dict[str, bytes]]":
    from papergen.steps.paper_facts import part_files  # its libraries take long to load, and loose papers need none of them

    stem, paper = composed.task.project.paper_name(composed.task.case_file), composed.paper
    return part_files(stem, composed.about, paper.part, paper.pages, composed.attachments)


def _failed(task: PaperTask, error: PapergenError, seconds: float) -> Built:
    """Remove what there is of a paper, and say why it could not be made."""
    return Built(task.project.relative(task.case_file), (), (*error.problems, *_removed(task)), seconds=seconds)


def _removed(task: PaperTask) -> list[Problem]:
    folder = task.project.output_folder(task.case_file)
    return remove((folder / old for old in all_files_of(task.project.paper_name(task.case_file))), task.project.root)


def paper_died(task: PaperTask) -> Built:
    """Say which paper it was whose process died, twice."""
    name = task.project.relative(task.case_file)
    problem = Problem(
        "FIL115",
        "papperet kunde inte göras: programmet som gjorde det avbröts, kanske för att minnet tog slut",
        point(name),
        MORE_MEMORY,
    )
    return Built(name, (), (problem, *_removed(task)))
