"""TXT006: a sentence without full stop, one that begins with a small letter, one that begins with a figure."""

import re
from collections.abc import Iterator
from itertools import islice

from papergen.check.finding import Finding
from papergen.check.passage import Passage
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.problems import Severity

# Words that begin a sentence and hardly anything else when they have a capital letter: no name begins so.
_STARTERS = (
    "Alla|Andra|Bland|Dessa|Dessutom|Detta|Denna|Denne|Den|Det|De|Då|Därefter|Därför|Därmed|Därutöver|Dock|Därtill|Efter|Eftersom|"
    "Emellertid|Enligt|Ett|En|Flera|Från|För|Förutom|Genom|Hittills|Hon|Hur|Han|Här|Inför|Inom|Innan|Istället|Med|Man|Men|Mot|När|"
    "Nu|Några|Och|Om|Också|Resultatet|Samtidigt|Samtliga|Sedan|Slutligen|Som|Syftet|Sådana|Till|Trots|Under|Utifrån|Utöver|Vad|"
    "Varje|Vid|Vidare|Vilket|Vi|Vissa|Ytterligare|Även|Över"
)
_STARTER = re.compile(rf"[ \n](?P<first>{_STARTERS})[ \n](?=[a-zåäö])")
_LAST = re.compile(r"(?<![\w.])[a-zåäöé]{2,40}$")
# What such a word may follow: what has a title (”projektet Det goda livet”), or leads one in.
_TITLED = re.compile(
    r"(?:[a-zåäö]{2,20})?(?:projekt|rapport|kampanj|utställning|förening|stiftelse|bolag|strategi|policy|utredning|betänkande|"
    r"handbok|utbildning|verksamhet|organisation|nätverk|satsning|metod|modell|tidning|enkät|förslag|skrivelse|avsnitt)[a-zåäö]{0,6}"
    r"|(?:bok|film|program|modul|rubrik|kapit|gata|kvarter|tema|riktlinje|plan|initiativ|motion|artikel|serie|punkt|dokument|forum|"
    r"festival|pjäs|sång|låt|blad|kurs|spel|app|tjänst|fråga|grupp|lag|parti|område|steg|insats|bilag|kall|namn|titel|ord|benämn|"
    r"parol|motto|slogan|vision|mål|bostad|butik|restaurang|skol|park|torg)[a-zåäö]{0,6}"
    r"|ska|heter|heta|och|eller|samt|som|är|att|den|det|de|en|ett|sin|i|på|av|från|till|med|för|om|hos|vid|enligt|mot|under|genom|"
    r"inom|mellan|via"
)
_SMALL_START = re.compile(r"\. (?P<first>[a-zåäö]{2,30})(?= [a-zåäö])")
_BEFORE_STOP = re.compile(r"(?<![\w.-])[a-zåäö]{5,40}$")
_LAST_WORD = re.compile(r"(?<![\w.])[a-zåäöé]{2,40}(?=\s*$)")
_REACH = 42  # characters looked back for the word before
_STARTS_SMALL = re.compile(r"[a-zåäö]{2,}[ ,]")
_STARTS_WITH_FIGURE = re.compile(r"\d[\d \u00a0\u202f.,:/–-]*(?![\d).])")
# 3 § and 4 kap. are the names of what they stand for, 1.2 a heading's number.
_LAW = re.compile(r"\d+(?: [a-z])?[ \u00a0](?:§|kap)|\d+(?:\.\d+)+\.? ")
MIN_WORDS = 4
MIN_SENTENCES = 2  # a paragraph of one may be a line of an address or a label
MANY = 100  # words looked up at most in one paragraph


@rule("TXT006", "mening-utan-slut-eller-borjan", Severity.INFO)
def sentence_without_end(subject: Subject) -> Iterator[Finding]:
    """En mening saknar punkt, eller börjar med liten bokstav eller siffra.

    Utan punkt läser man två meningar som en, och den som lyssnar hör ingen paus. En siffra först i en mening ser ut som en
    numrering; skriv den med bokstäver eller vänd på meningen.

    Fel:
        Insatserna riktar sig till hela familjen Detta kräver tid.

    Rätt:
        Insatserna riktar sig till hela familjen. Detta kräver tid.
    """
    lead_in = False
    for passage, following in zip(subject.body, (*subject.body[1:], None), strict=False):
        if passage.role == "paragraph" and not passage.around.quoted:
            yield from _missing_stops(passage)
            yield from _small_starts(subject, passage)
            if not passage.around.depth:
                yield from _starts(passage, lead_in or _is_set_off(subject, passage, 0))
                yield from _missing_last_stop(passage, following)
        # After a colon, or a paragraph that goes on (TXT003), a small letter is right or told of already.
        lead_in = passage.role == "paragraph" and not passage.text.rstrip("”\"') \n").endswith((".", "!", "?"))


