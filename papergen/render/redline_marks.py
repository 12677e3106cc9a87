"""Tracked changes in WordprocessingML (ECMA-376 part 1, 17.13.5): what is written is marked inserted, deleted or moved."""

from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any, Literal

from docx.oxml.ns import qn
from lxml import etree

from papergen.render.docx_elements import w

# `passing` is in neither version: it holds apart two tables, one deleted and one inserted, that Word would make one of.
Change = Literal["inserted", "deleted", "moved_here", "moved_away", "passing", "inserted_deleted"]
_TAGS: dict[Change, tuple[str, ...]] = {
    "inserted": ("ins",),
    "deleted": ("del",),
    "moved_here": ("moveTo",),
    "moved_away": ("moveFrom",),
    "passing": ("ins", "del"),
    "inserted_deleted": ("ins", "del"),
}
_RUN_HOLDERS = (qn("w:ins"), qn("w:del"), qn("w:moveTo"), qn("w:moveFrom"))
# What follows from the blocks around a paragraph, and so is the new version's without being a change of anyone's.
_LAYOUT = (qn("w:spacing"), qn("w:keepNext"), qn("w:rPr"), qn("w:pPrChange"))


@dataclass(slots=True)
class Marker:
    """Marks changes as one author's at one time; numbers them through the whole file."""

    author: str
    moment: datetime
    numbers: "count[int]" = field(default_factory=lambda: count(1))

    def attributes(self) -> dict[str, str]:
        """Give what every mark of a change carries."""
        return {"id": str(next(self.numbers)), "author": self.author, "date": f"{self.moment:%Y-%m-%dT%H:%M:%SZ}"}

    def blocks(self, elements: Iterable[Any], change: Change) -> None:
        """Mark paragraphs and tables, whole."""
        for element in elements:
            if element.tag == qn("w:tbl"):
                for row in element.iterfind(qn("w:tr")):
                    self.row(row, change)
                for paragraph in element.iter(qn("w:p")):
                    self.runs(paragraph, change)
            elif element.tag == qn("w:p"):
                self.end(element, change)
                self.runs(element, change)

    def end(self, paragraph: Any, change: Change) -> None:
        """Mark a paragraph's end: without it the paragraph is one with the next."""
        properties = paragraph.find(qn("w:pPr"))
        marks = properties.find(qn("w:rPr"))
        if marks is None:
            marks = w(properties, "rPr")
            before = properties.find(qn("w:pPrChange"))
            if before is not None:
                before.addprevious(marks)
        for number, tag in enumerate(_TAGS[change]):
            mark = w(marks, tag, **self.attributes())
            marks.remove(mark)
            marks.insert(number, mark)

    def keep_last_end(self, story: Any) -> None:
        """Leave the last paragraph of a footnote its end, which Word can neither insert nor delete.

        Where that paragraph is in one version only, the end of the last one that the other version has gives up its place.
        """
        *others, last = story.iterfind(qn("w:p"))
        change = _end(last)
        if change is None:
            return
        mine, yours = ("deleted", "inserted") if change == "deleted" else ("inserted", "deleted")
        for paragraph in reversed(others):
            found = _end(paragraph)
            if found != mine and found != "passing":
                bare_end(paragraph)
                self._give_look(paragraph, last, change)
                self.end(paragraph, "passing" if found == yours else change)
                break
        bare_end(last)

    def _give_look(self, paragraph: Any, last: Any, change: Change) -> None:
        """Let the end of a text look like the paragraph whose text comes to stand there when the change is settled."""
        if change == "inserted":
            self.paragraph_look(last, paragraph)
            return
        then = deepcopy(last)
        properties = deepcopy(paragraph.find(qn("w:pPr")))
        for mark in properties.findall(qn("w:pPrChange")):
            properties.remove(mark)
        last.replace(last.find(qn("w:pPr")), properties)
        self.paragraph_look(last, then)

    def runs(self, paragraph: Any, change: Change) -> None:
        """Mark all runs of a paragraph, those in links too."""
        for run in list(paragraph.iter(qn("w:r"))):
            if run.getparent().tag not in _RUN_HOLDERS:
                self.run(run, change)

    def run(self, run: Any, change: Change) -> None:
        """Put a run into a mark, that of the run before it where that is the same."""
        first, *inner = _TAGS[change]
        before = run.getprevious()
        if not inner and before is not None and before.tag == qn(f"w:{first}") and before[-1].tag == run.tag:
            before.append(run)
        else:
            holder = self._mark(first)
            run.addprevious(holder)
            for tag in inner:
                holder = w(holder, tag, **self.attributes())
            holder.append(run)
        if "del" in _TAGS[change]:
            for text in run.iterfind(qn("w:t")):
                text.tag = qn("w:delText")

    def row(self, row: Any, change: Change) -> None:
        """Mark a row of a table, which Word knows as inserted or deleted, never as moved."""
        properties = row.find(qn("w:trPr"))
        if properties.find(qn("w:cantSplit")) is None:
            split = w(properties, "cantSplit", val="0")
            properties.insert(0, split)
        for tag in _TAGS[change]:
            w(properties, tag, **self.attributes())

    def cell(self, paragraph: Any, change: Change) -> None:
        """Mark the cell of a paragraph, where a column is inserted or deleted."""
        properties = paragraph.getparent().find(qn("w:tcPr"))
        w(properties, "cellIns" if change == "inserted" else "cellDel", **self.attributes())

    def paragraph_look(self, paragraph: Any, old: Any) -> None:
        """Mark that a paragraph had another look, that of the paragraph `old`, if it had."""
        now, then = paragraph.find(qn("w:pPr")), old.find(qn("w:pPr"))
        if _look(now) == _look(then):
            return
        mark = w(now, "pPrChange", **self.attributes())
        before = w(mark, "pPr")
        before.extend(deepcopy(one) for one in then if one.tag not in (qn("w:rPr"), qn("w:pPrChange")))

    def run_look(self, run: Any, old: Any) -> None:
        """Mark that a run had another look, that of the run `old`."""
        properties, before = run.find(qn("w:rPr")), old.find(qn("w:rPr"))
        if properties is None:
            properties = w(run, "rPr")
            run.insert(0, properties)
        mark = w(properties, "rPrChange", **self.attributes())
        if before is None:
            w(mark, "rPr")
        else:
            mark.append(before)

    def moved(self, elements: list[Any], change: Change, number: int) -> list[Any]:
        """Put marks around paragraphs that were moved, which say that the two places belong together; gives all of it.

        As Word does it, the first mark is in the first paragraph and the last after the last.
        """
        tag = "moveTo" if change == "moved_here" else "moveFrom"
        start = self._mark(f"{tag}RangeStart")
        start.set(qn("w:name"), f"flytt{number}")
        elements[0].insert(1, start)  # after its properties
        end = etree.Element(qn(f"w:{tag}RangeEnd"))
        end.set(qn("w:id"), start.get(qn("w:id")))
        return [*elements, end]

    def _mark(self, tag: str) -> Any:
        mark = etree.Element(qn(f"w:{tag}"))
        for key, value in self.attributes().items():
            mark.set(qn(f"w:{key}"), value)
        return mark


def bare_end(paragraph: Any) -> None:
    """Take the marks from a paragraph's end."""
    marks = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    if marks is not None:
        marks.getparent().remove(marks)


def _end(paragraph: Any) -> Change | None:
    """Give how a paragraph's end is marked; None: in both versions."""
    marks = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    tags = [mark.tag for mark in marks] if marks is not None else []
    inserted, deleted = qn("w:ins") in tags, qn("w:del") in tags
    return "passing" if inserted and deleted else "inserted" if inserted else "deleted" if deleted else None


def renumbered(elements: Iterable[Any], number_of: Callable[[int], int]) -> None:
    """Give the references to footnotes in elements the ids that the footnotes have in the file."""
    for element in elements:
        for reference in element.iter(qn("w:footnoteReference")):
            reference.set(qn("w:id"), str(number_of(int(reference.get(qn("w:id"))))))


def _look(properties: Any) -> list[bytes]:
    return [etree.tostring(one) for one in properties if one.tag not in _LAYOUT]
