"""One part's structure tree, made ready to be a `/Part` of the bundle's (14.7): unique IDs, no name clashes, nothing carried.

Everything is done in the part's own PDF before its objects become text, so that what is written is what is meant.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from papergen.bundle.gathering import Slots
from papergen.bundle.names import name_text

_DEEPEST = 400  # Word nests about thirty deep; who reads a bundle follows the tree down, and may crash in an abyss


class TagFault(Exception):
    """A structure tree is too damaged to be used; the part then counts as untagged."""


_NOT_CARRIED = {"/AF", "/PhoneticAlphabet", "/Phoneme"}  # files, and references to lexicons that are files
_SELDOM = {"/ID", "/A", "/C"} | _NOT_CARRIED


@dataclass(slots=True)
class Element:
    """A structure element, and whether it holds an annotation or a picture as an object."""

    entry: Any
    has_objects: bool = False


@dataclass(slots=True)
class Renaming:
    """What of a part's tags is called something else in the bundle, and so becomes slots: its IDs, its own roles and classes."""

    slots: Slots
    roles: AbstractSet[str]
    classes: AbstractSet[str]
    ids: dict[bytes, Any] = field(default_factory=dict)  # filled: ID to element


def top_elements(root: Any) -> list[Any]:
    """Give the elements right under a structure tree root."""
    kids = root.get("/K")
    found = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in found if isinstance(kid, pikepdf.Dictionary)]


def prepare(elements: list[Element], renaming: Renaming) -> None:
    """Rename in every element, and take out what may not be carried."""
    for element in elements:
        entry = element.entry
        keys = entry.keys()
        if renaming.roles and "/NS" not in keys and (role := name_text(entry.get("/S"))) in renaming.roles:
            entry["/S"] = renaming.slots.of("role", role)
        if not keys.isdisjoint(_SELDOM):
            _rename(entry, renaming)
            for key in _NOT_CARRIED & keys:
                del entry[key]
        if element.has_objects:
            _drop_dead_references(entry)


def is_whole(tops: list[Any], document_roles: set[str]) -> bool:
    """Say whether the one element at the top of a tree is the whole document; `document_roles` are the roles that mean so."""
    return len(tops) == 1 and name_text(tops[0].get("/S")) in document_roles


def as_part(pdf: pikepdf.Pdf, tops: list[Any], whole: bool, slots: Slots) -> Any:
    """Make the `/Part` of a part: if its top is a `whole` document that one demoted, else a new element around its tops."""
    if whole:
        part = tops[0]
        if "/NS" in part:
            del part["/NS"]
    else:
        part = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructElem, K=pikepdf.Array(tops)))
        for top in tops:
            top["/P"] = part
    if not part.is_indirect:
        part = pdf.make_indirect(part)
    part["/S"] = pikepdf.Name.Part
    part["/P"] = slots.of("document")
    part["/T"] = slots.of("title", str(part["/T"]) if isinstance(part.get("/T"), pikepdf.String) else "")
    if "/Lang" not in part:
        part["/Lang"] = slots.of("language", str(pdf.Root.get("/Lang", "")))
    return part


def walk(tops: list[Any]) -> Iterator[Element]:
    """Give every structure element at and under `tops`, parents first; raises TagFault for a knot or an abyss."""
    stack = [(top, 0) for top in reversed(tops)]
    seen: set[tuple[int, int]] = set()
    while stack:
        entry, depth = stack.pop()
        if depth > _DEEPEST:
            raise TagFault("too deep")
        if entry.is_indirect:
            if entry.objgen in seen:
                raise TagFault("an element has two parents")
            seen.add(entry.objgen)
        element = Element(entry)
        kids = entry.get("/K")
        for kid in kids if isinstance(kids, pikepdf.Array) else (kids,):
            if isinstance(kid, pikepdf.Dictionary):
                if "/S" in kid:
                    stack.append((kid, depth + 1))
                elif "/Obj" in kid:
                    element.has_objects = True
        yield element


def _rename(element: Any, renaming: Renaming) -> None:
    if "/ID" in element:  # asking first: pikepdf takes long to find that something is not there
        identity = element["/ID"]
        if isinstance(identity, pikepdf.String):
            element["/ID"] = _unique(renaming, bytes(identity), element)
        else:
            del element["/ID"]
    if "/A" in element:
        attributes = element["/A"]
        for attribute in attributes if isinstance(attributes, pikepdf.Array) else (attributes,):
            if isinstance(attribute, (pikepdf.Dictionary, pikepdf.Stream)):
                prefix_headers(attribute, renaming.slots)
    if renaming.classes and "/C" in element:
        element["/C"] = _new_classes(element["/C"], renaming)


def _unique(renaming: Renaming, identity: bytes, element: Any) -> Any:
    new, count = identity, 1
    while new in renaming.ids:  # twice in one part is against the rules (14.7.2); the first one keeps its references
        count += 1
        new = identity + b"-%d" % count
    renaming.ids[new] = element
    return renaming.slots.of("id", new.hex())


def prefix_headers(attribute: Any, slots: Slots) -> None:
    """Let a table cell's `/Headers` (14.8.5.7) name header cells as the bundle calls them."""
    if "/Headers" not in attribute:
        return
    headers = attribute["/Headers"]
    if isinstance(headers, pikepdf.Array):  # of strings still: attributes may be shared
        strings = [header for header in headers if not isinstance(header, pikepdf.Dictionary)]
        if len(strings) == len(headers):
            named = [slots.of("id", bytes(header).hex()) for header in strings if isinstance(header, pikepdf.String)]
            attribute["/Headers"] = pikepdf.Array(named)


def _new_classes(value: Any, renaming: Renaming) -> Any:
    if isinstance(value, pikepdf.Array):
        return pikepdf.Array([_new_classes(item, renaming) for item in value])
    known = name_text(value) in renaming.classes if isinstance(value, pikepdf.Name) else False
    return renaming.slots.of("class", name_text(value)) if known else value


def _drop_dead_references(element: Any) -> None:
    """Forget object references to annotations that were taken out; a form field that became a stamp is a form no more."""
    kids = element.get("/K")
    if not isinstance(kids, (pikepdf.Array, pikepdf.Dictionary)):
        return
    each = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    alive = []
    for kid in each:
        if not isinstance(kid, pikepdf.Dictionary) or "/S" in kid or "/Obj" not in kid:
            alive.append(kid)
            continue
        target = kid["/Obj"]
        subtype = target.get("/Subtype") if isinstance(target, (pikepdf.Dictionary, pikepdf.Stream)) else None
        if subtype is None:
            continue
        if subtype == "/Stamp" and element.get("/S") == "/Form":
            element["/S"] = pikepdf.Name.Annot
        alive.append(kid)
    if len(alive) == len(each):
        return
    if alive:
        element["/K"] = pikepdf.Array(alive)
    else:
        del element["/K"]
