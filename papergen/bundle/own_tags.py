"""The tags of a part that we have set ourselves, made ready from their text (14.7): what `ready_tags` does for any PDF."""

import re
from dataclasses import dataclass

from papergen.bundle.own_slots import OwnSlots
from papergen.bundle.roles import last_meaning
from papergen.bundle.typst_pdf import TypstPdf, entries, referred, referred_all, written

_ROOT = {b"/Type", b"/RoleMap", b"/K", b"/ParentTree", b"/IDTree", b"/ParentTreeNextKey"}
_ELEMENT = re.compile(rb"<</Type/StructElem/S(/[^\s/<>\[\]()#]+)")
_IDENTITY = re.compile(rb"/ID<([0-9A-Fa-f]*)>")
_HEADERS = re.compile(rb"/Headers\[([^\]]*)\]")
_STRING = re.compile(rb"<([0-9A-Fa-f]*)>")
_ODD = re.compile(rb"/(?:AF|Phoneme|PhoneticAlphabet|NS|C)(?![A-Za-z0-9#])")  # what may not be carried, or needs more than this
_PARENT = re.compile(rb"(\d+) (\d+ 0) R ?")


@dataclass(frozen=True, slots=True)
class OwnTags:
    """The tags: the object at their top, all elements as they are written now, what stands under each number, IDs, and roles."""

    part: bytes
    elements: dict[bytes, tuple[bytes, bytes | None]]
    parents: dict[int, bytes]
    ids: dict[bytes, bytes]
    roles: dict[str, str]


def own_tags(pdf: TypstPdf, catalog: dict[bytes, bytes], language: str, slots: OwnSlots) -> OwnTags:
    """Make the tags ready; raises ValueError or LookupError for what is not as typst writes it."""
    root = entries(pdf.resolved(catalog[b"/StructTreeRoot"]))
    marks = entries(pdf.resolved(catalog[b"/MarkInfo"]))
    if set(root) - _ROOT or marks.get(b"/Suspects", b"false") != b"false":
        raise ValueError("tags that say more")
    steps = {key.decode("ascii"): value.decode("ascii") for key, value in entries(root.get(b"/RoleMap", b"<<>>")).items()}
    if any("#" in name for pair in steps.items() for name in pair):
        raise ValueError("a name that is written otherwise")
    roles = {role: meaning for role in steps if (meaning := last_meaning(role, steps))}
    (top,) = referred_all(root[b"/K"])
    elements: dict[bytes, tuple[bytes, bytes | None]] = {}
    ids: dict[bytes, bytes] = {}
    for name, (text, data) in pdf.objects.items():
        if data is None and (found := _ELEMENT.match(text)):
            if name != top and found[1].decode("ascii") in roles:
                text = b"<</Type/StructElem/S " + slots.of("role", found[1].decode("ascii")) + text[found.end() :]
            if identity := _IDENTITY.search(text):
                key = bytes.fromhex(identity[1].decode())
                if key in ids:
                    raise ValueError("an ID twice")
                ids[key] = name
                text = text[: identity.start()] + b"/ID " + slots.of("id", key.hex()) + text[identity.end() :]
            if b"/Headers[" in text:
                text = _HEADERS.sub(lambda headers: b"/Headers[%s]" % _ids(headers[1], slots), text)
            elements[name] = text, None
    if _ODD.search(b"".join(text for text, _ in elements.values())):
        raise ValueError("elements that say more")
    elements[top] = _as_part(elements[top][0], language, slots), None
    return OwnTags(top, elements, _parents(pdf, root), ids, roles)


def _ids(headers: bytes, slots: OwnSlots) -> bytes:
    return b" ".join(slots.of("id", identity.decode().lower()) for identity in _STRING.findall(headers))


def _as_part(text: bytes, language: str, slots: OwnSlots) -> bytes:
    """Make the document at the top of the tags a `/Part` of the bundle's."""
    found = entries(text)
    if found[b"/S"] != b"/Document" or b"/T" in found:
        raise ValueError("another element at the top")
    found |= {b"/S": b"/Part", b"/P": slots.of("document"), b"/T": slots.of("title")}
    found.setdefault(b"/Lang", slots.of("language", language))
    return written(found)


def _parents(pdf: TypstPdf, root: dict[bytes, bytes]) -> dict[int, bytes]:
    """Give the objects that stand under the numbers of the parent tree, by their names."""
    nums = entries(pdf.resolved(root[b"/ParentTree"]))[b"/Nums"]
    found = {int(number): name for number, name in _PARENT.findall(nums)}
    if _PARENT.sub(b"", nums[1:-1]).strip():
        raise ValueError("a parent tree that says more")
    if any(referred(name + b" R") not in pdf.objects for name in found.values()):
        raise ValueError("a parent that is not there")
    return found
