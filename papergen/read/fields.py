"""Readers of single values: text, lists, ja or nej, one of several words. Each is a `schema.Reader`."""

import unicodedata
from collections.abc import Callable
from typing import Any, TypeVar

from papergen.read.characters import FORBIDDEN, REPLACEMENT, advice_on, name_of
from papergen.read.nodes import RawList, RawMapping, RawNode, RawScalar, Unreadable, is_empty
from papergen.read.schema import Field, Notes, Reader, did_you_mean, enumerated, fold, shortened

T = TypeVar("T")

_JA_NEJ_HINTS = {
    "true": "ja",
    "yes": "ja",
    "on": "ja",
    "sant": "ja",
    "1": "ja",
    "false": "nej",
    "no": "nej",
    "off": "nej",
    "falskt": "nej",
    "0": "nej",
}


def text(node: RawNode, key: str, notes: Notes) -> str | None:
    """Read one line of text: NFC, without blanks around it."""
    if not isinstance(node, RawScalar) or node.shape not in ("text", "tomt"):
        hint = "Sätt citattecken runt hela värdet." if isinstance(node, RawScalar | RawMapping) else "Skriv ett enda värde."
        wrong_shape(node, key, "text", hint, notes)
        return None
    if is_empty(node):
        return None
    value = unicodedata.normalize("NFC", node.value.strip())
    if "\n" in value:
        notes.add("012", f"”{name(key)}” ska stå på en rad.", node.place, "Slå ihop raderna till en.")
        return None
    return value if _has_only_allowed_characters(value, key, node, notes) else None


def _has_only_allowed_characters(value: str, key: str, node: RawScalar, notes: Notes) -> bool:
    """Catch what a double-quoted value can say by number, and tabs; a character forbidden everywhere is told of by `source`."""
    if "\t" in value:
        notes.add("016", f"”{name(key)}” innehåller en tabb.", node.place, "Byt tabben mot ett blanksteg.")
        return False
    found = FORBIDDEN.search(value.replace(REPLACEMENT, ""))
    if found:
        notes.add(
            "016",
            f"”{name(key)}” innehåller ett otillåtet tecken: {name_of(found.group())}.",
            node.place,
            advice_on(found.group()),
        )
        return False
    return True


def list_of(read: Reader[T]) -> Reader[tuple[T, ...]]:
    """Make a reader of lists whose items are read by `read`; a single value is a list of one."""

    def read_list(node: RawNode, key: str, notes: Notes) -> tuple[T, ...]:
        items = node.items if isinstance(node, RawList) else (node,)
        values: list[T] = []
        for item in items:
            if is_empty(item):
                continue
            dotted = f"{key}.{len(values)}"
            value = read(item, dotted, notes)
            if value is not None:
                notes.places[dotted] = item.place
                values.append(value)
        return tuple(values)

    return read_list


def many(key: str, read: Reader[T], *, required: bool = False, example: str = "") -> Field[tuple[T, ...]]:
    """Make the field of a list whose items are read by `read`."""
    return Field(key, list_of(read), (), required, example)


def yes_or_no(node: RawNode, key: str, notes: Notes) -> bool | None:
    """Read `ja` or `nej`."""
    if not isinstance(node, RawScalar):
        wrong_shape(node, key, "ja eller nej", "Skriv ja eller nej.", notes)
        return None
    word = fold(node.value)
    if word in ("ja", "nej"):
        return word == "ja"
    hint = f"Skriv {_JA_NEJ_HINTS[word]}." if word in _JA_NEJ_HINTS else "Skriv ja eller nej."
    notes.add("014", f"”{name(key)}” ska vara ja eller nej, inte ”{shortened(node.value)}”.", node.place, hint)
    return None


def true_or_false(node: RawNode, key: str, notes: Notes) -> bool | None:
    """Read TOML's `true` or `false`."""
    if isinstance(node, RawScalar) and node.shape == "sant eller falskt":
        return node.value == "true"
    wrong_shape(node, key, "true eller false", "Skriv true eller false utan citattecken.", notes)
    return None


def choice(*words: str) -> Reader[Any]:
    """Make a reader of one of these words, those of a `Literal`; upper case and missing dots are forgiven."""
    by_fold = {fold(word): word for word in words}

    def read_choice(node: RawNode, key: str, notes: Notes) -> str | None:
        allowed = enumerated(words, "eller")
        if not isinstance(node, RawScalar) or node.shape != "text":
            wrong_shape(node, key, allowed, f"Skriv {allowed}.", notes)
            return None
        word = by_fold.get(fold(node.value))
        if word is None:
            hint = did_you_mean(node.value, words) or f"Skriv {allowed}."
            notes.add("014", f"”{name(key)}” ska vara {allowed}, inte ”{shortened(node.value)}”.", node.place, hint)
        return word

    return read_choice


def mapping_of(read: Callable[[RawMapping, str, Notes], T | None], hint: str) -> Reader[T]:
    """Make a reader of keys and values out of a function that reads the mapping; `hint` shows how it is written."""

    def read_mapping(node: RawNode, key: str, notes: Notes) -> T | None:
        if not isinstance(node, RawMapping):
            wrong_shape(node, key, "nycklar med värden", hint, notes)
            return None
        return read(node, key, notes)

    return read_mapping


def wrong_shape(node: RawNode, key: str, expected: str, hint: str, notes: Notes) -> None:
    """Tell that a value is not what its key asks for; nothing more about one that could not be read at all."""
    is_now: str
    match node:
        case Unreadable():
            return
        case RawScalar():
            is_now = node.shape
        case RawList():
            is_now = "en lista"
        case RawMapping():
            is_now = "nycklar med värden"
    notes.add("012", f"”{name(key)}” ska vara {expected}, inte {is_now}.", node.place, hint)


def name(key: str) -> str:
    """Give the key a person wrote, out of its dotted form: `handläggare.0.telefon` is `telefon`, `granskare.1` is `granskare`.

    The keys below `bilagor` are names of files, whose dots and numbers belong to them: `bilagor.ritning.dwg` is `ritning.dwg`.
    """
    above, _, file = key.partition(".")
    if above == "bilagor" and file:
        return file
    parts = [part for part in key.split(".") if not part.isdecimal()]
    return parts[-1] if parts else key
