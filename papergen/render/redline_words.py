"""The words of both versions of a text as runs: the very runs that the two papers print, cut where something changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from papergen.model.blocks import FootnoteReference, Inlines, LineBreak, Picture
from papergen.model.changes import Deleted, Inserted, Kept, Token, WordEdits
from papergen.render.runs import LINKED_SCHEMES, Run, runs
from papergen.render.typography import no_break


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of both versions (with another look, if the two differ), or of one: `old` None is inserted, `new` None deleted."""

    old: Run | None
    new: Run | None


def pieces(edits: WordEdits) -> list[Piece]:
    """Give a text's runs in reading order, what is deleted before what is inserted in its place.

    A space that is not to be broken in one version and may be in the other is a change, however small, since the files say so.
    """
    before = iter(_spread([token for edit in edits if not isinstance(edit, Inserted) for token in edit.old]))
    after = iter(_spread([token for edit in edits if not isinstance(edit, Deleted) for token in edit.new]))
    found: list[Piece] = []
    for edit in edits:
        if isinstance(edit, Inserted):
            found += (Piece(None, next(after)) for _ in edit.new)
        elif isinstance(edit, Deleted):
            found += (Piece(next(before), None) for _ in edit.old)
        else:
            found += (piece for _ in edit.old for piece in _both(next(before), next(after), same=isinstance(edit, Kept)))
    return _joined(found)


def same_pieces(old: Inlines, new: Inlines) -> list[Piece]:
    """Give the runs of a text that is the same in both versions."""
    return unequal(runs(old), runs(new))


def unequal(old: Sequence[Run], new: Sequence[Run]) -> list[Piece]:
    """Give what is not told word by word: kept where it is the same, else wholly deleted and inserted."""
    if len(old) == len(new) and all(_alike(one, other) for one, other in zip(old, new, strict=True)):
        return [Piece(one, other) for one, other in zip(old, new, strict=True)]
    return [*(Piece(run, None) for run in old), *(Piece(None, run) for run in new)]


def _both(old: Run, new: Run, *, same: bool) -> list[Piece]:
    if old.text == new.text and (_alike(old, new) or (not same and bool(old.text) and old.link == new.link)):
        return [Piece(old, new)]
    return [Piece(old, None), Piece(None, new)]


def _alike(old: Run, new: Run) -> bool:
    """Tell whether two runs print the same; a link to a file leads nowhere, and no mark is seen on what is no text."""
    if old.text or new.text:
        return old._replace(file="") == new._replace(file="")
    return (old.line_break, old.picture, old.footnote, old.link) == (new.line_break, new.picture, new.footnote, new.link)


def _spread(tokens: Sequence[Token]) -> list[Run]:
    """Give a run for each token; together they are what `runs()` gives for the whole text."""
    alone = [_run(token) for token in tokens]
    found: list[Run] = []
    for _, group in groupby(alone, lambda run: (bool(run.text), *run[1:7])):
        found += _folded(list(group))
    return found


def _folded(group: list[Run]) -> Iterator[Run]:
    """Fold spaces and put in no-break spaces over tokens of one look, as `runs()` does over their joined text."""
    if not group[0].text or group[0].code:
        yield from group
        return
    parts, last = [], ""
    for run in group:
        kept = ""
        for character in run.text:
            if character != " " or last != " ":
                kept += character
            last = character
        parts.append(kept)
    whole = no_break("".join(parts))
    at = 0
    for run, part in zip(group, parts, strict=True):
        yield run._replace(text=whole[at : at + len(part)])
        at += len(part)


def _run(token: Token) -> Run:
    match token.atom:
        case LineBreak():
            look = Run(line_break=True)
        case Picture():
            look = Run(picture=token.atom)
        case FootnoteReference():
            look = Run(footnote=token.atom.number)
        case None:
            look = Run(text=token.text, code=token.marks.code)
    marks = token.marks
    target = marks.target or ""
    web = target.lower().startswith(LINKED_SCHEMES)
    look = look._replace(bold=marks.bold, italic=marks.italic, strike=marks.struck)
    return look._replace(link=target) if web else look._replace(file=target)


def _joined(found: list[Piece]) -> list[Piece]:
    """Join neighbours of one look, and put all deletions between two kept pieces before the insertions."""
    out: list[Piece] = []
    for kept, group in groupby(found, lambda piece: piece.old is not None and piece.new is not None):
        run = list(group)
        ordered = run if kept else sorted(run, key=lambda piece: piece.old is None)
        for piece in ordered:
            if out and _joins(out[-1], piece):
                out[-1] = Piece(_added(out[-1].old, piece.old), _added(out[-1].new, piece.new))
            elif _says_something(piece):
                out.append(piece)
    return out


def _says_something(piece: Piece) -> bool:
    """Tell a run from what folding has left of a space."""
    one = piece.new or piece.old
    return one is not None and bool(one.text or one.line_break or one.picture or one.footnote)


def _joins(one: Piece, other: Piece) -> bool:
    return _same_look(one.old, other.old) and _same_look(one.new, other.new)


def _same_look(one: Run | None, other: Run | None) -> bool:
    if one is None or other is None:
        return one is other
    return bool(one.text and other.text) and one._replace(text="") == other._replace(text="")


def _added(one: Run | None, other: Run | None) -> Run | None:
    return one._replace(text=one.text + other.text) if one is not None and other is not None else None
