"""Fields in Word files are frozen to what was saved; what has nothing saved, or differs from page to page, is told."""

import pytest
from lxml import etree

from papergen.bundle.attachments.frozen_part import Frozen
from papergen.bundle.attachments.frozen_word import freeze_word
from tests.bundle.office_files import word_field, word_run

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
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
