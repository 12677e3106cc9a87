"""Letters, workbooks and slide shows as the programs that people use write them, as small as they can be."""

import io
import subprocess
import zipfile
from pathlib import Path

import docx

from papergen.steps import office

_PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>",
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="Budget" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" '
    'Target="worksheets/sheet1.xml"/></Relationships>',
}
_SLIDES = """\
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.presentation"><office:body><office:presentation>%s</office:presentation>
</office:body></office:document>"""
_SLIDE = """\
<draw:page draw:name="%s"><draw:frame svg:x="2cm" svg:y="2cm" svg:width="20cm" svg:height="3cm">
<draw:text-box><text:p>%s</text:p></draw:text-box></draw:frame></draw:page>"""


def workbook(rows: int = 80) -> bytes:
    """Give an .xlsx of one sheet, with a line of headings and so many rows of amounts: two pages if there are eighty."""
    lines = [["Post", "2026"], *([f"Rad {number}", str(10 * number)] for number in range(1, rows))]
    return sheet_of(
        *(
            f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>{name}</t></is></c>'
            f'<c r="B{row}" t="{"n" if value.isdigit() else "inlineStr"}">'
            f"{f'<v>{value}</v>' if value.isdigit() else f'<is><t>{value}</t></is>'}</c></row>"
            for row, (name, value) in enumerate(lines, 1)
        )
    )


def sheet_of(*rows: str, after: str = "", parts: dict[str, str] | None = None) -> bytes:
    """Give an .xlsx of one sheet, Budget, with these rows as XML; `after` stands below them, `parts` are others of its parts."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{space}"><sheetData>{"".join(rows)}</sheetData>{after}</worksheet>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        for name, text in (_PARTS | {"xl/worksheets/sheet1.xml": sheet} | (parts or {})).items():
            book.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
    return out.getvalue()


def workbook_part(more: str) -> dict[str, str]:
    """Give the part of a workbook that names its sheets, with more in it."""
    return {"xl/workbook.xml": _PARTS["xl/workbook.xml"].replace("</workbook>", f"{more}</workbook>")}


def word_field(instruction: str, value: str | None) -> str:
    """Give a complex field of Word as XML: runs, with the value that was saved if any."""
    saved = f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{word_run(value)}' if value is not None else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'{saved}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def word_run(text: str) -> str:
    """Give a run of text as Word's XML."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def letter(*paragraphs: str) -> bytes:
    """Give a .docx whose paragraphs hold this XML."""
    out = io.BytesIO()
    docx.Document().save(out)
    body = "".join(f"<w:p>{paragraph}</w:p>" for paragraph in paragraphs)
    return with_changed(out.getvalue(), "word/document.xml", "<w:body>", f"<w:body>{body}")


def with_changed(data: bytes, part: str, old: str, new: str) -> bytes:
    """Give an Office file with text of one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for entry in before.infolist():
            content = before.read(entry)
            if entry.filename == part:
                assert old.encode() in content, f"{part} has no {old}"
                content = content.replace(old.encode(), new.encode())
            after.writestr(entry, content)
    return out.getvalue()


def slides(*texts: str) -> bytes:
    """Give a slide show as one XML file (.fodp), a slide for each text."""
    pages = "".join(_SLIDE % (f"Bild {number}", text) for number, text in enumerate(texts, 1))
    return (f'<?xml version="1.0" encoding="UTF-8"?>{_SLIDES % pages}').encode()


def saved_as(data: bytes, was: str, becomes: str, folder: Path) -> bytes:
    """Let LibreOffice save a file as one of another sort; `was` and `becomes` are suffixes without a dot."""
    source = folder / f"fil.{was}"
    source.write_bytes(data)
    program = str(office.find_office())
    profile = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", becomes, "--outdir", str(folder / "ut"), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "ut" / f"fil.{becomes}").read_bytes()


def office_has(library: str) -> bool:
    """Tell whether LibreOffice is installed with a part of it: `libsclo.so` is Calc, `libsdlo.so` Impress."""
    program = office.find_office()
    return bool(program) and any((folder / library).exists() for folder in Path(str(program)).resolve().parents)
