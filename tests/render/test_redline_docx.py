"""The Word redline: accepting all gives the new paper, rejecting all the old one."""

import io
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from openxml_audit import OpenXmlValidator
from PIL import Image

from papergen.compare.normal import normal
from papergen.compare.papers import compare_cases
from papergen.model.blocks import FootnoteReference, Paragraph
from papergen.model.case import Case
from papergen.model.changes import CaseChange
from papergen.model.kind import Kind
from papergen.model.settings import Settings
from papergen.project import BUILT_IN_TEMPLATES
from papergen.read.kind import read_kind
from papergen.render.docx_paper import render_docx
from papergen.render.paper import make_paper
from papergen.render.prepared_picture import PreparedPicture
from papergen.render.redline import Redline
from papergen.render.redline_docx import render_redline_docx
from papergen.render.template import Template, open_template
from tests.compare.papers import pairs
from tests.compare.two_versions import NEW, OLD, body, case, change, edited
from tests.render.redlines import W, count_of_changes, parts, shape

SETTINGS = Settings("Exempelstads kommun")
NAME = "tjansteutlatande"


@cache
def kind() -> Kind:
    found = read_kind((BUILT_IN_TEMPLATES / NAME / "kind.toml").read_bytes(), "kind.toml", NAME)
    return replace(found, undertecknare_efter="")


@cache
def template() -> Template:
    folder = BUILT_IN_TEMPLATES / NAME
    return open_template(kind(), "mall.docx", (folder / "mall.docx").read_bytes(), "mall.typ", (folder / "mall.typ").read_bytes())


def picture(colour: str) -> PreparedPicture:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), colour).save(out, "PNG")
    return PreparedPicture(out.getvalue(), "png", 40, 40)


PICTURES = {"a.png": picture("red"), "b.png": picture("blue")}


def word(case: Case) -> bytes:
    return render_docx(make_paper(case, kind(), SETTINGS), template(), PICTURES).data


def redline(change: CaseChange, **others: Any) -> bytes:
    assert change.new is not None
    paper = make_paper(change.new, kind(), SETTINGS)
    moment = datetime(2026, 2, 3, 14, 30, tzinfo=UTC)
    made = Redline(paper, change.sections, change.footnotes, change.note_numbers, "Eva Lind", moment, **others)
    return render_redline_docx(made, template(), PICTURES, PICTURES).data


def comparable(pair: tuple[Case, Case]) -> tuple[Case, Case]:
    """Give a pair that differs in its body only, and whose footnotes refer to none."""
    bare = (replace(case, footnotes=tuple(replace(note, blocks=_plain(note.blocks)) for note in case.footnotes)) for case in pair)
    old, new = map(normal, bare)
    return replace(new, sections=old.sections, footnotes=old.footnotes), new


def _plain(blocks: Any) -> Any:
    return tuple(
        Paragraph(
            tuple(one for one in block.children if not isinstance(one, FootnoteReference) and not hasattr(one, "children")),
            block.place,
        )
        for block in blocks
    )


@pytest.mark.slow
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(pairs)
def test_accepting_all_gives_the_new_paper_and_rejecting_all_the_old(pair: tuple[Case, Case]) -> None:
    old, new = comparable(pair)
    made = redline(compare_cases(old, new))
    assert shape(parts(made), "accept", layout=False) == shape(parts(word(new)), None, layout=False)
    assert shape(parts(made), "reject", layout=False) == shape(parts(word(old)), None, layout=False)


def test_what_word_has_only_once_is_there_once_and_the_file_is_valid(tmp_path: Path) -> None:
    made = redline(change(OLD, NEW), remarks=("Titel: förut ”A”, nu ”B”",))
    assert made == redline(change(OLD, NEW), remarks=("Titel: förut ”A”, nu ”B”",))
    package = parts(made)
    marks = [one for name in ("document", "footnotes") for one in package[f"word/{name}.xml"].iter() if one.get(f"{W}author")]
    numbers = [one.get(f"{W}id") for one in marks]
    assert len(set(numbers)) == len(numbers)
    assert {(one.get(f"{W}author"), one.get(f"{W}date")) for one in marks} == {("Eva Lind", "2026-02-03T14:30:00Z")}
    (tmp_path / "a.docx").write_bytes(made)
    assert OpenXmlValidator().validate(tmp_path / "a.docx").errors == []


@pytest.mark.slow
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(pairs)
def test_any_redline_is_valid(tmp_path_factory: pytest.TempPathFactory, pair: tuple[Case, Case]) -> None:
    path = tmp_path_factory.mktemp("redline") / "a.docx"
    path.write_bytes(redline(compare_cases(*comparable(pair))))
    assert OpenXmlValidator().validate(path).errors == []


def changed_text(old: str, new: str, tag: str) -> list[str]:
    """Give the texts of the marks of one kind."""
    root = parts(redline(change(old, new)))["word/document.xml"]
    found = ("".join(text.text for text in mark.iter(f"{W}t", f"{W}delText")) for mark in root.iter(f"{W}{tag}"))
    return [text for text in found if text]


def test_an_amount_in_the_decision_is_struck_out_and_the_new_one_put_beside_it() -> None:
    new = edited(OLD, ("240 000 kronor", "260 000 kronor"))
    assert changed_text(OLD, new, "del") == ["240\u00a0000"]
    assert changed_text(OLD, new, "ins") == ["260\u00a0000"]


