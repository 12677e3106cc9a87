"""A baseline: the findings an old collection has already, so that only new ones are told.

A finding is known again by its rule, its file and the text of its line, not by the line's number, so that edits elsewhere in the
file change nothing. The file is JSON that a person can read and a diff can show.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping

from papergen.check.finding import Found
from papergen.problems import PapergenError, Problem, point

Key = tuple[str, str, str]
_AGAIN = "Gör den på nytt med: papergen check --write-baseline FIL"
MAX_LINE = 200


def key_of(problem: Problem, lines: Mapping[str, tuple[str, ...]]) -> Key:
    """Say what a finding is known by; `lines` are the lines of each file by its path."""
    place = problem.place
    if not place:
        return problem.code, "", problem.message
    source = lines.get(place.path, ())
    text = source[place.line - 1] if 0 < place.line <= len(source) else ""
    return problem.code, place.path, " ".join(text.split())[:MAX_LINE]


def write_baseline(problems: Iterable[Problem], lines: Mapping[str, tuple[str, ...]]) -> bytes:
    """Give a baseline of these problems, as JSON in UTF-8."""
    counted = Counter(key_of(problem, lines) for problem in problems)
    entries = [
        {"kod": code, "fil": path, "rad": text, "antal": count}
        for (code, path, text), count in sorted(counted.items(), key=_by_file)
    ]
    return (json.dumps({"papergen": 1, "kända": entries}, ensure_ascii=False, indent=1) + "\n").encode()


def _by_file(item: tuple[Key, int]) -> tuple[str, str, str]:
    (code, path, text), _ = item
    return path, code, text


def read_baseline(data: bytes, path: str) -> Counter[Key]:
    """Read a baseline; raises PapergenError (FIL130) if it is none."""
    try:
        read = json.loads(data.decode("utf-8"))
        entries = read["kända"]
        if read["papergen"] != 1:
            raise KeyError("papergen")
        return Counter({(str(one["kod"]), str(one["fil"]), str(one["rad"])): int(one["antal"]) for one in entries})
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError) as error:
        raise PapergenError([Problem("FIL130", "Filen är ingen lista över kända fynd.", point(path), _AGAIN)]) from error


def without_known(found: Iterable[Found], left: Counter[Key], lines: Mapping[str, tuple[str, ...]]) -> list[Found]:
    """Take away the findings that are `left` of a baseline, each as many times as it holds it; `left` is counted down."""
    kept = []
    for one in found:
        key = key_of(one.problem, lines)
        if left[key] > 0:
            left[key] -= 1
        else:
            kept.append(one)
    return kept
