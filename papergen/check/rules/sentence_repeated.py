"""TXT008: a sentence stands word for word in two places."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from papergen.check.finding import Finding
from papergen.check.passage import Passage
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.problems import Severity

# Shorter sentences may well be the same twice.
MIN_WORDS, MIN_LETTERS = 8, 60
# Their own words are to be said again: a proposal stands in the decision and in the synpunkter.
_SAID_AGAIN = "forslag_till_beslut"


@dataclass(frozen=True, slots=True)
class _Sentence:
    passage: Passage
    start: int
    end: int
    key: str


@rule("TXT008", "upprepad-mening", Severity.INFO)
def sentence_repeated(subject: Subject) -> Iterator[Finding]:
    """En hel mening står ordagrant på två ställen.

    Ofta har sammanfattningen klippts ur bakgrunden. Den som läser hela papperet tror att hon har läst fel ställe. Sammanfatta
    hellre med andra, kortare ord.

    Fel:
        Projektet Kajen har under tre år prövat nya sätt att nå unga som varken arbetar eller studerar. Projektet Kajen har under
        tre år prövat nya sätt att nå unga som varken arbetar eller studerar.

    Rätt:
        Projektet Kajen har under tre år prövat nya sätt att nå unga som varken arbetar eller studerar. Nu söker det medel för ett
        år till.
    """
    first: dict[str, _Sentence] = {}
    told: tuple[_Sentence, _Sentence] | None = None
    for sentence in _long_sentences(subject):
        origin = first.setdefault(sentence.key, sentence)
        again = origin is not sentence and origin.passage.section != _SAID_AGAIN
        if told and (not again or told[0].passage is not sentence.passage or told[1].passage is not origin.passage):
            yield _finding(*told)
            told = None
        if again:
            told = (replace(told[0], end=sentence.end), told[1]) if told else (sentence, origin)
    if told:
        yield _finding(*told)


def _long_sentences(subject: Subject) -> Iterator[_Sentence]:
    for passage in subject.prose:
        if passage.around.quoted or passage.around.footnote or len(passage.text) < MIN_LETTERS:
            continue
        for start, end in passage.sentences:
            words = passage.text[start:end].split() if end - start >= MIN_LETTERS else []
            if len(words) >= MIN_WORDS:
                yield _Sentence(passage, start, end, " ".join(words).casefold())


def _finding(again: _Sentence, origin: _Sentence) -> Finding:
    line = origin.passage.place_of(origin.start, origin.end).line
    place = again.passage.place_of(again.start, again.end)
    return Finding(place, f"Texten står ordagrant också på rad {line}.", "Ta bort den ena, eller sammanfatta med andra ord.")
