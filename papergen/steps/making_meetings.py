"""One meeting made: its bundle, its kallelse and its föredragningslista bound and written."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from papergen.problems import PapergenError, Problem, point
from papergen.project import Project
from papergen.steps.built import MORE_MEMORY, Built
from papergen.steps.disk import remove, write
from papergen.steps.manifest import Made, sha256
from papergen.steps.plan import MEETING_FILES_MADE

if TYPE_CHECKING:
    from papergen.steps.bundles import Begun, Bundle


@dataclass(frozen=True, slots=True)
class MeetingTask:
    """One meeting to be bound: its file, the names of the files whose errors keep papers back, and what its papers are made of.

    `before` has the hashes of the meeting's own files as they were made the last time; none of them counts where it is empty.
    `ahead` are files that were made for it together with the papers; `begun` is its bundle, if it was begun, and `bundle`, if it
    is bound already.
    """

    project: Project
    meeting_file: Path
    failed: tuple[str, ...]
    inputs: Mapping[str, str]
    before: Mapping[str, str] = field(default_factory=dict)
    refused: tuple[Problem, ...] = ()
    ahead: Mapping[str, bytes] = field(default_factory=dict)
    begun: "Begun | None" = None
    bundle: "Bundle | None" = None


def bind_meeting(task: MeetingTask) -> Built:
    """Make a meeting's files, all of them or none: with one paper missing there is no bundle, and no old one either."""
    from papergen.steps.bundles import bind

    project, meeting_file = task.project, task.meeting_file
    begun = time.perf_counter()
    folder, name = project.output_folder(meeting_file), project.relative(meeting_file)
    older = [folder / old for old in MEETING_FILES_MADE]
    try:
        if task.failed:
            message = f"Mötets handlingar görs inte, för att {_enumerated(task.failed)} har fel."
            stopped = Problem("MOT020", message, point(name), "Rätta felen och bygg igen.")
            raise PapergenError([stopped, *_own_faults(project, meeting_file), *task.refused])
        if task.refused:
            raise PapergenError(task.refused)
        bundle = task.bundle or bind(project, meeting_file, task.before, task.ahead, task.begun)
        write({folder / new: data for new, data in bundle.files.items()}, name, project.root)
        inputs = dict(task.inputs) | bundle.inputs
        digests = {new: sha256(data) for new, data in bundle.files.items()} | bundle.kept
        made = {new: Made(name, digest, inputs, bundle.pages, bundle.problems) for new, digest in digests.items()}
        files = tuple(project.relative(folder / new) for new in bundle.files if "/" not in new)
        told = (*bundle.problems, *_news(project, meeting_file, bundle.notes, inputs))
        return Built(name, files, told, bundle.pages, time.perf_counter() - begun, made=made)
    except PapergenError as error:
        return Built(name, (), (*error.problems, *remove(older, project.root)), seconds=time.perf_counter() - begun)


def _news(project: Project, meeting_file: Path, notes: tuple[Problem, ...], inputs: Mapping[str, str]) -> tuple[Problem, ...]:
    """Give what is told this time only: nothing where what had been changed is as it was sent out again."""
    if not notes:
        return ()
    from papergen.steps.sent_out import is_as_sent_out

    return () if is_as_sent_out(project, meeting_file, inputs) else notes


def _own_faults(project: Project, meeting_file: Path) -> tuple[Problem, ...]:
    """Give what is wrong with the föredragningslista itself, so that it is told together with what is wrong with the papers."""
    from papergen.steps.meeting_items import items, linked_cases, read_whole
    from papergen.steps.unlinked_cases import absent_files

    try:
        meeting = read_whole(project, meeting_file)
        linked_cases(project, meeting_file, meeting)
    except PapergenError as error:
        return error.problems
    return tuple(absent_files(project, meeting_file, items(meeting), ()))


def meeting_died(task: MeetingTask) -> Built:
    """Say which meeting it was whose process died, twice."""
    project = task.project
    name = project.relative(task.meeting_file)
    older = [project.output_folder(task.meeting_file) / old for old in MEETING_FILES_MADE]
    problem = Problem(
        "FIL115", "handlingarna kunde inte göras: programmet avbröts, kanske för att minnet tog slut", point(name), MORE_MEMORY
    )
    return Built(name, (), (problem, *remove(older, project.root)))


def _enumerated(names: tuple[str, ...]) -> str:
    """Give names as they stand in a sentence: a, b och c."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} och {names[-1]}"
