"""TXT001: letters of another alphabet among Latin ones."""

from collections.abc import Iterator

from papergen.check.finding import Finding
from papergen.check.rule import rule
from papergen.check.scripts import confusing_words
from papergen.check.subject import Subject
from papergen.problems import Severity


@rule("TXT001", "bokstaver-ur-annat-alfabet", Severity.ERROR)
def letters_of_another_alphabet(subject: Subject) -> Iterator[Finding]:
    """Ett ord har bokstäver ur ett annat alfabet, fast de ser ut som våra.

    Ett kyrilliskt А ser ut som ett vanligt A, men är ett annat tecken. Den som söker efter namnet hittar det inte, och en
    uppläsare läser fel. Sådana bokstäver kommer ofta med när text klistras in. Ord som på riktigt är skrivna på grekiska eller
    ryska lämnas i fred.

    Fel:
        Ansökan gäller föreningen Kаjen.

    Rätt:
        Ansökan gäller föreningen Kajen.
    """
    for passage in subject.passages:
        for start, end, letter, alphabet in confusing_words(passage.text):
            word = passage.text[start:end]
            message = f"I ”{word}” är ”{letter}” (tecken {word.index(letter) + 1}) en bokstav som är {alphabet}."
            yield Finding(passage.place_of(start, end), message, "Skriv om ordet med vanliga bokstäver.")
