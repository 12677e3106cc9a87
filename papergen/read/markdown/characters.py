r"""Escapes and entities (`\*`, `&amp;`), and the characters that no text may hold."""

import re
import unicodedata
from html.entities import html5

PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
ENTITY = re.compile(r"&(?:#([0-9]{1,8})|#[xX]([0-9a-fA-F]{1,8})|([A-Za-z][A-Za-z0-9]{1,31}));")
REPLACEMENT = "\ufffd"


def entity_text(match: re.Match[str]) -> str | None:
    """Give the characters that a match of `ENTITY` stands for, None for a name that does not exist."""
    decimal, hexadecimal, name = match.groups()
    if name:
        return html5.get(name + ";")
    number = int(decimal) if decimal else int(hexadecimal, 16)
    if number == 0 or 0xD800 <= number < 0xE000 or number > 0x10FFFF:
        return REPLACEMENT
    return chr(number)


def unescaped(text: str) -> str:
    """Give a link's address or title as it is meant: entities first, then escapes, as in cmark."""
    if "&" in text:
        text = ENTITY.sub(lambda match: entity_text(match) or match[0], text)
    return ESCAPE.sub(r"\1", text) if "\\" in text else text


def is_forbidden(char: str) -> bool:
    """Say whether a character can stand in no document: control, private use, surrogate or noncharacter."""
    return unicodedata.category(char) in ("Cc", "Co", "Cs") or ord(char) & 0xFFFE == 0xFFFE or "\ufdd0" <= char <= "\ufdef"


def without_forbidden(text: str) -> str:
    """Put U+FFFD for each character that can stand in no document."""
    return "".join(REPLACEMENT if is_forbidden(char) else char for char in text)
