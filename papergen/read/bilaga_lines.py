"""What stands in the same item as an attachment and may be an attachment of its own: it would get no number and no page."""

import re
from collections.abc import Iterator

from papergen.model.blocks import Blocks, Inlines, Link, List, inlines_of, walk_blocks, walk_inlines
from papergen.problems import Problem
from papergen.read.schema import shortened
from papergen.read.text_lines import text_lines

# Two letters at least, so that a Windows drive (`C:\…`) is a bad file and not a web address.
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]+:|//|#", re.IGNORECASE)
_BEGINS = re.compile(r"\d{1,2}(?:[.)](?=[^\s\d])|\s+(?=[A-ZÅÄÖ]))|[-+*•·–—]")


def file_links(inlines: Inlines) -> list[Link]:
    """Give the links to files, as against those to the web or to a heading."""
    return [inline for inline in walk_inlines(inlines) if isinstance(inline, Link) and not _ELSEWHERE.match(inline.target)]


def lines_below(title: Inlines, column: int) -> Iterator[Problem]:
    """Tell (FIL018) of lines of an attachment that may be attachments themselves.

    In a list, `column` is where the item begins, and a line that goes on an item stands further in. A paragraph has none, 0;
    there only a line that begins as an item or with a link, or one under a linked file, is doubted.
    """
    lines = list(text_lines(title))
    linked = bool(file_links(title))
    for line in lines[1:]:
        margin = line.place.column <= column if column else linked
        if margin or line.link or _BEGINS.match(line.text):
            message = f"Raden ”{shortened(line.text)}” läses som slutet på bilagan ovanför, inte som en egen bilaga."
            hint = (
                "Är den en egen bilaga, skriv en punkt för den: 2. [Avtal](bilagor/avtal.pdf) Annars skriv ihop raderna till en."
            )
            yield Problem("FIL018", message, line.place, hint)


def files_below(blocks: Blocks) -> Iterator[Problem]:
    """Tell (FIL011) of files that are linked to further down in an attachment's item, outside its list of sub-items."""
    for block in walk_blocks(tuple(block for block in blocks if not isinstance(block, List))):
        for inlines in inlines_of(block):
            for link in file_links(inlines):
                yield two_files(link)


def two_files(link: Link) -> Problem:
    """Give the problem of a second file in one item."""
    return Problem("FIL011", "Två filer står i samma punkt under Bilagor.", link.place, "Ge varje fil en egen punkt i listan.")
