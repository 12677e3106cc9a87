"""What a supplement says of the föredragningslista itself, and of papers whose files or items are called otherwise now."""

from pathlib import Path

import pytest

from tests.bundle.reading_back import texts
from tests.journey.small_project import FOLDER
from tests.meeting.small_meeting import empty, wide
from tests.meeting.supplement_project import Row, Sent, SentMeeting, rows, sent_of

LIST = """\
## Beslutsärenden

1. Upprop
2. [Budget](budget.md)
3. [Sekretessärende](arende-8.md)
4. [Sista ärendet](arende-9.md)

## Information

5. [Protokoll](protokoll.pdf)
6. Paus
"""


@pytest.fixture(scope="module")
def dispatch(tmp_path_factory: pytest.TempPathFactory) -> Sent:
    """Give a meeting that has been sent out: Budget 3, Sekretessärende 4, Sista ärendet 5, Protokoll 6–8."""
    project = SentMeeting(empty(tmp_path_factory.mktemp("utskick") / "projekt").root)
    project.paper("budget", "Budget", more="dnr: SN 2026/1\n")
    project.paper("arende-8", "Sekretessärende", more="dnr: SN 2026/8\n")
    project.paper("arende-9", "Sista ärendet", more="dnr: SN 2026/9\n")
    project.write(f"{FOLDER}/protokoll.pdf", wide())
    project.list(LIST)
    return sent_of(project)


@pytest.fixture
def now(dispatch: Sent, tmp_path: Path) -> SentMeeting:
    return dispatch.project.copy(tmp_path / "nu")


def rename(now: SentMeeting, old: str, new: str) -> None:
    (now.root / FOLDER / old).rename(now.root / FOLDER / new)


def relist(now: SentMeeting, *changes: tuple[str, str]) -> None:
    """Write the list with some of its text changed."""
    body = LIST
    for old, new in changes:
        assert old in body
        body = body.replace(old, new)
    now.list(body)


def told(dispatch: Sent, now: SentMeeting) -> tuple[list[Row], str]:
    """Give the lines of the supplement's table, and all that its first page says."""
    made = dispatch.supplement(now)
    assert made is not None
    return rows(made), " ".join(texts(made)[0].split())


# --- files that are called otherwise -------------------------------------------------------------------------------------


def test_a_file_name_that_is_passed_on_to_a_new_case_does_not_make_it_the_old_one(dispatch: Sent, now: SentMeeting) -> None:
    rename(now, "arende-9.md", "arende-10.md")
    rename(now, "arende-8.md", "arende-9.md")
    now.paper("arende-8", "Nytt ärende", more="dnr: SN 2026/7\n")
    relist(
        now,
        ("4. [Sista ärendet](arende-9.md)\n", "5. [Sista ärendet](arende-10.md)\n"),
        ("3. [Sekretessärende](arende-8.md)", "3. [Nytt ärende](arende-8.md)\n4. [Sekretessärende](arende-9.md)"),
        ("5. [Protokoll]", "6. [Protokoll]"),
        ("6. Paus", "7. Paus"),
    )
    found, said = told(dispatch, now)
    assert found == [Row("3", "Nytt ärende", "Tillkommer", "", "3a")]
    assert (
        "Ärenden med nya nummer: Sekretessärende, 3, är nu 4; Sista ärendet, 4, är nu 5; Protokoll, 5, är nu 6; Paus, 6, är nu 7."
    ) in said


def test_a_file_that_another_case_is_written_over_is_a_paper_gone_and_one_that_has_come(dispatch: Sent, now: SentMeeting) -> None:
    now.paper("arende-8", "Nytt ärende", more="dnr: SN 2026/7\n")
    relist(now, ("[Sekretessärende]", "[Nytt ärende]"))
    assert told(dispatch, now)[0] == [
        Row("3", "Nytt ärende", "Tillkommer", "", "3a"),
        Row("3", "Sekretessärende", "Utgår", "4", ""),
    ]


def test_files_that_swap_names_change_nothing(dispatch: Sent, now: SentMeeting) -> None:
    rename(now, "arende-8.md", "x.md")
    rename(now, "arende-9.md", "arende-8.md")
    rename(now, "x.md", "arende-9.md")
    relist(now, ("(arende-8.md)", "(x.md)"), ("(arende-9.md)", "(arende-8.md)"), ("(x.md)", "(arende-9.md)"))
    assert dispatch.supplement(now) is None


# --- items that stay without their papers ---------------------------------------------------------------------------------

