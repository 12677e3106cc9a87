"""The words of a change as pieces: characters, each run with what became of it, as every report shows them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from papergen.compare.swedish import mark_words
from papergen.compare.words import text_of, tokens_of
from papergen.model.blocks import FootnoteReference, Inlines, Picture
from papergen.model.changes import CodeChange, Deleted, FigureChange, Inserted, Kept, Marks, Reformatted, Token, Tokens, WordEdits

What = Literal["same", "changed", "inserted", "deleted", "moved_here", "moved_away"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters with what became of them; `note` says in words how their look changed."""

    what: Literal["same", "inserted", "deleted", "reformatted"]
    text: str
    note: str = ""


Pieces = tuple[Piece, ...]


def side(cell: Pieces, without: str) -> str:
    """Give the text of one side: that of all pieces but those `inserted`, or but those `deleted`."""
    return "".join(piece.text for piece in cell if piece.what != without)


def pieces(edits: WordEdits) -> Pieces:
    """Give the pieces of a text's edits."""
    found: list[Piece] = []
    for edit in edits:
        match edit:
            case Kept():
                found.append(Piece("same", shown(edit.new)))
            case Deleted():
                found.append(Piece("deleted", shown(edit.old)))
            case Inserted():
                found.append(Piece("inserted", shown(edit.new)))
            case Reformatted():
                found.append(Piece("reformatted", shown(edit.new), mark_words(_marks(edit.old), _marks(edit.new))))
    return tuple(piece for piece in found if piece.text)


def whole_pieces(inlines: Inlines, what: What) -> Pieces:
    """Give a text that is the same throughout, or came or went whole, as one piece."""
    text = shown(tokens_of(inlines))
    return plain_pieces(text, what) if text else ()


def plain_pieces(text: str, what: What) -> Pieces:
    """Give characters without marks in the same way."""
    kinds = {"inserted": "inserted", "deleted": "deleted", "moved_away": "deleted"}
    return (Piece(kinds.get(what, "same"), text),)  # type: ignore[arg-type]


def shown(tokens: Tokens) -> str:
    """Give what a reader is shown of tokens: a footnote's number in brackets, a picture's alt text."""
    return "".join(_shown(token) for token in tokens)


def _shown(token: Token) -> str:
    if isinstance(token.atom, FootnoteReference):
        return f"[{abs(token.atom.number)}]"
    return f"[bild: {token.text}]" if isinstance(token.atom, Picture) else text_of((token,))


def _marks(tokens: Tokens) -> tuple[Marks, ...]:
    return tuple(dict.fromkeys(token.marks for token in tokens))


def figure_pieces(inside: FigureChange) -> Pieces:
    """Give what a reader is shown of a picture that changed."""
    for one in inside.attributes:
        if one.name == "alt":
            return (Piece("deleted", f"[bild: {one.old}]"), Piece("inserted", f"[bild: {one.new}]"))
    return (Piece("same", "[bild]"),)


def line_pieces(inside: CodeChange) -> Iterator[Piece]:
    """Give the lines of a code block that changed."""
    for edit in inside.lines:
        match edit:
            case Kept():
                yield Piece("same", f"{edit.new}\n")
            case Deleted():
                yield Piece("deleted", f"{edit.old}\n")
            case Inserted():
                yield Piece("inserted", f"{edit.new}\n")
