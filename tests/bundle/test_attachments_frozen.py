"""Fields and formulas of Office files are frozen to what was saved; what cannot be is told, with the code that explains it."""

import io
import zipfile

import pytest
from lxml import etree

from papergen.bundle.attachments import office_package
from papergen.bundle.attachments.faults import About
from papergen.bundle.attachments.frozen import frozen
from papergen.bundle.attachments.frozen_open_document import freeze_text_fields
from papergen.bundle.attachments.frozen_open_sheets import freeze_open_formulas, look_at_page_styles, used_page_styles
from papergen.bundle.attachments.frozen_open_slides import look_at_slide_dates
from papergen.bundle.attachments.frozen_part import Frozen
from papergen.bundle.attachments.frozen_slides import freeze_drawing
from papergen.bundle.attachments.frozen_word import freeze_word
from papergen.bundle.attachments.office_package import parts_of, with_parts
from papergen.bundle.attachments.volatile import is_volatile, volatile_names
from papergen.problems import PapergenError
from tests.bundle.attachment_samples import PLACE
from tests.bundle.office_files import letter, sheet_of, with_changed, word_field, word_run, workbook_part

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
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
BEGIN, SEPARATE, END = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))


def instruction(text: str) -> str:
    return f'<w:r><w:instrText xml:space="preserve">{text}</w:instrText></w:r>'


def word(*paragraphs: str, root: str = "document") -> tuple[etree._Element, Frozen]:
    body = "".join(f"<w:p>{paragraph}</w:p>" for paragraph in paragraphs)
    part = etree.fromstring(f'<w:{root} xmlns:w="{W}">{body}</w:{root}>')
    done = Frozen()
    freeze_word(part, done)
    return part, done


def seen(part: etree._Element) -> str:
    """Give the text, and in brackets the names of fields that are still reckoned."""
    words = (
        f"[{(one.text or '').split()[0]}]" if one.tag == f"{{{W}}}instrText" else one.text or ""
        for one in part.iter(f"{{{W}}}t", f"{{{W}}}instrText")
    )
    return "".join(words)


def as_saved(data: bytes, kind: str, name: str = "bilagor/a") -> bytes:
    about = About(name, PLACE, office=True)
    return frozen(data, parts_of(data, about), kind, about)


def problems(data: bytes, kind: str) -> list[str]:
    with pytest.raises(PapergenError) as caught:
        as_saved(data, kind)
    return [f"{problem.code} {problem.message.rpartition(': ')[2]}" for problem in caught.value.problems]


def part_of(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (word_field('DATE \\@ "yyyy-MM-dd"', "2025-11-14"), "2025-11-14"),
        (word_field("REF punkt \\h", "12"), "12"),
        (word_field("PAGE", "1") + word_run("(") + word_field("NUMPAGES", "9") + word_run(")"), "[PAGE]1([NUMPAGES]9)"),
        (word_field("HYPERLINK &quot;https://example.se&quot;", "länk"), "[HYPERLINK]länk"),
        (word_field("MACROBUTTON Nej [Skriv här]", None), "[MACROBUTTON]"),
        (f'<w:fldSimple w:instr=" SAVEDATE "><w:fldData>AA</w:fldData>{word_run("då")}</w:fldSimple>', "då"),
        (f'<w:fldSimple w:instr=" DATE ">{word_run("den ")}{word_field("TIME", "12")}</w:fldSimple>', "den 12"),
        (
            BEGIN + instruction("IF ") + word_field("DATE", "i dag") + instruction(' = "1" ') + SEPARATE + word_run("nej") + END,
            "nej",
        ),
        (BEGIN + instruction("DA") + instruction("TE") + SEPARATE + word_run("2025-") + word_run("11") + END, "2025-11"),
        (BEGIN + instruction("REF a") + SEPARATE + word_field("PAGE", "3") + END, "[PAGE]3"),
        (word_field("TITLE", None), ""),
    ],
)
def test_a_field_becomes_its_saved_value(paragraph: str, expected: str) -> None:
    part, done = word(word_run("x") + paragraph + word_run("y"))
    assert seen(part) == f"x{expected}y"
    assert (done.without_value, done.by_page) == ([], [])


def test_a_table_of_contents_keeps_its_text_over_several_paragraphs() -> None:
    entry = (
        BEGIN + instruction('HYPERLINK \\l "_Toc1"') + SEPARATE + word_run("Bakgrund ") + word_field("PAGEREF _Toc1", "7") + END
    )
    part, done = word(BEGIN + instruction("TOC \\o") + SEPARATE + entry, word_run("Förslag 8"), END, word_run("Efter"))
    assert seen(part) == "[HYPERLINK]Bakgrund 7Förslag 8Efter"
    assert done.without_value == []


def test_a_text_box_is_a_story_of_its_own() -> None:
    box = f"<w:r><w:pict><w:txbxContent><w:p>{word_field('DATE', '1999')}</w:p></w:txbxContent></w:pict></w:r>"
    part, done = word(BEGIN + instruction("QUOTE") + SEPARATE + box + END)
    assert seen(part) == "1999"
    assert done.without_value == []


