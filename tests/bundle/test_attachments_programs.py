"""Attachments made by the programs people use come through with every page and every word."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest

from papergen.bundle.attachments.part import Makers, OfficeError
from papergen.bundle.claims import OWN
from papergen.steps import office
from tests.bundle.attachment_samples import codes, judged, prepare, reads_as, scan, text_of, without_verifier
from tests.bundle.office_files import office_has, saved_as, slides, workbook

CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
needs_office = pytest.mark.skipif(office.find_office() is None, reason="LibreOffice is not installed")


def word_file(paragraphs: int = 120) -> bytes:
    document = docx.Document()
    document.add_heading("Avtal om stödverksamhet", 1)
    for number in range(paragraphs):
        document.add_paragraph(f"Punkt {number}: kommunen åtar sig följande.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_reportlab_with_mixed_pages() -> None:
    canvas_module = pytest.importorskip("reportlab.pdfgen.canvas")
    out = io.BytesIO()
    canvas = canvas_module.Canvas(out, invariant=True)
    for number, size in enumerate([(595, 842), (842, 595), (1191, 842)]):
        canvas.setPageSize(size)
        canvas.drawString(72, 300, f"Blad {number}")
        canvas.linkURL("https://example.se", (72, 300, 200, 320))
        canvas.bookmarkPage(f"blad{number}")
        canvas.addOutlineEntry(f"Blad {number}", f"blad{number}")
        canvas.showPage()
    canvas.save()
    part = prepare(out.getvalue())
    assert [text.strip() for text in text_of(part.data)] == ["Blad 0", "Blad 1", "Blad 2"]
    assert [note.code for note in part.notes] == ["FIL050", "FIL052"]
    with reads_as(part.data) as pdf, pdf.open_outline() as outline:
        assert [int(page.mediabox[2]) for page in pdf.pages] == [595, 842, 1191]
        assert len(outline.root) == 3
        assert all("/Dest" in entry.obj for entry in outline.root)
        assert str(pdf.pages[2].obj.Annots[0].A.URI) == "https://example.se"


def test_reportlab_with_a_form_is_refused() -> None:
    canvas_module = pytest.importorskip("reportlab.pdfgen.canvas")
    out = io.BytesIO()
    canvas = canvas_module.Canvas(out, invariant=True)
    canvas.acroForm.textfield(name="namn", value="Anna", x=72, y=700)
    canvas.showPage()
    canvas.save()
    assert codes(out.getvalue()) == ["stop", "FIL023"]


def test_a_scan_has_all_its_pages() -> None:
    assert prepare(scan(3)).pages == 3


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_chromium(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<html lang=sv><title>Avtal</title><h1>Avtal</h1><p>Text med <a href='https://example.se'>länk</a>"
    )
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--print-to-pdf=a.pdf", "a.html"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    part = prepare((tmp_path / "a.pdf").read_bytes())
    assert "Text med länk" in text_of(part.data)[0]


def test_weasyprint() -> None:
    weasyprint = pytest.importorskip("weasyprint")
    made = weasyprint.HTML(string="<html lang=sv><title>Avtal</title><h1>Avtal</h1><p>Text</p>").write_pdf(pdf_variant="pdf/ua-1")
    part = prepare(made)
    assert part.tagged
    assert part.pages == 1


@needs_office
@pytest.mark.slow
def test_a_word_file_becomes_an_accessible_part_and_the_same_bytes_every_time() -> None:
    part = prepare(word_file(), "bilagor/avtal.docx")
    assert part.pages > 2
    assert part.claims == OWN
    assert judged(part.data, "2a", "ua-1") == ["2a", "ua-1"]
    assert "Punkt 119: kommunen åtar sig följande." in "".join(text_of(part.data))
    assert prepare(word_file(), "bilagor/avtal.docx").data == part.data


@needs_office
@pytest.mark.slow
def test_two_word_files_are_converted_at_once_without_meeting() -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(2) as pool:
        made = list(pool.map(lambda count: office.convert(word_file(count), ".docx"), (1, 2)))
    assert ["Punkt 1:" in "".join(text_of(data)) for data in made] == [False, True]


@needs_office
@pytest.mark.slow
def test_a_broken_word_file_is_refused() -> None:
    data = word_file()
    assert codes(data[: len(data) // 2], "bilagor/avtal.docx")[0] == "stop"


@needs_office
def test_a_conversion_that_takes_too_long_is_ended_with_all_it_started() -> None:
    with pytest.raises(office.OfficeError, match="sekunder"):
        office.convert(word_file(), ".docx", 0.2)


@pytest.mark.skipif(not office_has("libsclo.so"), reason="LibreOffice Calc is not installed")
@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_a_workbook_becomes_pages_with_every_row(suffix: str, tmp_path: Path) -> None:
    data = workbook() if suffix == "xlsx" else saved_as(workbook(), "xlsx", suffix, tmp_path)
    part = prepare(data, f"bilagor/budget.{suffix}")
    assert part.pages == 2
    text = " ".join(" ".join(text_of(part.data)).split())
    assert all(f"Rad {number} {10 * number}" in text for number in range(1, 80))
    # LibreOffice writes no tags for sheets, and the one who attaches it is told what that costs.
    assert (part.tagged, part.claims.pdfua) == (False, False)
    told = {note.code: note.hint for note in part.notes}
    assert "spara som PDF" in told["FIL050"]
    assert not any("originalet" in hint for hint in told.values())  # the workbook is the original
    assert prepare(data, f"bilagor/budget.{suffix}").data == part.data


@pytest.mark.skipif(not office_has("libsdlo.so"), reason="LibreOffice Impress is not installed")
@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["pptx", "odp"])
def test_a_slide_show_becomes_accessible_pages_one_for_each_slide(suffix: str, tmp_path: Path) -> None:
    data = saved_as(slides("Budget i bilder", "Vad nästa år kostar"), "fodp", suffix, tmp_path)
    part = prepare(data, f"bilagor/bilder.{suffix}")
    assert [" ".join(text.split()) for text in text_of(part.data)] == ["Budget i bilder", "Vad nästa år kostar"]
    assert part.claims == OWN
    assert judged(part.data, "2a", "ua-1") == ["2a", "ua-1"]
    assert prepare(data, f"bilagor/bilder.{suffix}").data == part.data


def test_without_libreoffice_the_problem_says_how_to_get_it() -> None:
    own = without_verifier()
    assert codes(word_file(1), "a.docx", own=Makers(own.picture, own.text, own.markdown, None)) == ["stop", "FIL045"]


def test_a_hidden_sheet_in_a_workbook_is_told() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        book.writestr(
            "xl/workbook.xml", '<workbook><sheets><sheet name="a"/><sheet name="b" state="hidden"/></sheets></workbook>'
        )
    own = without_verifier()
    part = prepare(out.getvalue(), "a.xlsx", own=Makers(own.picture, own.text, own.markdown, lambda data, suffix: scan(1)))
    assert [note.message for note in part.notes if note.code == "FIL047"] == [
        "bilagan a.xlsx har dolda blad, som inte syns i handlingarna"
    ]


def test_what_the_converter_says_is_passed_on() -> None:
    def fails(data: bytes, suffix: str) -> bytes:
        raise OfficeError(f"filen {suffix} går inte att öppna")

    own = without_verifier()
    for convert in (fails, lambda data, suffix: b"no PDF"):
        assert codes(word_file(1), "a.docx", own=Makers(own.picture, own.text, own.markdown, convert)) == ["stop", "FIL046"]


def with_change(text: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file(1))) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(
                name, content.replace(b"<w:body>", b"<w:body>" + text.encode()) if name == "word/document.xml" else content
            )
    return out.getvalue()


def test_tracked_changes_in_a_word_file_are_told() -> None:
    own = without_verifier()
    changed = with_change('<w:p><w:ins w:id="1" w:author="A"><w:r><w:t>ny</w:t></w:r></w:ins></w:p>')
    part = prepare(changed, "a.docx", own=Makers(own.picture, own.text, own.markdown, lambda data, suffix: scan(1)))
    assert "FIL047" in [note.code for note in part.notes]
