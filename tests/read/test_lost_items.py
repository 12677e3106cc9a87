"""Lines of a föredragningslista that look like items but are none: they are told, and never lost in the item above."""

import pytest

from papergen.model.blocks import plain_text
from papergen.problems import Problem, Severity
from papergen.read.meeting import read_meeting
from tests.read.reading import SETTINGS, problems, short
from tests.read.test_agenda import FRONT, PATH, groups, items

SUB_ITEMS = "Underpunkter skrivs 1., 2. och så vidare, med början på 1, och dras in fyra blanksteg."
UNNUMBERED = "Skriv ärendets nummer, punkt och blanksteg före det."
WHOLE = " Hör raden till ärendet ovanför, skriv hela dess titel på en rad."


def lost(body: str) -> list[Problem]:
    return [one for one in problems(lambda: groups(body)) if one.code == "MOT034"]


def places(found: list[Problem]) -> list[str]:
    return [short(one).split(" ")[0] for one in found]


LOST = {
    "the dot forgotten": ("8. A\n9 Budget 2027\n", "7:1", "Skriv 9. och ett blanksteg före ärendet." + WHOLE),
    "the blank forgotten": ("8. A\n9.Budget\n", "7:1", "Skriv 9. och ett blanksteg före ärendet." + WHOLE),
    "neither dot nor blank": ("8. A\n9)Budget\n", "7:1", "Skriv 9. och ett blanksteg före ärendet." + WHOLE),
    "in brackets": ("8. A\n(9) Budget\n", "7:1", "Skriv 9. och ett blanksteg före ärendet." + WHOLE),
    "a paragraph's sign": ("8. A\n§ 9 Budget\n", "7:1", "Skriv 9. och ett blanksteg före ärendet." + WHOLE),
    "a word before": ("8. A\nÄrende 9: Budget\n", "7:1", "Skriv 9. och ett blanksteg före ärendet." + WHOLE),
    "in bold": ("8. A\n**9** Budget\n", "7:1", "Skriv 9. och ett blanksteg före ärendet." + WHOLE),
    "the number in the link": ("8. A\n[9 Budget](budget.md)\n", "7:1", "Skriv 9. och ett blanksteg före ärendet." + WHOLE),
    "after a hard break": ("8. A\\\n9 Budget\n", "7:1", "Skriv 9. och ett blanksteg före ärendet." + WHOLE),
    "below the rest of a title": ("8. A\n   och B\n9 Budget\n", "8:1", "Skriv 9. och ett blanksteg före ärendet." + WHOLE),
    "below a sub-item": ("8. A\n    1. B\n9 Budget\n", "8:1", "Skriv 9. och ett blanksteg före ärendet." + WHOLE),
    "a sub-item with both numbers": ("4. A\n    4.1 Delårsrapport\n", "7:5", SUB_ITEMS + WHOLE),
    "both numbers and a dot": ("4. A\n    4.1. Delårsrapport\n", "7:5", SUB_ITEMS + WHOLE),
    "sub-items that do not begin with 1": ("4. A\n    2. B\n", "7:5", SUB_ITEMS + WHOLE),
    "a sub-item without its dot": ("4. A\n    1 B\n", "7:5", SUB_ITEMS + WHOLE),
    "a sub-item with a letter": ("4. A\n    a) B\n", "7:5", SUB_ITEMS + WHOLE),
    "a dash without a blank": ("1. A\n-Budget\n", "7:1", UNNUMBERED + WHOLE),
    "a bullet of Word's": ("1. A\n• Budget\n", "7:1", UNNUMBERED + WHOLE),
    "a Roman number": ("1. A\nII. Budget\n", "7:1", UNNUMBERED + WHOLE),
    "a year": ("1. A\n2027 års budget\n", "7:1", UNNUMBERED + WHOLE),
    "a link alone": ("1. A\n[Budget](budget.md)\n", "7:1", UNNUMBERED + WHOLE),
    "a heading without a blank": ("1. A\n##Beslut\n", "7:1", "Är det en rubrik, skriv ett blanksteg efter ##." + WHOLE),
    "before the list": ("1 Val\n\n2. B\n", "6:1", "Skriv 1. och ett blanksteg före ärendet."),
    "right above the list": ("9 Budget\n1. B\n", "6:1", "Skriv 9. och ett blanksteg före ärendet."),
    "after the list": ("1. A\n\n2 Budget\n", "8:1", "Skriv 2. och ett blanksteg före ärendet."),
    "in an item, after a blank line": ("1. A\n\n    1.1 B\n", "8:5", SUB_ITEMS),
}


@pytest.mark.parametrize(("body", "place", "hint"), LOST.values(), ids=LOST)
def test_a_line_that_looks_like_an_item_is_told_on_its_own_line(body: str, place: str, hint: str) -> None:
    (told,) = problems(lambda: groups(body))
    assert (told.code, told.severity, places([told])) == ("MOT034", Severity.ERROR, [place])
    assert told.hint == hint


def test_the_place_is_the_line_from_its_first_character_to_its_last() -> None:
    (told,) = lost("1. A\n   9 *Budget* 2027\n2. B\n")
    assert told.place
    assert (told.place.line, told.place.column, told.place.end_line, told.place.end_column) == (7, 4, 7, 19)
    assert told.message == "Raden ”9 Budget 2027” ser ut som ett eget ärende, men blir inget."


@pytest.mark.parametrize(
    "body", ["1. A\n    4.1 B\n    4.2 C\n\n4.3 D\n", "1. A\n9 B\n10 C\n11 D\n", "9 B\n10 C\n11 D\n\n12. A\n"]
)
def test_every_such_line_is_told(body: str) -> None:
    assert len(lost(body)) == 3


def test_text_before_them_is_told_too() -> None:
    assert [short(one).split(" ")[:2] for one in problems(lambda: groups("Välkomna!\n9 Budget\n\n1. A\n"))] == [
        ["6:1", "MOT001"],
        ["7:1", "MOT034"],
    ]


def test_a_file_on_such_a_line_is_not_told_as_a_second_one_of_the_item_above() -> None:
    assert [one.code for one in problems(lambda: groups("1. [A](a.md)\n[B](b.md)\n"))] == ["MOT034"]


def test_a_link_that_is_none_is_told_there_as_well() -> None:
    assert {one.code for one in problems(lambda: groups("1. A\n2 [B](b c.md)\n"))} == {"MOT034", "FIL014"}


@pytest.mark.parametrize("rest", ["justerare", "och [justerare](v.md)", "*justerare*", "i 2 § kommunallagen", "å ena sidan"])
def test_the_rest_of_a_title_that_is_indented_is_read_without_a_word(rest: str) -> None:
    reading = read_meeting(f"{FRONT}1. Val av\n   {rest}\n".encode(), PATH, SETTINGS, agenda=True)
    assert reading.problems == ()
    assert plain_text(items(f"1. Val av\n   {rest}\n")[0].title).startswith("Val av ")


def test_one_that_is_not_indented_is_told() -> None:
    (told,) = problems(lambda: groups("3. Val av justerare\nBudget 2027\n4. C\n"))
    assert short(told) == "7:1 MOT036 Raden ”Budget 2027” läses som slutet på ärende 3, inte som ett eget ärende."
    assert told.hint == "Är den ett eget ärende, skriv nummer, punkt och blanksteg före den." + WHOLE
