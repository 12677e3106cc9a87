"""All PDFs are written in one place: how hard they are pressed holds for a whole process, whatever was written before them."""

import re
import subprocess
import sys
from pathlib import Path

import papergen

ROOM = Path(papergen.__file__).parent
MADE_IN_A_NEW_PROCESS = """
import sys
import pikepdf
from papergen.bundle import packing
pdf = pikepdf.new()
pdf.add_blank_page()
for number in range(300):
    pdf.Root[f"/X{number}"] = pdf.make_indirect(pikepdf.Dictionary(Number=number, Text="ett två tre " * (number % 7)))
sys.stdout.buffer.write(packing.loose(pdf))
"""


def test_no_pdf_is_written_elsewhere() -> None:
    writers = {
        path.relative_to(ROOM).as_posix()
        for path in ROOM.rglob("*.py")
        if "pikepdf" in path.read_text(encoding="utf-8") and re.search(r"\.save\(", path.read_text(encoding="utf-8"))
    }
    assert writers == {"bundle/packing.py"}


def test_the_first_and_the_last_pdf_of_a_process_are_alike() -> None:
    import pikepdf

    from papergen.bundle import packing

    first = subprocess.run([sys.executable, "-c", MADE_IN_A_NEW_PROCESS], capture_output=True, check=True).stdout
    pdf = pikepdf.new()
    pdf.add_blank_page()
    for number in range(300):
        pdf.Root[f"/X{number}"] = pdf.make_indirect(pikepdf.Dictionary(Number=number, Text="ett två tre " * (number % 7)))
    assert packing.loose(pdf) == first
