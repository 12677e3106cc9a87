"""The PDF redline: the new paper, with what changed marked."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from papergen.render.paper import make_paper
from papergen.render.pdf_data import PdfData
from papergen.render.prepared_picture import PreparedPicture
from papergen.render.redline import Redline
from papergen.render.redline_moves import shown_moves
from papergen.render.redline_notes import Notes
from papergen.render.redline_pdf import RedlineData, render_redline_pdf
from tests.bundle.reading_back import faults
from tests.compare.two_versions import NEW, OLD, body, change, edited
from tests.render.pdf_text import body_and_notes
from tests.render.test_redline_docx import PICTURES, SETTINGS, kind, template

MOVED = "Bidraget betalas ut i två delar under året.\n\n"


def made(old: str, new: str, pictures: dict[str, PreparedPicture] = PICTURES) -> bytes:
    found = change(old, new)
    assert found.new is not None
    moment = datetime(2026, 2, 3, tzinfo=UTC)
    paper = make_paper(found.new, kind(), SETTINGS)
    redline = Redline(paper, found.sections, found.footnotes, found.note_numbers, "", moment, ("Titel: nu ”B”",), "utskick")
    return render_redline_pdf(redline, template(), PICTURES, pictures).data


def marked(old: str, new: str) -> list[tuple[str, str]]:
    """Give the runs that are marked, with how."""
    found = change(old, new)
    sides = PdfData(template().look, PICTURES), PdfData(template().look, PICTURES)
    data = RedlineData(*sides, Notes(found.footnotes), shown_moves(found.sections, only_text=False))
    out: list[tuple[str, str]] = []

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            if "m" in value:
                out.append((value["m"], value.get("s", value["t"])))
            for one in value.values():
                walk(one)
        elif isinstance(value, list):
            for one in value:
                walk(one)

    walk(data.sections(found.sections))
    walk(data.footnotes())
    return out


def test_an_amount_is_struck_out_and_the_new_one_put_beside_it() -> None:
    new = edited(OLD, ("240 000 kronor", "260 000 kronor"))
    assert marked(OLD, new) == [("deleted", "240\u00a0000"), ("inserted", "260\u00a0000")]


def test_rows_items_and_cells_are_marked_and_nothing_else() -> None:
    new = edited(OLD, ("| Resa ", "| Tolk    | 5 000   | 5 000    |\n| Resa "), ("- lokaler", "- försäkringar\n- lokaler"))
    assert marked(OLD, new) == [("inserted", text) for text in ("försäkringar", "Tolk", "5\u00a0000", "5\u00a0000")]


def test_a_paragraph_that_was_moved_is_shown_in_both_places() -> None:
    new = edited(edited(OLD, (MOVED, "")), ("Verksamheten har öppet", f"{MOVED}Verksamheten har öppet"))
    assert marked(OLD, new) == [("moved_here", MOVED.strip()), ("moved_away", MOVED.strip())]


def test_a_footnote_that_is_gone_stands_in_its_place() -> None:
    new = edited(OLD, ("kvällarna[^1]", "kvällarna"), ("[^1]: Föreningens egen räkning.\n", ""))
    assert marked(OLD, new) == [("deleted", " [fotnot: Föreningens egen räkning.]")]


def test_a_changed_footnote_is_marked_where_it_stands() -> None:
    new = edited(OLD, ("Föreningens egen", "Kommunens egen"))
    assert marked(OLD, new) == [("deleted", "Föreningens"), ("inserted", "Kommunens")]


def test_a_task_that_is_done_says_what_it_was() -> None:
    assert marked(body("## Bakgrund\n\n- [ ] göra\n"), body("## Bakgrund\n\n- [x] göra\n")) == [("deleted", "var ☐")]


def test_old_and_new_text_and_the_legend_can_be_read() -> None:
    text = body_and_notes(made(OLD, NEW))[0].replace("\u00a0", " ")
    for words in ("Ändringar sedan utskick", "Titel: nu ”B”", "240 000", "260 000", "försäkringar"):
        assert words in text


PAIRS = {
    "headings": ("### Ett\n\nText.\n\n#### Två\n\nMer.\n", "Text.\n\n### Tre\n\nAnnat.\n"),
    "struck": ("~~Struket~~ och [länk](https://a.se).\n", "~~Strukna~~ och [länken](https://a.se).\n"),
    "pictures": ("![En kurva](a.png)\n\n    ett\n    två\n", "![En båge](b.png)\n\n    ett\n    tre\n"),
    "columns": ("| A | B |\n|---|---|\n| 1 | 2 |\n", "| A | C | B |\n|---|---|---|\n| 1 | 9 | 2 |\n"),
    "lists": ("> Ett citat.\n\n1. a\n2. b\n", "> Två citat.\n\n1. a\n    - c\n2. b\n"),
}
ODD = {name: (body(f"## Bakgrund\n\n{old}"), body(f"## Bakgrund\n\n{new}")) for name, (old, new) in PAIRS.items()}
ODD |= {"much": (OLD, NEW), "a move": (OLD, edited(edited(OLD, (MOVED, "")), ("Verksamheten har", f"{MOVED}Verksamheten har")))}


@pytest.mark.parametrize(("old", "new"), ODD.values(), ids=ODD)
def test_the_redline_keeps_to_pdf_ua(tmp_path: Path, old: str, new: str) -> None:
    data = made(old, new)
    assert faults(data, tmp_path, "PDF_UA_1") == ""
    assert faults(data, tmp_path, "PDF_A_2A") == ""
    assert data == made(old, new)
