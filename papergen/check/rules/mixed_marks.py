"""TXT007: quotation marks, dashes and blanks are mixed, or remains of HTML and Markdown show."""

import re
from collections.abc import Callable, Iterator

from papergen.check.edits import edit_of
from papergen.check.finding import Finding
from papergen.check.passage import Passage
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.problems import Severity

# 17" is an inch.
_STRAIGHT = re.compile(r'(?<!\d)"')
_CURLY = re.compile(r"[”“„]")
# Each pattern begins with the character that it looks for, which makes the search fast.
# Between words, with a blank on each side, it stands for a dash.
_HYPHEN_AS_DASH = re.compile(r" --? (?=[^\W\d_])")
_DASH = re.compile(r" [–—] ")
_TWO_BLANKS = re.compile(r" (?<=\S ) +(?=\S)")
_BLANK_BEFORE_MARK = re.compile(r" (?<=[^\W_] ) *(?=[,;!?](?:\s|$)|[.:]\s+[A-ZÅÄÖ])")
_NO_BLANK_AFTER_COMMA = re.compile(r",(?<=[a-zåäö]{2},)(?=[a-zåäö]{2})")
_BLANK_AFTER_SLASH = re.compile(r"/ (?<=[^\W\d_]/ )(?=[^\W\d_])")
_BLANK_BEFORE_SLASH = re.compile(r" /(?<=[^\W\d_] /)(?=[^\W\d_])")
_TAGS = "a|b|big|br|center|div|em|font|h[1-6]|hr|i|img|li|ol|p|pre|s|small|span|strong|sub|sup|table|tbody|td|th|tr|tt|u|ul"
_HTML = re.compile(rf"</?(?:{_TAGS})(?:\s[^<>]{{0,200}})?/?>|&(?:[a-z]{{2,8}}|#\d{{1,6}}|#x[0-9a-f]{{1,6}});", re.IGNORECASE)
_MARKDOWN = re.compile(
    r"(?<![*_])(?:\*\*|__)(?=\w)(?!_)|(?<=\w)(?<!_)(?:\*\*|__)(?![*_])|\]\(|^#{1,6} ?(?=[^\W\d])", re.MULTILINE
)


@rule("TXT007", "blandade-tecken", Severity.INFO, fixable=True)
def mixed_marks(subject: Subject) -> Iterator[Finding]:
    """Citattecken, tankstreck eller mellanslag är blandade, eller rester av HTML eller Markdown syns.

    Blandade tecken stör läsaren och visar att texten är hopklippt. Det som syns som <i> eller ** i det färdiga papperet skulle ha
    varit kursiv eller fet stil. Mellanslag och tankstreck kan papergen laga.

    Fel:
        Projektet "Kajen" – en mötesplats - fortsätter. Enkäten ”Så har du det” visar  goda resultat.

    Rätt:
        Projektet ”Kajen” – en mötesplats – fortsätter. Enkäten ”Så har du det” visar goda resultat.
    """
    passages = [passage for passage in subject.body if passage.role != "alt"]
    yield from _quotes(passages)
    if any(_DASH.search(passage.text) for passage in passages):
        hint = "Skriv tankstreck (–) med mellanslag på båda sidor."
        yield from _all_as_one(
            subject, passages, _HYPHEN_AS_DASH, "Bindestreck står i stället för tankstreck", hint, lambda _: " – "
        )
    hint = "Skriv ett mellanslag."
    yield from _all_as_one(subject, passages, _TWO_BLANKS, "Flera mellanslag står i rad", hint, lambda _: " ")
    hint = "Ta bort mellanslaget."
    yield from _all_as_one(subject, passages, _BLANK_BEFORE_MARK, "Ett mellanslag står före ett skiljetecken", hint, lambda _: "")
    hint = "Skriv ett mellanslag efter kommat."
    yield from _all_as_one(subject, passages, _NO_BLANK_AFTER_COMMA, "Mellanslag saknas efter ett komma", hint, lambda _: ", ")
    hint = "Ta bort mellanslaget vid snedstrecket."
    for pattern in (_BLANK_AFTER_SLASH, _BLANK_BEFORE_SLASH):
        yield from _all_as_one(subject, passages, pattern, "Ett snedstreck har mellanslag på ena sidan", hint, lambda _: "/")
    yield from _remains(passages)


def _quotes(passages: list[Passage]) -> Iterator[Finding]:
    straight = [(passage, match) for passage in passages if '"' in passage.text for match in _STRAIGHT.finditer(passage.text)]
    curly = [(passage, match) for passage in passages if straight for match in _CURLY.finditer(passage.text)]
    if straight and curly:
        passage, match = straight[0] if len(straight) <= len(curly) else curly[0]
        message = f'Citattecknen är blandade: {len(straight)} raka (") och {len(curly)} böjda (”).'
        yield Finding(passage.place_of(*match.span()), message, "Skriv ” både före och efter det citerade, i hela papperet.")


def _all_as_one(
    subject: Subject, passages: list[Passage], pattern: re.Pattern[str], message: str, hint: str, mended: Callable[[str], str]
) -> Iterator[Finding]:
    """Tell of all matches at the first one, and mend all that may be mended."""
    found = []
    for passage in passages:
        for match in pattern.finditer(passage.text):
            # A picture, a comment or a footnote's number may stand between two characters of the text.
            around = max(0, match.start() - 1), match.end() + 1
            if subject.source(passage.place_of(*around)) == passage.text[slice(*around)]:
                found.append((passage, match))
    if found:
        edits = tuple(edit for passage, match in found for edit in edit_of(subject, passage, *match.span(), mended(match[0])))
        times = f" på {len(found)} ställen" if len(found) > 1 else ""
        first, match = found[0]
        yield Finding(first.place_of(*match.span()), f"{message}{times}.", hint, edits=edits)


def _remains(passages: list[Passage]) -> Iterator[Finding]:
    for passage in passages:
        if any(mark in passage.text for mark in "<&"):
            for match in _HTML.finditer(passage.text):
                hint = "Ta bort koden. Kursiv stil skrivs *så* och fet **så**."
                yield Finding(passage.place_of(*match.span()), f"En rest av HTML syns i texten: ”{match[0]}”.", hint)
        if any(mark in passage.text for mark in ("**", "__", "](", "#")):
            for match in _MARKDOWN.finditer(passage.text):
                hint = "Ta bort tecknen, eller se efter vad som saknas för att de ska gälla."
                yield Finding(passage.place_of(*match.span()), f"En rest av Markdown syns i texten: ”{match[0]}”.", hint)
