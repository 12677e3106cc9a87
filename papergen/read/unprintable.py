"""What GitHub shows but no page can hold."""

from collections.abc import Iterable, Iterator

from papergen.model.blocks import Blocks, Table, plain_text, walk_blocks
from papergen.problems import Problem

LONGEST_HEADER = 600  # characters; a header row is repeated on every page, and must leave room for the rows under it


def unprintable(texts: Iterable[Blocks]) -> Iterator[Problem]:
    """Give a problem for each table whose header row could fill a page by itself."""
    for blocks in texts:
        for block in walk_blocks(blocks):
            for cell in block.header if isinstance(block, Table) else ():
                if len(plain_text(cell.children)) > LONGEST_HEADER:
                    message = f"Tabellens rubrikrad har en cell med mer än {LONGEST_HEADER} tecken."
                    yield Problem("MD109", message, cell.place, "Skriv en kort rubrik, och flytta resten till en rad i tabellen.")
