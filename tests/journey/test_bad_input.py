"""Bad input: a clear problem at its place, exit code 1, the other papers built, nothing out of date left."""

import unicodedata

import pytest

from tests.journey.paper_files import CASE, PDF, own_template, picture, replace_in_docx
from tests.journey.small_project import BODY, FOLDER, FRONT, MADE, MEETING, SmallProject, Told, case_text

GOOD = ["namnd-2026-02-17/god.docx", "namnd-2026-02-17/god.pdf"]
BAD = ["namnd-2026-02-17/arende.docx", "namnd-2026-02-17/arende.pdf"]
QUOTE = 'Sätt citattecken runt hela värdet, till exempel titel: "Avtal: del 2".'
WITH_FILES = BODY + "\n![En karta](bilagor/x.png)\n\n## Bilagor\n\n1. [Avtal](bilagor/a.pdf)\n"
PICTURE_AT, ATTACHMENT_AT = "15:1", "19:1"


def refused(project: SmallProject, content: str | bytes) -> list[Told]:
    """Build a paper that was good and is now this; demand what holds for every bad one, and give what is told."""
    project.case(case_text())
    assert project.build().code == 0
    assert project.made() == BAD + GOOD
    project.case(content)
    return rebuilt(project)


def rebuilt(project: SmallProject) -> list[Told]:
    ran = project.build()
    assert ran.code == 1
    assert project.made() == GOOD
    assert "arende" not in "".join(line for line in ran.out.splitlines() if line.startswith("klart"))
    return ran.told


def one(project: SmallProject, content: str | bytes) -> Told:
    (told,) = refused(project, content)
    return told


def fault(place: str, code: str, message: str, hint: str, path: str = CASE) -> Told:
    return Told(path, place, code, "fel", message, hint)


def in_body(text: str) -> str:
    """Give a case whose body ends in this text, which starts on line 15."""
    return case_text(body=f"{BODY}\n{text}\n")


# --- front matter -----------------------------------------------------------------------------------------------------

FRONT_MATTER = {
    "none at all": (
        BODY,
        fault(
            "1:1",
            "FM001",
            "Filen börjar inte med uppgifter mellan två rader med ---.",
            "Börja filen med en rad med tre bindestreck (---), sedan till exempel titel: och nämnd:, sedan --- igen.",
        ),
    ),
    "broken YAML": (
        case_text(FRONT + "avdelning: [en\n"),
        fault("5:12", "FM003", "Listan som börjar med ”[” avslutas inte rätt.", f"Avsluta listan med ”]”, eller: {QUOTE}"),
    ),
    "a colon in a value": (
        case_text("titel: Avtal: del 2\nnämnd: Socialnämnden\n"),
        fault(
            "2:13",
            "FM003",
            "Här står ett kolon där det inte kan stå.",
            f"Innehåller värdet ett kolon? {QUOTE} Annars: börja raden lika långt in som de andra.",
        ),
    ),
    "unknown key": (
        case_text(FRONT + "handlagare: Anna Andersson\n"),
        fault("5:1", "FM010", "Nyckeln ”handlagare” finns inte.", "Menade du ”handläggare”?"),
    ),
    "duplicate key": (
        case_text(FRONT + "Titel: En annan\n"),
        fault("5:1", "FM011", "Nyckeln ”Titel” är redan skriven på rad 2.", "Ta bort en av dem."),
    ),
    "mistyped value": (
        case_text(FRONT + "avdelning: [en, två]\n"),
        fault("5:12", "FM012", "”avdelning” ska vara text, inte en lista.", "Skriv ett enda värde."),
    ),
    "mistyped value inside": (
        case_text(FRONT + "handläggare: {namn: [en]}\n"),
        fault("5:21", "FM012", "”namn” ska vara text, inte en lista.", "Skriv ett enda värde."),
    ),
    "impossible date": (
        case_text(FRONT.replace("2026-01-12", "2026-02-30")),
        fault("4:8", "FM013", "Datumet 2026-02-30 finns inte.", "Februari 2026 har 28 dagar."),
    ),
    "date in the year 1": (
        case_text(FRONT.replace("2026-01-12", "0001-01-12")),
        fault("4:8", "FM013", "Årtalet i 0001-01-12 kan inte stämma.", "Skriv ett år mellan 1800 och 2199."),
    ),
    "date in the year 9999": (
        case_text(FRONT.replace("2026-01-12", "9999-01-12")),
        fault("4:8", "FM013", "Årtalet i 9999-01-12 kan inte stämma.", "Skriv ett år mellan 1800 och 2199."),
    ),
    "missing titel": (
        case_text("nämnd: Socialnämnden\n"),
        fault("1:1", "FM015", "Nyckeln ”titel” saknas.", "Skriv till exempel titel: Ansökan om projektmedel"),
    ),
}


