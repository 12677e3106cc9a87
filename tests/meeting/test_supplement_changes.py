"""The supplement to a dispatch, for every kind of change: its list, its numbers and its links are true."""

import shutil
import unicodedata
from pathlib import Path

import pytest

from papergen.model.meeting import Meeting
from papergen.project import open_project
from papergen.steps.meeting_items import read_whole
from tests.bundle.reading_back import faults, labels, outline, texts
from tests.journey.small_project import FOLDER
from tests.meeting.small_meeting import MEETING_FILE
from tests.meeting.supplement_project import AGENDA, Edit, Row, Sent, SentMeeting, check, letters, sent


@pytest.fixture(scope="module")
def dispatch(tmp_path_factory: pytest.TempPathFactory) -> Sent:
    """Give a meeting that has been sent out: kallelse 1, list 2, Avtalet 3–5, Budget 6–7, Cykelväg 8."""
    return sent(tmp_path_factory.mktemp("utskick") / "projekt")


def edit_first(now: SentMeeting) -> None:
    now.edit(f"{FOLDER}/avtal.md", "tas upp", "sägs upp")


def edit_middle(now: SentMeeting) -> None:
    now.edit(f"{FOLDER}/budget.md", "Stycke 7 om", "Stycke sju om")


def shorten(now: SentMeeting) -> None:
    now.paper("budget", "Budget", "Nu kortare.")


def lengthen(now: SentMeeting) -> None:
    now.paper("cykel", "Cykelväg", "\n\n".join(f"Stycke {number}." for number in range(120)))


def edit_attachment(now: SentMeeting) -> None:
    now.write(f"{FOLDER}/bilagor/karta.txt", "Kartan är en annan.\n")


def drop_attachments(now: SentMeeting) -> None:
    now.paper("avtal", "Avtalet")


def edit_all(now: SentMeeting) -> None:
    for stem in ("avtal", "cykel"):
        now.edit(f"{FOLDER}/{stem}.md", "tas upp", "sägs upp")
    edit_middle(now)


def add(where: str, *titles: str) -> Edit:
    """Give an edit that adds papers before the line `where` of the agenda, or last."""

    def edit(now: SentMeeting) -> None:
        for title in titles:
            now.paper(title.lower(), title)
        lines = "".join(f"1. [{title}]({title.lower()}.md)\n" for title in titles)
        now.list(AGENDA.replace(where, lines + where) if where else AGENDA + lines)

    return edit


def withdraw(now: SentMeeting) -> None:
    (now.root / FOLDER / "cykel.md").unlink()
    now.list(AGENDA.replace("   1. [Cykelväg](cykel.md)\n", ""))


def withdraw_all(now: SentMeeting) -> None:
    for stem in ("avtal", "budget", "cykel"):
        (now.root / FOLDER / f"{stem}.md").unlink()
    now.list("1. Upprop\n2. Övriga frågor\n")


def replace_all(now: SentMeeting) -> None:
    withdraw_all(now)
    now.paper("dagis", "Dagis")
    now.list("1. Upprop\n2. [Dagis](dagis.md)\n3. Övriga frågor\n")


def withdraw_and_add_behind(now: SentMeeting) -> None:
    (now.root / FOLDER / "cykel.md").unlink()
    now.paper("dagis", "Dagis")
    now.list("1. Upprop\n2. [Avtalet](avtal.md)\n3. [Budget](budget.md)\n4. Övriga frågor\n5. [Dagis](dagis.md)\n")


def edit_and_add_after(now: SentMeeting) -> None:
    edit_first(now)
    add("3. [Budget]", "Dagis", "Ekerö")(now)


def move_and_edit(now: SentMeeting) -> None:
    edit_first(now)
    edit_middle(now)
    now.paper("dagis", "Dagis")
    now.list(
        "1. [Cykelväg](cykel.md)\n2. [Dagis](dagis.md)\n3. [Budget](budget.md)\n"
        "4. Upprop\n5. [Avtalet](avtal.md)\n6. Övriga frågor\n"
    )


