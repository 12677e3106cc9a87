"""ORG001: the decision or the text names another nämnd than the addressed one, or a name it does not have on the paper's day."""

import re
from collections.abc import Iterator
from datetime import date

from papergen.check.clause import DECISION, Clause
from papergen.check.dates import dates_in, months_in
from papergen.check.finding import Finding
from papergen.check.namnder import Mention
from papergen.check.passage import Passage
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.problems import Place, Severity

_PAST = re.compile(
    r"\b(?:dåvarande|tidigare|förutvarande|f\.d\.|förra|forna|gamla|ersattes|ersatte|upphörde|hette|före detta)\b",
    re.I,
)
_YEAR = re.compile(r"(?<![\d:/–-])(?:19|20)\d\d(?![\d:/–-])")
_PROPOSING = re.compile(r"\bföreslår\s(?:därför\s|också\s|även\s)?(?:att\s)?", re.I)
_OF_COUNCIL = re.compile(r"\w*fullmäktige", re.I)


@rule("ORG001", "fel-namnd", Severity.ERROR)
def other_namnd_than_addressed(subject: Subject) -> Iterator[Finding]:
    """Beslutet eller texten nämner en annan nämnd än den som ärendet ställs till.

    En nämnd kan inte fatta en annan nämnds beslut. Felet kommer ofta av att ett gammalt ärende har kopierats, eller av att
    nämnden har bytt namn. Vilket namn som gällde en viss dag står i papergen.toml.

    Fel:
        ## Förslag till beslut

        1. Kommunstyrelsen godkänner ansökan.

    Rätt:
        ## Förslag till beslut

        1. Socialnämnden godkänner ansökan.
    """
    yield from _in_front(subject)
    yield from _in_decision(subject)
    for passage, mentions in subject.mentions:
        if passage.section != DECISION and not passage.around.quoted:
            yield from _in_text(subject, passage, mentions)


def _in_front(subject: Subject) -> Iterator[Finding]:
    """Hold the addressee's own name against the paper's day."""
    case, namnder = subject.case, subject.namnder
    if subject.day and namnder.known(case.namnd) and not namnder.in_force(case.namnd, subject.day):
        right = namnder.right_name(case.namnd, subject.day)
        called = f" Nämnden hette då {right}." if right else ""
        message = f"{case.namnd} fanns inte den {subject.day}.{called}"
        hint = f"Skriv {right}." if right else "Rätta nämnden eller datumet."
        yield Finding(subject.place_of("nämnd"), message, hint)


def _in_decision(subject: Subject) -> Iterator[Finding]:
    case, namnder = subject.case, subject.namnder
    for lead_in in subject.decision.lead_ins:
        body = namnder.leading(lead_in.text)
        # A heading may say which body a part goes on to, as fullmäktige; the section's own says who decides.
        if (
            (lead_in.role == "paragraph" or (lead_in.role == "section" and not _OF_COUNCIL.fullmatch(body)))
            and body
            and not namnder.same_body(case.namnd, body)
            and not _passed_on(subject, body, lead_in)
        ):
            yield _other(subject, body, lead_in.place_of(0, len(body)))
    for clause in subject.decision.proper:
        body = "" if clause.is_att else namnder.leading(clause.text)
        if body and not namnder.same_body(case.namnd, body) and not _passed_on(subject, body, clause):
            yield _other(subject, body, clause.place_of(0, len(body)))


def _passed_on(subject: Subject, body: str, by: Clause | Passage) -> bool:
    """Tell whether the decision is one that the addressee proposes to that body, as the kommunstyrelse to the fullmäktige."""
    for passage in subject.decision.lead_ins:
        if passage is by or passage.place > (by.place if isinstance(by, Passage) else by.passage.place):
            continue
        folded = passage.text.casefold()
        if body.casefold() in folded and ("föresl" in folded or "förslag" in folded or "hemställ" in folded):
            return True
        if passage.role == "heading" and body.casefold().removesuffix("en") in folded:
            return True
    return False


