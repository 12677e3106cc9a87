"""Word's fields frozen: each is replaced by the value that was saved, as the one who wrote the letter saw it.

LibreOffice reckons fields anew while it reads the file, so that a letter would get the date of the day it is printed.
Source: ISO/IEC 29500-1, 17.16.2 (simple fields) and 17.16.18 (complex fields: begin, instruction, separate, value, end).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from lxml import etree

from papergen.bundle.attachments.frozen_part import Frozen
from papergen.bundle.attachments.word_fields import DAY_ELEMENTS, DIFFER_BY_PAGE, LIVE, PAGE_FIELDS, field_name, must_have_value

_NAMESPACES = ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
_PRINTED = {"document", "hdr", "ftr", "footnotes", "endnotes"}
_STORIES = ("txbxContent", "footnote", "endnote")
_INVISIBLE = {"rPr", "fldChar", "instrText", "delInstrText", "delText", "lastRenderedPageBreak"}


@dataclass(slots=True)
class _Field:
    """A complex field that has begun: its marks, and all that stands in its instruction, nested fields too."""

    marks: list[etree._Element]
    instruction: str = ""
    inside: list[etree._Element] = field(default_factory=list)
    nested: list[str] = field(default_factory=list)
    separated: bool = False
    shows: bool = False

    @property
    def name(self) -> str:
        return field_name(self.instruction)

    @property
    def live(self) -> bool:
        return self.name in LIVE and not self.nested


def freeze_word(root: etree._Element, done: Frozen) -> None:
    """Freeze the fields of a part in place, if it is one that is printed."""
    if not _is_word(root) or _local(root) not in _PRINTED:
        return
    _let_go_of_properties(root, done)
    header = _local(root) in ("hdr", "ftr")
    _freeze_simple(root, header, done)
    stories = [root, *(one for one in root.iter() if _is_word(one) and _local(one) in _STORIES)]
    for story in stories:
        _freeze_complex(story, header, done)
    names = {_local(one) for one in root.iter() if _is_word(one)}
    done.without_value += sorted(names & DAY_ELEMENTS)
    done.files += names & {"altChunk"}


def _let_go_of_properties(root: etree._Element, done: Frozen) -> None:
    """Let content controls keep their saved text: LibreOffice fills those anew that are bound to a property."""
    for binding in [one for one in root.iter() if _local(one) == "dataBinding"]:
        parent = binding.getparent()
        if parent is not None:
            parent.remove(binding)
            done.changed = True


def _freeze_simple(root: etree._Element, header: bool, done: Frozen) -> None:
    for simple in reversed([one for one in root.iter() if _is_word(one) and _local(one) == "fldSimple"]):
        name = _name_of_simple(simple)
        if name in LIVE:
            continue
        if must_have_value(name) and not any(_shows(piece) for piece in _pieces(simple)):
            done.without_value.append(name)
        if header and name in DIFFER_BY_PAGE:
            done.by_page.append(name)
        parent = simple.getparent()
        if parent is None:
            continue
        at = parent.index(simple)
        parent[at : at + 1] = [child for child in simple if _local(child) != "fldData"]
        done.changed = True


def _freeze_complex(story: etree._Element, header: bool, done: Frozen) -> None:
    """Freeze the complex fields of one story: they nest, and may begin and end in different paragraphs of it."""
    opened: list[_Field] = []
    dropped: list[etree._Element] = []
    for piece in list(_pieces(story)):
        for one in opened:
            if not one.separated:
                one.inside.append(piece)
        if _local(piece) == "fldChar":
            dropped += _mark(piece, opened, header, done)
        elif _local(piece) == "instrText" and opened and not opened[-1].separated:
            opened[-1].instruction += piece.text or ""
        elif _shows(piece):
            _show(opened)
    done.without_value += [one.name or "utan namn" for one in opened]  # without an end, nobody knows where its value stops
    for piece in dropped:
        parent = piece.getparent()
        if parent is not None:
            parent.remove(piece)
            done.changed = True


def _mark(piece: etree._Element, opened: list[_Field], header: bool, done: Frozen) -> list[etree._Element]:
    """Take a mark of a field: where it begins, where its value does, or where it ends; gives what must go when it ends."""
    kind = _get(piece, "fldCharType")
    if kind == "begin":
        opened.append(_Field([piece]))
    elif opened:
        opened[-1].marks.append(piece)
        if kind == "end":
            return _end(opened.pop(), opened, header, done)
        opened[-1].separated = True
    return []


def _end(ended: _Field, outer: list[_Field], header: bool, done: Frozen) -> list[etree._Element]:
    """Note what a field that has ended means to those around it; gives what must go for it to be frozen."""
    if outer and not outer[-1].separated:
        outer[-1].nested += [ended.name, *ended.nested]
        return []  # part of an instruction, and goes with it
    if ended.live:
        if ended.name in PAGE_FIELDS:
            _show(outer)
        return []
    if not ended.shows and must_have_value(ended.name):
        done.without_value.append(ended.name)
    if header and (differs := DIFFER_BY_PAGE & {ended.name, *ended.nested}):
        done.by_page.append(f"{ended.name} med {min(differs)}" if ended.nested else ended.name)
    return [*ended.marks, *ended.inside]


def _show(opened: list[_Field]) -> None:
    """Note that something is seen in the values of the fields that are open, unless it stands in an instruction."""
    if all(one.separated for one in opened):
        for one in opened:
            one.shows = True


def _pieces(story: etree._Element) -> Iterator[etree._Element]:
    """Give the contents of a story's runs in order, and its simple fields before what they hold, but no story inside it."""
    for child in story:
        if not isinstance(child.tag, str) or (_is_word(child) and _local(child) in _STORIES):
            continue
        if _local(child) == "r":
            yield from (piece for piece in child if isinstance(piece.tag, str) and _local(piece) != "rPr")
        else:
            if _is_word(child) and _local(child) == "fldSimple":
                yield child
            yield from _pieces(child)


def _shows(piece: etree._Element) -> bool:
    if _local(piece) == "fldSimple":
        return _name_of_simple(piece) in PAGE_FIELDS
    return bool((piece.text or "").strip()) if _local(piece) == "t" else _local(piece) not in _INVISIBLE


def _name_of_simple(simple: etree._Element) -> str:
    return field_name(_get(simple, "instr"))


def _get(element: etree._Element, name: str) -> str:
    return next((value for space in _NAMESPACES if (value := element.get(f"{{{space}}}{name}")) is not None), "")


def _is_word(element: etree._Element) -> bool:
    return _names(element.tag)[0] in _NAMESPACES


def _local(element: etree._Element) -> str:
    return _names(element.tag)[1]


@cache
def _names(tag: object) -> tuple[str, str]:
    """Give the namespace and the name in it of a tag; a comment has none, and what it has is a function."""
    space, _, name = tag.rpartition("}") if isinstance(tag, str) else ("", "", "")
    return space.removeprefix("{"), name
