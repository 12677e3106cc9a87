"""`<!-- papergen: tillåt … -->`: what it hides, and what is wrong with one that hides nothing."""

import time

import pytest

from papergen.check.permissions import HIDES_NOTHING, NO_REASON, NO_SUCH_RULE
from papergen.check.selection import Selection
from tests.check.checked_text import PERCENT, case, found_in, told_in

ALLOW = "<!-- papergen: tillåt NUM003 därför att formen är kundens -->"


def test_without_a_permission_the_finding_is_told():
    assert told_in("## Bakgrund\n\nEn 50% lön.\n") == ["8 NUM003"]


@pytest.mark.parametrize(
    "block",
    [
        "En 50% lön.",
        "En lön\npå 50% av\nden andra på 60%.",
        "- En\n- 50% lön\n- 60% lön",
        "1. En\n   - 50% lön\n\n   Text 50% till.",
        "| A | B |\n|---|---|\n| 50% | 60% |",
        "Tabell: Löner 50%\n\n| A | B |\n|---|---|\n| 50% | 60% |",
        "### En 50% lön",
        "## En 50% lön",
    ],
    ids=["paragraph", "lines", "list", "nested", "table", "caption", "heading", "section"],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["close", "blank line"])
def test_a_permission_hides_its_rule_in_the_block_that_follows(block, between):
    told = told_in(f"## Bakgrund\n\n{ALLOW}{between}{block}\n")
    assert told == []


def test_a_permission_before_a_quotation_covers_all_of_it():
    allow = "<!-- papergen: tillåt PRV001 därför att numret är påhittat -->"
    prv = Selection(own_select=("PRV001", "TIL"))
    quotation = "> En mening.\n>\n> Talet är 811218-9876.\n"
    assert told_in(f"## Bakgrund\n\n{quotation}", prv) == ["10 PRV001"]
    assert told_in(f"## Bakgrund\n\n{allow}\n\n{quotation}", prv) == []


def test_it_hides_nothing_after_the_block():
    assert told_in(f"## Bakgrund\n\n{ALLOW}\nEn 50% lön.\n\nEn 60% lön.\n") == ["11 NUM003"]


def test_before_the_heading_of_a_section_it_does_not_cover_the_text():
    assert told_in(f"## Bakgrund\n\nText.\n\n{ALLOW}\n\n## Löner\n\nEn 50% lön.\n") == ["10 TIL002", "14 NUM003"]


def test_before_an_item_it_covers_the_item():
    assert told_in(f"## Bakgrund\n\n- En 50% lön\n\n  {ALLOW}\n\n- En 60% lön\n- En 70% lön\n") == ["8 NUM003", "13 NUM003"]


def test_before_the_first_heading_it_covers_the_front_matter():
    front = "titel: En ansökan\nnämnd: Socialnämnden"
    allow = "<!-- papergen: tillåt META001 därför att dnr kommer senare -->"
    meta = Selection(own_select=("META001", "TIL"))
    body = "## Bakgrund\n\nText.\n"
    assert {found.problem.code for found in found_in(case(body, front), meta)} == {"META001"}
    assert found_in(case(f"{allow}\n\n{body}", front), meta) == []


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- papergen: tillåt NUM003 -->",
        "<!-- papergen: tillåt NUM003 därför att -->",
        "<!-- papergen: tillåt NUM003: -->",
        "<!-- papergen: tillåt -->",
        "<!-- papergen: tillåt allt, eftersom jag vill -->",
        "<!-- papergen: dölj NUM003 därför att formen är kundens -->",
        "<!-- papergen tillåt NUM003 därför att formen är kundens -->",
    ],
)
def test_one_without_a_reason_or_that_cannot_be_read_hides_nothing_and_is_a_finding(comment):
    assert told_in(f"## Bakgrund\n\n{comment}\nEn 50% lön.\n") == [f"8 {NO_REASON}", "9 NUM003"]


