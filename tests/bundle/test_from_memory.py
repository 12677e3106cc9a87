"""A PDF opened from bytes has all of its objects, also those that are read long after."""

import tempfile
from typing import Any

import pikepdf
import pytest

from papergen.bundle.from_memory import open_bytes
from tests.bundle.parts import sections, typeset

DATA = typeset(sections("a", 3))


def read(pdf: pikepdf.Pdf) -> list[bytes]:
    return [page.obj.Contents.read_raw_bytes() for page in pdf.pages] + [
        one.unparse(resolved=True) for one in pdf.objects if isinstance(one, pikepdf.Dictionary)
    ]


def test_what_is_read_later_is_there(tmp_path: Any) -> None:
    (tmp_path / "a.pdf").write_bytes(DATA)
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        assert read(open_bytes(DATA)) == read(pdf)


def test_a_machine_without_room_for_a_temporary_file_reads_from_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = read(open_bytes(DATA))

    def full() -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    assert read(open_bytes(DATA)) == expected


@pytest.mark.parametrize("data", [b"", b"nej", DATA[:200]])
def test_what_is_no_pdf_is_told_as_pikepdf_does(data: bytes) -> None:
    with pytest.raises(pikepdf.PdfError):
        open_bytes(data)
