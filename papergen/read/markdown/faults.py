"""What can be wrong in a body text: each code with its Swedish message and hint, in one table."""

from typing import NamedTuple

from papergen.problems import Place, Problem, Severity


class Fault(NamedTuple):
    """One kind of problem; `message` and `hint` may name values in braces."""

    code: str
    message: str
    hint: str
    severity: Severity = Severity.ERROR

    def at(self, place: Place, **values: object) -> Problem:
        """Make the problem at `place`, with `values` put into the message and the hint."""
        return Problem(self.code, self.message.format(**values), place, self.hint.format(**values), self.severity)


MAX_SHOWN = 40


def shortened(text: str) -> str:
    """Give the start of a text from the case, short enough to be part of a message."""
    return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1] + "…"


RAW_HTML = Fault(
    "MD001",
    "HTML-koden {code} går inte att använda i ett ärende.",
    "Ta bort den, eller skriv det du vill visa med Markdown. Ska tecknet < synas i texten: skriv \\<.",
)
UNCLOSED_COMMENT = Fault(
    "MD002",
    "Kommentaren som börjar med <!-- har inget slut.",
    "Skriv --> där kommentaren ska sluta.",
)
TEXT_BESIDE_COMMENT = Fault(
    "MD003",
    "Texten ”{text}” står på samma rad som en kommentar som inleder ett stycke, och läses därför inte som Markdown.",
    "Lägg kommentaren på en egen rad med en tomrad efter.",
)
FORBIDDEN_CHARACTER = Fault(
    "MD004",
    "Teckenkoden {code} står för ett tecken som inte kan skrivas ut.",
    "Ta bort koden, eller skriv det tecken du vill ha.",
)
NO_ALT_TEXT = Fault(
    "MD005",
    "Bilden {target} saknar alternativtext.",
    "Beskriv bilden mellan hakparenteserna, för den som inte kan se den: ![beskrivning]({target}).",
)
TOO_FEW_CELLS = Fault(
    "MD006",
    "Tabellraden har {count} celler, men tabellen har {columns} kolumner.",
    "Lägg till de celler som saknas. En tom cell skrivs som ett mellanslag mellan två lodstreck: | |.",
)
TOO_MANY_CELLS = Fault(
    "MD007",
    "Tabellraden har {count} celler, men tabellen har {columns} kolumner. De sista cellerna skulle gå förlorade.",
    "Ta bort celler eller lägg till kolumner i rubrikraden. Ska ett lodstreck synas i texten: skriv \\|.",
)
UNEVEN_HEADER = Fault(
    "MD008",
    "Rubrikraden har {header} celler men strecken under den {columns}, så raderna blir ingen tabell.",
    "Skriv lika många celler i båda raderna.",
)
UNDERLINED_HEADING = Fault(
    "MD009",
    "Texten ovanför {line} blir en rubrik.",
    "Lägg en tomrad ovanför om du menar ett streck, eller skriv ## framför texten om du menar en rubrik.",
    Severity.WARNING,
)
UNKNOWN_FOOTNOTE = Fault(
    "MD010",
    "Fotnoten [^{label}] finns inte.",
    "Skriv fotnotens text på en egen rad: [^{label}]: text. Är det ingen fotnot: skriv \\[ i stället för [.",
)
UNUSED_FOOTNOTE = Fault(
    "MD011",
    "Ingen text hänvisar till fotnoten [^{label}], så den skulle inte skrivas ut.",
    "Skriv [^{label}] där hänvisningen ska stå, eller ta bort fotnoten.",
)
REPEATED_FOOTNOTE = Fault(
    "MD012",
    "Fotnoten [^{label}] har redan en text på rad {line}, så den här skulle inte skrivas ut.",
    "Ge den ena fotnoten ett annat namn, eller ta bort den.",
)
FORBIDDEN_TARGET = Fault(
    "MD013",
    "Adressen {target} får inte användas: den börjar med {scheme}.",
    "Använd en adress som börjar med https:, http:, mailto: eller tel:, eller en fil bredvid ärendet.",
)
DEEP_CONTAINERS = Fault(
    "MD014",
    "Här ligger mer än {limit} listor och citat inuti varandra.",
    "Dela upp texten så att färre ligger inuti varandra.",
)
DEEP_INLINES = Fault(
    "MD015",
    "Här ligger mer än {limit} markeringar (fetstil, kursiv, länkar) inuti varandra.",
    "Ta bort markeringar, eller skriv \\ före de tecken som inte ska markera något.",
)
LINK_IN_LINK = Fault(
    "MD016",
    "En länk ligger inuti en annan länk, så länken till {target} skulle inte fungera.",
    "Skriv länkarna efter varandra, eller ta bort den ena.",
)
UNCLOSED_FENCE = Fault(
    "MD017",
    "Kodblocket som börjar med {fence} har inget slut, så allt under det skrivs ut som kod.",
    "Skriv {fence} på en egen rad där koden ska sluta, eller ta bort tecknen.",
)
UNUSED_DEFINITION = Fault(
    "MD018",
    "Raden ”{text}” läses som en länk som inget använder, och skrivs inte ut.",
    "Skriv länken där den ska stå: [namn](adress). Ska raden synas som den är: skriv \\[ i stället för [.",
    Severity.WARNING,
)
LOST_CAPTION = Fault(
    "MD019",
    "Bildtexten ”{text}” skrivs inte ut, för bilden står inte ensam i sitt stycke.",
    "Lägg en tomrad före och efter bilden, eller skriv bildtexten som vanlig text.",
    Severity.WARNING,
)

ALL = (
    RAW_HTML,
    UNCLOSED_COMMENT,
    TEXT_BESIDE_COMMENT,
    FORBIDDEN_CHARACTER,
    NO_ALT_TEXT,
    TOO_FEW_CELLS,
    TOO_MANY_CELLS,
    UNEVEN_HEADER,
    UNDERLINED_HEADING,
    UNKNOWN_FOOTNOTE,
    UNUSED_FOOTNOTE,
    REPEATED_FOOTNOTE,
    FORBIDDEN_TARGET,
    DEEP_CONTAINERS,
    DEEP_INLINES,
    LINK_IN_LINK,
    UNCLOSED_FENCE,
    UNUSED_DEFINITION,
    LOST_CAPTION,
)
