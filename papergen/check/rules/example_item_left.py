"""TXT011: the item that `papergen new meeting` wrote has been left in the föredragningslista."""

from collections.abc import Iterator

from papergen.check.finding import Finding
from papergen.check.meeting_subject import MeetingSubject
from papergen.check.rule import meeting_rule
from papergen.model.blocks import plain_text
from papergen.model.example_texts import ITEM
from papergen.problems import Severity


@meeting_rule("TXT011", "exempelpunkt-kvar", Severity.ERROR)
def example_item_left(subject: MeetingSubject) -> Iterator[Finding]:
    """Punkten som stod i föredragningslistan från början har inte bytts ut.

    `papergen new meeting` skriver en punkt som säger hur ett ärende läggs till. Blir den kvar står den i kallelsen.

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
            if plain_text(item.title).strip() == ITEM:
                hint = "Skriv vad punkten gäller, länka till en ärendefil, eller ta bort den."
                yield Finding(item.place, f"Punkt {item.number} är exempeltext.", hint)
