"""The tags of a part that is made ready: one object with all of them, to be copied into the bundle as it is."""

from dataclasses import dataclass
from typing import Any

import pikepdf

from papergen.bundle.names import dictionary, name_of, name_text
from papergen.bundle.parent_tree import KEYS, id_pairs, take_numbers
from papergen.bundle.roles import class_map, document_roles, overrides, role_map
from papergen.bundle.structure_tree import Renaming, TagFault, as_part, prepare, top_elements, walk
from papergen.bundle.trees import numbers

PARCEL = "/PapergenTags"  # in the part's catalog; never reaches a bundle


def tag_parcel(pdf: pikepdf.Pdf, tagged: list[Any], prefix: bytes) -> Any:
    """Give all tags of an opened part as one object, numbered from 0; an empty one if it has none that can be used.

    None for tags whose names can only be settled beside the other parts' (classes, namespaces, roles that mean another thing than
    the standard says).
    """
    root: Any = pdf.Root.get("/StructTreeRoot")
    tops = top_elements(root) if isinstance(root, pikepdf.Dictionary) else []
    try:
        elements = list(walk(tops))
    except TagFault:
        elements = []
    if not elements:
        take_numbers(tagged, {}, 0)
        return pdf.make_indirect(pikepdf.Dictionary())
    roles = role_map(root)
    if overrides(roles) or class_map(root) or "/Namespaces" in root:
        return None
    renaming = Renaming(prefix, {}, {})
    prepare(elements, renaming)
    parents = take_numbers(tagged, numbers(root.get("/ParentTree")), 0)
    parcel = pikepdf.Dictionary(
        Parents=pikepdf.Array(parents),
        Holders=pikepdf.Array(_holders(tagged)),
        Part=as_part(pdf, tops, "", "", document_roles(roles, {})),
        Mark=pikepdf.String(prefix),
        Ids=id_pairs(renaming.ids),
        Roles=dictionary((role, name_of(meaning)) for role, meaning in sorted(roles.items())),
        Suspects=suspects(pdf),
    )
    for key in list(root.keys()):  # elements that are not in the tree may still point at it
        del root[key]
    return pdf.make_indirect(parcel)


def suspects(pdf: pikepdf.Pdf) -> bool:
    """Say whether a PDF itself doubts its tags (14.7.1)."""
    marks: Any = pdf.Root.get("/MarkInfo")
    return isinstance(marks, pikepdf.Dictionary) and marks.get("/Suspects", False) not in (False, None)


def _holders(tagged: list[Any]) -> list[Any]:
    """Give each object once that has a number in the parent tree."""
    found: dict[tuple[int, int], Any] = {}
    for thing in tagged:
        if any(key in thing for key in KEYS):
            found.setdefault(thing.objgen, thing)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class ReadyTags:
    """The tags of an opened part that was made ready; `parcel` is to be copied into the bundle."""

    parcel: Any

    @property
    def roles(self) -> dict[str, str]:
        """Give the part's role map."""
        return {role: name_text(meaning) for role, meaning in self.parcel.Roles.items()}

    @property
    def mark(self) -> bytes:
        """Give what each ID of the part's elements begins with."""
        return bytes(self.parcel.Mark)

    def renumber(self, first: int) -> None:
        """Let the numbers in the parent tree begin at `first`."""
        if first:
            for holder in self.parcel.Holders:
                for key in KEYS:
                    if key in holder:
                        holder[key] = holder[key] + first

    def rename(self, prefix: bytes, roles: dict[str, str]) -> None:
        """Give the elements new IDs, with one more prefix, and other roles: what another part has is taken."""
        renaming = Renaming(prefix, roles, {})
        prepare(list(walk([self.parcel.Part])), renaming)
        self.parcel.Ids = id_pairs(renaming.ids)
        del self.parcel["/Mark"]


def ready_tags(pdf: pikepdf.Pdf) -> ReadyTags | None:
    """Give the tags of a part that was made ready; None if it has none."""
    parcel: Any = pdf.Root[PARCEL]
    return ReadyTags(parcel) if "/Part" in parcel else None
