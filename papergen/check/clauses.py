"""The decision as clauses, in both norms that live: independent sentences, numbered or not, and att-satser after a lead-in.

A lead-in is a paragraph, a heading, the section's own heading or a point such as `Kommunstyrelsen föreslås besluta`; it holds for
the list or the att-satser that follow it. A list below a point that is no lead-in is part of that point.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from papergen.check.clause import ATT, DECISION, Clause, Decision, is_adjustment, is_lead_in, opening
from papergen.check.decision_verbs import is_infinitive
from papergen.check.namnder import Namnder
from papergen.check.passage import Around, Passage, passage_of
from papergen.model.blocks import Block, Blocks, Heading, List, ListItem, Paragraph, Quote
from papergen.model.case import Section
from papergen.problems import Place

_ATT_VERB = re.compile(r"\batt\s([^\W\d_]+)", re.I)
_MARK = re.compile(r"(?:\d{1,2}[.)]|[a-zåäö]\)|[-–•])\s+")
_DECIDING = re.compile(r"\b(?:beslutar?|beslut|föreslår|föreslås|hemställer|rekommenderar)\b", re.I)
_SENTENCE_END = (".", "!", "?", "…")


@dataclass(slots=True)
class _Reading:
    namnder: Namnder
    clauses: list[Clause] = field(default_factory=list)
    lead_ins: list[Passage] = field(default_factory=list)


def decision_of(sections: Sequence[Section], namnder: Namnder) -> Decision:
    """Read the decision of a case: every section that is one."""
    reading = _Reading(namnder)
    for section in sections:
        if section.name == DECISION:
            title = passage_of(section.title, _within(section), "section", Around(DECISION))
            lead_in = title if is_lead_in(title.text) else None
            if lead_in:
                reading.lead_ins.append(title)
            _read(section.blocks, lead_in, reading)
    return Decision(tuple(reading.clauses), tuple(reading.lead_ins))


def _within(section: Section) -> Place:
    return section.title[0].place if section.title else section.place


def _read(blocks: Blocks, lead_in: Passage | None, reading: _Reading) -> None:
    used = False
    for index, block in enumerate(blocks):
        if isinstance(block, Heading):
            passage = _passage(block)
            reading.lead_ins.append(passage)
            lead_in, used = (passage if is_lead_in(passage.text) else None), False
        elif isinstance(block, Paragraph):
            passage = _passage(block)
            follower = _first_text(blocks[index + 1]) if index + 1 < len(blocks) else ""
            if _leads(passage.text, blocks[index + 1 : index + 2], follower):
                reading.lead_ins.append(passage)
                lead_in, used = passage, False
            elif ATT.match(passage.text):
                _add(passage, (), lead_in, False, reading)
                used = True
            else:
                lead_in = None if used else lead_in
                next_list = blocks[index + 1] if index + 1 < len(blocks) else None
                is_head = isinstance(next_list, List) and passage.text.rstrip().endswith(":")
                parts = tuple(_passages(next_list)) if is_head and next_list else ()
                _add(passage, parts, lead_in, False, reading)
                # `Socialnämnden beslutar att godkänna planen,` and then `att ...` on lines of their own.
                lead_in, used = (passage if _begins_a_row(passage.text, follower) else None), False
        elif isinstance(block, List):
            if not _is_part(blocks, index, lead_in):
                for item in block.items:
                    _read_item(item, block.ordered, lead_in, reading)
            used = True


def _is_part(blocks: Blocks, index: int, lead_in: Passage | None) -> bool:
    """Tell whether a list is part of the clause above it: the sub-points after `fördelar medlen så här:`."""
    above = blocks[index - 1] if index else None
    if lead_in is not None or not isinstance(above, Paragraph):
        return False
    return _passage(above).text.rstrip().endswith(":")


def _leads(text: str, followers: Sequence[Block], follower: str) -> bool:
    if not followers or text.rstrip().endswith(_SENTENCE_END) or ATT.match(text):
        return False
    if not isinstance(followers[0], List | Paragraph):
        return False
    return is_lead_in(text) or (_begins_a_row(text, follower) and not _decides_itself(text))


def _begins_a_row(text: str, follower: str) -> bool:
    return bool(_DECIDING.search(text) and ATT.match(follower)) and not text.rstrip().endswith(_SENTENCE_END)


def _decides_itself(text: str) -> bool:
    return any(is_infinitive(match[1]) and match[1].casefold() != "besluta" for match in _ATT_VERB.finditer(text))


def _read_item(item: ListItem, ordered: bool, lead_in: Passage | None, reading: _Reading) -> None:
    first = item.blocks[0] if item.blocks else None
    if not isinstance(first, Paragraph):
        return
    passage = _passage(first)
    below = item.blocks[1:]
    if (
        below
        and isinstance(below[0], List)
        and not ATT.match(passage.text)
        and _leads(passage.text, below, _first_text(below[0]))
    ):
        reading.lead_ins.append(passage)
        _read(below, passage, reading)
        return
    parts = tuple(one for block in below for one in _passages(block))
    _add(passage, parts, lead_in, ordered, reading)


def _add(passage: Passage, parts: tuple[Passage, ...], lead_in: Passage | None, numbered: bool, reading: _Reading) -> None:
    """Add the clauses of a point: one, and another for each further sentence that decides something by itself."""
    starts: list[int] = []
    for start, end in passage.sentences:
        text = passage.text[start:end]
        if not starts or is_adjustment(text) or opening(text, reading.namnder)[1]:
            starts.append(start)
    ends = [*starts[1:], len(passage.text)]
    for index, (start, end) in enumerate(zip(starts, ends, strict=True)):
        mark = _MARK.match(passage.text, start) if index == 0 and not numbered else None
        begin = mark.end() if mark else start
        text = passage.text[begin:end].rstrip()
        if text:
            is_numbered = numbered or (mark is not None and mark[0][0].isalnum())
            reading.clauses.append(
                Clause(
                    passage,
                    begin,
                    begin + len(text),
                    lead_in,
                    is_numbered,
                    first=index == 0,
                    parts=parts if index == len(starts) - 1 else (),
                )
            )


def _passage(block: Heading | Paragraph) -> Passage:
    role = "heading" if isinstance(block, Heading) else "paragraph"
    return passage_of(block.children, block.place, role, Around(DECISION))  # type: ignore[arg-type]


def _passages(block: Block) -> Iterator[Passage]:
    match block:
        case Paragraph() | Heading():
            yield _passage(block)
        case List():
            for item in block.items:
                for inner in item.blocks:
                    yield from _passages(inner)
        case Quote():
            for inner in block.blocks:
                yield from _passages(inner)
        case _:
            return


def _first_text(block: Block) -> str:
    return next((passage.text for passage in _passages(block)), "")
