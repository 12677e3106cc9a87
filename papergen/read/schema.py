"""Raw mappings to typed values by a table of keys: one `Field` per key says what it is called and how its value is read.

Every fault is told, with a place; a value that cannot be read gives the field's default, so that reading goes on.
The same schema reads front matter (codes `FM…`), papergen.toml (`TOML…`) and kind.toml (`MALL…`), and the numbers mean the same
in all three:

* 010 unknown key, 011 key written twice, 015 required and missing
* 012 wrong shape of value, 013 no such date or time, 014 not one of the choices
* 016 a character that may not stand in a value, 017 a value that does not fit the others
* 019 too many faults to tell
"""

import difflib
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, cast

from papergen.problems import Place, Problem, Severity
from papergen.read.nodes import RawMapping, RawNode, is_empty

T = TypeVar("T")
MAX_TOLD = 100

_ASCII = str.maketrans({"å": "a", "ä": "a", "ö": "o", "é": "e", "ü": "u", "-": "", "_": "", " ": ""})
# Words people write for a key: too far from it to be found by likeness.
_OTHER_WORDS = {
    "diarienummer": "dnr",
    "title": "titel",
    "rubrik": "titel",
    "arende": "titel",
    "date": "datum",
    "dag": "datum",
    "kommitte": "nämnd",
    "mejl": "e-post",
    "mail": "e-post",
    "email": "e-post",
    "epostadress": "e-post",
    "tel": "telefon",
    "name": "namn",
    "template": "mall",
    "typ": "mall",
    "kopiatill": "expediering",
    "bilaga": "bilagor",
    "klockslag": "tid",
    "lokal": "plats",
}


def fold(word: str) -> str:
    """Give the form in which words are compared: NFC, lower case, å ä ö as a a o, without blanks, `-` and `_`."""
    return unicodedata.normalize("NFC", word).strip().casefold().translate(_ASCII)


@dataclass(slots=True)
class Notes:
    """What reading gathers beside the values.

    `problems` have codes that begin with `prefix`; `places` are those of the values, by dotted canonical key.
    """

    prefix: str
    problems: list[Problem] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)

    def add(self, number: str, message: str, place: Place, hint: str = "", severity: Severity = Severity.ERROR) -> None:
        """Keep one problem; after MAX_TOLD of them only a last one that says there are more."""
        if len(self.problems) < MAX_TOLD:
            self.problems.append(Problem(self.prefix + number, message, place, hint, severity))
        elif len(self.problems) == MAX_TOLD:
            self.problems.append(
                Problem(f"{self.prefix}019", "Det finns fler fel än de uppräknade.", place, "Rätta dem först och kör igen.")
            )

    @property
    def full(self) -> bool:
        """Tell whether no more problems are taken, so that nobody works for nothing."""
        return len(self.problems) > MAX_TOLD


# Reads one value, written under a dotted key; None: nothing was written, or it was wrong and has been told.
Reader = Callable[[RawNode, str, Notes], T | None]


@dataclass(frozen=True, slots=True, eq=False)
class Field(Generic[T]):
    """One key a mapping may have: its canonical Swedish name, how its value is read, and its value where none is written."""

    key: str
    read: Reader[T]
    default: T
    required: bool = False
    example: str = ""


class Values:
    """The typed values of one mapping, looked up by their `Field`."""

    def __init__(self) -> None:
        """Start without values."""
        self._values: dict[str, object] = {}

    def __getitem__(self, wanted: Field[T]) -> T:
        """Give a field's value, or its default."""
        return cast("T", self._values.get(wanted.key, wanted.default))

    def keep(self, wanted: Field[T], value: T) -> None:
        """Set a field's value."""
        self._values[wanted.key] = value


def read_fields(node: RawMapping, fields: Iterable[Field[Any]], notes: Notes, prefix: str = "") -> Values:
    """Read a mapping by its table of fields; `prefix` is its own dotted key with a final dot, empty at the top."""
    by_fold = {fold(one.key): one for one in fields}
    values = Values()
    written: dict[str, Place] = {}
    for key, value in node.entries:
        one = by_fold.get(fold(key.value))
        if one is None:
            if not notes.full:
                notes.add("010", f"Nyckeln ”{shortened(key.value)}” finns inte.", key.place, _hint_on_key(key.value, by_fold))
        elif one.key in written:
            first = written[one.key]
            notes.add(
                "011", f"Nyckeln ”{key.value.strip()}” är redan skriven på rad {first.line}.", key.place, "Ta bort en av dem."
            )
        else:
            written[one.key] = key.place
            if is_empty(value):
                if one.required:
                    notes.add("015", f"Nyckeln ”{one.key}” saknar värde.", key.place, _hint_on_missing(one))
                continue
            notes.places[prefix + one.key] = value.place
            read = one.read(value, prefix + one.key, notes)
            if read is not None:
                values.keep(one, read)
    for one in by_fold.values():
        if one.required and one.key not in written:
            notes.add("015", f"Nyckeln ”{one.key}” saknas.", node.place, _hint_on_missing(one))
    return values


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """Give the sentence `Menade du ”…”?` for the known word most like this one, or nothing."""
    near = nearest(word, known)
    return f"Menade du ”{near}”?" if near else ""


def nearest(word: str, known: Iterable[str], *, likeness: float = 0.6) -> str:
    """Give the known word most like this one, or nothing; `likeness` is how much alike they must be, at most 1."""
    if len(word) > 60:  # likeness takes quadratic time
        return ""
    by_fold = {fold(one): one for one in known}
    near = difflib.get_close_matches(fold(word), by_fold, n=1, cutoff=likeness)
    return by_fold[near[0]] if near else ""


def shortened(value: str) -> str:
    """Give a value as it is quoted in a message: on one line, at most 60 characters."""
    line = " ".join(value[:200].split())
    return line if len(line) <= 60 else line[:59] + "…"


def enumerated(words: Iterable[str], last: str = "och") -> str:
    """Give `a, b och c`."""
    *first, final = words
    return f"{', '.join(first)} {last} {final}" if first else final


def _hint_on_key(written: str, by_fold: dict[str, Field[Any]]) -> str:
    other = _OTHER_WORDS.get(fold(written), "")
    if fold(other) in by_fold:
        return f"Menade du ”{other}”?"
    names = [one.key for one in by_fold.values()]
    return did_you_mean(written, names) or f"Nycklar som finns här: {enumerated(names)}."


def _hint_on_missing(one: Field[Any]) -> str:
    return f"Skriv till exempel {one.key}: {one.example}" if one.example else f"Skriv {one.key} med ett värde."
