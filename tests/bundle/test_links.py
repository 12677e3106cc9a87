"""Links within parts go on working, links between parts begin to, and nothing leads out of the bundle but to the web."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest

from papergen.bundle.part import BrokenLink
from tests.bundle.parts import bundle, foreign, hand_made, own
from tests.bundle.reading_back import links, opened, outline

WITHIN = "#link(<end>)[nedan]\n#pagebreak()\n= Slut <end>\nText#footnote[En not.]\n"


def link(**entries: Any) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 50, 50], **entries)


def address(text: str) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(text))


def test_links_within_a_part_lead_to_its_pages_in_the_bundle() -> None:
    made = bundle(own("a", 2), own("b", 1, extra=WITHIN), own("c", 1, extra=WITHIN))
    assert links(made.data) == [(3, 4), (4, 4), (4, 4), (5, 6), (6, 6), (6, 6)]


def test_links_to_other_parts_by_name() -> None:
    listed = own("lista", extra='#link("papergen:b")[b] #link("papergen:c")[c] #link("https://example.se/")[webben]\n')
    made = bundle(listed, own("b", 2), own("c"))
    assert links(made.data) == [(1, 2), (1, 4), (1, "https://example.se/")]
    assert made.broken == ()


def test_a_link_to_another_part_is_read_aloud_by_its_title() -> None:
    with opened(bundle(own("lista", extra='#link("papergen:b")[b]\n'), own("b", title="3. Avtal med föreningen")).data) as pdf:
        (annotation,) = pdf.pages[0].obj.Annots
        assert str(annotation.Contents) == "3. Avtal med föreningen"


def test_a_link_to_a_part_that_is_not_there_is_told() -> None:
    made = bundle(own("a", extra='#link("papergen:nowhere")[x]\n'))
    assert made.broken == (BrokenLink("a", "nowhere"),)
    assert links(made.data) == [(1, "")]


def test_a_foreign_part_cannot_link_into_the_bundle() -> None:
    made = bundle(own("a"), foreign("b", hand_made({"Annots": [link(A=address("papergen:a"))]})))
    assert links(made.data) == [(2, "")]
    assert made.broken == ()


def test_names_of_destinations_in_different_parts_do_not_clash() -> None:
    def part(old: bool) -> bytes:
        named = hand_made({"Annots": [link(Dest=pikepdf.Name.mal if old else pikepdf.String("mal"))]}, {"text": "mal"})
        with pikepdf.open(BytesIO(named)) as pdf:
            where = pikepdf.Array([pdf.pages[1].obj, pikepdf.Name.Fit])
            if old:
                pdf.Root.Dests = pikepdf.Dictionary(mal=pikepdf.Dictionary(D=where))
            else:
                pdf.Root.Names = pikepdf.Dictionary(
                    Dests=pikepdf.Dictionary(Kids=[pikepdf.Dictionary(Names=[pikepdf.String("mal"), where])])
                )
            out = BytesIO()
            pdf.save(out)
            return out.getvalue()

    assert links(bundle(foreign("a", part(old=True)), foreign("b", part(old=False))).data) == [(1, 2), (3, 4)]


def test_every_part_can_be_found_by_its_name_from_outside() -> None:
    with opened(bundle(own("b"), own("å", 2), own("a")).data) as pdf:
        names = list(pdf.Root.Names.Dests.Names)
        position = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        assert {str(name): position[where[0].objgen] for name, where in zip(names[::2], names[1::2], strict=True)} == {
            "b": 1,
            "å": 2,
            "a": 4,
        }
        assert [bytes(name) for name in names[::2]] == sorted(bytes(name) for name in names[::2])


@pytest.mark.parametrize(
    "target",
    [
        {"A": pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("calc.exe"))},
        {"A": pikepdf.Dictionary(S=pikepdf.Name.GoToR, F=pikepdf.String("annan.pdf"), D=[0, pikepdf.Name.Fit])},
        {"A": pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))},
        {"A": address("file:///etc/passwd")},
        {"A": address("JavaScript:alert(1)")},
        {"A": address("annan.pdf")},
        {"Dest": pikepdf.String("finns inte")},
        {"Dest": [7, pikepdf.Name.Fit]},
        {"Dest": 3},
        {"A": 3},
    ],
    ids=str,
)
def test_a_link_that_leads_elsewhere_leads_nowhere(target: dict[str, Any]) -> None:
    data = bundle(foreign("a", hand_made({"Annots": [link(**target)]}))).data
    assert links(data) == [(1, "")]


def test_the_way_on_after_a_jump_is_cut() -> None:
    chained = pikepdf.Dictionary(
        S=pikepdf.Name.GoTo, D=[0, pikepdf.Name.Fit], Next=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("x"))
    )
    data = bundle(foreign("a", hand_made({"Annots": [link(A=chained)]}))).data
    assert links(data) == [(1, 1)]
    assert b"JavaScript" not in data


def test_a_part_without_a_title_goes_on_the_one_before() -> None:
    made = bundle(own("arende"), own("rubrik", level=1, title="Bilaga 1"), own("bilaga", 2, level=1, title=""), own("nasta"))
    assert outline(made.data) == [
        (0, "Arende", 1),
        (1, "arende, avsnitt 1", 1),
        (1, "Bilaga 1", 2),
        (2, "rubrik, avsnitt 1", 2),
        (2, "bilaga, avsnitt 1", 3),
        (2, "bilaga, avsnitt 2", 4),
        (0, "Nasta", 5),
        (1, "nasta, avsnitt 1", 5),
    ]


def test_readers_see_the_items_first() -> None:
    with opened(bundle(own("a", 2), own("b", level=1), own("c")).data) as pdf:
        assert pdf.Root.Outlines.Count == 2
        assert pdf.Root.Outlines.First.Count == -3
        assert pdf.Root.PageMode == "/UseOutlines"
