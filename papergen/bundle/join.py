"""Parts made ready in, one PDF out, whose pages, tags, outline, labels, links and numbers agree, and that claims what is true.

Every object of the parts is text already, in which only numbers are missing: joining is to number and to fill in, and no part
is read again. What the bundle itself says is written around them.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from papergen.bundle.claims import Claims, joined
from papergen.bundle.labels import counted, page_labels
from papergen.bundle.metadata import write_metadata
from papergen.bundle.number_font import NumberFont, read_number_font
from papergen.bundle.outline import bookmarks, whole_page, write_outline
from papergen.bundle.part import BrokenLink, Joined, Part
from papergen.bundle.pdf_file import PdfFile
from papergen.bundle.pdf_text import byte_string, name, reference, string, text_bytes
from papergen.bundle.ready_part import ReadyPart, read_ready
from papergen.bundle.stamp import stamped
from papergen.bundle.tags import JoinedTags, Names

Printed = Callable[[str, int], str]


def usual_number(label: str, total: int) -> str:
    """Give what is printed on a page: its label, and nothing on the cover."""
    return "" if label == "1" else label


def join(
    parts: Sequence[Part],
    *,
    title: str,
    author: str,
    language: str,
    day: date,
    number_font: bytes,
    printed: Printed = usual_number,
    labels: Sequence[str] | None = None,
) -> Joined:
    """Join the parts in order; the same parts give the same bytes.

    `title`, `author`, `language` (BCP 47) and `day` describe the bundle. `labels` are its pages' labels; counted from 1 if left
    out. `printed` gives what is printed on a page from its label and the number of pages; an empty text prints nothing.
    `number_font` is what `specimen.take_number_font` gave. Raises PartError for a part that `make_ready` did not give, ValueError
    for parts of the same name, for labels that are not one for each page, and for a character that `number_font` does not show.
    """
    if len({part.name for part in parts}) < len(parts) or not parts:
        raise ValueError("a bundle has parts, each with a name of its own")
    ready = [part.ready or read_ready(part.name, part.data) for part in parts]
    count = sum(len(one.pages) for one in ready)
    labels = counted(count) if labels is None else tuple(labels)
    if len(labels) != count:
        raise ValueError(f"{len(labels)} labels for {count} pages")
    font, texts = read_number_font(number_font), [printed(label, count) for label in labels]
    if missing := set("".join(texts)) - set(font.codes):
        raise ValueError(f"the number font does not show {sorted(missing)}")
    work = _Work(parts, ready, language, font, texts)
    claims, mixed = _true_claims(parts, ready)
    catalog = [b"/Type /Catalog /Pages " + reference(work.tree)]
    if claims.pdfa:  # our own number is grey, which PDF/A wants an output intent for
        intent = next((one.intent for one in ready if one.intent), font.intent)
        first = work.file.reserve(intent.count)
        intent.put_into(work.file, first)
        catalog.append(b"/OutputIntents [ %s ]" % reference(first))
    catalog += [work.tags.write(work.file), work.layers()]
    catalog.append(write_outline(work.file, bookmarks(parts, work.pages)))
    catalog += [b"/PageLabels " + page_labels(labels), b"/Names << /Dests << /Names [ %s ] >> >>" % work.names()]
    info, said = write_metadata(work.file, title, author, language, day, claims)
    root = work.file.add(b"<< %s >>" % b" ".join(entry for entry in (*catalog, said) if entry))
    data = work.file.written(root, info, "2.0" if work.tags.has_namespaces else "1.7")
    untagged = tuple(part.name for part, one in zip(parts, ready, strict=True) if one.tags is None)
    return Joined(data, _first_positions(parts, ready), labels, claims, untagged, mixed, tuple(work.broken))


class _Work:
    """A bundle being made: all numbers given first, since links lead forward too, and then one part after the other put in."""

    def __init__(
        self, parts: Sequence[Part], ready: Sequence[ReadyPart], language: str, font: NumberFont, texts: Sequence[str]
    ) -> None:
        self.file = PdfFile()
        self.tree = self.file.reserve()
        self.tags = JoinedTags(self.file.reserve())
        self.broken: list[BrokenLink] = []
        self._parts, self._ready, self._language, self._font = parts, ready, language, font
        self._font_number = self.file.reserve(font.objects.count)
        font.objects.put_into(self.file, self._font_number)
        self._firsts = [self.file.reserve(one.objects.count) for one in ready]
        self.pages = [[page.number + first - 1 for page in one.pages] for one, first in zip(ready, self._firsts, strict=True)]
        self.first_pages = {part.name: pages[0] for part, pages in zip(parts, self.pages, strict=True)}
        self._titles = {part.name: part.title for part in parts if part.title}
        rest = iter(texts)
        for number in range(len(parts)):
            self._put(number, [next(rest) for _ in ready[number].pages])
        kids = [reference(page) for pages in self.pages for page in pages]
        self.file.put(self.tree, b"<< /Type /Pages /Count %d /Kids [ %s ] >>" % (len(kids), b" ".join(kids)))

    def _put(self, at: int, texts: Sequence[str]) -> None:
        part, ready, first = self._parts[at], self._ready[at], self._firsts[at]
        stamps = [self._stamp(part, ready, page, text) for page, text in enumerate(texts)]
        names = self.tags.settle(ready.tags, at + 1)
        slots = [self._filled(part, names, stamps, what, value) for what, value in ready.slots]
        parents = ready.objects.put_into(self.file, first, slots)
        if ready.tags:
            self.tags.take(ready.tags, names, first, parents)

    def _stamp(self, part: Part, ready: ReadyPart, page: int, text: str) -> bytes:
        """Write a page's running number; gives what its list of contents says of it."""
        if not text:
            return b""
        where = ready.pages[page]
        content = stamped(text, self._font, where.font, where.view, foreign=part.foreign)
        return reference(self.file.add_stream(b"", content))

    def _filled(self, part: Part, names: Names, stamps: Sequence[bytes], what: str, value: str | int) -> bytes:
        """Give what a slot of a part stands for in this bundle."""
        match what, value:
            case "parent", int():
                return b"%d" % (names.first + value)
            case "stamp", int():
                return stamps[value]
            case "id", str():
                return names.identity(bytes.fromhex(value))
            case "role", str():
                return name(names.roles.get(value, value))
            case "class", str():
                return name(names.classes.get(value, value))
            case "link", str():
                return self._link(part, value)
            case "name", str():
                return b"/Contents " + string(self._titles.get(value, value))
            case "title", str():
                return b"/T " + string(part.title or value) if part.title or value else b""
            case "language", str():
                return b"/Lang " + string(value) if value and value.lower() != self._language.lower() else b""
            case _:
                return reference({"pages": self.tree, "document": self.tags.document, "font": self._font_number}[what])

    def _link(self, part: Part, target: str) -> bytes:
        if target in self.first_pages:
            return b"/Dest " + whole_page(self.first_pages[target])
        self.broken.append(BrokenLink(part.name, target))
        return b""

    def layers(self) -> bytes:
        """Give what the catalog says of the layers of all parts."""
        pairs = list(zip(self._ready, self._firsts, strict=True))
        groups = b" ".join(reference(number + first - 1) for one, first in pairs for number in one.layers)
        off = b" ".join(reference(number + first - 1) for one, first in pairs for number in one.off)
        usual = b"<< /Name (Lager) /Order [ %s ] /OFF [ %s ] >>" % (groups, off)
        return b"/OCProperties << /OCGs [ %s ] /D %s >>" % (groups, usual) if groups else b""

    def names(self) -> bytes:
        """Let every part be found by its name from outside: `handlingar.pdf#nameddest=NAME`; gives the names' tree."""
        named = sorted((text_bytes(part), page) for part, page in self.first_pages.items())
        return b" ".join(byte_string(key) + b" " + whole_page(page) for key, page in named)


def _true_claims(parts: Sequence[Part], ready: Sequence[ReadyPart]) -> tuple[Claims, tuple[str, ...]]:
    """Give what is true of all parts together, and the parts whose colours mean something else than the first one's."""
    pairs = list(zip(parts, ready, strict=True))
    true = joined(part.claims if one.tags else Claims("2b" if part.claims.pdfa else "", False) for part, one in pairs)
    kinds = {part.name: one.colours for part, one in pairs if one.intent}
    first = next(iter(kinds.values()), 0)
    mixed = tuple(part for part, kind in kinds.items() if kind != first)
    return (replace(true, pdfa="") if mixed else true), mixed if true.pdfa else ()


def _first_positions(parts: Sequence[Part], ready: Sequence[ReadyPart]) -> Mapping[str, int]:
    positions, position = {}, 1
    for part, one in zip(parts, ready, strict=True):
        positions[part.name] = position
        position += len(one.pages)
    return positions
