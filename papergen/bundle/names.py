"""Names in PDFs that are not UTF-8, as old programs write `/Brödtext`: as text with surrogate escapes (7.3.5)."""

from collections.abc import Iterable
from typing import Any

import pikepdf


def name_text(value: Any) -> str:
    """Give a name, with its slash, as the keys of a pikepdf dictionary are given; an empty text if it is no name."""
    return bytes(value).decode("utf-8", "surrogateescape") if isinstance(value, pikepdf.Name) else ""


def dictionary(entries: Iterable[tuple[str, Any]]) -> Any:
    """Make a dictionary of any names; pikepdf's own way of making one takes UTF-8 only."""
    made = pikepdf.Dictionary()
    for key, value in entries:
        made[key] = value
    return made
