"""The structure tree of one attachment, kept true when annotations go."""

from typing import Any

from pikepdf import Array, Dictionary, Pdf


def is_tagged(pdf: Pdf) -> bool:
    """Tell whether a PDF says that its content is tagged, and has a tree to say it with (ISO 32000-1, 14.7-14.8)."""
    marked = pdf.Root.get("/MarkInfo", Dictionary()).get("/Marked", False)
    tree = pdf.Root.get("/StructTreeRoot")
    return bool(marked) and isinstance(tree, Dictionary) and "/K" in tree and "/ParentTree" in tree


def forget(pdf: Pdf, gone: set[tuple[int, int]]) -> None:
    """Take references to removed objects out of the structure tree."""
    root = pdf.Root.get("/StructTreeRoot")
    if not gone or not isinstance(root, Dictionary):
        return
    waiting: list[Any] = [root]
    seen: set[tuple[int, int]] = set()
    while waiting:
        element = waiting.pop()
        if element.is_indirect and element.objgen in seen:
            continue
        seen.add(element.objgen)
        kids = element.get("/K")
        if kids is None:
            continue
        listed = list(kids) if isinstance(kids, Array) else [kids]
        left = [kid for kid in listed if not _refers(kid, gone)]
        if len(left) < len(listed):
            element.K = Array(left)
        waiting += [kid for kid in left if isinstance(kid, Dictionary) and "/S" in kid]


def _refers(kid: Any, gone: set[tuple[int, int]]) -> bool:
    if not isinstance(kid, Dictionary) or kid.get("/Type") != "/OBJR":
        return False
    target = kid.get("/Obj")
    return target is None or target.objgen in gone
