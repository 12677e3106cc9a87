import random
import unicodedata
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papergen.model.blocks import plain_text
from papergen.model.case import Case
from papergen.model.meeting import Meeting
from papergen.model.settings import Settings
from papergen.problems import PapergenError, Severity
from papergen.read.case import read_case
from papergen.read.meeting import read_meeting
from tests.read.reading import BODY, KINDS, SETTINGS, case_text, problems, read, short, told_of

FULL = """---
titel: "Ansökan: projektmedel för Åsa #2"
dnr: SN 2026/0123
nämnd: Socialnämnden            # en kommentar
datum: 2026-01-12
handläggare:
  namn: Örjan Ek
  telefon: 08-508 25 006
undertecknare:
  - {namn: Åsa Ö, titel: Förvaltningschef, tf: ja}
  - {namn: Bo Ek, titel: Avdelningschef}
bilagor:
  bilagor/ansökan.pdf: kopia
---

## Förslag till beslut

1. Socialnämnden godkänner ansökan.

## Ärendet

Text med [länk](https://example.se) och å ä ö.

### Läget

| a | b |
|---|---|
| å | ö |

## Bilagor

1. [Ansökan](bilagor/ansökan.pdf)
2. Beslut från länsstyrelsen
"""


def saved(text: str, *, bom: bool, end: str, form: str, last: bool) -> bytes:
    text = unicodedata.normalize(form, text if last else text.rstrip("\n"))
    return (b"\xef\xbb\xbf" if bom else b"") + text.replace("\n", end).encode()


def all_places(case: Case) -> list[object]:
    return [case.places, *(block.place for block in case.blocks()), *(inline.place for inline in case.inlines())]


@settings(max_examples=30, deadline=None)
@given(st.booleans(), st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from(["NFC", "NFD"]), st.booleans())
def test_however_a_file_is_saved_it_is_the_same_case_with_the_same_places(bom: bool, end: str, form: str, last: bool) -> None:
    plain, other = read(FULL), read(saved(FULL, bom=bom, end=end, form=form, last=last))
    assert other == plain
    assert all_places(other) == all_places(plain)


def test_a_case_is_read() -> None:
    case = read(FULL)
    assert (case.path, case.kind, case.titel, case.datum) == (
        "cases/m/a.md",
        "tjansteutlatande",
        "Ansökan: projektmedel för Åsa #2",
        date(2026, 1, 12),
    )
    assert [section.name for section in case.sections] == ["forslag_till_beslut", "arendet", "bilagor"]
    assert [(plain_text(bilaga.title), bilaga.target, bilaga.behandling) for bilaga in case.bilagor] == [
        ("Ansökan", "bilagor/ansökan.pdf", "kopia"),
        ("Beslut från länsstyrelsen", "", ""),
    ]
    assert {key: str(place).rpartition("a.md:")[2] for key, place in case.places.items()} == {
        "titel": "2:8",
        "dnr": "3:6",
        "nämnd": "4:8",
        "datum": "5:8",
        "handläggare": "7:3",
        "handläggare.0": "7:3",
        "handläggare.0.namn": "7:9",
        "handläggare.0.telefon": "8:12",
        "undertecknare": "10:3",
        "undertecknare.0": "10:5",
        "undertecknare.0.namn": "10:12",
        "undertecknare.0.titel": "10:26",
        "undertecknare.0.tf": "10:48",
        "undertecknare.1": "11:5",
        "undertecknare.1.namn": "11:12",
        "undertecknare.1.titel": "11:26",
        "bilagor": "13:3",
        "bilagor.bilagor/ansökan.pdf": "13:24",
    }


def test_what_is_left_out_comes_from_meeting_and_settings() -> None:
    meeting = Meeting("cases/m/sammanträde.md", "Kommunstyrelsen")
    case = read(case_text("titel: A"), meeting)
    assert (case.namnd, case.forvaltning, case.kind, case.sprak) == (
        "Kommunstyrelsen",
        "Socialförvaltningen",
        "tjansteutlatande",
        "sv-SE",
    )
    assert read(case_text("titel: A\nnämnd: B\nförvaltning: C"), meeting).namnd == "B"
    assert "nämnd" not in case.places


@pytest.mark.parametrize("nothing", ["", "nämnd:", "nämnd: ''"])
def test_a_case_needs_a_title_and_a_namnd(nothing: str) -> None:
    assert told_of(case_text(nothing)) == ["1:1 FM015 Nyckeln ”nämnd” saknas.", "1:1 FM015 Nyckeln ”titel” saknas."]


def test_a_namnd_that_cannot_be_read_is_not_missing_too() -> None:
    assert told_of(case_text("titel: A\nnämnd: @b")) == ["3:8 FM003 Ett värde kan inte börja med tecknet ”@”."]


def test_a_title_without_value_is_told_at_its_key() -> None:
    assert told_of(case_text("nämnd: B\ntitel:")) == ["3:1 FM015 Nyckeln ”titel” saknar värde."]


def test_an_unknown_standard_kind_is_told() -> None:
    data = case_text("titel: A\nnämnd: B").encode()
    found = problems(lambda: read_case(data, "a.md", KINDS, Settings("K", standard_mall="x"), None))
    assert [short(one) for one in found] == ["1:1 FM014 Standardmallen ”x” finns inte."]
    assert problems(lambda: read_case(data, "a.md", {}, SETTINGS, None))


