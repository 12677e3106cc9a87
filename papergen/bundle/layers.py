"""Layers (optional content, 8.11): what a part hides stays hidden in the bundle, and the rest is shown."""

from typing import Any

import pikepdf


def layers_of(pdf: pikepdf.Pdf) -> tuple[list[Any], list[Any]]:
    """Give a part's layers, and those of them that are off."""
    properties: Any = pdf.Root.get("/OCProperties")
    groups = _groups(properties, "/OCGs")
    if not groups:
        return [], []
    known, usual = {group.objgen for group in groups}, properties.get("/D")
    off = [group for group in _groups(usual, "/OFF") if group.objgen in known]
    if isinstance(usual, pikepdf.Dictionary) and usual.get("/BaseState") == "/OFF":
        on = {group.objgen for group in _groups(usual, "/ON")}
        off = [group for group in groups if group.objgen not in on]
    return groups, off


def _groups(holder: Any, key: str) -> list[Any]:
    found = holder.get(key) if isinstance(holder, pikepdf.Dictionary) else None
    each = list(found) if isinstance(found, pikepdf.Array) else []
    return [group for group in each if isinstance(group, pikepdf.Dictionary) and group.is_indirect]
