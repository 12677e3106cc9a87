"""One meeting: its kallelse, its föredragningslista, and the bundle of all its papers and attachments. Complete, or not made."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from papergen.bundle.attachments import COPY_NOTE
from papergen.bundle.join import join
from papergen.bundle.part import Joined, Part, PartError
from papergen.bundle.reading import page_count, read_outline
from papergen.model.blocks import plain_text
from papergen.model.case import Bilaga, Case
from papergen.model.meeting import AgendaItem, Meeting
from papergen.problems import PapergenError, Problem, Severity, point
from papergen.project import MEETING_FILES, SETTINGS_FILE, Project
from papergen.read.meeting import read_meeting
from papergen.render import RENDERERS
from papergen.render.attachment_pages import Setting, heading_page
from papergen.render.meeting_papers import Entry, foredragningslista, in_sentence, kallelse
from papergen.render.number_font import number_font
from papergen.render.paper import UNDATED, Paper
from papergen.render.rendered import MissingGlyphsError
from papergen.render.template import Template
from papergen.steps.attachments import Attached, attach
from papergen.steps.disk import read_bytes
from papergen.steps.manifest import CASES
from papergen.steps.papers import Gathered, attachment_part, font_inputs, gather, load_template, read, template_inputs
from papergen.steps.plan import MEETING_KINDS, PARTS

BUNDLE = "handlingar.pdf"
KALLELSE, LIST = "kallelse", "föredragningslista"
ROUNDS = 6  # two are enough, but for a list whose length hangs on the width of the page numbers in it


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files of a meeting by their names in build/<meeting>/, the pages of the bundle, and warnings."""

    files: dict[str, bytes]
    pages: int
    before: int  # pages before the first paper: kallelse and föredragningslista
    problems: tuple[Problem, ...]
    kept: dict[str, str]  # further files that hold what items link to, already written, with their hashes
    inputs: list[str]  # the files that items link to


@dataclass(frozen=True, slots=True)
class ItemPaper:
    """An item that has a paper: its case and its attachments.

    An item may also have a file of its own, such as the minutes to be approved: then `is_file` is true, the case holds no more
    than its title, and the file is its one attachment. `name` is that of its part in the bundle.
    """

    item: AgendaItem
    name: str
    case_file: Path
    case: Case
    attached: Attached
    is_file: bool = False


def bind(project: Project, meeting_file: Path) -> Bundle:
    """Make all files of a meeting whose papers lie made in build/; raises PapergenError with all that is wrong with it."""
    meeting = read_whole(project, meeting_file)
    papers = item_papers(project, meeting_file, meeting)
    template = load_template(project.kinds["foredragningslista"], project.own_fonts())
    setting = Setting(template, project.settings.organisation, "sv-SE", meeting.datum or UNDATED)
    parts = list(paper_parts(project, papers, setting))
    front, entries = _front(project, meeting, papers, parts)
    joined = join_parts(meeting, [*front, *parts], setting, f"Handlingar till {meeting_words(meeting)}")
    files = {BUNDLE: joined.data} | _meeting_files(project, meeting, entries)
    before = sum(page_count(part.data) for part in front)
    own = [paper for paper in papers if paper.is_file]
    problems = [problem for paper in own for problem in paper.attached.problems]
    kept = {name: digest for paper in own for name, digest in paper.attached.files.items()}
    inputs = [(meeting_file.parent / paper.item.target).relative_to(project.root).as_posix() for paper in own]
    return Bundle(files, len(joined.labels), before, (*problems, *claims_lost(meeting.path, joined)), kept, inputs)


def item_papers(project: Project, meeting_file: Path, meeting: Meeting) -> list[ItemPaper]:
    """Give the items that have a paper, in their order, with their cases and attachments; raises PapergenError."""
    case_files = linked_cases(project, meeting_file, meeting)
    found: list[ItemPaper] = []
    problems: list[Problem] = []
    for item in items(meeting):
        try:
            if item.number in case_files:
                found.append(_item_paper(project, item, case_files[item.number]))
            elif item.target:
                found.append(_item_file(project, item, meeting_file, meeting))
        except PapergenError as error:
            problems += error.problems
    if problems:
        raise PapergenError(problems)
    return found


def read_whole(project: Project, meeting_file: Path) -> Meeting:
    """Read a meeting with its föredragningslista; raises PapergenError."""
    data = read_bytes(project, meeting_file)
    return read_meeting(data, project.relative(meeting_file), project.settings, agenda=True).meeting


