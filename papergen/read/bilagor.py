"""The section Bilagor to attachments: what is listed, the file each item links to, and how the author wants it treated."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import PurePosixPath
from urllib.parse import unquote_to_bytes

from papergen.model.blocks import Block, Blocks, Figure, Heading, Inlines, Link, List, Paragraph, Rule, plain_text
from papergen.model.case import Behandling, Bilaga, Section
from papergen.problems import Place, Problem
from papergen.read.bilaga_lines import file_links, files_below, lines_below, two_files
from papergen.read.bilaga_numbers import listed_twice, other_numbers
from papergen.read.broken_links import as_link, broken_links
from papergen.read.case_fields import Onskemal
from papergen.read.characters import FORBIDDEN
from papergen.read.schema import nearest, shortened
from papergen.read.web_attachments import web_attachment

SECTION = "bilagor"
_NONE = re.compile(r"(?:ärendet har |det finns )?inga(?: bilagor)?[.!]?|bilag(?:or|a) saknas\.?|saknas\.?|[-–—]", re.IGNORECASE)


def read_bilagor(sections: tuple[Section, ...], onskemal: tuple[Onskemal, ...]) -> tuple[tuple[Bilaga, ...], list[Problem]]:
    """Give the attachments in the order they are listed, and what is wrong with them.

    Codes: FIL010 a link to a file that no file can have, FIL011 two files in one item, FIL012 an item without text,
    FIL013 something other than items and paragraphs, FIL014 a link that is none, FIL016 a number that is printed otherwise,
    FIL017 a file that is listed twice, FIL018 a line that may be an attachment of its own, FM018 a wish in the front matter for
    what is not listed. Warning: FIL015 a file on the web.
    Whether the files exist is for those who may look at the disk.
    """
    problems: list[Problem] = []
    listed: list[Bilaga] = []
    printed: list[int] = []
    for section in sections:
        for title, place, number in _titles(section.blocks, problems) if section.name == SECTION else ():
            if bilaga := _bilaga(title, place, problems):
                listed.append(bilaga)
                printed.append(number)
    problems += other_numbers(listed, printed)
    problems += listed_twice(listed)
    treatments, unknown = _treatments(listed, onskemal)
    problems += unknown
    return tuple(
        Bilaga(bilaga.title, bilaga.target, treatments.get(number, ""), bilaga.place) for number, bilaga in enumerate(listed)
    ), problems


def _titles(blocks: Blocks, problems: list[Problem]) -> Iterator[tuple[Inlines, Place, int]]:
    """Give the attachments, each with the number that is printed before it, 0 for none."""
    for block, following in zip_longest(blocks, blocks[1:]):
        match block:
            case List():
                yield from _items(block, problems)
            case Paragraph():
                # "Till ärendet hör:" leads in the list and is no attachment.
                says = plain_text(block.children).strip()
                leads_in = isinstance(following, List) and says.endswith(":")
                if not leads_in and not _NONE.fullmatch(says):
                    problems += lines_below(block.children, 0)
                    yield block.children, block.place, 0
            case Heading() | Rule():
                continue
            case _:
                hint = "Lista bilagorna med en punkt för varje: 1. [Avtal](bilagor/avtal.pdf)"
                problems.append(Problem("FIL013", "Under Bilagor får det bara stå en lista eller stycken.", block.place, hint))


def _items(listing: List, problems: list[Problem], *, inside: bool = False) -> Iterator[tuple[Inlines, Place, int]]:
    """Give each item's first paragraph, then those of the lists inside it."""
    for number, item in enumerate(listing.items, listing.start):
        first: Block | None = item.blocks[0] if item.blocks else None
        if isinstance(first, Figure):
            message = "Bilagan är en bild i stället för en länk."
            problems.append(Problem("FIL012", message, item.place, as_link(first.picture)))
        elif not isinstance(first, Paragraph):
            problems.append(
                Problem("FIL012", "En bilaga saknar text.", item.place, "Skriv bilagans namn, eller ta bort punkten.")
            )
        else:
            problems += lines_below(first.children, item.place.column)
            problems += files_below(item.blocks[1:])
            yield first.children, item.place, number if listing.ordered and not inside else 0
        for block in item.blocks:
            if isinstance(block, List):
                yield from _items(block, problems, inside=True)


def _bilaga(title: Inlines, place: Place, problems: list[Problem]) -> Bilaga | None:
    if not plain_text(title).strip():
        problems.append(Problem("FIL012", "En bilaga saknar text.", place, "Skriv bilagans namn, eller ta bort punkten."))
        return None
    links = file_links(title)
    if len(links) > 1:
        problems.append(two_files(links[1]))
    problems += broken_links(title)
    if not links:
        problems += web_attachment(title)
    return Bilaga(title, _file(links[0], problems) if links else "", "", place)


def _file(link: Link, problems: list[Problem]) -> str:
    """Give the file a relative link names, as it is called on disk (`%20` is a blank), NFC."""
    hint = "Skriv filens namn som det är. Ett ? eller # i namnet skrivs %3F eller %23."
    shown = shortened(link.target)
    if not link.target.strip():
        problems.append(Problem("FIL010", "Länken till bilagan är tom.", link.place, "Skriv filens namn mellan ( och )."))
        return ""
    if "?" in link.target or "#" in link.target:
        problems.append(Problem("FIL010", f"Länken ”{shown}” går till en del av en fil, inte till en bilaga.", link.place, hint))
        return ""
    try:
        target = unicodedata.normalize("NFC", unquote_to_bytes(link.target).decode("utf-8"))
    except UnicodeDecodeError:
        target = "\0"
    if FORBIDDEN.search(target) or "\n" in target or "\t" in target:
        problems.append(Problem("FIL010", f"Länken ”{shown}” innehåller tecken som inget filnamn kan ha.", link.place, hint))
        return ""
    return target


def _treatments(listed: list[Bilaga], onskemal: tuple[Onskemal, ...]) -> tuple[dict[int, Behandling], list[Problem]]:
    """Give the wish for each attachment by its number in the list; a wish names the file, or else the title."""
    numbers: dict[str, list[int]] = {}
    for number, bilaga in enumerate(listed):
        for name in {bilaga.target.removeprefix("./"), plain_text(bilaga.title).strip()} - {""}:
            numbers.setdefault(name, []).append(number)
    found: dict[int, Behandling] = {}
    problems: list[Problem] = []
    for wish in onskemal:
        matching = numbers.get(wish.fil.removeprefix("./"))
        if matching:
            found.update(dict.fromkeys(matching, wish.behandling))
            continue
        hint = "Skriv filens namn precis som i länken under ## Bilagor."
        if listed and len(problems) < 10:
            by_name = {PurePosixPath(bilaga.target).stem: bilaga.target for bilaga in listed[:100] if bilaga.target}
            near = nearest(PurePosixPath(wish.fil).stem, by_name)  # folder and suffix are the same for most, and say nothing
            hint = f"Menade du ”{by_name[near]}”?" if near else hint
        message = f"”{shortened(wish.fil)}” finns inte bland de filer som listas under Bilagor."
        problems.append(Problem("FM018", message, wish.place, hint))
    return found, problems
