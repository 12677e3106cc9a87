"""The meeting file beside its cases: what it must link to, and when there is a bundle."""

import unicodedata
from pathlib import Path

import pytest

from tests.journey.small_project import FOLDER, FRONT, MADE, case_text
from tests.meeting.small_meeting import LAGET, LAGET_BODY, MEETING_FILE, SmallMeeting, empty, errors, text

MEETING_MADE = ("föredragningslista.docx", "föredragningslista.pdf", "handlingar.pdf", "kallelse.docx", "kallelse.pdf")


def made(project: SmallMeeting, folder: str = MADE) -> list[str]:
    """Give the names of the files in a folder of build/, the manifest and hidden ones left out."""
    found = (project.root / folder).iterdir() if (project.root / folder).is_dir() else ()
    return sorted(path.name for path in found if path.is_file() and path.name != "manifest.json" and path.name[0] != ".")


def papers(*stems: str) -> list[str]:
    return [f"{stem}.{form}" for stem in stems for form in ("docx", "pdf")]


def of_meeting(project: SmallMeeting) -> list[tuple[str, str]]:
    """Build, and give `line CODE` and message of what is told of the meeting; with an error there it has no files."""
    result = project.make()["sammanträde.md"]
    assert not (errors(result) and result.files)
    return [(f"{one.place.line} {one.code}" if one.place else one.code, one.message) for one in result.problems]


def test_a_meeting_has_its_own_papers_and_a_bundle(meeting: SmallMeeting) -> None:
    ran = meeting.build()
    assert (ran.code, ran.err) == (0, "")
    assert made(meeting) == sorted([*MEETING_MADE, *papers("laget", "yttrande")])
    assert f"klart  {MADE}/handlingar.pdf  + kallelse.docx" in ran.out


LINKS = {
    "a file that is not there": ("finns-inte.md", "finns i mötets mapp", "Lägg filen där, eller rätta länken."),
    "a file that is misspelt": ("tredjee.md", "finns i mötets mapp", "Menade du ”tredje.md”?"),
    "a file much like one that has its item": ("lagett.md", "finns i mötets mapp", "Lägg filen där, eller rätta länken."),
    "a text that is no case": ("README.md", "är en ärendefil i mappen", "Namnet är upptaget. Döp om filen"),
    "a case in another folder": ("../annan/a.md", "är en ärendefil i mappen", "Den ligger i en annan mapp. Flytta den"),
    "a case by way of another folder": (
        "../namnd-2026-02-17/laget.md",
        "är en ärendefil i mappen",
        "Skriv bara filens namn: (laget.md)",
    ),
    "the meeting itself": ("sammanträde.md", "är en ärendefil i mappen", "Namnet är upptaget."),
    "a suffix in capitals": ("fjarde.MD", "är en ärendefil i mappen", "En ärendefil ska heta något på .md, med små bokstäver."),
}


def test_a_case_that_has_gone_is_told_how_to_leave_its_number_and_no_other_case_is_guessed(meeting: SmallMeeting) -> None:
    (meeting.root / FOLDER / "yttrande.md").rename(meeting.root / FOLDER / "../yttrande.md")
    (problem,) = errors(meeting.make()["sammanträde.md"])
    assert problem.code == "MOT008"
    assert "Menade du" not in problem.hint
    assert problem.hint.endswith("Har ärendet utgått, behåll numret: 2. Utgår: Yttrande")


@pytest.mark.parametrize("name", ["Sammanträde.md", "sammanträde.txt", "sammanträde.md.txt", "SAMMANTRADE.MD", "sammanträde"])
def test_a_meeting_file_by_another_name_is_told_once(meeting: SmallMeeting, name: str) -> None:
    (meeting.root / MEETING_FILE).rename(meeting.root / FOLDER / name)
    ran = meeting.build()
    assert ran.code == 1
    assert ran.err.count("MOT035 fel: ") == 1
    assert f"{name} ser ut som en mötesfil, men den ska heta sammanträde.md." in ran.err
    assert "FM015" not in ran.err


