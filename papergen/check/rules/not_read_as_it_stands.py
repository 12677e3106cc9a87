"""GRA001: a reviewer has not read the paper as it stands."""

from collections.abc import Iterator

from papergen.check.finding import Finding
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.model.review import Review
from papergen.problems import Severity


@rule("GRA001", "granskaren-har-inte-last", Severity.WARNING)
def not_read_as_it_stands(subject: Subject) -> Iterator[Finding]:
    """En granskare har inte läst papperet som det nu står.

    Under granskare står de som ska ha läst förslaget innan det går till nämnden. Den som har läst sätter en tagg i git på det
    lästa, till exempel granskning/leila/2026-02-03. Har förslaget till beslut, ett belopp eller ett datum ändrats sedan dess
    behöver hon läsa igen. Det prövas bara när papperet ska publiceras.

    Fel:
        ---
        titel: Ansökan om projektmedel
        nämnd: Socialnämnden
        datum: 2026-01-12
        granskare: [Leila Rahmani]
        ---

        ## Förslag till beslut

        1. Socialnämnden avslår ansökan.

    Rätt:
        ---
        titel: Ansökan om projektmedel
        nämnd: Socialnämnden
        datum: 2026-01-12
        ---

        ## Förslag till beslut

        1. Socialnämnden avslår ansökan.
    """
    if subject.mode != "publicera":
        return
    for number, review in enumerate(subject.reviews):
        if review.state != "läst":
            place = subject.place_of(f"granskare.{number}" if f"granskare.{number}" in subject.case.places else "granskare")
            yield Finding(place, _message(review), _HINTS[review.state])


_HINTS = {
    "ändrat": "Be om en ny läsning. Visa vad som har ändrats med: papergen diff --since granskning/NAMN",
    "oläst": "Be om en läsning. Den som har läst kör: git tag granskning/NAMN/DATUM. Hämta andras taggar med git fetch --tags.",
    "okänt": "Lägg projektet i git, eller ta bort nyckeln granskare.",
}


def _message(review: Review) -> str:
    if review.state == "ändrat":
        return f"{review.namn} behöver läsa igen: {review.changed} har ändrats sedan {review.tag}."
    if review.state == "oläst":
        since = f" Det fanns inte vid den senaste läsningen ({review.tag})." if review.tag else ""
        return f"{review.namn} har inte läst papperet.{since}"
    return f"Det går inte att se om {review.namn} har läst papperet: projektet ligger inte i git."
