"""Where each key and value of a TOML text stands: `tomllib` reads TOML but tells no places.

The text must be one that `tomllib` has accepted. That makes this scanner small: it only has to find where keys, values and
tables begin and end, never to judge them.
"""

import re
from bisect import bisect_right

from papergen.problems import Place

MAX_DEPTH = 20
Path = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\n]+|#[^\n]*)*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BARE_VALUE = re.compile(r"[^,\]}#\n]*")
_STRINGS = (
    re.compile(r'"""(?:[^"\\]|\\[\s\S]|"{1,2}(?!"))*"{3,5}'),
    re.compile(r"'''(?:[^']|'{1,2}(?!'))*'{3,5}"),
    re.compile(r'"(?:[^"\\\n]|\\.)*"'),
    re.compile(r"'[^'\n]*'"),
)
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
_ESCAPED = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", '"': '"', "\\": "\\", "e": "\x1b"}


class TooDeep(Exception):
    """Lists and tables stand inside one another more than MAX_DEPTH times."""


class TomlPlaces:
    """The places of a valid TOML text, by the path to the value: `("namnder", 1, "dnr")`. Raises TooDeep."""

    def __init__(self, text: str, path: str) -> None:
        """Scan the text of the file called `path`."""
        self.keys: dict[Path, Place] = {}
        self.values: dict[Path, Place] = {}
        self._text, self._path = text, path
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self._at = 0
        self._tables: dict[Path, int] = {}  # how many [[tables]] there are of each name so far
        self._scan()

    def _scan(self) -> None:
        table: Path = ()
        self._skip_blank()
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._key_and_value(table, 0)
            self._skip_blank()

    def _header(self) -> Path:
        start = self._at
        brackets = 2 if self._text.startswith("[[", start) else 1
        self._at += brackets
        parts = self._key()
        self._at = self._text.index("]" * brackets, self._at) + brackets
        place = self._place(start, self._at)
        path: Path = ()
        for number, (part, _) in enumerate(parts):
            path += (part,)
            self.keys.setdefault(path, place)
            self.values.setdefault(path, place)
            if brackets == 2 and number == len(parts) - 1:
                self._tables[path] = self._tables.get(path, 0) + 1
            if path in self._tables:
                path += (self._tables[path] - 1,)
                self.values.setdefault(path, place)
        return path

    def _key_and_value(self, table: Path, depth: int) -> None:
        start = self._at
        path = table
        for part, place in self._key():
            path += (part,)
            self.keys.setdefault(path, place)
        self._at = self._text.index("=", self._at) + 1
        self._value(path, depth)
        for length in range(len(table) + 1, len(path)):
            self.values.setdefault(path[:length], self._place(start, self._at))

    def _key(self) -> list[tuple[str, Place]]:
        """Read `a.b."c d"`, and stop after its last part."""
        parts: list[tuple[str, Place]] = []
        while True:
            self._skip_blank()
            start = self._at
            quoted = self._text[start] in "\"'"
            match = self._string() if quoted else _BARE_KEY.match(self._text, start)
            assert match, "tomllib has accepted this text"
            self._at = match.end()
            parts.append((_unquoted(match.group()) if quoted else match.group(), self._place(start, self._at)))
            self._skip_blank()
            if not self._text.startswith(".", self._at):
                return parts
            self._at += 1
            if len(parts) > MAX_DEPTH:
                raise TooDeep

    def _value(self, path: Path, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise TooDeep
        self._skip_blank()
        start = self._at
        match self._text[start]:
            case "[":
                self._array(path, depth)
            case "{":
                self._inline_table(path, depth)
            case '"' | "'":
                string = self._string()
                assert string, "tomllib has accepted this text"
                self._at = string.end()
            case _:
                bare = _BARE_VALUE.match(self._text, start)
                assert bare, "the pattern matches anything"
                self._at = start + len(bare.group().rstrip())
        self.values[path] = self._place(start, self._at)

    def _array(self, path: Path, depth: int) -> None:
        self._at += 1
        number = 0
        while not self._closes("]"):
            self._value((*path, number), depth + 1)
            number += 1

    def _inline_table(self, path: Path, depth: int) -> None:
        self._at += 1
        while not self._closes("}"):
            self._key_and_value(path, depth + 1)

    def _closes(self, bracket: str) -> bool:
        """Go past blanks and a comma; tell whether the bracket comes then, and go past it."""
        self._skip_blank()
        if self._text[self._at] == ",":
            self._at += 1
            self._skip_blank()
        closed = self._text[self._at] == bracket
        self._at += closed
        return closed

    def _string(self) -> re.Match[str] | None:
        return next((match for pattern in _STRINGS if (match := pattern.match(self._text, self._at))), None)

    def _skip_blank(self) -> None:
        match = _BLANK.match(self._text, self._at)
        self._at = match.end() if match else self._at

    def _place(self, start: int, end: int) -> Place:
        line, end_line = bisect_right(self._lines, start), bisect_right(self._lines, end)
        return Place(self._path, line, start - self._lines[line - 1] + 1, end_line, end - self._lines[end_line - 1] + 1)


def _unquoted(quoted: str) -> str:
    inside = quoted[1:-1]
    return inside if quoted[0] == "'" else _ESCAPE.sub(_unescaped, inside)


def _unescaped(match: re.Match[str]) -> str:
    what = match.group(1)
    return _ESCAPED.get(what, what) if len(what) == 1 else chr(int(what[1:], 16))
