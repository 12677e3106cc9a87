import time
from datetime import date

import pytest

from papergen.model.case import ExterntDnr, Person, Sekretess
from papergen.problems import point
from papergen.read.fields import text
from papergen.read.nodes import RawMapping, RawScalar
from papergen.read.schema import Field, Notes, did_you_mean, enumerated, fold, read_fields, shortened
from tests.read.reading import (
    case_text,
    hints_on_fields,
    problems,
    read,
    told_of,
    told_of_fields,
)
from tests.read.reading import (
    read_fields as read_case_fields,
)


@pytest.mark.parametrize(
    "key", ["handläggare", "handlaggare", "Handläggare", "HANDLÄGGARE", "handla\u0308ggare", '"handläggare"']
)
def test_a_key_may_be_spelt_without_dots_and_in_capitals(key: str) -> None:
    case = read_case_fields(f"{key}: Anna")
    assert case.handlaggare == (Person("Anna"),)
    assert case.places["handläggare.0.namn"].line == 4


@pytest.mark.parametrize("key", ["e-post", "epost", "E-post", "e_post"])
def test_the_mail_key_may_be_spelt_in_several_ways(key: str) -> None:
    case = read_case_fields(f"handläggare: {{namn: Anna, {key}: a@b.se}}")
    assert case.handlaggare[0].epost == "a@b.se"
    assert "handläggare.0.e-post" in case.places


UNKNOWN = {
    "titl: x": "Menade du ”titel”?",
    "handlägare: x": "Menade du ”handläggare”?",
    "diarienummer: x": "Menade du ”dnr”?",
    "date: x": "Menade du ”datum”?",
    "extern_dnr: x": "Menade du ”externa_dnr”?",
    "zzz: x": "Nycklar som finns här: mall, titel, dnr",
}


@pytest.mark.parametrize(("line", "hint"), UNKNOWN.items(), ids=UNKNOWN)
def test_an_unknown_key_is_told_with_what_was_probably_meant(line: str, hint: str) -> None:
    key = line.partition(":")[0]
    assert told_of_fields(line) == [f"4:1 FM010 Nyckeln ”{key}” finns inte."]
    assert hints_on_fields(line)[0].startswith(hint)


def test_an_unknown_key_inside_a_person_is_told() -> None:
    assert told_of_fields("handläggare:\n  namn: A\n  tfn: 08") == ["6:3 FM010 Nyckeln ”tfn” finns inte."]


@pytest.mark.parametrize("second", ["titel", "Titel", "TITEL"])
def test_a_key_written_twice_names_the_first_line(second: str) -> None:
    assert told_of_fields(f"{second}: B") == [f"4:1 FM011 Nyckeln ”{second}” är redan skriven på rad 2."]


def test_two_spellings_of_one_key_are_the_same_key() -> None:
    assert told_of_fields("namnd: B") == ["4:1 FM011 Nyckeln ”namnd” är redan skriven på rad 3."]