@pytest.mark.parametrize("name", FRONT_MATTER)
def test_bad_front_matter(project: SmallProject, name: str) -> None:
    content, expected = FRONT_MATTER[name]
    assert one(project, content) == expected


def test_unknown_mall(project: SmallProject) -> None:
    told = one(project, case_text(FRONT + "mall: tjansteutlatnde\n"))
    assert (told.place, told.code, told.message) == ("5:7", "FM014", "Mallen ”tjansteutlatnde” finns inte.")
    assert told.hint.startswith("Menade du ”tjansteutlatande”? Mallar som finns: ")


def test_missing_namnd(project: SmallProject) -> None:
    told = one(project, case_text(FRONT.replace("nämnd: Socialnämnden\n", "")))
    assert told == fault("1:1", "FM015", "Nyckeln ”nämnd” saknas.", "Skriv till exempel nämnd: Socialnämnden")


def test_a_bomb_of_yaml_aliases_is_refused_where_it_stands(project: SmallProject) -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9))
    told = refused(project, case_text(bomb + FRONT))
    assert told[1] == fault("2:4", "FM004", "Ett värde kan inte börja med tecknet ”&”.", QUOTE)
    assert {one.code for one in told} <= {"FM004", "FM010", "FM019"}
    assert len(told) <= 202


def test_all_faults_of_a_file_are_told_at_once_in_order(project: SmallProject) -> None:
    front = FRONT.replace("2026-01-12", "2026-02-30") + "handlagare: Anna\n"
    told = refused(project, case_text(front, BODY + "\n<b>\n\n![](bilagor/x.png)\n\n#### Djup\n"))
    assert [f"{one.place} {one.code}" for one in told] == [
        "4:8 FM013",
        "5:1 FM010",
        "16:1 MD001",
        "18:1 FIL101",
        "18:1 MD005",
        "20:1 MD106",
    ]


# --- the body ---------------------------------------------------------------------------------------------------------

HTML_HINT = "Ta bort den, eller skriv det du vill visa med Markdown. Ska tecknet < synas i texten: skriv \\<."
EMPTY_HEADING = ("MD105", "Rubriken saknar text.", "Skriv rubriken efter #-tecknen, eller ta bort raden.")
IN_BODY = {
    "no section": (
        case_text(body="Bara text.\n"),
        [
            fault(
                "7:1",
                "MD101",
                "Ärendet har inga avsnitt.",
                "Dela in texten med rubriker som börjar med ## och ett blanksteg, till exempel ## Förslag till beslut.",
            )
        ],
    ),
    "raw HTML": (
        in_body("Text <b>fet</b>.\n\n<script>alert(1)</script>"),
        [
            fault("15:6", "MD001", "HTML-koden <b> går inte att använda i ett ärende.", HTML_HINT),
            fault("15:12", "MD001", "HTML-koden </b> går inte att använda i ett ärende.", HTML_HINT),
            fault("17:1", "MD001", "HTML-koden <script>alert(1)</script> går inte att använda i ett ärende.", HTML_HINT),
        ],
    ),
    "skipped heading level": (
        in_body("#### Djup"),
        [fault("15:1", "MD106", "Rubriken har 4 # efter en med 2: en nivå är överhoppad.", "Skriv ### i stället.")],
    ),
    "empty heading": (in_body("###\n\n## "), [fault("15:1", *EMPTY_HEADING), fault("17:1", *EMPTY_HEADING)]),
    "heading that is only a picture": (in_body("### ![Karta](x.png)"), [fault("15:1", *EMPTY_HEADING)]),
    "ragged table": (
        in_body("| a | b |\n|---|---|\n| 1 |\n| 1 | 2 | 3 |"),
        [
            fault(
                "17:1",
                "MD006",
                "Tabellraden har 1 celler, men tabellen har 2 kolumner.",
                "Lägg till de celler som saknas. En tom cell skrivs som ett mellanslag mellan två lodstreck: | |.",
            ),
            fault(
                "18:1",
                "MD007",
                "Tabellraden har 3 celler, men tabellen har 2 kolumner. De sista cellerna skulle gå förlorade.",
                "Ta bort celler eller lägg till kolumner i rubrikraden. Ska ett lodstreck synas i texten: skriv \\|.",
            ),
        ],
    ),
    "control character": (
        in_body("Text \x07 med ljud."),
        [
            fault(
                "15:6",
                "FIL003",
                "Texten innehåller ett otillåtet tecken: U+0007 (styrtecken).",
                "Tecknet syns inte. Ta bort det, eller skriv om ordet för hand.",
            )
        ],
    ),
    "heading in a list or quote": (
        in_body("- ### Rubrik\n\n> ## Rubrik"),
        [
            fault(
                "15:3", "MD108", "En rubrik står i en lista eller ett citat.", "Flytta ut rubriken, eller skriv den som fet text."
            ),
            fault(
                "17:3", "MD108", "En rubrik står i en lista eller ett citat.", "Flytta ut rubriken, eller skriv den som fet text."
            ),
        ],
    ),
    "a list 25 deep": (
        in_body("\n".join(f"{'  ' * depth}- nivå {depth}" for depth in range(25))),
        [
            fault(
                "35:41",
                "MD014",
                "Här ligger mer än 20 listor och citat inuti varandra.",
                "Dela upp texten så att färre ligger inuti varandra.",
            )
        ],
    ),
}


