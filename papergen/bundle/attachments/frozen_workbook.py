"""Excel's formulas frozen to the values that were saved, and what a sheet shows that no value is saved for.

LibreOffice reckons texts, and all that hangs on the day or on chance, anew while it reads a workbook.
Sources: ISO/IEC 29500-1, 18.3.1.4 (`c`), 18.3.1.40 (`f`), 18.3.1.46 (headers and footers), 18.3.1.10 (`cfRule`).
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from papergen.bundle.attachments.faults import About
from papergen.bundle.attachments.frozen_part import Frozen
from papergen.bundle.attachments.office_package import tree_of
from papergen.bundle.attachments.volatile import is_volatile, volatile_names

_SPACES = ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main")
_CODE = re.compile(r'&(&|"[^"]*"|.)', re.DOTALL)
_TIME_CODES = {"D": "dagens datum", "T": "klockslaget", "Z": "filens mapp"}


@dataclass(slots=True)
class Workbook:
    """What its sheets have in common: their names by part, names for volatile formulas, and if the saved values are worthless.

    A program that writes formulas without reckoning them says `fullCalcOnLoad`, and may have written 0 for every value.
    """

    sheets: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    unreckoned: bool = False


def read_workbook(parts: Mapping[str, bytes], about: About) -> Workbook:
    """Give what the sheets of a workbook have in common."""
    book, relations = (tree_of(parts.get(name, b""), about) for name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"))
    found = Workbook()
    if book is None:
        return found
    targets = {} if relations is None else {one.get("Id", ""): one.get("Target", "") for one in relations}
    for sheet in _all(book, "sheet"):
        for key, value in sheet.attrib.items():
            if str(key).endswith("/relationships}id"):
                target = targets.get(str(value), "")
                found.sheets[posixpath.join("/xl", target).lstrip("/")] = sheet.get("name", "")
    found.names = volatile_names({one.get("name", ""): one.text or "" for one in _all(book, "definedName")})
    found.unreckoned = any(one.get("fullCalcOnLoad") in ("1", "true") for one in _all(book, "calcPr"))
    return found


def freeze_sheet(root: etree._Element, part: str, workbook: Workbook, file_name: str, done: Frozen) -> None:
    """Freeze the formulas of a sheet in place; other parts are left as they are."""
    if etree.QName(root).localname not in ("worksheet", "chartsheet", "dialogsheet"):
        return
    sheet = workbook.sheets.get(part) or posixpath.basename(part)
    _freeze_formulas(root, sheet, workbook, done)
    _freeze_headers(root, sheet, file_name, done)
    for rule in root.iter("{*}cfRule"):
        formulas = [one.text or "" for one in rule.iter("{*}formula", "{*}f")]
        if rule.get("type") == "timePeriod" or any(is_volatile(text, workbook.names) for text in formulas):
            done.every_day.append(f"villkorsstyrd formatering på bladet {sheet}")


def _freeze_formulas(root: etree._Element, sheet: str, workbook: Workbook, done: Frozen) -> None:
    cells = [(cell, formula) for cell in _all(root, "c") if (formula := _child(cell, "f")) is not None]
    shared = {formula.get("si"): formula.text for _, formula in cells if formula.get("si") and formula.text}
    kept = [one for one in cells if workbook.unreckoned or not _has_value(one[0])]
    # A cell that shares its formula with others has its text with the first of them, which then keeps it too.
    needed = {formula.get("si") for _, formula in kept if formula.get("t") == "shared"}
    for cell, formula in kept:
        if is_volatile(formula.text or shared.get(formula.get("si")) or "", workbook.names):
            done.every_day.append(f"formeln i {sheet}!{cell.get('r', '')}")
        value = _child(cell, "v")
        if value is not None:
            cell.remove(value)
            cell.attrib.pop("t", "")
            done.changed = True
    reckoned = {id(cell) for cell, _ in kept}
    for cell, formula in cells:
        if id(cell) not in reckoned and not (formula.get("t") == "shared" and formula.get("si") in needed):
            cell.remove(formula)
            done.changed = True


def _has_value(cell: etree._Element) -> bool:
    value = _child(cell, "v")
    return value is not None and (bool(value.text) or cell.get("t") == "str")


def _freeze_headers(root: etree._Element, sheet: str, file_name: str, done: Frozen) -> None:
    """Put the file's own name in headers and footers in place of the copy's; they have no saved values."""
    shown = file_name.replace("&", "&&")
    for settings in _all(root, "headerFooter"):
        for line in settings:
            name = etree.QName(line).localname if isinstance(line.tag, str) else ""
            if name.startswith("even") and settings.get("differentOddEven") not in ("1", "true"):
                continue
            if name.startswith("first") and settings.get("differentFirst") not in ("1", "true"):
                continue
            codes = [code.upper() for code in _CODE.findall(line.text or "")]
            done.every_day += [
                f"{_TIME_CODES[code]} i sidhuvud eller sidfot på bladet {sheet}" for code in codes if code in _TIME_CODES
            ]
            if "F" in codes:
                line.text = _CODE.sub(lambda code: shown if code[1] in "Ff" else code[0], line.text or "")
                done.changed = True


def _all(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return root.iter(*(f"{{{space}}}{name}" for space in _SPACES))


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return next((child for child in element if child.tag in (f"{{{_SPACES[0]}}}{name}", f"{{{_SPACES[1]}}}{name}")), None)
