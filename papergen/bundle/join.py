"""Finished parts in, one PDF out, whose pages, tags, outline, labels, links and numbers agree, and that claims what is true."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pikepdf

from papergen.bundle.claims import Claims, joined
from papergen.bundle.cleaning import clean
from papergen.bundle.depth import is_an_abyss
from papergen.bundle.destinations import Destinations
from papergen.bundle.labels import counted, write_labels
from papergen.bundle.layers import layers_of, write_layers
from papergen.bundle.links import connect, is_inner, write_names
from papergen.bundle.metadata import colours, copied_intent, output_intent, write_metadata
from papergen.bundle.number_font import take_font
from papergen.bundle.opened import Opened
from papergen.bundle.outline import bookmarks, write_outline
from papergen.bundle.packing import packed
from papergen.bundle.part import Joined, Part, PartError
from papergen.bundle.reading import DAMAGE, open_part
from papergen.bundle.stamp import close_content, stamp
from papergen.bundle.tags import JoinedTags

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
    printed: Printed | None = usual_number,
    labels: Sequence[str] | None = None,
    already: Opened | None = None,
) -> Joined:
    """Join the parts in order; the same parts give the same bytes.

    `title`, `author`, `language` (BCP 47) and `day` describe the bundle. `labels` are its pages' labels; counted from 1 if left
    out. `printed` gives what is printed on a page from its label and the number of pages; an empty text prints nothing.
    `number_font` is a one-page PDF that shows every character that may be printed, in the font to print it with. `already` has
    parts that are open; what is opened here stays open as long as it is kept.
    Raises PartError for a part that cannot be opened or has no pages, ValueError for parts of the same name, for labels that
    are not one for each page, and for a character that `number_font` does not show.
    """
    if len({part.name for part in parts}) < len(parts) or not parts:
        raise ValueError("a bundle has parts, each with a name of its own")
    opened = already or Opened()
    bundle = opened.keep(pikepdf.new())
    work = _Work(bundle, JoinedTags(bundle, language), opened)
    for number, part in enumerate(parts, 1):
        work.add(part, number)
    all_pages = [page for pages in work.pages for page in pages]
    labels = counted(len(all_pages)) if labels is None else tuple(labels)
    if len(labels) != len(all_pages):
        raise ValueError(f"{len(labels)} labels for {len(all_pages)} pages")
    first_pages = {part.name: pages[0] for part, pages in zip(parts, work.pages, strict=True)}
    broken = [link for part, pages in zip(parts, work.pages, strict=True) for link in connect(part, pages, first_pages)]
    specimen = opened.keep(open_part("number font", number_font))
    if printed:
        _print_numbers(bundle, parts, work.pages, [printed(label, len(labels)) for label in labels], specimen)
    claims, mixed = work.true_claims(parts)
    if claims.pdfa:  # our own number is grey, which PDF/A wants an output intent for
        bundle.Root["/OutputIntents"] = pikepdf.Array([work.intent(specimen)])
    work.tags.write()
    write_layers(bundle, work.layers)
    write_outline(bundle, bookmarks(parts, work.pages))
    write_labels(bundle, labels)
    write_names(bundle, first_pages)
    write_metadata(bundle, title, author, language, day, claims)
    data = _written(bundle, "2.0" if work.tags.has_namespaces else "1.7")
    return Joined(data, _first_positions(parts, work.pages), labels, claims, tuple(work.untagged), mixed, tuple(broken))


@dataclass(slots=True)
class _Work:
    """A bundle being made, the parts that are open, and what has been learnt of those joined so far."""

    bundle: pikepdf.Pdf
    tags: JoinedTags
    opened: Opened
    pages: list[list[Any]] = field(default_factory=list)
    layers: list[Any] = field(default_factory=list)
    untagged: list[str] = field(default_factory=list)
    intents: dict[str, Any] = field(default_factory=dict)

    def add(self, part: Part, number: int) -> None:
        """Clean a part, copy its pages, and then what points at them."""
        pdf = self.opened.take(part)
        try:
            self._add(part, number, pdf)
        except DAMAGE as error:
            raise PartError(part.name, f"damaged ({type(error).__name__}: {error})") from error

    def _add(self, part: Part, number: int, pdf: pikepdf.Pdf) -> None:
        layers = layers_of(pdf)
        if part.ready:
            parcel = self.tags.take_up(pdf, number, part.title)
        else:
            cleaned = clean(pdf, Destinations(pdf), lambda address: is_inner(part, address))
            parcel = self.tags.make_ready(pdf, cleaned.tagged, number, part.title)
            if is_an_abyss(pdf, [*cleaned.pages, *(thing for thing in (parcel, layers) if thing is not None)]):
                raise PartError(part.name, "nested too deep")
        start, count = len(self.bundle.pages), len(pdf.pages)
        self.bundle.pages.extend(pdf.pages)
        self.pages.append([self.bundle.pages[at].obj for at in range(start, start + count)])
        if parcel is None:
            self.untagged.append(part.name)
        else:
            self.tags.take(parcel)
        if layers is not None:
            self.layers.append(self.bundle.copy_foreign(layers))
        if (intent := output_intent(pdf)) is not None:
            self.intents[part.name] = copied_intent(self.bundle, pdf, intent)

    def true_claims(self, parts: Sequence[Part]) -> tuple[Claims, tuple[str, ...]]:
        """Give what is true of all parts together, and the parts whose colours mean something else than the first one's."""
        true = joined([_without_tags(part.claims) if part.name in self.untagged else part.claims for part in parts])
        kinds = {name: colours(intent) for name, intent in self.intents.items()}
        first = next(iter(kinds.values()), 0)
        mixed = tuple(name for name, kind in kinds.items() if kind != first)
        return (Claims("", true.pdfua) if mixed else true), mixed if true.pdfa else ()

    def intent(self, otherwise: pikepdf.Pdf) -> Any:
        """Give the first part's output intent, or that of the PDF `otherwise`."""
        if self.intents:
            return next(iter(self.intents.values()))
        return copied_intent(self.bundle, otherwise, output_intent(otherwise))


def _without_tags(claims: Claims) -> Claims:
    return Claims("2b" if claims.pdfa else "", False)


def _print_numbers(
    bundle: pikepdf.Pdf, parts: Sequence[Part], pages: Sequence[Sequence[Any]], texts: Sequence[str], specimen: pikepdf.Pdf
) -> None:
    font = take_font(bundle, specimen)
    if missing := set("".join(texts)) - set(font.codes):
        raise ValueError(f"the number font does not show {sorted(missing)}")
    rest = iter(texts)
    for part, own in zip(parts, pages, strict=True):
        for page in own:
            if text := next(rest):
                if not part.ready:
                    close_content(bundle, page, careless=part.foreign)
                stamp(bundle, page, text, font, foreign=part.foreign)


def _first_positions(parts: Sequence[Part], pages: Sequence[Sequence[Any]]) -> Mapping[str, int]:
    positions, position = {}, 1
    for part, own in zip(parts, pages, strict=True):
        positions[part.name] = position
        position += len(own)
    return positions


def _written(bundle: pikepdf.Pdf, version: str) -> bytes:
    # A stream that ends in CR looks one byte too short before the LF that is written after it, at least to validators that look
    # for an end of line backwards. CR is an end of line too (7.2.3), and takes as much room.
    return packed(bundle, version).replace(b"\r\nendstream\nendobj", b"\r\rendstream\nendobj")