@pytest.mark.parametrize(("target", "fault", "hint"), LINKS.values(), ids=LINKS)
def test_a_link_to_no_case_of_the_meeting_is_told_on_its_line(meeting: SmallMeeting, target: str, fault: str, hint: str) -> None:
    meeting.write("cases/annan/a.md", case_text())
    meeting.write(f"{FOLDER}/README.md", "Läs mig.\n")
    if target == "fjarde.MD":
        meeting.write(f"{FOLDER}/fjarde.MD", case_text())
    if target == "tredjee.md":
        meeting.write(f"{FOLDER}/tredje.md", case_text())
    meeting.agenda(f"1. [A](laget.md)\n2. [B](yttrande.md)\n3. [C]({target})\n")
    told = errors(meeting.make()["sammanträde.md"])[-1]
    assert (told.code, told.message) == ("MOT008", f"Ärende 3 länkar till {target}, som inte {fault}.")
    assert told.place
    assert told.place.line == 12
    assert told.hint.startswith(hint)
    assert not {"handlingar.pdf", "kallelse.pdf"} & set(made(meeting))


def test_the_other_case_of_letters_is_another_name(meeting: SmallMeeting) -> None:
    meeting.agenda("1. [A](laget.md)\n2. [B](yttrande.md)\n3. [C](Laget.md)\n")
    assert [code for code, _ in of_meeting(meeting)] == ["12 MOT008"]


def test_a_case_that_no_item_links_to_is_told(meeting: SmallMeeting) -> None:
    meeting.agenda("1. [Läget](laget.md)\n")
    message = "Ärendefilen yttrande.md finns i mappen, men står inte i föredragningslistan."
    assert of_meeting(meeting) == [("1 MOT009", message)]
    assert meeting.build().code == 1


HALF_LINKS = {
    "an attachment of the same name": ("[Yttrande](yttrande.pdf)", "2. [Yttrande](yttrande.md)"),
    "no suffix": ("[Yttrande](yttrande)", "2. [Yttrande](yttrande.md)"),
    "only parentheses": ("(yttrande)", "2. [yttrande](yttrande.md)"),
    "words and parentheses": ("Nytt yttrande (yttrande)", "2. [Nytt yttrande](yttrande.md)"),
    "only the file": ("yttrande.md", "2. [yttrande](yttrande.md)"),
    "words and the file": ("Nytt yttrande, yttrande.md", "2. [Nytt yttrande](yttrande.md)"),
    "an empty link": ("[Yttrande]()", "2. [Yttrande](yttrande.md)"),
    "only words": ("Yttrande", "2. [Yttrande](yttrande.md)"),
}


@pytest.mark.parametrize(("written", "hint"), HALF_LINKS.values(), ids=HALF_LINKS)
def test_half_a_link_to_a_case_is_told_on_its_line(meeting: SmallMeeting, written: str, hint: str) -> None:
    meeting.agenda(f"1. [Läget](laget.md)\n2. {written}\n")
    (told,) = errors(meeting.make()["sammanträde.md"])
    assert (told.code, told.hint) == ("MOT009", f"Skriv punkten så: {hint}")
    assert told.place
    assert told.place.line == 11


def test_an_empty_link_that_means_no_case_is_told(meeting: SmallMeeting) -> None:
    meeting.agenda("1. [Läget](laget.md)\n2. [Yttrande](yttrande.md)\n3. [Upprop]()\n")
    assert of_meeting(meeting) == [("12 MOT008", "Länken i ärende 3 är tom.")]


def test_a_file_that_is_missing_is_told_with_a_case_that_no_item_links_to(meeting: SmallMeeting) -> None:
    meeting.agenda("1. [Läget](laget.md)\n2. [Protokoll](bilagor/protokoll.pdf)\n")
    assert [code for code, _ in of_meeting(meeting)] == ["1 MOT009", "11 FIL101"]


def test_a_file_that_is_missing_is_told_with_what_is_wrong_with_a_case(meeting: SmallMeeting) -> None:
    meeting.case("trasig", "laget.md")
    meeting.agenda("1. [Läget](laget.md)\n2. [Yttrande](yttrande.md)\n3. [Protokoll](bilagor/protokoll.pdf)\n")
    assert [code for code, _ in of_meeting(meeting)] == ["1 MOT020", "12 FIL101"]


