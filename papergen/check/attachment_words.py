"""What a text says of its attachments: how many they are, which one it refers to, and which words a title shares with it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from papergen.check.subject import Subject
from papergen.model.blocks import List, ListItem, Paragraph, plain_text
from papergen.model.case import Section
from papergen.problems import Place, point

SECTION = "bilagor"
WORDS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
NUMBER_WORDS = {"ett": 1} | {word: number for number, word in enumerate(WORDS)}
# `bilaga 4`, `bilaga 1 och 2.`, `bilagorna 2–4`, `bilagor 1, 2 och 5`; but not all of `bilaga 2, 12 platser`.
REFERENCE = re.compile(
    r"\bbilag(?:"
    r"(?:a|an)\s(?P<one>\d{1,3}(?!\d)(?:[–-]\d{1,3}(?!\d)|\s(?:och|samt)\s\d{1,3}(?=\s?(?:[.,;:)]|$)))?)"
    r"|(?:or|orna)\s(?P<many>\d{1,3}(?!\d)(?:,\s?\d{1,3}(?!\d)){0,20}(?:(?:\s?[–-]\s?|\s(?:och|samt|till)\s)\d{1,3}(?!\d))?))",
    re.I,
)
_LABEL = re.compile(r"\s*bilaga\s(\d{1,3})\b", re.I)
_MARK = re.compile(r"\s*(\d{1,9})[.)]")
_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset(
    _WORD.findall("""
    från till under över inom efter före eller samt även denna detta dessa vilka vilket enligt finns framgår redovisas bifogas
    bifogad bifogat bifogade bilagd bilagt bilagda bilaga bilagan bilagor bilagorna ärende ärendet härmed också inte hela
    """)
)
# Ends that say nothing of what a word means.
_ENDINGS = frozenset({"ning", "ngen", "ngar", "tion", "else", "lsen", "ande", "ende", "erna", "arna", "orna", "eten"})


@dataclass(frozen=True, slots=True)
class Numbered:
    """The number that an attachment is given in the list, and where it stands."""

    number: int
    place: Place


def numbers_given(section: Section, lines: tuple[str, ...]) -> list[Numbered]:
    """Give the numbers of the attachments as they are written: `2.` in a list, or "Bilaga 2" first in the item.

    Empty where every item of the list has the same number: so those write who let the program count.
    """
    found: list[Numbered] = []
    marks: list[Numbered] = []
    for block in section.blocks:
        if isinstance(block, Paragraph):
            found += _labelled(plain_text(block.children), block.place, lines)
        elif isinstance(block, List):
            for item in block.items:
                labelled = list(_labelled(_text(item), item.place, lines))
                found += labelled
                if block.ordered and not labelled:
                    marks += _marked(item, lines)
    if len(marks) > 1 and len({mark.number for mark in marks}) == 1:
        return found
    return found or marks


def is_labelled(item: ListItem) -> bool:
    """Tell whether an item begins with its number in words: "Bilaga 2"."""
    return _LABEL.match(_text(item)) is not None


def _text(item: ListItem) -> str:
    first = item.blocks[0] if item.blocks else None
    return plain_text(first.children) if isinstance(first, Paragraph) else ""


def _labelled(text: str, place: Place, lines: tuple[str, ...]) -> Iterator[Numbered]:
    match = _LABEL.match(text)
    if match:
        line = lines[place.line - 1]
        start = line.find(match[0].strip(), place.column - 1) + 1
        words = point(place.path, place.line, start, len(match[0].strip())) if start else place
        yield Numbered(int(match[1]), words)


def _marked(item: ListItem, lines: tuple[str, ...]) -> Iterator[Numbered]:
    place = item.place
    match = _MARK.match(lines[place.line - 1][place.column - 1 :])
    if match:
        yield Numbered(int(match[1]), point(place.path, place.line, place.column, len(match[0])))


def counts(subject: Subject) -> frozenset[int]:
    """Give how many attachments there are: all, and those that stand for themselves, not under another."""
    section = subject.section(SECTION)
    outer = sum(len(block.items) for block in section.blocks if isinstance(block, List)) if section else 0
    return frozenset({len(subject.case.bilagor), outer} if outer else {len(subject.case.bilagor)})


def referred(match: re.Match[str]) -> list[int]:
    """Give the numbers of a reference; of a range its ends."""
    return [int(number) for number in re.findall(r"\d+", match["one"] or match["many"])]


def stems(text: str) -> frozenset[str]:
    """Give the beginnings of the words that say something in a text."""
    return frozenset(word[:5] for word in _WORD.findall(text.casefold()) if word not in _COMMON)


class Titles:
    """The titles of the attachments, made ready for being asked often."""

    def __init__(self, titles: Iterable[str]) -> None:
        """Take the titles in the order of the list."""
        self.titles = tuple(" ".join(title.split()) for title in titles)
        self._lines = tuple(title.casefold() for title in self.titles)
        self._all = "\n".join(self._lines)
        words = _WORD.findall(self._all)
        self._ends = tuple(dict.fromkeys(word[-4:] for word in words if word not in _COMMON and word[-4:] not in _ENDINGS))

    def __len__(self) -> int:
        """Give how many they are."""
        return len(self.titles)

    def about(self, words: str) -> bool:
        """Tell whether any title may be about these words: a beginning or an end of a word in common; True for no words."""
        wanted = stems(words)
        folded = words.casefold()
        return not wanted or any(stem[:4] in self._all for stem in wanted) or any(end in folded for end in self._ends)

    def is_about(self, number: int, words: Iterable[str]) -> bool:
        """Tell whether the title of a number has the beginning of one of the words in it."""
        return any(stem[:4] in self._lines[number - 1] for stem in words)

    def number_of(self, words: Iterable[str]) -> int:
        """Give the number of the first title that has the beginning of one of the words in it; 0: none."""
        found = [at for at in (self._all.find(stem) for stem in words) if at >= 0]
        return self._all.count("\n", 0, min(found)) + 1 if found else 0
