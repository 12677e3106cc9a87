"""What stands first in a bundle: the kallelse, and the föredragningslista, which tells on which pages of it all papers begin."""

from dataclasses import replace
from math import ceil

from papergen.bundle.part import Part
from papergen.bundle.ready_part import pages_of
from papergen.model.blocks import plain_text
from papergen.model.meeting import Meeting
from papergen.problems import PapergenError, Problem, point
from papergen.render.meeting_papers import Entry, foredragningslista
from papergen.steps.meeting_items import ItemPaper
from papergen.steps.press import Press

ROUNDS = 6  # two are enough, but for a list whose length hangs on the width of the page numbers in it
# About as the list is set, in points: what stands above it, a page, a line of a title or a summary and what it holds.
_HEAD, _PAGE, _GROUP, _ITEM, _LINE, _LETTERS = 220, 680, 34, 8, 13, 85


def front_of_bundle(papers: list[ItemPaper], parts: list[Part], press: Press) -> tuple[list[Part], dict[str, Entry]]:
    """Make the kallelse and the föredragningslista, which is set again until its own length agrees with the pages it tells."""
    project, meeting = press.project, press.meeting
    cover, counts = press.part("kallelse", press.kallelse()), _page_counts(parts)
    kind, pages = project.kinds["foredragningslista"].kind, pages_of(cover.name, cover.data)
    length = _likely_length(meeting, papers)
    for _ in range(ROUNDS):
        entries = _entries(papers, counts, pages + length)
        listed = press.part("foredragningslista", foredragningslista(meeting, entries, kind, project.settings))
        if (pages_now := pages_of(listed.name, listed.data)) == length:
            break
        length = pages_now
    else:
        message, hint = "Föredragningslistans längd går inte att räkna ut.", "Ändra något i listan, till exempel en rubrik."
        raise PapergenError([Problem("MOT021", message, point(meeting.path), hint)])
    return [replace(cover, title="Kallelse", outline=()), replace(listed, title="Föredragningslista")], entries


def likely_entries(papers: list[ItemPaper], parts: list[Part], press: Press) -> dict[str, Entry]:
    """Give what the föredragningslista says of each item if it is as long as is guessed, without setting it for the bundle."""
    cover = press.part("kallelse", press.kallelse())
    before = pages_of(cover.name, cover.data) + _likely_length(press.meeting, papers)
    return _entries(papers, _page_counts(parts), before)


def _page_counts(parts: list[Part]) -> dict[str, int]:
    return {part.name: pages_of(part.name, part.data) for part in parts}


def _entries(papers: list[ItemPaper], counts: dict[str, int], before: int) -> dict[str, Entry]:
    """Say of each item on which page of the bundle its paper begins, `before` pages being before the first."""
    first: dict[str, int] = {}
    page = before + 1
    for name, count in counts.items():
        first[name] = page
        page += count
    return {
        paper.item.number: Entry(paper.name, str(first[paper.name]), None if paper.own else paper.facts.about) for paper in papers
    }


def _likely_length(meeting: Meeting, papers: list[ItemPaper]) -> int:
    """Guess how many pages the föredragningslista has: where that is right it need not be set again."""
    abouts = {paper.item.number: paper.facts.about for paper in papers if not paper.own}
    height = float(_HEAD)
    for group in meeting.agenda:
        height += _GROUP
        for item in group.all_items():
            about = abouts.get(item.number)
            texts = [plain_text(item.title)]
            if about:
                texts += [about.dnr, *(about.summary if meeting.sammanfattningar else ())]
            height += _ITEM + _LINE * sum(ceil(max(1, len(text)) / _LETTERS) for text in texts)
    return ceil(height / _PAGE)