@pytest.mark.parametrize(
    "comment",
    [
        "<!--papergen:tillåt NUM003 kundens form-->",
        "<!-- papergen: tillåt num003, kundens form -->",
        "<!-- papergen: tillat NUM003 eftersom formen är kundens -->",
        "<!-- PAPERGEN: Tillåt NUM003 då formen är kundens -->".replace("PAPERGEN", "papergen"),
        "<!--\npapergen: tillåt NUM003\ndärför att formen är kundens\n-->",
        "<!-- papergen: tillåt NUM003 – kundens form -->",
    ],
)
def test_a_reason_may_be_given_in_several_ways(comment):
    assert told_in(f"## Bakgrund\n\n{comment}\nEn 50% lön.\n") == []


def test_one_that_hides_nothing_is_a_finding():
    assert told_in(f"## Bakgrund\n\n{ALLOW}\nEn 50 % lön.\n") == [f"8 {HIDES_NOTHING}"]
    assert told_in(f"## Bakgrund\n\nText.\n\n{ALLOW}\n") == [f"10 {HIDES_NOTHING}"]


def test_one_for_a_rule_that_was_not_tried_may_hide_something():
    other = Selection(own_select=("SUM", "TIL"))
    assert told_in(f"## Bakgrund\n\n{ALLOW}\nEn 50 % lön.\n", other) == []


def test_one_for_a_rule_that_there_is_not_is_a_finding():
    unknown = "<!-- papergen: tillåt XYZ001 därför att jag vill -->"
    assert told_in(f"## Bakgrund\n\n{unknown}\nText.\n") == [f"8 {NO_SUCH_RULE}"]


@pytest.mark.parametrize("codes", ["NUM003, SUM001", "NUM003 och SUM001", "SUM001,NUM003"])
def test_one_permission_may_name_several_rules(codes):
    allow = f"<!-- papergen: tillåt {codes} därför att formen är kundens -->"
    both = Selection(own_select=("NUM003", "SUM001", "TIL"))
    table = "| A | B |\n|---|---|\n| C | 50% |"
    assert told_in(f"## Bakgrund\n\n{allow}\n{table}\n", PERCENT) == []
    assert told_in(f"## Bakgrund\n\n{allow}\n{table}\n", both) == [f"8 {HIDES_NOTHING}"]


def test_two_permissions_may_stand_before_one_block():
    allow = "<!-- papergen: tillåt XYZ001 därför att jag vill -->"
    assert told_in(f"## Bakgrund\n\n{ALLOW}\n{allow}\nEn 50% lön.\n") == [f"9 {NO_SUCH_RULE}"]


def test_any_other_comment_is_none():
    assert told_in("## Bakgrund\n\n<!-- Kolla talet. papergen är ett program -->\nEn 50% lön.\n") == ["9 NUM003"]


def test_the_findings_about_permissions_are_warnings_that_can_be_ignored():
    body = "## Bakgrund\n\n<!-- papergen: tillåt NUM003 -->\nText.\n"
    (found,) = found_in(case(body))
    assert found.problem.severity.value == "warning"
    assert found.problem.hint
    assert told_in(body, Selection(own_ignore=("TIL",), own_select=("NUM003",))) == []


def test_thousands_of_permissions_are_held_against_thousands_of_findings_soon():
    body = "## Bakgrund\n\n" + f"{ALLOW}\n\nEn 50% lön.\n\nEn 60% lön.\n\n" * 3000
    begun = time.process_time()
    assert set(told_in(body)) == {f"{12 + 6 * number} NUM003" for number in range(3000)}
    assert time.process_time() - begun < 6


@pytest.mark.parametrize("before", ["- Punkt\n\n  ", "1. Punkt\n   - "])
def test_inside_an_item_it_covers_the_block_that_follows_and_no_more(before):
    inner = " " * len(before.rpartition("\n")[2])
    text = f"{before}{ALLOW}\n\n{inner}En 50% lön.\n\n{inner}En 60% lön.\n"
    first = 6 + 2 + before.count("\n") + 4
    assert told_in(f"## Bakgrund\n\n{text}") == [f"{first} NUM003"]


def test_before_a_list_in_a_list_it_covers_the_inner_list_alone():
    assert told_in(f"## Bakgrund\n\n- En 40% lön\n\n  {ALLOW}\n\n  - En 50% lön\n  - En 60% lön\n\n- En 70% lön\n") == [
        "8 NUM003",
        "15 NUM003",
    ]
