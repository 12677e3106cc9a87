"""One part's structure tree, made ready to be a `/Part` of the bundle's (14.7): unique IDs, no name clashes, nothing carried.

Everything is done in the part's own PDF before anything is copied, so that what is copied is what is meant.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from papergen.bundle.names import name_of, name_text

_DEEPEST = 400  # Word nests about thirty deep; copying follows the tree in C++, where an abyss would be a crash


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
    """How names of one part are told apart from those of the others: a prefix for IDs, new names for roles and classes."""

    prefix: bytes
    roles: Mapping[str, str]
    classes: Mapping[str, str]
    ids: dict[bytes, Any] = field(default_factory=dict)  # filled: new ID to element


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
        if renaming.roles and "/NS" not in keys and (role := renaming.roles.get(name_text(entry.get("/S")))):
            entry["/S"] = name_of(role)
        if not keys.isdisjoint(_SELDOM):
            _rename(entry, renaming)
            for key in _NOT_CARRIED & keys:
                del entry[key]
        if element.has_objects:
            _drop_dead_references(entry)


def as_part(pdf: pikepdf.Pdf, tops: list[Any], title: str, language: str, document_roles: set[str]) -> Any:
    """Make the `/Part` of a part: its `/Document` demoted, else a new element around its top elements."""
    if len(tops) == 1 and name_text(tops[0].get("/S")) in document_roles:
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
    if title:
        part["/T"] = pikepdf.String(title)
    if language and "/Lang" not in part:
        part["/Lang"] = pikepdf.String(language)
    if "/P" in part:
        del part["/P"]
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
    identity = element.get("/ID")
    if identity is not None:
        if isinstance(identity, pikepdf.String):
            element["/ID"] = _unique(renaming, bytes(identity), element)
        else:
            del element["/ID"]
    attributes = element.get("/A")
    if attributes is not None:
        for attribute in attributes if isinstance(attributes, pikepdf.Array) else (attributes,):
            if isinstance(attribute, (pikepdf.Dictionary, pikepdf.Stream)):
                prefix_headers(attribute, renaming.prefix)
    if renaming.classes and "/C" in element:
        element["/C"] = _new_classes(element["/C"], renaming.classes)


def _unique(renaming: Renaming, identity: bytes, element: Any) -> Any:
    new, count = renaming.prefix + identity, 1
    while new in renaming.ids:  # twice in one part is against the rules (14.7.2); the first one keeps its references
        count += 1
        new = renaming.prefix + identity + b"-%d" % count
    renaming.ids[new] = element
    return pikepdf.String(new)


def prefix_headers(attribute: Any, prefix: bytes) -> None:
    """Let a table cell's `/Headers` (14.8.5.7) name the new IDs of header cells; once only, for attributes may be shared."""
    headers = attribute.get("/Headers")
    if isinstance(headers, pikepdf.Array):
        old = [bytes(header) for header in headers if isinstance(header, pikepdf.String)]
        new = [header if header.startswith(prefix) else prefix + header for header in old]
        attribute["/Headers"] = pikepdf.Array([pikepdf.String(header) for header in new])


def _new_classes(value: Any, classes: Mapping[str, str]) -> Any:
    if isinstance(value, pikepdf.Array):
        return pikepdf.Array([_new_classes(item, classes) if isinstance(item, pikepdf.Name) else item for item in value])
    return name_of(classes.get(name_text(value), name_text(value)))


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
