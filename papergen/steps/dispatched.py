"""What was sent out of a meeting: each of its papers with its pages, so that what is now can be held against it."""

from dataclasses import dataclass
from pathlib import Path

from papergen.bundle.part import Part
from papergen.bundle.ready_part import pages_of, unnamed
from papergen.project import Project
from papergen.steps.bundles import paper_parts
from papergen.steps.kept import Kept
from papergen.steps.meeting_items import ItemPaper, item_papers, read_whole
from papergen.steps.plan import ATTACHED
from papergen.steps.press import Press


@dataclass(frozen=True, slots=True)
class Dispatched:
    """A paper as it was sent out: what it and its attachments were (see `contents`), its first and last page in the bundle.

    `carried` has the attachments that were carried beside the bundle, by their names.
    """

    number: str
    title: str
    dnr: str
    contents: tuple[bytes, ...]
    carried: dict[str, bytes]
    first: int
    last: int


def dispatched(project: Project, meeting_file: Path, before: int) -> dict[str, Dispatched]:
    """Give the papers of a bundle, by name, as its pages have them; `before` pages come before the first paper."""
    meeting = read_whole(project, meeting_file)
    papers = item_papers(project, meeting_file, meeting)
    press = Press(project, meeting, Kept(project.output_folder(meeting_file)))
    page, found = before + 1, {}
    for paper in papers:
        parts = list(paper_parts(project, [paper], press))
        pages = sum(pages_of(part.name, part.data) for part in parts)
        about, carried = paper.facts.about, {path.name: data for path, data in carried_beside(project, paper).items()}
        found[paper.name] = Dispatched(
            paper.item.number, about.titel, about.dnr, contents(paper, parts), carried, page, page + pages - 1
        )
        page += pages
    return found


def contents(paper: ItemPaper, parts: list[Part]) -> tuple[bytes, ...]:
    """Give what counts when papers are compared: the paper and its attachments; those beside the bundle are `carried_beside`.

    The pages that only name an attachment do not count: they have the item's number, which changes when an item is moved.
    """
    own = (part for part in parts if part.foreign or (part.level == 0 and paper.own is None))
    return tuple(part.data if part.foreign else unnamed(part.name, part.data) for part in own)


def carried_beside(project: Project, paper: ItemPaper) -> dict[Path, bytes]:
    """Give the attachments of a paper that are carried beside the bundle."""
    beside = project.output_folder(paper.case_file) / ATTACHED / project.paper_name(paper.case_file)
    return {path: path.read_bytes() for path in sorted(beside.rglob("*")) if path.is_file()}
