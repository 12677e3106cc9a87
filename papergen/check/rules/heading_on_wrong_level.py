"""STR004: headings that do not stand on the level of their kin."""

import re
from collections.abc import Iterator

from papergen.check.finding import Finding
from papergen.check.headings import HeadingBelow, headings_below, too_deep
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.problems import Place, Severity

# "Delprojekt 1", "Delprojekt 2 – E-portal": headings of one series.
_SERIES = re.compile(r"([^\W\d_]{3,30}) ?(\d{1,3})\b")


@rule("STR004", "rubrik-pa-fel-niva", Severity.WARNING)
def heading_on_wrong_level(subject: Subject) -> Iterator[Finding]:
    """En rubrik står på en annan nivå än den hör hemma på.

    Rubrikernas nivåer är papperets innehållsförteckning för den som lyssnar på det. Ett avsnitt som måste finnas har två #, och
    rubriker som räknas upp (Delprojekt 1, Delprojekt 2) lika många allihop.

    Fel:
        ## Delprojekten

        ### Delprojekt 1

        Rutiner.

        #### Delprojekt 2

        Utbildning.

    Rätt:
        ## Delprojekten

        ### Delprojekt 1

        Rutiner.

        ### Delprojekt 2

        Utbildning.
    """
    for heading, _ in too_deep(subject):
        message = f"”{heading.text}” är ett eget avsnitt, men rubriken har {heading.level} #."
        yield Finding(heading.place, message, f"Skriv ## {heading.text}")
    first: dict[tuple[Place, str], HeadingBelow] = {}
    for heading in headings_below(subject):
        match = _SERIES.match(heading.text)
        if match:
            one = first.setdefault((heading.section.place, match[1].casefold()), heading)
            if one.level != heading.level:
                message = f"Rubriken har {heading.level} #, men ”{one.text}” på rad {one.place.line} har {one.level}."
                yield Finding(heading.place, message, f"Skriv den med {one.level} #, om de hör ihop.")
