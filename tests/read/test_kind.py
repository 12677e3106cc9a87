import pytest

from papergen.model.kind import Kind, SectionKind
from papergen.read.kind import read_kind
from tests.read.reading import KINDS, NAMES, TEMPLATES, problems, told

GOOD = """titel = "Yttrande"
undertecknare_efter = "svar"

[[avsnitt]]
namn = "svar"
rubriker = ["Svar", "⟨Nämnd⟩ svarar"]
krav = true

[[avsnitt]]
namn = "skal"
rubriker = "Skäl"
"""


def read(text: str) -> Kind:
    return read_kind(text.encode(), "templates/yttrande/kind.toml", "yttrande")


def test_a_kind_is_read() -> None:
    assert read(GOOD) == Kind(
        "yttrande", "Yttrande", (SectionKind("svar", ("Svar", "⟨Nämnd⟩ svarar"), True), SectionKind("skal", ("Skäl",))), "svar"
    )


def test_what_a_finished_paper_needs_is_read() -> None:
    text = GOOD.replace("krav = true", 'krav = true\neller = ["skal"]').replace('"Skäl"', '"Skäl"\nonskad = true')
    first, second = read(text).sections
    assert (first.required, first.instead, first.wanted) == (True, ("skal",), False)
    assert (second.required, second.instead, second.wanted) == (False, (), True)
    for written, expected in (("2", (2, 2)), ("1–3", (1, 3)), ("1 - 3", (1, 3)), ("0", (0, 0)), ("2–2", (2, 2))):
        assert read(f'undertecknare_antal = "{written}"\n{GOOD}').undertecknare_antal == expected
    assert read(GOOD).undertecknare_antal is None


FAULTS = {
    "unknown key": (
        'namn = "svar"',
        'nam = "svar"',
        ["4:1 MALL015 Nyckeln ”namn” saknas.", "5:1 MALL010 Nyckeln ”nam” finns inte."],
    ),
    "no title": ('titel = "Yttrande"', "", ["1:1 MALL015 Nyckeln ”titel” saknas."]),
    "wrong truth": ("krav = true", 'krav = "ja"', ["7:8 MALL012 ”krav” ska vara true eller false, inte text."]),
    "name of a section": ('"skal"', '"skäl"', ["10:8 MALL017 ”skäl” kan inte vara namn på ett avsnitt."]),
    "same name": ('"skal"', '"svar"', ["10:8 MALL017 Avsnittet ”svar” finns redan på rad 5."]),
    "same heading": ('"Skäl"', '["Skäl", "Svar:"]', ["11:21 MALL017 Rubriken ”Svar:” finns redan på rad 6."]),
    "two places for a name": (
        '"Skäl"',
        '"⟨Nämnd⟩ och ⟨nämnd⟩"',
        ["11:12 MALL017 ”⟨Nämnd⟩ och ⟨nämnd⟩” kan inte vara en rubrik."],
    ),
    "signatories": (
        'efter = "svar"',
        'efter = "svr"',
        ["2:23 MALL017 Avsnittet ”svr” finns inte bland dem som heter något under [[avsnitt]]."],
    ),
    "no number": (
        'titel = "Yttrande"',
        'titel = "Yttrande"\nundertecknare_antal = "många"',
        ["2:23 MALL017 ”många” är inget antal."],
    ),
    "numbers in the wrong order": (
        'titel = "Yttrande"',
        'titel = "Yttrande"\nundertecknare_antal = "3–1"',
        ["2:23 MALL017 ”3–1” är inget antal."],
    ),
    "another section": (
        "krav = true",
        'krav = true\neller = ["skal", "skäl"]',
        ["8:18 MALL017 ”skäl” kan inte vara namn på ett avsnitt."],
    ),
    "another section that is not there": (
        "krav = true",
        'krav = true\neller = ["skal", "skalet"]',
        ["8:18 MALL017 Avsnittet ”skalet” finns inte bland dem som heter något under [[avsnitt]]."],
    ),
    "no headings": ('rubriker = "Skäl"', "rubriker = []", ["11:1 MALL015 Nyckeln ”rubriker” saknar värde."]),
    "broken": ("krav = true", "krav = ja", ["7:8 MALL003 Värdet går inte att läsa."]),
}


@pytest.mark.parametrize(("old", "new", "expected"), FAULTS.values(), ids=FAULTS)
def test_a_wrong_kind_is_told_with_its_place(old: str, new: str, expected: list[str]) -> None:
    def reading() -> Kind:
        return read(GOOD.replace(old, new, 1))

    assert told(reading) == expected
    assert all(problem.hint for problem in problems(reading))


def test_a_kind_without_sections_is_told() -> None:
    assert told(lambda: read('titel = "A"\n')) == ["1:1 MALL015 Nyckeln ”avsnitt” saknas."]


def test_every_template_folder_has_a_kind() -> None:
    folders = {folder.name for folder in TEMPLATES.iterdir() if folder.is_dir()}
    assert folders == {*NAMES, "kallelse", "foredragningslista"}
    for name in folders:
        assert read_kind((TEMPLATES / name / "kind.toml").read_bytes(), "kind.toml", name).title


def test_the_three_kinds_differ_as_they_should() -> None:
    utlatande, skrivelse, information = KINDS["tjansteutlatande"], KINDS["tjansteskrivelse"], KINDS["informationsarende"]
    assert (utlatande.title, utlatande.undertecknare_efter) == ("Tjänsteutlåtande", "forslag_till_beslut")
    assert (skrivelse.title, skrivelse.undertecknare_efter) == ("Tjänsteskrivelse", "")
    assert (information.title, information.undertecknare_efter) == ("Informationsärende", "")
    assert [section.name for section in utlatande.sections][:2] == ["forslag_till_beslut", "sammanfattning"]
    assert [section.name for section in skrivelse.sections][:2] == ["sammanfattning", "forslag_till_beslut"]
    assert len(information.sections) == 4


def test_a_section_has_the_same_headings_wherever_it_is_known() -> None:
    longest = {section.name: section for section in KINDS["tjansteskrivelse"].sections}
    for section in KINDS["tjansteutlatande"].sections:
        assert set(section.titles) <= set(longest[section.name].titles)
