"""The supplement to a dispatch: what has been added, replaced or withdrawn, so numbered that every old page number stays true."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from papergen.bundle.part import Part
from papergen.bundle.ready_part import pages_of
from papergen.model.meeting import Meeting
from papergen.project import Project
from papergen.render.meeting_papers import Change, tillagg
from papergen.steps.bundles import join_parts, meeting_words, paper_parts
from papergen.steps.dispatched import Dispatched, carried_beside, contents
from papergen.steps.kept import Kept
from papergen.steps.list_changes import in_digits, new_headings, new_numbers, new_words
from papergen.steps.meeting_changes import (
    Followed,
    awaited,
    is_said_in,
    is_withdrawn,
    items_without_paper,
    left_without_paper,
    other_meeting,
    reworded,
    still_without_paper,
    words,
)
from papergen.steps.meeting_items import ItemPaper, item_papers, read_whole
from papergen.steps.press import Press
from papergen.steps.same_paper import Known, names_before


@dataclass(frozen=True, slots=True)
class Supplement:
    """What is to be sent: the supplement itself, and the files beside it that have come or changed since the dispatch."""

    data: bytes
    beside: tuple[Path, ...]


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
    before_now = _names_before(papers, meeting, old, old_meeting)
    come = {paper.item.number: paper.facts.about.titel for paper in papers if paper.name not in before_now}
    waited = awaited(old_meeting, meeting, come)
    gone = [sent for stem, sent in old.items() if stem not in before_now.values()]
    for paper in papers:
        stem = paper.name
        own = list(paper_parts(project, [paper], press))
        sent = old.get(before_now.get(stem, ""))
        last = sent.last if sent else max([last, *_withdrawn_before(paper, gone)])
        carried = carried_beside(project, paper)
        others = [path for path, data in carried.items() if not sent or sent.carried.get(path.name) != data]
        if sent and sent.contents == contents(paper, own) and not others and len(carried) == len(sent.carried):
            continue
        beside += others
        fresh = [_label(last, letters) for part in own for _ in range(pages_of(part.name, part.data))]
        changes.append(_change(paper, sent, fresh, waited.get(paper.item.number)))
        parts += own
        labels += fresh
    with_paper = _followed(papers, before_now, old)
    renamed = [one for one in with_paper if not _is_told(one, changes, old_meeting, meeting)]
    left = left_without_paper(old_meeting, meeting, {sent.number: sent.title for sent in gone})
    stays = {number: one for number, one in left.items() if not _says_withdrawn(one, gone, old_meeting)}
    changes += [_gone(sent, stays.get(sent.number)) for sent in gone]
    answered, abandoned = {item.before for item in waited.values()}, {one.now for one in left.values()}
    otherwise = [one for one in reworded(old_meeting, meeting) if one.before not in answered and one.now not in abandoned]
    renamed += otherwise
    told = {one.now for one in otherwise}
    changes += items_without_paper(old_meeting, meeting, answered | told, abandoned | told)
    followed = [*with_paper, *waited.values(), *stays.values(), *otherwise, *still_without_paper(old_meeting, meeting)]
    notes = [
        *new_numbers(followed),
        *new_words(old_meeting, meeting, renamed),
        *new_headings(old_meeting, meeting, followed),
    ]
    if not changes and not notes:
        return None
    listed = tillagg(
        meeting, sorted(changes, key=_place_in_list), notes, project.kinds["foredragningslista"].kind, project.settings
    )
    front = replace(press.part("foredragningslista", listed), name="tillagg", title="Tillägg", outline=())
    whole = [front, *parts]
    labels = [f"T{number}" for number in range(1, pages_of(front.name, front.data) + 1)] + labels
    data = join_parts(meeting, whole, press, f"Tillägg till handlingar för {meeting_words(meeting)}", labels).data
    return Supplement(data, tuple(beside))


def _withdrawn_before(paper: ItemPaper, gone: list[Dispatched]) -> list[int]:
    """Give the last pages of what was withdrawn before a new item: they are still there in what was sent out."""
    return [sent.last for sent in gone if in_digits(sent.number) < in_digits(paper.item.number)]


def _place_in_list(change: Change) -> tuple[int, ...]:
    """Sort changes by number, what has gone after what has come in its place; the meeting itself comes first."""
    return in_digits(change.number) if change.number[0].isdigit() else ()


def _followed(papers: list[ItemPaper], before_now: Mapping[str, str], old: Mapping[str, Dispatched]) -> list[Followed]:
    """Give the items whose papers were sent out, in the order of now."""
    return [
        Followed(paper.facts.about.titel, old[before_now[paper.name]].number, paper.item.number)
        for paper in papers
        if paper.name in before_now
    ]


def _names_before(
    papers: list[ItemPaper], meeting: Meeting, old: Mapping[str, Dispatched], old_meeting: Meeting
) -> dict[str, str]:
    """Say what each paper's part was called when it was sent out."""
    now, then = words(meeting), words(old_meeting)
    return names_before(
        {one.name: Known(one.facts.about.titel, one.facts.about.dnr, now[one.item.number]) for one in papers},
        {name: Known(sent.title, sent.dnr, then[sent.number]) for name, sent in old.items()},
    )


def _is_told(item: Followed, changes: list[Change], old_meeting: Meeting, meeting: Meeting) -> bool:
    """Tell whether the table says what an item was called in the list and what it is called there now."""
    was, now = words(old_meeting)[item.before], words(meeting)[item.now]
    return any(change.number == item.now and change.title == _titled(now, was) for change in changes)


def _says_withdrawn(left: Followed, gone: list[Dispatched], old_meeting: Meeting) -> bool:
    titles = [sent.title for sent in gone if sent.number == left.before]
    return is_withdrawn(left.title, *titles, words(old_meeting)[left.before])


def _gone(sent: Dispatched, stays: Followed | None) -> Change:
    """Tell of a paper that is gone; `stays` is its item, if that is still to be dealt with."""
    number, what = (stays.now, "Papperet utgår") if stays else (sent.number, "Utgår")
    return Change(number, sent.title, what, _pages(sent.first, sent.last), "", "")


def _label(page: int, letters: dict[int, int]) -> str:
    """Give the next label after an old page: 45a, 45b … 45z, 45aa; every one is given once."""
    letters[page] = number = letters.get(page, 0) + 1
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return f"{page}{text}"


def _change(paper: ItemPaper, sent: Dispatched | None, labels: list[str], waited: Followed | None) -> Change:
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
