"""YAML text to raw nodes. No type is guessed, and nothing that can grow without bound or hide text is let through.

Of YAML only mappings, lists and scalars are accepted.
"""

import re
from collections.abc import Iterator

from papergen.problems import Problem, point
from papergen.read.nodes import RawMapping, RawNode, RawScalar, Unreadable
from papergen.read.yaml_events import BrokenYaml, Entries, TooDeep, read_entries

MAX_CHARACTERS = 64_000
MAX_TOLD = 100

_TOP_KEY = re.compile(r"(?:\"([^\"\n]*)\"|'([^'\n]*)'|([^\W\d_][^:\n]*))[ \t]*(:?)")


def read_yaml(text: str, path: str, first_line: int) -> tuple[RawMapping | None, list[Problem]]:
    """Give the top mapping of a YAML text whose first line is line `first_line` of the file, and all that is wrong with it.

    Where the text as a whole is broken, each top-level key is read for itself, so that one fault does not hide the others;
    a broken key's value is `Unreadable`. What is too large or too deep is not read at all: None.
    Codes: FM003 syntax, FM004 what is not accepted of YAML, FM005 too large or deep, FM006 text that YAML would take for a
    comment, FM007 not keys and values, FM019 too many faults to tell.
    """
    root = point(path, max(1, first_line - 1), 1, 3)
    if len(text) > MAX_CHARACTERS:
        message = f"Uppgifterna överst i filen är för långa: {len(text)} tecken. Gränsen är {MAX_CHARACTERS}."
        return None, [Problem("FM005", message, root, "Flytta löpande text till avsnitten under uppgifterna.")]
    try:
        all_entries, problems = read_entries(text, path, first_line)
        return RawMapping(all_entries, root), _told(problems)
    except TooDeep as error:
        return None, [error.args[0]]
    except BrokenYaml as error:
        whole: Problem = error.args[0]
    problems = []
    entries: list[tuple[RawScalar, RawNode]] = []
    for line, chunk in _chunks(text):
        found, wrong = _read_chunk(chunk, path, first_line + line)
        entries += found
        problems += wrong
    return RawMapping(tuple(entries), root), _told(problems or [whole])


def _told(problems: list[Problem]) -> list[Problem]:
    """Give the first problems, and a last one that says there are more."""
    if len(problems) <= MAX_TOLD:
        return problems
    untold = problems[MAX_TOLD]
    return [
        *problems[:MAX_TOLD],
        Problem("FM019", "Det finns fler fel än de uppräknade.", untold.place, "Rätta dem först och kör igen."),
    ]


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """Give each top-level key with its value as (lines before it, text): a line that starts with a letter or quote starts one."""
    started = 0
    collected: list[str] = []
    for number, line in enumerate(text.splitlines(keepends=True)):
        if collected and _TOP_KEY.match(line):
            yield started, "".join(collected)
            started, collected = number, []
        collected.append(line)
    yield started, "".join(collected)


def _read_chunk(chunk: str, path: str, first_line: int) -> tuple[Entries, list[Problem]]:
    try:
        return read_entries(chunk, path, first_line)
    except (BrokenYaml, TooDeep) as error:
        problem: Problem = error.args[0]
    key = _TOP_KEY.match(chunk)
    if not key or not key.group(4):
        return (), [problem]
    name = next(group for group in key.groups() if group is not None).rstrip()
    place = point(path, first_line, 1, len(name))
    return ((RawScalar(name, place), Unreadable(place)),), [problem]
