"""Inlines as a flat row of tokens with marks, and back; and the words that differ between two such rows."""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from papergen.compare.align import Pair, Unit, align, common, unit
from papergen.model.blocks import (
    CodeSpan,
    Emphasis,
    FootnoteReference,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Picture,
    Strikethrough,
    Strong,
    Text,
)
from papergen.model.changes import Deleted, Inserted, Kept, Marks, Reformatted, Token, Tokens, WordEdit, WordEdits
from papergen.problems import Place, point

# A number with its thousands ("460 000", "1.040"), one with parts ("2026-02-17", "17.30"), a word, a blank, any other sign.
_TOKEN = re.compile(
    r"[0-9]{1,3}(?:[ .\u00a0\u2009\u202f][0-9]{3})+(?![0-9])(?:,[0-9]+)?|[0-9]+(?:[-.,:/][0-9]+)*|[^\W_]+|\s|[\W_]"
)
_NOWHERE = point("")
_SENTENCE_END = frozenset(".!?")
_CLOSING = frozenset("”\"’')»")
_ALIKE = 0.3  # the part of two sentences' words that must be the same for their words to be compared
Numbers = Mapping[int, int]


# --- inlines to tokens and back ---------------------------------------------------------------------------------------


def tokens_of(inlines: Inlines, numbers: Numbers | None = None) -> Tokens:
    """Give the tokens of a text; `numbers` gives references to footnotes another number, minus their own where it has none."""
    pieces = list(_pieces(inlines, Marks()))
    found: list[Token] = []
    for (marks, is_text), group in groupby(pieces, lambda piece: (piece.marks, piece.atom is None)):
        run = list(group)
        if is_text:
            place = run[0].place
            found += (Token(text, marks, None, place) for text in _TOKEN.findall("".join(piece.text for piece in run)))
        else:
            found += (_renumbered(piece, numbers) for piece in run)
    return tuple(found)


def _pieces(inlines: Inlines, marks: Marks) -> Iterator[Token]:  # noqa: C901  # one line for each class of inline
    for inline in inlines:
        match inline:
            case Text():
                yield Token(inline.text, marks, None, inline.place)
            case CodeSpan():
                yield Token(inline.text, replace(marks, code=True), None, inline.place)
            case LineBreak():
                yield Token("\n", marks, inline, inline.place)
            case Picture():
                yield Token(inline.alt, marks, inline, inline.place)
            case FootnoteReference():
                yield Token("", marks, inline, inline.place)
            case Emphasis():
                yield from _pieces(inline.children, replace(marks, italic=True))
            case Strong():
                yield from _pieces(inline.children, replace(marks, bold=True))
            case Strikethrough():
                yield from _pieces(inline.children, replace(marks, struck=True))
            case Link():
                yield from _pieces(inline.children, replace(marks, target=inline.target, title=inline.title))


def _renumbered(token: Token, numbers: Numbers | None) -> Token:
    if numbers is None or not isinstance(token.atom, FootnoteReference):
        return token
    return replace(token, atom=replace(token.atom, number=numbers.get(token.atom.number, -token.atom.number)))


def inlines_of(tokens: Iterable[Token]) -> Inlines:
    """Give tokens as inlines to print: a link around bold around italic around struck, and no two alike beside each other."""
    return _in_link(tuple(tokens))


def _in_link(tokens: Tokens) -> Inlines:
    def made(run: Tokens, inside: Inlines, place: Place) -> Inlines:
        marks = run[0].marks
        return inside if marks.target is None else (Link(inside, marks.target, marks.title, place),)

    return _layer(tokens, lambda token: (token.marks.target, token.marks.title), _in_bold, made)


def _in_bold(tokens: Tokens) -> Inlines:
    return _layer(tokens, lambda token: token.marks.bold, _in_italic, lambda run, inside, place: _if_bold(run, inside, place))


def _if_bold(run: Tokens, inside: Inlines, place: Place) -> Inlines:
    return (Strong(inside, place),) if run[0].marks.bold else inside


def _in_italic(tokens: Tokens) -> Inlines:
    return _layer(tokens, lambda token: token.marks.italic, _in_struck, lambda run, inside, place: _if_italic(run, inside, place))


def _if_italic(run: Tokens, inside: Inlines, place: Place) -> Inlines:
    return (Emphasis(inside, place),) if run[0].marks.italic else inside


def _in_struck(tokens: Tokens) -> Inlines:
    return _layer(tokens, lambda token: token.marks.struck, _leaves, lambda run, inside, place: _if_struck(run, inside, place))


def _if_struck(run: Tokens, inside: Inlines, place: Place) -> Inlines:
    return (Strikethrough(inside, place),) if run[0].marks.struck else inside


def _layer(
    tokens: Tokens,
    key: Callable[[Token], Hashable],
    below: Callable[[Tokens], Inlines],
    made: Callable[[Tokens, Inlines, Place], Inlines],
) -> Inlines:
    found: list[Inline] = []
    for _, group in groupby(tokens, key):
        run = tuple(group)
        found += made(run, below(run), run[0].place or _NOWHERE)
    return tuple(found)


