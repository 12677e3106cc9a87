"""BUN001: an item of the föredragningslista without its paper, or a paper without an item."""

from collections.abc import Iterator

from papergen.check.finding import Finding
from papergen.check.meeting_subject import MeetingSubject
from papergen.check.rule import meeting_rule
from papergen.model.meant_cases import empty_links, meant_cases, whole_link
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
    listed = {item.target for item in items}
    meant = meant_cases(items, subject.cases.keys() - listed)
    told = {item.number for item in meant.values()}
    for item in items:
        if item.number in told:
            continue
        for link in empty_links(item):
            hint = "Skriv filens namn mellan ( och ), eller bara texten, utan [ ] och ( )."
            yield Finding(link.place, f"Länken i punkt {item.number} är tom.", hint)
        if item.target and item.target not in subject.cases and item.target not in subject.files:
            message = f"Punkt {item.number} länkar till {item.target}, som inte finns."
            yield Finding(item.place, message, "Rätta länken, lägg handlingen i mötets mapp, eller ta bort länken.")
    # A list that nobody has begun is told when the meeting's papers are made.
    for name in sorted(subject.cases) if items else ():
        if name in meant:
            message = f"Ärendet {name} ligger i mötets mapp, men punkt {meant[name].number} länkar inte till det."
            yield Finding(meant[name].place, message, f"Skriv punkten så: {whole_link(meant[name], name)}")
        elif name not in listed:
            last = max(int(item.number.partition(".")[0]) for item in items)
            message = f"Ärendet {name} ligger i mötets mapp, men står inte på föredragningslistan."
            target = name.replace(" ", "%20")
            spaced = " Mellanslag i filens namn skrivs %20." if " " in name else ""
            hint = f"Lägg till punkten, till exempel {last + 1}. [{_title(subject, name)}]({target}), eller flytta filen.{spaced}"
            yield Finding(point(subject.meeting.path, 1, 1, 3), message, hint)


def _title(subject: MeetingSubject, name: str) -> str:
    case = subject.cases[name]
    return (case.titel if case else "") or name
