"""META001: dnr, date or the day of the meeting is missing."""

from collections.abc import Iterator

from papergen.check.finding import Finding
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.problems import Severity


@rule("META001", "uppgift-saknas", Severity.ERROR)
def front_matter_incomplete(subject: Subject) -> Iterator[Finding]:
    """Diarienummer, datum eller sammanträdesdatum saknas.

    Diarienumret visar vilket ärende papperet hör till. Datumet visar när det skrevs. Sammanträdesdatumet visar när nämnden ska
    besluta. Utan dem går papperet inte att hitta i diariet, och ingen ser vilken version nämnden hade framför sig.
    De två första skrivs överst i ärendefilen. Sammanträdesdatumet står i mötesfilen i samma mapp.

    Fel:
        ---
        titel: Ansökan om projektmedel
        nämnd: Socialnämnden
        datum: 2026-01-12
        ---

        ## Bakgrund

        Ansökan kom in i januari.

    Rätt:
        ---
        titel: Ansökan om projektmedel
        dnr: SN 2026/0123
        nämnd: Socialnämnden
        datum: 2026-01-12
        ---

        ## Bakgrund

        Ansökan kom in i januari.
    """
    # What is written, but wrong, has been told when the file was read.
    if not subject.case.dnr and "dnr" not in subject.case.places:
        hint = "Skriv det överst i filen, till exempel dnr: SN 2026/0123"
        yield Finding(subject.place_of("dnr"), "Diarienumret saknas.", hint)
    if not subject.case.datum and "datum" not in subject.case.places:
        hint = "Skriv papperets datum överst i filen, till exempel datum: 2026-01-12"
        yield Finding(subject.place_of("datum"), "Papperets datum saknas.", hint)
    if subject.meeting is None:
        hint = "Lägg ärendet i en mapp som har en mötesfil, sammanträde.md, med sammanträdets datum."
        yield Finding(subject.place_of("sammanträde"), "Sammanträdesdatum saknas: mappen har ingen mötesfil.", hint)