def test_all_is_told_at_once_where_a_link_is_broken(meeting: SmallMeeting) -> None:
    meeting.agenda("1. [Läget](läget 1.md)\n2. Yttrande](yttrande.md)\n3. [Protokoll](bilagor/protokoll.pdf)\n")
    assert [code for code, _ in of_meeting(meeting)] == ["1 MOT009", "10 FIL014", "11 FIL014", "12 FIL101"]


def test_a_case_that_is_linked_twice_is_told(meeting: SmallMeeting) -> None:
    meeting.agenda("1. [Läget](laget.md)\n2. [Yttrande](yttrande.md)\n3. [Läget igen](laget.md)\n")
    assert of_meeting(meeting) == [("12 MOT007", "Filen laget.md står redan på rad 10.")]


def test_a_case_that_is_linked_twice_in_two_spellings_is_told(meeting: SmallMeeting) -> None:
    meeting.case(text(LAGET, LAGET_BODY), "läget.md")
    meeting.agenda("1. [A](laget.md)\n2. [B](yttrande.md)\n3. [C](l%C3%A4get.md)\n4. [D](la%CC%88get.md)\n")
    assert of_meeting(meeting) == [("13 MOT007", "Filen läget.md står redan på rad 12.")]


def test_a_link_with_a_dot_before_it_is_the_same_file(meeting: SmallMeeting) -> None:
    meeting.agenda("1. [Läget](./laget.md)\n2. [Yttrande](./yttrande.md)\n")
    assert of_meeting(meeting) == []
    meeting.agenda("1. [Läget](./laget.md)\n2. [Yttrande](./yttrande.md)\n3. [Läget](laget.md)\n")
    assert of_meeting(meeting) == [("12 MOT007", "Filen laget.md står redan på rad 10.")]


@pytest.mark.parametrize("body", ["", "\n\n", "<!-- kommer -->\n"])
def test_a_meeting_without_a_list_has_no_bundle(tmp_path: Path, body: str) -> None:
    project = empty(tmp_path / "p")
    project.agenda(body)
    assert of_meeting(project) == [("1 MOT013", "Mötet har ingen föredragningslista.")]
    assert made(project) == []


def test_all_faults_of_a_list_are_told_at_once(meeting: SmallMeeting) -> None:
    meeting.agenda("1. [A](a.md)\n2. [B](b.md)\n")
    assert [code for code, _ in of_meeting(meeting)] == ["1 MOT009", "1 MOT009", "10 MOT008", "11 MOT008"]


def test_a_meeting_of_plain_items_has_a_bundle(tmp_path: Path) -> None:
    project = empty(tmp_path / "p")
    project.agenda("1. Upprop\n2. Övriga frågor\n   1. Nästa möte\n")
    assert of_meeting(project) == []
    assert made(project) == list(MEETING_MADE)
    assert project.build().code == 0


def test_a_meeting_file_may_have_an_ascii_name(meeting: SmallMeeting) -> None:
    (meeting.root / MEETING_FILE).rename(meeting.root / FOLDER / "sammantrade.md")
    assert [name for name, result in meeting.make().items() if result.files] == ["laget.md", "yttrande.md", "sammantrade.md"]
    assert made(meeting) == sorted([*MEETING_MADE, *papers("laget", "yttrande")])


def test_a_meeting_file_may_be_stored_with_decomposed_letters(meeting: SmallMeeting) -> None:
    (meeting.root / MEETING_FILE).rename(meeting.root / unicodedata.normalize("NFD", MEETING_FILE))
    meeting.make()
    before = meeting.outputs()
    assert made(meeting) == sorted([*MEETING_MADE, *papers("laget", "yttrande")])
    assert not any(result.fresh for result in meeting.make().values())
    assert meeting.outputs() == before


