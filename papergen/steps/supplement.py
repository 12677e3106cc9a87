"""The supplement to a dispatch: what has been added, replaced or withdrawn, so numbered that every old page number stays true."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from papergen.bundle.part import Part
from papergen.bundle.reading import page_count
from papergen.model.blocks import plain_text
from papergen.model.meeting import Meeting
from papergen.problems import PapergenError, Problem, point
from papergen.project import Project
from papergen.render.attachment_pages import Setting
from papergen.render.meeting_papers import Change, tillagg
from papergen.render.paper import UNDATED
from papergen.steps.bundles import ItemPaper, item_papers, items, join_parts, meeting_words, paper_parts, read_whole, rendered
from papergen.steps.git import commit_of, has_tag
from papergen.steps.papers import load_template

SUPPLEMENT = "tillägg.pdf"


@dataclass(frozen=True, slots=True)
class Dispatched:
    """A paper as it was sent out: what its part and its attachments were, and its first and last page in the bundle."""

    number: str
    title: str
    contents: tuple[bytes, ...]
    first: int
    last: int


def dispatch_of(project: Project, meeting_file: Path) -> str:
    """Give the commit of what was sent out; raises PapergenError where nothing has been, or git does not know it."""
    meeting = read_whole(project, meeting_file)
    place = meeting.places.get("utskick") or meeting.places.get("status") or point(meeting.path)
    if meeting.status == "utkast":
        hint = "Skriv status: utskickad i mötesfilen när handlingarna har gått ut."
        message = "Mötet är inte utskickat, så det finns inget att göra ett tillägg till."
        raise PapergenError([Problem("MOT025", message, place, hint)])
    tag = f"utskick/{meeting_file.parent.name}"
    name = meeting.utskick or (f"refs/tags/{tag}" if has_tag(project.root, tag, place) else tag)
    return commit_of(project.root, name, place)


def dispatched(project: Project, meeting_file: Path, before: int) -> dict[str, Dispatched]:
    """Give the papers of a bundle, by name, as its pages have them; `before` pages come before the first paper."""
    meeting = read_whole(project, meeting_file)
    papers = item_papers(project, meeting_file, meeting)
    setting = _setting(project, meeting)
    page, found = before + 1, {}
    for paper in papers:
        parts = list(paper_parts(project, [paper], setting))
        pages = sum(page_count(part.data) for part in parts)
        stem = project.paper_name(paper.case_file)
        found[stem] = Dispatched(paper.item.number, paper.case.titel, _contents(parts), page, page + pages - 1)
        page += pages
    return found


def supplement(
    project: Project, meeting_file: Path, old: Mapping[str, Dispatched], old_meeting: Meeting, before: int
) -> bytes | None:
    """Make tillägg.pdf of what differs from what was sent out; None if nothing does. `before` as in `dispatched`."""
    meeting = read_whole(project, meeting_file)
    setting = _setting(project, meeting)
    changes: list[Change] = []
    parts: list[Part] = []
    labels: list[str] = []
    letters: dict[int, int] = {}
    last = before
    papers = item_papers(project, meeting_file, meeting)
    for paper in papers:
        stem = project.paper_name(paper.case_file)
        own = list(paper_parts(project, [paper], setting))
        sent = old.get(stem)
        last = sent.last if sent else last
        if sent and sent.contents == _contents(own):
            continue
        fresh = [_label(last, letters) for part in own for _ in range(page_count(part.data))]
        changes.append(_change(paper, sent, stem, fresh))
        parts += own
        labels += fresh
    now = {project.paper_name(paper.case_file) for paper in papers}
    gone = [sent for stem, sent in old.items() if stem not in now]
    changes += [Change(sent.number, sent.title, "Utgår", _pages(sent.first, sent.last), "", "") for sent in gone]
    changes += _items_without_paper(old_meeting, meeting)
    if not changes:
        return None
    listed = tillagg(meeting, changes, project.kinds["foredragningslista"].kind, project.settings)
    front = rendered(project, "foredragningslista", listed, "pdf", meeting)
    whole = [Part("tillagg", "Tillägg", front), *parts]
    labels = [f"T{number}" for number in range(1, page_count(front) + 1)] + labels
    return join_parts(meeting, whole, setting, f"Tillägg till handlingar för {meeting_words(meeting)}", labels).data


def _setting(project: Project, meeting: Meeting) -> Setting:
    template = load_template(project.kinds["foredragningslista"], project.own_fonts())
    return Setting(template, project.settings.organisation, "sv-SE", meeting.datum or UNDATED)


def _contents(parts: list[Part]) -> tuple[bytes, ...]:
    """Give what counts when papers are compared: the paper and its attachments, not the pages that only name them."""
    return tuple(part.data for part in parts if part.level == 0 or part.foreign)


def _label(page: int, letters: dict[int, int]) -> str:
    """Give the next label after an old page: 45a, 45b … 45z, 45aa; every one is given once."""
    letters[page] = number = letters.get(page, 0) + 1
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return f"{page}{text}"


def _change(paper: ItemPaper, sent: Dispatched | None, stem: str, labels: list[str]) -> Change:
    new = labels[0] if len(labels) == 1 else f"{labels[0]}–{labels[-1]}"
    if sent is None:
        return Change(paper.item.number, paper.case.titel, "Tillkommer", "", new, stem)
    return Change(paper.item.number, paper.case.titel, "Ersätts", _pages(sent.first, sent.last), new, stem)


def _pages(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _items_without_paper(old: Meeting, new: Meeting) -> Iterator[Change]:
    """Tell of items without a paper that have come or gone, by their text."""
    before = {plain_text(item.title): item.number for item in items(old) if not item.target}
    after = {plain_text(item.title): item.number for item in items(new) if not item.target}
    yield from (Change(number, title, "Tillkommer", "", "", "") for title, number in after.items() if title not in before)
    yield from (Change(number, title, "Utgår", "", "", "") for title, number in before.items() if title not in after)
