import pytest

from papergen.model.blocks import (
    Block,
    CodeBlock,
    Emphasis,
    Heading,
    Inlines,
    Link,
    List,
    ListItem,
    Paragraph,
    Rule,
    Text,
    plain_text,
)
from papergen.model.case import Bilaga, Section
from papergen.problems import Severity, point
from papergen.read.bilagor import read_bilagor
from papergen.read.case_fields import Onskemal
from tests.read.reading import short

PLACE = point("a.md")


def text(words: str) -> Text:
    return Text(words, PLACE)


def link(target: str, words: str = "Avtal") -> Link:
    return Link((text(words),), target, "", point("a.md", 7, 4))


def paragraph(*inlines: Text | Link | Emphasis) -> Paragraph:
    return Paragraph(inlines, point("a.md", 5))


def listing(*items: tuple[Block, ...]) -> List:
    return List(True, 1, True, tuple(ListItem(item, None, point("a.md", 6, 1)) for item in items), PLACE)


def read(*blocks: Block, wishes: tuple[Onskemal, ...] = ()) -> tuple[tuple[Bilaga, ...], list[str]]:
    heading: Inlines = (text("Bilagor"),)
    found, problems = read_bilagor((Section("bilagor", heading, blocks, PLACE),), wishes)
    assert all(problem.hint for problem in problems)
    return found, [short(problem) for problem in problems]


def test_each_item_is_an_attachment_with_its_file() -> None:
    items = listing((paragraph(link("bilagor/avtal.pdf")),), (paragraph(text("Beslut 2025-12-10")),))
    assert read(items) == (
        (Bilaga((link("bilagor/avtal.pdf"),), "bilagor/avtal.pdf"), Bilaga((text("Beslut 2025-12-10"),), "")),
        [],
    )


def test_each_paragraph_is_an_attachment() -> None:
    found, told = read(paragraph(link("a.pdf")), Rule(PLACE), Heading(3, (text("Fler"),), PLACE), paragraph(text("B")))
    assert ([bilaga.target for bilaga in found], told) == (["a.pdf", ""], [])


def test_a_line_that_leads_in_the_list_is_none() -> None:
    found, _ = read(paragraph(text("Till ärendet hör:")), listing((paragraph(text("A")),)))
    assert [plain_text(bilaga.title) for bilaga in found] == ["A"]


def test_items_of_inner_lists_are_attachments_too() -> None:
    found, _ = read(listing((paragraph(text("A")), listing((paragraph(text("B")),))), (paragraph(text("C")),)))
    assert [plain_text(bilaga.title) for bilaga in found] == ["A", "B", "C"]


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("bilagor/a%20b.pdf", "bilagor/a b.pdf"),
        ("bilagor/%C3%A5.pdf", "bilagor/å.pdf"),
        ("bilagor/a%CC%8A.pdf", "bilagor/å.pdf"),
        ("bilagor/Bilaga%20%231.pdf", "bilagor/Bilaga #1.pdf"),
        ("../annat/a.pdf", "../annat/a.pdf"),
        ("C:\\a.pdf", "C:\\a.pdf"),
        ("/a.pdf", "/a.pdf"),
        ("100%.pdf", "100%.pdf"),
        ("https://example.se/a.pdf", ""),
        ("mailto:a@b.se", ""),
        ("//example.se/a.pdf", ""),
        ("#bakgrund", ""),
    ],
)
def test_the_file_is_named_as_on_disk_and_the_web_is_no_file(written: str, target: str) -> None:
    assert read(paragraph(link(written)))[0][0].target == target


def test_the_first_link_to_a_file_counts_wherever_it_stands() -> None:
    found, told = read(paragraph(link("https://example.se"), Emphasis((link("a.pdf"),), PLACE)))  # type: ignore[arg-type]
    assert (found[0].target, told) == ("a.pdf", [])