def test_two_meeting_files_in_one_folder_are_told(meeting: SmallMeeting) -> None:
    meeting.write(f"{FOLDER}/sammantrade.md", (meeting.root / MEETING_FILE).read_bytes())
    assert meeting.build().code == 1
    assert not meeting.bundle.exists()


def test_a_folder_without_a_meeting_has_papers_and_no_bundle(meeting: SmallMeeting) -> None:
    meeting.write("cases/annan/a.md", case_text())
    meeting.write("cases/annan/bilagor/x.md", "# Ingen ärendefil\n")
    meeting.make()
    assert made(meeting, "build/annan") == papers("a")


def test_folders_may_nest_and_each_has_its_own_meeting(meeting: SmallMeeting) -> None:
    meeting.write("cases/a/sammanträde.md", "---\nnämnd: A-nämnden\ndatum: 2026-01-01\n---\n\n1. [A](a.md)\n")
    meeting.write("cases/a/a.md", text("titel: A\n", "## Ärendet\n\nA.\n"))
    meeting.write("cases/a/b/sammanträde.md", "---\nnämnd: B-nämnden\ndatum: 2026-01-02\n---\n\n1. [B](b.md)\n")
    meeting.write("cases/a/b/b.md", text("titel: B\n", "## Ärendet\n\nB.\n"))
    assert meeting.codes() == []
    assert made(meeting, "build/a") == sorted([*papers("a"), *MEETING_MADE])
    assert made(meeting, "build/a/b") == sorted([*papers("b"), *MEETING_MADE])
    inner = (meeting.root / "build/a/b/handlingar.pdf").stat().st_mtime_ns
    meeting.edit("cases/a/a.md", "A.", "Ändrad.")
    assert [name for name, result in meeting.make("cases/a").items() if result.fresh] == ["a.md", "sammanträde.md"]
    assert (meeting.root / "build/a/b/handlingar.pdf").stat().st_mtime_ns == inner


# --- complete, or not made ------------------------------------------------------------------------------------------


def test_a_case_with_an_error_leaves_no_bundle_and_all_other_papers(meeting: SmallMeeting) -> None:
    meeting.make()
    assert meeting.bundle.exists()
    meeting.case("trasig", "laget.md")
    ran = meeting.build()
    assert ran.code == 1
    assert [(one.code, one.message) for one in ran.told if one.code == "MOT020"] == [
        ("MOT020", "Mötets handlingar görs inte, för att laget.md har fel.")
    ]
    assert made(meeting) == papers("yttrande")


def test_every_case_with_an_error_is_named(meeting: SmallMeeting) -> None:
    for name in ("a", "laget", "yttrande"):
        meeting.case("trasig", f"{name}.md")
    assert of_meeting(meeting) == [
        ("1 MOT009", "Ärendefilen a.md finns i mappen, men står inte i föredragningslistan."),
        ("1 MOT020", "Mötets handlingar görs inte, för att a.md, laget.md och yttrande.md har fel."),
    ]


def test_where_the_meeting_is_at_fault_its_file_is_named_and_not_its_cases(meeting: SmallMeeting) -> None:
    meeting.edit(MEETING_FILE, "datum: 2026-02-17", "datum: 2026-02-31")
    found = of_meeting(meeting)
    assert ("1 MOT020", "Mötets handlingar görs inte, för att sammanträde.md har fel.") in found
    assert [code for code, _ in found] == ["1 MOT020", "3 FM013"]


def test_a_meeting_file_by_another_name_is_suspected(meeting: SmallMeeting) -> None:
    (meeting.root / MEETING_FILE).rename(meeting.root / FOLDER / "kallelse.md")
    hints = {one.hint for one in meeting.make()["kallelse.md"].problems if one.code == "FM010"}
    assert hints == {"Nyckeln hör till ett möte. Är det här mötets fil ska den heta sammanträde.md."}


def test_a_missing_attachment_leaves_no_bundle(full_meeting: SmallMeeting) -> None:
    (full_meeting.root / FOLDER / "bilagor/anteckningar.txt").unlink()
    found = full_meeting.make()
    assert [one.code for one in errors(found["ansokan.md"])] == ["FIL101"]
    assert [one.code for one in errors(found["sammanträde.md"])] == ["MOT020"]
    assert made(full_meeting) == papers("laget", "yttrande")
    assert not (full_meeting.root / MADE / "bilagor").exists() or not any((full_meeting.root / MADE / "bilagor").rglob("*.*"))