FAULTS = {
    "text is a list": ("dnr: [a, b]", "4:6 FM012 ”dnr” ska vara text, inte en lista."),
    "text is a mapping": ("dnr: {a: b}", "4:6 FM012 ”dnr” ska vara text, inte nycklar med värden."),
    "several lines": ("avdelning: |\n  a\n  b", "4:12 FM012 ”avdelning” ska stå på en rad."),
    "a list in a list": ("granskare: [[a]]", "4:13 FM012 ”granskare” ska vara text, inte en lista."),
    "person is a list": ("handläggare: [[a]]", "4:15 FM012 ”handläggare” ska vara nycklar med värden, inte en lista."),
    "bilagor is a list": ("bilagor: [a]", "4:10 FM012 ”bilagor” ska vara nycklar med värden, inte en lista."),
    "sekretess is text": ("sekretess: hemlig", "4:12 FM012 ”sekretess” ska vara nycklar med värden, inte text."),
    "externa_dnr is text": ("externa_dnr: A 1", "4:14 FM012 ”externa_dnr” ska vara nycklar med värden, inte text."),
    "date in words": ("datum: 12 januari 2026", "4:8 FM013 Datumet ”12 januari 2026” är inte skrivet som år-månad-dag."),
    "date does not exist": ("datum: 2026-02-30", "4:8 FM013 Datumet 2026-02-30 finns inte."),
    "month does not exist": ("datum: 2026-13-01", "4:8 FM013 Datumet 2026-13-01 finns inte."),
    "year makes no sense": ("datum: 0206-02-03", "4:8 FM013 Årtalet i 0206-02-03 kan inte stämma."),
    "date is a list": ("datum: [a]", "4:8 FM012 ”datum” ska vara ett datum, inte en lista."),
    "other digits": ("datum: ٢٠٢٦-٠١-١٢", "4:8 FM013 Datumet ”٢٠٢٦-٠١-١٢” är inte skrivet som år-månad-dag."),
    "tf is true": ("undertecknare: {namn: A, tf: true}", "4:30 FM014 ”tf” ska vara ja eller nej, inte ”true”."),
    "level of secrecy": (
        "sekretess: {nivå: öppen}",
        "4:19 FM014 ”nivå” ska vara offentlig, delvis eller hemlig, inte ”öppen”.",
    ),
    "treatment": ("bilagor: {a.pdf: med}", "4:18 FM014 ”a.pdf” ska vara medföljer eller kopia, inte ”med”."),
    "treatment of a file in a folder": (
        "bilagor: {bilagor/ritning 1.2.dwg: medfölj}",
        "4:36 FM014 ”bilagor/ritning 1.2.dwg” ska vara medföljer eller kopia, inte ”medfölj”.",
    ),
    "language": ("språk: svenska", "4:8 FM014 ”svenska” är ingen språkkod."),
    "kind": ("mall: protokoll", "4:7 FM014 Mallen ”protokoll” finns inte."),
    "secrecy without level": ("sekretess: {lagrum: 26 kap. 1 § OSL}", "4:12 FM015 Nyckeln ”nivå” saknas."),
    "person without name": ("handläggare: {telefon: 08-1}", "4:14 FM015 Nyckeln ”namn” saknas."),
    "person with empty name": ("handläggare: {namn: '', telefon: 08-1}", "4:15 FM015 Nyckeln ”namn” saknar värde."),
    "dnr without organ": ("externa_dnr: {dnr: A 1}", "4:14 FM015 Nyckeln ”organ” saknas."),
    "control character by number": ('dnr: "a\\u0007"', "4:6 FM016 ”dnr” innehåller ett otillåtet tecken: U+0007 (styrtecken)."),
    "direction by number": (
        'dnr: "a\\u202e"',
        "4:6 FM016 ”dnr” innehåller ett otillåtet tecken: U+202E (osynlig styrning av skrivriktningen).",
    ),
    "tab": ('dnr: "a\\tb"', "4:6 FM016 ”dnr” innehåller en tabb."),
    "dnr without end": ("dnr: " + "x" * 101, "4:6 FM017 Diarienumret är för långt: 101 tecken."),
    "attachment twice": ("bilagor: {a.pdf: kopia, a.pdf: kopia}", "4:25 FM011 Bilagan ”a.pdf” är redan skriven på rad 4."),
}


@pytest.mark.parametrize(("line", "expected"), FAULTS.values(), ids=FAULTS)
def test_a_wrong_value_is_one_problem_with_its_place(line: str, expected: str) -> None:
    assert [one for one in told_of_fields(line) if "FM018" not in one] == [expected]


@pytest.mark.parametrize("line", [line for line, _ in FAULTS.values()], ids=FAULTS)
def test_every_wrong_value_has_a_hint(line: str) -> None:
    assert all(hints_on_fields(line))


MEANT = {
    "datum: 12 januari 2026": "Skriv 2026-01-12.",
    "datum: den 1 feb 2026": "Skriv 2026-02-01.",
    "datum: 2026-1-5": "Skriv 2026-01-05.",
    "datum: 20260105": "Skriv 2026-01-05.",
    "datum: 5/1 2026": "Skriv 2026-01-05.",
    "datum: 2026-01-05 08:30": "Skriv 2026-01-05.",
    "datum: 31 februari 2026": "Skriv till exempel 2026-01-12.",
    "datum: i vår": "Skriv till exempel 2026-01-12.",
    "datum: 2026-02-30": "Februari 2026 har 28 dagar.",
    "datum: 2026-13-01": "Månaden ska vara 01–12. Ordningen är år-månad-dag.",
    "undertecknare: {namn: A, tf: yes}": "Skriv ja.",
    "undertecknare: {namn: A, tf: false}": "Skriv nej.",
    "undertecknare: {namn: A, tf: x}": "Skriv ja eller nej.",
    "sekretess: {nivå: hemligt}": "Menade du ”hemlig”?",
    "språk: svenska": "Skriv sv-SE.",
    "mall: tjänsteskrivele": "Menade du ”tjansteskrivelse”? "
    "Mallar som finns: informationsarende, tjansteskrivelse och tjansteutlatande.",
}


@pytest.mark.parametrize(("line", "hint"), MEANT.items(), ids=MEANT)
def test_the_hint_says_what_to_write_instead(line: str, hint: str) -> None:
    assert hints_on_fields(line) == [hint]


