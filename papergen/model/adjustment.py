"""The immediate adjustment of the minutes (kommunallagen 5 kap. 69 §): `Paragrafen justeras omedelbart`, in any wording."""

import re

_MINUTES = r"(?:paragraf(?:en|er|erna)?|§+|beslut(?:et|en)?|punkt(?:en|er|erna)?|protokoll(?:et|en)?|ärende(?:t|n|na)?)(?!\w)"
_ADJUSTED = re.compile(
    rf"(?<!\w){_MINUTES}(?:\s\w+){{0,2}}\s(?:omedelbart|juster\w+)|\bjuster\w+(?:\s\w+){{0,2}}\s{_MINUTES}"
    r"|^\W*omedelbar justering",
    re.I,
)
_IMMEDIATE = re.compile(r"\bomedelba(?:r|rt|ra)\b", re.I)
_ADJUSTING = re.compile(r"\bjuster\w+", re.I)
_NOT = re.compile(r"\b(?:inte|ej|icke|varken|utan att)\b", re.I)
_RULES_FOR_IT = re.compile(r"\b(?:riktlinje|rutin|ordning|reglemente|regler)\w*", re.I)


def adjusts_at_once(sentence: str) -> bool:
    """Tell whether a sentence says that the minutes are adjusted at once, and not that they are not, or how that is done."""
    text = " ".join(sentence.split())
    if not _IMMEDIATE.search(text) or not _ADJUSTING.search(text) or _NOT.search(text):
        return False
    return bool(_ADJUSTED.search(text)) and not _RULES_FOR_IT.search(text)
