"""A meeting that has been sent out, and what must be true of every supplement to it, read out of the three PDF files."""

import re
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from papergen.pipeline import build
from papergen.project import open_project
from papergen.steps.bundles import bind
from papergen.steps.dispatched import Dispatched, dispatched
from papergen.steps.meeting_items import read_whole
from papergen.steps.supplement import Supplement, supplement
from tests.bundle.reading_back import labels, links, numbers, outline, texts
from tests.journey.small_project import FOLDER, MADE
from tests.meeting.git_repository import Repository
from tests.meeting.small_meeting import FRONT, MEETING_FILE, SmallMeeting, empty, text

TAG = "utskick/namnd-2026-02-17"
SENT_FRONT = FRONT + "status: utskickad\n"
AGENDA = """\
1. Upprop
2. [Avtalet](avtal.md)
3. [Budget](budget.md)
   1. [Cykelväg](cykel.md)
4. Övriga frågor
"""
_ROW = re.compile(
    r"(?P<number>\d+(?:\.\d+)?) (?P<title>.+?) (?P<what>Ersätts|Tillkommer|Utgår|Papperet utgår)"
    r"(?: (?P<old>\d+(?:–\d+)?))?(?: (?P<new>\d+[a-z]+(?:–\d+[a-z]+)?))?"
)
_WHAT = {"Papperet utgår": "Utgår"}  # of the paper it is the same; whether the item stays, the papers do not say


@dataclass(frozen=True)
class Row:
    """One line of a supplement's list; the pages are as printed."""

    number: str
    title: str
    what: str
    old: str
    new: str


@dataclass(frozen=True)
class SentMeeting(SmallMeeting):
    """A project in git whose meeting has been sent out."""

    @property
    def repository(self) -> Repository:
        return Repository(self.root)

    @property
    def supplement(self) -> Path:
        return self.root / MADE / "tillägg.pdf"

    def list(self, body: str, front: str = SENT_FRONT) -> None:
        """Write the meeting file; it is sent out."""
        self.agenda(body, front)

    def paper(self, stem: str, titel: str, body: str = "", more: str = "") -> None:
        """Write a case with a short text of its own."""
        said = body or f"{titel} tas upp."
        self.case(text(f"titel: {titel}\ndatum: 2026-01-12\n{more}", f"## Ärendet\n\n{said}\n"), f"{stem}.md")

    def send(self, tag: str = TAG) -> str:
        """Commit all, as it is when it goes out; gives the commit."""
        self.write(".gitignore", "build/\n")
        return self.repository.begin().commit(tag)

    def copy(self, root: Path) -> "SentMeeting":
        shutil.copytree(self.root, root)
        return SentMeeting(root)


@dataclass(frozen=True)
class Sent:
    """What was sent out, built once: the project, its bundle, and what a supplement is made from."""

    project: SentMeeting
    bundle: bytes
    papers: dict[str, Dispatched]
    before: int

    def supplement(self, now: SentMeeting) -> bytes | None:
        """Build what is now, and give its supplement as PDF."""
        made = self.to_send(now)
        return made.data if made else None

    def to_send(self, now: SentMeeting) -> Supplement | None:
        """Build what is now, and give its supplement and the files to be sent with it."""
        problems = [one for result in build(open_project(now.root)) for one in result.problems]
        assert not [one for one in problems if one.code not in ("MOT029", "MOT031", "MOT032", "FIL133")]
        old_meeting = read_whole(open_project(self.project.root), self.project.root / MEETING_FILE)
        return supplement(open_project(now.root), now.root / MEETING_FILE, self.papers, old_meeting, self.before)


def three_papers(root: Path) -> SentMeeting:
    """Make a meeting with papers of one, two and one page, the first with an attachment of text; nothing is built."""
    project = SentMeeting(empty(root).root)
    project.list(AGENDA)
    project.paper(
        "avtal",
        "Avtalet",
        "Avtalet tas upp.\n\n## Bilagor\n\n1. [Karta](bilagor/karta.txt)\n2. [Ritning](bilagor/r.dwg)",
        "bilagor:\n  bilagor/r.dwg: medföljer\n",
    )
    project.paper("budget", "Budget", "\n\n".join(f"Stycke {number} om budgeten." for number in range(40)))
    project.paper("cykel", "Cykelväg")
    project.write(f"{FOLDER}/bilagor/karta.txt", "Kartan visar lotsen.\n")
    project.write(f"{FOLDER}/bilagor/r.dwg", b"AC1032 ritning")
    return project


def sent(root: Path) -> Sent:
    """Build the meeting of `three_papers` and give it as it is sent out."""
    return sent_of(three_papers(root))


