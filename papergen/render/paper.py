"""A case made ready for printing: the values of its template's names, and its sections before and after the signatories."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from papergen.model.blocks import Footnote
from papergen.model.case import Case, Section
from papergen.model.kind import Kind
from papergen.model.meeting import Meeting
from papergen.model.settings import Settings
from papergen.render.context import context

UNDATED = date(1980, 1, 1)  # what the files of a draft without a date carry inside; nothing prints it


@dataclass(frozen=True, slots=True)
class Paper:
    """What both formats print. `values` as in `context.NAMES`; `day` is the date the files carry inside."""

    title: str
    author: str
    language: str
    day: date
    values: dict[str, Any]
    before: tuple[Section, ...]
    after: tuple[Section, ...]
    footnotes: tuple[Footnote, ...]


def make_paper(case: Case, kind: Kind, settings: Settings, meeting: Meeting | None = None) -> Paper:
    """Divide a case where its kind puts the signatories, and work out the values its template needs.

    The files carry the paper's own date, else the meeting's.
    """
    split = next(
        (
            index + 1
            for index, section in enumerate(case.sections)
            if kind.undertecknare_efter and section.name == kind.undertecknare_efter
        ),
        len(case.sections),
    )
    return Paper(
        title=case.titel,
        author=case.forvaltning or settings.forvaltning or settings.organisation,
        language=case.sprak,
        day=case.datum or (meeting.datum if meeting else None) or UNDATED,
        values=context(case, kind, settings, meeting),
        before=case.sections[:split],
        after=case.sections[split:],
        footnotes=case.footnotes,
    )