def change_items_without_paper(now: SentMeeting) -> None:
    now.list(AGENDA.replace("1. Upprop", "1. Parentation").replace("4. Övriga frågor", "4. Övriga frågor\n5. Nästa möte"))


def lose_a_paper(now: SentMeeting) -> None:
    (now.root / FOLDER / "cykel.md").unlink()
    now.list(AGENDA.replace("[Cykelväg](cykel.md)", "Cykelväg (utgår)"))


def wait_for_a_paper(now: SentMeeting) -> None:
    (now.root / FOLDER / "cykel.md").unlink()
    now.list(AGENDA.replace("[Cykelväg](cykel.md)", "Cykelväg (handlingar kommer senare)"))


def get_a_paper(now: SentMeeting) -> None:
    now.paper("ovriga", "Övriga frågor")
    now.list(AGENDA.replace("4. Övriga frågor", "4. [Övriga frågor](ovriga.md)"))


CHANGES: dict[str, tuple[Edit, list[Row]]] = {
    "a paper is edited": (edit_first, [Row("2", "Avtalet", "Ersätts", "3–6", "6a–6d")]),
    "a paper of two pages is edited": (edit_middle, [Row("3", "Budget", "Ersätts", "7–8", "8a–8b")]),
    "a paper is shorter": (shorten, [Row("3", "Budget", "Ersätts", "7–8", "8a")]),
    "a paper is longer": (lengthen, [Row("3.1", "Cykelväg", "Ersätts", "9", "9a–9e")]),
    "only an attachment is changed": (edit_attachment, [Row("2", "Avtalet", "Ersätts", "3–6", "6a–6d")]),
    "attachments are gone": (drop_attachments, [Row("2", "Avtalet", "Ersätts", "3–6", "6a")]),
    "every paper is edited": (
        edit_all,
        [
            Row("2", "Avtalet", "Ersätts", "3–6", "6a–6d"),
            Row("3", "Budget", "Ersätts", "7–8", "8a–8b"),
            Row("3.1", "Cykelväg", "Ersätts", "9", "9a"),
        ],
    ),
    "a paper is added last": (add("", "Dagis"), [Row("5", "Dagis", "Tillkommer", "", "9a")]),
    "a paper is added in the middle": (add("3. [Budget]", "Dagis"), [Row("3", "Dagis", "Tillkommer", "", "6a")]),
    "a paper is added first": (add("1. Upprop", "Dagis"), [Row("1", "Dagis", "Tillkommer", "", "2a")]),
    "three papers are added after the same page": (
        add("3. [Budget]", "Dagis", "Ekerö", "Fisk"),
        [
            Row("3", "Dagis", "Tillkommer", "", "6a"),
            Row("4", "Ekerö", "Tillkommer", "", "6b"),
            Row("5", "Fisk", "Tillkommer", "", "6c"),
        ],
    ),
    "papers are added after one that is replaced": (
        edit_and_add_after,
        [
            Row("2", "Avtalet", "Ersätts", "3–6", "6a–6d"),
            Row("3", "Dagis", "Tillkommer", "", "6e"),
            Row("4", "Ekerö", "Tillkommer", "", "6f"),
        ],
    ),
    "a paper is withdrawn": (withdraw, [Row("3.1", "Cykelväg", "Utgår", "9", "")]),
    "an item is left without its paper": (lose_a_paper, [Row("3.1", "Cykelväg", "Utgår", "9", "")]),
    "an item is to wait for another paper": (wait_for_a_paper, [Row("3.1", "Cykelväg", "Papperet utgår", "9", "")]),
    "an item gets its paper": (get_a_paper, [Row("4", "Övriga frågor", "Tillkommer", "", "9a")]),
    "every paper is withdrawn": (
        withdraw_all,
        [
            Row("2", "Avtalet", "Utgår", "3–6", ""),
            Row("3", "Budget", "Utgår", "7–8", ""),
            Row("3.1", "Cykelväg", "Utgår", "9", ""),
        ],
    ),
    "a new item after one that was withdrawn": (
        withdraw_and_add_behind,
        [Row("3.1", "Cykelväg", "Utgår", "9", ""), Row("5", "Dagis", "Tillkommer", "", "9a")],
    ),
    "every paper is another": (
        replace_all,
        [
            Row("2", "Dagis", "Tillkommer", "", "2a"),
            Row("2", "Avtalet", "Utgår", "3–6", ""),
            Row("3", "Budget", "Utgår", "7–8", ""),
            Row("3.1", "Cykelväg", "Utgår", "9", ""),
        ],
    ),
    "papers are moved, edited and added": (
        move_and_edit,
        [
            Row("2", "Dagis", "Tillkommer", "", "9a"),
            Row("3", "Budget", "Ersätts", "7–8", "8a–8b"),
            Row("5", "Avtalet", "Ersätts", "3–6", "6a–6d"),
        ],
    ),
    "items without a paper come and go": (
        change_items_without_paper,
        [
            Row("1", "Parentation", "Tillkommer", "", ""),
            Row("1", "Upprop", "Utgår", "", ""),
            Row("5", "Nästa möte", "Tillkommer", "", ""),
        ],
    ),
}


