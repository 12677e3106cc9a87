"""What a rule finds: a place in the case file, a message, and where it is safe, how to mend it."""

from dataclasses import dataclass

from papergen.problems import Place, Problem, Severity


@dataclass(frozen=True, slots=True)
class Edit:
    """A change that mends a fault: the characters of the source at `place` become `text`."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault as a rule tells it; the engine adds the rule's code, and its severity unless the rule says another.

    `place` is the very word, number or cell. `edits` mend it, all together, and only where that is safe: they keep every letter
    and digit in its order.
    """

    place: Place
    message: str
    hint: str = ""
    severity: Severity | None = None
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A finding as the engine gives it on: the problem that is told, and the edits that mend it."""

    problem: Problem
    edits: tuple[Edit, ...] = ()
