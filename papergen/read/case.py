"""A case file's bytes to a `Case`."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from papergen.model.blocks import plain_text
from papergen.model.case import Case, Reading
from papergen.model.kind import Kind
from papergen.model.meeting import Meeting
from papergen.model.settings import Settings
from papergen.problems import PapergenError, Problem, Severity, in_order, point
from papergen.read.bilagor import read_bilagor
from papergen.read.body_doubts import Written, body_doubts
from papergen.read.case_fields import (
    AVDELNING,
    BILAGOR,
    CASE_FIELDS,
    DATUM,
    DNR,
    EXPEDIERING,
    EXTERNA_DNR,
    FORVALTNING,
    GRANSKARE,
    HANDLAGGARE,
    MALL,
    NAMND,
    SEKRETESS,
    SPRAK,
    TITEL,
    UNDERTECKNARE,
)
from papergen.read.front_matter import split_front_matter
from papergen.read.left_out_of_list import left_out_of_list
from papergen.read.markdown import read_markdown
from papergen.read.meeting import MEETING_FIELDS
from papergen.read.nodes import RawNode, RawScalar, is_empty
from papergen.read.schema import Notes, Values, did_you_mean, enumerated, fold, read_fields, shortened
from papergen.read.sections import NO_SECTIONS, TEXT_BEFORE_FIRST_SECTION, split_sections
from papergen.read.source import read_source
from papergen.read.unprintable import unprintable


def read_case(data: bytes, path: str, kinds: Mapping[str, Kind], settings: Settings, meeting: Meeting | None) -> Reading:
    """Read a case file; `path` is relative to the project, `kinds` are by folder name, `meeting` is the one the case belongs to.

    Raise PapergenError with everything that is wrong in front matter and body. Left out of the front matter, `mall` and
    `förvaltning` are those of `settings` and `nämnd` that of `meeting`.
    """
    reading = read_case_leniently(data, path, kinds, settings, meeting)
    if any(problem.severity is Severity.ERROR for problem in reading.problems):
        raise PapergenError(reading.problems)
    return reading


def read_case_leniently(
    data: bytes, path: str, kinds: Mapping[str, Kind], settings: Settings, meeting: Meeting | None
) -> Reading:
    """Read as `read_case` does, but give the case with its errors, so that the files it names can be looked for as well.

    Such a case is not fit to print. Raise PapergenError only where the file's text cannot be had at all.
    """
    source = read_source(data, path)
    front = split_front_matter(source.text, path)
    notes = Notes("FM")
    values = read_fields(front.fields, CASE_FIELDS if front.found else (), notes)
    kind = _kind(values, kinds, settings, path, notes)
    namnd = values[NAMND] or (meeting.namnd if meeting else "")
    if front.found and not namnd and not _is_written(NAMND.key, front.fields.entries):
        notes.add("015", "Nyckeln ”nämnd” saknas.", front.fields.place, "Skriv till exempel nämnd: Socialnämnden")
    body = read_markdown(front.body, path, front.body_line)
    sections, section_problems = split_sections(body.blocks, kind, path)
    tall = unprintable([body.blocks, *(note.blocks for note in body.footnotes)])
    bilagor, bilaga_problems = read_bilagor(sections, values[BILAGOR])
    twice = next((section for section in sections if section.name == EXPEDIERING.key), None) if values[EXPEDIERING] else None
    if twice:
        message = f"Mottagarna står både som expediering överst i filen och under ## {shortened(plain_text(twice.title))}."
        hint = "Bara de under rubriken skulle skrivas ut. Samla alla på det ena stället."
        notes.problems.append(Problem("FM020", message, twice.place, hint))
    if not front.found:
        # What should have been front matter stands as text, or there is no telling where the body begins: one fault, told once.
        echo = TEXT_BEFORE_FIRST_SECTION if front.body else NO_SECTIONS
        section_problems = [problem for problem in section_problems if problem.code != echo]
    noted = [_of_meeting(problem) for problem in notes.problems]
    doubts = body_doubts(body, sections, bilagor, Written(front.body.split("\n"), front.body_line))
    listed = left_out_of_list(sections) if meeting and meeting.sammanfattningar else ()
    of_body = (*body.problems, *section_problems, *bilaga_problems, *tall, *doubts, *listed)
    problems = (*source.problems, *front.problems, *noted, *of_body)
    case = Case(
        path=path,
        kind=kind.name,
        titel=values[TITEL],
        namnd=namnd,
        sections=sections,
        dnr=values[DNR],
        externa_dnr=values[EXTERNA_DNR],
        forvaltning=values[FORVALTNING] or settings.forvaltning,
        avdelning=values[AVDELNING],
        datum=values[DATUM],
        handlaggare=values[HANDLAGGARE],
        undertecknare=values[UNDERTECKNARE],
        bilagor=bilagor,
        expediering=values[EXPEDIERING],
        sekretess=values[SEKRETESS],
        granskare=values[GRANSKARE],
        sprak=values[SPRAK],
        footnotes=body.footnotes,
        comments=body.comments,
        places=notes.places,
    )
    return Reading(case, tuple(in_order(problems)))


def _of_meeting(problem: Problem) -> Problem:
    """Say of a key that a case has not got, but a meeting has, that the file may have been given the wrong name."""
    if problem.code == "FM010" and any(f"”{field.key}”" in problem.message for field in MEETING_FIELDS):
        return replace(problem, hint="Nyckeln hör till ett möte. Är det här mötets fil ska den heta sammanträde.md.")
    return problem


def _kind(values: Values, kinds: Mapping[str, Kind], settings: Settings, path: str, notes: Notes) -> Kind:
    """Give the kind of paper; where there is no such kind, one that knows no sections, so that the body can still be judged."""
    written = values[MALL]
    by_fold = {fold(name): kind for name, kind in kinds.items()}
    kind = by_fold.get(fold(written or settings.standard_mall))
    if kind is None:
        hint = did_you_mean(written, list(kinds)) if written else ""
        if kinds:
            hint = f"{hint} Mallar som finns: {enumerated(sorted(kinds))}.".strip()
        place = notes.places.get(MALL.key, point(path))
        missing = (
            f"Mallen ”{shortened(written)}” finns inte." if written else f"Standardmallen ”{settings.standard_mall}” finns inte."
        )
        notes.add("014", missing, place, hint)
    return kind or Kind("", "", ())


def _is_written(key: str, entries: Iterable[tuple[RawScalar, RawNode]]) -> bool:
    """Tell whether a key has a value, be it a wrong one: what is wrong with it has been told."""
    return any(fold(name.value) == fold(key) and not is_empty(value) for name, value in entries)