@pytest.mark.parametrize(("edit", "expected"), CHANGES.values(), ids=CHANGES)
def test_a_supplement_is_true(dispatch: Sent, tmp_path: Path, edit: Edit, expected: list[Row]) -> None:
    now = dispatch.project.copy(tmp_path / "nu")
    edit(now)
    made = dispatch.supplement(now)
    assert made is not None
    assert check(dispatch.bundle, now.bundle.read_bytes(), made) == expected
    assert faults(made, tmp_path, "PDF_UA_1") + faults(made, tmp_path, "PDF_A_2A") == ""


SAME: dict[str, Edit] = {
    "nothing at all": lambda _: None,
    "a note in a case": lambda now: now.edit(f"{FOLDER}/cykel.md", "tas upp", "<!-- kolla -->tas upp"),
    "how letters are stored": lambda now: now.write(
        f"{FOLDER}/cykel.md", unicodedata.normalize("NFD", (now.root / FOLDER / "cykel.md").read_text(encoding="utf-8"))
    ),
    "the project's folder": lambda now: shutil.rmtree(now.root / "build"),
}


@pytest.mark.parametrize("edit", SAME.values(), ids=SAME)
def test_what_changes_no_paper_needs_no_supplement(dispatch: Sent, tmp_path: Path, edit: Edit) -> None:
    now = dispatch.project.copy(tmp_path / "nu")
    edit(now)
    assert dispatch.supplement(now) is None


def test_a_file_carried_beside_the_bundle_counts_too(dispatch: Sent, tmp_path: Path) -> None:
    from tests.meeting.supplement_project import rows

    now = dispatch.project.copy(tmp_path / "nu")
    now.write(f"{FOLDER}/bilagor/r.dwg", b"AC1032 en annan ritning")
    made = dispatch.supplement(now)
    assert made is not None
    assert rows(made) == [Row("2", "Avtalet", "Ersätts", "3–6", "6a–6d")]


def list_of(dispatch: Sent, now: SentMeeting) -> str:
    """Give what the first page of the supplement says."""
    made = dispatch.supplement(now)
    assert made is not None
    return " ".join(texts(made)[0].split())


def add_a_drawing(now: SentMeeting) -> None:
    now.edit(f"{FOLDER}/avtal.md", "2. [Ritning]", "2. [Plan](bilagor/plan.dwg)\n3. [Ritning]")
    now.edit(f"{FOLDER}/avtal.md", "  bilagor/r.dwg:", "  bilagor/plan.dwg: medföljer\n  bilagor/r.dwg:")
    now.write(f"{FOLDER}/bilagor/plan.dwg", b"AC1032 plan")


def drop_the_drawing(now: SentMeeting) -> None:
    now.paper("avtal", "Avtalet", "Avtalet tas upp.\n\n## Bilagor\n\n1. [Karta](bilagor/karta.txt)")


