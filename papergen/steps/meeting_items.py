"""What the items of a meeting have: a case whose paper is made, a file of their own, or nothing; and what is wrong with them."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from papergen.model.blocks import plain_text
from papergen.model.case import Bilaga, Case
from papergen.model.meeting import AgendaItem, Meeting
from papergen.problems import PapergenError, Problem, point
from papergen.project import MEETING_FILES, Project
from papergen.read.meeting import MeetingReading, read_meeting_leniently
from papergen.read.schema import did_you_mean, shortened
from papergen.render.about import About
from papergen.steps.attachments import Attached, attach
from papergen.steps.case_files import Gathered, wrong_kind
from papergen.steps.disk import read_bytes
from papergen.steps.paper_facts import PaperFacts, bound_attachments, read_facts
from papergen.steps.unlinked_cases import absent_files, unlinked_cases

_A_CASE = "Det går bara i ett ärende: gör en kort ärendefil med filen som bilaga, och länka punkten dit."


@dataclass(frozen=True, slots=True)
class ItemPaper:
    """An item that has a paper: what is known of the paper and its attachments.

    An item may also have a file of its own, such as the minutes to be approved: then `own` is what became of that file, which
    is the one attachment, and there is no paper. `name` is that of its part in the bundle.
    """

    item: AgendaItem
    name: str
    case_file: Path
    facts: PaperFacts
    own: Attached | None = None


def item_papers(
    project: Project, meeting_file: Path, meeting: Meeting, known: Mapping[Path, ItemPaper] | None = None
) -> list[ItemPaper]:
    """Give the items that have a paper, in their order, with their cases and attachments; raises PapergenError.

    `known` has those that have been read already, by their case files.
    """
    case_files = linked_cases(project, meeting_file, meeting)
    found: list[ItemPaper] = []
    problems: list[Problem] = []
    for item in items(meeting):
        try:
            if item.number in case_files:
                case_file = case_files[item.number]
                found.append((known or {}).get(case_file) or case_paper(project, item, case_file, meeting))
            elif item.target:
                found.append(_item_file(project, item, meeting_file, meeting))
        except PapergenError as error:
            problems += error.problems
    if problems:
        raise PapergenError(problems)
    return found


def case_paper(project: Project, item: AgendaItem, case_file: Path, meeting: Meeting) -> ItemPaper:
    """Give what is known of the paper of a case, which is made; raises PapergenError."""
    name = project.paper_name(case_file)
    return ItemPaper(item, name, case_file, read_facts(project.output_folder(case_file), name, meeting.path))


def read_whole(project: Project, meeting_file: Path, data: bytes | None = None) -> Meeting:
    """Read a meeting with its föredragningslista, from `data` if its file has been read already; raises PapergenError."""
    return read_with_warnings(project, meeting_file, read_bytes(project, meeting_file) if data is None else data).meeting


def read_with_warnings(project: Project, meeting_file: Path, data: bytes) -> MeetingReading:
    """Read a meeting as `read_whole` does, with what its reader should be warned of.

    Where only links are at fault, what is wrong with the cases and files of the list is told with them.
    """
    reading = read_meeting_leniently(data, project.relative(meeting_file), project.settings, agenda=True)
    if not reading.is_good:
        problems = list(reading.problems)
        if reading.has_whole_list:
            _, others = _linked(project, meeting_file, reading.meeting)
            lines = {problem.place.line for problem in problems if problem.place}
            problems += [problem for problem in others if not problem.place or problem.place.line not in lines]
            told = {str(problem.place) for problem in others}
            problems += absent_files(project, meeting_file, items(reading.meeting), told)
        raise PapergenError(problems)
    return reading


def linked_cases(project: Project, meeting_file: Path, meeting: Meeting) -> dict[str, Path]:
    """Give the case file of each item by its number.

    A link to a .md that is none, half a link and a case without an item is a problem. Raises PapergenError with these, and with
    what is wrong with the other files that items link to: then all is told at once.
    """
    found, problems = _linked(project, meeting_file, meeting)
    if problems:
        told = {str(problem.place) for problem in problems}
        raise PapergenError([*problems, *absent_files(project, meeting_file, items(meeting), told)])
    return found


def _linked(project: Project, meeting_file: Path, meeting: Meeting) -> tuple[dict[str, Path], list[Problem]]:
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
            hint = "Namnet är upptaget. Döp om filen till något eget, till exempel ansokan.md, och länka dit."
            if not name.endswith(".md"):
                hint = "En ärendefil ska heta något på .md, med små bokstäver."
            elif "/" in name:
                hint = "Den ligger i en annan mapp. Flytta den till mötets mapp, eller länka till ett protokoll eller så som PDF."
                if (folder / name).resolve() in map(Path.resolve, here.values()):
                    hint = f"Skriv bara filens namn: ({PurePosixPath(name).name})"
            here_otherwise = name.casefold() in map(str.casefold, here)  # macOS and Windows find a file by other letters too
            if here_otherwise or not (folder / item.target).exists():
                message = f"Ärende {item.number} länkar till {item.target}, som inte finns i mötets mapp."
                listed = {unicodedata.normalize("NFC", other.target) for other in items(meeting)}
                number, title = item.number.rpartition(".")[2], shortened(plain_text(item.title).strip())
                withdrawn = f"Lägg filen där, eller rätta länken. Har ärendet utgått, behåll numret: {number}. Utgår: {title}"
                hint = did_you_mean(name, [one for one in here if one not in listed]) or withdrawn
            problems.append(Problem("MOT008", message, item.place, hint))
    linked = {unicodedata.normalize("NFC", path.name) for path in found.values()}
    problems += unlinked_cases(meeting, tuple(items(meeting)), set(here) - linked)
    meetings = sorted(path.name for path in folder.iterdir() if unicodedata.normalize("NFC", path.name) in MEETING_FILES)
    if len(meetings) > 1:
        message = f"I mappen finns två mötesfiler: {' och '.join(meetings)}."
        problems.append(Problem("MOT030", message, point(meeting.path), "Ta bort den ena."))
    if not meeting.agenda:
        hint = "Skriv ärendena som en numrerad lista."
        problems.append(Problem("MOT013", "Mötet har ingen föredragningslista.", point(meeting.path), hint))
    return found, problems


def items(meeting: Meeting) -> Iterator[AgendaItem]:
    """Give every item of a meeting, sub-items after the item they are under."""
    for group in meeting.agenda:
        yield from group.all_items()


def _as_for_an_item(problem: Problem) -> Problem:
    """Say what can be done of a file that is an item's own: there is no case to write a wish in."""
    wish = "”medföljer”" in problem.hint or "”kopia”" in problem.hint
    return replace(problem, hint=f"{problem.hint} {_A_CASE}") if wish else problem


def _item_file(project: Project, item: AgendaItem, meeting_file: Path, meeting: Meeting) -> ItemPaper:
    """Make the file that an item links to fit for the bundle, as an attachment is made; raises PapergenError."""
    path, data = project.read_user_file(meeting_file, item.target, item.place)
    if wrong := wrong_kind(item.target, data, item.place):
        raise PapergenError(wrong)
    bilaga = Bilaga(item.title, item.target, "", item.place)
    title = plain_text(item.title).strip()
    case = Case(meeting.path, "foredragningslista", title, meeting.namnd, (), datum=meeting.datum, bilagor=(bilaga,))
    try:
        attached = attach(project, meeting_file, case, meeting, Gathered([], files={item.target: path}))
    except PapergenError as error:
        raise PapergenError(map(_as_for_an_item, error.problems)) from error
    facts = PaperFacts(About(title), None, bound_attachments(attached.prepared))
    return ItemPaper(item, f"/{item.target}", meeting_file, facts, attached)  # no case's name has a /