def test_faults_of_front_matter_and_body_are_told_together() -> None:
    told = told_of(
        case_text("titel: A\ntitle: B\nbilagor: {b.pdf: kopia}", "text\n\n## A\n\n#### B\n\n## Bilagor\n\n[c](c.pdf?d)\n")
    )
    assert told == [
        "1:1 FM015 Nyckeln ”nämnd” saknas.",
        "3:1 FM010 Nyckeln ”title” finns inte.",
        "4:11 FM018 ”b.pdf” finns inte bland de filer som listas under Bilagor.",
        "7:1 MD104 Text står före den första rubriken.",
        "11:1 MD106 Rubriken har 4 # efter en med 2: en nivå är överhoppad.",
        "15:1 FIL010 Länken ”c.pdf?d” går till en del av en fil, inte till en bilaga.",
    ]


def test_a_forbidden_character_does_not_hide_the_other_faults() -> None:
    assert told_of(case_text("titel: a\u200bb\nnämnd: C\ndatum: x")) == [
        "2:9 FIL003 Texten innehåller ett otillåtet tecken: U+200B (blanksteg utan bredd).",
        "4:8 FM013 Datumet ”x” är inte skrivet som år-månad-dag.",
    ]


def test_warnings_come_with_the_case() -> None:
    reading = read_case(case_text("titel: A\nnämnd: B", "## C\n\nRubrik\n---\n").encode(), "a.md", KINDS, SETTINGS, None)
    assert all(problem.severity is not Severity.ERROR for problem in reading.problems)


MARKS = "# $ * _ @ < > & [ ] \\ ~ = { } % {{ x }} {% x %} #import `a` | ! ? - + / \" 'a' ''"
quoted_fields = st.text(st.sampled_from([*MARKS, "å", "1", "a"]), min_size=1, max_size=30).map(
    lambda text: " ".join(text.split(" "))
)


def single(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def double(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def filled(value: str) -> Case:
    return read(
        case_text(
            f"titel: {value}\nnämnd: {value}\ndnr: {value}\nexterna_dnr: [{{organ: {value}, dnr: {value}}}]\n"
            f"förvaltning: {value}\n"
            f"avdelning: {value}\nhandläggare: {{namn: {value}, titel: {value}, telefon: {value}, e-post: {value}}}\n"
            f"undertecknare:\n  - namn: {value}\n    titel: {value}\nexpediering: [{value}]\n"
            f"sekretess: {{nivå: delvis, lagrum: [{value}]}}\n"
            f"granskare:\n  - {value}\n"
        )
    )


def values(case: Case) -> set[str]:
    (handlaggare,), (undertecknare,), (externt,) = case.handlaggare, case.undertecknare, case.externa_dnr
    people = [
        handlaggare.namn,
        handlaggare.titel,
        handlaggare.telefon,
        handlaggare.epost,
        undertecknare.namn,
        undertecknare.titel,
    ]
    lists = [*case.expediering, *case.granskare, *case.sekretess.lagrum]
    return {case.titel, case.namnd, case.dnr, case.forvaltning, case.avdelning, externt.organ, externt.dnr, *people, *lists}


@pytest.mark.parametrize("quote", [single, double])
def test_marks_in_every_quoted_field_come_out_as_themselves(quote: Callable[[str], str]) -> None:
    assert values(filled(quote(MARKS))) == {MARKS}


@settings(max_examples=40, deadline=None)
@given(quoted_fields.filter(lambda text: text.strip()), st.sampled_from([single, double]))
def test_any_text_in_quotes_comes_out_as_itself(value: str, quote: Callable[[str], str]) -> None:
    assert values(filled(quote(value))) == {value.strip()}


PIECES = [
    *[
        b"titel: ",
        b"datum: ",
        b"bilagor: ",
        b"sekretess: {",
        b"undertecknare:\n  - ",
        b"namnd: x\n",
        b"2026-02-30",
        b"\n",
        b"---\n",
    ],
    *[
        b'"',
        b"'",
        b"[",
        b"{",
        b"}",
        b"]",
        b": ",
        b"- ",
        b"#",
        b" ",
        b"&a ",
        b"*a",
        b"!x ",
        b"|",
        b">",
        b"\\",
        b"%",
        b"@",
        b"? ",
        b"<<: ",
    ],
    *[b"\xc3\xa5", b"\xff", b"\x00", b"\t", b"a", b"1", b"...\n", b"## ", b"\\u202e", b"\\UFFFFFFFF"],
]


def only_problems(data: bytes) -> None:
    for reading in (lambda: read_case(data, "a.md", KINDS, SETTINGS, None), lambda: read_meeting(data, "m.md", SETTINGS)):
        try:
            reading()
        except PapergenError as error:
            told = error.problems
        else:
            continue
        assert all(problem.message and problem.place for problem in told)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
def test_random_bytes_give_a_case_or_problems(data: bytes) -> None:
    only_problems(data)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32))
def test_pieces_of_front_matter_in_any_order_give_a_case_or_problems(seed: int) -> None:
    chance = random.Random(seed)
    pieces = b"".join(chance.choice(PIECES) for _ in range(chance.randrange(30)))
    only_problems(b"---\n" + pieces + b"\n---\n" + BODY.encode())


def test_recipients_in_two_places_are_told() -> None:
    text = case_text("titel: A\nnämnd: Socialnämnden\nexpediering: [B]", f"{BODY}\n## Kopia till\n\nRevisorerna\n")
    assert told_of(text) == ["11:1 FM020 Mottagarna står både som expediering överst i filen och under ## Kopia till."]
