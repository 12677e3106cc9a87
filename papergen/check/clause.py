"""One clause of a decision, and the decision as a whole."""

import re
from dataclasses import dataclass
from functools import cached_property

from papergen.check.decision_verbs import is_finite
from papergen.check.namnder import Namnder
from papergen.check.passage import Passage
from papergen.model.adjustment import adjusts_at_once
from papergen.problems import Place

DECISION = "forslag_till_beslut"
ATT = re.compile(r"att(?=\s|:?$)", re.I)
_FIRST_WORDS = re.compile(
    r"\s{1,3}(?:i\s[A-ZÅÄÖ][\w-]{1,40}\s(?:kommun\s|stad\s)?)?(?:för (?:egen|sin) del,?\s)?(?P<verb>[^\W\d_]+)"
)
# How a lead-in ends, with or without a colon: `Socialnämnden beslutar`, `föreslår kommunfullmäktige besluta följande`.
_LEADING_END = re.compile(
    r"\b(?:beslutar?|föreslår|föreslås|hemställer|rekommenderar|följande beslut)"
    r"(?:\s(?:följande|att|också|även|dessutom|vidare|samtidigt|för (?:egen|sin) del|enligt följande))*\s?:?$",
    re.I,
)
_LONGEST_ADJUSTMENT = 200


@dataclass(frozen=True)
class Clause:
    """One decision: the text of `passage` from `start` up to `end`.

    `lead_in` is the passage it follows grammatically (None: it stands for itself), `numbered` whether it has a number of its own,
    `first` whether it is the first of its point, and `parts` are its sub-points and further paragraphs.
    """

    passage: Passage
    start: int
    end: int
    lead_in: Passage | None = None
    numbered: bool = False
    first: bool = True
    parts: tuple[Passage, ...] = ()

    @cached_property
    def text(self) -> str:
        """Give the clause's own text."""
        return self.passage.text[self.start : self.end]

    @property
    def is_att(self) -> bool:
        """Tell whether it begins with att."""
        return bool(ATT.match(self.text))

    @property
    def is_adjustment(self) -> bool:
        """Tell whether it says nothing but that the minutes are adjusted at once."""
        return is_adjustment(self.text)

    def place_of(self, start: int, end: int) -> Place:
        """Give the place of the characters from `start` up to `end` of the clause's own text."""
        return self.passage.place_of(self.start + start, self.start + end)

    @property
    def place(self) -> Place:
        """Give the place of the whole clause."""
        return self.place_of(0, len(self.text))


def is_adjustment(text: str) -> bool:
    """Tell whether a text says that the minutes are adjusted at once, in any wording, and nothing else."""
    return len(" ".join(text.split())) <= _LONGEST_ADJUSTMENT and adjusts_at_once(text)


def is_lead_in(text: str) -> bool:
    """Tell whether a text is a lead-in by itself, whatever follows it."""
    return bool(_LEADING_END.search(text.strip()[-120:]))


def opening(text: str, namnder: Namnder) -> tuple[str, str]:
    """Give the body and the finite verb that a clause begins with; empty where it does not."""
    body = namnder.leading(text)
    if not body:
        return "", ""
    after = _FIRST_WORDS.match(text, len(body))
    return (body, after["verb"]) if after and is_finite(after["verb"]) else (body, "")


@dataclass(frozen=True)
class Decision:
    """The clauses of a case's decision, and the lead-ins and headings they follow."""

    clauses: tuple[Clause, ...] = ()
    lead_ins: tuple[Passage, ...] = ()

    @cached_property
    def proper(self) -> tuple[Clause, ...]:
        """Give the clauses that decide something: all but the immediate adjustment."""
        return tuple(clause for clause in self.clauses if not clause.is_adjustment)