STAYS = [
    "Sekretessärende",
    "Sekretessärende (ny utgåva kommer)",
    "Sekretessärende (handlingar kommer senare)",
    "Sekretessärende (handlingarna utgår)",
]
WITHDRAWN = [
    "Utgår: Sekretessärende",
    "Sekretessärende (utgår)",
    "Sekretessärende – stryks",
    "Sekretessärende, ärendet har utgått",
    "Något helt annat",
]


@pytest.mark.parametrize("text", STAYS)
def test_an_item_that_stays_while_its_paper_goes_is_not_withdrawn(dispatch: Sent, now: SentMeeting, text: str) -> None:
    (now.root / FOLDER / "arende-8.md").unlink()
    relist(now, ("[Sekretessärende](arende-8.md)", text))
    found, said = told(dispatch, now)
    assert found == [Row("3", "Sekretessärende", "Papperet utgår", "4", "")]
    assert "heter nu" not in said


@pytest.mark.parametrize("text", WITHDRAWN)
def test_an_item_that_is_said_to_be_withdrawn_is(dispatch: Sent, now: SentMeeting, text: str) -> None:
    (now.root / FOLDER / "arende-8.md").unlink()
    relist(now, ("[Sekretessärende](arende-8.md)", text))
    found, _ = told(dispatch, now)
    assert [row for row in found if row.old] == [Row("3", "Sekretessärende", "Utgår", "4", "")]


def test_an_item_that_stays_elsewhere_is_told_where_it_is_now(dispatch: Sent, now: SentMeeting) -> None:
    (now.root / FOLDER / "arende-8.md").unlink()
    relist(
        now,
        ("3. [Sekretessärende](arende-8.md)\n", ""),
        ("4. [Sista ärendet](arende-9.md)", "3. [Sista ärendet](arende-9.md)\n4. Sekretessärende"),
    )
    found, said = told(dispatch, now)
    assert found == [Row("4", "Sekretessärende", "Papperet utgår", "4", "")]
    assert "Ärenden med nya nummer: Sista ärendet, 4, är nu 3; Sekretessärende, 3, är nu 4." in said


def test_a_file_of_an_item_that_goes_leaves_the_item(dispatch: Sent, now: SentMeeting) -> None:
    (now.root / FOLDER / "protokoll.pdf").unlink()
    relist(now, ("[Protokoll](protokoll.pdf)", "Protokoll"))
    assert told(dispatch, now)[0] == [Row("5", "Protokoll", "Papperet utgår", "6–8", "")]


def test_a_file_of_an_item_that_is_made_into_a_case_is_replaced(dispatch: Sent, now: SentMeeting) -> None:
    now.paper("protokoll", "Protokoll", "A.\n\n## Bilagor\n\n1. [Protokoll](protokoll.pdf)", "dnr: SN 2026/5\n")
    relist(now, ("[Protokoll](protokoll.pdf)", "[Protokoll](protokoll.md)"))
    (row,), _ = told(dispatch, now)
    assert (row.number, row.title, row.what, row.old) == ("5", "Protokoll", "Ersätts", "6–8")


TWO_OF_ONE_KIND = {
    "one more": ("6. Paus", "6. Paus\n7. Paus", Row("7", "Paus", "Tillkommer", "", "")),
    "one of them goes": ("1. Upprop", "1. Paus", Row("1", "Paus", "Tillkommer", "", "")),
}


@pytest.mark.parametrize(("old", "new", "row"), TWO_OF_ONE_KIND.values(), ids=TWO_OF_ONE_KIND)
def test_items_of_the_same_text_are_counted(dispatch: Sent, now: SentMeeting, old: str, new: str, row: Row) -> None:
    relist(now, (old, new))
    assert row in told(dispatch, now)[0]


# --- words, headings -------------------------------------------------------------------------------------------------------