def linked_cases(project: Project, meeting_file: Path, meeting: Meeting) -> dict[str, Path]:
    """Give the case file of each item by its number; a link to a .md that is none, and a case without an item, is a problem."""
    folder = meeting_file.parent
    cases = [path for path in project.case_files((folder,)) if path.parent == folder]
    here = {unicodedata.normalize("NFC", path.name): path for path in cases}
    found: dict[str, Path] = {}
    problems = []
    for item in items(meeting):
        name = unicodedata.normalize("NFC", item.target)
        if name in here:
            found[item.number] = here[name]
        elif name.lower().endswith(".md"):
            message = f"Ärende {item.number} länkar till {item.target}, som inte är en ärendefil i mappen."
            hint = "Länka till en ärendefil i mötets mapp, eller till en annan sorts fil, till exempel ett protokoll som PDF."
            problems.append(Problem("MOT008", message, item.place, hint))
    for name in sorted(set(here) - {unicodedata.normalize("NFC", path.name) for path in found.values()}):
        message = f"Ärendefilen {name} finns i mappen, men står inte i föredragningslistan."
        problems.append(Problem("MOT009", message, point(meeting.path), f"Lägg till den: 1. [Ärendets namn]({name})"))
    meetings = sorted(path.name for path in folder.iterdir() if unicodedata.normalize("NFC", path.name) in MEETING_FILES)
    if len(meetings) > 1:
        message = f"I mappen finns två mötesfiler: {' och '.join(meetings)}."
        problems.append(Problem("MOT030", message, point(meeting.path), "Ta bort den ena."))
    if not meeting.agenda:
        hint = "Skriv ärendena som en numrerad lista."
        problems.append(Problem("MOT013", "Mötet har ingen föredragningslista.", point(meeting.path), hint))
    if problems:
        raise PapergenError(problems)
    return found


def bundle_inputs(project: Project, meeting_file: Path) -> list[str]:
    """Give what a bundle is made of besides its papers: the meeting file, which cases there are, and the templates."""
    folder = meeting_file.parent.relative_to(project.root).as_posix()
    templates = [path for name in MEETING_KINDS for path in template_inputs(project.kinds[name])]
    own = meeting_file.relative_to(project.root).as_posix()
    return [own, f"{folder}{CASES}", SETTINGS_FILE, *font_inputs(project), *templates]


def items(meeting: Meeting) -> Iterator[AgendaItem]:
    """Give every item of a meeting, sub-items after the item they are under."""
    for group in meeting.agenda:
        yield from group.all_items()


def _item_paper(project: Project, item: AgendaItem, case_file: Path) -> ItemPaper:
    reading, meeting = read(project, case_file)
    found = gather(project, case_file, reading, to_print=False)
    if any(problem.severity is Severity.ERROR for problem in found.problems):
        raise PapergenError(found.problems)
    attached = attach(project, case_file, reading.case, meeting, found)
    return ItemPaper(item, project.paper_name(case_file), case_file, reading.case, attached)


def _item_file(project: Project, item: AgendaItem, meeting_file: Path, meeting: Meeting) -> ItemPaper:
    """Make the file that an item links to fit for the bundle, as an attachment is made; raises PapergenError."""
    path, _ = project.read_user_file(meeting_file, item.target, item.place)
    bilaga = Bilaga(item.title, item.target, "", item.place)
    title = plain_text(item.title).strip()
    case = Case(meeting.path, "foredragningslista", title, meeting.namnd, (), datum=meeting.datum, bilagor=(bilaga,))
    attached = attach(project, meeting_file, case, meeting, Gathered([], files={item.target: path}))
    return ItemPaper(item, f"/{item.target}", meeting_file, case, attached, is_file=True)  # no case's name has a /


def paper_parts(project: Project, papers: list[ItemPaper], setting: Setting) -> Iterator[Part]:
    """Give each paper, and behind it its attachments, each with the page that names it."""
    for paper in papers:
        if paper.is_file:
            yield from _file_parts(paper, setting)
            continue
        folder, stem = project.output_folder(paper.case_file), paper.name
        own = folder / PARTS / f"{stem}.pdf"
        data = (own if own.exists() else folder / f"{stem}.pdf").read_bytes()
        yield Part(stem, f"{paper.item.number}. {paper.case.titel}", data, read_outline(data))
        for attachment in paper.attached.prepared:
            if attachment.part is None:
                continue
            name = attachment_part(stem, attachment.number)
            title = f"Bilaga {attachment.number} till ärende {paper.item.number}: {attachment.title}"
            lines = [paper.case.titel, _page_words(attachment.part.pages)]
            lines += [COPY_NOTE] if attachment.part.copy else []
            yield Part(name, f"Bilaga {attachment.number}: {attachment.title}", heading_page(title, lines, setting), level=1)
            yield Part(f"{name}/fil", "", attachment.part.data, level=1, claims=attachment.part.claims, foreign=True)


def _file_parts(paper: ItemPaper, setting: Setting) -> Iterator[Part]:
    """Give the file of an item behind a page that names it."""
    for attachment in paper.attached.prepared:
        if attachment.part:
            title = f"Ärende {paper.item.number}: {attachment.title}"
            named = heading_page(title, [_page_words(attachment.part.pages)], setting)
            yield Part(paper.name, f"{paper.item.number}. {attachment.title}", named)
            yield Part(f"{paper.name}/fil", "", attachment.part.data, claims=attachment.part.claims, foreign=True)


def _page_words(pages: int) -> str:
    return "1 sida följer." if pages == 1 else f"{pages} sidor följer."


