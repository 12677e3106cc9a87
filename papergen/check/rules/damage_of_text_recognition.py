"""TXT004: the text has been damaged by text recognition (OCR)."""

from collections.abc import Iterator

from papergen.check.finding import Finding
from papergen.check.recognition import damage
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.problems import Severity


@rule("TXT004", "skador-av-textigenkanning", Severity.ERROR)
def damage_of_text_recognition(subject: Subject) -> Iterator[Finding]:
    """Texten har tecken som tyder på att en inläst sida har tolkats fel.

    När ett papper skannas och tolkas till text (OCR) blir å, ä och ö lätt a, o eller é, och bokstäver blir siffror: f0rslag,
    komniun. Då går det inte att lita på siffrorna heller. Regeln bedömer hela texten och pekar ut det värsta ordet. Inget lagas:
    jämför med pappersexemplaret.

    Fel:
        Namnden f0reslår att f0rvaltningen f0ljer upp ins4tserna och att m1ljömålen redovisas.

    Rätt:
        Nämnden föreslår att förvaltningen följer upp insatserna och att miljömålen redovisas.
    """
    if not subject.case.sprak.startswith("sv"):
        return
    judged = damage(tuple(passage.text for passage in subject.body if passage.role != "alt"), subject.lexicon)
    if judged:
        passage = [passage for passage in subject.body if passage.role != "alt"][judged.text]
        hint = "Jämför hela texten med originalet, också siffrorna, och rätta för hand."
        yield Finding(passage.place_of(judged.start, judged.end), f"Texten verkar feltolkad: {judged.evidence}.", hint)