NOTES: dict[str, tuple[list[tuple[str, str]], str]] = {
    "the words of an item with a paper": (
        [("[Budget]", "[Helt annan rubrik]")],
        "Ärenden med nya namn i föredragningslistan: Budget, 2, heter nu Helt annan rubrik.",
    ),
    "the words of an item with a file of its own": (
        [("[Protokoll]", "[Protokoll att godkänna]")],
        "Ärenden med nya namn i föredragningslistan: Protokoll, 5, heter nu Protokoll att godkänna.",
    ),
    "a heading": ([("## Information", "## Rapporter")], "Rubriken Information heter nu Rapporter."),
    "a heading is taken away": ([("## Beslutsärenden\n\n", "")], "Rubriken Beslutsärenden heter nu Ärenden."),
    "headings swap": (
        [("## Beslutsärenden", "## X"), ("## Information", "## Beslutsärenden"), ("## X", "## Information")],
        "Ärenden under andra rubriker: Upprop, 1, står nu under Information; Budget, 2, står nu under Information; "
        "Sekretessärende, 3, står nu under Information; Sista ärendet, 4, står nu under Information; "
        "Protokoll, 5, står nu under Beslutsärenden; Paus, 6, står nu under Beslutsärenden.",
    ),
    "an item is moved to another heading": (
        [("4. [Sista ärendet](arende-9.md)\n", ""), ("5. [Protokoll]", "4. [Sista ärendet](arende-9.md)\n5. [Protokoll]")],
        "Ärenden under andra rubriker: Sista ärendet, 4, står nu under Information.",
    ),
    "a heading is put in": (
        [("6. Paus", "\n## Övrigt\n\n6. Paus")],
        "Rubriken Övrigt är ny. Ärenden under andra rubriker: Paus, 6, står nu under Övrigt.",
    ),
    "headings become one": (
        [("\n## Information\n\n", "")],
        "Rubriken Information finns inte längre. Ärenden under andra rubriker: "
        "Protokoll, 5, står nu under Beslutsärenden; Paus, 6, står nu under Beslutsärenden.",
    ),
    "a heading and the number of an item below it": (
        [
            ("## Information", "## Rapporter"),
            ("5. [Protokoll](protokoll.pdf)\n6. Paus", "5. Paus\n6. [Protokoll](protokoll.pdf)"),
        ],
        "Ärenden med nya nummer: Paus, 6, är nu 5; Protokoll, 5, är nu 6. Rubriken Information heter nu Rapporter.",
    ),
}


@pytest.mark.parametrize(("changes", "note"), NOTES.values(), ids=NOTES)
def test_a_change_in_the_list_alone_is_told_on_a_page_of_its_own(
    dispatch: Sent, now: SentMeeting, changes: list[tuple[str, str]], note: str
) -> None:
    relist(now, *changes)
    found, said = told(dispatch, now)
    assert found == []
    _, _, after = said.partition("Inget papper är ändrat, och sidnumren i det första utskicket gäller fortfarande. ")
    assert after.partition(" Exempelstads")[0] == note


def test_words_that_the_table_tells_are_not_told_again(dispatch: Sent, now: SentMeeting) -> None:
    now.paper("budget", "Budget 2027", more="dnr: SN 2026/1\n")
    relist(now, ("[Budget]", "[Budget 2027]"))
    _, said = told(dispatch, now)
    assert "2 Budget 2027 (tidigare Budget) Ersätts 3 3a" in said
    assert "heter nu" not in said


def test_words_are_told_beside_a_paper_that_is_replaced(dispatch: Sent, now: SentMeeting) -> None:
    now.edit(f"{FOLDER}/budget.md", "tas upp", "skjuts upp")
    relist(now, ("[Budget]", "[Helt annan rubrik]"))
    found, said = told(dispatch, now)
    assert found == [Row("2", "Budget", "Ersätts", "3", "3a")]
    assert "Budget, 2, heter nu Helt annan rubrik." in said


WORDS = {
    "withdrawn in words": ("6. Utgår: Paus", [("6", "Paus", "Utgår")], ""),
    "withdrawn in parentheses": ("6. Paus (utgår)", [("6", "Paus", "Utgår")], ""),
    "more words": ("6. Paus och kaffe", [], "Paus, 6, heter nu Paus och kaffe."),
    "a note in parentheses": ("6. Paus (kort)", [], "Paus, 6, heter nu Paus (kort)."),
    "another item": ("6. Frågor", [("6", "Frågor", "Tillkommer"), ("6", "Paus", "Utgår")], ""),
}


@pytest.mark.parametrize(("line", "expected", "said"), WORDS.values(), ids=WORDS)
def test_new_words_of_an_item_without_a_paper(
    dispatch: Sent, now: SentMeeting, line: str, expected: list[tuple[str, str, str]], said: str
) -> None:
    relist(now, ("6. Paus", line))
    table, page = told(dispatch, now)
    assert [(row.number, row.title, row.what) for row in table] == expected
    assert said in page


def test_a_paper_moved_from_an_item_that_says_so_is_no_new_item(dispatch: Sent, now: SentMeeting) -> None:
    relist(now, ("1. Upprop\n2. [Budget](budget.md)", "1. Upprop\n   1. [Budget](budget.md)\n2. Utgår: Budget"))
    table, page = told(dispatch, now)
    assert table == []
    assert "Budget, 2, är nu 1.1" in page


def test_another_namnd_is_told(dispatch: Sent, now: SentMeeting) -> None:
    path = now.root / FOLDER / "sammanträde.md"
    path.write_text(path.read_text(encoding="utf-8").replace("nämnd: ", "nämnd: Nya ", 1), encoding="utf-8")
    _, page = told(dispatch, now)
    assert "Nämnd: Nya Socialnämnden (tidigare Socialnämnden)" in page
