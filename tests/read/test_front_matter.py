import time

import pytest

from papergen.read.front_matter import split_front_matter
from papergen.read.nodes import RawScalar
from papergen.read.yaml_nodes import read_yaml
from tests.read.reading import BODY, case_text, problems, read, read_fields, told_of, told_of_fields


def test_front_matter_and_body_are_split_and_lines_counted() -> None:
    front = split_front_matter("---\ntitel: A\n---  \n\n## B\n", "a.md")
    assert (front.body, front.body_line, front.found, front.problems) == ("\n## B\n", 4, True, ())


def test_a_thin_rule_in_the_body_is_not_the_end_of_anything() -> None:
    assert split_front_matter("---\ntitel: A\n---\na\n\n---\n", "a.md").body == "a\n\n---\n"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (BODY, "Börja filen"),
        ("\n ---\ntitel: A\nnämnd: B\n---\n" + BODY, "allra först"),
        ("titel: A\nnämnd: B\n\n" + BODY, "Börja filen"),
    ],
    ids=["none", "a blank line first", "no fences"],
)
def test_no_front_matter_is_one_problem_with_a_hint(text: str, hint: str) -> None:
    (problem,) = problems(lambda: read(text))
    assert str(problem.place) == "cases/m/a.md:1:1"
    assert (problem.code, problem.message) == ("FM001", "Filen börjar inte med uppgifter mellan två rader med ---.")
    assert hint in problem.hint


def test_front_matter_that_is_never_closed_ends_before_the_first_heading() -> None:
    assert told_of("---\ntitel: A\nnämnd: B\ndatum: 2026-02-30\n\n## C\n") == [
        "1:1 FM002 Uppgifterna överst i filen avslutas aldrig.",
        "4:8 FM013 Datumet 2026-02-30 finns inte.",
    ]


def test_front_matter_that_is_never_closed_and_has_no_heading() -> None:
    assert told_of("---\ntitel: A") == ["1:1 FM002 Uppgifterna överst i filen avslutas aldrig."]


BROKEN = {
    "titel: Avtal: del 2": "2:13 FM003 Här står ett kolon där det inte kan stå.",
    "titel: @a": "2:8 FM003 Ett värde kan inte börja med tecknet ”@”.",
    "titel: `a`": "2:8 FM003 Ett värde kan inte börja med tecknet ”`”.",
    "titel: %a": "2:8 FM003 Ett värde kan inte börja med tecknet ”%”.",
    "titel: *viktigt* nu": "2:8 FM003 Ett värde kan inte börja med tecknet ”*”.",
    "titel: & x": "2:8 FM003 Ett värde kan inte börja med tecknet ”&”.",
    "titel: &a x": "2:8 FM004 Ett värde kan inte börja med tecknet ”&”.",
    "titel: *a": "2:8 FM004 Ett värde kan inte börja med tecknet ”*”.",
    "titel: !x y": "2:8 FM004 Ett värde kan inte börja med tecknet ”!”.",
    'titel: "abc': "2:8 FM003 Citattecknet avslutas aldrig.",
    'titel: "A" och B': "2:12 FM003 Text står efter det avslutande citattecknet.",
    "titel Ansökan": "2:1 FM007 Här ska stå nycklar med värden.",
    "titel:Ansökan": "2:1 FM007 Här ska stå nycklar med värden.",
    "titel: [b, c": "2:8 FM003 Listan som börjar med ”[” avslutas inte rätt.",
    "titel: {b: c": "2:8 FM003 Det som börjar med ”{” avslutas inte rätt.",
    "titel: ]b": "2:8 FM003 Ett värde kan inte börja så här.",
    "titel: - x": "2:8 FM003 Ett värde kan inte börja med ”- ”.",
    "titel:\tx": "2:7 FM003 Här står en tabb.",
    "titel: {{ x }}": "2:9 FM007 En nyckel måste vara ren text.",
    "titel: {% x %}": "2:9 FM003 Ett värde kan inte börja med tecknet ”%”.",
    'titel: "C:\\docs"': '2:12 FM003 Omvänt snedstreck (\\) betyder något särskilt mellan " och ".',
    'titel: "\\UFFFFFFFF"': '2:1 FM003 Omvänt snedstreck (\\) betyder något särskilt mellan " och ".',
    'titel: "\\U00110000"': '2:1 FM003 Omvänt snedstreck (\\) betyder något särskilt mellan " och ".',
    "titel: | hej": "2:10 FM003 Efter ”|” eller ”>” kan det inte stå något mer på raden.",
    "titel: [a, #b]": "2:1 FM003 Värdet avslutas aldrig.",
    "titel: Avtal #2": "2:14 FM006 Texten ”#2” skulle försvinna: # efter ett blanksteg inleder en kommentar.",
    "titel: #2 i ordningen": "2:8 FM006 Texten ”#2 i ordningen” skulle försvinna: # efter ett blanksteg inleder en kommentar.",
}


