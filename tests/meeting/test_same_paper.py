"""Which paper of a dispatch a paper is: the dnr is trusted most, then the title, and a file's name least."""

import pytest

from papergen.steps.same_paper import Known, names_before

Papers = dict[str, tuple[str, str]]  # by name: title and dnr; the item is called as the paper

CASES: dict[str, tuple[Papers, Papers, dict[str, str]]] = {
    "nothing has changed": (
        {"a": ("Budget", "1"), "b": ("Plan", "")},
        {"a": ("Budget", "1"), "b": ("Plan", "")},
        {"a": "a", "b": "b"},
    ),
    "file names are passed on": (
        {"a8": ("Sekretess", "1"), "a9": ("Sista", "2")},
        {"a8": ("Nytt", "3"), "a9": ("Sekretess", "1"), "a10": ("Sista", "2")},
        {"a9": "a8", "a10": "a9"},
    ),
    "file names are passed on, without dnr": (
        {"a8": ("Sekretess", ""), "a9": ("Sista", "")},
        {"a8": ("Nytt", ""), "a9": ("Sekretess", ""), "a10": ("Sista", "")},
        {"a9": "a8", "a10": "a9"},
    ),
    "files swap names": ({"a": ("A", "1"), "b": ("B", "2")}, {"a": ("B", "2"), "b": ("A", "1")}, {"a": "b", "b": "a"}),
    "files swap names, without dnr": ({"a": ("A", ""), "b": ("B", "")}, {"a": ("B", ""), "b": ("A", "")}, {"a": "b", "b": "a"}),
    "files swap names, with one dnr for both": (
        {"a": ("A", "1"), "b": ("B", "1")},
        {"a": ("B", "1"), "b": ("A", "1")},
        {"a": "b", "b": "a"},
    ),
    "another case is written over a file": ({"a": ("A", "1")}, {"a": ("B", "2")}, {}),
    "a new title": ({"a": ("A", "1")}, {"a": ("B", "1")}, {"a": "a"}),
    "a new title, without dnr": ({"a": ("A", "")}, {"a": ("B", "")}, {"a": "a"}),
    "a new title and a dnr that was missing": ({"a": ("A", "")}, {"a": ("B", "1")}, {"a": "a"}),
    "a dnr is put right": ({"a": ("A", "1")}, {"a": ("A", "2")}, {"a": "a"}),
    "a dnr that was missing, and another file name": ({"a": ("A", "")}, {"b": ("A", "1")}, {"b": "a"}),
    "another file name and another title": ({"a": ("A", "1")}, {"b": ("B", "1")}, {"b": "a"}),
    "another file name and a dnr put right": ({"a": ("A", "1")}, {"b": ("A", "2")}, {"b": "a"}),
    "a second paper with the same dnr": ({"a": ("A", "1")}, {"a": ("A", "1"), "b": ("B", "1")}, {"a": "a"}),
    "a paper of two with the same dnr goes": ({"a": ("A", "1"), "b": ("B", "1")}, {"b": ("B", "1")}, {"b": "b"}),
    "two papers have the same title": ({"a": ("A", ""), "b": ("A", "")}, {"a": ("A", ""), "b": ("A", "")}, {"a": "a", "b": "b"}),
    "one of two with the same title has another name": ({"a": ("A", "")}, {"b": ("A", ""), "c": ("A", "")}, {}),
    "an item's own file is made into a case": ({"/p.pdf": ("P", "")}, {"p": ("P", "1")}, {"p": "/p.pdf"}),
    "a case is made into an item's own file": ({"p": ("P", "1")}, {"/p.pdf": ("P", "")}, {"/p.pdf": "p"}),
}


@pytest.mark.parametrize(("old", "now", "expected"), CASES.values(), ids=CASES)
def test_which_paper_it_was(old: Papers, now: Papers, expected: dict[str, str]) -> None:
    then, today = ({name: Known(*one, words=one[0]) for name, one in papers.items()} for papers in (old, now))
    assert names_before(today, then) == expected


def test_a_file_that_has_become_a_case_is_known_by_the_words_of_its_item() -> None:
    then = {"/p.pdf": Known("Protokoll", "", "Protokoll"), "a": Known("A", "1", "Budget")}
    today = {"p": Known("Protokoll från februari", "2", "Protokoll"), "b": Known("B", "3", "Budget")}
    assert names_before(today, then) == {"p": "/p.pdf"}  # cases are not: an item may get another case
    back = {"/p.pdf": Known("Protokoll", "", "Protokoll")}
    assert names_before(back, {"p": today["p"]}) == {"/p.pdf": "p"}
