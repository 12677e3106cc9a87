"""DEC006: immediate adjustment of the minutes in other words than the standard ones."""

from collections.abc import Iterator

from papergen.check.finding import Finding
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.problems import Severity

STANDARD = ("Paragrafen justeras omedelbart.", "Beslutet justeras omedelbart.")


@rule("DEC006", "omedelbar-justering-med-egna-ord", Severity.WARNING)
def adjustment_in_own_words(subject: Subject) -> Iterator[Finding]:
    """Den omedelbara justeringen har en ovanlig ordalydelse.

    Sekreteraren letar efter de punkter som ska justeras direkt, och samma ord varje gång gör att ingen missas. Skriv Paragrafen
    justeras omedelbart. Beslutet justeras omedelbart går också bra, och papergen.toml kan tillåta fler med omedelbar_justering.

    Fel:
        ## Förslag till beslut

        1. Socialnämnden godkänner ansökan.
        2. Paragrafen förklaras omedelbart justerad.

    Rätt:
        ## Förslag till beslut

        1. Socialnämnden godkänner ansökan.
        2. Paragrafen justeras omedelbart.
    """
    standard = {_folded(wording) for wording in (*STANDARD, *subject.settings.check.omedelbar_justering)}
    for clause in subject.decision.clauses:
        if clause.is_adjustment and not any(_says(_folded(clause.text), wording) for wording in standard):
            message = "Den omedelbara justeringen är inte skriven på det vanliga sättet."
            yield Finding(
                clause.place, message, f"Skriv: {'att paragrafen justeras omedelbart.' if clause.is_att else STANDARD[0]}"
            )


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".").removeprefix("att ")


def _says(text: str, wording: str) -> bool:
    """Tell whether a text is a wording, alone or with a ground after it."""
    rest = text.removeprefix(wording) if text.startswith(wording) else None
    return rest is not None and (not rest or rest.lstrip(", ").startswith(("eftersom ", "då ", "på grund av ", "för att ")))
