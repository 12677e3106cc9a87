"""Correct but difficult papers: no rule finds anything in them, neither in a draft nor in a paper that is to be published."""

import pytest

from papergen.check.selection import Selection
from papergen.project import open_project
from tests.check.fixtures import CLEAN, check

PROJECT = open_project(CLEAN)
FILES = [*PROJECT.meeting_files(), *PROJECT.case_files()]


@pytest.mark.parametrize("mode", ["utkast", "publicera"])
@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_nothing_is_found_in_a_paper_that_is_right(file, mode):
    checked = check(PROJECT, file, Selection(), mode)
    assert [problem.as_text() for problem in checked.problems] == []


def test_there_are_papers_to_try():
    assert len(FILES) >= 12


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_no_paper_is_right_by_permission(file):
    assert "papergen:" not in file.read_text(encoding="utf-8")
