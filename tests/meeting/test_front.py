"""The föredragningslista in the bundle: set until it tells the right pages, and seldom more than once."""

import pytest

from papergen.bundle.ready_part import pages_of
from papergen.project import open_project
from papergen.render.meeting_papers import foredragningslista
from papergen.steps import front
from papergen.steps.bundles import begin, paper_parts
from papergen.steps.front import front_of_bundle
from papergen.steps.meeting_items import item_papers
from tests.meeting.small_meeting import MEETING_FILE, SmallMeeting


@pytest.mark.parametrize("guess", [1, 2, 3])
@pytest.mark.parametrize("items", [0, 60])
def test_a_wrong_guess_of_its_length_changes_nothing(
    meeting: SmallMeeting, monkeypatch: pytest.MonkeyPatch, guess: int, items: int
) -> None:
    more = "".join(f"{number}. Punkt {number}\n" for number in range(3, 3 + items))
    meeting.agenda(f"1. [A](laget.md)\n2. [B](yttrande.md)\n{more}")
    meeting.make()
    project = open_project(meeting.root)
    begun = begin(project, meeting.root / MEETING_FILE, {}, {})
    papers = item_papers(project, meeting.root / MEETING_FILE, begun.meeting, {})
    parts = list(paper_parts(project, papers, begun.press))
    expected, entries = front_of_bundle(papers, parts, begun.press)
    monkeypatch.setattr(front, "_likely_length", lambda meeting, papers: guess)
    assert front_of_bundle(papers, parts, begun.press) == (expected, entries)
    before = sum(pages_of(part.name, part.data) for part in expected)
    assert entries["1"].page == str(before + 1)


def test_the_usual_list_is_set_once(meeting: SmallMeeting, monkeypatch: pytest.MonkeyPatch) -> None:
    meeting.agenda("1. [A](laget.md)\n2. [B](yttrande.md)\n" + "".join(f"{n}. Punkt {n}\n" for n in range(3, 45)))
    meeting.make()
    project = open_project(meeting.root)
    begun = begin(project, meeting.root / MEETING_FILE, {}, {})
    papers = item_papers(project, meeting.root / MEETING_FILE, begun.meeting, {})
    made = []

    def counted(*arguments: object) -> object:
        made.append(arguments)
        return foredragningslista(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(front, "foredragningslista", counted)
    parts, _ = front_of_bundle(papers, list(paper_parts(project, papers, begun.press)), begun.press)
    assert pages_of("foredragningslista", parts[1].data) == 2
    assert len(made) == 1
