"""The register of nämnder, and Swedish words without their endings."""

from datetime import date

import pytest

from papergen.check.namnder import Namnder
from papergen.check.statutes import ONLY_BY_NAME, REPEALED
from papergen.check.stems import Spoken, joined, stem
from papergen.model.settings import Namnd

REGISTER = Namnder(
    (
        Namnd("Socialnämnden", "SN", fran=date(2023, 1, 1), foregangare="Social- och arbetsnämnden"),
        Namnd("Social- och arbetsnämnden", "SAN", date(2011, 1, 1), date(2022, 12, 31), "Socialtjänstnämnden"),
        Namnd("Socialtjänstnämnden", till=date(2010, 12, 31)),
        Namnd("Kommunstyrelsen", "KS"),
    )
)


def test_all_names_of_a_namnd_hang_together():
    family = ("Socialnämnden", "Social- och arbetsnämnden", "Socialtjänstnämnden")
    assert REGISTER.names_of("Socialnämnden") == family
    assert REGISTER.names_of("socialtjänstnämnden") == family
    assert REGISTER.names_of("Kommunstyrelsen") == ("Kommunstyrelsen",)
    assert REGISTER.names_of("Okända nämnden") == ("Okända nämnden",)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2010, 12, 31), "Socialtjänstnämnden"),
        (date(2011, 1, 1), "Social- och arbetsnämnden"),
        (date(2022, 12, 31), "Social- och arbetsnämnden"),
        (date(2023, 1, 1), "Socialnämnden"),
    ],
)
def test_the_day_decides_which_name_is_right(day, name):
    for any_name in REGISTER.names_of("Socialnämnden"):
        assert REGISTER.right_name(any_name, day) == name
        assert REGISTER.in_force(any_name, day) is (any_name == name)


def test_names_are_found_in_their_forms():
    text = "Socialnämndens del, socialnämnden, Social- och arbetsnämnden. Socialnämndens, icke-socialnämnden, kommunstyrelseni"
    found = [(text[one.start : one.end], one.namn, one.genitive) for one in REGISTER.mentions(text)]
    assert found == [
        ("Socialnämnden", "Socialnämnden", True),
        ("socialnämnden", "Socialnämnden", False),
        ("Social- och arbetsnämnden", "Social- och arbetsnämnden", False),
        ("Socialnämnden", "Socialnämnden", True),
    ]
    assert list(Namnder(()).mentions(text)) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Socialnämnden", "socialnämnden", True),
        ("Socialnämnden", "Nämnden", True),
        ("Socialnämnden", "SN", True),
        ("Socialnämnden", "KS", False),
        ("Kommunstyrelsen", "Styrelsen", True),
        ("Kommunstyrelsen", "Nämnden", False),
        ("Norra stadsdelsnämnd", "Stadsdelsnämnden", True),
        ("Socialnämnden", "Kommunstyrelsen", False),
    ],
)
def test_one_body_may_be_named_in_short(one, other, same):
    assert REGISTER.same_body(one, other) is same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ansökan", "ansökningarna"),
        ("medel", "medlen"),
        ("planen", "planer"),
        ("slutrapporten", "slutrapport"),
        ("nämnds", "nämnden"),
    ],
)
def test_forms_of_one_word_have_one_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("word", "there"),
    [
        ("ansökan", True),
        ("projekt", True),
        ("processen", True),
        ("delprogrammet", True),
        ("utvecklingsmedel", True),
        ("nätverket", True),
        ("rapport", False),
        ("skolan", False),
    ],
)
def test_a_word_is_spoken_of_in_any_form_or_compound(word, there):
    spoken = Spoken(["Projektansökningarna i en process.", "Programmet ger utveck- lingsmedel till EU-nätverk."])
    assert spoken.speaks_of(word) is there


def test_a_hyphen_that_belongs_is_kept():
    assert joined("utveck- lingsmedel, skydds- och hjälp- eller stöd") == "utvecklingsmedel, skydds- och hjälp- eller stöd"


def test_the_table_of_statutes_holds_together():
    for lag in REPEALED.values():
        assert lag.upphavd >= date(int(lag.sfs[:4]), 1, 1)
        assert lag.ersatt_av
    # What came in the stead of one and is gone itself went later.
    for lag in REPEALED.values():
        for later in REPEALED.values():
            if f"({later.sfs})" in lag.ersatt_av:
                assert later.upphavd > lag.upphavd
    assert set(ONLY_BY_NAME.values()) <= set(REPEALED)
    assert REPEALED["1991:900"].upphavd == date(2018, 1, 1)
    assert REPEALED["2001:453"].upphavd == date(2025, 7, 1)
    assert "1993:387" not in REPEALED