@pytest.mark.parametrize("root", ["hdr", "ftr", "footnotes", "endnotes"])
def test_fields_outside_the_body_are_frozen_too(root: str) -> None:
    assert seen(word(word_field("DATE", "2025"), root=root)[0]) == "2025"


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (word_field("DATE", None), ["DATE"]),
        (word_field("FILENAME \\p", " "), ["FILENAME"]),
        ('<w:fldSimple w:instr="AUTHOR"/>', ["AUTHOR"]),
        (BEGIN + instruction("DATE") + SEPARATE + word_run("2025"), ["DATE"]),
        ("<w:r><w:dayLong/></w:r>", ["dayLong"]),
    ],
)
def test_a_field_without_a_saved_value_is_told(paragraph: str, expected: list[str]) -> None:
    assert word(paragraph)[1].without_value == expected


def test_a_header_that_reckons_with_the_number_of_the_page_is_told() -> None:
    reckoned = BEGIN + instruction("= ") + word_field("PAGE", "2") + instruction(" - 1") + SEPARATE + word_run("1") + END
    assert word(reckoned, root="hdr")[1].by_page == ["= med PAGE"]
    assert word(word_field("STYLEREF Rubrik", "Bakgrund"), root="hdr")[1].by_page == ["STYLEREF"]
    assert word('<w:fldSimple w:instr="STYLEREF Rubrik"/>', root="ftr")[1].by_page == ["STYLEREF"]
    assert word(reckoned)[1].by_page == []
    assert word('<w:fldSimple w:instr="PAGE"/>', root="ftr")[1].by_page == []


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


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B1"><f>TODAY()</f><v>45975</v></c>',
        '<c r="B1" t="str"><f>"a"&amp;"b"</f><v>45975</v></c>',
        '<c r="B1"><f t="array" ref="B1:B2">RAND()</f><v>45975</v></c>',
    ],
)
def test_a_formula_becomes_its_saved_value(cell: str) -> None:
    sheet = part_of(as_saved(sheet_of(f'<row r="1">{cell}</row>'), "xlsx"), "xl/worksheets/sheet1.xml")
    assert "<f" not in sheet
    assert "<v>45975</v>" in sheet


def test_a_formula_without_a_value_is_left_for_libreoffice_unless_it_changes_with_the_day() -> None:
    plain = sheet_of('<row r="1"><c r="A1"><v>5</v></c><c r="B1"><f>A1+1</f></c></row>')
    assert as_saved(plain, "xlsx") == plain
    assert problems(sheet_of('<row r="1"><c r="B1"><f>A1+TODAY()</f></c></row>'), "xlsx") == ["FIL049 formeln i Budget!B1"]
    name = workbook_part('<definedNames><definedName name="Idag">NOW()</definedName></definedNames>')
    assert problems(sheet_of('<row r="1"><c r="B1"><f>idag-1</f></c></row>', parts=name), "xlsx") == [
        "FIL049 formeln i Budget!B1"
    ]


def test_a_shared_formula_stays_with_the_first_cell_while_another_needs_it() -> None:
    first = '<row r="1"><c r="A1"><f t="shared" si="0" ref="A1:A2">B1+1</f><v>1</v></c></row>'
    data = sheet_of(first, '<row r="2"><c r="A2"><f t="shared" si="0"/></c></row>')
    assert as_saved(data, "xlsx") == data
    assert problems(with_changed(data, "xl/worksheets/sheet1.xml", "B1+1", "RAND()"), "xlsx") == ["FIL049 formeln i Budget!A2"]


def test_values_that_a_program_has_not_reckoned_are_not_believed() -> None:
    parts = workbook_part('<calcPr fullCalcOnLoad="1"/>')
    sheet = part_of(
        as_saved(sheet_of('<row r="1"><c r="B1"><f>2+3</f><v>0</v></c></row>', parts=parts), "xlsx"), "xl/worksheets/sheet1.xml"
    )
    assert "<f>2+3</f>" in sheet
    assert "<v>" not in sheet


def test_headers_of_a_sheet_show_the_name_of_the_file_but_no_time() -> None:
    def with_header(text: str) -> bytes:
        return sheet_of(after=f"<headerFooter><oddHeader>{text}</oddHeader><firstHeader>&amp;D</firstHeader></headerFooter>")

    copy = as_saved(with_header("&amp;L&amp;F &amp;&amp;D &amp;P"), "xlsx", "bilagor/R&D.xlsx")
    assert "<oddHeader>&amp;LR&amp;&amp;D.xlsx &amp;&amp;D &amp;P</oddHeader>" in part_of(copy, "xl/worksheets/sheet1.xml")
    assert problems(with_header("&amp;D"), "xlsx") == ["FIL049 dagens datum i sidhuvud eller sidfot på bladet Budget"]


@pytest.mark.parametrize(
    "rule", ['<cfRule type="timePeriod"/>', '<cfRule type="expression"><formula>A1&lt;TODAY()</formula></cfRule>']
)
def test_colours_that_hang_on_the_day_are_told(rule: str) -> None:
    data = sheet_of(after=f'<conditionalFormatting sqref="A1">{rule}</conditionalFormatting>')
    assert problems(data, "xlsx") == ["FIL049 villkorsstyrd formatering på bladet Budget"]


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("TODAY()", True),
        ("YEAR(today ( ))", True),
        ("of:=RANDBETWEEN(1;6)", True),
        ('"TODAY()"', False),
        ("'NOW()'!A1", False),
        ("MINTODAY()", False),
        ("SUM(A1:A9)", False),
    ],
)
def test_volatile_formulas_are_known_by_their_functions(formula: str, expected: bool) -> None:
    assert is_volatile(formula) is expected


def test_a_name_may_be_volatile_by_way_of_another() -> None:
    assert volatile_names({"Nu": "NOW()", "Frist": "nu+30", "Skatt": "0.3"}) == {"nu", "frist"}


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
