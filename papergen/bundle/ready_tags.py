"""The tags of a part that is made ready: its tree as a `/Part` for the bundle's, with slots for what the other parts settle."""

from dataclasses import dataclass, field
from typing import Any

import pikepdf

from papergen.bundle.gathering import Slots
from papergen.bundle.parent_tree import take_numbers
from papergen.bundle.role_maps import class_map, role_map
from papergen.bundle.roles import document_roles
from papergen.bundle.structure_tree import Renaming, TagFault, as_part, is_whole, prefix_headers, prepare, top_elements, walk
from papergen.bundle.trees import numbers


@dataclass(slots=True)
class ReadyTags:
    """A part's tags: the element at its top, what stands under each number of its parent tree, and what has names of its own.

    `ids` has the IDs in byte order with their elements, `roles` the role map, `classes` the class map, `namespaces` those of PDF
    2.0, and `suspects` says whether the part itself doubts its tags (14.7.1).
    """

    part: Any
    parents: list[Any]
    ids: dict[bytes, Any]
    roles: dict[str, str]
    classes: dict[str, Any] = field(default_factory=dict)
    namespaces: list[Any] = field(default_factory=list)
    suspects: bool = False


def ready_tags(pdf: pikepdf.Pdf, tagged: list[Any], slots: Slots) -> ReadyTags | None:
    """Make all tags of an opened part ready, whose `tagged` objects may belong to elements; None if none can be used.

    Then its pages are left without references to any.
    """
    root: Any = pdf.Root.get("/StructTreeRoot")
    tops = top_elements(root) if isinstance(root, pikepdf.Dictionary) else []
    try:
        elements = list(walk(tops))
    except TagFault:
        elements = []
    if not elements:
        take_numbers(tagged, {}, slots)
        return None
    roles, classes = role_map(root), class_map(root)
    renaming = Renaming(slots, roles.keys(), classes.keys())
    whole = is_whole(tops, document_roles(roles))
    prepare(elements, renaming)
    for value in classes.values():
        for attribute in value if isinstance(value, pikepdf.Array) else (value,):
            if isinstance(attribute, (pikepdf.Dictionary, pikepdf.Stream)):
                prefix_headers(attribute, slots)
    namespaces = root.get("/Namespaces")
    tags = ReadyTags(
        as_part(pdf, tops, whole, slots),
        take_numbers(tagged, numbers(root.get("/ParentTree")), slots),
        dict(sorted(renaming.ids.items())),
        roles,
        classes,
        list(namespaces) if isinstance(namespaces, pikepdf.Array) else [],
        _suspects(pdf),
    )
    for key in list(root.keys()):  # elements that are not in the tree may still point at it
        del root[key]
    return tags


def _suspects(pdf: pikepdf.Pdf) -> bool:
    marks: Any = pdf.Root.get("/MarkInfo")
    return isinstance(marks, pikepdf.Dictionary) and marks.get("/Suspects", False) not in (False, None)
