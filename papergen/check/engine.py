"""Every rule on one paper, or on one meeting: all findings at once, in one order."""

from collections.abc import Collection, Iterable, Iterator

from papergen.check.finding import Finding, Found
from papergen.check.meeting_subject import MeetingSubject
from papergen.check.permissions import CODES, apply_permissions, permissions_of
from papergen.check.rule import Rule
from papergen.check.rules import RULES
from papergen.check.selection import Selection
from papergen.check.subject import Subject
from papergen.problems import Problem, Severity, point

ALL_CODES = (*(rule.code for rule in RULES), *CODES)
# In a draft these say what a finished paper lacks: one step less grave (norms for drafts).
LIGHTER_IN_DRAFT = ("META", "CON")
_LIGHTER = {Severity.ERROR: Severity.WARNING, Severity.WARNING: Severity.INFO, Severity.INFO: Severity.INFO}


def check_case(subject: Subject, selection: Selection, rules: Iterable[Rule] = RULES) -> list[Found]:
    """Try the selected rules on a case, less what its author has permitted; in the order of their places."""
    tried = [rule for rule in rules if rule.of_case and selection.has(rule.code)]
    found = [one for rule in tried if rule.of_case for one in _told(rule, rule.of_case(subject), subject.mode)]
    codes: Collection[str] = {rule.code for rule in RULES}
    kept = apply_permissions(found, permissions_of(subject.case), codes, {rule.code for rule in tried})
    return in_order(one for one in kept if one.problem.code not in CODES or selection.has(one.problem.code))


def check_meeting(subject: MeetingSubject, selection: Selection, rules: Iterable[Rule] = RULES) -> list[Found]:
    """Try the selected rules on a meeting."""
    tried = [rule for rule in rules if rule.of_meeting and selection.has(rule.code)]
    return in_order(one for rule in tried if rule.of_meeting for one in _told(rule, rule.of_meeting(subject), subject.mode))


def _told(rule: Rule, findings: Iterable[Finding], mode: str) -> Iterator[Found]:
    for finding in findings:
        severity = finding.severity or rule.severity
        if mode == "utkast" and rule.code.startswith(LIGHTER_IN_DRAFT):
            severity = _LIGHTER[severity]
        yield Found(Problem(rule.code, finding.message, finding.place, finding.hint, severity), finding.edits)


def in_order(found: Iterable[Found]) -> list[Found]:
    """Sort by place, then code, then message; what is told twice is told once."""
    once = {one.problem: one for one in found}
    return sorted(once.values(), key=lambda one: (one.problem.place or point(""), one.problem.code, one.problem.message))
