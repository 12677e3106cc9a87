"""The report of a check as SARIF 2.1.0 (OASIS), the form that GitHub code scanning and editors take."""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from urllib.parse import quote

from papergen import __version__
from papergen.check.permissions import CODES
from papergen.check.rules import RULES
from papergen.problems import Place, Problem, Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif(problems: Sequence[Problem]) -> str:
    """Give the problems as a SARIF log with one run."""
    codes = sorted({problem.code for problem in problems} | {rule.code for rule in RULES})
    index = {code: number for number, code in enumerate(codes)}
    seen: Counter[str] = Counter()
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "papergen",
                        "semanticVersion": __version__,
                        "language": "sv-SE",
                        "rules": [_rule(code) for code in codes],
                    }
                },
                # SARIF 3.14.24: columns are counted in code points, not in UTF-16.
                "columnKind": "unicodeCodePoints",
                "results": [_result(problem, index, seen) for problem in problems],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str) -> dict[str, object]:
    known = next((rule for rule in RULES if rule.code == code), None)
    if not known:
        text = CODES.get(code, f"{code} finns i handbokens lista över felkoder.")
        return {"id": code, "shortDescription": {"text": text}}
    return {
        "id": code,
        "name": known.name,
        "shortDescription": {"text": known.summary},
        "fullDescription": {"text": " ".join(known.why.split())},
        "help": {"text": f"{known.why}\n\nFel:\n{known.bad}\nRätt:\n{known.good}"},
        "defaultConfiguration": {"level": _LEVELS[known.severity]},
    }


def _result(problem: Problem, index: dict[str, int], seen: Counter[str]) -> dict[str, object]:
    text = f"{problem.message} {problem.hint}".strip()
    result: dict[str, object] = {
        "ruleId": problem.code,
        "ruleIndex": index[problem.code],
        "level": _LEVELS[problem.severity],
        "message": {"text": text},
        "partialFingerprints": {"papergen/v1": _fingerprint(problem, seen)},
    }
    result["locations"] = [{"physicalLocation": _location(problem.place)}]
    return result


def _location(place: Place | None) -> dict[str, object]:
    """Give a place; GitHub shows only results that have one, so what has none stands at the project's settings."""
    if not place:
        return {"artifactLocation": _file("papergen.toml"), "region": {"startLine": 1}}
    region = {"startLine": place.line, "startColumn": place.column, "endLine": place.end_line, "endColumn": place.end_column}
    return {"artifactLocation": _file(place.path), "region": region}


def _file(path: str) -> dict[str, str]:
    return {"uri": quote(path), "uriBaseId": "%SRCROOT%"}


def _fingerprint(problem: Problem, seen: Counter[str]) -> str:
    """Give what GitHub knows a finding again by when lines above it come and go: no line number is in it."""
    same = f"{problem.code}\n{problem.place.path if problem.place else ''}\n{problem.message}"
    seen[same] += 1
    return hashlib.sha256(f"{same}\n{seen[same]}".encode()).hexdigest()
