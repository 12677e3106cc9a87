"""LNG003: an abbreviation that is not explained where it first stands."""

import re
from collections.abc import Iterator

from papergen.check.abbreviations import KNOWN
from papergen.check.finding import Finding
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.problems import Severity

_ABBREVIATION = re.compile(r"\b(?=[A-ZÅÄÖ])(?P<short>[A-ZÅÄÖ][A-Za-zåäö]?[A-ZÅÄÖ]{1,5})(?=[\W_]|$)(?![ \u00a0]?[-/–]?\d)(?!/)")
_AFTER_A_FIGURE = re.compile(r"[\d/][ -]?$|[A-ZÅÄÖ]-$")  # or the later part of a name with hyphens: DCAT-AP-SE
_CAPITALS = re.compile(r"[A-ZÅÄÖ]{2,} [A-ZÅÄÖ]{2,}")
_ROMAN = re.compile(r"[IVXLC]+")


@rule("LNG003", "oforklarad-forkortning", Severity.INFO)
def unexplained_abbreviation(subject: Subject) -> Iterator[Finding]:
    """En förkortning förklaras inte där den står första gången.

    Den som arbetar med frågan varje dag kan förkortningen, men inte alla som läser en handling till en nämnd. Skriv ut namnet
    första gången, med förkortningen inom parentes. De som alla kan, som EU, och nämndernas egna behöver inte förklaras.

    Fel:
        Verksamheten vid HVB ska följas upp.

    Rätt:
        Verksamheten vid hem för vård eller boende (HVB) ska följas upp. Varje HVB besöks en gång om året.
    """
    known = KNOWN | {namnd.forkortning for namnd in subject.settings.namnder}
    notes = [passage.text for passage in subject.passages if passage.around.footnote]
    seen: set[str] = set()
    for passage in subject.passages:
        if passage.role == "front" or passage.around.footnote or _CAPITALS.search(passage.text):
            continue
        for match in _ABBREVIATION.finditer(passage.text):
            short = match["short"]
            if short in seen or short in known:
                continue
            if _ROMAN.fullmatch(short) or _AFTER_A_FIGURE.search(passage.text, max(0, match.start() - 2), match.start()):
                continue
            seen.add(short)
            explained = any(is_explained(short, text) for text in (passage.text, *notes))
            shouted = short.isupper() and subject.lexicon.lists(short.lower())
            if not explained and passage.role == "paragraph" and not shouted:
                hint = f"Skriv ut namnet första gången, med förkortningen inom parentes: ”… ({short})”."
                yield Finding(passage.place_of(*match.span("short")), f"Förkortningen {short} är inte förklarad.", hint)


def is_explained(short: str, text: str) -> bool:
    """Tell whether a text says what an abbreviation stands for: in a parenthesis beside it, or in so many words."""
    name = re.escape(short)
    return bool(
        re.search(rf"[^\W\d_]{{3,}},? \({name}\b", text)
        or re.search(rf"\b{name}[^\W_]*(?:-[^\W_]+)? \([^)]{{0,200}}[a-zåäö]{{4}}", text)
        or re.search(rf"\b{name},? (?:–|=|står för|betyder|är en förkortning|det vill säga|dvs)", text)
        or re.search(rf"(?:lagen(?: \(\d{{4}}:\d+\))?|\)),? {name}\b", text)
        or re.search(rf"(?:förkort\w{{1,10}}|kall\w{{1,6}}) {name}\b", text)
    )
