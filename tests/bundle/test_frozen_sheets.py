"""Excel's formulas are frozen to their saved values; what changes with the day and is not saved is told."""

import pytest

from papergen.bundle.attachments.volatile import is_volatile, volatile_names
from tests.bundle.freezing import as_saved, part_of, problems
from tests.bundle.office_files import sheet_of, with_changed, workbook_part


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
