"""Bytes of a text file to text: UTF-8, one kind of line end, one way to write å ä ö."""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from papergen.problems import PapergenError, Place, Problem, point
from papergen.read.characters import FORBIDDEN, REPLACEMENT, advice_on, name_of
from papergen.read.file_kind import file_kind

MAX_BYTES = 1_000_000
MAX_CHARACTERS_TOLD = 20
# Unicode's "stream-safe text" (UAX 15, section 13) allows 30 combining marks in a row; sorting a longer run takes quadratic time.
MAX_MARKS = 30

_FOREIGN_BOMS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_MAYBE_MARKS = re.compile(f"[\u0300-\U0010ffff]{{{MAX_MARKS + 1},}}")
_SAVE_AS_UTF8 = "Spara om filen som UTF-8 i ditt redigeringsprogram."


@dataclass(frozen=True, slots=True)
class Source:
    """A file's text with line feeds only, in NFC. A forbidden character has its problem here and stands as U+FFFD in `text`."""

    text: str
    problems: tuple[Problem, ...]


def decode(data: bytes, path: str) -> str:
    """Give the text of a file; raise PapergenError for everything that is wrong with its bytes and characters."""
    source = read_source(data, path)
    if source.problems:
        raise PapergenError(source.problems)
    return source.text


def read_source(data: bytes, path: str) -> Source:
    """Give the text of a file and what is wrong with its characters.

    Raise PapergenError if it is too large (FIL004), empty (FIL005), another kind of file or encoding (FIL001, FIL002),
    or cannot be normalised in reasonable time (FIL006).
    """
    if len(data) > MAX_BYTES:
        size = f"{len(data) / 1_000_000:.1f}".replace(".", ",")
        raise _stop(
            "FIL004",
            f"Filen är för stor: {size} MB. Gränsen är 1 MB.",
            point(path),
            "En textfil är sällan större än 0,1 MB. Lägg bilder och bilagor i egna filer.",
        )
    text = _without_bom(data, path).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise _stop("FIL005", "Filen är tom.", point(path), "Skriv filens innehåll, eller ta bort filen.")
    text = _normalised(text, path)
    problems = tuple(_character_problems(text, path))
    return Source(FORBIDDEN.sub(REPLACEMENT, text) if problems else text, problems)


def _without_bom(data: bytes, path: str) -> str:
    if data.startswith(_FOREIGN_BOMS) or data[:200].count(0) * 4 > len(data[:200]) > 0:
        raise _stop("FIL002", "Filen är sparad som UTF-16 eller UTF-32.", point(path), _SAVE_AS_UTF8)
    kind = file_kind(data)
    if kind not in ("text", "unknown", "empty"):
        raise _stop(
            "FIL002",
            f"Filen är inte en textfil, utan en fil av typen {kind}.",
            point(path),
            "Spara innehållet som ren text i UTF-8.",
        )
    content = data.removeprefix(codecs.BOM_UTF8)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _stop(*_not_utf8(content, error.start, path)) from None


def _not_utf8(content: bytes, start: int, path: str) -> tuple[str, str, Place, str]:
    before = content[:start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    before = _normalised(before, path)
    place = point(path, before.count("\n") + 1, len(before) - before.rfind("\n"), 1)
    byte = content[start : start + 1]
    guess = byte.decode("cp1252", "replace")
    hint = _SAVE_AS_UTF8
    if guess.isalpha() or guess in "–—”“’§€…":
        hint = f"Filen verkar vara sparad som Windows-1252 (där är tecknet ”{guess}”). {_SAVE_AS_UTF8}"
    return "FIL001", f"Filen är inte sparad som UTF-8: byten 0x{byte[0]:02X} går inte att läsa.", place, hint


def _normalised(text: str, path: str) -> str:
    if text.isascii():
        return text
    for candidates in _MAYBE_MARKS.finditer(text):
        run = 0
        for offset, character in enumerate(candidates.group()):
            run = run + 1 if unicodedata.combining(character) else 0
            if run > MAX_MARKS:
                raise _stop(
                    "FIL006",
                    f"Fler än {MAX_MARKS} accenttecken står på samma bokstav.",
                    _place_at(text, candidates.start() + offset, path),
                    "Ta bort tecknen.",
                )
    return unicodedata.normalize("NFC", text)


def _character_problems(text: str, path: str) -> list[Problem]:
    found = list(FORBIDDEN.finditer(text))
    problems = [
        Problem(
            "FIL003",
            f"Texten innehåller ett otillåtet tecken: {name_of(match.group())}.",
            _place_at(text, match.start(), path),
            advice_on(match.group()),
        )
        for match in found[:MAX_CHARACTERS_TOLD]
    ]
    untold = found[MAX_CHARACTERS_TOLD:]
    if untold:
        message = f"Texten innehåller {len(untold)} otillåtna tecken till, det första här."
        hint = "Rätta dem som redan är uppräknade och kör igen."
        problems.append(Problem("FIL003", message, _place_at(text, untold[0].start(), path), hint))
    return problems


def _place_at(text: str, offset: int, path: str) -> Place:
    return point(path, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset), 1)


def _stop(code: str, message: str, place: Place, hint: str) -> PapergenError:
    return PapergenError([Problem(code, message, place, hint)])