def _leaves(tokens: Tokens) -> Inlines:
    found: list[Inline] = []
    for (code, is_text), group in groupby(tokens, lambda token: (token.marks.code, token.atom is None)):
        run = list(group)
        if not is_text:
            found += (token.atom for token in run if token.atom is not None)
            continue
        text, place = "".join(token.text for token in run), run[0].place or _NOWHERE
        if text:
            found.append(CodeSpan(text, place) if code else Text(text, place))
    return tuple(found)


def text_of(tokens: Iterable[Token]) -> str:
    """Give the characters a reader sees."""
    return "".join(token.text for token in tokens)


def old_tokens(edits: WordEdits) -> Tokens:
    """Give the old side of an edit script."""
    return tuple(token for edit in edits if not isinstance(edit, Inserted) for token in edit.old)


def new_tokens(edits: WordEdits) -> Tokens:
    """Give the new side of an edit script."""
    return tuple(token for edit in edits if not isinstance(edit, Deleted) for token in edit.new)


def is_same(edits: WordEdits) -> bool:
    """Tell whether nothing changed."""
    return all(isinstance(edit, Kept) for edit in edits)


# --- what differs -----------------------------------------------------------------------------------------------------


def word_edits(old: Tokens, new: Tokens) -> WordEdits:
    """Give the edits from one text to another: sentence by sentence, and word by word in those that are alike."""
    if old == new:
        return (Kept(old, new),) if old else ()
    before, after = _sentences(old), _sentences(new)
    if len(before) == len(after) == 1:
        return _script(old, new, _readable(old, new, _words(old, new)))
    pairs: list[Pair] = []
    rows = align([_sentence_unit(one, old) for one in before], [_sentence_unit(one, new) for one in after], _ALIKE)
    for i, j in rows:
        if i is not None and j is not None:
            first, second = before[i], after[j]
            found = _words(old[first.start : first.stop], new[second.start : second.stop])
            pairs += ((first.start + a, second.start + b) for a, b in found)
    return _script(old, new, _readable(old, new, pairs))


def _sentences(tokens: Tokens) -> list[range]:
    """Split where a sentence may end; an abbreviation that is split too is no harm, since both sides are."""
    found, start, ended = [], 0, False
    for index, token in enumerate(tokens):
        if isinstance(token.atom, LineBreak) or (ended and token.text.isspace()):
            found.append(range(start, index + 1))
            start, ended = index + 1, False
        else:
            ended = token.text in _SENTENCE_END or (ended and token.text in _CLOSING)
    return [*found, range(start, len(tokens))] if start < len(tokens) else found


def _sentence_unit(sentence: range, tokens: Tokens) -> Unit:
    own = tokens[sentence.start : sentence.stop]
    return unit(tuple(map(_key, own)), (token.text for token in own))


def _key(token: Token) -> Hashable:
    return token.text if token.atom is None else token.atom


def _words(old: Sequence[Token], new: Sequence[Token]) -> list[Pair]:
    return common([_key(token) for token in old], [_key(token) for token in new])


def _readable(old: Tokens, new: Tokens, pairs: list[Pair]) -> list[Pair]:
    """Drop what is the same by chance only: blanks and signs between changed words, and a word or two amid long changes."""
    kept: list[Pair] = []
    runs = list(_runs(pairs))
    ends = (len(old), len(new))
    for number, run in enumerate(runs):
        before = (kept[-1][0] + 1, kept[-1][1] + 1) if kept else (0, 0)
        after = runs[number + 1][0] if number + 1 < len(runs) else ends
        first, last = run[0], run[-1]
        left = max(first[0] - before[0], first[1] - before[1])
        right = max(after[0] - last[0] - 1, after[1] - last[1] - 1)
        words = sum(any(map(str.isalnum, old[i].text)) or old[i].atom is not None for i, _ in run)
        chance = left and right and (not words or (words <= 2 and min(left, right) >= 6 * words and len(run) < 6))
        if not chance:
            kept += run
    return kept


def _runs(pairs: list[Pair]) -> Iterator[list[Pair]]:
    run: list[Pair] = []
    for pair in pairs:
        if run and (run[-1][0] + 1, run[-1][1] + 1) != pair:
            yield run
            run = []
        run.append(pair)
    if run:
        yield run


def _script(old: Tokens, new: Tokens, pairs: list[Pair]) -> WordEdits:
    found: list[WordEdit] = []
    i = j = 0
    for run in [*_runs(pairs), [(len(old), len(new))]]:
        a, b = run[0]
        if i < a:
            found.append(Deleted(old[i:a]))
        if j < b:
            found.append(Inserted(new[j:b]))
        if a < len(old) or b < len(new):
            found += _kept(old[a : a + len(run)], new[b : b + len(run)])
            i, j = a + len(run), b + len(run)
    return tuple(found)


def _kept(old: Tokens, new: Tokens) -> Iterator[WordEdit]:
    for same, group in groupby(zip(old, new, strict=True), lambda pair: pair[0] == pair[1]):
        left, right = (tuple(side) for side in zip(*group, strict=True))
        yield Kept(left, right) if same else Reformatted(left, right)
