import pytest

from papergen.model.blocks import Block, Heading, Paragraph, Picture, Quote, Rule, Text
from papergen.model.headings import heading_key, matcher
from papergen.model.kind import Kind, SectionKind
from papergen.problems import point
from papergen.read.sections import split_sections
from tests.read.reading import KINDS, short

PLACE = point("a.md")


def heading(level: int, title: str, line: int = 1) -> Heading:
    place = point("a.md", line)
    return Heading(level, (Text(title, place),) if title else (), place)


def paragraph(words: str = "x", line: int = 1) -> Paragraph:
    return Paragraph((Text(words, PLACE),), point("a.md", line))


def told(*blocks: Block) -> list[str]:
    return [short(problem) for problem in split_sections(blocks, KINDS["tjansteutlatande"], "a.md")[1]]


def test_sections_hold_what_is_below_their_heading() -> None:
    blocks = (heading(2, "Bakgrund"), paragraph("a"), heading(3, "Läget"), paragraph("b"), heading(2, "Projektet"), Rule(PLACE))
    sections, problems = split_sections(blocks, KINDS["tjansteutlatande"], "a.md")
    assert problems == []
    assert [(section.name, section.blocks) for section in sections] == [
        ("bakgrund", (paragraph("a"), heading(3, "Läget"), paragraph("b"))),
        ("", (Rule(PLACE),)),
    ]
    assert sections[1].title == (Text("Projektet", PLACE),)


FAULTS = {
    "no section": ((paragraph(line=5),), ["5:1 MD101 Ärendet har inga avsnitt."]),
    "nothing": ((), ["1:1 MD101 Ärendet har inga avsnitt."]),
    "only a subheading": ((heading(3, "A", 5),), ["5:1 MD101 Ärendet har inga avsnitt."]),
    "one mark": ((heading(1, "A", 5), paragraph()), ["5:1 MD102 Rubriken är på samma nivå som titeln, men ska ha minst två #."]),
    "six marks": ((heading(2, "A"), heading(6, "B", 5)), ["5:1 MD103 Rubriken har sex # men får ha högst fem."]),
    "text first": ((paragraph(line=3), paragraph(), heading(2, "A", 5)), ["3:1 MD104 Text står före den första rubriken."]),
    "subheading first": ((heading(3, "A", 3), heading(2, "B", 5)), ["3:1 MD104 Text står före den första rubriken."]),
    "empty": ((heading(2, "", 5),), ["5:1 MD105 Rubriken saknar text."]),
    "blank below": ((heading(2, "A"), heading(3, " ", 5)), ["5:1 MD105 Rubriken saknar text."]),
    "skipped": ((heading(2, "A"), heading(4, "B", 5)), ["5:1 MD106 Rubriken har 4 # efter en med 2: en nivå är överhoppad."]),
    "skipped deeper": (
        (heading(2, "A"), heading(3, "B"), heading(5, "C", 5)),
        ["5:1 MD106 Rubriken har 5 # efter en med 3: en nivå är överhoppad."],
    ),
    "in a quotation": (
        (heading(2, "A"), Quote((heading(3, "B", 5),), PLACE)),
        ["5:1 MD108 En rubrik står i en lista eller ett citat."],
    ),
    "twice": (
        (heading(2, "Bilagor", 2), heading(2, "Bilagor:", 5)),
        ["5:1 MD107 Avsnittet ”Bilagor:” finns redan på rad 2."],
    ),
    "twice by other words": (
        (heading(2, "Bilagor", 2), heading(2, "Bilaga", 5)),
        ["5:1 MD107 Avsnittet ”Bilaga” finns redan på rad 2 (”Bilagor” är samma avsnitt)."],
    ),
}


@pytest.mark.parametrize(("blocks", "expected"), FAULTS.values(), ids=FAULTS)
def test_a_wrong_heading_is_told_with_its_place(blocks: tuple[Block, ...], expected: list[str]) -> None:
    assert told(*blocks) == expected


def test_every_fault_has_a_hint() -> None:
    for blocks, _ in FAULTS.values():
        assert all(problem.hint for problem in split_sections(blocks, KINDS["tjansteutlatande"], "a.md")[1])


@pytest.mark.parametrize(
    "levels", [(2, 3, 4, 5), (2, 3, 4, 5, 2, 3), (2, 3, 4, 3, 4, 2), (2, 2, 2)], ids=["down", "up at once", "up and down", "flat"]
)
def test_levels_that_are_not_skipped_are_fine(levels: tuple[int, ...]) -> None:
    assert told(*(heading(level, f"Rubrik {number}") for number, level in enumerate(levels))) == []


def test_a_free_heading_may_come_twice() -> None:
    assert told(heading(2, "Resultat"), heading(2, "Resultat")) == []


def test_a_picture_alone_is_no_heading() -> None:
    picture = Heading(2, (Picture("Kommunens vapen", "a.png", "", PLACE),), PLACE)
    assert [line.split()[1] for line in told(picture)] == ["MD105"]


def test_reading_goes_on_after_a_heading_of_the_wrong_level() -> None:
    sections, _ = split_sections((heading(1, "Bakgrund"), heading(3, "A"), heading(6, "B")), KINDS["tjansteutlatande"], "a.md")
    assert [(section.name, section.blocks) for section in sections] == [("bakgrund", (heading(3, "A"), heading(5, "B")))]


@pytest.mark.parametrize(
    "title",
    [
        "Bilagor",
        " bilagor ",
        "BILAGOR:",
        "3. Bilagor",
        "3.1 Bilagor",
        "3) Bilagor :",
        "Bilagor.",
        "Bila\u00adgor".replace("\u00ad", ""),
    ],
)
def test_a_heading_is_known_however_it_is_dressed(title: str) -> None:
    assert matcher(KINDS["tjansteutlatande"])(title) == "bilagor"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Forslag till beslut", "forslag_till_beslut"),
        ("Fo\u0308rslag till  beslut", "forslag_till_beslut"),
        ("Socialnämnden föreslås besluta", "forslag_till_beslut"),
        ("Socialtjänst- och arbetsmarknadsnämnden föreslås besluta:", "forslag_till_beslut"),
        ("Kommunstyrelsen föreslås besluta", "forslag_till_beslut"),
        ("Kommunfullmäktige föreslås besluta", "forslag_till_beslut"),
        ("Rektorn föreslås besluta", ""),
        ("föreslås besluta", ""),
        ("Socialnämnden beslutar", ""),
        ("Ärendet", "arendet"),
        ("Arendet", "arendet"),
        ("Barnkonsekvensanalys", "konsekvenser_barn"),
        ("Projektet", ""),
        ("", ""),
        ("2026", ""),
    ],
)
def test_headings_of_a_tjansteutlatande(title: str, name: str) -> None:
    assert matcher(KINDS["tjansteutlatande"])(title) == name


@pytest.mark.parametrize("title", ["Nämnden föreslår", "Kommunstyrelsen beslutar", "Socialnämnden föreslås besluta"])
def test_a_tjansteskrivelse_knows_its_lead_ins(title: str) -> None:
    assert matcher(KINDS["tjansteskrivelse"])(title) == "forslag_till_beslut"


def test_text_around_the_name_of_the_namnd_must_fit() -> None:
    name_of = matcher(Kind("k", "K", (SectionKind("a", ("Till ⟨nämnd⟩ för beslut",)),)))
    assert name_of("Till socialnämnden för beslut") == "a"
    assert name_of("Till nämnden") == ""
    assert name_of("Till för beslut") == ""


def test_a_number_alone_is_a_heading_of_its_own() -> None:
    assert heading_key("2026") == "2026"
