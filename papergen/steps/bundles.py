"""One meeting: its kallelse, its föredragningslista, and the bundle of all its papers and attachments. Complete, or not made."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from papergen.bundle.attachments.part import COPY_NOTE
from papergen.bundle.join import join
from papergen.bundle.part import Joined, Part, PartError
from papergen.bundle.ready_part import outline_of
from papergen.model.meeting import Meeting
from papergen.problems import PapergenError, Problem, Severity, point
from papergen.project import SETTINGS_FILE, Project
from papergen.render.meeting_papers import Entry, foredragningslista, in_sentence
from papergen.render.paper import UNDATED
from papergen.steps.disk import read_bytes
from papergen.steps.front import front_of_bundle
from papergen.steps.inputs import font_inputs, template_inputs
from papergen.steps.kept import Kept
from papergen.steps.manifest import CASES, Hashes, sha256
from papergen.steps.meeting_items import ItemPaper, item_papers, read_with_warnings
from papergen.steps.paper_facts import BoundAttachment, PaperFacts
from papergen.steps.part_names import attachment_part
from papergen.steps.plan import MEETING_KINDS, PAPERS
from papergen.steps.press import Press

BUNDLE = "handlingar.pdf"
KALLELSE, LIST = "kallelse", "föredragningslista"


@dataclass(frozen=True, slots=True)
class Bundle:
    """The new files of a meeting by their names in build/<meeting>/, the pages of the bundle, and warnings."""

    files: dict[str, bytes]
    pages: int
    before: int  # pages before the first paper: kallelse and föredragningslista
    problems: tuple[Problem, ...]
    kept: dict[str, str]  # further files that are in use, already written, with their hashes
    inputs: dict[str, str]  # what it is made of besides its papers, with the hashes of what was read
    notes: tuple[Problem, ...] = ()  # what is told this time only


@dataclass(slots=True)
class Begun:
    """A meeting read, and what there is of its bundle: papers by case file, their parts by the papers' names."""

    meeting: Meeting
    warnings: tuple[Problem, ...]
    press: Press
    inputs: dict[str, str]
    papers: dict[Path, ItemPaper] = field(default_factory=dict)
    parts: dict[str, list[Part]] = field(default_factory=dict)


def begin(project: Project, meeting_file: Path, before: Mapping[str, str], ahead: Mapping[str, bytes]) -> Begun:
    """Begin to bind a meeting; raises PapergenError. `before` and `ahead` are as for `bind`."""
    data, hashes = read_bytes(project, meeting_file), Hashes(project.root)
    hashes.know(project.relative(meeting_file), data)  # should somebody save it meanwhile, it is bound again the next time
    reading = read_with_warnings(project, meeting_file, data)
    meeting = reading.meeting
    inputs = hashes.all_of(bundle_inputs(project, meeting_file))
    return Begun(
        meeting, reading.problems, Press(project, meeting, Kept(project.output_folder(meeting_file), before, ahead)), inputs
    )


def bind(
    project: Project,
    meeting_file: Path,
    before: Mapping[str, str] | None = None,
    ahead: Mapping[str, bytes] | None = None,
    begun: Begun | None = None,
) -> Bundle:
    """Make all files of a meeting whose papers lie made in build/; raises PapergenError with all that is wrong with it.

    `before` has the names and hashes of files made for the meeting the last time: what would be the same is used again. `ahead`
    has what `steps/ahead.py` made this time, and `begun` is what `steps/meanwhile.py` did of all this.
    """
    begun = begun or begin(project, meeting_file, before or {}, ahead or {})
    meeting, press = begun.meeting, begun.press
    press.kept.ahead = ahead or {}
    papers = item_papers(project, meeting_file, meeting, begun.papers)
    parts = list(paper_parts(project, papers, press, begun.parts))
    front, entries = front_of_bundle(papers, parts, press)
    joined = join_parts(meeting, [*front, *parts], press, f"Handlingar till {meeting_words(meeting)}")
    files = {BUNDLE: joined.data} | meeting_papers(entries, press)
    pages = joined.pages[parts[0].name] - 1 if parts else len(joined.labels)
    own = [paper for paper in papers if paper.own]
    problems = [problem for paper in own if paper.own for problem in paper.own.problems]
    kept = {name: digest for paper in own if paper.own for name, digest in paper.own.files.items()} | press.kept.digests
    linked = [(meeting_file.parent / paper.item.target).relative_to(project.root).as_posix() for paper in own]
    inputs = begun.inputs | Hashes(project.root).all_of(linked)
    told = (*begun.warnings, *problems, *claims_lost(meeting.path, joined))
    notes = tuple(_sent_already(meeting, joined.data, before or {}))
    return Bundle(files | press.kept.files, len(joined.labels), pages, told, kept, inputs, notes)


