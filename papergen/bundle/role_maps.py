"""Role maps and class maps as a part has them (14.7.3, 14.7.5.3)."""

from typing import Any

import pikepdf

from papergen.bundle.names import name_text
from papergen.bundle.roles import last_meaning


def role_map(root: Any) -> dict[str, str]:
    """Give a structure tree root's role map as text, each role with its last meaning; one that goes in a circle is left out."""
    found = root.get("/RoleMap")
    if not isinstance(found, pikepdf.Dictionary):
        return {}
    steps = {key: name_text(value) for key, value in found.items() if isinstance(value, pikepdf.Name)}
    meanings = {role: last_meaning(role, steps) for role in steps}
    return {role: meaning for role, meaning in meanings.items() if meaning}


def class_map(root: Any) -> dict[str, Any]:
    """Give a structure tree root's class map: name to attributes."""
    found = root.get("/ClassMap")
    return dict(found.items()) if isinstance(found, pikepdf.Dictionary) else {}
