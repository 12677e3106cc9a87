"""Role maps and class maps of many parts in one (14.7.3, 14.7.5.3): the same name must mean the same for all, or is renamed."""

from collections.abc import Container, Iterable, Mapping
from typing import Any

import pikepdf

# 14.8.4: mapping one of these is an override, which must not reach the other parts.
_HEADINGS = {"/H", *(f"/H{level}" for level in range(1, 7))}
_STANDARD = _HEADINGS | {
    *(
        "/Document",
        "/Part",
        "/Art",
        "/Sect",
        "/Div",
        "/BlockQuote",
        "/Caption",
        "/TOC",
        "/TOCI",
        "/Index",
        "/NonStruct",
        "/Private",
    ),
    *("/P", "/L", "/LI", "/Lbl", "/LBody", "/Table", "/TR", "/TH", "/TD", "/THead", "/TBody", "/TFoot"),
    *("/Span", "/Quote", "/Note", "/Reference", "/BibEntry", "/Code", "/Link", "/Annot", "/Figure", "/Formula", "/Form"),
    *("/Ruby", "/RB", "/RT", "/RP", "/Warichu", "/WT", "/WP"),
}


def role_map(root: Any) -> dict[str, str]:
    """Give a structure tree root's role map as text, each role with its last meaning; one that goes in a circle is left out."""
    found = root.get("/RoleMap")
    if not isinstance(found, pikepdf.Dictionary):
        return {}
    steps = {key: str(value) for key, value in found.items() if isinstance(value, pikepdf.Name)}
    meanings = {role: _last(role, steps) for role in steps}
    return {role: meaning for role, meaning in meanings.items() if meaning}


def _last(role: str, steps: Mapping[str, str]) -> str:
    """Follow a chain of roles to its end; empty if it has none."""
    met = {role}
    while role in steps:
        role = steps[role]
        if role in met:
            return ""
        met.add(role)
    return role


def document_roles(mine: Mapping[str, str], renamed: Mapping[str, str]) -> set[str]:
    """Give the names, as renamed, that mean a whole document in a part."""
    return {"/Document"} | {renamed.get(role, role) for role, meaning in mine.items() if meaning == "/Document"}


def join_roles(mine: Mapping[str, str], all_roles: dict[str, str], suffix: str) -> dict[str, str]:
    """Add a part's role map to the bundle's; give the new names of those that clash, or override a standard one."""
    clash = {role for role, meaning in mine.items() if role in _STANDARD or all_roles.get(role, meaning) != meaning}
    all_roles.update({f"{role}{suffix}" if role in clash else role: meaning for role, meaning in mine.items()})
    return {role: f"{role}{suffix}" for role in clash}


def class_map(root: Any) -> dict[str, Any]:
    """Give a structure tree root's class map: name to attributes."""
    found = root.get("/ClassMap")
    return dict(found.items()) if isinstance(found, pikepdf.Dictionary) else {}


def class_renames(mine: Iterable[str], taken: Container[str], suffix: str) -> dict[str, str]:
    """Give the new names of a part's classes whose name is taken in the bundle."""
    return {name: f"{name}{suffix}" for name in mine if name in taken}
