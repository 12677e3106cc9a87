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
# Stands for the abbreviation that is looked at, so that one expression does for all: a letter that Swedish does not have.
_IT = "\u0222"
# How far before it what explains it may stand; a long text would take minutes if all of it were searched for each abbreviation.
_NEAR = 40
_EXPLAINED = re.compile(
    rf"[^\W\d_]{{3}},? \({_IT}\b"
    rf"|\b{_IT}[^\W_]{{0,40}}(?:-[^\W_]{{1,40}})? \([^)]{{0,200}}[a-zåäö]{{4}}"
    rf"|\b{_IT},? (?:–|=|står för|betyder|är en förkortning|det vill säga|dvs)"
    rf"|(?:lagen(?: \(\d{{4}}:\d+\))?|\)),? {_IT}\b"
    rf"|(?:förkort\w{{1,10}}|kall\w{{1,6}}) {_IT}\b"
)


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
    notes = "\n".join(passage.text for passage in subject.passages if passage.around.footnote)
    seen: set[str] = set()
    for passage in subject.passages:
        if passage.role == "front" or passage.around.footnote or _CAPITALS.search(passage.text):
            continue
        here: set[str] = set()  # looked for in this passage
        for match in _ABBREVIATION.finditer(passage.text):
            short = match["short"]
            if short in seen or short in known or short in here:
                continue
            if _ROMAN.fullmatch(short) or _AFTER_A_FIGURE.search(passage.text, max(0, match.start() - 2), match.start()):
                continue
            here.add(short)
            # A title, a heading or a cell need not explain it; the text that follows does.
            if passage.role != "paragraph":
                seen.update([short] if is_explained(short, passage.text) else [])
                continue
            seen.add(short)
            explained = is_explained(short, passage.text) or is_explained(short, notes)
            shouted = short.isupper() and subject.lexicon.lists(short.lower())
            if not explained and not shouted:
                hint = f"Skriv ut namnet första gången, med förkortningen inom parentes: ”… ({short})”."
                yield Finding(passage.place_of(*match.span("short")), f"Förkortningen {short} är inte förklarad.", hint)


def is_explained(short: str, text: str) -> bool:
    """Tell whether a text says what an abbreviation stands for: in a parenthesis beside it, or in so many words."""
    at = text.find(short)
    while at >= 0:
        end = at + len(short)
        if _EXPLAINED.search(f"{text[max(0, at - _NEAR) : at]}{_IT}{text[end : end + 8 * _NEAR]}"):
            return True
        at = text.find(short, end)
    return False
