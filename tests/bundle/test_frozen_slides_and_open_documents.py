"""Dates on slides, and fields and formulas of OpenDocument files, are frozen to what was saved."""

import pytest
from lxml import etree

from papergen.bundle.attachments.frozen_open_document import freeze_text_fields
from papergen.bundle.attachments.frozen_open_sheets import freeze_open_formulas, look_at_page_styles, used_page_styles
from papergen.bundle.attachments.frozen_open_slides import look_at_slide_dates
from papergen.bundle.attachments.frozen_part import Frozen
from papergen.bundle.attachments.frozen_slides import freeze_drawing

OPEN = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
        "presentation": "presentation",
    }.items()
)
CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'


def test_dates_on_slides_are_frozen_and_numbers_are_not() -> None:
    def slide(root: str, *fields: tuple[str, str]) -> tuple[str, Frozen]:
        inside = "".join(f'<a:fld id="x" type="{sort}"><a:rPr/><a:pPr/><a:t>{text}</a:t></a:fld>' for sort, text in fields)
        space = "http://schemas.openxmlformats.org/drawingml/2006/main"
        part, done = etree.fromstring(f'<{root} xmlns:a="{space}"><a:p>{inside}</a:p></{root}>'), Frozen()
        freeze_drawing(part, done)
        return etree.tostring(part[0], encoding="unicode").partition(">")[2], done

    assert slide("sld", ("datetime1", "14 nov"))[0] == "<a:r><a:rPr/><a:t>14 nov</a:t></a:r></a:p>"
    assert 'type="slidenum"' in slide("sld", ("slidenum", "4"))[0]
    assert slide("sld", ("datetime1", ""))[1].without_value == ["datetime1"]
    assert slide("sldLayout", ("datetime1", ""))[1].without_value == []


def open_part(content: str, root: str = "document-content") -> etree._Element:
    return etree.fromstring(f"<office:{root} {OPEN} {CALC}>{content}</office:{root}>")


def test_fields_of_a_text_are_frozen_and_page_numbers_are_not() -> None:
    fields = '<text:date text:date-value="2025-11-14">14 nov<text:s/>25</text:date><text:page-number>3</text:page-number>'
    part, done = open_part(f'<text:p>{fields}<text:time text:fixed="true">12</text:time></text:p>'), Frozen()
    freeze_text_fields(part, done)
    names = [etree.QName(one).localname for one in part[0]]
    assert names == ["span", "page-number", "time"]
    assert (part[0][0].text, part[0][0].attrib, done.changed) == ("14 nov", {}, True)
    empty = Frozen()
    freeze_text_fields(open_part("<text:p><text:date/><text:subject/></text:p>"), empty)
    assert empty.without_value == ["date"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ('office:value-type="float" office:value="1234.5"><text:p>1 234,50</text:p>', "float"),
        ('office:value-type="float" office:value="46354"><text:p>2026-11-28</text:p>', "string"),
        ('office:value-type="float" office:value="1"><text:p>SANT</text:p>', "string"),
        ('office:value-type="date" office:date-value="2026-11-28"><text:p>2026-11-28</text:p>', "date"),
        ('office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#N/A</text:p>', "string"),
    ],
)
def test_a_formula_of_an_open_sheet_becomes_what_it_showed(cell: str, expected: str) -> None:
    table = f'<table:table><table:table-cell table:formula="of:=NOW()" {cell}</table:table-cell></table:table>'
    part, done = open_part(f"<office:spreadsheet>{table}</office:spreadsheet>"), Frozen()
    freeze_open_formulas(part, done)
    attributes = {etree.QName(str(name)).localname: value for name, value in part[0][0][0].attrib.items()}
    assert attributes.pop("value-type") == expected
    assert set(attributes) == ({"value"} if expected == "float" else {"date-value"} if expected == "date" else set())
    assert done.every_day == []


def test_what_an_open_sheet_shows_of_the_day_is_told() -> None:
    done = Frozen()
    cell = '<table:table><table:table-cell table:formula="of:=NOW()"/></table:table>'
    rule = '<calcext:condition calcext:value="formula-is([.A1]&lt;TODAY())"/>'
    freeze_open_formulas(open_part(f"<office:spreadsheet>{cell}{rule}</office:spreadsheet>"), done)
    pages = "".join(
        f'<style:master-page style:name="{name}"><style:header><text:p><text:date>00</text:date></text:p></style:header>'
        f'<style:footer style:display="false"><text:time/></style:footer></style:master-page>'
        for name in ("Blad", "Rapport")
    )
    styles = open_part('<style:style style:family="table" style:name="ta1" style:master-page-name="Blad"/>')
    assert used_page_styles([styles]) == {"Default", "Blad"}
    look_at_page_styles(open_part(pages, "document-styles"), {"Blad"}, done)
    assert done.every_day == ["formeln =NOW()", "villkorsstyrd formatering", "dagens datum i sidhuvud eller sidfot"]


def test_slides_that_show_the_day_at_their_foot_are_told() -> None:
    styles = (
        '<style:style style:name="tyst"><style:drawing-page-properties presentation:display-date-time="false"/></style:style>'
    )
    declared = '<presentation:date-time-decl presentation:name="d" presentation:source="current-date"/>'
    slides = "".join(f'<draw:page draw:style-name="{style}" presentation:use-date-time-name="d"/>' for style in ("tyst", "a"))
    done = Frozen()
    look_at_slide_dates([open_part(styles + declared + slides)], done)
    assert done.every_day == ["dagens datum på bild 2"]
