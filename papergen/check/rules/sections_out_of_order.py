"""STR002: the sections do not stand in the kind's order."""

from collections.abc import Iterator

from papergen.check.finding import Finding
from papergen.check.headings import place_of_title
from papergen.check.rule import rule
from papergen.check.subject import Subject
from papergen.model.blocks import plain_text
from papergen.model.case import Section
from papergen.problems import Severity


@rule("STR002", "avsnitt-i-annan-ordning", Severity.INFO)
def sections_out_of_order(subject: Subject) -> Iterator[Finding]:
    """Ett avsnitt står inte på sin vanliga plats.

    Den som läser många papper letar på samma ställe varje gång. Ordningen är avsnittens ordning i mallens kind.toml. Egna
    ämnesrubriker får stå var som helst.

    Fel:
        ## Sammanfattning

        Ansökan gäller stöd till unga.

        ## Förslag till beslut

        1. Socialnämnden godkänner ansökan.

    Rätt:
        ## Förslag till beslut

        1. Socialnämnden godkänner ansökan.

        ## Sammanfattning

        Ansökan gäller stöd till unga.
    """
    rank = {section.name: at for at, section in enumerate(subject.kind.sections)}
    first: dict[str, Section] = {}
    for section in subject.case.sections:
        if section.name in rank:
            first.setdefault(section.name, section)
    known = list(first.values())
    kept = _longest_rising([rank[section.name] for section in known])
    for at, section in enumerate(known):
        # One that keeps its place, and that this one stands on the wrong side of: there is one, or this would be kept too.
        wrong = (other for other in kept if (other < at) == (rank[known[other].name] > rank[section.name]))
        other = next(wrong, at) if at not in kept else at
        if other != at:
            side, usual = ("före", "efter") if at < other else ("efter", "före")
            title, beside = plain_text(section.title).strip(), plain_text(known[other].title).strip()
            message = f"Avsnittet ”{title}” står {side} ”{beside}”, men brukar stå {usual}."
            yield Finding(place_of_title(section), message, "Flytta avsnittet, om inte ordningen är vald med flit.")


def _longest_rising(ranks: list[int]) -> list[int]:
    """Give the positions of the longest rising part; of two as long, the one that keeps what stands later.

    A kind knows some twenty sections, and each is in the list once.
    """
    best: list[list[int]] = []
    for at, rank in enumerate(ranks):
        before = [part for part, last in zip(best, range(at), strict=True) if ranks[last] < rank]
        best.append([*max(before, key=lambda part: (len(part), part), default=[]), at])
    return max(best, key=lambda part: (len(part), part), default=[])