@pytest.mark.parametrize("name", IN_BODY)
def test_bad_body(project: SmallProject, name: str) -> None:
    content, expected = IN_BODY[name]
    project.write(f"{FOLDER}/x.png", picture())
    assert refused(project, content) == expected


def test_a_picture_without_alt_text(project: SmallProject) -> None:
    project.write(f"{FOLDER}/bilagor/x.png", picture())
    assert one(project, in_body("![](bilagor/x.png)")) == fault(
        "15:1",
        "MD005",
        "Bilden bilagor/x.png saknar alternativtext.",
        "Beskriv bilden mellan hakparenteserna, för den som inte kan se den: ![beskrivning](bilagor/x.png).",
    )


# --- characters that no font has --------------------------------------------------------------------------------------

FONT_HINT = "Skriv det på ett annat sätt, eller lägg ett typsnitt som har det i mappen fonts."


def no_font(place: str, character: str = "🎉") -> Told:
    return fault(place, "MD099", f"tecknet ”{character}” (U+{ord(character):04X}) finns inte i typsnitten", FONT_HINT)


NO_FONT = {
    "in a paragraph": (in_body("Text 🎉 och mera."), ["15:6"]),
    "on a later line of a paragraph": (in_body("Rad ett\nrad **två 🎉** och mera."), ["16:11"]),
    "after an escape": (in_body("Text \\* och &amp; 🎉."), ["15:19"]),
    "in a table cell": (in_body("| a | b |\n|---|---|\n| 1 | x 🎉 |"), ["17:9"]),
    "in a code span": (in_body("Text `kod 🎉`."), ["15:11"]),
    "in a heading": (in_body("### Rubrik 🎉"), ["15:12"]),
    "in a footnote": (in_body("Text[^1].\n\n[^1]: Not 🎉."), ["17:11"]),
    "in the title": (case_text(FRONT.replace("Ansökan", "Ansökan 🎉")), ["2:16"]),
    "in the name of a handläggare": (case_text(FRONT + "handläggare: {namn: Anna 🎉}\n"), ["5:26"]),
    "in title and body": (case_text(FRONT.replace("Ansökan", "🎉 Ansökan"), BODY + "\nText 🎉.\n"), ["2:8", "15:6"]),
}


@pytest.mark.parametrize("name", NO_FONT)
def test_a_character_that_no_font_has_is_told_exactly_where_it_stands(project: SmallProject, name: str) -> None:
    content, places = NO_FONT[name]
    assert refused(project, content) == [no_font(place) for place in places]


def test_every_character_that_no_font_has_is_told(project: SmallProject) -> None:
    assert refused(project, in_body("Text 🎉 och 🎈.")) == [no_font("15:6"), no_font("15:12", "🎈")]


# --- files that a case names ------------------------------------------------------------------------------------------