def test_all_values_are_read() -> None:
    case = read(
        case_text(
            "mall: Tjänsteskrivelse\ntitel: A\ndnr: ' SN 2026/0123 '\nexterna_dnr: {organ: Länsstyrelsen, dnr: 801-1}\nnämnd: N\n"
            "förvaltning: F\navdelning: V\ndatum: 2026-01-12\nhandläggare:\n  - Anna\n"
            "  - {namn: Bo, titel: T, telefon: 08-1, e-post: b@c.se}\n"
            "undertecknare:\n  - {namn: C, titel: Chef, tf: JA}\n  - {namn: D, tf: nej}\nexpediering: E\n"
            "sekretess: {niva: Delvis, lagrum: L}\n"
            "granskare: [G, '', H]\nsprak: EN-gb"
        )
    )
    assert (case.kind, case.titel, case.dnr, case.namnd) == ("tjansteskrivelse", "A", "SN 2026/0123", "N")
    assert case.externa_dnr == (ExterntDnr("Länsstyrelsen", "801-1"),)
    assert (case.forvaltning, case.avdelning, case.datum) == ("F", "V", date(2026, 1, 12))
    assert case.handlaggare == (Person("Anna"), Person("Bo", "T", "08-1", "b@c.se"))
    assert case.undertecknare == (Person("C", "Chef", tf=True), Person("D"))
    assert (case.expediering, case.granskare, case.sprak) == (("E",), ("G", "H"), "en-GB")
    assert case.sekretess == Sekretess("delvis", ("L",))
    assert case.places["granskare.1"].line == 18
    assert str(case.places["undertecknare.0.tf"]) == "cases/m/a.md:14:32"


def test_an_empty_form_is_as_good_as_none() -> None:
    case = read_case_fields(
        "handläggare:\n  namn:\n  telefon:\nundertecknare:\n  - namn:\ndatum:\nbilagor:\nsekretess: {nivå: , lagrum: }"
    )
    assert (case.handlaggare, case.undertecknare, case.datum, case.sekretess) == ((), (), None, Sekretess())


def test_all_faults_are_told_at_once_in_order() -> None:
    assert told_of(case_text("titl: A\ndatum: 2026-02-30\ndatum: x\nhandläggare: {telefon: 1}", "# A\n\nx\n")) == [
        "1:1 FM015 Nyckeln ”nämnd” saknas.",
        "1:1 FM015 Nyckeln ”titel” saknas.",
        "2:1 FM010 Nyckeln ”titl” finns inte.",
        "3:8 FM013 Datumet 2026-02-30 finns inte.",
        "4:1 FM011 Nyckeln ”datum” är redan skriven på rad 3.",
        "5:14 FM015 Nyckeln ”namn” saknas.",
        "8:1 MD102 Rubriken är på samma nivå som titeln, men ska ha minst två #.",
    ]


def test_after_a_hundred_faults_only_one_more_is_told() -> None:
    told = told_of(case_text("titel: A\nnämnd: B\n" + "".join(f"k{number}: x\n" for number in range(3_000))))
    assert len(told) == 101
    assert told[-1] == "104:1 FM019 Det finns fler fel än de uppräknade."


def test_a_value_that_cannot_be_read_is_told_once() -> None:
    assert told_of_fields("datum: *x\ngranskare: [*y, A]") == [
        "4:8 FM004 Ett värde kan inte börja med tecknet ”*”.",
        "5:13 FM004 Ett värde kan inte börja med tecknet ”*”.",
    ]


def test_a_field_that_is_missing_has_its_default() -> None:
    one = Field("a", text, "standard")
    assert read_fields(RawMapping((), point("a")), (one,), Notes("X"))[one] == "standard"


def test_codes_begin_with_what_is_read() -> None:
    notes = Notes("TOML")
    read_fields(
        RawMapping(((RawScalar("b", point("a")), RawScalar("c", point("a"))),), point("a")), (Field("a", text, ""),), notes
    )
    assert [problem.code for problem in notes.problems] == ["TOML010"]


def test_words_are_compared_without_case_dots_and_dashes() -> None:
    assert fold(" Externa-DNR ") == fold("externa_dnr") == "externadnr"
    assert fold("Nämnd") == fold("na\u0308mnd") == "namnd"
    assert did_you_mean("nemnd", ["nämnd", "datum"]) == "Menade du ”nämnd”?"
    assert did_you_mean("x" * 100_000, ["x" * 50]) == ""
    assert enumerated(["a"]) == "a"
    assert enumerated(["a", "b", "c"], "eller") == "a, b eller c"
    assert shortened("a\n b") == "a b"
    assert len(shortened("x" * 500)) == 60


def test_reading_front_matter_is_quick() -> None:
    data = case_text(
        "titel: A\nnämnd: B\nhandläggare:\n" + "\n".join(f"  - {{namn: P{number}, telefon: 08-1}}" for number in range(17))
    )
    read(data)
    started = time.perf_counter()
    for _ in range(5):
        read(data)
    assert (
        time.perf_counter() - started
    ) / 5 < 0.5  # 3 ms on a quiet machine; the bound only catches what is out of all proportion
    assert problems(lambda: read(data)) == ()
