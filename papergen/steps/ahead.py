"""What a meeting needs besides its papers, made in the processes that make papers, so that little is left when they are done."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from papergen.problems import PapergenError
from papergen.project import Project

if TYPE_CHECKING:  # these take long to load, and loose papers need none of them
    from papergen.model.meeting import Meeting
    from papergen.steps.paper_facts import PaperFacts


@dataclass(frozen=True, slots=True)
class AheadTask:
    """One meeting, whose own files were `before` (names and hashes) the last time.

    Without `ahead` what does not hang on its papers is to be made, and with it, when the papers are made, its föredragningslista:
    then `ahead` are the files made so far. `outside` means the list as a file of its own, with page numbers that are guessed: if
    they turn out to be others it is made when the meeting is bound.
    """

    project: Project
    meeting_file: Path
    before: Mapping[str, str]
    ahead: Mapping[str, bytes] | None = None
    outside: bool = False


def make_ahead(task: AheadTask) -> dict[str, bytes]:
    """Make a meeting's files, by their names in build/<meeting>/; none if something is wrong, which binding will tell."""
    try:
        return _kallelse(task) if task.ahead is None else _lists(task, task.ahead)
    except PapergenError:
        return {}


def item_numbers(project: Project, meeting_file: Path) -> dict[Path, str]:
    """Give the number of the item of each case of a meeting; none if something is wrong with it, which binding will tell."""
    from papergen.steps.meeting_items import linked_cases, read_whole

    try:
        found = linked_cases(project, meeting_file, read_whole(project, meeting_file))
    except PapergenError:
        return {}
    return {case_file: number for number, case_file in found.items()}


def headings(project: Project, meeting: "Meeting", stem: str, number: str, facts: "PaperFacts") -> dict[str, bytes]:
    """Set the pages that name the attachments of a paper, which is item `number`; what is wrong with them, binding will tell."""
    from papergen.render.rendered import MissingGlyphsError
    from papergen.steps.bundles import heading
    from papergen.steps.kept import Kept
    from papergen.steps.press import Press

    press = Press(project, meeting, Kept(project.build))
    with suppress(PapergenError, MissingGlyphsError):
        for attachment in facts.attachments:
            heading(stem, number, facts, attachment, press)
    return press.kept.files


def _kallelse(task: AheadTask) -> dict[str, bytes]:
    from papergen.steps.kept import Kept
    from papergen.steps.meeting_items import read_whole
    from papergen.steps.plan import PAPERS
    from papergen.steps.press import Press

    project = task.project
    meeting = read_whole(project, task.meeting_file)
    press = Press(project, meeting, Kept(project.output_folder(task.meeting_file), task.before))
    paper = press.kallelse()
    press.part("kallelse", paper)
    for form in PAPERS:
        press.rendered("kallelse", paper, form)
    press.number_font()
    return press.kept.files


def _lists(task: AheadTask, ahead: Mapping[str, bytes]) -> dict[str, bytes]:
    from papergen.steps.bundles import meeting_papers, paper_parts
    from papergen.steps.front import front_of_bundle, likely_entries
    from papergen.steps.kept import Kept
    from papergen.steps.meeting_items import item_papers, read_whole
    from papergen.steps.press import Press

    project, meeting_file = task.project, task.meeting_file
    meeting = read_whole(project, meeting_file)
    papers = item_papers(project, meeting_file, meeting)
    press = Press(project, meeting, Kept(project.output_folder(meeting_file), task.before, ahead))
    parts = list(paper_parts(project, papers, press))
    if task.outside:
        meeting_papers(likely_entries(papers, parts, press), press)
    else:
        front_of_bundle(papers, parts, press)
    return {name: data for name, data in press.kept.files.items() if name not in ahead}
