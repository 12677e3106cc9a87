"""TXT005: a term is spelled in two ways."""

import re
from collections.abc import Iterator, Mapping

from papergen.check.finding import Finding
from papergen.check.passage import Passage
from papergen.check.rule import rule
from papergen.check.spellings import Variant, hyphen_variants, near_variants
from papergen.check.subject import Subject
from papergen.problems import Severity

# A half of a broken word (TXT002), or the first part of two: no word.
_BROKEN_OFF = re.compile(r"-\s")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@rule("TXT005", "ord-stavat-pa-tva-satt", Severity.WARNING)
def term_spelled_in_two_ways(subject: Subject) -> Iterator[Finding]:
    """Ett ord är stavat på ett annat sätt än på de flesta ställen i papperet.

    Samma sak ska heta likadant hela vägen. Annars undrar läsaren om det är två olika saker, och den som söker hittar bara den
    ena. Regeln jämför långa ord som inte står i ordlistan med papperets vanligaste stavning. Böjda former räknas inte.

    Fel:
        Projektet anställer en frivårdsamordnare. En frivårdssamordnare behövs i varje stadsdel, och varje frivårdssamordnare
        får en mentor.

    Rätt:
        Projektet anställer en frivårdssamordnare. En frivårdssamordnare behövs i varje stadsdel, och frivårdssamordnarens
        uppdrag är tydligt.
    """
    variants = _variants(subject)
    if not variants:
        return
    for passage in subject.passages:
        if passage.role in ("front", "alt"):
            continue
        for match in _WORD.finditer(passage.text):
            variant = variants.get(match[0].lower())
            if variant and not _BROKEN_OFF.match(passage.text, match.end()):
                yield _finding(passage, match, variant)


def _finding(passage: Passage, match: re.Match[str], variant: Variant) -> Finding:
    length = len(variant.part)
    usual = variant.usual
    if match[0][0].isupper():
        usual = usual[0].upper() + usual[1:]
    where = "på ett annat ställe" if variant.times == 1 else f"på {variant.times} andra ställen"
    begins = "" if length == len(match[0]) else f" i ”{match[0]}”"
    message = f"”{match[0][:length]}”{begins} stavas ”{usual}” {where}."
    return Finding(passage.place_of(*match.span()), message, "Stava på ett sätt i hela papperet.")


def _variants(subject: Subject) -> Mapping[str, Variant]:
    counts = subject.word_counts
    return {**near_variants(counts, subject.lexicon), **hyphen_variants(counts)}
