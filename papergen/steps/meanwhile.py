"""A bundle begun while other processes make the last that it lacks: its parts are read."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from papergen.bundle.part import PartError
from papergen.bundle.ready_part import read_ready
from papergen.problems import PapergenError
from papergen.project import Project
from papergen.steps.bundles import Begun, Bundle, begin, bind, paper_parts
from papergen.steps.making_papers import Composed, keep_part
from papergen.steps.meeting_items import case_paper, items, linked_cases


def begin_bundle(
    project: Project, meeting_file: Path, before: Mapping[str, str], ahead: Mapping[str, bytes], new: Path | None = None
) -> Begun | None:
    """Begin the bundle of a meeting with all papers but that of the case `new`; `before` and `ahead` are as for `bind`.

    Items that have a file of their own are left for binding. None where something is wrong, which binding will tell.
    """
    if new:
        import papergen.bundle.own_part  # noqa: F401 - it takes long to load, and the new part will have to be made ready here

    try:
        begun = begin(project, meeting_file, before, ahead)
        case_files = linked_cases(project, meeting_file, begun.meeting)
        begun.press.part("kallelse", begun.press.kallelse())
        for item in items(begun.meeting):
            case_file = case_files.get(item.number)
            if case_file in (None, new):
                continue
            paper = begun.papers[case_file] = case_paper(project, item, case_file, begun.meeting)
            parts = paper_parts(project, [paper], begun.press)
            begun.parts[paper.name] = [replace(part, ready=read_ready(part.name, part.data)) for part in parts]
    except (PapergenError, PartError):
        return None
    return begun


def bind_early(project: Project, meeting_file: Path, before: Mapping[str, str], begun: Begun, part: Composed) -> Bundle | None:
    """Bind a meeting when the part of its one new paper is there, but not the paper; nothing of the meeting is written.

    None where something is wrong, which binding will tell.
    """
    try:
        keep_part(part)
        return bind(project, meeting_file, before, {}, begun)
    except PapergenError:
        return None
