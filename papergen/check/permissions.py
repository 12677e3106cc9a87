"""Permissions in the text: `<!-- papergen: tillåt SUM001 därför att … -->` before a block silences a rule in that block.

One without a reason silences nothing and is a finding, as is one that hides nothing, or names a rule that there is not.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from papergen.check.finding import Found
from papergen.model.blocks import Comment, List, Quote, Table
from papergen.model.case import Case
from papergen.problems import Place, Problem, Severity

Position = tuple[int, int]
NO_REASON, HIDES_NOTHING, NO_SUCH_RULE = "TIL001", "TIL002", "TIL003"
CODES = {
    NO_REASON: "Ett tillåt saknar skäl, eller går inte att läsa.",
    HIDES_NOTHING: "Ett tillåt döljer ingenting.",
    NO_SUCH_RULE: "Ett tillåt nämner en regel som inte finns.",
}
EXAMPLE = "Skriv till exempel: <!-- papergen: tillåt SUM001 därför att raderna är avrundade -->"
_OURS = re.compile(r"\s*papergen\b")
_ALLOW = re.compile(
    r"\s*papergen\s*:\s*till[åa]t\s+(?P<codes>[A-ZÅÄÖ]+\d+(?:\s*(?:,|och)\s*[A-ZÅÄÖ]+\d+)*)(?P<rest>.*)", re.DOTALL | re.I
)
_REASON = re.compile(r"\s*[,:;–-]?\s*(?:därför att|eftersom|för att|då)?\s*(?P<reason>.*\S)?\s*", re.DOTALL | re.I)
_CODE = re.compile(r"[A-ZÅÄÖ]+\d+", re.I)


@dataclass(frozen=True, slots=True)
class Permission:
    """A permission: the rules it names, why, and the stretch of the file it covers (None: there is nothing after it)."""

    codes: tuple[str, ...]
    reason: str
    place: Place
    covers: Place | None


def permissions_of(case: Case) -> list[Permission]:
    """Read the permissions of a case; a comment that is not papergen's own is none."""
    blocks = sorted(_blocks(case), key=lambda place: (place.line, place.column, -place.end_line, -place.end_column))
    starts = [(place.line, place.column) for place in blocks]
    found = []
    for comment in case.comments:
        if _OURS.match(comment.text):
            after = bisect_left(starts, (comment.place.end_line, comment.place.end_column))
            found.append(_permission(case, comment, blocks[after] if after < len(blocks) else None))
    return found


def _permission(case: Case, comment: Comment, covers: Place | None) -> Permission:
    """Read one permission; `covers` is the block right after it."""
    if case.sections and comment.place < case.sections[0].place:
        # Before the first heading: what is said of the paper as a whole, which stands at its front matter.
        first = case.sections[0].place
        covers = Place(case.path, 1, 1, first.end_line, first.end_column)
    match = _ALLOW.fullmatch(comment.text)
    if not match:
        return Permission((), "", comment.place, covers)
    codes = tuple(code.upper() for code in _CODE.findall(match["codes"]))
    reason = _REASON.fullmatch(match["rest"])
    given = (reason["reason"] or "") if reason else ""
    # "…" is what an editor leaves for the author to fill in.
    return Permission(codes, given if any(map(str.isalpha, given)) else "", comment.place, covers)


def _blocks(case: Case) -> Iterator[Place]:
    for section in case.sections:
        # Before a `##` heading a permission covers the heading, not the whole section.
        yield Place(section.place.path, section.place.line, section.place.column, section.place.line + 1, 1)
    for block in case.blocks():
        yield block.place
        if isinstance(block, List):
            yield from (item.place for item in block.items)
        elif isinstance(block, Table) and block.caption:
            first = block.caption[0].place
            yield Place(first.path, first.line, first.column, block.place.end_line, block.place.end_column)
        elif isinstance(block, Quote):
            yield block.place


def apply_permissions(
    found: Iterable[Found], permissions: list[Permission], codes: Collection[str], chosen: Collection[str]
) -> list[Found]:
    """Take away what is permitted, and add what is wrong with the permissions.

    `codes` are all rules there are, `chosen` those that were tried: a permission for one that was not tried may hide something.
    """
    every = list(found)
    hidden: set[int] = set()
    used: set[tuple[int, str]] = set()
    for number, hiding in _hiding(every, permissions):
        hidden.add(number)
        used.update((one, every[number].problem.code) for one in hiding)
    kept = [one for number, one in enumerate(every) if number not in hidden]
    for number, permission in enumerate(permissions):
        kept += (Found(problem) for problem in _faults(number, permission, used, codes, chosen))
    return kept


def _hiding(every: list[Found], permissions: list[Permission]) -> Iterator[tuple[int, list[int]]]:
    """Give each finding that is permitted, and the permissions that do it, both by number.

    Findings and permissions are walked through side by side: thousands of each would take minutes if all were tried on all.
    """
    groups: dict[str, dict[Place, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, permission in enumerate(permissions):
        if permission.reason and permission.covers:
            for code in dict.fromkeys(permission.codes):
                groups[code][permission.covers].append(number)
    theirs: dict[str, list[tuple[Position, int]]] = defaultdict(list)
    for number, one in enumerate(every):
        if (place := one.problem.place) and one.problem.code in groups:
            theirs[one.problem.code].append(((place.line, place.column), number))
    for code, found in theirs.items():
        waiting = sorted(groups[code].items(), key=lambda item: (item[0].line, item[0].column), reverse=True)
        active: list[tuple[Position, list[int]]] = []
        for at, number in sorted(found):
            while waiting and (waiting[-1][0].line, waiting[-1][0].column) <= at:
                place, numbers = waiting.pop()
                active.append(((place.end_line, place.end_column), numbers))
            active = [(end, numbers) for end, numbers in active if at < end]
            if active:
                yield number, [one for _, numbers in active for one in numbers]


def _faults(
    number: int, permission: Permission, used: set[tuple[int, str]], codes: Collection[str], chosen: Collection[str]
) -> Iterator[Problem]:
    if not permission.codes or not permission.reason:
        message = "Skäl saknas, så inget tillåts." if permission.codes else "Texten går inte att läsa som ett tillåt."
        yield Problem(NO_REASON, message, permission.place, EXAMPLE, Severity.WARNING)
        return
    for code in permission.codes:
        if code not in codes:
            hint = "Se vilka regler som finns med: papergen rules"
            yield Problem(NO_SUCH_RULE, f"Regeln {code} finns inte.", permission.place, hint, Severity.WARNING)
        elif code in chosen and (number, code) not in used:
            message = f"{code} hittar inget i det som följer, så kommentaren döljer ingenting."
            yield Problem(HIDES_NOTHING, message, permission.place, "Ta bort kommentaren.", Severity.WARNING)
