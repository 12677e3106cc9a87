"""LibreOffice prints an Office file as it was last saved: no date, number or name in it is another than its author saw."""

from pathlib import Path

import pytest

from papergen.steps import office
from tests.bundle.attachment_samples import prepare, text_of
from tests.bundle.office_files import (
    letter,
    office_has,
    saved_as,
    sheet_of,
    slides,
    with_changed,
    word_field,
    word_run,
)

needs_office = pytest.mark.skipif(office.find_office() is None, reason="LibreOffice is not installed")
needs_calc = pytest.mark.skipif(not office_has("libsclo.so"), reason="LibreOffice Calc is not installed")
needs_impress = pytest.mark.skipif(not office_has("libsdlo.so"), reason="LibreOffice Impress is not installed")
FORMULAS = (
    '<row r="1"><c r="A1"><f>TODAY()</f><v>45975</v></c></row>',
    '<row r="2"><c r="A2" t="str"><f>"rak"&amp;"nad"</f><v>sparad</v></c></row>',
    '<row r="3"><c r="A3"><f>RAND()+A1</f><v>777</v></c></row>',
    '<row r="4"><c r="A4" t="e"><f>1/0</f><v>#N/A</v></c></row>',
    '<row r="5"><c r="A5"><f>600+A3</f></c></row>',  # no value is saved: LibreOffice reckons it from those that are
)


def words(data: bytes, name: str) -> str:
    """Give the text of an attachment, which is the same to the byte when it is made again."""
    part = prepare(data, name)
    assert prepare(data, name).data == part.data
    return " ".join(" ".join(text_of(part.data)).split())


@needs_office
@pytest.mark.slow
def test_a_letter_keeps_its_day_its_name_and_its_references() -> None:
    data = letter(
        word_run("Dag ") + word_field('DATE \\@ "yyyy-MM-dd"', "2025-11-14"),
        word_run("Sparad ") + word_field("SAVEDATE", "2025-11-13"),
        word_run("Skriven ") + f'<w:fldSimple w:instr=" CREATEDATE ">{word_run("2025-11-12")}</w:fldSimple>',
        word_run("Fil ") + word_field("FILENAME", "brev.docx"),
        word_run("Se punkt ") + word_field("REF _Ref1 \\h", "12"),
        word_run("Sida ") + word_field("PAGE", "77") + word_run(" av ") + word_field("NUMPAGES", "88"),
        word_run("Läs ") + word_field("HYPERLINK &quot;https://example.se&quot;", "mer"),
    )
    expected = "Dag 2025-11-14 Sparad 2025-11-13 Skriven 2025-11-12 Fil brev.docx Se punkt 12 Sida 1 av 1 Läs mer"
    assert words(data, "bilagor/brev.docx") == expected


@needs_office
@pytest.mark.slow
def test_a_content_control_keeps_its_text_though_the_property_it_is_bound_to_says_another() -> None:
    properties = "xmlns:c='http://schemas.openxmlformats.org/package/2006/metadata/core-properties' "
    properties += "xmlns:d='http://purl.org/dc/elements/1.1/'"
    bound = (
        f'<w:sdt><w:sdtPr><w:dataBinding w:prefixMappings="{properties}" w:xpath="/c:coreProperties[1]/d:creator[1]" '
        'w:storeItemID="{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"/><w:text/></w:sdtPr>'
        f"<w:sdtContent>{word_run('Anna Berg')}</w:sdtContent></w:sdt>"
    )
    day = (
        '<w:sdt><w:sdtPr><w:date w:fullDate="2020-01-01T00:00:00Z"><w:dateFormat w:val="yyyy-MM-dd"/></w:date></w:sdtPr>'
        f"<w:sdtContent>{word_run('2025-11-14')}</w:sdtContent></w:sdt>"
    )
    assert words(letter(word_run("Av ") + bound, word_run("Den ") + day), "bilagor/brev.docx") == "Av Anna Berg Den 2025-11-14"


@needs_office
@pytest.mark.slow
def test_an_open_text_keeps_its_day_and_its_references(tmp_path: Path) -> None:
    made = saved_as(letter(word_run("PLATS")), "docx", "odt", tmp_path)
    fields = (
        '<text:date text:date-value="2025-11-14">14 november 2025</text:date> '
        '<text:bookmark-ref text:ref-name="borta" text:reference-format="text">12</text:bookmark-ref> '
        "<text:file-name>brev.odt</text:file-name> <text:page-number>77</text:page-number>"
    )
    assert words(with_changed(made, "content.xml", "PLATS", fields), "bilagor/brev.odt") == "14 november 2025 12 brev.odt 1"


@needs_calc
@pytest.mark.slow
def test_a_workbook_keeps_what_its_formulas_said() -> None:
    assert words(sheet_of(*FORMULAS), "bilagor/budget.xlsx") == "45975 sparad 777 #N/A 1377"


@needs_calc
@pytest.mark.slow
def test_an_open_workbook_keeps_what_its_formulas_said(tmp_path: Path) -> None:
    one = saved_as(sheet_of('<row r="1"><c r="A1"><v>5</v></c></row>'), "xlsx", "ods", tmp_path)
    cells = (
        '5</text:p></table:table-cell><table:table-cell table:formula="of:=TODAY()" office:value-type="float" '
        'office:value="45975"><text:p>14 nov</text:p></table:table-cell><table:table-cell table:formula="of:=[.A1]+1"/>'
        '<table:table-cell table:formula="of:=&quot;rak&quot;&amp;&quot;nad&quot;" office:value-type="string" '
        'office:string-value="sparad"><text:p>sparad</text:p></table:table-cell><table:table-cell table:formula="of:=1/0" '
        'office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#N/A'
    )
    end = "</text:p></table:table-cell>"
    data = with_changed(one, "content.xml", f"5{end}", f"{cells}{end}")
    assert words(data, "bilagor/budget.ods") == "5 14 nov 6 sparad #N/A"


@needs_impress
@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["pptx", "odp"])
def test_slides_keep_their_day(suffix: str, tmp_path: Path) -> None:
    made = saved_as(slides("PLATS"), "fodp", suffix, tmp_path)
    if suffix == "pptx":
        field = '<a:fld id="{5BCAD085-E8A6-8845-BD4E-CB4CCA059FC%d}" type="%s"><a:rPr lang="sv-SE"/><a:t>%s</a:t></a:fld>'
        fields = field % (4, "datetime1", "2025-11-14") + field % (5, "slidenum", "44")
        data = with_changed(made, "ppt/slides/slide1.xml", "<a:endParaRPr", f"{fields}<a:endParaRPr")
        data = with_changed(data, "ppt/slides/slide1.xml", "PLATS", "Sida ")
        assert words(data, "bilagor/bilder.pptx") == "Sida 2025-11-141"
    else:
        day = '<text:date text:date-value="2025-11-14">14 november 2025</text:date>'
        assert words(with_changed(made, "content.xml", "PLATS", day), "bilagor/bilder.odp") == "14 november 2025"
