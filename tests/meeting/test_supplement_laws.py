"""Whatever is done to a meeting after its dispatch, the pages of its supplement are called as they should be."""

import tempfile
from functools import cache
from pathlib import Path

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from papergen.model.case import Case
from papergen.project import open_project
from papergen.render.about import about
from papergen.render.fonts import load_fonts
from papergen.steps.dispatched import Dispatched, dispatched
from papergen.steps.meeting_items import read_whole
from papergen.steps.paper_facts import part_files
from papergen.steps.supplement import supplement
from tests.bundle.reading_back import labels, links, numbers
from tests.journey.small_project import FOLDER, MADE
from tests.meeting.small_meeting import MEETING_FILE, empty
from tests.meeting.supplement_project import Row, SentMeeting, as_pages, letters, rows

BEFORE = 5
NAMES = "abcde"
Papers = dict[str, tuple[int, int]]  # by name, in their order: how many pages, and which version
papers = st.lists(st.sampled_from(NAMES), unique=True, max_size=5).flatmap(
    lambda names: st.tuples(*(st.tuples(st.just(name), st.tuples(st.integers(1, 3), st.integers(1, 2))) for name in names))
)


@cache
def pages(count: int, version: int) -> bytes:
    """Give a tagged PDF of so many pages."""
    source = '#set document(title: "x", date: datetime(year: 2026, month: 1, day: 1))\n#set text(lang: "sv", font: "Arimo")\n'
    source += "\n#pagebreak()\n".join(f"Version {version}, sida {number}" for number in range(count))
    return typst.Compiler(font_paths=load_fonts()).compile(
        {"main.typ": source.encode()}, format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=0
    )


def meeting_of(root: Path, found: Papers) -> SentMeeting:
    """Make a meeting whose papers lie built in build/, as bare pages."""
    project = SentMeeting(empty(root).root)
    project.list("1. Upprop\n" + "".join(f"1. [Papper {name}]({name}.md)\n" for name in found))
    for name, (count, version) in found.items():
        project.paper(name, f"Papper {name}")
        case = Case(f"{FOLDER}/{name}.md", "tjansteutlatande", f"Papper {name}", "Nämnden", ())
        for file, data in part_files(name, about(case), pages(count, version), count, ())[1].items():
            project.write(f"{MADE}/{file}", data)
    return project


def expected(old: Papers, new: Papers) -> list[Row]:
    """Give the list, by number, and the labels that follow from the rule, for papers numbered from 2."""
    span, page = {}, BEFORE
    for name, (count, _) in old.items():
        span[name] = (page + 1, page + count)
        page += count
    last, used, found = BEFORE, dict.fromkeys(range(100), 0), []
    for number, (name, (count, _)) in enumerate(new.items(), 2):
        withdrawn = [span[one][1] for before, one in enumerate(old, 2) if one not in new and before < number]
        last = span[name][1] if name in span else max([last, *withdrawn])
        if old.get(name) == new[name]:
            continue
        shown = [f"{last}{letters(used[last] + more)}" for more in range(1, count + 1)]
        used[last] += count
        was = as_pages(list(map(str, sorted(set(span[name]))))) if name in span else ""
        found.append(Row(str(number), f"Papper {name}", "Ersätts" if was else "Tillkommer", was, as_pages(shown)))
    gone = [(number, name) for number, name in enumerate(old, 2) if name not in new]
    found += [Row(str(n), f"Papper {name}", "Utgår", as_pages(list(map(str, sorted(set(span[name]))))), "") for n, name in gone]
    return sorted(found, key=lambda row: int(row.number))


@settings(max_examples=12, deadline=None)
@given(old=papers, new=papers)
def test_labels_follow_the_rule_whatever_has_changed(old: tuple[object, ...], new: tuple[object, ...]) -> None:
    _check(dict(old), dict(new))  # type: ignore[call-overload]


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(old=papers, new=papers)
def test_labels_follow_the_rule_whatever_has_changed_many_times(old: tuple[object, ...], new: tuple[object, ...]) -> None:
    _check(dict(old), dict(new))  # type: ignore[call-overload]


def _check(old: Papers, new: Papers) -> None:
    with tempfile.TemporaryDirectory() as folder:
        then, now = meeting_of(Path(folder, "då"), old), meeting_of(Path(folder, "nu"), new)
        project = open_project(then.root)
        sent: dict[str, Dispatched] = dispatched(project, then.root / MEETING_FILE, BEFORE)
        found = supplement(
            open_project(now.root), now.root / MEETING_FILE, sent, read_whole(project, then.root / MEETING_FILE), BEFORE
        )
    wanted = expected(old, new)
    moved = any(name in old and list(old).index(name) != at for at, name in enumerate(new))  # told below the list
    assert (found is None) == (not wanted and not moved)
    if found is None:
        return
    made = found.data
    shown = labels(made)
    assert rows(made) == wanted
    assert len(set(shown)) == len(shown)
    assert numbers(made) == shown
    first = [row.new.partition("–")[0] for row in wanted if row.new]
    assert [shown[int(target) - 1] for _, target in links(made)] == first