def sent_of(project: SentMeeting) -> Sent:
    """Build a meeting, which has nothing to be told of, and give it as it is sent out."""
    opened, meeting_file = open_project(project.root), project.root / MEETING_FILE
    assert not [problem for result in build(opened) for problem in result.problems]
    before = bind(opened, meeting_file).before
    return Sent(project, project.bundle.read_bytes(), dispatched(opened, meeting_file, before), before)


# --- what is read out of the files --------------------------------------------------------------------------------------


def rows(data: bytes) -> list[Row]:
    """Give the lines of a supplement's list."""
    front = [page for page, label in zip(texts(data), labels(data), strict=True) if label.startswith("T")]
    found = [_ROW.fullmatch(line.strip()) for page in front for line in page.split("\n")]
    return [Row(**{name: value or "" for name, value in match.groupdict().items()}) for match in found if match]


@lru_cache(maxsize=8)
def spans(data: bytes) -> dict[str, range]:
    """Give the positions (from 0) of each paper with its attachments, by its title, from the outline."""
    top = [(title, page - 1) for level, title, page in outline(data) if level == 0]
    ends = [page for _, page in top[1:]] + [len(labels(data))]
    return {title.partition(". ")[2]: range(page, end) for (title, page), end in zip(top, ends, strict=True) if ". " in title}


_texts = lru_cache(maxsize=8)(texts)


def said(data: bytes, span: range) -> list[str]:
    """Give the text of some pages, without the running number and the item's number, which may differ."""
    pages = _texts(data)
    return [re.sub(r"till ärende [\d.]+", "", pages[at].rstrip().rpartition("\n")[0]) for at in span]


def as_pages(shown: list[str]) -> str:
    return shown[0] if len(shown) == 1 else f"{shown[0]}–{shown[-1]}"


def letters(number: int) -> str:
    """Give a, b … z, aa, ab … for 1, 2 …, counted up one at a time so that the counting shares nothing with ours."""
    text = ""
    for _ in range(number):
        head = text.rstrip("z")
        rest = "a" * (len(text) - len(head))
        text = (head[:-1] + chr(ord(head[-1]) + 1) if head else "a") + rest
    return text


def check(old: bytes, new: bytes, made: bytes) -> list[Row]:
    """Demand that a supplement `made` is true to what was sent out and what is now; gives the lines of its list."""
    before, after, here = spans(old), spans(new), spans(made)
    shown = labels(made)
    assert len(set(shown)) == len(shown)
    assert numbers(made) == shown
    front = next(iter(here.values())).start if here else len(shown)
    assert shown[:front] == [f"T{number}" for number in range(1, front + 1)]
    _check_labels(
        before, after, here, shown, int(labels(old)[min((span.start for span in before.values()), default=len(labels(old))) - 1])
    )
    listed = rows(made)
    told = {row.title: replace(row, what=_WHAT.get(row.what, row.what)) for row in listed if row.old or row.new}
    expected = {title: _expected(title, old, new) for title in {*before, *after}}
    assert {title: row.what for title, row in told.items()} == {title: what for title, what in expected.items() if what}
    assert list(here) == [title for title in after if expected[title] in ("Ersätts", "Tillkommer")]
    for title, row in told.items():
        assert row.old == (as_pages([labels(old)[at] for at in before[title]]) if row.what != "Tillkommer" else "")
        assert row.new == (as_pages([shown[at] for at in here[title]]) if row.what != "Utgår" else "")
        if title in here:
            assert said(made, here[title]) == said(new, after[title])
    assert [target for page, target in links(made) if page <= front] == [here[row.title].start + 1 for row in listed if row.new]
    return listed


def _expected(title: str, old: bytes, new: bytes) -> str:
    before, after = spans(old), spans(new)
    if title not in after:
        return "Utgår"
    if title not in before:
        return "Tillkommer"
    return "Ersätts" if said(old, before[title]) != said(new, after[title]) else ""


def _check_labels(before: dict[str, range], after: dict[str, range], here: dict[str, range], shown: list[str], last: int) -> None:
    """Demand that new pages are called after the last old page of their paper, or of the one before them in the order of now.

    That one may have been withdrawn.
    """
    count: Counter[int] = Counter()
    withdrawn = {before[title].stop for title in before if title not in after}
    for title in after:
        last = before[title].stop if title in before else last
        if title not in before and title in here:
            told = int(shown[here[title].start].rstrip("abcdefghijklmnopqrstuvwxyz"))
            assert told == last or (told > last and told in withdrawn)
            last = told
        for at in here.get(title, ()):
            count[last] += 1
            assert shown[at] == f"{last}{letters(count[last])}"


Edit = Callable[[SentMeeting], None]
