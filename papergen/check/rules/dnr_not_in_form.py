"""META002: a dnr that is not written as the nämnd writes its dnr, or not as the others of its series."""

import re
from collections.abc import Iterator

from papergen.check.diarienummer import Number, example_of, follows, number, numbers_in, odd_ones, patterns_of
from papergen.check.finding import Finding
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.problems import Severity

_EXTERNAL = re.compile(r"externa_dnr\.\d+\.dnr")


@rule("META002", "diarienummer-i-fel-form", Severity.WARNING)
def dnr_not_in_form(subject: Subject) -> Iterator[Finding]:
    """Ett diarienummer är inte skrivet som nämndens diarienummer, eller har fel antal siffror.

    Med ett felskrivet diarienummer går ärendet inte att hitta. Hur nämndens nummer ser ut står i papergen.toml. Nummer från andra
    myndigheter jämförs med varandra: fyller serien ut med nollor, som i 801-26-060935, ska alla nummer ha lika många siffror.

    Fel:
        ---
        titel: Ansökan om projektmedel
        dnr: SN 26/123
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
    told = set()
    for namnd, dnr, key in _with_namnd(subject):
        patterns = patterns_of(namnd, subject.day, subject.settings)
        if dnr and patterns and not follows(dnr, patterns):
            example = example_of(patterns[0])
            hint = f"Rätta numret. Det ska se ut så här: {example}" if example else f"Numret ska följa mönstret {patterns[0]}"
            told.add(subject.place_of(key))
            yield Finding(subject.place_of(key), f"Diarienumret {dnr} följer inte mönstret för {namnd}.", hint)
    for one, model in odd_ones(_numbers(subject)):
        if one.place not in told:
            found, usual = len(one.serial), len(model.serial)
            message = f"Diarienumret {one.text} slutar med {found} siffror, men {model.text} i samma serie med {usual}."
            yield Finding(one.place, message, "Kontrollera numret mot den handling det gäller.")


def _with_namnd(subject: Subject) -> Iterator[tuple[str, str, str]]:
    """Give each dnr of the front matter with the nämnd it belongs to, and its key."""
    yield subject.case.namnd, subject.case.dnr, "dnr"
    for at, externt in enumerate(subject.case.externa_dnr):
        yield externt.organ, externt.dnr, f"externa_dnr.{at}.dnr"


def _numbers(subject: Subject) -> Iterator[Number]:
    for passage in subject.passages:
        if passage.key == "dnr" or _EXTERNAL.fullmatch(passage.key):
            found = number(passage.text, passage.place_of(0, len(passage.text)))
            if found:
                yield found
        elif not passage.key or passage.role == "titel":
            for match in numbers_in(passage.text):
                found = number(match[0], passage.place_of(match.start(), match.end()))
                if found:
                    yield found
