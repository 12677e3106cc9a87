"""The formulas of an OpenDocument sheet frozen to the values that were saved, and what it shows that no value is saved for.

Sources: OpenDocument 1.3 part 3, 9.1.4 (cells), 16.9 (master pages), 16.3 (`style:map`); `calcext` is LibreOffice's own.
"""

import re
from collections.abc import Iterable

from lxml import etree

from papergen.bundle.attachments.frozen_open_document import OFFICE, TEXT
from papergen.bundle.attachments.frozen_part import Frozen
from papergen.bundle.attachments.volatile import is_volatile, volatile_names

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
_FORMULA = (f"{{{_TABLE}}}formula", f"{{{_TABLE}}}number-matrix-columns-spanned", f"{{{_TABLE}}}number-matrix-rows-spanned")
_EVERY_DAY = {"date": "dagens datum", "time": "klockslaget", "file-name": "filens namn"}


def freeze_open_formulas(root: etree._Element, done: Frozen) -> None:
    """Freeze the formulas of the sheets in a part in place; other documents have none that are reckoned anew."""
    named = root.iter(f"{{{_TABLE}}}named-expression")
    names = volatile_names({one.get(f"{{{_TABLE}}}name", ""): one.get(f"{{{_TABLE}}}expression", "") for one in named})
    for book in root.iter(f"{{{OFFICE}}}spreadsheet"):
        for cell in book.iter(f"{{{_TABLE}}}table-cell", f"{{{_TABLE}}}covered-table-cell"):
            _freeze_cell(cell, names, done)
    for condition in (*root.iter(f"{{{_CALC}}}condition"), *root.iter(f"{{{_STYLE}}}map")):
        text = condition.get(f"{{{_CALC}}}value") or condition.get(f"{{{_STYLE}}}condition") or ""
        if is_volatile(text, names):
            done.every_day.append("villkorsstyrd formatering")
    if next(root.iter(f"{{{_CALC}}}date-is"), None) is not None:
        done.every_day.append("villkorsstyrd formatering")


def _freeze_cell(cell: etree._Element, names: set[str], done: Frozen) -> None:
    formula = cell.get(_FORMULA[0])
    if formula is None:
        return
    if cell.get(f"{{{OFFICE}}}value-type") is None:
        if is_volatile(formula, names):
            done.every_day.append(f"formeln {formula.partition(':')[2] or formula}")
        return
    for name in _FORMULA:
        cell.attrib.pop(name, "")
    error = cell.attrib.pop(f"{{{_CALC}}}value-type", "") == "error"
    if error or _looks_otherwise(cell):
        for name in ("value", "string-value"):
            cell.attrib.pop(f"{{{OFFICE}}}{name}", "")
        cell.set(f"{{{OFFICE}}}value-type", "string")  # that of the text, which says #N/A or the day as the sheet did
    done.changed = True


def _looks_otherwise(cell: etree._Element) -> bool:
    """Tell whether a number was shown as something else, as days and TRUE are by their formulas where the cell has no format."""
    shown = re.sub(r"[\s\u00a0\u202f]", "", "".join(map(str, cell.itertext())))
    if cell.get(f"{{{OFFICE}}}value-type") != "float" or not shown:
        return False
    return re.fullmatch(r"[-+\u2212]?(\d+|\d{1,3}([.,'’]\d{3})*)([.,]\d*)?([eE][-+]?\d+)?", shown) is None


def used_page_styles(roots: Iterable[etree._Element]) -> set[str]:
    """Give the names of the master pages that the sheets of a file are printed with, and of that for sheets which name none."""
    return {"Default"} | {
        style.get(f"{{{_STYLE}}}master-page-name", "")
        for root in roots
        for style in root.iter(f"{{{_STYLE}}}style")
        if style.get(f"{{{_STYLE}}}family") == "table"
    }


def look_at_page_styles(root: etree._Element, used: set[str], done: Frozen) -> None:
    """Note what headers and footers of the pages in use show of the day: a sheet has examples there, and no saved values."""
    for page in root.iter(f"{{{_STYLE}}}master-page"):
        if page.get(f"{{{_STYLE}}}name") not in used:
            continue
        for line in page:
            if line.get(f"{{{_STYLE}}}display") == "false":
                continue
            done.every_day += [
                f"{what} i sidhuvud eller sidfot"
                for name, what in _EVERY_DAY.items()
                if any(one.get(f"{{{TEXT}}}fixed") != "true" for one in line.iter(f"{{{TEXT}}}{name}"))
            ]