@pytest.mark.parametrize(("line", "expected"), BROKEN.items(), ids=BROKEN)
def test_what_yaml_cannot_take_is_told_in_swedish_with_its_place(line: str, expected: str) -> None:
    told = [one for one in told_of(case_text(f"{line}\nnämnd: Socialnämnden")) if "titel” sa" not in one]
    assert told == [expected]


@pytest.mark.parametrize("line", BROKEN, ids=BROKEN)
def test_each_fault_in_yaml_has_a_hint(line: str) -> None:
    assert all(problem.hint for problem in problems(lambda: read(case_text(line))))


def test_one_broken_line_does_not_hide_the_others() -> None:
    assert told_of(case_text('titel: "A\nnämnd: @b\ndatum: 2026-02-30\ndnr x', "x\n")) == [
        "2:8 FM003 Citattecknet avslutas aldrig.",
        "3:8 FM003 Ett värde kan inte börja med tecknet ”@”.",
        "4:8 FM013 Datumet 2026-02-30 finns inte.",
        "5:1 FM007 Här ska stå nycklar med värden.",
        "8:1 MD101 Ärendet har inga avsnitt.",
    ]


def test_a_second_yaml_document_is_refused() -> None:
    assert told_of(case_text("titel: A\n...\nnämnd: B")) == ["4:1 FM003 Här står något som inte är nyckel och värde."]


def test_comments_are_left_out() -> None:
    case = read(case_text("# förlaga\ntitel: A   # en kommentar\n#dnr: x\nnämnd: B"))
    assert (case.titel, case.namnd, case.dnr) == ("A", "B", "")


def test_a_hash_inside_a_word_or_in_quotes_stays() -> None:
    case = read_fields('dnr: a#2\navdelning: "Team #2"')
    assert (case.dnr, case.avdelning) == ("a#2", "Team #2")


@pytest.mark.parametrize(
    "value", ["nej", "08:30", "0123", "1_000", "0x1F", "1e3", ".inf", "yes", "2026-01-12", "=", "on", "1:20", "null x"]
)
def test_no_type_is_guessed(value: str) -> None:
    assert read_fields(f"dnr: {value}").dnr == value


@pytest.mark.parametrize("value", ["", "~", "null", '""', "' '", "[]", "{}"])
def test_an_empty_value_is_none_at_all(value: str) -> None:
    case = read_fields(f"avdelning: {value}")
    assert case.avdelning == ""
    assert "avdelning" not in case.places


def test_a_quoted_null_is_text() -> None:
    assert read_fields('avdelning: "null"').avdelning == "null"


BOMBS = {
    "alias bomb": "a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\ntitel: [*c,*c]",
    "100,000 brackets": "titel: " + "[" * 100_000,
    "60,000 brackets": "titel: " + "[" * 60_000,
    "60,000 braces": "titel: " + "{" * 60_000,
    "nested lines": "- " * 30_000,
    "100,000 keys": "\n".join(f"k{number}: x" for number in range(100_000)),
    "6,000 keys": "\n".join(f"k{number}: x" for number in range(6_000)),
    "6,000 times titel": "titel: x\n" * 6_000,
    "6,000 broken lines": 'a: "b\n' * 6_000,
    "a long key": "x" * 60_000 + ": y",
    "a long value": "titel: " + "x" * 63_000,
    "a long date": "datum: " + "1 " * 30_000,
}


@pytest.mark.parametrize("yaml", BOMBS.values(), ids=BOMBS)
def test_hostile_front_matter_is_refused_quickly_and_in_few_words(yaml: str) -> None:
    started = time.perf_counter()
    assert 1 <= len(told_of(case_text(yaml))) <= 210
    assert time.perf_counter() - started < 10


def test_too_large_and_too_deep_front_matter_is_told_once() -> None:
    assert told_of(case_text("titel: " + "x" * 65_000)) == [
        "1:1 FM005 Uppgifterna överst i filen är för långa: 65008 tecken. Gränsen är 64000."
    ]
    assert told_of(case_text("titel: " + "[" * 20 + "]" * 20)) == ["2:18 FM005 Värden ligger inuti varandra i fler än 10 led."]


def test_a_place_covers_the_value_as_written() -> None:
    fields, problems = read_yaml('a: "b c"  # d\nlista:\n  - e\n  - {f: g}\nnästa: h\n', "a.md", 2)
    assert (problems, fields is not None) == ([], True)
    places = {key.value: value.place for key, value in fields.entries}
    assert {key: (p.line, p.column, p.end_line, p.end_column) for key, p in places.items()} == {
        "a": (2, 4, 2, 9),
        "lista": (4, 3, 5, 11),
        "nästa": (6, 8, 6, 9),
    }
    assert isinstance(fields.entries[0][0], RawScalar)


def test_a_problem_in_the_fields_helper_starts_on_line_four() -> None:
    assert told_of_fields("dnr: @") == ["4:6 FM003 Ett värde kan inte börja med tecknet ”@”."]
