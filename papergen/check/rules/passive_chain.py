"""LNG002: many passive verbs in one sentence, or an old-fashioned passive."""

import re
from collections.abc import Iterator

from papergen.check.finding import Finding
from papergen.check.lexicon import Lexicon, LimitedLexicon
from papergen.check.passage import Passage
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.problems import Severity

# So many passives in one sentence, and nobody in it does anything any more.
MANY = 4
QUESTIONS = 2000  # to the word list, for one paper
_CANDIDATE = re.compile(r"\b[a-zåäö]{3,30}(?:as|ts|des|tes|ds|rs|ns|ls)\b")
# Verbs that end in s without being passive.
_NOT_PASSIVE = frozenset("finns fanns hoppas lyckas trivs behövs krävs synes minns umgås andas åldras saknas".split())  # noqa: SIM905
# The present passive in -es of verbs whose stem needs no e: godkännes for godkänns.
_OLD = re.compile(
    r"\b(?:(?:god|er|till|be|för|ut|in|av|an|upp|över|fram|fast|före|under|med|ny|om|på|från|sam|vid|åter|av)?"
    r"(?:känn|håll|ställ|för|gör|bygg|fyll|döm|börd|sänd|ställ|handl|lämn|tag|ordn|bring|driv|föreslå|skriv|giv|tillämp|kall|hör))"
    r"es\b"
)
_SAME = frozenset({"görs", "byggs"})


@rule("LNG002", "manga-passiva-verb", Severity.INFO)
def passive_chain(subject: Subject) -> Iterator[Finding]:
    """En mening har många passiva verb, eller ett verb med den gamla ändelsen -es.

    Med verb som genomförs, bedöms och beslutas syns det inte vem som gör vad. Skriv vem: ”nämnden beslutar”. Former som
    godkännes är ålderdomliga; i dag skriver man godkänns.

    Fel:
        Insatserna planeras, genomförs och dokumenteras innan de utvärderas.

    Rätt:
        Projektledaren planerar insatserna, och teamet genomför och dokumenterar dem innan en forskare utvärderar dem.
    """
    lexicon = LimitedLexicon(subject.lexicon, QUESTIONS)
    for passage in subject.prose:
        if passage.around.quoted or passage.around.footnote:
            continue
        yield from _old_forms(passage)
        if passage.section != "forslag_till_beslut":
            yield from _chains(passage, lexicon)


def _old_forms(passage: Passage) -> Iterator[Finding]:
    for match in _OLD.finditer(passage.text):
        modern = match[0][:-2] + "s"
        message = f"”{match[0]}” är en ålderdomlig form."
        yield Finding(passage.place_of(*match.span()), message, f"Skriv ”{modern}”, eller skriv vem som gör det.")


def _chains(passage: Passage, lexicon: Lexicon) -> Iterator[Finding]:
    for start, end in passage.sentences:
        found = [match for match in _CANDIDATE.finditer(passage.text, start, end) if match[0] not in _NOT_PASSIVE]
        if len(found) < MANY:
            continue
        passive = [match for match in found if is_passive(match[0], lexicon)]
        if len(passive) >= MANY:
            words = ", ".join(match[0] for match in passive)
            message = f"Meningen har {len(passive)} passiva verb: {words}."
            yield Finding(passage.place_of(passive[0].start(), passive[-1].end()), message, "Skriv vem som gör vad.")


def is_passive(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word that ends in s is a verb in the passive: planeras, planerades, planerats, genomförs."""
    active = word[:-1]
    if not lexicon.knows(active):
        return False
    if word.endswith("as"):  # planera, planerar; sända, sänder
        return lexicon.lists(f"{active}de") or lexicon.lists(f"{active[:-1]}er")
    if word.endswith("ats"):
        return lexicon.lists(f"{active[:-1]}de")
    if word.endswith(("des", "tes")):  # redovisade, redovisar; genomförde, genomföra
        return lexicon.lists(f"{active[:-2]}r") or lexicon.lists(f"{active[:-2]}a")
    # genomför, genomföra, genomförde; bygg, bygga, byggde
    return lexicon.lists(f"{active}a") and (lexicon.lists(f"{active}de") or lexicon.lists(f"{active}er"))
