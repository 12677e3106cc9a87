"""Forms and signatures: refused, since what they show could be lost or become untrue; signed files may go in as copies.

Source: ISO 32000-1, 12.7 (forms) and 12.8 (signatures).
"""

from collections.abc import Iterator
from typing import Any

from pikepdf import Array, Dictionary, Pdf, Stream

from papergen.bundle.attachments import faults
from papergen.bundle.attachments.annotations import annotations_of
from papergen.bundle.attachments.faults import About

_DEEPEST = 50


def settle_form(pdf: Pdf, copy: bool, about: About) -> None:
    """Refuse forms, and signed files unless they go in as a `copy`; then only what is seen of the signature remains.

    Raises PapergenError. Afterwards the file has no form; widgets that print are left on the pages to be flattened.
    """
    form = pdf.Root.get("/AcroForm")
    if isinstance(form, Dictionary) and "/XFA" in form:
        raise about.stop(faults.XFA)
    fields = [*_fields(form), *_widgets(pdf)]
    signed = _vouched_for(pdf) or any(_is_signed(field) for field in fields)
    if signed and not copy:
        raise about.stop(faults.SIGNED)
    if fields and not signed:
        raise about.stop(faults.FORM)
    if signed and (bool(form and form.get("/NeedAppearances", False)) or any(_unseen(widget) for widget in _widgets(pdf))):
        raise about.stop(faults.FORM)
    if copy and not signed:
        about.note(faults.COPY_WITHOUT_SIGNATURE)
    for key in ("/AcroForm", "/Perms"):
        if key in pdf.Root:
            del pdf.Root[key]


def _fields(form: Any) -> Iterator[Dictionary]:
    """Give all fields of a form, at every level."""
    waiting = [form.get("/Fields")] if isinstance(form, Dictionary) else []
    seen: set[tuple[int, int]] = set()
    while waiting:
        one = waiting.pop()
        if isinstance(one, Array):
            waiting += list(one)
        elif isinstance(one, Dictionary) and not (one.is_indirect and one.objgen in seen):
            seen.add(one.objgen)
            yield one
            if "/Kids" in one:
                waiting.append(one.Kids)


def _widgets(pdf: Pdf) -> list[Any]:
    return [one for page in pdf.pages for one in annotations_of(page.obj) if one.get("/Subtype") == "/Widget"]


def _inherited(field: Dictionary, key: str) -> Any:
    at: Any = field
    for _ in range(_DEEPEST):
        if not isinstance(at, Dictionary):
            return None
        if key in at:
            return at[key]
        at = at.get("/Parent")
    return None


def _is_signed(field: Dictionary) -> bool:
    """Tell whether a signature field holds a signature or a time stamp (an empty field is a form to fill in)."""
    value = _inherited(field, "/V")
    return _inherited(field, "/FT") == "/Sig" and isinstance(value, Dictionary)


def _vouched_for(pdf: Pdf) -> bool:
    """Tell whether the whole file is certified."""
    permissions = pdf.Root.get("/Perms")
    return isinstance(permissions, Dictionary) and ("/DocMDP" in permissions or "/UR3" in permissions)


def _unseen(widget: Dictionary) -> bool:
    """Tell whether a field has a value but no look, so that flattening would lose it."""
    value = _inherited(widget, "/V")
    if value is None or _inherited(widget, "/FT") == "/Sig" or str(value) in ("", "/Off"):
        return False
    look = widget.get("/AP", Dictionary()).get("/N")
    return not isinstance(look, Dictionary | Stream)