def _missing_stops(passage: Passage) -> Iterator[Finding]:
    text = passage.text
    for match in _STARTER.finditer(text):
        last = _LAST.search(text, max(0, match.start() - _REACH), match.start())
        if last and not _TITLED.fullmatch(last[0]) and not _in_quotes(text, match.start("first")):
            message = f"Punkt saknas mellan ”{last[0]}” och ”{match['first']}”."
            place = passage.place_of(last.start(), match.end("first"))
            yield Finding(place, message, "Sätt punkt, eller skriv ordet med liten bokstav.")


def _missing_last_stop(passage: Passage, following: Passage | None) -> Iterator[Finding]:
    """Tell of a paragraph of several sentences whose last has no full stop, unless it leads in a list or goes on (TXT003)."""
    last = _LAST_WORD.search(passage.text, max(0, len(passage.text) - _REACH))
    if not last or passage.around.footnote or len(passage.sentences) < MIN_SENTENCES:
        return
    start, end = passage.sentences[-1]
    if len(passage.text[start:end].split()) < MIN_WORDS or (following and not _begins_anew(following)):
        return
    message = f"Punkt saknas sist i stycket, efter ”{last[0]}”."
    yield Finding(passage.place_of(*last.span()), message, "Sätt punkt, eller skriv färdigt meningen.")


def _begins_anew(following: Passage) -> bool:
    if following.role == "paragraph":
        return not following.around.depth and not following.around.quoted and not following.text[:1].islower()
    return following.role in ("section", "heading")


def _in_quotes(text: str, at: int) -> bool:
    """Tell whether a quotation has begun on the way there that has not ended."""
    before = text[max(0, at - 200) : at]
    return before.count("“") > before.count("”") if "“" in before else (before.count('"') + before.count("”")) % 2 == 1


def _small_starts(subject: Subject, passage: Passage) -> Iterator[Finding]:
    for match in islice(_SMALL_START.finditer(passage.text), MANY):
        last = _BEFORE_STOP.search(passage.text, max(0, match.start() - _REACH), match.start())
        if not last or _is_set_off(subject, passage, match.start("first")):
            continue
        # Only after a word that the list knows: any other may be an abbreviation.
        if subject.lexicon.knows(last[0]) and subject.lexicon.knows(match["first"]):
            yield _small(passage, match.start("first"), match.end("first"))


def _is_set_off(subject: Subject, passage: Passage, at: int) -> bool:
    """Tell whether a blank sets a word off in the source: it was an item of a list, which TXT009 tells of."""
    place = passage.place_of(at, at + 1)
    before = subject.lines[place.line - 1][: place.column - 1]
    return bool(before) and before.isspace() and not passage.around.depth


def _small(passage: Passage, start: int, end: int) -> Finding:
    message = f"Meningen börjar med liten bokstav: ”{passage.text[start:end]}”."
    return Finding(passage.place_of(start, end), message, "Börja med stor bokstav, eller ta bort punkten före.")


def _starts(passage: Passage, lead_in: bool) -> Iterator[Finding]:
    text = passage.text
    small = _STARTS_SMALL.match(text)
    if small and not lead_in and text.rstrip().endswith(".") and not text.startswith("att ") and len(text.split()) >= MIN_WORDS:
        yield _small(passage, 0, small.end() - 1)
    for start, end in passage.sentences:
        figure = text[start].isdigit() and not _LAW.match(text, start) and _STARTS_WITH_FIGURE.match(text, start, end)
        # A first line without full stop may be a heading or a line of a list.
        if figure and (start or text[end - 1] == ".") and len(text[start:end].split()) >= MIN_WORDS:
            written = figure[0].rstrip(" \u00a0\u202f.,:/–-")
            hint = "Skriv talet med bokstäver, eller vänd på meningen så att den börjar med ett ord."
            yield Finding(passage.place_of(start, start + len(written)), f"Meningen börjar med en siffra: ”{written}”.", hint)
