"""The blocks of a body to sections, and the headings to the names a kind of paper knows them by."""

from papergen.model.blocks import Block, Blocks, CodeSpan, Heading, Text, plain_text, walk_blocks, walk_inlines
from papergen.model.case import Section
from papergen.model.headings import heading_key, matcher
from papergen.model.kind import Kind
from papergen.problems import Problem, point
from papergen.read.schema import shortened

_ATTACHMENTS = "bilagor"  # the one section whose name decides what comes with the paper
NO_SECTIONS, TEXT_BEFORE_FIRST_SECTION = "MD101", "MD104"


def split_sections(blocks: Blocks, kind: Kind, path: str) -> tuple[tuple[Section, ...], list[Problem]]:
    """Split a body at its `##` headings; deeper headings stay inside, as `Heading` of level 3 to 5.

    Codes: MD101 no `##` at all, MD102 `#`, MD103 `######`, MD104 text before the first `##`, MD105 a heading without text,
    MD106 a skipped level, MD107 a section that the paper already has, MD108 a heading in a list or a quotation, MD113 the
    section of attachments written as a part of another. After `#` reading goes on as after `##`.
    """
    name_of = matcher(kind)
    problems: list[Problem] = []
    sections: list[Section] = []
    opening: Heading | None = None
    before: list[Block] = []
    collected: list[Block] = []
    level = 2

    def close() -> None:
        if opening is not None:
            sections.append(Section(name_of(plain_text(opening.children)), opening.children, tuple(collected), opening.place))
        else:
            before.extend(collected)

    for block in blocks:
        if isinstance(block, Heading):
            problems += _heading_problems(block, level)
            level = min(5, max(2, block.level))
            if block.level <= 2:
                close()
                opening, collected = block, []
                continue
            if name_of(plain_text(block.children)) == _ATTACHMENTS:
                problems.append(_too_deep(block))
            block = Heading(level, block.children, block.place)
        else:
            problems += _headings_inside(block)
        collected.append(block)
    close()
    if not sections:
        hint = "Dela in texten med rubriker som börjar med ## och ett blanksteg, till exempel ## Förslag till beslut."
        problems.append(Problem(NO_SECTIONS, "Ärendet har inga avsnitt.", blocks[0].place if blocks else point(path), hint))
    elif before:
        hint = "Skriv en rubrik före texten, till exempel ## Sammanfattning."
        problems.append(Problem(TEXT_BEFORE_FIRST_SECTION, "Text står före den första rubriken.", before[0].place, hint))
    return tuple(sections), problems + _repeated(sections)


def _heading_problems(heading: Heading, level: int) -> list[Problem]:
    """Judge one heading after one of `level`."""
    found: list[Problem] = []
    if heading.level == 1:
        hint = "Ärendets titel skrivs överst i filen (titel: …). Avsnittens rubriker börjar med ##."
        found.append(Problem("MD102", "Rubriken är på samma nivå som titeln, men ska ha minst två #.", heading.place, hint))
    elif heading.level > 5:
        found.append(Problem("MD103", "Rubriken har sex # men får ha högst fem.", heading.place, "Skriv den med färre #."))
    elif heading.level > level + 1:
        message = f"Rubriken har {heading.level} # efter en med {level}: en nivå är överhoppad."
        found.append(Problem("MD106", message, heading.place, f"Skriv {'#' * (level + 1)} i stället."))
    # A picture's alt text is no heading: the outline of a PDF needs letters.
    if not any(isinstance(inline, Text | CodeSpan) and inline.text.strip() for inline in walk_inlines(heading.children)):
        found.append(
            Problem("MD105", "Rubriken saknar text.", heading.place, "Skriv rubriken efter #-tecknen, eller ta bort raden.")
        )
    return found


def _too_deep(heading: Heading) -> Problem:
    title = shortened(plain_text(heading.children))
    message = f"Rubriken ”{title}” har {heading.level} #, så filerna under den kommer inte med som bilagor."
    return Problem("MD113", message, heading.place, f"Skriv ## {title}")


def _headings_inside(block: Block) -> list[Problem]:
    message, hint = "En rubrik står i en lista eller ett citat.", "Flytta ut rubriken, eller skriv den som fet text."
    return [Problem("MD108", message, inner.place, hint) for inner in walk_blocks((block,)) if isinstance(inner, Heading)]


def _repeated(sections: list[Section]) -> list[Problem]:
    first: dict[str, Section] = {}
    found: list[Problem] = []
    for section in sections:
        if section.name in first:
            earlier = first[section.name]
            title, other = shortened(plain_text(section.title)), shortened(plain_text(earlier.title))
            same = "" if heading_key(title) == heading_key(other) else f" (”{other}” är samma avsnitt)"
            message = f"Avsnittet ”{title}” finns redan på rad {earlier.place.line}{same}."
            found.append(
                Problem("MD107", message, section.place, "Slå ihop avsnitten, eller gör det ena till en underrubrik (###).")
            )
        elif section.name:
            first[section.name] = section
    return found
