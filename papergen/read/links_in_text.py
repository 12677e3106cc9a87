"""Links in running text to files: nobody who has the printed papers can follow them, so the files have to be attachments."""

import unicodedata
from collections.abc import Collection, Iterator
from urllib.parse import unquote

from papergen.model.blocks import Blocks, Footnote, inlines_of, plain_text, walk_blocks
from papergen.model.case import Bilaga, Section
from papergen.model.headings import heading_key
from papergen.problems import Problem, Severity
from papergen.read.bilaga_lines import file_links
from papergen.read.schema import shortened

_FOLDER = "bilagor/"


def links_in_text(
    sections: tuple[Section, ...], footnotes: tuple[Footnote, ...], bilagor: tuple[Bilaga, ...], section: str
) -> Iterator[Problem]:
    """Tell (FIL019) of links outside the section of attachments to files that are no attachments of this case.

    It is an error where the file was plainly meant to come with the paper: it lies in the folder of attachments, or the link
    stands under a heading that begins as that of the section does; else a warning.
    """
    listed = {bilaga.target.removeprefix("./") for bilaga in bilagor}
    for one in sections:
        if one.name != section:
            yield from _in_blocks(one.blocks, listed, plain_text(one.title))
    for note in footnotes:
        yield from _in_blocks(note.blocks, listed, "")


def _in_blocks(blocks: Blocks, listed: Collection[str], heading: str) -> Iterator[Problem]:
    wrong = heading if heading_key(heading).startswith("bilag") else ""
    for block in walk_blocks(blocks):
        for inlines in inlines_of(block):
            for link in file_links(inlines):
                file = unicodedata.normalize("NFC", unquote(link.target.partition("#")[0])).removeprefix("./")
                if file not in listed:
                    told = f"Länken till ”{shortened(link.target)}” leder ingenstans i papperet, och filen kommer inte med."
                    told = told if link.target.strip() else "Länken är tom."
                    hint = "Lista filen under ## Bilagor, eller skriv texten utan länk."
                    if wrong:
                        hint = (
                            f"Rubriken ”{shortened(wrong)}” är inget avsnitt för bilagor i papperets mall. Det heter ## Bilagor."
                        )
                    meant = wrong or file.startswith(_FOLDER)
                    yield Problem("FIL019", told, link.place, hint, Severity.ERROR if meant else Severity.WARNING)
