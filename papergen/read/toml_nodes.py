"""TOML text to raw nodes with places: `tomllib` reads the values, `toml_places` finds where they stand."""

import re
import tomllib
from datetime import date, datetime, time
from typing import Any

from papergen.problems import PapergenError, Place, Problem, point
from papergen.read.nodes import RawList, RawMapping, RawNode, RawScalar, Shape
from papergen.read.toml_places import MAX_DEPTH, Path, TomlPlaces, TooDeep

MAX_CHARACTERS = 64_000

# A key of very many parts (`a.a.a…`): tomllib takes quadratic time over it.
_PART = r"(?:[A-Za-z0-9_-]++|\"[^\"\n]*+\"|'[^'\n]*+')"
_LONG_KEY = re.compile(rf"(?<![A-Za-z0-9_-]){_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{{MAX_DEPTH}}}")

_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
# tomllib's messages by how they begin: what is wrong, and what to do.
_TABLE: tuple[tuple[str, str, str], ...] = (
    ("Expected '=' after a key", "Efter nyckeln saknas ett likhetstecken.", 'Skriv nyckel = "värde".'),
    (
        "Invalid value",
        "Värdet går inte att läsa.",
        'Sätt citattecken runt text: nyckel = "värde". Datum skrivs 2026-01-12 utan citattecken.',
    ),
    (
        "Expected newline or end of document",
        "Något står kvar på raden efter värdet.",
        "Skriv en nyckel på varje rad, och sätt citattecken runt hela texten.",
    ),
    ("Unterminated string", "Citattecknet avslutas aldrig.", "Sätt ett likadant citattecken där texten slutar."),
    ("Illegal character '\\n'", "Citattecknet avslutas inte på samma rad.", "Sätt ett likadant citattecken där texten slutar."),
    ('Expected "\'"', "Citattecknet avslutas aldrig.", "Sätt ett likadant citattecken där texten slutar."),
    (
        "Unescaped '\\'",
        'Omvänt snedstreck (\\) betyder något särskilt mellan " och ".',
        "Använd enkla citattecken i stället: 'SN \\d{4}/\\d{4}'.",
    ),
    ("Cannot overwrite a value", "Nyckeln är redan skriven.", "Ta bort en av dem."),
    (
        "Cannot declare",
        "Rubriken inom hakparentes är redan skriven.",
        "Slå ihop dem, eller skriv dubbla hakparenteser om det ska vara flera: [[namnder]].",
    ),
    ("Cannot mutate", "Nyckeln är redan skriven.", "Slå ihop dem till en."),
    ("Duplicate inline table key", "Nyckeln är redan skriven.", "Ta bort en av dem."),
    (
        "Invalid initial character for a key part",
        "En nyckel kan inte börja så här.",
        'Sätt citattecken runt en nyckel med å, ä, ö eller andra tecken: "nyckel" = …',
    ),
    (
        "Invalid statement",
        "Raden går inte att läsa.",
        'Skriv nyckel = "värde" eller en rubrik inom hakparentes. Nycklar skrivs utan å, ä och ö: namnder, forvaltning.',
    ),
    ("Invalid date or datetime", "Datumet finns inte.", "Skriv år-månad-dag, till exempel 2026-01-12."),
    ("Unclosed array", "Listan som börjar med [ avslutas inte rätt.", "Sätt kommatecken mellan värdena och avsluta med ]."),
    ("Unclosed inline table", "Det som börjar med { avslutas inte rätt.", "Sätt kommatecken mellan värdena och avsluta med }."),
    ("Expected ']", "Hakparentesen avslutas inte.", "Avsluta raden med lika många ] som den börjar med [."),
)
_FALLBACK = ("Filen går inte att läsa här.", 'Skriv nyckel = "värde" på varje rad.')


def read_toml(text: str, path: str, prefix: str) -> RawMapping:
    """Give the top table of a TOML text. Raise PapergenError: `prefix` + 003 for syntax, + 005 for too large or too deep."""
    if len(text) > MAX_CHARACTERS:
        raise _stop(
            f"{prefix}005",
            f"Filen är för stor: {len(text)} tecken. Gränsen är {MAX_CHARACTERS}.",
            point(path),
            "Ta bort det som inte behövs.",
        )
    try:
        if _LONG_KEY.search(text):
            raise TooDeep
        values = tomllib.loads(text)
        places = TomlPlaces(text, path)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(str(error), text, path, f"{prefix}003") from None
    except (RecursionError, TooDeep):
        raise _stop(f"{prefix}005", "Värden ligger inuti varandra i för många led.", point(path), "Skriv enklare.") from None
    except ValueError:  # a number of thousands of digits, or an escape for no character
        raise _stop(f"{prefix}003", *_FALLBACK[:1], point(path), _FALLBACK[1]) from None
    return _Nodes(places, path).mapping(values, ())


class _Nodes:
    """Values of `tomllib` put together with their places."""

    def __init__(self, places: TomlPlaces, path: str) -> None:
        self.places, self.path = places, path

    def mapping(self, values: dict[str, Any], at: Path) -> RawMapping:
        entries = tuple(
            (RawScalar(key, self.places.keys.get((*at, key), self.place(at))), self.node(value, (*at, key)))
            for key, value in values.items()
        )
        return RawMapping(entries, self.place(at))

    def node(self, value: Any, at: Path) -> RawNode:
        if isinstance(value, dict):
            return self.mapping(value, at)
        if isinstance(value, list):
            return RawList(tuple(self.node(item, (*at, number)) for number, item in enumerate(value)), self.place(at))
        return RawScalar(_as_text(value), self.place(at), _shape(value))

    def place(self, at: Path) -> Place:
        return self.places.values.get(at, point(self.path))


def _as_text(value: str | bool | float | date | time | datetime) -> str:
    match value:
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case date() | time():
            return value.isoformat()
        case _:
            return "ett tal"  # no key of ours takes one, and writing out a huge one takes time


def _shape(value: object) -> Shape:
    match value:
        case str():
            return "text"
        case bool():
            return "sant eller falskt"
        case date() | time():
            return "ett datum"
        case _:
            return "ett tal"


def _syntax_error(told: str, text: str, path: str, code: str) -> PapergenError:
    found = _AT.search(told)
    lines = text.rstrip("\n").split("\n")
    line, column = len(lines), len(lines[-1]) + 1  # "at end of document"
    if found and found.group(1):
        line, column = int(found.group(1)), int(found.group(2))
    message, hint = next(((what, todo) for begins, what, todo in _TABLE if told.startswith(begins)), _FALLBACK)
    here = lines[line - 1][column - 1 : column] if line <= len(lines) else ""
    if here.isalpha() and not here.isascii():
        message, hint = f"En nyckel kan inte innehålla ”{here}”.", "Skriv nycklar utan å, ä och ö: namnder, forvaltning."
    return _stop(code, message, point(path, line, column, 1), hint)


def _stop(code: str, message: str, place: Place, hint: str) -> PapergenError:
    return PapergenError([Problem(code, message, place, hint)])