def with_files(project: SmallProject, picture_data: bytes = b"", attachment: bytes = PDF) -> None:
    """Write the two files that WITH_FILES names."""
    project.write(f"{FOLDER}/bilagor/x.png", picture_data or picture())
    project.write(f"{FOLDER}/bilagor/a.pdf", attachment)


def both(code: str, message: str, hint: str) -> list[Told]:
    """Give the same fault for picture and attachment; `{}` is the file."""
    return [
        fault(PICTURE_AT, code, message.format("bilagor/x.png"), hint.format("x.png")),
        fault(ATTACHMENT_AT, code, message.format("bilagor/a.pdf"), hint.format("a.pdf")),
    ]


def test_the_files_of_these_tests_are_fine_when_they_are_there(project: SmallProject) -> None:
    with_files(project)
    project.body(WITH_FILES)
    assert (project.build().code, project.made()) == (0, BAD + GOOD)


def test_missing_files(project: SmallProject) -> None:
    told = refused(project, case_text(body=WITH_FILES))
    assert told == both("FIL101", "filen {} finns inte", "Lägg filen där, eller rätta namnet.")


def test_a_name_in_other_case_is_another_file_and_the_hint_says_which(project: SmallProject) -> None:
    project.write(f"{FOLDER}/bilagor/X.PNG", picture())
    project.write(f"{FOLDER}/bilagor/A.pdf", PDF)
    told = refused(project, case_text(body=WITH_FILES))
    assert [one.hint for one in told] == ["Menade du bilagor/X.PNG?", "Menade du bilagor/A.pdf?"]


def test_a_folder_in_other_case_is_named_in_the_hint_with_the_file(project: SmallProject) -> None:
    project.write(f"{FOLDER}/Bilagor/x.png", picture())
    project.write(f"{FOLDER}/Bilagor/a.pdf", PDF)
    told = refused(project, case_text(body=WITH_FILES))
    assert [one.hint for one in told] == ["Menade du Bilagor/x.png?", "Menade du Bilagor/a.pdf?"]


def test_a_guess_is_a_file_that_there_is(project: SmallProject) -> None:
    project.write(f"{FOLDER}/bilagor/brev.txt", "Hej.\n")
    project.write(f"{FOLDER}/bilagor/x.png/y.txt", "Hej.\n")
    told = refused(project, in_body("## Bilagor\n\n1. [A](Bilagor/Brev.TXT)\n2. [B](bilagr/annat.pdf)\n3. [C](bilagor/X.png)"))
    assert [one.hint for one in told] == ["Menade du bilagor/brev.txt?", *["Lägg filen där, eller rätta namnet."] * 2]


def test_a_folder_that_is_left_out_is_in_the_guess(project: SmallProject) -> None:
    project.write(f"{FOLDER}/bilagor/brev.txt", "Hej.\n")
    project.write(f"{FOLDER}/brevet.txt", "Hej.\n")
    told = refused(project, in_body("## Bilagor\n\n1. [A](brev.txt)\n2. [B](Bilaga/BREV.txt)"))
    assert [one.hint for one in told] == ["Menade du bilagor/brev.txt?"] * 2


def test_a_file_beside_the_case_is_guessed_where_the_folder_is_too_much(project: SmallProject) -> None:
    project.write(f"{FOLDER}/brev.txt", "Hej.\n")
    told = refused(project, in_body("## Bilagor\n\n1. [A](bilagor/brev.txt)"))
    assert [one.hint for one in told] == ["Menade du brev.txt?"]


def test_a_path_with_backslashes_is_told_how_to_be_written(project: SmallProject) -> None:
    project.write(f"{FOLDER}/bilagor/brev.txt", "Hej.\n")
    (told,) = refused(project, in_body("## Bilagor\n\n1. [A](bilagor\\brev.txt)"))
    assert (told.code, told.message) == ("FIL101", "filen bilagor\\brev.txt finns inte")
    assert told.hint == "Skriv / i stället för \\: bilagor/brev.txt"


def test_a_name_stored_as_nfd_is_the_same_name(project: SmallProject) -> None:
    project.write(f"{FOLDER}/bilagor/{unicodedata.normalize('NFD', 'ö.png')}", picture())
    project.write(f"{FOLDER}/bilagor/{unicodedata.normalize('NFD', 'å.pdf')}", PDF)
    project.body(WITH_FILES.replace("x.png", "ö.png").replace("a.pdf", "å.pdf"))
    assert (project.build().code, project.made()) == (0, BAD + GOOD)