@pytest.mark.parametrize("name", ["kallelse", "handlingar", "föredragningslista", "foredragningslista", "Kallelse", "tillägg"])
def test_a_case_may_not_have_the_name_of_a_paper_of_the_meeting(meeting: SmallMeeting, name: str) -> None:
    meeting.case(text(LAGET, LAGET_BODY), f"{name}.md")
    meeting.agenda(f"1. [Läget](laget.md)\n2. [Yttrande](yttrande.md)\n3. [A]({name}.md)\n")
    found = meeting.make()
    assert [one.code for one in found[f"{name}.md"].problems] == ["FIL119"]
    assert [one.code for one in found["sammanträde.md"].problems] == ["MOT020"]
    assert made(meeting) == papers("laget", "yttrande")


# --- one case at a time ---------------------------------------------------------------------------------------------


def test_building_one_changed_case_removes_the_bundle_and_says_so(meeting: SmallMeeting) -> None:
    meeting.make()
    meeting.edit(f"{FOLDER}/laget.md", "berättar", "talar")
    ran = meeting.build(meeting.root / FOLDER / "laget.md")
    assert [(one.code, one.kind, one.message, one.hint) for one in ran.told] == [
        (
            "MOT019",
            "varning",
            f"Mötets handlingar i {MADE} är borttagna, för att ett av papperen är ändrat.",
            f"Gör dem på nytt med: papergen build {FOLDER}",
        )
    ]
    assert (ran.code, made(meeting)) == (0, papers("laget", "yttrande"))
    assert [name for name, result in meeting.make().items() if result.fresh] == ["sammanträde.md"]
    assert meeting.bundle.exists()


def test_building_one_case_that_has_become_bad_removes_the_bundle_too(meeting: SmallMeeting) -> None:
    meeting.make()
    meeting.case("trasig", "laget.md")
    assert meeting.build(meeting.root / FOLDER / "laget.md").code == 1
    assert made(meeting) == papers("yttrande")


def test_building_one_case_that_is_as_it_was_keeps_the_bundle(meeting: SmallMeeting) -> None:
    meeting.make()
    before = meeting.outputs()
    ran = meeting.build(meeting.root / FOLDER / "laget.md")
    assert (ran.code, ran.err) == (0, "")
    assert meeting.outputs() == before


def test_only_word_files_leave_no_bundle_that_could_be_out_of_date(meeting: SmallMeeting) -> None:
    meeting.make()
    meeting.edit(f"{FOLDER}/laget.md", "berättar", "talar")
    meeting.make(formats=("docx",))
    assert made(meeting) == ["laget.docx", "yttrande.docx"]


@pytest.mark.parametrize("name", ["Å ä ö (1)", "100%", "a+b&c", "a#b", "x.y", "'citat'", "a;b", "%41"])
def test_a_case_may_have_any_name_that_a_file_can_have(meeting: SmallMeeting, name: str) -> None:
    from urllib.parse import quote

    from tests.bundle.reading_back import links

    meeting.case(text(f"titel: Ett ärende\n{FRONT.splitlines()[1]}\n", LAGET_BODY), f"{name}.md")
    meeting.agenda(f"1. [A]({quote(name)}.md)\n2. [Läget](laget.md)\n3. [Yttrande](yttrande.md)\n")
    assert of_meeting(meeting) == []
    assert links(meeting.bundle.read_bytes())[:3] == [(2, 3), (2, 4), (2, 5)]


def test_files_of_ones_own_stay_though_the_project_lies_in_a_folder_called_bilagor(tmp_path: Path) -> None:
    from tests.meeting.small_meeting import plain

    project = plain(tmp_path / "bilagor" / "projekt")
    note = project.write(f"{MADE}/lapp.txt", "min egen")
    project.make()
    assert note.exists()
