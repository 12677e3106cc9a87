"""A PDF that is written object by object is one that others read: numbers, streams, and what has been left out."""

import re
from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from papergen.bundle.pdf_file import PdfFile
from papergen.bundle.pdf_text import byte_string, dictionary, name, reference, string
from tests.bundle.parts import TABLE, bundle, foreign, hand_made, own


def written(file: PdfFile, page: bytes = b"", version: str = "1.7") -> bytes:
    """Write a file with one page, whose entries are `page`."""
    tree, info = file.reserve(), file.add(b"<< /Producer (test) >>")
    number = file.add(b"<< /Type /Page /Parent %s /MediaBox [0 0 100 100] /Resources << >> %s >>" % (reference(tree), page))
    file.put(tree, b"<< /Type /Pages /Count 1 /Kids [ %s ] >>" % reference(number))
    return file.written(file.add(b"<< /Type /Catalog /Pages %s >>" % reference(tree)), info, version)


def checked(data: bytes) -> pikepdf.Pdf:
    """Open a file that neither qpdf nor pdfium finds anything wrong with."""
    pdf = pikepdf.open(BytesIO(data), attempt_recovery=False)
    assert pdf.check_pdf_syntax() == []
    with pypdfium2.PdfDocument(data) as other:
        assert len(other) == len(pdf.pages)
    return pdf


@pytest.mark.parametrize("count", [1, 199, 200, 201, 1001])
def test_every_object_is_found_under_its_number(count: int) -> None:
    file = PdfFile()
    numbers = {file.add(b"<< /At %d >>" % at): at for at in range(count)}
    with checked(written(file)) as pdf:
        assert {number: int(pdf.get_object(number, 0).At) for number in numbers} == numbers


@pytest.mark.parametrize("data", [b"", b"q", b"q\n", b"q\r", b"q\r\n", b"endstream\r"])
def test_the_data_of_a_stream_stay_as_they_are_whatever_they_end_in(data: bytes) -> None:
    file = PdfFile()
    number = file.add_stream(b"/Kind /Odd", data)
    with checked(written(file)) as pdf:
        assert pdf.get_object(number, 0).read_raw_bytes() == data


def test_numbers_that_were_kept_and_not_used_are_free() -> None:
    file = PdfFile()
    first = file.reserve(3)
    file.put(first + 1, b"(hej)")
    with checked(written(file)) as pdf:
        assert str(pdf.get_object(first + 1, 0)) == "hej"
        assert pdf.get_object(first, 0) is None


def test_the_version_is_the_one_asked_for_and_the_identity_hangs_on_the_content() -> None:
    with checked(written(PdfFile(), version="2.0")) as pdf:
        assert pdf.pdf_version == "2.0"
    identities = {re.findall(rb"/ID \[<(\w+)>", written(PdfFile(), page))[0] for page in (b"", b"", b"/Rotate 90")}
    assert len(identities) == 2


def test_a_bundle_is_read_without_a_complaint() -> None:
    with checked(bundle(own("a", 3, extra=TABLE), foreign("b", hand_made({"text": "x"})), own("c")).data) as pdf:
        assert len(pdf.pages) == 5


@pytest.mark.parametrize("text", ["Nämnd", "a(b)c\\", "", "€ – ”x”", "rad\nbrytning", "\U0001f600", "( ) [ ] <<>> /x 1 0 R"])
def test_texts_are_read_back_as_they_were_written(text: str) -> None:
    assert str(pikepdf.Object.parse(string(text))) == text


@pytest.mark.parametrize("data", [bytes(range(256)), b"\\()", b"\xfe\xff"])
def test_byte_strings_are_read_back_as_they_were_written(data: bytes) -> None:
    assert bytes(pikepdf.Object.parse(byte_string(data))) == data


@pytest.mark.parametrize("text", ["/A", "/Två ord", "/#(x)", "/Br\udcf6d", "/a/b"])
def test_names_are_read_back_as_they_were_written(text: str) -> None:
    (key,) = pikepdf.Object.parse(dictionary({text: name(text)})).keys()
    assert key == text
