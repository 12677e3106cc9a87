"""A bundle begun while other processes make the last that it lacks: its parts are read and opened."""

from collections.abc import Collection, Mapping
from pathlib import Path

from papergen.bundle.part import PartError
from papergen.problems import PapergenError
from papergen.project import Project
from papergen.steps.bundles import Begun, begin, case_paper, items, linked_cases, paper_parts


def begin_bundle(
    project: Project, meeting_file: Path, before: Mapping[str, str], ahead: Mapping[str, bytes], new: Collection[Path]
) -> Begun | None:
    """Begin the bundle of a meeting with all papers but those of the cases `new`; `before` and `ahead` are as for `bind`.

    Items that have a file of their own are left for binding. None where something is wrong, which binding will tell.
    """
    try:
        begun = begin(project, meeting_file, before, ahead)
        case_files = linked_cases(project, meeting_file, begun.meeting)
        begun.press.part("kallelse", begun.press.kallelse())
        for item in items(begun.meeting):
            case_file = case_files.get(item.number)
            if case_file is None or case_file in new:
                continue
            paper = begun.papers[case_file] = case_paper(project, item, case_file, begun.meeting)
            parts = begun.parts[paper.name] = list(paper_parts(project, [paper], begun.press))
            for part in parts:
                begun.opened.add(part)
    except (PapergenError, PartError):
        return None
    return begun