def test_a_link_to_the_web_alone_is_warned_of() -> None:
    _, told = read(paragraph(link("https://example.se/plan.pdf")))
    assert told == [
        "7:4 FIL015 Bilagan ligger på en webbadress, https://example.se/plan.pdf, och kommer inte med i handlingarna."
    ]
    _, (problem,) = read_bilagor((Section("bilagor", (), (paragraph(link("https://a.se")),), PLACE),), ())
    assert problem.severity is Severity.WARNING


def test_an_attachment_that_says_it_is_read_on_the_web_is_not_warned_of() -> None:
    assert read(paragraph(link("https://example.se/plan"), text(", läses på kommunens webbplats")))[1] == []


def test_a_mail_address_is_no_attachment_on_the_web() -> None:
    assert read(paragraph(text("Beslut, fås av "), link("mailto:a@b.se")))[1] == []


FAULTS = {
    "query": (paragraph(link("a.pdf?x=1")), ["7:4 FIL010 Länken ”a.pdf?x=1” går till en del av en fil, inte till en bilaga."]),
    "fragment": (
        paragraph(link("a.pdf#sida=2")),
        ["7:4 FIL010 Länken ”a.pdf#sida=2” går till en del av en fil, inte till en bilaga."],
    ),
    "empty link": (paragraph(link("")), ["7:4 FIL010 Länken till bilagan är tom."]),
    "not UTF-8": (paragraph(link("%FF.pdf")), ["7:4 FIL010 Länken ”%FF.pdf” innehåller tecken som inget filnamn kan ha."]),
    "nul": (paragraph(link("a%00.pdf")), ["7:4 FIL010 Länken ”a%00.pdf” innehåller tecken som inget filnamn kan ha."]),
    "line end": (paragraph(link("a%0A.pdf")), ["7:4 FIL010 Länken ”a%0A.pdf” innehåller tecken som inget filnamn kan ha."]),
    "direction": (
        paragraph(link("a%E2%80%AE.pdf")),
        ["7:4 FIL010 Länken ”a%E2%80%AE.pdf” innehåller tecken som inget filnamn kan ha."],
    ),
    "two files": (paragraph(link("a.pdf"), link("b.pdf")), ["7:4 FIL011 Två filer står i samma punkt under Bilagor."]),
    "no text": (paragraph(text(" ")), ["5:1 FIL012 En bilaga saknar text."]),
    "empty item": (listing(()), ["6:1 FIL012 En bilaga saknar text."]),
    "a blank in the file's name": (
        paragraph(text("[Lokaler](bilagor/lokal 1.pdf)")),
        ["1:1 FIL014 ”bilagor/lokal 1.pdf” skulle vara en länk till en fil, men är bara text."],
    ),
    "a blank before the parenthesis": (
        paragraph(text("[Lokaler] (lokal.pdf)")),
        ["1:1 FIL014 ”lokal.pdf” skulle vara en länk till en fil, men är bara text."],
    ),
    "a parenthesis that is not closed": (
        paragraph(text("[Lokaler](bilagor/lokal.pdf")),
        ["1:1 FIL014 ”bilagor/lokal.pdf” skulle vara en länk till en fil, men är bara text."],
    ),
    "a bracket that is missing": (
        paragraph(text("Lokaler](bilagor/lokal.pdf)")),
        ["1:1 FIL014 ”bilagor/lokal.pdf” skulle vara en länk till en fil, men är bara text."],
    ),
    "a path alone": (
        paragraph(text("Lokaler: bilagor/lokal.pdf")),
        ["1:1 FIL014 ”bilagor/lokal.pdf” skulle vara en länk till en fil, men är bara text."],
    ),
    "a path in parentheses": (
        paragraph(text("(bilagor/lokal.pdf)")),
        ["1:1 FIL014 ”bilagor/lokal.pdf” skulle vara en länk till en fil, men är bara text."],
    ),
    "code": (CodeBlock("x", point("a.md", 9)), ["9:1 FIL013 Under Bilagor får det bara stå en lista eller stycken."]),
}


