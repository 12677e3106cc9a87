"""META003: no handläggare, or one that cannot be reached."""

from collections.abc import Iterator

from papergen.check.finding import Finding
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.problems import Severity


@rule("META003", "handlaggare-saknas", Severity.WARNING)
def contact_missing(subject: Subject) -> Iterator[Finding]:
    """Handläggare saknas, eller så saknas både telefon och e-post till handläggaren.

    Ledamöter och allmänhet ska kunna fråga den som har skrivit. Därför ska papperet säga vem det är, och ett telefonnummer eller
    en e-postadress.

    Fel:
        ---
        titel: Ansökan om projektmedel
        nämnd: Socialnämnden
        handläggare: Sanna Brolund
        ---

        ## Bakgrund

        Ansökan kom in i januari.

    Rätt:
        ---
        titel: Ansökan om projektmedel
        nämnd: Socialnämnden
        handläggare: {namn: Sanna Brolund, telefon: 08-465 004 12}
        ---

        ## Bakgrund

        Ansökan kom in i januari.
    """
    case = subject.case
    # What is written, but wrong, has been told when the file was read.
    if not case.handlaggare and "handläggare" not in case.places:
        hint = "Skriv överst i filen, till exempel handläggare: {namn: Sanna Brolund, telefon: 08-465 004 12}"
        yield Finding(subject.place_of("handläggare"), "Handläggare saknas.", hint)
    for at, person in enumerate(case.handlaggare):
        key = f"handläggare.{at}"
        if not (person.telefon or person.epost or f"{key}.telefon" in case.places or f"{key}.e-post" in case.places):
            message = f"Telefon och e-post till {person.namn} saknas."
            yield Finding(subject.place_of(f"{key}.namn"), message, "Skriv telefon: eller e-post: under namnet.")