BESIDE: dict[str, tuple[Edit, list[str]]] = {
    "one is another": (lambda now: now.write(f"{FOLDER}/bilagor/r.dwg", b"AC1032 en annan ritning"), ["r.dwg"]),
    "one has come": (add_a_drawing, ["plan.dwg"]),
    "one has gone": (drop_the_drawing, []),
    "the paper alone is another": (edit_first, []),
}


@pytest.mark.parametrize(("edit", "expected"), BESIDE.values(), ids=BESIDE)
def test_files_beside_the_bundle_that_are_new_or_another_are_to_be_sent_too(
    dispatch: Sent, tmp_path: Path, edit: Edit, expected: list[str]
) -> None:
    now = dispatch.project.copy(tmp_path / "nu")
    edit(now)
    made = dispatch.to_send(now)
    assert made is not None
    assert [path.name for path in made.beside] == expected


def meeting_of(now: SentMeeting) -> Meeting:
    return read_whole(open_project(now.root), now.root / MEETING_FILE)


def rename(now: SentMeeting, old: str, new: str) -> None:
    (now.root / FOLDER / old).rename(now.root / FOLDER / new)
    now.edit(f"{FOLDER}/sammanträde.md", old, new)


def test_a_case_file_under_another_name_is_the_same_paper(dispatch: Sent, tmp_path: Path) -> None:
    now = dispatch.project.copy(tmp_path / "nu")
    rename(now, "cykel.md", "cykelväg.md")
    assert dispatch.supplement(now) is None
    now.edit(f"{FOLDER}/cykelväg.md", "tas upp", "sägs upp")
    made = dispatch.supplement(now)
    assert made is not None
    assert check(dispatch.bundle, now.bundle.read_bytes(), made) == [Row("3.1", "Cykelväg", "Ersätts", "9", "9a")]


def test_a_case_file_under_another_name_is_another_paper_where_two_could_be_it(dispatch: Sent, tmp_path: Path) -> None:
    from tests.meeting.supplement_project import rows

    now = dispatch.project.copy(tmp_path / "nu")
    rename(now, "cykel.md", "cykelväg.md")
    now.paper("cykel2", "Cykelväg", "En annan.")
    now.edit(f"{FOLDER}/sammanträde.md", "4. Övriga", "4. [Cykelväg](cykel2.md)\n5. Övriga")
    made = dispatch.supplement(now)
    assert made is not None
    assert [row.what for row in rows(made)] == ["Tillkommer", "Utgår", "Tillkommer"]


def test_items_that_have_other_numbers_are_told_below_the_list(dispatch: Sent, tmp_path: Path) -> None:
    now = dispatch.project.copy(tmp_path / "nu")
    add("3. [Budget]", "Dagis")(now)
    moved = "Ärenden med nya nummer: Budget, 3, är nu 4; Cykelväg, 3.1, är nu 4.1; Övriga frågor, 4, är nu 5."
    assert moved in list_of(dispatch, now)
    withdraw(now)
    (now.root / FOLDER / "dagis.md").unlink()
    assert "nya nummer" not in list_of(dispatch, now)


def test_items_of_the_same_text_are_followed_in_their_order(dispatch: Sent, tmp_path: Path) -> None:
    from papergen.steps.meeting_changes import still_without_paper

    now = dispatch.project.copy(tmp_path / "nu")
    now.list("1. Paus\n2. Upprop\n3. Paus\n")
    old = meeting_of(now)
    now.list("1. Upprop\n2. Paus\n3. Paus\n")
    moved = [(one.title, one.before, one.now) for one in still_without_paper(old, meeting_of(now)) if one.before != one.now]
    assert moved == [("Upprop", "2", "1"), ("Paus", "1", "2")]
    now.list("1. Upprop\n2. Paus\n")  # nobody knows which
    assert [one.title for one in still_without_paper(old, meeting_of(now))] == ["Upprop"]