@pytest.mark.parametrize(("block", "expected"), FAULTS.values(), ids=FAULTS)
def test_what_is_no_attachment_is_told(block: Block, expected: list[str]) -> None:
    assert read(block)[1] == expected


@pytest.mark.parametrize(
    ("words", "link"),
    [("Lokaler](bilagor/lokal.pdf)", "[Lokaler](bilagor/lokal.pdf)"), ("Lokaler: bilagor/a.pdf", "[Lokaler](bilagor/a.pdf)")],
)
def test_half_a_link_is_given_whole(words: str, link: str) -> None:
    _, (problem,) = read_bilagor((Section("bilagor", (), (paragraph(text(words)),), PLACE),), ())
    assert link in problem.hint


def test_half_a_link_is_told_where_it_stands() -> None:
    words = Text("[Lokaler] (lokal.pdf)", point("a.md", 9, 3))
    _, (problem,) = read_bilagor((Section("bilagor", (), (paragraph(text("Se "), words),), PLACE),), ())
    assert problem.place == words.place


def test_a_link_may_be_called_what_its_file_is_called() -> None:
    assert read(paragraph(link("bilagor/lokal.pdf", "bilagor/lokal.pdf")))[1] == []


@pytest.mark.parametrize("words", ["Avtal [utkast] (två sidor)", "Beslut (bilaga i dnr SN 2026/0101)", "Skiss [1]", "(a.pdf)"])
def test_brackets_and_parentheses_that_are_no_link_are_words(words: str) -> None:
    assert read(paragraph(text(words)))[1] == []


@pytest.mark.parametrize("name", ["bilagor/a.pdf", "./bilagor/a.pdf", "Avtal"])
def test_a_wish_finds_its_attachment_by_file_or_title(name: str) -> None:
    found, told = read(paragraph(link("bilagor/a.pdf")), paragraph(link("b.pdf", "B")), wishes=(Onskemal(name, "kopia", PLACE),))
    assert ([bilaga.behandling for bilaga in found], told) == (["kopia", ""], [])


def test_a_wish_for_what_is_not_listed_is_told() -> None:
    place = point("a.md", 3, 3)
    wishes = (Onskemal("bilagor/avtl.pdf", "kopia", place),)
    assert read(paragraph(link("bilagor/avtal.pdf")), wishes=wishes)[1] == [
        "3:3 FM018 ”bilagor/avtl.pdf” finns inte bland de filer som listas under Bilagor."
    ]
    _, (problem,) = read_bilagor((Section("bilagor", (), (paragraph(link("bilagor/avtal.pdf")),), PLACE),), wishes)
    assert problem.hint == "Menade du ”bilagor/avtal.pdf”?"


def test_a_wish_is_guessed_by_the_name_of_the_file_and_not_by_its_folder() -> None:
    section = Section("bilagor", (), (paragraph(link("bilagor/karta.pdf")), paragraph(link("bilagor/plan.pdf", "B"))), PLACE)
    _, (problem,) = read_bilagor((section,), (Onskemal("bilagor/ritning.dwg", "kopia", PLACE),))
    assert problem.hint == "Skriv filens namn precis som i länken under ## Bilagor."


def test_a_wish_without_any_section_is_told() -> None:
    _, (problem,) = read_bilagor((), (Onskemal("a.pdf", "kopia", PLACE),))
    assert problem.code == "FM018"


def test_other_sections_and_empty_ones_have_no_attachments() -> None:
    assert read() == ((), [])
    assert read_bilagor((Section("", (), (paragraph(link("a.pdf")),), PLACE),), ()) == ((), [])


def test_a_file_in_angle_brackets_gets_words_to_link() -> None:
    heading: Inlines = (text("Bilagor"),)
    blocks = (listing((paragraph(text("<bilagor/pm2.md>")),)),)
    _, (problem,) = read_bilagor((Section("bilagor", heading, blocks, PLACE),), ())
    assert problem.hint == "Skriv en länk: [Bilagans namn](bilagor/pm2.md)"
