"""Headings as they are compared, and the section that a heading means in a kind of paper."""

import re
import unicodedata
from collections.abc import Callable

from papergen.model.kind import Kind

NAMND_MARK = "⟨nämnd⟩"

_ASCII = str.maketrans({"å": "a", "ä": "a", "ö": "o", "é": "e"})
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)*[.)]?\s+")
_MARK = "⟨namnd⟩"
_A_NAMND = re.compile(r"namnd|styrelse|utskott|fullmaktige")


def heading_key(heading: str) -> str:
    """Give the form in which headings are compared: NFC, lower case, å ä ö é folded, no number before, no colon after.

    Old papers spell `Bilagor:`, `3. BAKGRUND` and `Forslag till beslut` for what is the same section.
    """
    words = " ".join(unicodedata.normalize("NFC", heading).split()).casefold().translate(_ASCII)
    return _NUMBER.sub("", words, count=1).rstrip(":. ") if words[:1].isdigit() else words.rstrip(":. ")


def matcher(kind: Kind) -> Callable[[str], str]:
    """Make the function from a heading's text to the canonical name of its section, empty for a free heading.

    A title with `⟨nämnd⟩` in it fits the name of any nämnd: `⟨Nämnd⟩ föreslås besluta` fits "Socialnämnden föreslås besluta".
    """
    exact: dict[str, str] = {}
    around: list[tuple[str, str, str]] = []
    for section in kind.sections:
        for title in section.titles:
            key = heading_key(title)
            before, mark, after = key.partition(_MARK)
            if mark:
                around.append((before, after, section.name))
            else:
                exact.setdefault(key, section.name)

    def name_of(heading: str) -> str:
        key = heading_key(heading)
        if key in exact:
            return exact[key]
        for before, after, name in around:
            fits = len(key) > len(before) + len(after) and key.startswith(before) and key.endswith(after)
            if fits and _A_NAMND.search(key, len(before), len(key) - len(after)):
                return name
        return ""

    return name_of
