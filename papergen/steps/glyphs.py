"""Where in a case the characters stand that no font can show."""

import unicodedata

from papergen.model.blocks import CodeSpan, Text
from papergen.model.case import Case
from papergen.problems import Place, Problem, point


def glyph_problems(characters: set[str], case: Case, source: bytes) -> list[Problem]:
    """Say where the characters stand that no font can show: in the values of the front matter and the texts of the body."""
    lines = (
        unicodedata.normalize("NFC", source.decode("utf-8-sig", "replace")).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    )
    texts = [inline for inline in case.inlines() if isinstance(inline, Text | CodeSpan)]
    problems = []
    for character in sorted(characters):
        places = {_place_of(character, text.place, lines) for text in texts if character in text.text}
        places |= {_place_of(character, value, lines) for value in case.places.values() if _holds(value, character, lines)}
        problems += [
            Problem(
                "MD099",
                f"tecknet ”{character}” (U+{ord(character):04X}) finns inte i typsnitten",
                place,
                "Skriv det på ett annat sätt, eller lägg ett typsnitt som har det i mappen fonts.",
            )
            for place in sorted(places) or [point(case.path)]
        ]
    return problems


def _place_of(character: str, text: Place, lines: list[str]) -> Place:
    """Give the first place of a character in a stretch of the file; else, written as `&#9731;`, the whole stretch."""
    for number in range(text.line, min(text.end_line, len(lines)) + 1):
        start = text.column - 1 if number == text.line else 0
        column = lines[number - 1].find(character, start) + 1
        if column:
            return point(text.path, number, column, 1)
    return text


def _holds(value: Place, character: str, lines: list[str]) -> bool:
    """Tell whether a value of the front matter has the character, be it below it in a list or a mapping."""
    line = lines[value.line - 1] if value.line <= len(lines) else ""
    last = value.end_column - 1 if value.end_line == value.line else len(line)
    return character in line[value.column - 1 : last]
