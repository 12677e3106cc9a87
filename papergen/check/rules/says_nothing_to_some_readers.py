"""ACC001: alt texts and link texts that say nothing, tables without headings, bold lines in place of headings."""

import re
from collections.abc import Iterator

from papergen.check.finding import Finding
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.model.blocks import Block, Emphasis, Heading, Inlines, Link, Paragraph, Picture, Strong, Table, Text, plain_text
from papergen.model.case import Section
from papergen.problems import Place, Severity

_LONGEST_HEADING = 80
_DECISION = "forslag_till_beslut"
_FILE = re.compile(r"\S+\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|txt|md|csv|zip|png|jpe?g|gif|tiff?|svg|webp|bmp)", re.I)
_ALT = re.compile(
    r"(?:(?:en|ett|den|det) )?"
    r"(?:bild|foto|fotografi|figur|diagram|stapeldiagram|linjediagram|cirkeldiagram|graf|karta|illustration|logga|logo|logotyp"
    r"|skärmbild|skärmdump|tabell|image|picture|photo|img)(?:en|n|et|t)?(?:[ _-]?\d{1,6})?",
    re.I,
)
_LINK = re.compile(
    r"(?:(?:klicka|se|läs|tryck)(?: mer)?(?: på)? )?(?:här|länken?|den här länken|denna länk|följande länk)"
    r"|läs mer(?: här)?|se mer|mer (?:information|info)|information|denna sida|den här sidan|hemsidan?|webbsidan?|webbplatsen"
    r"|dokumentet|filen|pdf|ladda ned|ladda ner",
    re.I,
)
_ENDS = ".:!?…"


@rule("ACC001", "inte-tillgangligt", Severity.ERROR)
def says_nothing_to_some_readers(subject: Subject) -> Iterator[Finding]:
    """En bildtext eller länktext säger ingenting, en tabell saknar rubriker, eller en fet rad står i stället för en rubrik.

    Den som lyssnar på papperet hör ”länk: här” och vet inte vart den leder, och kan inte hoppa till en rubrik som bara är fet
    text. Lagen om tillgänglighet till digital offentlig service (2018:1937) kräver att papperet fungerar för alla.

    Fel:
        Läs statistiken [här](https://exempel.se/statistik).

    Rätt:
        Läs [statistiken om hemtjänsten](https://exempel.se/statistik).
    """
    for inline in subject.case.inlines():
        if isinstance(inline, Picture):
            yield from _picture(inline)
        elif isinstance(inline, Link):
            yield from _link(inline)
    for block in subject.case.blocks():
        if isinstance(block, Table):
            yield from _table(block)
    for section in subject.case.sections:
        if section.name != _DECISION:
            yield from _bold_lines(section)


def _picture(picture: Picture) -> Iterator[Finding]:
    alt = picture.alt.strip().rstrip(_ENDS)
    file = picture.target.rpartition("/")[2].rpartition(".")[0]
    is_file = bool(_FILE.fullmatch(alt)) or (alt.casefold() == file.casefold() and bool(re.search(r"[\d_-]", alt)))
    if alt and (_ALT.fullmatch(alt) or is_file):
        hint = "Beskriv vad bilden visar, för den som inte kan se den."
        yield Finding(picture.place, f"Alternativtexten ”{alt}” säger inte vad bilden visar.", hint)


def _link(link: Link) -> Iterator[Finding]:
    shown = plain_text(link.children).strip().rstrip(_ENDS)
    if _LINK.fullmatch(shown) or (_FILE.fullmatch(shown) and "//" not in shown):
        place = Place(
            link.children[0].place.path,
            link.children[0].place.line,
            link.children[0].place.column,
            link.children[-1].place.end_line,
            link.children[-1].place.end_column,
        )
        hint = "Skriv vad länken leder till, till exempel handlingens namn."
        yield Finding(place, f"Länktexten ”{shown}” säger inte vart länken leder.", hint)


def _table(table: Table) -> Iterator[Finding]:
    headings = [plain_text(cell.children).strip() for cell in table.header]
    first, last = table.header[0].place, table.header[-1].place
    if not any(headings):
        place = Place(first.path, first.line, first.column, last.end_line, last.end_column)
        yield Finding(place, "Tabellen saknar kolumnrubriker.", "Skriv vad varje kolumn innehåller i tabellens första rad.")
        return
    for at, (heading, cell) in enumerate(zip(headings, table.header, strict=True)):
        # What stands first in a row names the row, so its column may go without.
        if at and not heading and any(plain_text(row[at].children).strip() for row in table.rows):
            yield Finding(cell.place, f"Kolumn {at + 1} saknar rubrik.", "Skriv vad kolumnen innehåller.")


def _bold_lines(section: Section) -> Iterator[Finding]:
    for block, following in zip(section.blocks, section.blocks[1:], strict=False):
        text = _bold_line(block)
        if text and not isinstance(following, Heading):
            hint = "Skriv ### framför, utan stjärnor, om det är en rubrik."
            yield Finding(block.place, f"”{text}” är fet text som ser ut som en rubrik.", hint)


def _bold_line(block: Block) -> str:
    if not isinstance(block, Paragraph):
        return ""
    text = plain_text(block.children).strip()
    is_line = "\n" not in text and len(text) <= _LONGEST_HEADING and text[-1:] not in (".", "!", "?", "…", ",", ";")
    return text if is_line and _all_bold(block.children) else ""


def _all_bold(inlines: Inlines) -> bool:
    return all(
        isinstance(inline, Strong)
        or (isinstance(inline, Text) and inline.text.strip() in ("", ":"))
        or (isinstance(inline, Emphasis) and _all_bold(inline.children))
        for inline in inlines
    ) and any(isinstance(inline, Strong | Emphasis) for inline in inlines)
