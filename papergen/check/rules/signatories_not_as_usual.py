"""SIG001: a signatory without a title, too few or too many of them, or an acting chief written in another way."""

import re
from collections.abc import Iterator

from papergen.check.finding import Finding
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.model.case import Person
from papergen.problems import Severity

_ACTING = re.compile(r"\s*(?:t\.?\s?f\.?|tf\.?|tillförordnad|tillf\.?)\s+(?=\w)", re.I)


@rule("SIG001", "undertecknare-ofullstandig", Severity.WARNING)
def signatories_not_as_usual(subject: Subject) -> Iterator[Finding]:
    """En undertecknare saknar titel, eller så är de som undertecknar för få eller för många.

    Titeln visar att den som skriver under har rätt att göra det. Hur många som brukar underteckna står i mallens kind.toml. Den
    som är tillförordnad får tf: ja, så skrivs T.f. ut likadant i alla papper.

    Fel:
        ---
        titel: Ansökan om projektmedel
        nämnd: Socialnämnden
        undertecknare:
          - Agneta Rosvall
        ---

        ## Bakgrund

        Ansökan kom in i januari.

    Rätt:
        ---
        titel: Ansökan om projektmedel
        nämnd: Socialnämnden
        undertecknare:
          - {namn: Agneta Rosvall, titel: Förvaltningschef}
        ---

        ## Bakgrund

        Ansökan kom in i januari.
    """
    case = subject.case
    found = len(case.undertecknare)
    # What is written, but wrong, has been told when the file was read.
    if subject.kind.undertecknare_antal and (found or "undertecknare" not in case.places):
        least, greatest = subject.kind.undertecknare_antal
        if not least <= found <= greatest:
            who = {0: "Ingen undertecknare är angiven", 1: "1 undertecknare är angiven"}.get(
                found, f"{found} undertecknare är angivna"
            )
            usual = f"{least}" if least == greatest else f"{least}–{greatest}"
            hint = "Skriv dem överst i filen, till exempel undertecknare: {namn: Agneta Rosvall, titel: Förvaltningschef}"
            if found > greatest:
                hint = "Ta bort den som inte ska underteckna, eller ändra undertecknare_antal i mallens kind.toml."
            yield Finding(subject.place_of("undertecknare"), f"{who}, men det ska vara {usual}.", hint)
    for at, person in enumerate(case.undertecknare):
        key = f"undertecknare.{at}"
        if not person.titel and f"{key}.titel" not in case.places:
            hint = f"Skriv {{namn: {person.namn}, titel: …}}"
            yield Finding(subject.place_of(f"{key}.namn"), f"{person.namn} saknar titel.", hint)
        yield from _acting(subject, person, key)


def _acting(subject: Subject, person: Person, key: str) -> Iterator[Finding]:
    for value, name in ((person.titel, "titel"), (person.namn, "namn")):
        match = _ACTING.match(value)
        if match:
            rest = value[match.end() :]
            hint = f"Skriv {name}: {rest[:1].upper()}{rest[1:]} och tf: ja"
            where = "titeln" if name == "titel" else "namnet"
            yield Finding(subject.place_of(f"{key}.{name}"), f"”{match[0].strip()}” står i {where}.", hint)
