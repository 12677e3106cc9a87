"""The parts of a bundle opened while other processes make the last that it lacks."""

from collections.abc import Collection, Mapping
from pathlib import Path

from papergen.bundle.opened import Opened
from papergen.bundle.part import PartError
from papergen.problems import PapergenError
from papergen.project import Project
from papergen.steps.bundles import item_papers, paper_parts, read_whole
from papergen.steps.kept import Kept
from papergen.steps.press import Press


def open_parts(
    project: Project, meeting_file: Path, before: Mapping[str, str], ahead: Mapping[str, bytes], new: Collection[Path]
) -> Opened | None:
    """Open the parts of all papers of a meeting but those of the cases `new`; `before` and `ahead` are as for `bind`.

    None where something is wrong with it, which binding will tell.
    """
    opened = Opened()
    try:
        meeting = read_whole(project, meeting_file)
        papers = item_papers(project, meeting_file, meeting, but=new)
        press = Press(project, meeting, Kept(project.output_folder(meeting_file), before, ahead))
        for part in paper_parts(project, papers, press):
            opened.add(part)
    except (PapergenError, PartError):
        return None
    return opened
