"""Rounds of review: which reviewers have read a case as it stands, by their tags in git.

A reviewer tags what has been read: `granskning/NAMN`, or `granskning/NAMN/` and anything, usually a date. The reading is out of
date when the decision, an amount or a date has changed since.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from papergen.compare.report.headings import paper_title
from papergen.compare.weight import DECISION_SECTION, Weight, summary
from papergen.model.changes import CaseChange, Comparison
from papergen.model.review import Review
from papergen.problems import PapergenError
from papergen.project import Project
from papergen.read.schema import fold
from papergen.steps.choosing_versions import NOW, REVIEW
from papergen.steps.comparing import compare_versions
from papergen.steps.disk import read_bytes
from papergen.steps.git_trees import commit_named, demand_repository, has_commits, tags_below
from papergen.steps.versions import Version, commit_version, working_tree

_KEY = b"granskare"


def reviews_of(project: Project, case_files: Iterable[Path]) -> dict[str, tuple[Review, ...]]:
    """Give the reviews of each case that names reviewers, by its path in the project; raises PapergenError if git fails."""
    named = dict(_reviewers(project, case_files))
    if not named:
        return {}
    try:
        demand_repository(project.root)
    except PapergenError:  # a project without git has no tags: nobody can say who has read what
        return {path: tuple(Review(namn, "okänt") for namn in names) for path, names in named.items()}
    commit = commit_named(project.root, "HEAD") if has_commits(project.root) else None
    return _all_of(project, named, working_tree(project.root, commit, NOW))


def who_must_read(project: Project, comparison: Comparison, now: Version) -> Iterator[str]:
    """Say who must read which of the papers that changed, as they are in the version `now`, and why; raises PapergenError."""
    titles = {change.new.path: paper_title(change) for change in comparison.cases if change.new}
    named = {change.new.path: change.new.granskare for change in comparison.cases if change.new and change.new.granskare}
    for path, reviews in (_all_of(project, named, now) if named else {}).items():
        for review in reviews:
            if review.state == "ändrat":
                yield f"{review.namn} behöver läsa {titles[path]} igen: {review.changed} har ändrats sedan {review.tag}."
            elif review.state == "oläst":
                yield f"{review.namn} har inte läst {titles[path]}."


def _all_of(project: Project, named: dict[str, tuple[str, ...]], now: Version) -> dict[str, tuple[Review, ...]]:
    readings = _Readings(project, sorted({namn for names in named.values() for namn in names}), now)
    return {path: tuple(readings.of(namn, path) for namn in names) for path, names in named.items()}


def _reviewers(project: Project, case_files: Iterable[Path]) -> Iterator[tuple[str, tuple[str, ...]]]:
    from papergen.steps.case_files import read  # with it come the libraries of Word and PDF, which `diff` as text has no use for

    for case_file in case_files:
        try:
            data = read_bytes(project, case_file)
            if _KEY in data.lower() and (names := read(project, case_file, data)[0].case.granskare):
                yield project.relative(case_file), names
        except PapergenError:  # told where the case is checked
            continue


class _Readings:
    """The newest reading of each reviewer, and what has changed since; each tag is compared once."""

    def __init__(self, project: Project, everyone: list[str], now: Version) -> None:
        self._project, self._now = project, now
        self._tags = tags_below(project.root, REVIEW.rstrip("/")) if has_commits(project.root) else []
        first = [fold(namn.split()[0]) for namn in everyone]
        # A first name alone will do where only one reviewer has it.
        self._short = {namn: one for namn, one in zip(everyone, first, strict=True) if first.count(one) == 1}
        self._since: dict[str, Comparison] = {}

    def of(self, namn: str, path: str) -> Review:
        tag = self._newest(namn)
        if not tag:
            return Review(namn, "oläst")
        change = next((one for one in self._changes(tag).cases if one.new and one.new.path == path), None)
        if change and change.old is None:
            return Review(namn, "oläst", tag)
        changed = what_matters(change) if change else ""
        return Review(namn, "ändrat" if changed else "läst", tag, changed)

    def _newest(self, namn: str) -> str:
        known = {fold(namn), self._short.get(namn, fold(namn))}
        return next((tag for tag in self._tags if fold(tag.split("/")[1] if "/" in tag else "") in known), "")

    def _changes(self, tag: str) -> Comparison:
        if tag not in self._since:
            root = self._project.root
            before = commit_version(root, commit_named(root, f"refs/tags/{tag}"), tag)
            self._since[tag] = compare_versions(self._project, before, self._now)
        return self._since[tag]


def what_matters(change: CaseChange) -> str:
    """Say what of that which a reviewer has to read again changed, in Swedish; empty if nothing did.

    That is the words of the decision, and amounts and dates anywhere.
    """
    found = summary(change)
    decided = any(passage.name == DECISION_SECTION and not passage.only_look for passage in found.text_changes)
    parts = ["förslaget till beslut"] if decided else []
    parts += ["belopp eller datum"] if found.of(Weight.AMOUNT) else []
    return " och ".join(parts)
