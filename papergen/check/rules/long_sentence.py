"""LNG001: a long sentence."""

import re
from collections.abc import Iterator

from papergen.check.finding import Finding
from papergen.check.passage import Passage
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.problems import Severity

# Klarspråk's own measure: above 30 words a reader has forgotten how the sentence began.
MOST_WORDS = 30
_ASIDE = re.compile(r"\([^()]{0,400}\)")
# A colon or a semicolon lets the reader rest.
_REST = re.compile(r"[:;](?=\s)")
# With so many commas for its words it is a list of names or things, and easy to read though long.
COMMAS_OF_A_LIST = 0.2
_WORD = re.compile(r"[^\W_]\S*")


@rule("LNG001", "lang-mening", Severity.INFO)
def long_sentence(subject: Subject) -> Iterator[Finding]:
    """En mening är längre än 30 ord.

    I en lång mening hinner läsaren glömma början innan slutet kommer. Dela den, eller gör en lista. Det som står inom parentes
    räknas inte, ett kolon eller semikolon delar meningen, och uppräkningar av namn lämnas i fred.

    Fel:
        Förvaltningen bedömer att projektet har visat att det är möjligt att nå unga som länge har stått utanför både arbete och
        studier om flera verksamheter hjälps åt och om det finns tid att lära känna var och en.

    Rätt:
        Förvaltningen bedömer att projektet har nått unga som länge har stått utanför både arbete och studier. Det krävde att
        flera verksamheter hjälptes åt, och att det fanns tid att lära känna var och en.
    """
    for passage in subject.prose:
        # A decision is one sentence for each action, however long; a quotation's words are not the author's to change.
        if passage.section == "forslag_till_beslut" or passage.around.quoted or passage.around.footnote:
            continue
        if passage.text.count(" ") + passage.text.count("\n") >= MOST_WORDS:
            yield from _long(passage)


def _long(passage: Passage) -> Iterator[Finding]:
    for start, end in passage.sentences:
        text = passage.text[start:end]
        if text.count(" ") + text.count("\n") < MOST_WORDS:
            continue
        count = max(_words(part) for part in _REST.split(_ASIDE.sub("", text)))
        if count > MOST_WORDS:
            message = f"Meningen har {count} ord."
            yield Finding(passage.place_of(start, end), message, f"Dela den: över {MOST_WORDS} ord är svårt att läsa.")


def _words(part: str) -> int:
    """Give the number of words; none of what is a list of names."""
    count = len(_WORD.findall(part))
    return 0 if part.count(",") > COMMAS_OF_A_LIST * count else count
