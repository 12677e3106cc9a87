"""Layers (optional content, 8.11): what a part hides stays hidden in the bundle, and the rest is shown."""

from typing import Any

import pikepdf


def layers_of(pdf: pikepdf.Pdf) -> Any:
    """Give a part's layers and those that are off, as one object to be copied; None if it has none."""
    properties: Any = pdf.Root.get("/OCProperties")
    groups = _groups(properties, "/OCGs")
    if not groups:
        return None
    usual = properties.get("/D")
    off = _groups(usual, "/OFF")
    if isinstance(usual, pikepdf.Dictionary) and usual.get("/BaseState") == "/OFF":
        on = {group.objgen for group in _groups(usual, "/ON")}
        off = [group for group in groups if group.objgen not in on]
    return pdf.make_indirect(pikepdf.Dictionary(Groups=pikepdf.Array(groups), Off=pikepdf.Array(off)))


def write_layers(bundle: pikepdf.Pdf, copied: list[Any]) -> None:
    """Give the bundle the layers of all its parts; `copied` are the copies of what `layers_of` gave."""
    groups = [group for layers in copied for group in layers.Groups]
    if groups:
        usual = pikepdf.Dictionary(
            Name=pikepdf.String("Lager"),
            Order=pikepdf.Array(groups),
            OFF=pikepdf.Array([group for layers in copied for group in layers.Off]),
        )
        bundle.Root["/OCProperties"] = pikepdf.Dictionary(OCGs=pikepdf.Array(groups), D=usual)


def _groups(holder: Any, key: str) -> list[Any]:
    found = holder.get(key) if isinstance(holder, pikepdf.Dictionary) else None
    each = list(found) if isinstance(found, pikepdf.Array) else []
    return [group for group in each if isinstance(group, pikepdf.Dictionary) and group.is_indirect]
