"""STR001: a section that the kind of paper requires is missing."""

from collections.abc import Iterator

from papergen.check.finding import Finding
from papergen.check.headings import missing, too_deep, usual_title
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.model.kind import SectionKind
from papergen.problems import Severity


@rule("STR001", "avsnitt-saknas", Severity.ERROR)
def section_missing(subject: Subject) -> Iterator[Finding]:
    """Ett avsnitt som papperet måste ha saknas.

    Nämnden ska kunna hitta förslaget, bakgrunden och förvaltningens synpunkter på samma ställe i varje papper. Vilka avsnitt som
    krävs står i mallens kind.toml.

    Fel:
        ## Förslag till beslut

        1. Socialnämnden godkänner ansökan.

        ## Sammanfattning

        Ansökan gäller stöd till unga.

    Rätt:
        ## Förslag till beslut

        1. Socialnämnden godkänner ansökan.

        ## Sammanfattning

        Ansökan gäller stöd till unga.

        ## Bakgrund

        Verksamheten startade 2024.

        ## Ärendets beredning

        Ärendet har beretts inom avdelningen.

        ## Förvaltningens synpunkter

        Förvaltningen föreslår att nämnden godkänner ansökan.
    """
    if not subject.case.sections:
        return  # told when the file was read
    told_as_too_deep = {section.name for _, section in too_deep(subject)}
    for section in missing(subject):
        if section.name not in told_as_too_deep:
            title = usual_title(section)
            message = f"Avsnittet ”{title}”{_or_another(subject, section)} saknas."
            yield Finding(subject.place_of("titel"), message, f"Skriv det under rubriken ## {title}")


def _or_another(subject: Subject, section: SectionKind) -> str:
    others = [usual_title(other) for other in subject.kind.sections if other.name in section.instead]
    return "".join(f" eller ”{title}”" for title in others)
