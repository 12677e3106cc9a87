"""What a bundle says to a program that knows nothing of how it was made: as plain values and text."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import page as page_validation
import pikepdf
import pypdfium2


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(data))


def texts(data: bytes) -> list[str]:
    """Give the text of each page, as pdfium reads it."""
    with pypdfium2.PdfDocument(data) as pdf:
        return [pdf[number].get_textpage().get_text_range().replace("\r\n", "\n") for number in range(len(pdf))]


def numbers(data: bytes) -> list[str]:
    """Give the last piece of text that is drawn on each page: the running number, where there is one."""
    with pypdfium2.PdfDocument(data) as pdf:
        return [_last_text(pdf[number]) for number in range(len(pdf))]


def _last_text(page: pypdfium2.PdfPage) -> str:
    pieces = list(page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT], textpage=page.get_textpage()))
    return pieces[-1].extract() if pieces else ""


def labels(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as pdf:
        return [pdf.get_page_label(number) for number in range(len(pdf))]


def outline(data: bytes) -> list[tuple[int, str, int]]:
    """Give level, title and page (from 1) of each bookmark, as pdfium finds them."""
    with pypdfium2.PdfDocument(data) as pdf:
        return [(item.level, item.get_title(), item.get_dest().get_index() + 1) for item in pdf.get_toc()]


def links(data: bytes) -> list[tuple[int, int | str]]:
    """Give the page (from 1) of each link and where it leads: a page from 1, an address, or an empty text."""
    found: list[tuple[int, int | str]] = []
    with opened(data) as pdf:
        position = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
        for number, page in enumerate(pdf.pages, 1):
            for annotation in page.obj.get("/Annots", ()):
                if annotation.Subtype == "/Link":
                    target = position[annotation.Dest[0].objgen] if "/Dest" in annotation else ""
                    found.append((number, str(annotation.A.URI) if "/A" in annotation else target))
    return found


def elements(data: bytes) -> Iterator[tuple[int, Any]]:
    """Give depth and entries of each structure element, in reading order."""
    with opened(data) as pdf:
        stack = [(0, kid) for kid in reversed(list(pdf.Root.StructTreeRoot.K))]
        while stack:
            depth, element = stack.pop()
            yield depth, element
            kids = element.get("/K")
            each = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
            stack += [(depth + 1, kid) for kid in reversed(each) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def tag_tree(data: bytes) -> str:
    """Give the tag tree as text: one element a line, with its title, language, ID and header cells, and the pages it is on."""
    with opened(data) as pdf:
        position = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
    lines = []
    for depth, element in elements(data):
        words = [str(element.S)[1:]]
        words += [f"{key[1:]}={element[key]}" for key in ("/T", "/Lang", "/ID", "/Alt") if key in element]
        attributes = element.get("/A", ())
        for attribute in attributes if isinstance(attributes, pikepdf.Array) else (attributes,):
            words += [f"Headers={'+'.join(map(str, attribute.Headers))}"] if "/Headers" in attribute else []
        if "/Pg" in element:
            words.append(f"sida {position[element.Pg.objgen]}")
        lines.append("  " * depth + " ".join(words))
    return "\n".join(lines) + "\n"


def faults(data: bytes, folder: Path, profile: str) -> str:
    """Give what page-validation finds against a profile (`PDF_UA_1`, `PDF_A_2A`, `PDF_A_2B`); empty if nothing."""
    path = folder / "bundle.pdf"
    path.write_bytes(data)
    told = str(page_validation.validate_pdf(path, profile=page_validation.ValidationProfile[profile]))
    return "" if "no failures" in told else told


def everything(data: bytes) -> Iterator[Any]:
    """Give every dictionary and stream in a file."""
    with opened(data) as pdf:
        for thing in pdf.objects:
            stack = [thing]
            while stack:
                one = stack.pop()
                if isinstance(one, (pikepdf.Dictionary, pikepdf.Stream)):
                    yield one
                    stack += [value for value in one.values() if isinstance(value, pikepdf.Object) and not value.is_indirect]
                elif isinstance(one, pikepdf.Array):
                    stack += [value for value in one if isinstance(value, pikepdf.Object) and not value.is_indirect]


_KNOTS = ("/Page", "/Pages", "/Catalog", "/StructElem", "/StructTreeRoot", "/Outlines")


def shape(data: bytes) -> list[str]:
    """Give all that can be reached from a PDF's catalog, whatever its objects are numbered and however they are divided."""
    with opened(data) as pdf:
        lines: list[str] = []
        numbers: dict[tuple[int, int], int] = {}

        def shown(value: Any) -> str:
            if isinstance(value, pikepdf.Array):
                return f"[{' '.join(map(shown, value))}]"
            if not isinstance(value, (pikepdf.Dictionary, pikepdf.Stream)):
                return value.unparse().decode("latin-1") if isinstance(value, pikepdf.Object) else repr(value)
            if str(value.get("/Type")) not in _KNOTS and not {"/Title", "/Parent"} <= value.keys():
                return content(value)
            if value.objgen not in numbers:
                numbers[value.objgen] = len(numbers)
                lines.append("")
                lines[numbers[value.objgen]] = content(value)
            return f"@{numbers[value.objgen]}"

        def content(value: Any) -> str:
            left_out = {"/Length", "/Filter", "/DecodeParms"} if isinstance(value, pikepdf.Stream) else set()
            items = sorted((key, held) for key, held in value.items() if key not in left_out)
            text = " ".join(f"{key} {shown(held)}" for key, held in items)
            return f"<<{text}>>" + (repr(value.read_bytes()) if left_out else "")

        shown(pdf.Root)
        return lines