def _other(subject: Subject, body: str, place: Place) -> Finding:
    namnd = subject.case.namnd
    if body.casefold() in (name.casefold() for name in subject.namnder.names_of(namnd)):
        message = f"Ärendet ställs till {namnd}, men beslutet använder ett annat av nämndens namn: {body}."
    else:
        message = f"Ärendet ställs till {namnd}, men beslutet är {_genitive(body)}."
    return Finding(place, message, "Låt nämnden i beslutet och den som ärendet ställs till vara densamma.")


def _genitive(name: str) -> str:
    return name if name.endswith("s") else f"{name}s"


def _in_text(subject: Subject, passage: Passage, mentions: tuple[Mention, ...]) -> Iterator[Finding]:
    family = {name.casefold() for name in subject.namnder.names_of(subject.case.namnd)}
    then: dict[tuple[str, int], bool] = {}  # each sentence is read once, however many names it has
    for mention in mentions:
        if mention.namn.casefold() == subject.case.namnd.casefold():
            continue
        start, end = passage.sentence_at(mention.start)
        place = passage.place_of(mention.start, mention.end)
        if mention.namn.casefold() in family or _renamed(subject, mention):
            if (mention.namn, start) not in then:
                # The next sentence may tell the time: "Avtalet slöts av … Det gällde till 2010."
                sentence = passage.text[start : passage.sentence_at(end + 1)[1]]
                then[mention.namn, start] = _spoken_of_then(subject, mention, sentence)
            if not then[mention.namn, start]:
                right = _right_name(subject, mention)
                message = f"{mention.namn} är inte nämndens namn den dag ärendet är skrivet."
                hint = f"Skriv {right}, eller dåvarande om du talar om förr." if right else "Skriv dåvarande om du talar om förr."
                yield Finding(place, message, hint, Severity.WARNING)
        elif passage.section == "synpunkter" and _is_proposed(passage.text, mention) and not _named_in_decision(subject, mention):
            message = f"Ärendet ställs till {subject.case.namnd}, men här föreslås {mention.namn} besluta."
            yield Finding(place, message, "Låt synpunkterna och beslutet gälla samma nämnd.", Severity.WARNING)


def _renamed(subject: Subject, mention: Mention) -> bool:
    """Tell whether a name of some other nämnd is out of force, while another name of that nämnd is right."""
    day = subject.day
    if day is None or subject.namnder.in_force(mention.namn, day):
        return False
    return subject.namnder.right_name(mention.namn, day) is not None


def _right_name(subject: Subject, mention: Mention) -> str:
    right = subject.namnder.right_name(mention.namn, subject.day) if subject.day else None
    return right or subject.case.namnd


def _spoken_of_then(subject: Subject, mention: Mention, sentence: str) -> bool:
    """Tell whether the sentence speaks of a time when the name was right, or of the past."""
    namnder = subject.namnder
    if _PAST.search(sentence) or (subject.day and namnder.in_force(mention.namn, subject.day)):
        return True
    days = [one.day for one in dates_in(sentence) if one.day]
    days += [one.first for one in months_in(sentence)]
    if any(namnder.in_force(mention.namn, day) for day in days):
        return True
    years = [int(match[0]) for match in _YEAR.finditer(sentence)]
    return not days and any(
        namnder.in_force(mention.namn, day) for year in years for day in (date(year, 1, 1), date(year, 12, 31))
    )


def _is_proposed(text: str, mention: Mention) -> bool:
    before = text[max(0, mention.start - 40) : mention.start]
    return any(match.end() == len(before) for match in _PROPOSING.finditer(before)) and not mention.genitive


def _named_in_decision(subject: Subject, mention: Mention) -> bool:
    if _OF_COUNCIL.fullmatch(mention.namn):
        return True
    return any(mention.namn.casefold() in passage.text.casefold() for passage in subject.passages_in(DECISION))
