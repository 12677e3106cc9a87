import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papergen.model.settings import CheckSettings, Lag, Namnd, Settings
from papergen.problems import point
from papergen.read.settings import read_settings
from tests.read.reading import problems, told

START = '[organisation]\nnamn = "Exempelstads kommun"\n'


def read(text: str) -> Settings:
    return read_settings(text.encode(), "papergen.toml")


def told_of(text: str) -> list[str]:
    return told(lambda: read(text))


def told_after_start(text: str) -> list[str]:
    """Give what is told of lines that start on line 3."""
    return told_of(START + text)


def test_the_agreed_file_is_read() -> None:
    found = read(
        """[organisation]
namn = "Exempelstads kommun"
forvaltning = "Socialförvaltningen"

[[namnder]]                               # one per nämnd and name
namn = "Socialnämnden"
forkortning = "SN"
fran = 2011-01-01
foregangare = "Socialtjänst- och arbetsmarknadsnämnden"
dnr = 'SN \\d{4}/\\d{4}'

[[namnder]]
namn = "Annan nämnd"
till = "2010-12-31"

[standard]
mall = "tjansteskrivelse"

[check]
mode = "publicera"
ignore = ["LNG"]
baseline = "papergen-baseline.json"
omedelbar_justering = ["Punkten justeras genast."]

[[check.lagar]]
sfs = "1957:297"
namn = "en gammal lag"
upphavd = 2026-01-01
ersatt_av = "en ny lag (2025:1)"

[[check.lagar]]
sfs = "1800:1"
namn = "en lag utan efterföljare"
upphavd = "2026-01-02"
"""
    )
    assert found == Settings(
        "Exempelstads kommun",
        "Socialförvaltningen",
        (
            Namnd("Socialnämnden", "SN", date(2011, 1, 1), None, "Socialtjänst- och arbetsmarknadsnämnden", "SN \\d{4}/\\d{4}"),
            Namnd("Annan nämnd", till=date(2010, 12, 31)),
        ),
        "tjansteskrivelse",
        CheckSettings(
            "publicera",
            (),
            ("LNG",),
            "papergen-baseline.json",
            ("Punkten justeras genast.",),
            (
                Lag("1957:297", "en gammal lag", date(2026, 1, 1), "en ny lag (2025:1)"),
                Lag("1800:1", "en lag utan efterföljare", date(2026, 1, 2)),
            ),
        ),
    )
    assert found.namnder[1].place == point("papergen.toml", 12, 1, 11)


def test_little_is_enough_and_the_rest_has_defaults() -> None:
    assert read(START) == Settings("Exempelstads kommun")
    assert read("organisation.namn = 'A'\r\n").organisation == "A"


def test_this_projects_own_file_is_read() -> None:
    own = Path(__file__).parents[2] / "papergen.toml"
    assert read_settings(own.read_bytes(), "papergen.toml").namnder


FAULTS = {
    "unknown table": ("[standrd]\nmall = 'x'", "3:1 TOML010 Nyckeln ”standrd” finns inte."),
    "unknown key": ("[check]\nmod = 'utkast'", "4:1 TOML010 Nyckeln ”mod” finns inte."),
    "unknown key in the second table": (
        "[[namnder]]\nnamn='A'\n[[namnder]]\nnamn='B'\ndnrr='x'",
        "7:1 TOML010 Nyckeln ”dnrr” finns inte.",
    ),
    "unknown dotted key": ("[check]\na.b = 1", "4:1 TOML010 Nyckeln ”a” finns inte."),
    "the same key in two spellings": (
        "[check]\nmode='utkast'\nMode='utkast'",
        "5:1 TOML011 Nyckeln ”Mode” är redan skriven på rad 4.",
    ),
    "text is a number": ("[standard]\nmall = 5", "4:8 TOML012 ”mall” ska vara text, inte ett tal."),
    "text is true": ("[standard]\nmall = true", "4:8 TOML012 ”mall” ska vara text, inte sant eller falskt."),
    "text is a date": ("[standard]\nmall = 2026-01-12", "4:8 TOML012 ”mall” ska vara text, inte ett datum."),
    "an item is a number": ("[check]\nignore = ['LNG',\n  3]", "5:3 TOML012 ”ignore” ska vara text, inte ett tal."),
    "namnder is one text": ("[check]\nmode = ['utkast']", "4:8 TOML012 ”mode” ska vara utkast eller publicera, inte en lista."),
    "a date does not exist": ("[[namnder]]\nnamn='A'\nfran='2026-02-30'", "5:6 TOML013 Datumet 2026-02-30 finns inte."),
    "a time": ("[[namnder]]\nnamn='A'\nfran=08:30:00", "5:6 TOML013 Datumet ”08:30:00” är inte skrivet som år-månad-dag."),
    "mode": ("[check]\nmode='strikt'", "4:6 TOML014 ”mode” ska vara utkast eller publicera, inte ”strikt”."),
    "a namnd without name": ("[[namnder]]\nforkortning='A'", "3:1 TOML015 Nyckeln ”namn” saknas."),
    "pattern": ("[[namnder]]\nnamn='A'\ndnr='('", "5:5 TOML017 ”dnr” är inget giltigt mönster."),
    "a statute without its last day": (
        "[[check.lagar]]\nsfs='1957:297'\nnamn='A'",
        "3:1 TOML015 Nyckeln ”upphavd” saknas.",
    ),
    "no number of a statute": (
        "[[check.lagar]]\nsfs='SFS 1957:297'\nnamn='A'\nupphavd=2026-01-01",
        "4:5 TOML017 ”SFS 1957:297” är inget SFS-nummer.",
    ),
    "slow pattern": (
        "[[namnder]]\nnamn='A'\ndnr='(a+)+'",
        "5:5 TOML017 Mönstret upprepar något som redan upprepas, och kan bli mycket långsamt.",
    ),
    "long pattern": (
        f"[[namnder]]\nnamn='A'\ndnr='{'a' * 201}'",
        "5:5 TOML017 Mönstret för diarienummer är för långt. Det får ha högst 200 tecken.",
    ),
    "ends before it begins": (
        "[[namnder]]\nnamn='A'\nfran=2020-01-01\ntill=2019-01-01",
        "6:6 TOML017 Nämnden slutar (2019-01-01) innan den börjar (2020-01-01).",
    ),
}