def test_files_outside_the_project(project: SmallProject) -> None:
    project.write("../hemlig.png", picture())
    text = "![A](../../../hemlig.png) ![B](/etc/passwd) ![C](<\\\\\\server\\x.png>)\n\n"
    text += "## Bilagor\n\n1. [D](../../../x.pdf)\n2. [E](/etc/passwd)"
    hint = "Lägg filen i mappen bilagor bredvid ärendefilen."
    assert refused(project, in_body(text)) == [
        fault("15:1", "FIL102", "filen ../../../hemlig.png ligger utanför projektet", hint),
        fault("15:27", "FIL102", "filen /etc/passwd ligger utanför projektet", hint),
        fault("15:45", "FIL102", "filen \\\\server\\x.png ligger utanför projektet", hint),
        fault("19:1", "FIL102", "filen ../../../x.pdf ligger utanför projektet", hint),
        fault("20:1", "FIL102", "filen /etc/passwd ligger utanför projektet", hint),
    ]


def test_files_on_a_windows_drive(project: SmallProject) -> None:
    hint = "Använd en adress som börjar med https:, http:, mailto: eller tel:, eller en fil bredvid ärendet."
    assert refused(project, in_body("![A](C:\\x.png)\n\n## Bilagor\n\n1. [B](C:\\x.pdf)")) == [
        fault("15:1", "MD013", "Adressen C:\\x.png får inte användas: den börjar med C:.", hint),
        fault("19:4", "MD013", "Adressen C:\\x.pdf får inte användas: den börjar med C:.", hint),
    ]


def test_files_that_are_symbolic_links(project: SmallProject) -> None:
    project.write(f"{FOLDER}/riktig/x.png", picture())
    project.write(f"{FOLDER}/riktig/a.pdf", PDF)
    (project.root / FOLDER / "bilagor").mkdir()
    for name in ("x.png", "a.pdf"):
        (project.root / FOLDER / "bilagor" / name).symlink_to(f"../riktig/{name}")
    told = refused(project, case_text(body=WITH_FILES))
    assert told == both("FIL103", "filen {} nås genom en symbolisk länk", "Lägg själva filen i projektet i stället för länken.")


def test_files_in_a_folder_that_is_a_symbolic_link(project: SmallProject) -> None:
    project.write(f"{FOLDER}/riktig/x.png", picture())
    project.write(f"{FOLDER}/riktig/a.pdf", PDF)
    (project.root / FOLDER / "bilagor").symlink_to("riktig")
    told = refused(project, case_text(body=WITH_FILES))
    assert told == both("FIL103", "filen {} nås genom en symbolisk länk", "Lägg själva filen i projektet i stället för länken.")


def test_empty_files(project: SmallProject) -> None:
    project.write(f"{FOLDER}/bilagor/x.png", b"")
    project.write(f"{FOLDER}/bilagor/a.pdf", b"")
    assert refused(project, case_text(body=WITH_FILES)) == both("FIL104", "filen {} är tom", "Lägg dit filen på nytt.")


def test_files_that_are_not_what_their_names_say(project: SmallProject) -> None:
    with_files(project, picture(form="JPEG"), b"<!DOCTYPE html><title>404</title>")
    hint = "Spara den på nytt i rätt format, eller rätta namnet."
    assert refused(project, case_text(body=WITH_FILES)) == [
        fault(PICTURE_AT, "FIL105", "filen bilagor/x.png är inte vad namnet säger: den är en fil av sorten jpeg", hint),
        fault(ATTACHMENT_AT, "FIL105", "filen bilagor/a.pdf är inte vad namnet säger: den är en textfil", hint),
    ]


@pytest.mark.parametrize("suffix", ["doc", "xls", "ppt", "rtf"])
def test_a_text_that_is_called_an_office_file(project: SmallProject, suffix: str) -> None:
    project.write(f"{FOLDER}/bilagor/a.{suffix}", b"Bara text.\n")
    told = one(project, case_text(body=f"## Bilagor\n\n1. [A](bilagor/a.{suffix})\n"))
    assert told.code == "FIL105"


