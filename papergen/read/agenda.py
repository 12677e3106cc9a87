"""The body of a meeting file to its föredragningslista: ordered lists, under `##` headings if wished."""

import unicodedata
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from papergen.model.blocks import (
    Block,
    Blocks,
    Figure,
    FootnoteReference,
    Heading,
    Inlines,
    Link,
    List,
    ListItem,
    Paragraph,
    Picture,
    Strikethrough,
    plain_text,
    walk_inlines,
)
from papergen.model.meeting import AgendaGroup, AgendaItem
from papergen.problems import Place, Problem, Severity
from papergen.read.agenda_lines import going_on, lost_item
from papergen.read.broken_links import as_link, broken_links
from papergen.read.schema import shortened
from papergen.read.text_lines import text_lines

_ONLY_LISTS = "Skriv ärendena som en numrerad lista: 1. Val av justerare"


def read_agenda(blocks: Blocks) -> tuple[tuple[AgendaGroup, ...], list[Problem]]:
    """Give the groups of a föredragningslista, and what is wrong in it: what is no list, and numbers or files used twice."""
    problems: list[Problem] = []
    groups: list[AgendaGroup] = []
    title: Inlines = ()
    items: list[AgendaItem] = []
    for block in blocks:
        match block:
            case Heading():
                if items or title:
                    groups.append(AgendaGroup(title, tuple(items)))
                title, items = block.children, []
                problems += _heading_problems(block)
            case List():
                items += _items(block, "", problems)
            case _:
                message = "I föredragningslistan står något annat än rubriker och listor."
                problems += _no_item(block, _problem("MOT001", message, block, _ONLY_LISTS))
    if items or title:
        groups.append(AgendaGroup(title, tuple(items)))
    return tuple(groups), problems + list(_repeated(item for group in groups for item in group.all_items()))


def _problem(code: str, message: str, node: Block | ListItem | AgendaItem | Link, hint: str) -> Problem:
    return Problem(code, message, node.place, hint)


def _heading_problems(heading: Heading) -> Iterator[Problem]:
    if heading.level != 2:
        yield _problem(
            "MOT010", "Rubriker i föredragningslistan skrivs med ##.", heading, "Skriv ## följt av ett mellanslag och rubriken."
        )
    if not plain_text(heading.children).strip():
        yield _problem("MOT011", "Rubriken är tom.", heading, "Skriv en rubrik efter ##, eller ta bort raden.")


def _no_item(block: Block, otherwise: Problem) -> list[Problem]:
    """Say of each line of a paragraph that it looks like an item, or else what is wrong with any block there."""
    lines = list(text_lines(block.children)) if isinstance(block, Paragraph) else []
    lost = [problem for line in lines if (problem := lost_item(line))]
    return lost if lost and lost[0].place == lines[0].place else [otherwise, *lost]


def _items(block: List, parent: str, problems: list[Problem]) -> list[AgendaItem]:
    if not block.ordered:
        problems.append(_problem("MOT002", "Listan är inte numrerad.", block, "Skriv 1. i stället för - före varje ärende."))
    found = []
    for number, item in enumerate(block.items, block.start):
        printed = f"{parent}{number}"
        title, rest = _title(item, printed, problems)
        inner: list[AgendaItem] = []
        for below in rest:
            if isinstance(below, List) and not parent:
                inner += _items(below, f"{printed}.", problems)
            elif isinstance(below, List):
                problems.append(
                    _problem(
                        "MOT003",
                        "Listan har fler än två nivåer.",
                        below,
                        "Ett ärende kan ha underpunkter, men inte underpunkterna.",
                    )
                )
            else:
                more = _problem("MOT005", "Ärendet har mer än en rad text.", below, "Skriv resten i ärendefilen.")
                problems += _no_item(below, more)
        found.append(AgendaItem(printed, title, _target(item, title, problems), tuple(inner), item.place))
    return found


def _title(item: ListItem, number: str, problems: list[Problem]) -> tuple[Inlines, Blocks]:
    """Give the text of an item, up to the first line that looks like another item, and the blocks after it."""
    lead = item.blocks[0] if item.blocks else None
    if isinstance(lead, Figure):
        problems.append(_problem("MOT012", "Ärendet är en bild i stället för en länk.", item, as_link(lead.picture)))
        return (), item.blocks[1:]
    if not isinstance(lead, Paragraph) or not plain_text(lead.children).strip():
        problems.append(_problem("MOT012", "Ärendet saknar text.", item, "Skriv vad ärendet heter, eller ta bort punkten."))
        return (), item.blocks[1:] if isinstance(lead, Paragraph) else item.blocks
    problems += broken_links(lead.children)
    title = lead.children
    for line in list(text_lines(title))[1:]:
        lost = lost_item(line, item.place.column)
        problems += [lost] if lost else going_on(line, number, item.place.column)
        if lost:  # a file that it links to is not the file of the item above
            title = tuple(inline for inline in title if inline.place < line.place)
    return title, item.blocks[1:]


def _target(item: ListItem, title: Inlines, problems: list[Problem]) -> str:
    """Give the file an item links to, as it is named on disk (NFC, without `./`); web addresses are no files."""
    notes = [inline for inline in walk_inlines(title) if isinstance(inline, FootnoteReference)]
    if notes:
        hint = "Skriv det som står i noten i punkten, eller i ärendefilen."
        problems.append(Problem("MOT039", "En fotnot kan inte stå i föredragningslistan.", notes[0].place, hint))
    for inline in walk_inlines(title):
        if isinstance(inline, Strikethrough | Picture):
            what = "En bild" if isinstance(inline, Picture) else "Överstruken text"
            hint = "Utgår punkten, skriv det med ord (4. Utgår: Budget), så behåller de andra sina nummer."
            hint = "Länka till filen i stället, utan utropstecken." if isinstance(inline, Picture) else hint
            problems.append(Problem("MOT041", f"{what} kan inte stå i föredragningslistan.", inline.place, hint))
    all_links = [inline for inline in walk_inlines(title) if isinstance(inline, Link)]
    links = [link for link in all_links if not _is_web(link.target)]
    if all_links and not links and all_links[0].target.lower().startswith("http"):
        message = f"Punkten länkar till {shortened(all_links[0].target)}, och inget därifrån kommer med i handlingarna."
        hint = "Spara sidan som PDF och länka till filen, eller skriv punkten som text."
        problems.append(Problem("MOT038", message, all_links[0].place, hint, Severity.WARNING))
    if len(links) > 1:
        problems.append(
            _problem("MOT006", "Ärendet länkar till mer än en fil.", links[1], "Lägg bilagor i ärendefilen, under Bilagor.")
        )
    return unicodedata.normalize("NFC", unquote(links[0].target)).removeprefix("./") if links else ""


def _is_web(target: str) -> bool:
    return target.lower().startswith(("http://", "https://", "mailto:", "tel:"))


def _repeated(items: Iterable[AgendaItem]) -> Iterator[Problem]:
    seen: dict[str, Place] = {}
    files: dict[str, Place] = {}
    for item in items:
        if item.number in seen:
            message = f"Numret {item.number} finns redan på rad {seen[item.number].line}."
            yield _problem(
                "MOT004", message, item, "Låt numren fortsätta under nästa rubrik: skriv nästa nummer före listans första ärende."
            )
        seen.setdefault(item.number, item.place)
        if item.target and item.target in files:
            message = f"Filen {item.target} står redan på rad {files[item.target].line}."
            yield _problem("MOT007", message, item, "Ett ärende kan bara stå en gång i föredragningslistan.")
        files.setdefault(item.target, item.place)
