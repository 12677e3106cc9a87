"""Permissions in the text: `<!-- papergen: tillåt SUM001 därför att … -->` before a block silences a rule in that block.

One without a reason silences nothing and is a finding, as is one that hides nothing, or names a rule that there is not.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from papergen.check.finding import Found
from papergen.model.blocks import Comment, List, Quote, Table
from papergen.model.case import Case
from papergen.problems import Place, Problem, Severity

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

    def hides(self, problem: Problem) -> bool:
        """Tell whether it silences a problem: one of its rules, beginning within what it covers."""
        place, covers = problem.place, self.covers
        if not self.reason or not place or not covers or problem.code not in self.codes:
            return False
        return (covers.line, covers.column) <= (place.line, place.column) < (covers.end_line, covers.end_column)


def permissions_of(case: Case) -> list[Permission]:
    """Read the permissions of a case; a comment that is not papergen's own is none."""
    starts = sorted(_blocks(case), key=lambda place: (place.line, place.column, -place.end_line, -place.end_column))
    found = []
    for comment in case.comments:
        if _OURS.match(comment.text):
            found.append(_permission(case, comment, starts))
    return found


def _permission(case: Case, comment: Comment, starts: list[Place]) -> Permission:
    end = (comment.place.end_line, comment.place.end_column)
    covers = next((place for place in starts if (place.line, place.column) >= end), None)
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
    kept: list[Found] = []
    used: set[tuple[int, str]] = set()
    for one in found:
        hiding = [number for number, permission in enumerate(permissions) if permission.hides(one.problem)]
        used.update((number, one.problem.code) for number in hiding)
        if not hiding:
            kept.append(one)
    for number, permission in enumerate(permissions):
        kept += (Found(problem) for problem in _faults(number, permission, used, codes, chosen))
    return kept


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
