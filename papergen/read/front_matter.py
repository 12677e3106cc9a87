"""A file's text to its two parts: the front matter between two lines of `---`, and the body."""

import re
from dataclasses import dataclass

from papergen.problems import Problem, point
from papergen.read.nodes import RawMapping
from papergen.read.yaml_nodes import read_yaml

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_FIRST_HEADING = re.compile(r"^##+ ", re.MULTILINE)
_OPENING = re.compile(r"\s*(?P<fence>---)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The raw front matter, and the body with the number of its first line.

    `found`: there was front matter, and it could be read.
    """

    fields: RawMapping
    found: bool
    body: str
    body_line: int
    problems: tuple[Problem, ...]


def split_front_matter(text: str, path: str) -> FrontMatter:
    """Split a file's text; codes FM001 (none), FM002 (never closed), and those of `read_yaml`.

    Front matter that is never closed is taken to end before the first heading, so that the rest can be told of too.
    """
    nothing = RawMapping((), point(path))
    opening = _OPENING.match(text)
    if not opening:
        hint = "Börja filen med en rad med tre bindestreck (---), sedan till exempel titel: och nämnd:, sedan --- igen."
        problem = Problem("FM001", "Filen börjar inte med uppgifter mellan två rader med ---.", point(path), hint)
        return FrontMatter(nothing, False, text, 1, (problem,))
    problems: list[Problem] = []
    line = text.count("\n", 0, opening.end()) + 1
    if opening.start("fence") > 0:
        hint = "De tre bindestrecken (---) måste stå allra först: på rad 1, utan något före."
        problems.append(Problem("FM001", "Filen börjar inte med uppgifter mellan två rader med ---.", point(path), hint))
    closing = _FENCE.search(text, opening.end())
    if closing:
        end, body_start = closing.start(), min(closing.end() + 1, len(text))
    else:
        hint = "Sätt en rad med tre bindestreck (---) efter den sista uppgiften, före texten."
        problems.append(Problem("FM002", "Uppgifterna överst i filen avslutas aldrig.", point(path, line, 1, 3), hint))
        heading = _FIRST_HEADING.search(text, opening.end())
        if not heading:
            return FrontMatter(nothing, False, "", text.count("\n") + 1, tuple(problems))
        end = body_start = heading.start()
    fields, wrong = read_yaml(text[opening.end() + 1 : end], path, line + 1)
    body_line = text.count("\n", 0, body_start) + 1
    return FrontMatter(fields or nothing, fields is not None, text[body_start:], body_line, (*problems, *wrong))
