"""A frozen copy of an Office file is the same in all else; what may be read in two ways has none."""

import io
import zipfile

import docx
import pytest

from papergen.bundle.attachments import office_package
from papergen.bundle.attachments.office_package import with_parts
from papergen.bundle.attachments.part import Makers
from papergen.problems import PapergenError
from papergen.steps.attachment_makers import Listed, makers
from tests.bundle.attachment_samples import PLACE, by_hand, codes, no_pictures, setting
from tests.bundle.freezing import as_saved, part_of, problems
from tests.bundle.office_files import letter, with_changed, word_field, word_run


def test_all_that_is_not_frozen_is_the_same_in_the_copy() -> None:
    data = letter(word_field("DATE", "2025-11-14"))
    copy = as_saved(data, "docx")
    assert "2025-11-14" in part_of(copy, "word/document.xml")
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(copy)) as new:
        assert new.namelist() == old.namelist()
        assert [name for name in old.namelist() if old.read(name) != new.read(name)] == ["word/document.xml"]
    assert as_saved(letter(word_run("inget fält")), "docx") == letter(word_run("inget fält"))


def test_a_file_that_only_word_makes_text_of_is_refused() -> None:
    data = with_changed(letter(word_run("x")), "word/document.xml", "<w:body>", '<w:body><w:altChunk w:id="1"/>')
    with pytest.raises(PapergenError, match="hel fil infogad"):
        as_saved(data, "docx")


@pytest.mark.parametrize("name", ["word/media/karta.svg", "xl/drawings/vmlDrawing1.vml", "customXml/item9.xml"])
def test_drawings_and_data_beside_the_letter_need_not_be_as_xml_should(name: str) -> None:
    out = io.BytesIO(letter(word_field("DATE", "2025")))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr(name, "<!DOCTYPE svg><svg><br></svg> fld")
    assert part_of(as_saved(out.getvalue(), "docx"), name) == "<!DOCTYPE svg><svg><br></svg> fld"


def test_a_part_in_utf_16_is_frozen_too() -> None:
    data = letter(word_field("DATE", "2025"))
    text = part_of(data, "word/document.xml").partition("?>")[2]
    wide = with_parts(data, {"word/document.xml": ('<?xml version="1.0" encoding="UTF-16"?>' + text).encode("utf-16")})
    assert "fldChar" not in part_of(as_saved(wide, "docx"), "word/document.xml")


def test_a_letter_without_saved_values_is_refused_with_what_to_do() -> None:
    assert problems(letter(word_field("DATE", None), word_field("FILENAME", None)), "docx") == ["FIL048 DATE, FILENAME"]


def test_a_file_that_may_be_read_in_two_ways_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = letter(word_run("x"))
    evil = with_changed(data, "word/styles.xml", "<w:styles", '<!DOCTYPE a [<!ENTITY e "x">]><w:styles')
    assert problems(evil, "docx")[0].startswith("FIL021")
    twice = io.BytesIO(data)
    with zipfile.ZipFile(twice, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr("word/document.xml", "<x/>")
    assert problems(twice.getvalue(), "docx") == ["FIL021 den har två delar med samma namn"]
    monkeypatch.setattr(office_package, "MAX_UNPACKED", 1000)
    assert problems(data, "docx")[0].startswith("FIL038")


def test_a_part_that_is_put_in_place_of_another_has_the_time_it_had() -> None:
    data = letter(word_run("x"))
    copy = with_parts(data, {"word/document.xml": b"<a/>"})
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(copy)) as new:
        assert [entry.date_time for entry in new.infolist()] == [entry.date_time for entry in old.infolist()]


def headed() -> bytes:
    """Give a letter whose header repeats its chapter's name, which is another on each page."""
    document, out = docx.Document(), io.BytesIO()
    document.sections[0].header.paragraphs[0].add_run("KAPITEL")
    document.save(out)
    return with_changed(
        out.getvalue(), "word/header1.xml", "<w:r><w:t>KAPITEL</w:t></w:r>", word_field("STYLEREF Rubrik", "Bakgrund")
    )


@pytest.mark.parametrize("pages", [1, 2])
def test_a_header_that_differs_by_the_page_is_refused_where_there_are_several(pages: int) -> None:
    ready = makers(Listed("a", "a", PLACE), setting(), no_pictures)
    own = Makers(ready.picture, ready.text, ready.markdown, lambda data, suffix: by_hand(pages), ready.verify)
    assert ("FIL048" in codes(headed(), "bilagor/brev.docx", own=own)) == (pages > 1)
