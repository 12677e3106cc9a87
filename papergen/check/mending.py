"""Mending: the edits of findings put into the source, where that is safe."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence

from papergen.check.finding import Edit, Found
from papergen.model.case import Case
from papergen.problems import Place

Span = tuple[tuple[int, int], tuple[int, int]]


def safe_edits(found: Iterable[Found], case: Case) -> list[Edit]:
    """Give the edits to make, in the order they stand in the file, none of which meets another.

    Those of one finding are made all or not at all. Nothing in the front matter or in a decision section is edited.
    """
    taken = [_span(place) for place in _left_alone(case)]
    chosen: list[Edit] = []
    for one in found:
        spans = [_span(edit.place) for edit in one.edits]
        if all(_is_free(span, taken) for span in spans):
            chosen += one.edits
            for span in spans:
                insort(taken, span)
    return sorted(chosen, key=lambda edit: edit.place)


def _span(place: Place) -> Span:
    return (place.line, place.column), (place.end_line, place.end_column)


def _is_free(span: Span, taken: Sequence[Span]) -> bool:
    """Tell whether a stretch meets none of those `taken`, which are in order and do not meet each other."""
    index = bisect_left(taken, span)
    before, after = taken[index - 1 : index], taken[index : index + 1]
    return all(other[1] <= span[0] and other[0] != span[0] for other in before) and all(
        span[1] <= other[0] and other[0] != span[0] for other in after
    )


def _left_alone(case: Case) -> Iterator[Place]:
    starts = [section.place for section in case.sections]
    end = (10**9, 1)
    first = (starts[0].line, starts[0].column) if starts else end
    yield Place(case.path, 1, 1, *first)
    for number, section in enumerate(case.sections):
        if section.name == "forslag_till_beslut":
            after = starts[number + 1] if number + 1 < len(starts) else None
            yield Place(case.path, section.place.line, section.place.column, *((after.line, after.column) if after else end))


def edited(lines: Sequence[str], edits: Iterable[Edit], ends: Sequence[str] | None = None) -> str:
    """Give the source with the edits made; `edits` are in order and do not meet. `ends` are the lines' ends, if not all alike."""
    ends = ends or [*("\n" for _ in lines[1:]), ""]
    starts = [0]
    for line, end in zip(lines, ends, strict=True):
        starts.append(starts[-1] + len(line) + len(end))
    text = "".join(part for line in zip(lines, ends, strict=True) for part in line)
    parts: list[str] = []
    at = 0
    for edit in edits:
        begin = starts[edit.place.line - 1] + edit.place.column - 1
        parts += (text[at:begin], edit.text.replace("\n", ends[edit.place.line - 1] or "\n"))
        at = starts[edit.place.end_line - 1] + edit.place.end_column - 1
    return "".join((*parts, text[at:]))


def same_characters(before: str, after: str) -> bool:
    """Tell whether two texts have the same letters and digits in the same order."""
    return _letters(before) == _letters(after)


def _letters(text: str) -> list[str]:
    return [character for character in text if character.isalnum()]