@pytest.mark.parametrize(("text", "expected"), FAULTS.values(), ids=FAULTS)
def test_a_wrong_key_or_value_is_told_with_its_place(text: str, expected: str) -> None:
    assert told_after_start(text) == [expected]
    assert all(problem.hint for problem in problems(lambda: read(START + text)))


def test_the_organisation_must_be_there_and_be_a_table() -> None:
    assert told_of("[check]\n") == ["1:1 TOML015 Nyckeln ”organisation” saknas."]
    assert told_of("organisation = 'A'") == ["1:16 TOML012 ”organisation” ska vara nycklar med värden, inte text."]
    assert told_of("[organisation]\nforvaltning='F'") == ["1:1 TOML015 Nyckeln ”namn” saknas."]


def test_one_table_in_single_brackets_is_a_list_of_one() -> None:
    assert read(START + "[namnder]\nnamn = 'A'").namnder == (Namnd("A"),)


SYNTAX = {
    "a": "1:2 TOML003 Efter nyckeln saknas ett likhetstecken.",
    "a = b": "1:5 TOML003 Värdet går inte att läsa.",
    'a = "b': "1:7 TOML003 Citattecknet avslutas aldrig.",
    'a = "b\nc = 1': "1:7 TOML003 Citattecknet avslutas inte på samma rad.",
    'a = "\\d"': '1:8 TOML003 Omvänt snedstreck (\\) betyder något särskilt mellan " och ".',
    "a = 1 2": "1:7 TOML003 Något står kvar på raden efter värdet.",
    "a = 1\na = 2": "2:6 TOML003 Nyckeln är redan skriven.",
    "[a]\n[a]": "2:3 TOML003 Rubriken inom hakparentes är redan skriven.",
    "nämnd = 1": "1:2 TOML003 En nyckel kan inte innehålla ”ä”.",
    "å = 1": "1:1 TOML003 En nyckel kan inte innehålla ”å”.",
    "a = [1": "1:7 TOML003 Listan som börjar med [ avslutas inte rätt.",
    "[a": "1:3 TOML003 Hakparentesen avslutas inte.",
}


@pytest.mark.parametrize(("text", "expected"), SYNTAX.items(), ids=SYNTAX)
def test_broken_toml_is_told_in_swedish(text: str, expected: str) -> None:
    assert told_of(text) == [expected]


BOMBS = {
    "brackets": "a=" + "[" * 60_000,
    "tables": "a=" + "{a=" * 20_000,
    "dotted key": "a" + ".a" * 30_000 + "=1",
    "dotted header": "[a" + ".a" * 30_000 + "]",
    "quoted dotted key": '"a"' + '."a"' * 15_000 + "=1",
    "keys": "\n".join(f"k{number}=1" for number in range(6_000)),
    "headers": "[[namnder]]\n" * 5_000,
    "number": "a=" + "9" * 6_000,
    "hexadecimal number": "a=0x" + "f" * 60_000,
    "quotes": 'a="""' + '"' * 60_000,
    "letters": "a" * 60_000,
    "5 MB": "#" * 5_000_000,
    "64 kB": "#" * 65_000,
}


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS)
def test_hostile_settings_are_refused_quickly(text: str) -> None:
    started = time.perf_counter()
    assert 1 <= len(told_of(text)) <= 101
    assert time.perf_counter() - started < 10


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.binary(max_size=100), st.text(st.sampled_from("[]{}=.\"'\\# \nabc1"), max_size=60).map(str.encode)))
def test_random_bytes_give_settings_or_problems(data: bytes) -> None:
    told = problems(lambda: read_settings(data, "papergen.toml"))
    assert all(problem.code.startswith(("TOML", "FIL")) for problem in told)
