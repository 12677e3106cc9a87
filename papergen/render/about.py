"""What the föredragningslista says of a case: its dnr, who prepared it, its marks, and its summary in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from papergen.model.adjustment import adjusts_at_once
from papergen.model.blocks import (
    Blocks,
    CodeBlock,
    Figure,
    Heading,
    List,
    Paragraph,
    Quote,
    Rule,
    Table,
    plain_text,
    unstruck,
    walk_blocks,
)
from papergen.model.case import Case
from papergen.model.sentences import sentence_ends


@dataclass(frozen=True, slots=True)
class About:
    """What the föredragningslista says of a case. `handlaggare` are names, `summary` the paragraphs of its Sammanfattning."""

    titel: str
    dnr: str = ""
    handlaggare: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    summary: tuple[str, ...] = ()


def about(case: Case) -> About:
    """Give what the föredragningslista may say of a case."""
    return About(case.titel, case.dnr, tuple(person.namn for person in case.handlaggare), tuple(marks(case)), summary(case))


def marks(case: Case) -> list[str]:
    """Give what must be seen on the list: secrecy, and a decision to adjust the minutes at once (kommunallagen 5 kap. 69 §)."""
    found = {"delvis": ["Delvis sekretess"], "hemlig": ["Sekretess"]}.get(case.sekretess.niva, [])
    found = [f"{mark} enligt {', '.join(case.sekretess.lagrum)}" if case.sekretess.lagrum else mark for mark in found]
    decision = [section for section in case.sections if section.name == "forslag_till_beslut"]
    texts = [plain_text(unstruck(block.children)) for section in decision for block in _paragraphs(section.blocks)]
    return [*found, "Omedelbar justering"] if any(map(adjusts_at_once, _sentences(texts))) else found


def _sentences(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        start = 0
        for end in sentence_ends(text):
            yield text[start:end]
            start = end


def summary(case: Case) -> tuple[str, ...]:
    """Give what a case's Sammanfattning says in words, a text for each paragraph or point, these with their numbers and bullets.

    Footnotes and links belong to the paper; of tables, figures and struck text the author has been warned (MOT040).
    """
    section = next((section for section in case.sections if section.name == "sammanfattning"), None)
    return tuple(_told(section.blocks)) if section else ()


def _told(blocks: Blocks, mark: str = "") -> Iterator[str]:
    """Give the texts of blocks, the first of them after `mark`."""
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                if text := " ".join(plain_text(unstruck(block.children)).split()):
                    yield mark + text
            case CodeBlock():
                yield mark + " ".join(block.text.split())
            case Quote():
                yield from _told(block.blocks, mark)
            case List():
                for number, item in enumerate(block.items, block.start):
                    yield from _told(item.blocks, f"{mark}{number}. " if block.ordered else f"{mark}• ")
            case Table() | Figure() | Rule():
                continue
        mark = ""


def _paragraphs(blocks: Blocks) -> list[Paragraph]:
    found: list[Paragraph] = []
    for block in walk_blocks(blocks):
        if isinstance(block, Paragraph):
            found.append(block)
    return found