def _sent_already(meeting: Meeting, data: bytes, before: Mapping[str, str]) -> Iterator[Problem]:
    """Say that the bundle is no longer the one that was sent out."""
    if meeting.status == "utskickad" and before.get(BUNDLE, sha256(data)) != sha256(data):
        message = "Handlingarna är ändrade, fast mötet är utskickat."
        folder = meeting.path.rpartition("/")[0]
        hint = f"Det som skickades ut finns kvar i git. Gör ett tillägg av ändringarna med: papergen build --tillagg {folder}"
        yield Problem("MOT031", message, meeting.places.get("status") or point(meeting.path), hint, Severity.INFO)


def bundle_inputs(project: Project, meeting_file: Path) -> list[str]:
    """Give what a bundle is made of besides its papers: the meeting file, which cases there are, and the templates."""
    folder = meeting_file.parent.relative_to(project.root).as_posix()
    templates = [path for name in MEETING_KINDS for path in template_inputs(project.kinds[name])]
    own = meeting_file.relative_to(project.root).as_posix()
    return [own, f"{folder}{CASES}", SETTINGS_FILE, *font_inputs(project), *templates]


def paper_parts(
    project: Project, papers: list[ItemPaper], press: Press, known: Mapping[str, list[Part]] | None = None
) -> Iterator[Part]:
    """Give each paper, and behind it its attachments, each with the page that names it; raises PapergenError.

    `known` has the parts that have been read already, by their papers' names.
    """
    path = press.meeting.path
    for paper in papers:
        if paper.name in (known or {}):
            yield from (known or {})[paper.name]
            continue
        folder, stem, number = project.output_folder(paper.case_file), paper.name, paper.item.number
        if own := paper.facts.part:
            title = f"{number}. {paper.facts.about.titel}"
            data = own.read(folder, path)
            yield Part(stem, title, data, outline_of(stem, data))
        for attachment in paper.facts.attachments:
            page, file = heading(stem, number, paper.facts, attachment, press), attachment.part
            yield page
            if file is None:
                continue
            yield Part(f"{page.name}/fil", "", file.read(folder, path), (), page.level, file.claims, foreign=True)


def heading(stem: str, number: str, facts: PaperFacts, attachment: BoundAttachment, press: Press) -> Part:
    """Give the page that names an attachment of item `number`, or the one file of an item without a paper."""
    shown, pages = attachment.title, _where_words(attachment)
    if facts.part is None:
        return replace(press.heading_page(f"Ärende {number}: {shown}", [pages]), name=stem, title=f"{number}. {shown}")
    lines = [facts.about.titel, pages, *([COPY_NOTE] if attachment.copy else [])]
    page = press.heading_page(f"Bilaga {attachment.number} till ärende {number}: {shown}", lines)
    return replace(page, name=attachment_part(stem, attachment.number), title=f"Bilaga {attachment.number}: {shown}", level=1)


def _where_words(attachment: BoundAttachment) -> str:
    """Say where the attachment is: how many pages of it follow, or that it is sent beside the bundle, and as what file."""
    if attachment.part is None:
        return f"Bilagan skickas vid sidan av handlingarna, som filen {attachment.file}."
    return "1 sida följer." if attachment.part.pages == 1 else f"{attachment.part.pages} sidor följer."


def meeting_papers(entries: dict[str, Entry], press: Press) -> dict[str, bytes]:
    """Make the meeting's own papers as files; outside the bundle nothing in them is a link into it."""
    project, meeting = press.project, press.meeting
    alone = {number: replace(entry, part="") for number, entry in entries.items()}
    listed = foredragningslista(meeting, alone, project.kinds["foredragningslista"].kind, project.settings)
    own = {KALLELSE: ("kallelse", press.kallelse()), LIST: ("foredragningslista", listed)}
    wanted = [(name, kind, paper, form) for name, (kind, paper) in own.items() for form in PAPERS]
    return {f"{name}.{form}": press.rendered(kind, paper, form) for name, kind, paper, form in wanted}


def meeting_words(meeting: Meeting) -> str:
    """Give a meeting as it is named in a title: socialnämnden 2026-02-17."""
    return f"{in_sentence(meeting.namnd)} {(meeting.datum or UNDATED).isoformat()}"


def join_parts(
    meeting: Meeting,
    parts: list[Part],
    press: Press,
    title: str,
    labels: Sequence[str] | None = None,
) -> Joined:
    """Join parts to a PDF of a meeting; raises PapergenError. `labels` are the pages' own where they do not count from 1."""
    try:
        joined = join(
            parts,
            title=title,
            author=meeting.namnd,
            language="sv-SE",
            day=press.day,
            number_font=press.number_font(),
            labels=labels,
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
