"""What holds of every pair of papers."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from papergen.compare.align import align, common, unit
from papergen.compare.apply import DoesNotFitError, apply, revert
from papergen.compare.normal import normal
from papergen.compare.papers import compare_cases
from papergen.compare.report.html_page import html_report
from papergen.compare.report.markdown import markdown_report
from papergen.compare.report.text import text_report
from papergen.compare.words import inlines_of, new_tokens, old_tokens, tokens_of, word_edits
from papergen.model.blocks import plain_text
from papergen.model.case import Case
from papergen.model.changes import Changed, Comparison, Deleted, Inserted
from tests.compare.papers import cases, inlines, pairs
from tests.compare.test_reports import Elements

often = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))


@often
@given(pairs)
def test_applying_the_changes_to_the_old_gives_the_new_and_back(pair: tuple[Case, Case]) -> None:
    old, new = pair
    change = compare_cases(old, new)
    assert apply(change, old) == normal(new)
    assert revert(change, new) == normal(old)


@pytest.mark.slow
@often
@given(cases)
def test_a_paper_is_the_same_as_itself(case: Case) -> None:
    assert compare_cases(case, case).status == "same"


@pytest.mark.slow
@often
@given(pairs)
def test_the_same_pair_gives_the_same_changes_and_the_same_report(pair: tuple[Case, Case]) -> None:
    one, other = compare_cases(*pair), compare_cases(*pair)
    assert one == other
    first, second = Comparison("a", "b", (one,)), Comparison("a", "b", (other,))
    assert text_report(first) == text_report(second)
    assert markdown_report(first) == markdown_report(second)
    assert html_report(first) == html_report(second)
    Elements(html_report(first))


@pytest.mark.slow
@often
@given(pairs)
def test_something_changed_one_way_if_and_only_if_it_did_the_other(pair: tuple[Case, Case]) -> None:
    old, new = pair
    there, back = compare_cases(old, new), compare_cases(new, old)
    assert there.status == back.status
    assert {field.name for field in there.fields} == {field.name for field in back.fields}
    assert len(there.files) == len(back.files)
    assert (there.status == "same") == (normal(replace(old, path="")) == normal(replace(new, path="")))


@pytest.mark.slow
@often
@given(pairs)
def test_every_move_has_one_place_it_left_and_one_it_came_to(pair: tuple[Case, Case]) -> None:
    change = compare_cases(*pair)
    left, came = [], []

    def walk(value: object) -> None:
        if isinstance(value, Deleted) and value.move:
            left.append(value.move)
        if isinstance(value, Inserted) and value.move:
            came.append(value.move)
        inside = getattr(value, "inside", None) if isinstance(value, Changed | Inserted) else None
        for name in ("blocks", "items", "rows", "cells"):
            for edit in getattr(inside, name, ()):
                walk(edit)

    for edit in (*change.sections, *change.footnotes):
        walk(edit)
    assert sorted(left) == sorted(came)
    assert len(set(left)) == len(left)


@often
@given(inlines, inlines)
def test_the_words_of_both_sides_are_in_their_edits(old, new) -> None:
    before, after = tokens_of(old), tokens_of(new)
    edits = word_edits(before, after)
    assert old_tokens(edits) == before
    assert new_tokens(edits) == after


@often
@given(inlines)
def test_tokens_lose_no_characters_and_come_back_as_the_same_tokens(text) -> None:
    tokens = tokens_of(text)
    assert plain_text(inlines_of(tokens)) == plain_text(text)
    assert tokens_of(inlines_of(tokens)) == tokens


@often
@given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abcd")))
def test_what_is_paired_is_equal_and_in_order(old: list[str], new: list[str]) -> None:
    found = common(old, new)
    assert all(old[i] == new[j] for i, j in found)
    assert all(one[0] < other[0] and one[1] < other[1] for one, other in pairwise(found))


@often
@given(st.lists(st.text("abc d", max_size=12)), st.lists(st.text("abc d", max_size=12)))
def test_alignment_has_every_element_once_in_order(old: list[str], new: list[str]) -> None:
    rows = align([unit(text, (text,)) for text in old], [unit(text, (text,)) for text in new], 0.4)
    assert [i for i, _ in rows if i is not None] == list(range(len(old)))
    assert [j for _, j in rows if j is not None] == list(range(len(new)))


def test_a_change_does_not_fit_another_paper() -> None:
    old = Case("a.md", "x", "Ett", "Nämnden", ())
    change = compare_cases(old, replace(old, titel="Två"))
    with pytest.raises(DoesNotFitError):
        apply(change, replace(old, titel="Tre"))
