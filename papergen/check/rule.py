"""A rule: one function that looks at a paper, or at a meeting, and gives what is wrong.

Its docstring is the rule's page in the handbook of rules and is shown by `papergen rules CODE`. Therefore it is in Swedish, for
somebody who has never heard of lint, and has fixed parts: a first line that says what is wrong; why that matters; and two
samples, `Fel:` and `Rätt:`, indented by four more spaces, which the tests run.
"""

import inspect
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from papergen.check.finding import Finding
from papergen.check.meeting_subject import MeetingSubject
from papergen.check.subject import Subject
from papergen.problems import Severity

CaseRule = Callable[[Subject], Iterator[Finding]]
MeetingRule = Callable[[MeetingSubject], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; `severity` is the one in a paper that is to be published (`publicera`). It looks at a case or at a meeting."""

    code: str
    name: str
    severity: Severity
    docstring: str
    of_case: CaseRule | None = None
    of_meeting: MeetingRule | None = None
    fixable: bool = False

    @property
    def summary(self) -> str:
        """Give the first line of the docstring: what is wrong."""
        return self.docstring.partition("\n")[0]

    @property
    def why(self) -> str:
        """Give the part between the first line and the samples."""
        return self.docstring.partition("\n")[2].partition("\nFel:\n")[0].strip()

    @property
    def bad(self) -> str:
        """Give the sample that the rule finds."""
        return _sample(self.docstring.partition("\nFel:\n")[2].partition("\nRätt:\n")[0])

    @property
    def good(self) -> str:
        """Give the sample that it leaves alone."""
        return _sample(self.docstring.partition("\nRätt:\n")[2])


def _sample(text: str) -> str:
    return textwrap.dedent(text).strip("\n") + "\n"


def rule(code: str, name: str, severity: Severity, *, fixable: bool = False) -> Callable[[CaseRule], Rule]:
    """Make a rule of a function that looks at a case; `name` names what is wrong, in Swedish with ASCII letters and hyphens."""
    return lambda function: Rule(code, name, severity, inspect.getdoc(function) or "", of_case=function, fixable=fixable)


def meeting_rule(code: str, name: str, severity: Severity) -> Callable[[MeetingRule], Rule]:
    """Make a rule of a function that looks at a meeting."""
    return lambda function: Rule(code, name, severity, inspect.getdoc(function) or "", of_meeting=function)
