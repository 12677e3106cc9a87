"""PyYAML's syntax errors as Swedish sentences with something to do about them."""

import re

QUOTE = 'Sätt citattecken runt hela värdet, till exempel titel: "Avtal: del 2".'
_INDENT = "Se till att rader som hör ihop börjar lika långt in, och dra bara in rader med blanksteg."

# First match wins: a pattern on "context / problem" as PyYAML words them, what is wrong, and what to do.
_TABLE: tuple[tuple[str, str, str], ...] = (
    (
        r"mapping values are not allowed",
        "Här står ett kolon där det inte kan stå.",
        "Innehåller värdet ett kolon? " + QUOTE + " Annars: börja raden lika långt in som de andra.",
    ),
    (r"found character '\\t'", "Här står en tabb.", "Byt tabben mot blanksteg."),
    (r"found character '(?P<c>.)'", "Ett värde kan inte börja med tecknet ”{c}”.", QUOTE),
    (r"alias.*expected alphabetic", "Ett värde kan inte börja med tecknet ”*”.", QUOTE),
    (r"anchor.*expected alphabetic", "Ett värde kan inte börja med tecknet ”&”.", QUOTE),
    (r"scanning a tag", "Ett värde kan inte börja med tecknet ”!”.", QUOTE),
    (
        r"sequence entries are not allowed",
        "Ett värde kan inte börja med ”- ”.",
        QUOTE + " En lista skrivs med en punkt på varje rad under nyckeln.",
    ),
    (
        r"quoted scalar.*unexpected end of stream",
        "Citattecknet avslutas aldrig.",
        "Sätt ett likadant citattecken där värdet slutar.",
    ),
    (
        r"quoted scalar.*(escape|expected escape sequence)",
        'Omvänt snedstreck (\\) betyder något särskilt mellan " och ".',
        "Använd enkla citattecken i stället: 'C:\\mapp'.",
    ),
    (
        r"block scalar",
        "Efter ”|” eller ”>” kan det inte stå något mer på raden.",
        "Skriv texten på nästa rad, indragen. Eller: " + QUOTE,
    ),
    (r"expected ',' or '\]'", "Listan som börjar med ”[” avslutas inte rätt.", "Avsluta listan med ”]”, eller: " + QUOTE),
    (r"expected ',' or '\}'", "Det som börjar med ”{{” avslutas inte rätt.", "Avsluta med ”}”, eller: " + QUOTE),
    (
        r"could not find expected ':'",
        "Raden har ingen nyckel med kolon och blanksteg efter.",
        "Skriv nyckel, kolon, blanksteg och värde, till exempel dnr: SN 2026/0123. En fortsättningsrad dras in.",
    ),
    (r"expected the node content", "Ett värde kan inte börja så här.", QUOTE),
    (
        r"expected <block end>, but found '<scalar>'",
        "Text står efter det avslutande citattecknet.",
        "Sätt citattecken runt hela värdet, med enkla (') ytterst.",
    ),
    (r"expected <block end>", "Raden är inte indragen som de andra, eller hör inte hit.", _INDENT),
    (r"expected '<document start>'|directive", "Här står något som inte är nyckel och värde.", QUOTE),
)
_COMPILED = tuple((re.compile(pattern, re.DOTALL), message, hint) for pattern, message, hint in _TABLE)


def in_swedish(context: str, problem: str) -> tuple[str, str]:
    """Give message and hint for a PyYAML error with this `context` and `problem`."""
    told = f"{context} / {problem}"
    for pattern, message, hint in _COMPILED:
        match = pattern.search(told)
        if match:
            return message.format(**match.groupdict()), hint
    return "Raden går inte att läsa.", "Varje rad ska ha nyckel, kolon, blanksteg och värde. " + QUOTE
