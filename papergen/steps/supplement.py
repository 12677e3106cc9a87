"""The supplement to a dispatch: what has been added, replaced or withdrawn, so numbered that every old page number stays true."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from papergen.bundle.part import Part
from papergen.bundle.ready_part import pages_of
from papergen.model.meeting import Meeting
from papergen.project import Project
from papergen.render.meeting_papers import Change, Renumbered, tillagg
from papergen.steps.bundles import join_parts, meeting_words, paper_parts
from papergen.steps.kept import Kept
from papergen.steps.meeting_changes import awaited, is_said_in, items_without_paper, moved_without_paper, other_meeting
from papergen.steps.meeting_items import ItemPaper, item_papers, read_whole
from papergen.steps.plan import ATTACHED
from papergen.steps.press import Press


@dataclass(frozen=True, slots=True)
class Dispatched:
    """A paper as it was sent out: what it and its attachments were (see `_contents`), its first and last page in the bundle.

    `carried` has the attachments that were carried beside the bundle, by their names.
    """

    number: str
    title: str
    dnr: str
    contents: tuple[bytes, ...]
    carried: dict[str, bytes]
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Supplement:
    """What is to be sent: the supplement itself, and the files beside it that have come or changed since the dispatch."""

    data: bytes
    beside: tuple[Path, ...]


def dispatched(project: Project, meeting_file: Path, before: int) -> dict[str, Dispatched]:
    """Give the papers of a bundle, by name, as its pages have them; `before` pages come before the first paper."""
    meeting = read_whole(project, meeting_file)
    papers = item_papers(project, meeting_file, meeting)
    press = Press(project, meeting, Kept(project.output_folder(meeting_file)))
    page, found = before + 1, {}
    for paper in papers:
        parts = list(paper_parts(project, [paper], press))
        pages = sum(pages_of(part.name, part.data) for part in parts)
        about, carried = paper.facts.about, {path.name: data for path, data in _carried(project, paper).items()}
        found[paper.name] = Dispatched(
            paper.item.number, about.titel, about.dnr, _contents(paper, parts), carried, page, page + pages - 1
        )
        page += pages
    return found


def supplement(
    project: Project, meeting_file: Path, old: Mapping[str, Dispatched], old_meeting: Meeting, before: int
) -> Supplement | None:
    """Make tillägg.pdf of what differs from what was sent out; None if nothing does. `before` as in `dispatched`."""
    meeting = read_whole(project, meeting_file)
    press = Press(project, meeting, Kept(project.output_folder(meeting_file)))
    changes = list(other_meeting(old_meeting, meeting))
    parts: list[Part] = []
    labels: list[str] = []
    beside: list[Path] = []
    letters: dict[int, int] = {}
    last = before
    papers = item_papers(project, meeting_file, meeting)
    before_now = _names_before(papers, old)
    come = {paper.item.number: paper.facts.about.titel for paper in papers if paper.name not in before_now}
    waited = awaited(old_meeting, meeting, come)
    gone = [sent for stem, sent in old.items() if stem not in before_now.values()]
    for paper in papers:
        stem = paper.name
        own = list(paper_parts(project, [paper], press))
        sent = old.get(before_now.get(stem, ""))
        last = sent.last if sent else max([last, *_withdrawn_before(paper, gone)])
        carried = _carried(project, paper)
        others = [path for path, data in carried.items() if not sent or sent.carried.get(path.name) != data]
        if sent and sent.contents == _contents(paper, own) and not others and len(carried) == len(sent.carried):
            continue
        beside += others
        fresh = [_label(last, letters) for part in own for _ in range(pages_of(part.name, part.data))]
        changes.append(_change(paper, sent, fresh, waited.get(paper.item.number)))
        parts += own
        labels += fresh
    changes += [Change(sent.number, sent.title, "Utgår", _pages(sent.first, sent.last), "", "") for sent in gone]
    answered = {item.before for item in waited.values()}
    changes += items_without_paper(old_meeting, meeting, answered, {sent.number for sent in gone})
    moved = _moved(papers, before_now, old, (*waited.values(), *moved_without_paper(old_meeting, meeting)))
    if not changes and not moved:
        return None
    listed = tillagg(
        meeting, sorted(changes, key=_place_in_list), moved, project.kinds["foredragningslista"].kind, project.settings
    )
    front = replace(press.part("foredragningslista", listed), name="tillagg", title="Tillägg", outline=())
    whole = [front, *parts]
    labels = [f"T{number}" for number in range(1, pages_of(front.name, front.data) + 1)] + labels
    data = join_parts(meeting, whole, press, f"Tillägg till handlingar för {meeting_words(meeting)}", labels).data
    return Supplement(data, tuple(beside))


def _withdrawn_before(paper: ItemPaper, gone: list[Dispatched]) -> list[int]:
    """Give the last pages of what was withdrawn before a new item: they are still there in what was sent out."""
    return [sent.last for sent in gone if _in_digits(sent.number) < _in_digits(paper.item.number)]


def _place_in_list(change: Change) -> tuple[int, ...]:
    """Sort changes by number, what has gone after what has come in its place; the meeting itself comes first."""
    return _in_digits(change.number) if change.number[0].isdigit() else ()


def _moved(
    papers: list[ItemPaper], before_now: Mapping[str, str], old: Mapping[str, Dispatched], others: Iterable[Renumbered]
) -> list[Renumbered]:
    """Give the items that have other numbers than when the papers were sent out, in the order of now."""
    with_paper = [
        Renumbered(paper.facts.about.titel, old[before_now[paper.name]].number, paper.item.number)
        for paper in papers
        if paper.name in before_now
    ]
    moved = [one for one in (*with_paper, *others) if one.before != one.now]
    return sorted(moved, key=lambda one: _in_digits(one.now))


def _in_digits(number: str) -> tuple[int, ...]:
    return tuple(map(int, number.split(".")))


def _names_before(papers: list[ItemPaper], old: Mapping[str, Dispatched]) -> dict[str, str]:
    """Say what each paper's part was called when it was sent out.

    A case file that has got another name since is known by its dnr, or without one by its title, if only one paper has it.
    """
    found = {paper.name: paper.name for paper in papers if paper.name in old}
    new = [(paper.name, paper.facts.about.dnr or paper.facts.about.titel) for paper in papers if paper.name not in found]
    gone = [(name, sent.dnr or sent.title) for name, sent in old.items() if name not in found]
    for name, known_by in new:
        same = [other for other, theirs in gone if theirs == known_by]
        if len(same) == 1 and [known_by for _, theirs in new if theirs == known_by] == [known_by]:
            found[name] = same[0]
    return found


def _contents(paper: ItemPaper, parts: list[Part]) -> tuple[bytes, ...]:
    """Give what counts when papers are compared: the paper and its attachments; those beside the bundle are `_carried`.

    The pages that only name an attachment do not count: they have the item's number, which changes when an item is moved.
    """
    return tuple(part.data for part in parts if part.foreign or (part.level == 0 and paper.own is None))


def _carried(project: Project, paper: ItemPaper) -> dict[Path, bytes]:
    """Give the attachments of a paper that are carried beside the bundle."""
    beside = project.output_folder(paper.case_file) / ATTACHED / project.paper_name(paper.case_file)
    return {path: path.read_bytes() for path in sorted(beside.rglob("*")) if path.is_file()}


def _label(page: int, letters: dict[int, int]) -> str:
    """Give the next label after an old page: 45a, 45b … 45z, 45aa; every one is given once."""
    letters[page] = number = letters.get(page, 0) + 1
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return f"{page}{text}"


def _change(paper: ItemPaper, sent: Dispatched | None, labels: list[str], waited: Renumbered | None) -> Change:
    """Tell of a paper that is new or another; `waited` is the item without a paper that a new one has come to."""
    new, title = labels[0] if len(labels) == 1 else f"{labels[0]}–{labels[-1]}", paper.facts.about.titel
    if sent is None:
        was = waited.title if waited and not is_said_in(waited.title, title) else title
        return Change(paper.item.number, _titled(title, was), "Tillkommer", "", new, paper.name)
    return Change(paper.item.number, _titled(title, sent.title), "Ersätts", _pages(sent.first, sent.last), new, paper.name)


def _titled(title: str, before: str) -> str:
    return title if title == before else f"{title} (tidigare {before})"


def _pages(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"
