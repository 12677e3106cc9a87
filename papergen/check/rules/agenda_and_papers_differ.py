"""BUN001: an item of the föredragningslista without its paper, or a paper without an item."""

from collections.abc import Iterator

from papergen.check.finding import Finding
from papergen.check.meeting_subject import MeetingSubject
from papergen.check.rule import meeting_rule
from papergen.problems import Severity, point


@meeting_rule("BUN001", "arende-utan-handling", Severity.ERROR)
def agenda_and_papers_differ(subject: MeetingSubject) -> Iterator[Finding]:
    """En punkt på föredragningslistan saknar sin handling, eller så saknar en handling sin punkt.

    Nämnden får bara besluta om det som står på listan, och ska ha läst handlingen före mötet. En punkt utan länk, till exempel
    ”Upprop”, behöver ingen handling.

    Fel:
        ---
        nämnd: Socialnämnden
        datum: 2026-02-17
        ---

        1. Upprop
        2. [Ansökan om projektmedel](ansokn.md)

    Rätt:
        ---
        nämnd: Socialnämnden
        datum: 2026-02-17
        ---

        1. Upprop
        2. [Ansökan om projektmedel](ansokan.md)
    """
    items = [item for group in subject.meeting.agenda for item in group.all_items()]
    for item in items:
        if item.target and item.target not in subject.cases and item.target not in subject.files:
            message = f"Punkt {item.number} länkar till {item.target}, som inte finns."
            yield Finding(item.place, message, "Rätta länken, lägg handlingen i mötets mapp, eller ta bort länken.")
    listed = {item.target for item in items}
    # A list that nobody has begun is told when the meeting's papers are made.
    for name in sorted(subject.cases) if items else ():
        if name not in listed:
            last = max(int(item.number.partition(".")[0]) for item in items)
            message = f"Ärendet {name} ligger i mötets mapp, men står inte på föredragningslistan."
            target = name.replace(" ", "%20")
            spaced = " Mellanslag i filens namn skrivs %20." if " " in name else ""
            hint = f"Lägg till punkten, till exempel {last + 1}. [{_title(subject, name)}]({target}), eller flytta filen.{spaced}"
            yield Finding(point(subject.meeting.path, 1, 1, 3), message, hint)


def _title(subject: MeetingSubject, name: str) -> str:
    case = subject.cases[name]
    return (case.titel if case else "") or name
