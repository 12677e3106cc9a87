import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from papergen.read.file_kind import file_kind
from tests.read.reading import TEMPLATES


def picture(kind: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (2, 2)).save(file, kind)
    return file.getvalue()


def zipped(*names: str, mimetype: str = "") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


@pytest.mark.parametrize("kind", ["png", "jpeg", "gif", "tiff", "bmp", "webp"])
def test_a_picture_is_known_by_its_bytes(kind: str) -> None:
    assert file_kind(picture(kind)) == kind


OTHERS = {
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "xlsx": zipped("[Content_Types].xml", "xl/workbook.xml"),
    "pptx": zipped("[Content_Types].xml", "ppt/presentation.xml"),
    "odt": zipped("content.xml", mimetype="application/vnd.oasis.opendocument.text"),
    "ods": zipped("content.xml", mimetype="application/vnd.oasis.opendocument.spreadsheet"),
    "zip": zipped("a.txt"),
    "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100),
    "rtf": b"{\\rtf1 hej}",
    "text": "# Rubrik om %PDF-1.7 och BMI\nå ä ö".encode(),
    "empty": b"",
    "unknown": bytes(range(32)),
}


@pytest.mark.parametrize(("kind", "data"), OTHERS.items(), ids=OTHERS)
def test_a_file_is_known_by_its_bytes(kind: str, data: bytes) -> None:
    assert file_kind(data) == kind


def test_a_word_file_is_known() -> None:
    template: Path = TEMPLATES / "tjansteutlatande" / "mall.docx"
    assert file_kind(template.read_bytes()) == "docx"


@pytest.mark.parametrize("data", [b"BM", b"RIFF", b"PK\x03\x04", b"%PDF-", b"\xff", b"II*\0"])
def test_a_cut_off_file_does_not_stop_it(data: bytes) -> None:
    assert file_kind(data)
