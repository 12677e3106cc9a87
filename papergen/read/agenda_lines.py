"""Lines of a föredragningslista that Markdown takes for the end of an item, though they look like items of their own.

`9 Budget` without its dot goes on the line above, and the item is lost. What may be an item is never taken in silence.
"""

import re
from collections.abc import Iterator

from papergen.problems import Problem
from papergen.read.schema import shortened
from papergen.read.text_lines import TextLine

_SUB_NUMBER = re.compile(r"[0-9]{1,9}\.[0-9]")
_NUMBER = re.compile(r"(?:§{1,2}\s*|\(|(?:Punkt|Ärende|Paragraf|Nr)\.?\s*)?([0-9]{1,3})(?![0-9])")
# What else lists are made with, and any figure: `2027 års budget` may be the rest of a title, or an item without its number.
_MARK = re.compile(r"[-+*•·–—§]|\(?[0-9]|(?:[A-Za-zÅÄÖåäö]|[IVXivx]{2,5})[.)]\s")
_HEADING = re.compile(r"#{1,6}")

_SUB_ITEMS = "Underpunkter skrivs 1., 2. och så vidare, med början på 1, och dras in fyra blanksteg."
_WHOLE = "Hör raden till ärendet ovanför, skriv hela dess titel på en rad."


def lost_item(line: TextLine, above: int = 0) -> Problem | None:
    """Tell of a line that is no item of a list, if it begins like one; `above` is the column of the item it goes on, if any."""
    hint = _hint(line, indented=above > 0 and line.place.column > above)
    if not hint:
        return None
    message = f"Raden ”{shortened(line.text)}” ser ut som ett eget ärende, men blir inget."
    return Problem("MOT034", message, line.place, f"{hint} {_WHOLE}" if above else hint)


def going_on(line: TextLine, number: str, above: int) -> Iterator[Problem]:
    """Tell of a line that goes on the item `number` above it but is not indented: that is how a forgotten number looks."""
    if line.place.column <= above:
        message = f"Raden ”{shortened(line.text)}” läses som slutet på ärende {number}, inte som ett eget ärende."
        hint = f"Är den ett eget ärende, skriv nummer, punkt och blanksteg före den. {_WHOLE}"
        yield Problem("MOT036", message, line.place, hint)


def _hint(line: TextLine, *, indented: bool) -> str:
    if _SUB_NUMBER.match(line.text):
        return _SUB_ITEMS
    if number := _NUMBER.match(line.text):
        return _SUB_ITEMS if indented else f"Skriv {number[1]}. och ett blanksteg före ärendet."
    if _HEADING.match(line.text):
        return "Är det en rubrik, skriv ett blanksteg efter ##."
    if _MARK.match(line.text) or line.link:
        return _SUB_ITEMS if indented else "Skriv ärendets nummer, punkt och blanksteg före det."
    return ""
