"""NUM004: an interval with a hyphen, with blanks around its dash, or with a dash after *mellan*."""

import re
from collections.abc import Iterator

from papergen.check.amounts import without_codes
from papergen.check.edits import edit_of
from papergen.check.finding import Finding
from papergen.check.number_words import MONTHS, listed
from papergen.check.passage import Passage
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.check.units import BLANKS
from papergen.problems import Severity

_B = f"[{BLANKS}]"
_NUMBER = rf"\d{{1,3}}(?:{_B}\d{{3}}){{1,4}}(?!\d)|\d{{1,3}}(?:\.\d{{3}}){{1,4}}(?!\d)|\d{{1,9}}(?:,\d{{1,3}})?"
_JOINED = re.compile(
    rf"(?:(?P<between>\bmellan)(?:{_B}(?:åren|cirka|ca|kl\.?|klockan|den))?{_B})?"
    rf"(?<![\w./:,§-])(?P<low>{_NUMBER})(?P<unit>{_B}?(?:%|tkr|mnkr|kronor|kr))?"
    rf"(?P<dash>{_B}?[-–—−]{_B}?)(?P<high>{_NUMBER})(?![\w:/-]|[.,]\d)(?P<after>{_B}?[^\W\d_]{{1,20}}|{_B}?[%§])?",
    re.IGNORECASE,
)
_DASH = re.compile(r"[-–—−]\s?\d")
_TIMES = re.compile(r"(?<![\d.:\w/-])([01]?\d|2[0-4])[.:]([0-5]\d)-([01]?\d|2[0-4])[.:]([0-5]\d)(?![\d\w:/-])")
_LABELLED = re.compile(
    rf"(?:\b(?:årskurs|årskurserna|åk|klass|klasserna|sid|sidorna|s|kap|kl|klockan|punkt|punkterna|bilaga|bilagor|vecka|veckorna"
    rf"|etapp|åren|år|ålder|åldern|§§)\.?){_B}$",
    re.IGNORECASE,
)
_NO_UNIT = listed("och eller i på av till för med som är var har den det de ett en om vid se enligt")


@rule("NUM004", "intervall-fel-skrivet", Severity.INFO, fixable=True)
def interval_by_hyphen(subject: Subject) -> Iterator[Finding]:
    """Ett intervall är skrivet med bindestreck, med mellanslag vid strecket eller med streck efter ”mellan”.

    Mellan två tal står ett tankstreck (–) utan mellanslag: 10–12 personer. Efter ordet ”mellan” står ”och”: mellan 10 och 12
    personer. Med bindestreck kan talen läsas som ett nummer, och med mellanslag kan raden brytas mitt i intervallet.

    Fel:
        Kursen har 10-12 deltagare och mellan 40 – 50 timmar.

    Rätt:
        Kursen har 10–12 deltagare och mellan 40 och 50 timmar.
    """
    for passage in subject.passages:
        if passage.role in ("front", "alt") or passage.around.quoted:
            continue
        if not _DASH.search(passage.text):
            continue
        text = without_codes(passage.text)
        alone = text.count(" – ") + text.count(" - ") + text.count(" — ") == 1  # two may stand round a parenthesis
        for match in _JOINED.finditer(text):
            yield from _interval(subject, passage, text, match, alone)
        for match in _TIMES.finditer(passage.text):
            yield from _times(subject, passage, match)


def _interval(subject: Subject, passage: Passage, text: str, match: re.Match[str], alone: bool) -> Iterator[Finding]:
    low, high, dash = match["low"], match["high"], match["dash"]
    first, last = match.start("low"), match.end("high")
    if match["between"]:
        if re.match(rf"{_B}(?:och|samt){_B}?\d", text[match.end("high") : match.end("high") + 7]):
            return  # the difference between 2026–2027 and 2028–2029
        place = passage.place_of(match.start(), last)
        hint = f"Skriv: mellan {low} och {high}."
        yield Finding(place, "Efter ”mellan” står ett streck i stället för ”och”.", hint)
        return
    what = _fault(text, match, alone)
    if not what:
        return
    right = f"{low}{match['unit'] or ''}–{high}"
    after = (match["after"] or "").strip(BLANKS).lower()
    dated = after in MONTHS
    edits = () if dated else edit_of(subject, passage, match.start("dash"), match.end("dash"), "–")
    place = passage.place_of(first, last)
    yield Finding(place, f"Intervallet {low}{dash}{high} är skrivet med {what}.", f"Skriv {right}.", edits=edits)


def _fault(text: str, match: re.Match[str], alone: bool) -> str:
    """Say what is wrong with an interval, or nothing where it is right, or no interval."""
    dash = match["dash"]
    bare = dash.strip(BLANKS)
    if _value(match["low"]) >= _value(match["high"]) or _is_number_of_something(match["low"], match["high"]):
        return ""
    if len(dash) == 3:
        if bare == "−" or not alone or not _is_counted(text, match):
            return ""
        return "bindestreck och mellanslag" if bare == "-" else "mellanslag vid strecket"
    if len(dash) == 2:
        left = dash[0] in BLANKS
        if bare in "-−" and left:
            return ""  # a number below zero
        return "mellanslag på ena sidan av strecket"
    if bare in "-−—" and _is_counted(text, match):
        return {"-": "bindestreck", "−": "minustecken", "—": "långt tankstreck"}[bare]
    return ""


def _value(number: str) -> float:
    return float(re.sub(rf"[.{BLANKS}]", "", number).replace(",", "."))


def _is_number_of_something(low: str, high: str) -> bool:
    """Tell whether two joined numbers are one code: 0123-45, 12-045; a month, 2025-12, goes down and is no interval anyway."""
    return any(one[0] == "0" and one[1:2].isdigit() for one in (low, high))


def _is_counted(text: str, match: re.Match[str]) -> bool:
    """Tell whether joined numbers are an interval: of years, or with a word before or after that says of what."""
    low, high = match["low"], match["high"]
    if all(re.fullmatch(r"(?:19|20)\d\d", one) for one in (low, high)):
        return True
    after = (match["after"] or "").strip(BLANKS)
    if after and after.lower() not in _NO_UNIT and not after[0].isupper():
        return True
    return bool(_LABELLED.search(text, max(0, match.start("low") - 16), match.start("low")))


def _times(subject: Subject, passage: Passage, match: re.Match[str]) -> Iterator[Finding]:
    hyphen = match.start() + match[0].index("-")
    right = match[0].replace("-", "–")
    edits = edit_of(subject, passage, hyphen, hyphen + 1, "–")
    message = f"Intervallet {match[0]} är skrivet med bindestreck."
    yield Finding(passage.place_of(*match.span()), message, f"Skriv {right}.", edits=edits)
