"""Characters that may not stand in a text: those nobody can see, and those that mean nothing outside one program.

They would make invisible differences between two papers, fool a reader (a right-to-left override hides what a name says) or
fall out of the PDF. Zero-width joiners stay: some names and all composed emoji need them.
"""

import re

FORBIDDEN = re.compile(
    "["
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but tab and line feed
    "\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"  # soft hyphen, zero-width, direction, separators
    "\ud800-\udfff\ue000-\uf8ff\ufeff\ufff0-\uffff"  # surrogates, private use, byte order mark, specials
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff"  # tags and the private planes
    "]"
)
REPLACEMENT = "\ufffd"

_NAMES = {
    "\xad": "mjukt bindestreck",
    "\u200b": "blanksteg utan bredd",
    "\u2028": "radavskiljare",
    "\u2029": "styckeavskiljare",
    "\ufeff": "byteordningsmärke mitt i texten",
    REPLACEMENT: "ersättningstecken",
}
_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")


def name_of(character: str) -> str:
    """Give a forbidden character's number and Swedish name: `U+00AD (mjukt bindestreck)`."""
    if character in _NAMES:
        name = _NAMES[character]
    elif _DIRECTION.match(character):
        name = "osynlig styrning av skrivriktningen"
    elif _PRIVATE.match(character):
        name = "privat tecken"
    elif _CONTROL.match(character):
        name = "styrtecken"
    else:
        name = "osynligt tecken"
    return f"U+{ord(character):04X} ({name})"


def advice_on(character: str) -> str:
    """Give the hint: what to do with a forbidden character."""
    if character == REPLACEMENT:
        return "En bokstav har gått förlorad när texten sparades eller klistrades in. Skriv den på nytt."
    if _PRIVATE.match(character):
        return "Tecknet finns bara i vissa teckensnitt. Byt det mot ett vanligt tecken."
    if character in "\u2028\u2029":
        return "Byt tecknet mot en vanlig radbrytning."
    return "Tecknet syns inte. Ta bort det, eller skriv om ordet för hand."