def test_a_text_in_utf_16_is_taken_if_it_says_so_and_else_told_by_name(project: SmallProject) -> None:
    case = case_text(body="## Ärendet\n\nText.\n\n## Bilagor\n\n1. [A](bilagor/a.txt)\n")
    project.write(f"{FOLDER}/bilagor/a.txt", "Ett brev på svenska.\n".encode("utf-16-le"))
    told = one(project, case)
    assert told.code == "FIL105"
    assert told.message == "filen bilagor/a.txt är inte vad namnet säger: den är sparad som UTF-16 eller UTF-32, inte som UTF-8"
    project.write(f"{FOLDER}/bilagor/a.txt", "Ett brev på svenska.\n".encode("utf-16"))
    assert (project.build().code, project.made()) == (0, BAD + GOOD)


def test_a_damaged_picture(project: SmallProject) -> None:
    with_files(project, picture((300, 300))[:60])
    assert one(project, case_text(body=WITH_FILES)) == fault(
        PICTURE_AT,
        "FIL107",
        "bilden bilagor/x.png: bilden är skadad eller är varken PNG eller JPEG",
        "Spara bilden på nytt som PNG eller JPEG.",
    )


def test_a_picture_of_a_kind_that_cannot_be_printed(project: SmallProject) -> None:
    project.write(f"{FOLDER}/x.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>')
    assert one(project, in_body("![Karta](x.svg)")).code == "FIL107"


def test_files_of_200_megabytes(project: SmallProject) -> None:
    for name in ("x.png", "a.pdf"):
        with project.write(f"{FOLDER}/bilagor/{name}", b"").open("wb") as sparse:
            sparse.truncate(200_000_000)
    told = refused(project, case_text(body=WITH_FILES))
    assert told == both("FIL106", "filen {} är 200 MB; gränsen är 100 MB", "Minska filen, eller dela den.")


def test_folders_where_files_should_be(project: SmallProject) -> None:
    project.write(f"{FOLDER}/bilagor/x.png/inne.txt", "x")
    project.write(f"{FOLDER}/bilagor/a.pdf/inne.txt", "x")
    assert refused(project, case_text(body=WITH_FILES)) == both(
        "FIL101", "{} är en mapp, inte en fil", "Skriv filens namn också."
    )


# --- the case file and the meeting file themselves --------------------------------------------------------------------


def test_a_case_file_of_5_megabytes(project: SmallProject) -> None:
    assert one(project, in_body("Text här. " * 500_000)) == fault(
        "1:1",
        "FIL004",
        "Filen är för stor: 5,5 MB. Gränsen är 1 MB.",
        "En textfil är sällan större än 0,1 MB. Lägg bilder och bilagor i egna filer.",
    )


def test_a_case_file_that_is_not_utf_8(project: SmallProject) -> None:
    assert one(project, case_text().encode("cp1252")) == fault(
        "2:11",
        "FIL001",
        "Filen är inte sparad som UTF-8: byten 0xF6 går inte att läsa.",
        "Filen verkar vara sparad som Windows-1252 (där är tecknet ”ö”). Spara om filen som UTF-8 i ditt redigeringsprogram.",
    )


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xef\xbb\xbf"])
def test_an_empty_case_file(project: SmallProject, content: bytes) -> None:
    assert one(project, content) == fault("1:1", "FIL005", "Filen är tom.", "Skriv filens innehåll, eller ta bort filen.")


@pytest.mark.parametrize("target", ["god.md", "finns-inte.md", "/etc/passwd"])
def test_a_case_file_that_is_a_symbolic_link(project: SmallProject, target: str) -> None:
    (project.root / CASE).symlink_to(target)
    expected = fault("1:1", "FIL103", "filen är en symbolisk länk", "Lägg själva filen i projektet i stället för länken.")
    assert rebuilt(project) == [expected]


def test_a_folder_called_md_holds_cases_as_any_folder(project: SmallProject) -> None:
    project.write("cases/mapp.md/arende.md", case_text())
    assert project.build().code == 0
    assert project.made() == ["mapp.md/arende.docx", "mapp.md/arende.pdf", *GOOD]


def test_a_folder_where_a_case_was_leaves_no_paper_behind(project: SmallProject) -> None:
    file = project.case(case_text())
    project.build()
    file.unlink()
    file.mkdir()
    assert (project.build().code, project.made()) == (0, GOOD)


BROKEN_MEETING = MEETING.replace("2026-02-17", "2026-02-30")


def test_a_broken_meeting_file_stops_all_its_cases_and_is_told_once(project: SmallProject) -> None:
    project.case(case_text())
    project.write("cases/annan/arende.md", case_text())
    project.write(f"{FOLDER}/sammanträde.md", MEETING + "2. [Ett till](arende.md)\n")
    assert project.build().code == 0
    assert f"{MADE.removeprefix('build/')}/handlingar.pdf" in project.made()
    project.write(f"{FOLDER}/sammanträde.md", BROKEN_MEETING)
    ran = project.build()
    path = f"{FOLDER}/sammanträde.md"
    assert ran.told[0] == fault("3:8", "FM013", "Datumet 2026-02-30 finns inte.", "Februari 2026 har 28 dagar.", path)
    assert ran.codes.count("3:8 FM013") == 1
    assert {told.path for told in ran.told} == {path}
    assert (ran.code, project.made()) == (1, ["annan/arende.docx", "annan/arende.pdf"])


@pytest.mark.parametrize("kind", ["folder", "empty", "link"])
def test_a_meeting_file_that_cannot_be_read_is_a_problem(project: SmallProject, kind: str) -> None:
    file = project.root / FOLDER / "sammanträde.md"
    if kind == "folder":
        file.mkdir()
    elif kind == "empty":
        file.touch()
    else:
        file.symlink_to("god.md")
    ran = project.build()
    told = ran.told[0]
    assert (ran.code, told.path, told.place) == (1, f"{FOLDER}/sammanträde.md", "1:1")
    assert project.made() == []
    assert told.code == {"folder": "FIL109", "empty": "FIL005", "link": "FIL103"}[kind]
    assert told.hint


# --- templates --------------------------------------------------------------------------------------------------------

TAG_HINT = "Skriv om taggen i Word: {{ namn }}, {%p if namn %} … {%p endif %}, alltid med mellanslag innanför klamrarna."
BROKEN_TAGS = {
    "{{ titeln }}": ("MALL106", "mallen använder namnet ”titeln”, som inte finns"),
    "{{ titel }": ("MALL105", "en tagg i mallen går inte att läsa: {{ titel }"),
    "{{ titel | }}": ("MALL105", "en tagg i mallen går inte att läsa: {{ titel | }}"),
    "{{ titel|finns_inte }}": ("MALL105", "en tagg i mallen går inte att läsa: {{ titel|finns_inte }}"),
    "{% if titel %}": ("MALL105", "en tagg i mallen går inte att läsa: {% if titel %}"),
    "{{ titel.__class__.__mro__ }}": ("MALL109", "mallen försöker göra något som mallar inte får"),
    "{{ titel.finns }}": ("MALL106", "mallen använder något som inte finns"),
    "{{ 1/0 }}": ("MALL105", "en tagg i mallen går inte att läsa"),
    "{{ titel + 1 }}": ("MALL105", "en tagg i mallen går inte att läsa"),
    "{{ titel() }}": ("MALL109", "mallen försöker göra något som mallar inte får"),
    "{{ range(10**9) }}": ("MALL109", "mallen försöker göra något som mallar inte får"),
    "{{ titel|safe }}": ("MALL105", "en tagg i mallen går inte att läsa: {{ titel|safe }}"),
    "{% autoescape false %}{{ titel }}{% endautoescape %}": ("MALL109", "mallen försöker göra något som mallar inte får"),
    "{% include 'x' %}": ("MALL105", "en tagg i mallen går inte att läsa"),
}


@pytest.mark.parametrize("tag", BROKEN_TAGS)
def test_a_tag_that_cannot_be_filled_is_told_with_its_template(project: SmallProject, tag: str) -> None:
    code, message = BROKEN_TAGS[tag]
    replace_in_docx(own_template(project) / "mall.docx", "{{ titel }}", tag)
    (told,) = rebuilt(project)
    assert (told.path, told.place, told.code) == ("templates/egen/mall.docx", "1:1", code)
    assert told.message.startswith(message)
    assert told.hint


@pytest.mark.parametrize("tag", BROKEN_TAGS)
@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_tag_in_the_header_that_cannot_be_filled_is_told_for_both_formats(project: SmallProject, tag: str, form: str) -> None:
    replace_in_docx(own_template(project) / "mall.docx", "{{ dnr }}", tag, "word/header1.xml")
    project.case(case_text(FRONT + "dnr: SN 2026/0123\nmall: egen\n"))
    ran = project.build("--format", form)
    (told,) = ran.told
    assert (ran.code, told.path, told.code) == (1, "templates/egen/mall.docx", BROKEN_TAGS[tag][0])
    assert project.made() == [f"namnd-2026-02-17/god.{form}"]


def test_a_missing_style_is_told_with_its_name(project: SmallProject) -> None:
    folder = own_template(project)
    replace_in_docx(folder / "mall.docx", 'w:val="Bildtext"', 'w:val="Bildtexten"', "word/styles.xml")
    hint = "Öppna mallen i Word och skapa formatmallen, eller kopiera den från en av papergens egna mallar."
    assert rebuilt(project) == [fault("1:1", "MALL103", "formatmallen ”Bildtext” saknas", hint, "templates/egen/mall.docx")]


def test_a_template_that_leaves_the_text_out_is_told(project: SmallProject) -> None:
    folder = own_template(project)
    replace_in_docx(folder / "mall.docx", "{{p text_efter_undertecknare }}", "")
    (told,) = rebuilt(project)
    message = "taggen {{p text_efter_undertecknare }} saknas, så en del av papperets text skulle falla bort"
    assert (told.code, told.message) == ("MALL108", message)


BROKEN_TEMPLATES = {
    ("mall.docx", None): "MALL113",
    ("mall.docx", b""): "MALL101",
    ("mall.docx", b"x"): "MALL101",
    ("mall.docx", PDF): "MALL101",
    ("mall.typ", None): "MALL113",
    ("mall.typ", b"#let x ="): "MALL112",
    ("mall.typ", b"\n#finns-inte"): "MALL112",
    ("mall.typ", b"\xff"): "MALL114",
    ("mall.typ", b'#read("/etc/passwd")'): "MALL112",
    ("mall.typ", b'#import "@preview/cetz:0.1.0": x'): "MALL107",
    ("mall.typ", b"#let f(x) = f(x)\n#f(1)"): "MALL112",
}


@pytest.mark.parametrize(("file", "content"), BROKEN_TEMPLATES)
def test_a_broken_template_is_told_by_name_and_once(project: SmallProject, file: str, content: bytes | None) -> None:
    path = own_template(project) / file
    project.case(case_text(f"{FRONT}mall: egen\n"), "en-till.md")
    path.unlink() if content is None else path.write_bytes(content)
    (told,) = rebuilt(project)
    assert (told.path, told.code) == (f"templates/egen/{file}", BROKEN_TEMPLATES[file, content])
    assert told.hint


def test_a_kind_without_kind_toml_is_no_kind(project: SmallProject) -> None:
    (own_template(project) / "kind.toml").unlink()
    (told,) = rebuilt(project)
    assert (told.place, told.code, told.message) == ("5:7", "FM014", "Mallen ”egen” finns inte.")


@pytest.mark.parametrize(("content", "code"), [(b"[", "MALL003"), (b"", "FIL005"), (b"\xff", "FIL001")])
def test_a_broken_kind_toml_stops_everything_and_is_told(project: SmallProject, content: bytes, code: str) -> None:
    (own_template(project) / "kind.toml").write_bytes(content)
    ran = project.build()
    (told,) = ran.told
    assert (ran.code, told.path, told.code) == (1, "templates/egen/kind.toml", code)


# --- papergen.toml and cases/ -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "place", "code"),
    [
        ("[organisation", "1:14", "TOML003"),
        ("", "1:1", "FIL005"),
        (b"\xff", "1:1", "FIL001"),
        ('[organisation]\nnamn = "X"\nnmn = "Y"\n', "3:1", "TOML010"),
        ("x = 1\n", "1:1", "TOML010"),
    ],
)
def test_a_broken_papergen_toml_is_told(project: SmallProject, content: str | bytes, place: str, code: str) -> None:
    project.write("papergen.toml", content)
    ran = project.build()
    assert ran.code == 1
    assert (place, code) in [(told.place, told.code) for told in ran.told if told.path == "papergen.toml" and told.hint]


def test_no_papergen_toml(project: SmallProject) -> None:
    (project.root / "papergen.toml").unlink()
    ran = project.build()
    (told,) = ran.told
    assert (ran.code, told.path, told.code) == (1, "", "FIL110")
    assert "papergen new project" in told.hint


def test_cases_that_is_a_file_holds_no_cases(project: SmallProject) -> None:
    (project.root / "cases").rename(project.root / "undan")
    project.write("cases", "x")
    ran = project.build()
    assert (ran.code, ran.out, project.made()) == (0, "Det finns inga ärendefiler att göra papper av.\n", [])