def test_a_new_order_alone_is_told_on_a_page_of_its_own(dispatch: Sent, tmp_path: Path) -> None:
    now = dispatch.project.copy(tmp_path / "nu")
    now.list("1. Övriga frågor\n2. [Cykelväg](cykel.md)\n3. [Avtalet](avtal.md)\n4. [Budget](budget.md)\n5. Upprop\n")
    made = dispatch.supplement(now)
    assert made is not None
    assert list(labels(made)) == ["T1"]
    said = " ".join(texts(made)[0].split())
    assert "Inget papper är ändrat, och sidnumren i det första utskicket gäller fortfarande." in said
    assert (
        "Ärenden med nya nummer: Övriga frågor, 4, är nu 1; Cykelväg, 3.1, är nu 2; Avtalet, 2, är nu 3; "
        "Budget, 3, är nu 4; Upprop, 1, är nu 5." in said
    )
    assert "Ändring Utskickad" not in said
    assert faults(made, tmp_path, "PDF_UA_1") + faults(made, tmp_path, "PDF_A_2A") == ""


def test_a_paper_with_another_title_is_told_with_the_old_one(dispatch: Sent, tmp_path: Path) -> None:
    now = dispatch.project.copy(tmp_path / "nu")
    now.edit(f"{FOLDER}/cykel.md", "titel: Cykelväg", "titel: Gångväg")
    made = dispatch.supplement(now)
    assert made is not None
    assert "3.1 Gångväg (tidigare Cykelväg) Ersätts 9 9a" in " ".join(texts(made)[0].split())


def test_an_item_whose_paper_has_come_under_another_title_is_told_once_with_what_it_was_called(
    dispatch: Sent, tmp_path: Path
) -> None:
    now = dispatch.project.copy(tmp_path / "nu")
    now.paper("plan", "Verksamhetsplan")
    now.list(AGENDA.replace("4. Övriga frågor", "4. [Verksamhetsplan](plan.md)"))
    said = list_of(dispatch, now)
    assert "4 Verksamhetsplan (tidigare Övriga frågor) Tillkommer 9a" in said
    assert "Utgår" not in said


def test_an_item_whose_paper_has_come_under_another_number_is_told_once(dispatch: Sent, tmp_path: Path) -> None:
    now = dispatch.project.copy(tmp_path / "nu")
    add("3. [Budget]", "Dagis")(now)
    now.paper("ovriga", "Övriga frågor och svar")
    now.edit(f"{FOLDER}/sammanträde.md", "4. Övriga frågor", "4. [Svar](ovriga.md)")
    said = list_of(dispatch, now)
    assert "5 Övriga frågor och svar Tillkommer 9a" in said
    assert "Utgår" not in said
    assert "Övriga frågor, 4, är nu 5." in said


def test_the_paper_that_is_called_like_an_awaited_item_is_its_paper_and_not_the_one_that_has_its_number_now(
    dispatch: Sent, tmp_path: Path
) -> None:
    now = dispatch.project.copy(tmp_path / "nu")
    now.paper("dagis", "Dagis")
    now.paper("ovriga", "Övriga frågor och svar")
    now.list(AGENDA.replace("4. Övriga frågor", "4. [Dagis](dagis.md)\n5. [Svar](ovriga.md)"))
    said = list_of(dispatch, now)
    assert "4 Dagis Tillkommer 9a" in said
    assert "5 Övriga frågor och svar Tillkommer 9b" in said


def test_an_item_that_is_still_in_the_list_is_not_the_one_a_new_paper_was_awaited_for(dispatch: Sent, tmp_path: Path) -> None:
    now = dispatch.project.copy(tmp_path / "nu")
    add("4. Övriga", "Dagis")(now)
    assert "4 Dagis Tillkommer 9a" in list_of(dispatch, now)


def test_an_item_whose_number_an_old_paper_has_got_is_withdrawn(dispatch: Sent, tmp_path: Path) -> None:
    now = dispatch.project.copy(tmp_path / "nu")
    now.list("1. [Avtalet](avtal.md)\n2. [Budget](budget.md)\n   1. [Cykelväg](cykel.md)\n3. Övriga frågor\n")
    said = list_of(dispatch, now)
    assert "1 Upprop Utgår" in said
    assert "Tillkommer" not in said


