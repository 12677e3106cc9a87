"""The report of a check in each of its forms; `sarif.py` has the longest."""

import json
from collections.abc import Callable, Iterable, Sequence

from papergen.check.sarif import sarif
from papergen.problems import Problem, Severity

_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def as_text(problems: Sequence[Problem]) -> str:
    """Give the report for a person: the problems, then one line that counts them."""
    lines = [problem.as_text() for problem in problems]
    return "\n".join([*lines, counted(problems)]) + "\n"


def counted(problems: Iterable[Problem]) -> str:
    """Count problems in a sentence."""
    severities = [problem.severity for problem in problems]
    words = {Severity.ERROR: ("fel", "fel"), Severity.WARNING: ("varning", "varningar"), Severity.INFO: ("tips", "tips")}
    parts = [
        f"{number} {one if number == 1 else many}"
        for severity, (one, many) in words.items()
        if (number := severities.count(severity))
    ]
    if not parts:
        return "Inget att anmärka på."
    return f"{' och '.join([', '.join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)}.".capitalize()


def as_github(problems: Sequence[Problem]) -> str:
    """Give workflow commands, which GitHub shows beside the lines of a pull request.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions: `%`, CR and LF are escaped, in properties `:`
    and `,` too. An end column is allowed only on the line where the annotation begins.
    """
    lines = []
    for problem in problems:
        properties = {"title": problem.code}
        if place := problem.place:
            properties |= {"file": place.path, "line": str(place.line), "endLine": str(place.end_line)}
            if place.line == place.end_line:
                properties |= {"col": str(place.column), "endColumn": str(max(place.column, place.end_column - 1))}
        named = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
        text = f"{problem.message}\n{problem.hint}" if problem.hint else problem.message
        lines.append(f"::{_GITHUB[problem.severity]} {named}::{_data(text)}\n")
    return "".join(lines)


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Sequence[Problem]) -> str:
    """Give a list of the problems' fields."""
    return json.dumps([problem.as_json() for problem in problems], ensure_ascii=False, indent=2) + "\n"


REPORTS: dict[str, Callable[[Sequence[Problem]], str]] = {"text": as_text, "github": as_github, "json": as_json, "sarif": sarif}