def test_a_new_item_of_a_list_is_one_insertion_and_the_others_keep_their_list() -> None:
    new = edited(OLD, ("- lokaler i Fyrens hus\n", "- lokaler i Fyrens hus\n- försäkringar\n"))
    assert changed_text(OLD, new, "ins") == ["försäkringar"]
    assert changed_text(OLD, new, "pPrChange") == []


def test_a_new_row_is_a_row_that_word_can_refuse() -> None:
    new = edited(OLD, ("| Resa ", "| Tolk    | 5 000   | 5 000    |\n| Resa "))
    rows = [
        row
        for row in parts(redline(change(OLD, new)))["word/document.xml"].iter(f"{W}tr")
        if row.find(f"{W}trPr/{W}ins") is not None
    ]
    assert ["".join(text.text for text in row.iter(f"{W}t")) for row in rows] == ["Tolk5\u00a00005\u00a0000"]


def test_a_paragraph_that_was_moved_is_marked_in_both_places() -> None:
    text = "Bidraget betalas ut i två delar under året.\n\n"
    new = edited(edited(OLD, (text, "")), ("Verksamheten har öppet", f"{text}Verksamheten har öppet"))
    assert changed_text(OLD, new, "moveFrom") == changed_text(OLD, new, "moveTo") == [text.strip()]
    root = parts(redline(change(OLD, new)))["word/document.xml"]
    starts = [one.get(f"{W}name") for tag in ("moveFrom", "moveTo") for one in root.iter(f"{W}{tag}RangeStart")]
    assert len(starts) == 2
    assert len(set(starts)) == 1


def test_a_moved_paragraph_that_was_changed_on_the_way_shows_how() -> None:
    text = "Bidraget betalas ut i två delar under året.\n\n"
    new = edited(edited(OLD, (text, "")), ("Verksamheten har öppet", f"{text.replace('två', 'tre')}Verksamheten har öppet"))
    assert changed_text(OLD, new, "ins") == ["två", "tre"]  # inserted here and at once deleted; and inserted
    assert changed_text(OLD, new, "del") == ["två"]


def test_bold_alone_is_a_change_of_look() -> None:
    new = edited(OLD, ("justeras omedelbart", "justeras **omedelbart**"))
    root = parts(redline(change(OLD, new)))["word/document.xml"]
    (look,) = root.iter(f"{W}rPrChange")
    assert "".join(text.text for text in look.getparent().getparent().iter(f"{W}t")) == "omedelbart"
    assert changed_text(OLD, new, "ins") == changed_text(OLD, new, "del") == []


def test_a_changed_footnote_is_changed_in_its_own_text() -> None:
    new = edited(OLD, ("[^1]: Föreningens egen räkning.", "[^1]: Kommunens egen räkning."))
    package = parts(redline(change(OLD, new)))
    assert count_of_changes({"word/document.xml": package["word/document.xml"]}) == 0
    words = [text.text for text in package["word/footnotes.xml"].iter(f"{W}delText")]
    assert words == ["Föreningens"]


def test_another_picture_in_a_file_of_the_same_name_is_deleted_and_inserted() -> None:
    case = body("## Bakgrund\n\n![En kurva](a.png)\n")
    found = change(case, case)
    assert found.new is not None
    made = Redline(make_paper(found.new, kind(), SETTINGS), found.sections, (), (), "papergen", datetime(2026, 2, 3, tzinfo=UTC))
    data = render_redline_docx(made, template(), {"a.png": PICTURES["b.png"]}, PICTURES).data
    assert count_of_changes(parts(data)) == 2


def test_what_changed_outside_the_text_is_said_in_a_comment() -> None:
    package = parts(redline(change(OLD, OLD), remarks=("Undertecknare: förut ”A”, nu ”B”",)))
    assert "Undertecknare: förut ”A”, nu ”B”" in "".join(package["word/comments.xml"].itertext())


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_finds_as_many_changes_as_were_written(tmp_path: Path) -> None:
    text = "Bidraget betalas ut i två delar under året.\n\n"
    new = edited(
        edited(NEW, (text, "")), ("Verksamheten har öppet", f"{text}Verksamheten har öppet"), ("Föreningens", "Kommunens")
    )
    made = redline(change(OLD, new))
    (tmp_path / "a.docx").write_bytes(made)
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "fodt", "--outdir", str(tmp_path), str(tmp_path / "a.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    found = (tmp_path / "a.fodt").read_text(encoding="utf-8").count("<text:changed-region ")
    assert found == count_of_changes(parts(made)) > 10


NOTES = (
    "[^1]: Ett stycke.\n\n    Ett stycke till.\n",
    "[^1]: Ett stycke.\n",
    "[^1]: Något helt annat här.\n\n    Ett stycke.\n\n    - och en lista\n",
)


@pytest.mark.parametrize(("old", "new"), [(NOTES[i], NOTES[j]) for i in range(3) for j in range(3)])
def test_paragraphs_that_come_and_go_in_a_footnote(old: str, new: str) -> None:
    before, after = (body(f"## Bakgrund\n\nText[^1].\n\n{note}") for note in (old, new))
    made = redline(change(before, after))
    assert shape(parts(made), "accept", layout=False) == shape(parts(word(case(after))), None, layout=False)
    assert shape(parts(made), "reject", layout=False) == shape(parts(word(case(before))), None, layout=False)
