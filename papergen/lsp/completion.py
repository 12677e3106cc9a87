"""What the editor suggests: keys of the front matter and their values, and files after `](`."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

from lsprotocol.types import CompletionItem, CompletionItemKind, Position, Range, TextEdit

from papergen.lsp.documents import Document
from papergen.model.case import Behandling, SekretessNiva
from papergen.model.meeting import Status
from papergen.project import ATTACHMENT_FOLDER, MEETING_FILES
from papergen.read.case_fields import CASE_FIELDS, HANDLAGGARE_FIELDS, LAGRUM, NIVA, UNDERTECKNARE_FIELDS
from papergen.read.meeting import MEETING_FIELDS
from papergen.read.schema import fold
from papergen.steps.plan import MEETING_KINDS

MAX_FILES = 500
_KEY = re.compile(r"(?P<indent>\s*(?:- )?)(?P<word>[^\s:#-][^:#]*)?")
_VALUE = re.compile(r"\s*(?:- )?(?P<key>[^:#]+):\s+(?P<word>[^\"'\[{]*)")
_LINK = re.compile(r"\]\((?P<word><?[^()\s]*)$")
_PEOPLE = {"handläggare": HANDLAGGARE_FIELDS, "undertecknare": UNDERTECKNARE_FIELDS, "sekretess": (NIVA, LAGRUM)}


def completions(document: Document, position: Position) -> list[CompletionItem]:
    """Give the suggestions at a position."""
    lines = document.positions.lines
    before = document.positions.before(position)
    ends = [number for number, line in enumerate(lines) if line.rstrip() == "---"][:2]
    if len(ends) == 2 and ends[0] == 0 and 0 < position.line < ends[1]:
        return list(_front(document, position, before, [*lines[1 : position.line], *lines[position.line + 1 : ends[1]]]))
    link = _LINK.search(before)
    return list(_items(document, position, link["word"].lstrip("<"), _files(document), CompletionItemKind.File)) if link else []


def _front(document: Document, position: Position, before: str, others: list[str]) -> Iterator[CompletionItem]:
    if value := _VALUE.fullmatch(before):
        words = _values(document, fold(value["key"]))
        yield from _items(document, position, value["word"], words, CompletionItemKind.Value)
    elif key := _KEY.fullmatch(before):
        fields = CASE_FIELDS
        if document.is_meeting:
            fields = MEETING_FIELDS
        if key["indent"]:
            above = [line for line in document.positions.lines[1 : position.line] if line[:1].strip() and line[:1] != "-"]
            fields = _PEOPLE.get(_name_of(above[-1]), ()) if above else ()
            written: set[str] = set()
        else:
            written = {_name_of(line) for line in others if line[:1].strip()}
        names = [f"{one.key}: " for one in fields if one.key not in written]
        yield from _items(document, position, key["word"] or "", names, CompletionItemKind.Property)


def _name_of(line: str) -> str:
    """Give the canonical name of the key that a line begins with."""
    word = fold(line.partition(":")[0])
    return next((one.key for one in (*CASE_FIELDS, *MEETING_FIELDS) if fold(one.key) == word), word)


def _values(document: Document, key: str) -> list[str]:
    """Give the values that a key may have, where they can be listed."""
    return {
        "namnd": list(dict.fromkeys(namnd.namn for namnd in document.project.settings.namnder)),
        "mall": [name for name in document.project.kinds if name not in MEETING_KINDS],
        "status": list(get_args(Status)),
        "niva": list(get_args(SekretessNiva)),
        "sammanfattningar": ["ja", "nej"],
        "tf": ["ja", "nej"],
        "sprak": ["sv-SE", "en-GB", "fi-FI"],
    }.get(key, [one for one in get_args(Behandling) if one] if "." in key else [])


def _files(document: Document) -> list[str]:
    """Give the files that a link may lead to: attachments and pictures, and from a meeting its cases."""
    folder = document.path.parent
    found = _below(folder / ATTACHMENT_FOLDER, folder)
    if document.is_meeting:
        cases = (path.name for path in document.project.case_files((folder,)) if path.parent == folder)
        found = [*sorted(unicodedata.normalize("NFC", name) for name in cases), *found]
    return [name for name in found if name not in MEETING_FILES]


def _below(folder: Path, start: Path) -> list[str]:
    found: list[str] = []
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file() and not path.name.startswith(".") and len(found) < MAX_FILES:
            found.append(unicodedata.normalize("NFC", path.relative_to(start).as_posix()))
    return found


def _items(
    document: Document, position: Position, word: str, words: Iterable[str], kind: CompletionItemKind
) -> Iterator[CompletionItem]:
    """Make suggestions that take the place of the word begun; the editor picks those that fit it."""
    line, column = document.positions.line_and_column(position)
    begun = Range(document.positions.position(line, column - len(word)), position)
    for one in words:
        written = f"<{one}>" if kind is CompletionItemKind.File and " " in one else one
        yield CompletionItem(one.removesuffix(": "), kind=kind, text_edit=TextEdit(begun, written), filter_text=one)
