"""Are finished papers valid? And small files to build them from."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import page
from openxml_audit import OpenXmlValidator
from PIL import Image

from tests.journey.small_project import FOLDER, FRONT, SmallProject, case_text

ROOT = Path(__file__).parents[2]
TEMPLATE = ROOT / "templates" / "tjansteutlatande"
PDF = b"%PDF-1.4\n%%EOF\n"


def picture(size: tuple[int, int] = (40, 20), mode: str = "RGB", form: str = "PNG") -> bytes:
    """Give a picture of one colour."""
    out = io.BytesIO()
    Image.new(mode, size).save(out, form)
    return out.getvalue()


def faults(path: Path) -> list[str]:
    """Give what the validators say against a finished file."""
    if path.suffix == ".docx":
        return [str(error) for error in OpenXmlValidator().validate(str(path)).errors]
    profiles = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)
    reports = [page.validate_pdf(path, profile=profile) for profile in profiles]
    return [str(report) for report in reports if "no failures" not in str(report)]


def assert_valid(*papers: Path) -> None:
    """Demand that papers are without fault."""
    assert papers
    assert {path.name: said for path in papers if (said := faults(path))} == {}


def own_template(project: SmallProject, name: str = "egen") -> Path:
    """Copy the built-in kind to a kind of the project's own, and give its folder; `arende.md` uses it."""
    folder = project.root / "templates" / name
    for file in TEMPLATE.iterdir():
        project.write(f"templates/{name}/{file.name}", file.read_bytes())
    project.case(case_text(f"{FRONT}mall: {name}\n"))
    return folder


def edit_docx(path: Path, edit: Callable[[str, bytes], bytes]) -> None:
    """Write a Word file anew with each of its parts, by name, edited."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            new.writestr(entry.filename, edit(entry.filename, old.read(entry)))
    path.write_bytes(out.getvalue())


def replace_in_docx(path: Path, old: str, new: str, part: str = "word/document.xml") -> None:
    """Replace a text in one part of a Word file; it must be there."""

    def edit(name: str, data: bytes) -> bytes:
        assert name != part or old.encode() in data, f"{old} is not in {part}"
        return data.replace(old.encode(), new.encode()) if name == part else data

    edit_docx(path, edit)


CASE = f"{FOLDER}/arende.md"
