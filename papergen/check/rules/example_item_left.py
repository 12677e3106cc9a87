"""TXT011: what `papergen new meeting` wrote has been left in the meeting file: the item, or a value of the front matter."""

from collections.abc import Iterator

from papergen.check.finding import Finding
from papergen.check.meeting_subject import MeetingSubject
from papergen.check.rule import meeting_rule
from papergen.model.blocks import plain_text
from papergen.model.example_texts import ITEM, VALUES
from papergen.problems import Severity, point

_BEGINNING = ITEM.partition(",")[0]


@meeting_rule("TXT011", "exempelpunkt-kvar", Severity.ERROR)
def example_item_left(subject: MeetingSubject) -> Iterator[Finding]:
    """Text som stod i mötesfilen från början har inte bytts ut.

    `papergen new meeting` skriver en punkt som säger hur ett ärende läggs till, och inom parentes vad uppgifterna överst ska
    vara. Blir det kvar står det i kallelsen.

    Fel:
        ---
        nämnd: Socialnämnden
        datum: 2026-02-17
        ---

        1. Val av justerare
        2. Skriv ärendet här, eller länka till en ärendefil i mappen

    Rätt:
        ---
        nämnd: Socialnämnden
        datum: 2026-02-17
        ---

        1. Val av justerare
        2. Information från förvaltningen
    """
    for group in subject.meeting.agenda:
        for item in group.all_items():
            title = plain_text(item.title).strip()
            if title.startswith(ITEM) or title.rstrip(" .") == _BEGINNING:
                hint = "Skriv vad punkten gäller, länka till en ärendefil, eller ta bort den."
                yield Finding(item.place, f"Punkt {item.number} är exempeltext.", hint)
    meeting = subject.meeting
    for key, value in (("plats", meeting.plats), ("ordförande", meeting.ordforande), ("sekreterare", meeting.sekreterare)):
        if value.strip() in VALUES:
            place = meeting.places.get(key, point(meeting.path))
            yield Finding(place, f"Exempeltexten ”{value.strip()}” står kvar.", "Skriv det som ska stå här, eller ta bort raden.")
