"""The text of first files with everything in place: what `papergen new` writes."""

import json
import re
from datetime import date

from papergen.model.example_texts import (
    ANYTHING,
    CHEF,
    DECISIONS,
    DNR,
    EPOST,
    EXAMPLES,
    ITEM,
    MEETING_NAMN,
    NAMN,
    PLATS,
    TELEFON,
    TID,
)
from papergen.model.kind import Kind

_PLAIN = re.compile(r"[A-Za-zÅÄÖåäöÉé][\wÅÄÖåäöÉé ./()–-]*")
_LIKE_ANOTHER_TYPE = re.compile(r"(?i)(ja|nej|yes|no|on|off|true|false|null)")


def quoted(text: str) -> str:
    """Give a text as a YAML value that reads as itself: plain where that is safe, else in double quotes."""
    plain = _PLAIN.fullmatch(text) and not _LIKE_ANOTHER_TYPE.fullmatch(text) and text == text.strip()
    return text if plain else json.dumps(text, ensure_ascii=False)


def case_text(kind: Kind, titel: str, namnd: str, day: date, *, dnr: str = "", mall: str = "", own_namnd: bool = True) -> str:
    """Give a new case file for a kind of paper: front matter and every section the kind asks for.

    `mall` is written where it is not the project's standard; the nämnd only where the meeting does not say it (`own_namnd`).
    """
    lines = ["---", f"titel: {quoted(titel)}"]
    lines += [f"mall: {quoted(mall)}"] if mall else []
    lines += [f"dnr: {quoted(dnr)}"] if dnr else [f"# dnr: {DNR}"]
    lines += [f"nämnd: {quoted(namnd)}"] if own_namnd else []
    lines += [
        f"datum: {day.isoformat()}",
        "# handläggare:",
        f"#   namn: {NAMN}",
        f"#   telefon: {TELEFON}",
        f"#   e-post: {EPOST}",
        "# undertecknare:",
        f"#   - {{namn: {CHEF}, titel: Förvaltningschef}}",
        "---",
    ]
    for section in kind.sections:
        if section.required or section.name in EXAMPLES:
            example = EXAMPLES.get(section.name, ANYTHING)
            if section.name == "forslag_till_beslut" and not kind.undertecknare_efter:
                example = DECISIONS
            lines += ["", f"## {section.titles[0]}", "", example.format(namnd=_in_text(namnd or "Nämnden"))]
    return "\n".join(lines) + "\n"


def _in_text(name: str) -> str:
    """Give a name as it is written in Markdown, where signs could mean something: a nämnd may be called anything."""
    return name if re.fullmatch(r"\w[\w ,–-]*", name) else re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", name)


def settings_text(organisation: str, forvaltning: str, namnd: str) -> str:
    """Give a new papergen.toml."""
    return (
        "# Projektets inställningar. Allt efter # är förklaringar.\n\n"
        "[organisation]\n"
        f"namn = {_toml(organisation)}\n"
        f"forvaltning = {_toml(forvaltning)}\n\n"
        "# En för varje nämnd. dnr är ett mönster som diarienumren följer, till exempel 'SN \\d{4}/\\d{4}'.\n"
        "[[namnder]]\n"
        f"namn = {_toml(namnd)}\n\n"
        "[standard]\n"
        'mall = "tjansteutlatande"\n'
    )


def meeting_text(namnd: str, day: date, case: str, titel: str) -> str:
    """Give a meeting file whose agenda has one case."""
    shown = re.sub(r"([\[\]\\])", r"\\\1", titel)
    return f"---\nnämnd: {quoted(namnd)}\ndatum: {day.isoformat()}\n---\n\n1. Val av justerare\n2. [{shown}]({case})\n"


def empty_meeting_text(namnd: str, day: date, tid: str, plats: str) -> str:
    """Give a meeting file with the items that every meeting has."""
    return f"""---
nämnd: {quoted(namnd)}
datum: {day.isoformat()}
{f"tid: {quoted(tid)}" if tid else f"# tid: {TID}"}
{f"plats: {quoted(plats)}" if plats else f"# plats: {PLATS}"}
# ordförande: {MEETING_NAMN}
# sekreterare: {MEETING_NAMN}
# kallade:
#   - Ledamöter och ersättare
sammanfattningar: ja
---

## Inledande ärenden

1. Sammanträdet öppnas
2. Val av justerare
3. Godkännande av föredragningslistan

## Beslutsärenden

4. {ITEM}

## Avslutning

5. Övriga frågor
"""


def _toml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
