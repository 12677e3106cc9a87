"""The papers of a meeting itself, made of the same blocks as any paper: the kallelse and the föredragningslista."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from papergen.model.blocks import (
    Blocks,
    Cell,
    Emphasis,
    Inlines,
    LineBreak,
    Link,
    List,
    ListItem,
    Paragraph,
    Strong,
    Table,
    Text,
    plain_text,
)
from papergen.model.case import Section
from papergen.model.kind import Kind
from papergen.model.meeting import AgendaGroup, AgendaItem, Meeting
from papergen.model.settings import Settings
from papergen.problems import Place, point
from papergen.render.about import About
from papergen.render.context import NAMES, TEXT_AFTER, TEXT_BEFORE, meeting_context
from papergen.render.paper import UNDATED, Paper
from papergen.render.runs import BUNDLE_SCHEME

_SHARES = (0.09, 0.79, 0.12)  # of number, item and page; the same in every group
_CHANGE_SHARES = (0.08, 0.41, 0.19, 0.16, 0.16)
_HOW_NUMBERED = "Sidnumren i det första utskicket gäller fortfarande. Nya sidor har bokstäver efter sidan som de följer på."
_ONLY_THE_LIST = "Inget papper är ändrat, och sidnumren i det första utskicket gäller fortfarande."
UNNAMED = "Ärenden"  # the heading of items that have none
_LISTS = {"externa_dnr", "handlaggare", "undertecknare", "expediering", "kallade"}


@dataclass(frozen=True, slots=True)
class Entry:
    """What the föredragningslista says of an item besides its title: its part of the bundle, its first page, and its case."""

    part: str = ""
    page: str = ""
    about: About | None = None


def kallelse(meeting: Meeting, kind: Kind, settings: Settings) -> Paper:
    """Make the kallelse: when and where, and who is called; the first page of the bundle."""
    here = point(meeting.path)
    called = tuple(ListItem((Paragraph((Text(name, here),), here),), None, here) for name in meeting.kallade)
    sections = (Section("kallade", (Text("Kallade", here),), (List(False, 1, True, called, here),), here),) if called else ()
    titel = f"Kallelse till sammanträde med {in_sentence(meeting.namnd)}"
    return _paper(meeting, kind, settings, titel, sections)


def foredragningslista(meeting: Meeting, entries: Mapping[str, Entry], kind: Kind, settings: Settings) -> Paper:
    """Make the föredragningslista: a table for each group of items; `entries` by the items' numbers."""
    here = point(meeting.path)
    sections = []
    for group in meeting.agenda:
        title = group.title or (Text(UNNAMED, here),)
        sections.append(Section("arenden", title, (_table(group, entries, meeting, here),), here))
    return _paper(meeting, kind, settings, f"Föredragningslista för {in_sentence(meeting.namnd)}", tuple(sections))


@dataclass(frozen=True, slots=True)
class Change:
    """What a supplement says of an item: how it has changed, its pages in what was sent out, its new pages and their part."""

    number: str
    title: str
    what: str
    old_pages: str
    new_pages: str
    part: str


def tillagg(meeting: Meeting, changes: list[Change], notes: list[str], kind: Kind, settings: Settings) -> Paper:
    """Make the first page of a supplement: what has come, been replaced or gone since the papers were sent out.

    `notes` say how the list itself has changed. They are told below, or alone where no paper has changed.
    """
    here = point(meeting.path)
    header = tuple(Cell((Text(name, here),), here) for name in ("Nr", "Ärende", "Ändring", "Utskickad sida", "Ny sida"))
    rows = []
    for change in changes:
        title: Inlines = (Text(change.title, here),)
        title = (Link(title, BUNDLE_SCHEME + change.part, "", here),) if change.part else title
        rest = ((Text(text, here),) if text else () for text in (change.what, change.old_pages, change.new_pages))
        rows.append(tuple(Cell(inlines, here) for inlines in ((Text(change.number, here),), title, *rest)))
    table = Table(header, tuple(rows), ("", "", "", "right", "right"), (), here, _CHANGE_SHARES)
    told: Blocks = (Paragraph((Text(_HOW_NUMBERED if changes else _ONLY_THE_LIST, here),), here),)
    told = (*told, table) if changes else told
    told = (*told, *(Paragraph((Text(note, here),), here) for note in notes))
    section = Section("arenden", (Text("Ändringar efter utskicket", here),), told, here)
    paper = _paper(meeting, kind, settings, f"Tillägg till handlingar för {in_sentence(meeting.namnd)}", (section,))
    return replace(paper, values=paper.values | {"papperstyp": "Tillägg"})


def in_sentence(namnd: str) -> str:
    """Give the name of a nämnd as it is written inside a sentence: with a small letter (Svenska skrivregler, om myndigheter)."""
    return namnd[:1].lower() + namnd[1:]


def _paper(meeting: Meeting, kind: Kind, settings: Settings, titel: str, sections: tuple[Section, ...]) -> Paper:
    values = {name: [] if name in _LISTS else "" for name in NAMES if name not in (TEXT_BEFORE, TEXT_AFTER)}
    values |= meeting_context(meeting)
    values |= {
        "organisation": settings.organisation,
        "forvaltning": meeting.namnd,
        "papperstyp": kind.title,
        "namnd": meeting.namnd,
        "titel": titel,
        "datum": meeting.datum.isoformat() if meeting.datum else "",
    }
    return Paper(titel, meeting.namnd, "sv-SE", meeting.datum or UNDATED, values, sections, (), ())


def _table(group: AgendaGroup, entries: Mapping[str, Entry], meeting: Meeting, here: Place) -> Table:
    header = tuple(Cell((Text(name, here),), here) for name in ("Nr", "Ärende", "Sida"))
    rows = []
    for item in group.all_items():
        entry = entries.get(item.number, Entry())
        cells = ((Text(item.number, here),), _described(item, entry, meeting, here), (Text(entry.page, here),))
        rows.append(tuple(Cell(inlines, here) for inlines in cells))
    return Table(header, tuple(rows), ("", "", "right"), (), here, _SHARES)


def _described(item: AgendaItem, entry: Entry, meeting: Meeting, here: Place) -> Inlines:
    """Describe an item: its title, its dnr and who prepared it, its marks, and its summary if the meeting asks for it."""
    title = (Text(plain_text(item.title), here),)
    lines: list[Inlines] = [(Link(title, BUNDLE_SCHEME + entry.part, "", here),) if entry.part else title]
    if entry.about:
        lines = [(Strong(lines[0], here),)]
        people = ", ".join(entry.about.handlaggare)
        facts = [f"Dnr {entry.about.dnr}" if entry.about.dnr else "", f"Handläggare: {people}" if people else ""]
        lines += [(Text(". ".join(filter(None, facts)), here),)] if any(facts) else []
        lines += [(Emphasis((Text(mark, here),), here),) for mark in entry.about.marks]
        if meeting.sammanfattningar:
            lines += [(Text(paragraph, here),) for paragraph in entry.about.summary]
    out: Inlines = lines[0]
    for line in lines[1:]:
        out = (*out, LineBreak(here), *line)
    return out