def _front(project: Project, meeting: Meeting, papers: list[ItemPaper], parts: list[Part]) -> tuple[list[Part], dict[str, Entry]]:
    """Make the kallelse and the föredragningslista, which is set again until its own length agrees with the pages it tells."""
    called = kallelse(meeting, project.kinds["kallelse"].kind, project.settings)
    cover = rendered(project, "kallelse", called, "pdf", meeting)
    counts = {part.name: page_count(part.data) for part in parts}
    kind = project.kinds["foredragningslista"].kind
    length, listed, entries = 1, b"", _entries(papers, counts, 0)
    for _ in range(ROUNDS):
        entries = _entries(papers, counts, page_count(cover) + length)
        paper = foredragningslista(meeting, entries, kind, project.settings)
        listed = rendered(project, "foredragningslista", paper, "pdf", meeting)
        if page_count(listed) == length:
            break
        length = page_count(listed)
    else:
        message, hint = "Föredragningslistans längd går inte att räkna ut.", "Ändra något i listan, till exempel en rubrik."
        raise PapergenError([Problem("MOT021", message, point(meeting.path), hint)])
    front = [Part("kallelse", "Kallelse", cover), Part("foredragningslista", "Föredragningslista", listed, read_outline(listed))]
    return front, entries


def _entries(papers: list[ItemPaper], counts: dict[str, int], before: int) -> dict[str, Entry]:
    """Say of each item on which page of the bundle its paper begins, `before` pages being before the first."""
    first: dict[str, int] = {}
    page = before + 1
    for name, count in counts.items():
        first[name] = page
        page += count
    return {
        paper.item.number: Entry(paper.name, str(first[paper.name]), None if paper.is_file else paper.case) for paper in papers
    }


def rendered(project: Project, kind: str, paper: Paper, form: str, meeting: Meeting) -> bytes:
    """Make one of a meeting's own papers in a format; raises PapergenError."""
    template: Template = load_template(project.kinds[kind], project.own_fonts())
    try:
        return RENDERERS[form](paper, template, {}).data
    except MissingGlyphsError as error:
        shown = ", ".join(f"”{character}”" for character in sorted(error.characters))
        message = f"Mötesfilen har tecken som inte finns i typsnitten: {shown}."
        raise PapergenError([Problem("MOT014", message, point(meeting.path), "Skriv dem på ett annat sätt.")]) from error


def _meeting_files(project: Project, meeting: Meeting, entries: dict[str, Entry]) -> dict[str, bytes]:
    """Make the meeting's own papers as files; outside the bundle nothing in them is a link into it."""
    alone = {number: replace(entry, part="") for number, entry in entries.items()}
    kinds = {name: project.kinds[name].kind for name in MEETING_KINDS}
    own = {
        KALLELSE: ("kallelse", kallelse(meeting, kinds["kallelse"], project.settings)),
        LIST: ("foredragningslista", foredragningslista(meeting, alone, kinds["foredragningslista"], project.settings)),
    }
    wanted = [(name, kind, paper, form) for name, (kind, paper) in own.items() for form in RENDERERS]
    return {f"{name}.{form}": rendered(project, kind, paper, form, meeting) for name, kind, paper, form in wanted}


def meeting_words(meeting: Meeting) -> str:
    """Give a meeting as it is named in a title: socialnämnden 2026-02-17."""
    return f"{in_sentence(meeting.namnd)} {(meeting.datum or UNDATED).isoformat()}"


def join_parts(meeting: Meeting, parts: list[Part], setting: Setting, title: str, labels: Sequence[str] | None = None) -> Joined:
    """Join parts to a PDF of a meeting; raises PapergenError. `labels` are the pages' own where they do not count from 1."""
    try:
        joined = join(
            parts, title=title, author=meeting.namnd, language="sv-SE", day=setting.day, number_font=number_font(), labels=labels
        )
    except PartError as error:
        message = f"Handlingarna kan inte fogas samman: {error}"
        raise PapergenError([Problem("MOT015", message, point(meeting.path), "Gör delen på nytt.")]) from error
    if joined.broken:
        message = f"Länkar i handlingarna leder ingenstans: {', '.join(link.target for link in joined.broken)}"
        raise PapergenError([Problem("MOT016", message, point(meeting.path), "Bygg allt på nytt med --force.")])
    return joined


def claims_lost(path: str, joined: Joined) -> Iterator[Problem]:
    """Say what the bundle cannot claim; which attachment costs it is told with each of them."""
    place, hint = point(path), "Se varningarna om bilagorna."
    if joined.claims.pdfa != "2a":
        level = f"bara PDF/A-{joined.claims.pdfa}" if joined.claims.pdfa else "inte PDF/A"
        yield Problem("MOT017", f"Handlingarna är {level}, för att en bilaga inte är det.", place, hint, Severity.WARNING)
    if not joined.claims.pdfua:
        message = "Handlingarna är inte PDF/UA-1, för att en bilaga inte är det."
        yield Problem("MOT018", message, place, hint, Severity.WARNING)
