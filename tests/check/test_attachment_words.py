from papergen.check.attachment_words import REFERENCE, Numbered, Titles, counts, numbers_given, referred, stems
from papergen.check.rules.attachment_not_as_in_text import attachment_not_as_in_text
from papergen.check.rules.dnr_not_in_form import dnr_not_in_form
from papergen.check.rules.signatories_not_as_usual import signatories_not_as_usual
from papergen.check.subject import Subject
from papergen.model.kind import Kind
from papergen.model.settings import Namnd, Settings
from papergen.read.case import read_case_leniently
from tests.read.reading import KINDS


def subject_of(body: str, front: str = "", *, kind: Kind = KINDS["tjansteutlatande"], dnr: str = "") -> Subject:
    text = f"---\ntitel: T\nnämnd: N\n{front}---\n\n{body}"
    settings = Settings("K", namnder=(Namnd("N", dnr=dnr),))
    case = read_case_leniently(text.encode(), "cases/a.md", KINDS, settings, None).case
    return Subject(case, tuple(text.split("\n")), kind, settings)


def given(items: str) -> list[int]:
    subject = subject_of(f"## Bilagor\n\n{items}")
    return [one.number for one in numbers_given(subject.case.sections[0], subject.lines)]


def test_the_numbers_are_those_that_are_written():
    assert given("1. A\n2. B\n") == [1, 2]
    assert given("3. A\n") == [3]
    assert given("1. A\n1. B\n") == []
    assert given("7. A\n7. B\n") == []
    assert given("1. A\n1. B\n2. C\n") == [1, 1, 2]
    assert given("- A\n- B\n") == given("- A\n") == []
    assert given("1. Bilaga 4 A\n2. Bilaga 5 B\n") == [4, 5]
    assert given("1. Bilaga 4 A\n\n   Bilaga 6\n") == [4]


def test_a_number_stands_where_it_is_written():
    subject = subject_of("## Bilagor\n\nBilaga 1 A\n\n10. A\n11. B\n")
    assert numbers_given(subject.case.sections[0], subject.lines) != []
    subject = subject_of("## Bilagor\n\n10. A\n11. B\n")
    found = numbers_given(subject.case.sections[0], subject.lines)
    assert [(one.number, subject.source(one.place)) for one in found] == [(10, "10."), (11, "11.")]
    assert all(isinstance(one, Numbered) for one in found)


def test_a_reference_ends_where_its_numbers_end():
    def of(text: str) -> list[tuple[str, list[int]]]:
        return [(match[0], referred(match)) for match in REFERENCE.finditer(text)]

    assert of("Se bilaga 2, 12 platser och bilaga 3 och 14 tjänster.") == [("bilaga 2", [2]), ("bilaga 3", [3])]
    assert of("Se bilaga 1 och 2, eller bilaga 3–4 (bilagan 5 samt 6).") == [
        ("bilaga 1 och 2", [1, 2]),
        ("bilaga 3–4", [3, 4]),
        ("bilagan 5 samt 6", [5, 6]),
    ]
    assert of("Bilagorna 1, 2 och 5, 12 platser; bilagor 2 – 4") == [
        ("Bilagorna 1, 2 och 5", [1, 2, 5]),
        ("bilagor 2 – 4", [2, 4]),
    ]
    assert of("bilaga 2026, bilagan, bilagor 1000") == []


def test_the_count_is_of_all_or_of_those_that_stand_for_themselves():
    assert counts(subject_of("## Bilagor\n\n1. A\n   1. B\n2. C\n")) == {2, 3}
    assert counts(subject_of("## Bilagor\n\nA\n\nB\n")) == {2}
    assert counts(subject_of("## Bakgrund\n\nText.\n")) == {0}


def test_stems_are_the_first_five_letters_of_words_that_say_something():
    assert stems("Enligt bifogad Projektplan, plan och 2026") == {"proje", "plan"}
    assert stems("bilaga med och åk") == set()


def test_a_title_is_about_words_that_share_a_beginning_or_an_end():
    titles = Titles(["Tidsplan och  budget", "Utredning"])
    assert (len(titles), titles.titles) == (2, ("Tidsplan och budget", "Utredning"))
    assert titles.about("budgeten")
    assert titles.about("budgkassa")  # four letters are enough
    assert titles.about("tidplan")
    assert titles.about("")
    assert not titles.about("budskap")
    assert not titles.about("granskning")  # -ning says nothing
    assert not titles.about("bildskärmslan")
    assert not Titles(["Samband enligt plan"]).about("välligt")  # nor does "enligt"


def test_a_title_is_asked_for_by_number():
    titles = Titles(["Tidsplan och budget", "Utredning", "Budgetram"])
    assert titles.is_about(1, ["budge"])
    assert titles.is_about(1, ["budgk"])
    assert titles.is_about(2, ["utredare"])
    assert not titles.is_about(2, ["utrop"])
    assert not titles.is_about(2, ["budge"])
    assert titles.number_of(["utred"]) == 2
    assert titles.number_of(["budge"]) == 1
    assert titles.number_of(["ramen"]) == 0
    assert Titles(["Utredning"]).number_of(["utred"]) == 1


def told(subject: Subject) -> list[str]:
    return [one.message for one in attachment_not_as_in_text.of_case(subject)]


def test_a_long_title_is_cut_in_a_message():
    for length, shown in ((60, "Ansökan" + "n" * 53), (61, "Ansökan" + "n" * 52 + "…")):
        title = "Ansökan" + "n" * (length - 7)
        subject = subject_of(f"## Bakgrund\n\nBudgeten (bilaga 1) gäller.\n\n## Bilagor\n\n1. {title}\n2. Budget\n")
        assert told(subject) == [f"Bilaga 1 heter ”{shown}”, men här menas något annat."]


def test_so_many_names_of_one_label_are_looked_at():
    for others, findings in ((19, 1), (20, 0)):
        names = "".join(f"Del 1: Ämne nummer {'x' * number}\n\n" for number in range(1, others + 1))
        text = f"## Bakgrund\n\n{names}Del 1: Södra parken\n\n## Bilagor\n\n1. Delen del 1: Parken i södra byn\n"
        assert len(told(subject_of(text.replace("Del 1", "Delen 1").replace("del 1", "delen 1")))) == findings


def test_a_pattern_without_an_example_is_shown_itself():
    subject = subject_of("## A\n\nText.\n", "dnr: X 1\n", dnr="(SN|KS) \\d+")
    assert [one.hint for one in dnr_not_in_form.of_case(subject)] == ["Numret ska följa mönstret (SN|KS) \\d+"]


def test_how_many_signatories_there_are_is_said_in_words():
    kind = Kind("k", "K", (), "", (2, 2))
    person = "{namn: A, titel: Chef}"
    for count, message in (
        (0, "Ingen undertecknare är angiven"),
        (1, "1 undertecknare är angiven"),
        (3, "3 undertecknare är angivna"),
    ):
        subject = subject_of("## A\n\nText.\n", f"undertecknare: [{', '.join([person] * count)}]\n" if count else "", kind=kind)
        assert [one.message for one in signatories_not_as_usual.of_case(subject)] == [f"{message}, men det ska vara 2."]
    subject = subject_of("## A\n\nText.\n", f"undertecknare: [{person}, {person}]\n", kind=kind)
    assert not list(signatories_not_as_usual.of_case(subject))
