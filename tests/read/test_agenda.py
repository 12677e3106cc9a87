"""The föredragningslista: which items there are, under which numbers and groups, and what is wrong with its place."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papergen.model.blocks import plain_text
from papergen.model.meeting import AgendaGroup, AgendaItem
from papergen.read.meeting import read_meeting
from tests.read.reading import SETTINGS, problems, short, told

PATH = "cases/m/sammanträde.md"
FRONT = "---\nnämnd: Socialnämnden\ndatum: 2026-02-17\n---\n\n"  # so that the body starts on line 6


def groups(body: str) -> tuple[AgendaGroup, ...]:
    return read_meeting((FRONT + body).encode(), PATH, SETTINGS, agenda=True).meeting.agenda


def items(body: str) -> list[AgendaItem]:
    return [item for group in groups(body) for item in group.all_items()]


def listed(body: str) -> list[str]:
    """Give `number title -> file` of each item."""
    return [f"{item.number} {plain_text(item.title)}" + (f" -> {item.target}" if item.target else "") for item in items(body)]


def told_of(body: str) -> list[str]:
    return told(lambda: groups(body))


def ends(body: str) -> list[str]:
    """Give `line:column–line:column CODE` of each problem."""
    found = problems(lambda: groups(body))
    return [
        f"{one.place.line}:{one.place.column}–{one.place.end_line}:{one.place.end_column} {one.code}"
        for one in found
        if one.place
    ]


def test_items_stand_in_groups_with_their_printed_numbers() -> None:
    found = groups("## Inledning\n\n1. Upprop\n2. Val av justerare\n\n## Beslut\n\n3. [Budget](budget.md)\n")
    assert [plain_text(group.title) for group in found] == ["Inledning", "Beslut"]
    assert [[item.number for item in group.items] for group in found] == [["1", "2"], ["3"]]
    assert [[item.target for item in group.items] for group in found] == [["", ""], ["budget.md"]]


def test_items_before_the_first_heading_are_a_group_without_a_title() -> None:
    found = groups("1. Upprop\n\n## Beslut\n\n2. Budget\n")
    assert [(plain_text(group.title), len(group.items)) for group in found] == [("", 1), ("Beslut", 1)]


def test_a_link_with_a_blank_in_the_files_name_is_told_and_not_taken_for_words() -> None:
    (problem,) = problems(lambda: groups("1. Upprop\n2. [Protokoll](förra protokollet.pdf)\n"))
    assert problem.code == "FIL014"
    assert "(förra%20protokollet.pdf)" in problem.hint


def test_a_heading_without_items_is_a_group_all_the_same() -> None:
    assert [plain_text(group.title) for group in groups("## Först\n\n## Sedan\n\n1. Upprop\n")] == ["Först", "Sedan"]


def test_sub_items_are_numbered_below_their_item() -> None:
    assert listed("3. Information\n   1. Läget\n   2. [Bokslut](bokslut.md)\n4. Övrigt\n") == [
        "3 Information",
        "3.1 Läget",
        "3.2 Bokslut -> bokslut.md",
        "4 Övrigt",
    ]


@pytest.mark.parametrize(
    ("body", "numbers"),
    [
        ("7. A\n8. B\n", ["7", "8"]),
        ("0. A\n1. B\n", ["0", "1"]),
        ("1. A\n1. B\n1. C\n", ["1", "2", "3"]),  # as GitHub shows it: only the first number counts
        ("5) A\n6) B\n", ["5", "6"]),
        ("1. A\n\n   4. B\n   5. C\n", ["1", "1.4", "1.5"]),
        ("999999999. A\n", ["999999999"]),
    ],
)
def test_numbering_starts_where_the_author_starts(body: str, numbers: list[str]) -> None:
    assert [item.number for item in items(body)] == numbers


@pytest.mark.parametrize(
    ("written", "file"),
    [
        ("arende.md", "arende.md"),
        ("%C3%A4rende%201.md", "ärende 1.md"),
        ("<ärende 1.md>", "ärende 1.md"),
        (unicodedata.normalize("NFD", "åäö.md"), "åäö.md"),
        ("a%CC%8A.md", "å.md"),
        ("100%25.md", "100%.md"),
        ("https://example.se/arende.md", ""),
        ("mailto:a@example.se", ""),
        ("HTTP://EXAMPLE.SE", ""),
        ("tel:08123", ""),
    ],
)
def test_the_file_is_named_as_on_disk_and_the_web_is_no_file(written: str, file: str) -> None:
    assert [item.target for item in items(f"1. Val och [Ärende]({written}) här\n")] == [file]


def test_a_title_is_its_text_with_links_and_marks() -> None:
    assert listed("1. **Val** av [justerare](v.md), *två*\n") == ["1 Val av justerare, två -> v.md"]


def test_a_title_may_go_on_on_the_next_line() -> None:
    assert listed("1. Val av\n   justerare\n2. Övrigt\n") == ["1 Val av justerare", "2 Övrigt"]


def test_comments_are_no_items() -> None:
    assert listed("<!-- utkast -->\n\n1. Upprop <!-- tidigt -->\n") in (["1 Upprop"], ["1 Upprop "])


def test_items_know_their_place() -> None:
    first, second, inner = items("1. A\n2. B\n   1. C\n")
    assert [(one.place.line, one.place.column) for one in (first, second, inner)] == [(6, 1), (7, 1), (8, 4)]


def test_the_same_is_read_with_crlf_and_a_byte_order_mark() -> None:
    body = "## Beslut\n\n3. [Å](%C3%A5.md)\n   1. B\n"
    text = FRONT + body
    plain = read_meeting(text.encode(), PATH, SETTINGS, agenda=True).meeting
    windows = read_meeting(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(), PATH, SETTINGS, agenda=True).meeting
    assert windows == plain
    assert [item.place for group in windows.agenda for item in group.all_items()] == [
        item.place for group in plain.agenda for item in group.all_items()
    ]


def test_an_item_that_only_links_to_the_web_is_warned_of() -> None:
    text = FRONT + "1. [Budget](https://example.se/b.pdf)\n2. Läs [mer](https://example.se/) i [bilagan](b.pdf)\n3. B\n"
    (told,) = read_meeting(text.encode(), PATH, SETTINGS, agenda=True).problems
    assert (told.code, told.place and told.place.line) == ("MOT038", 6)
    assert "https://example.se/b.pdf" in told.message


def test_a_footnote_that_would_be_lost_is_an_error() -> None:
    (told,) = problems(lambda: groups("1. A[^1]\n2. B\n\n[^1]: Noten.\n"))
    assert (told.code, told.place and told.place.line) == ("MOT039", 6)


def test_without_agenda_the_body_is_not_read() -> None:
    reading = read_meeting((FRONT + "Bara text\n\n# Fel\n").encode(), PATH, SETTINGS)
    assert (reading.meeting.agenda, reading.problems) == ((), ())


FAULTS = {
    "a paragraph": ("Välkomna!\n\n1. A\n", ["6:1–6:10 MOT001 I föredragningslistan står något annat än rubriker och listor."]),
    "a table": ("| A |\n|---|\n| b |\n", ["6:1–8:6 MOT001 I föredragningslistan står något annat än rubriker och listor."]),
    "bullets": ("- A\n- B\n", ["6:1–7:4 MOT002 Listan är inte numrerad."]),
    "bullets below an item": ("1. A\n   - B\n", ["7:4–7:7 MOT002 Listan är inte numrerad."]),
    "three levels": ("1. A\n   1. B\n      1. C\n", ["8:7–8:11 MOT003 Listan har fler än två nivåer."]),
    "a number twice": ("1. A\n\n## B\n\n1. C\n", ["10:1–10:5 MOT004 Numret 1 finns redan på rad 6."]),
    "a sub-item's number twice": (
        "1. A\n   1. B\n\n   <!-- x -->\n\n   1) C\n",
        ["11:4–11:8 MOT004 Numret 1.1 finns redan på rad 7."],
    ),
    "two paragraphs": ("1. A\n\n   B\n", ["8:4–8:5 MOT005 Ärendet har mer än en rad text."]),
    "two files": ("1. [A](a.md) och [B](b.md)\n", ["6:18–6:27 MOT006 Ärendet länkar till mer än en fil."]),
    "a file twice": ("1. [A](a.md)\n2. [B](a.md)\n", ["7:1–7:13 MOT007 Filen a.md står redan på rad 6."]),
    "a file twice, otherwise spelt": (
        "1. [A](%C3%A5.md)\n2. [B](a%CC%8A.md)\n",
        ["7:1–7:19 MOT007 Filen å.md står redan på rad 6."],
    ),
    "a heading of the wrong level": ("### A\n\n1. B\n", ["6:1–6:6 MOT010 Rubriker i föredragningslistan skrivs med ##."]),
    "an empty heading": ("##\n\n1. B\n", ["6:1–6:3 MOT011 Rubriken är tom."]),
    "an empty item": ("1.\n2. B\n", ["6:1–6:3 MOT012 Ärendet saknar text."]),
    "a picture": ("1. ![K](k.png)\n2. B\n", ["6:1–6:15 MOT012 Ärendet är en bild i stället för en länk."]),
    "a link without words": ("1. [](a.md)\n", ["6:1–6:12 MOT012 Ärendet saknar text."]),
    "a picture in a title": ("1. A ![K](k.png) B\n", ["6:6–6:17 MOT041 En bild kan inte stå i föredragningslistan."]),
    "a struck title": ("1. ~~A~~\n", ["6:4–6:9 MOT041 Överstruken text kan inte stå i föredragningslistan."]),
    "an item that is a list": ("1. 1. A\n", ["6:1–6:8 MOT012 Ärendet saknar text."]),
}


@pytest.mark.parametrize(("body", "expected"), FAULTS.values(), ids=FAULTS)
def test_what_is_wrong_is_told_with_its_place(body: str, expected: list[str]) -> None:
    spans = ends(body)
    said = [short(one).split(" ", 1)[1] for one in problems(lambda: groups(body))]
    assert [f"{span.split(' ')[0]} {one}" for span, one in zip(spans, said, strict=True)] == expected


def test_every_problem_has_a_hint_and_all_are_told_at_once() -> None:
    found = problems(lambda: groups("".join(f"{body}\n" for body, _ in FAULTS.values())))
    assert {one.code for one in found} >= {f"MOT{number:03}" for number in (1, 2, 3, 4, 5, 6, 7, 10, 11, 12)}
    assert all(one.hint.endswith((".", "justerare")) for one in found)


def test_faults_of_front_matter_and_body_are_told_together() -> None:
    text = "---\nnämnd: A\ndatum: 2026-02-30\n---\n\n- B\n"
    assert [one.split(" ")[1] for one in told(lambda: read_meeting(text.encode(), PATH, SETTINGS, agenda=True))] == [
        "FM013",
        "MOT002",
    ]


HOSTILE = {
    "deep lists": "".join(f"{'   ' * depth}1. a\n" for depth in range(400)),
    "deep quotes": ">" * 5000 + " a\n",
    "many items": "".join(f"{number}. a\n" for number in range(1, 5001)),
    "brackets": "1. " + "[" * 20000 + "\n",
    "one long line": "1. " + "a" * 300_000 + "\n",
    "raw HTML": "1. <script>alert(1)</script>\n",
    "an open comment": "1. a\n\n<!-- b\n",
    "no characters of text": "1. \u200b\u0000\n",
    "a bare link": "1. [](a.md)\n",
    "bad percent": "1. [a](%ff%zz.md)\n",
    "a path out of the project": "1. [a](../../../../etc/passwd)\n",
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE)
def test_hostile_bodies_are_read_or_told_with_problems(body: str) -> None:
    assert all(problem.place and problem.place.line >= 6 for problem in problems(lambda: groups(body)))


@given(st.text(alphabet="ab1.-)([]#> \n\t*|`%é<!&", max_size=80))
@settings(max_examples=150, deadline=None)
def test_any_body_gives_an_agenda_or_problems(body: str) -> None:
    told = problems(lambda: groups(body))
    assert all(problem.place and problem.place.line >= 5 for problem in told)
    if told:
        return
    found = items(body)
    assert len({item.number for item in found}) == len(found)
    assert len(files := [item.target for item in found if item.target]) == len(set(files))
    assert all(plain_text(item.title).strip() for item in found)


OTHER_NUMBERS = {
    "a line was taken out": ("1. A\n2. B\n4. D\n5. E\n", "8:1 MOT032", "4 blir 3, 5 blir 4"),
    "a sub-item": ("1. A\n    1. B\n    3. C\n", "8:5 MOT032", "3 blir 2"),
    "in the second list": ("1. A\n\n## B\n\n5. B\n7. C\n", "11:1 MOT032", "7 blir 6"),
    "leading noughts": ("1. A\n03. B\n", "7:1 MOT032", "3 blir 2"),
    "many": (
        "1. A\n" + "".join(f"{number}. B\n" for number in range(12, 20)),
        "7:1 MOT032",
        "12 blir 2, 13 blir 3, 14 blir 4, 15 blir 5, 16 blir 6 och så vidare",
    ),
}


@pytest.mark.parametrize(("body", "place", "numbers"), OTHER_NUMBERS.values(), ids=OTHER_NUMBERS)
def test_numbers_that_become_others_are_warned_of(body: str, place: str, numbers: str) -> None:
    reading = read_meeting((FRONT + body).encode(), PATH, SETTINGS, agenda=True)
    (told_once,) = reading.problems
    assert told_once.place
    assert f"{told_once.place.line}:{told_once.place.column} {told_once.code}" == place
    assert told_once.message == f"Punkter får andra nummer än de är skrivna med: {numbers}."


@pytest.mark.parametrize(
    "body", ["1. A\n2. B\n3. C\n", "1. A\n1. B\n1. C\n", "3) A\n4) B\n", "1. A\n    1. B\n    2. C\n2. D\n", "01. A\n02. B\n"]
)
def test_numbers_that_stay_are_not(body: str) -> None:
    assert read_meeting((FRONT + body).encode(), PATH, SETTINGS, agenda=True).problems == ()
