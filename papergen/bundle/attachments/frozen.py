"""An Office file as it was saved: fields and formulas that LibreOffice would reckon anew are given the values that were saved."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from papergen.bundle.attachments import faults
from papergen.bundle.attachments.faults import About
from papergen.bundle.attachments.frozen_open_document import freeze_text_fields
from papergen.bundle.attachments.frozen_open_sheets import freeze_open_formulas, look_at_page_styles, used_page_styles
from papergen.bundle.attachments.frozen_open_slides import look_at_slide_dates
from papergen.bundle.attachments.frozen_part import Frozen
from papergen.bundle.attachments.frozen_slides import freeze_drawing
from papergen.bundle.attachments.frozen_word import freeze_word
from papergen.bundle.attachments.frozen_workbook import freeze_sheet, read_workbook
from papergen.bundle.attachments.office_package import UTF_16, part_from, tree_of, with_parts
from papergen.problems import PapergenError, Problem

# What a part must hold somewhere for it to have anything to freeze: the others are not even read, for a workbook's cache may be
# large. With a document type the names could stand behind others: then it is read, and refused.
_MARKS = {
    "docx": re.compile(rb"fld|dataBinding|altChunk|day|month|year|<!DOCTYPE"),
    "xlsx": re.compile(rb"<(\w+:)?(work|chart|dialog)sheet\b|fld|<!DOCTYPE"),
    "pptx": re.compile(rb"fld|<!DOCTYPE"),
}
_BESIDE = ("customXml/", "docProps/")  # never printed, and may be anything
_TOLD = 5  # fields or cells named in one message


def frozen(data: bytes, parts: Mapping[str, bytes], kind: str, about: About) -> tuple[bytes, list[Problem]]:
    """Give the file with every value as it was saved, the same bytes if it has nothing to freeze.

    `parts` is what the file holds. Raises PapergenError for what has no saved value and changes with the day or the computer. The
    problems are such only where the file has more than one page: fields that differ by the page, with one page's value saved.
    """
    done = Frozen()
    changed = (_open_document if kind in ("odt", "ods", "odp") else _office_open)(parts, kind, done, about)
    told = (
        (faults.FIELD_WITHOUT_VALUE, done.without_value),
        (faults.FILE_AS_TEXT, done.files),
        (faults.CHANGES_WITH_THE_DAY, done.every_day),
    )
    if problems := [about.problem(fault, what=_listed(what)) for fault, what in told if what]:
        raise PapergenError([*about.notes, *problems])
    by_page = [about.problem(faults.FIELD_BY_PAGE, what=_listed(done.by_page))] if done.by_page else []
    return with_parts(data, changed) if changed else data, by_page


def _office_open(parts: Mapping[str, bytes], kind: str, done: Frozen, about: About) -> dict[str, bytes]:
    changed: dict[str, bytes] = {}
    workbook = read_workbook(parts, about) if kind == "xlsx" else None
    for name, content in parts.items():
        if not name.lower().endswith(".xml") or name.startswith(_BESIDE):
            continue  # drawings as SVG and VML are read by nobody here, and need not be as XML should
        if not content.startswith(UTF_16) and not _MARKS[kind].search(content):
            continue
        root = tree_of(content, about)
        if root is None:
            continue
        done.changed = False
        if kind == "docx":
            freeze_word(root, done)
        if workbook:
            freeze_sheet(root, name, workbook, PurePosixPath(about.name).name, done)
        freeze_drawing(root, done)
        if done.changed:
            changed[name] = part_from(root)
    return changed


def _open_document(parts: Mapping[str, bytes], kind: str, done: Frozen, about: About) -> dict[str, bytes]:
    trees = {
        name: root
        for name, content in parts.items()
        if PurePosixPath(name).name in ("content.xml", "styles.xml") and (root := tree_of(content, about)) is not None
    }
    if kind == "odp":
        look_at_slide_dates(trees.values(), done)
    used = used_page_styles(trees.values())
    changed: dict[str, bytes] = {}
    for name, root in trees.items():
        done.changed = False
        if kind == "ods" and name == "styles.xml":
            look_at_page_styles(root, used, done)
        else:
            freeze_text_fields(root, done)
        freeze_open_formulas(root, done)
        if done.changed:
            changed[name] = part_from(root)
    return changed


def _listed(what: list[str]) -> str:
    names = list(dict.fromkeys(what))
    return ", ".join(names[:_TOLD]) + (" med flera" if len(names) > _TOLD else "")