OTHER_MEETING = {
    "the day": (
        "datum: 2026-02-17",
        "datum: 2026-02-18",
        "– Dag: onsdagen den 18 februari 2026 (tidigare tisdagen den 17 februari 2026) Ändras 1",
    ),
    "the time": ("tid: 17:30", "tid: 18:00", "– Tid: klockan 18:00 (tidigare klockan 17:30) Ändras 1"),
    "the place": ("plats: Ankaret", "plats: Briggen", "– Plats: Briggen (tidigare Ankaret) Ändras 1"),
    "the place, which is not known now": ("plats: Ankaret\n", "", "– Plats: inte bestämt (tidigare Ankaret) Ändras 1"),
    "who presides": ("tid: 17:30", "tid: 17:30\nordförande: Eva Lind", "– Ordförande: Eva Lind Ändras 1"),
    "who is called": (
        "- Ledamöter och ersättare",
        "- Ledamöter",
        "– Kallade: Ledamöter (tidigare Ledamöter och ersättare) Ändras 1",
    ),
}


@pytest.mark.parametrize(("old", "new", "line"), OTHER_MEETING.values(), ids=OTHER_MEETING)
def test_what_the_kallelse_said_that_is_no_longer_so_is_told_first(
    dispatch: Sent, tmp_path: Path, old: str, new: str, line: str
) -> None:
    now = dispatch.project.copy(tmp_path / "nu")
    now.edit(f"{FOLDER}/sammanträde.md", old, new)
    made = dispatch.supplement(now)
    assert made is not None
    assert list(labels(made)) == ["T1"]
    assert line in " ".join(texts(made)[0].split())
    edit_first(now)
    both = dispatch.supplement(now)
    assert both is not None
    said = " ".join(texts(both)[0].split())
    assert said.index(line) < said.index("Avtalet Ersätts")


@pytest.mark.slow
def test_after_z_comes_aa(dispatch: Sent, tmp_path: Path) -> None:
    now = dispatch.project.copy(tmp_path / "nu")
    now.paper("dagis", "Dagis", "\n\n".join(f"Stycke {number}." for number in range(1200)))
    now.list(AGENDA.replace("4. Övriga", "4. [Dagis](dagis.md)\n5. Övriga"))
    made = dispatch.supplement(now)
    assert made is not None
    (row,) = check(dispatch.bundle, now.bundle.read_bytes(), made)
    shown = labels(made)
    assert row.new == f"9a–{shown[-1]}"
    assert shown[26:28] == ["9z", "9aa"]


def test_letters_go_on_after_z() -> None:
    from papergen.steps.supplement import _label

    counted: dict[int, int] = {}
    assert [_label(45, counted) for _ in range(800)] == [f"45{letters(number)}" for number in range(1, 801)]
    assert [letters(number) for number in (1, 26, 27, 52, 53, 702, 703)] == ["a", "z", "aa", "az", "ba", "zz", "aaa"]


def test_the_outline_has_the_list_and_each_paper_with_its_sections_and_attachments(dispatch: Sent, tmp_path: Path) -> None:
    now = dispatch.project.copy(tmp_path / "nu")
    edit_all(now)
    made = dispatch.supplement(now)
    assert made is not None
    assert outline(made) == [
        (0, "Tillägg", 1),
        (0, "2. Avtalet", 2),
        (1, "Ärendet", 2),
        (1, "Bilagor", 2),
        (1, "Bilaga 1: Karta", 3),
        (1, "Bilaga 2: Ritning", 5),
        (0, "3. Budget", 6),
        (1, "Ärendet", 6),
        (0, "3.1. Cykelväg", 8),
        (1, "Ärendet", 8),
    ]


def test_the_same_changes_give_the_same_bytes_in_another_folder(dispatch: Sent, tmp_path: Path) -> None:
    made = []
    for name in ("nu", "en annan mapp"):
        now = dispatch.project.copy(tmp_path / name)
        edit_and_add_after(now)
        made.append(dispatch.supplement(now))
    assert made[0] == made[1] is not None
