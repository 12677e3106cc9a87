"""All parts' tags as one structure tree: a `/Document` with a `/Part` for each (ISO 14289-1, 7.1; ISO 32000-1, 14.7)."""

from typing import Any

import pikepdf

from papergen.bundle.names import dictionary, name_of
from papergen.bundle.parent_tree import id_tree, parent_tree, take_numbers
from papergen.bundle.ready_tags import ready_tags, suspects
from papergen.bundle.roles import class_map, class_renames, document_roles, join_roles, role_map
from papergen.bundle.structure_tree import Renaming, TagFault, as_part, prefix_headers, prepare, top_elements, walk
from papergen.bundle.trees import numbers


class JoinedTags:
    """The tags of the parts joined so far. For each part: `make_ready` before its pages are copied, `take` after."""

    def __init__(self, bundle: pikepdf.Pdf, language: str) -> None:
        """Begin without a part; `language` is the bundle's."""
        self._bundle = bundle
        self._language = language
        self._document = bundle.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructElem, S=pikepdf.Name.Document))
        self._parts: list[Any] = []
        self._parents: list[Any] = []
        self._ids: dict[bytes, Any] = {}
        self._marks: set[bytes] = set()  # what the IDs of parts that were made ready begin with
        self._whole_ids: dict[bytes, Any] = {}  # those IDs with their elements, part by part
        self._roles: dict[str, str] = {}
        self._classes: dict[str, Any] = {}
        self._namespaces: list[Any] = []
        self._suspects = False

    @property
    def has_namespaces(self) -> bool:
        """Whether a part has namespaces, which came with PDF 2.0."""
        return bool(self._namespaces)

    def make_ready(self, pdf: pikepdf.Pdf, tagged: list[Any], number: int, title: str) -> Any:
        """Rename and renumber in part number `number`, whose `tagged` objects may belong to elements.

        Gives all its tags as one object of `pdf`, to be copied; None if it has none that can be used, and then its pages are
        left without references to any.
        """
        root: Any = pdf.Root.get("/StructTreeRoot")
        tops = top_elements(root) if isinstance(root, pikepdf.Dictionary) else []
        try:
            elements = list(walk(tops))
        except TagFault:
            elements = []
        if not elements:
            take_numbers(tagged, {}, 0)
            return None
        mine, classes = role_map(root), class_map(root)
        prefix, suffix = f"{number}-".encode(), f"-{number}"
        renaming = Renaming(prefix, join_roles(mine, self._roles, suffix), class_renames(classes, self._classes, suffix))
        prepare(elements, renaming)
        namespaces = root.get("/Namespaces")
        parcel = pikepdf.Dictionary(
            Parents=pikepdf.Array(take_numbers(tagged, numbers(root.get("/ParentTree")), len(self._parents))),
            Part=as_part(pdf, tops, title, self._other_language(pdf), document_roles(mine, renaming.roles)),
            Ids=pikepdf.Array([item for key, element in renaming.ids.items() for item in (pikepdf.String(key), element)]),
            Classes=dictionary((renaming.classes.get(name, name), value) for name, value in _classes(classes, prefix)),
            Namespaces=namespaces if isinstance(namespaces, pikepdf.Array) else pikepdf.Array(),
            Suspects=suspects(pdf),
        )
        for key in list(root.keys()):  # elements that are not in the tree may still point at it
            del root[key]
        return pdf.make_indirect(parcel)

    def take_up(self, pdf: pikepdf.Pdf, number: int, title: str) -> Any:
        """Give the tags of part number `number`, which was made ready beforehand, as `make_ready` does."""
        tags = ready_tags(pdf)
        if tags is None:
            return None
        renamed = join_roles(tags.roles, self._roles, f"-{number}")
        if renamed or tags.mark in self._marks:
            tags.rename(f"{number}-".encode(), renamed)
        else:
            self._marks.add(tags.mark)
        tags.renumber(len(self._parents))
        part = tags.parcel.Part
        if title:
            part["/T"] = pikepdf.String(title)
        if (language := self._other_language(pdf)) and "/Lang" not in part:
            part["/Lang"] = pikepdf.String(language)
        return tags.parcel

    def take(self, parcel: Any) -> None:
        """Copy what `make_ready` or `take_up` gave when the part's pages have been copied, so that tags name the new pages."""
        copy: Any = self._bundle.copy_foreign(parcel)
        copy.Part["/P"] = self._document
        self._parts.append(copy.Part)
        self._parents += list(copy.Parents)
        if "/Mark" in copy:
            if len(copy.Ids):
                self._whole_ids[bytes(copy.Mark)] = copy.Ids
        else:
            items = list(copy.Ids)
            self._ids |= {bytes(key): element for key, element in zip(items[::2], items[1::2], strict=True)}
        if "/Classes" in copy:
            self._classes |= dict(copy.Classes.items())
            self._namespaces += list(copy.Namespaces)
        self._suspects = self._suspects or bool(copy.Suspects)

    def write(self) -> None:
        """Give the bundle its structure tree; one without any tagged part gets none, and does not say that it is tagged."""
        if not self._parts:
            return
        self._document["/K"] = pikepdf.Array(self._parts)
        root = pikepdf.Dictionary(
            Type=pikepdf.Name.StructTreeRoot,
            K=pikepdf.Array([self._document]),
            ParentTree=parent_tree(self._parents),
            ParentTreeNextKey=len(self._parents),
        )
        if self._ids or self._whole_ids:
            root["/IDTree"] = id_tree(self._ids, self._whole_ids)
        if self._roles:
            root["/RoleMap"] = dictionary((role, name_of(meaning)) for role, meaning in sorted(self._roles.items()))
        if self._classes:
            root["/ClassMap"] = dictionary(sorted(self._classes.items(), key=lambda item: item[0]))
        if self._namespaces:
            root["/Namespaces"] = pikepdf.Array(self._namespaces)
        tree = self._bundle.make_indirect(root)
        self._document["/P"] = tree
        self._bundle.Root["/StructTreeRoot"] = tree
        marks = pikepdf.Dictionary(Marked=True)
        if self._suspects:
            marks["/Suspects"] = True
        self._bundle.Root["/MarkInfo"] = marks

    def _other_language(self, pdf: pikepdf.Pdf) -> str:
        """Give a part's language if it is another than the bundle's."""
        language = str(pdf.Root.get("/Lang", ""))
        return "" if language.lower() == self._language.lower() else language


def _classes(classes: dict[str, Any], prefix: bytes) -> list[tuple[str, Any]]:
    for value in classes.values():
        for attribute in value if isinstance(value, pikepdf.Array) else (value,):
            if isinstance(attribute, (pikepdf.Dictionary, pikepdf.Stream)):
                prefix_headers(attribute, prefix)
    return list(classes.items())
