"""The new paper as PDF with what changed marked: struck out or underlined, in colour, with bars in the margin.

It is set as the paper itself is; typst gets how each run changed (`m`), and whether a block did (`changed`). Where a deleted text
refers to a footnote, the note's text stands in its place, so that the notes that are left are numbered as in the new paper.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from papergen.model.blocks import Heading, List, Paragraph, Table, inlines_of, plain_text
from papergen.model.changes import (
    BlockEdit,
    BlockEdits,
    Changed,
    CodeChange,
    Deleted,
    FigureChange,
    Inserted,
    ListChange,
    QuoteChange,
    SectionEdit,
    TableChange,
    TextChange,
)
from papergen.render.context import TEXT_AFTER, TEXT_BEFORE
from papergen.render.pdf_data import Data, PdfData
from papergen.render.pdf_paper import pdf_data, set_data
from papergen.render.prepared_picture import PreparedPicture
from papergen.render.redline import Redline
from papergen.render.redline_moves import shown_moves
from papergen.render.redline_notes import Notes
from papergen.render.redline_tables import cells_of, lines_of, with_all_columns
from papergen.render.redline_words import Piece, pieces, same_pieces
from papergen.render.rendered import Rendered
from papergen.render.template import Template

Pictures = Mapping[str, PreparedPicture]


def render_redline_pdf(redline: Redline, template: Template, old_pictures: Pictures, new_pictures: Pictures) -> Rendered:
    """Make the PDF of a redline. Pictures are by their targets in each version.

    Raises PapergenError for faults in the template, MissingGlyphsError for characters that no font has.
    """
    paper = replace(redline.paper, before=(), after=(), footnotes=())
    data, files, problems = pdf_data(paper, template, {})
    # Pictures are named by their place in this dictionary, so that those of the old version come after the new one's.
    apart = {f"\0{target}": picture for target, picture in new_pictures.items()}
    old, new = PdfData(template.look, apart | dict(old_pictures)), PdfData(template.look, new_pictures)
    body = RedlineData(old, new, Notes(redline.footnotes), shown_moves(redline.sections, only_text=False))
    before, after = redline.divided()
    data[TEXT_BEFORE] = [*_legend(redline), *body.sections(before)]
    data[TEXT_AFTER] = body.sections(after)
    data["footnotes"] = body.footnotes()
    return set_data(paper, template, (data, files | body.old.files | body.new.files, problems), {})


def _legend(redline: Redline) -> list[Data]:
    """Say how changes are marked, and what changed outside the text."""
    said = [
        _words(f"Ändringar sedan {redline.since}: " if redline.since else "Ändringar: "),
        _words("infört", "inserted"),
        _words(", "),
        _words("borttaget", "deleted"),
        _words(", flyttat ("),
        _words("härifrån", "moved_away"),
        _words(" och "),
        _words("hit", "moved_here"),
        _words("), "),
        _words("annan formatering", "reformatted"),
        _words(". Streck i marginalen visar var något har ändrats."),
    ]
    lines = [said, *([_words(remark)] for remark in redline.remarks)]
    return [{"t": "par", "runs": runs, "tight": False, "changed": number > 0} for number, runs in enumerate(lines)]


def _words(text: str, change: str = "") -> Data:
    return {"t": "text", "s": text} | ({"m": change} if change else {})


@dataclass(frozen=True, slots=True)
class RedlineData:
    """Turns edits into data, each version's blocks by a `PdfData` of its own. `moves` are those that are shown as such."""

    old: PdfData
    new: PdfData
    notes: Notes
    moves: frozenset[int]

    def sections(self, edits: Sequence[SectionEdit]) -> list[Data]:
        """Give sections as blocks, as `PdfData.sections` does."""
        out: list[Data] = []
        for edit in edits:
            if isinstance(edit, Deleted):
                out += self._marked(self.old.sections((edit.old,)), self._gone(edit.move))
            elif isinstance(edit, Inserted):
                out += self._marked(self.new.sections((edit.new,)), self._come(edit.move))
            elif isinstance(edit, Changed):
                title = self.runs(pieces(edit.inside.title))
                out.append({"t": "heading", "level": 1, "runs": title, "changed": _has_marks(title)})
                out += self.blocks(edit.inside.blocks)
            else:
                out += self.new.sections((edit.new,))
        return out

    def _gone(self, move: int) -> str:
        return "moved_away" if move in self.moves else "deleted"

    def _come(self, move: int) -> str:
        return "moved_here" if move in self.moves else "inserted"

    def footnotes(self) -> dict[str, list[Data]]:
        """Give the new version's footnotes; a bar beside a note would stand on the text's own margin."""
        found = {}
        for number in self.notes.new:
            edits = self.notes.edits(number, "both" if number in self.notes.old else "new")
            found[str(number)] = [block | {"changed": False} for block in self.blocks(edits)]
        return found

    def blocks(self, edits: BlockEdits, depth: int = 0, indent: float = 0, tight: bool = False) -> list[Data]:
        """Give blocks, as `PdfData.blocks` does."""
        out: list[Data] = []
        for edit in edits:
            out += self._block(edit, depth, indent, tight)
        return out

    def _block(self, edit: BlockEdit, depth: int, indent: float, tight: bool) -> list[Data]:
        match edit:
            case Deleted():
                return self._marked(self.old.blocks((edit.old,), depth, indent, tight), self._gone(edit.move))
            case Inserted(inside=TextChange() as inside) if edit.move in self.moves and isinstance(edit.new, Paragraph):
                runs = self.runs(pieces(inside.words), indent)
                moved = [{"m": "moved_here"} | run if run["t"] == "text" else run for run in runs]
                return [{"t": "par", "runs": moved, "tight": tight, "changed": True}]
            case Inserted():
                change = self._come(edit.move)
                return self._marked(self.new.blocks((edit.new,), depth, indent, tight), change)
            case Changed():
                return self._changed(edit.old, edit.new, edit.inside, depth, indent, tight)
            case _:
                return self.new.blocks((edit.new,), depth, indent, tight)

    def _changed(self, one: Any, other: Any, inside: Any, depth: int, indent: float, tight: bool) -> list[Data]:
        match inside:
            case TextChange() if isinstance(other, Heading):
                runs = self.runs(pieces(inside.words), indent)
                return [{"t": "heading", "level": min(other.level - 1, 4), "runs": runs, "changed": True}]
            case TextChange():
                return [{"t": "par", "runs": self.runs(pieces(inside.words), indent), "tight": tight, "changed": True}]
            case ListChange():
                return [self._list(one, other, inside, depth, indent)]
            case TableChange():
                return [self._table(one, other, inside, indent)]
            case QuoteChange():
                inner = self.blocks(inside.blocks, depth, indent + self.new.look.style("Quote").left)
                return [{"t": "quote", "blocks": inner}]
            case FigureChange() | CodeChange() | _:
                gone = self._marked(self.old.blocks((one,), depth, indent, tight), "deleted")
                return gone + self._marked(self.new.blocks((other,), depth, indent, tight), "inserted")

    def _list(self, one: List, other: List, inside: ListChange, depth: int, indent: float) -> Data:
        """Give a list with the items of both versions, each with the mark it has in its own."""
        before, after = self._frame(one, depth, indent), self._frame(other, depth, indent)
        left = indent + after["hanging"] + after["indent"]
        items = []
        old_marks, new_marks = ([item["label"] for item in frame["items"]] for frame in (before, after))
        i = j = 0
        for edit in inside.items:
            mark = old_marks[i] if isinstance(edit, Deleted) else new_marks[j]
            if isinstance(edit, Deleted):
                blocks = self.old.blocks(edit.old.blocks, depth + 1, left, one.tight)
                blocks = self._marked(blocks, self._gone(edit.move))
            elif isinstance(edit, Inserted):
                blocks = self.new.blocks(edit.new.blocks, depth + 1, left, other.tight)
                blocks = self._marked(blocks, self._come(edit.move))
            elif isinstance(edit, Changed):
                blocks = self.blocks(edit.inside.blocks, depth + 1, left, other.tight)
                if edit.inside.attributes:
                    blocks = [_was_marked(old_marks[i]), *blocks]
            else:
                blocks = self.new.blocks(edit.new.blocks, depth + 1, left, other.tight)
            items.append({"label": mark, "blocks": blocks})
            i, j = i + (not isinstance(edit, Inserted)), j + (not isinstance(edit, Deleted))
        # Another kind of list, or other numbers: no word of it differs.
        changed = any(one.name != "tight" for one in inside.attributes)
        return after | {"items": items, "bulleted": before["bulleted"] and after["bulleted"], "changed": changed}

    def _frame(self, block: List | Table, depth: int, indent: float) -> Data:
        """Give the data of a block for its measures and marks alone: what it refers to is not counted as seen."""
        pictures = {**self.old.pictures, **self.new.pictures}
        return PdfData(self.new.look, pictures).blocks((block,), depth, indent)[0]

    def _table(self, one: Table, other: Table, inside: TableChange, indent: float) -> Data:
        columns, lines = lines_of(one, other, inside)
        whole = with_all_columns(other, columns, lines)
        frame = self._frame(replace(whole, alignments=tuple(_alignment(one, other, column) for column in columns)), 0, indent)
        rows: list[list[list[Data]]] = []
        for line in lines:
            row: list[list[Data]] = []
            for at, (old, new) in enumerate(cells_of(line, columns)):
                room = self.new.look.page.column - frame["widths"][at]
                if old and new:
                    edit = line.inside.cells[at] if isinstance(line, Changed) else None
                    words = pieces(edit.inside.words) if isinstance(edit, Changed) else same_pieces(old.children, new.children)
                    row.append(self.runs(words, room))
                elif new:
                    row.append(self._marked_runs(self.new.inlines(new.children, room), "inserted"))
                else:
                    row.append(self._marked_runs(self.old.inlines(old.children, room), "deleted") if old else [])
            rows.append(row)
        caption = self.runs(pieces(inside.caption), indent)
        return frame | {"caption": caption, "header": rows[0], "rows": rows[1:], "changed": True}

    # --- runs ---------------------------------------------------------------------------------------------------------------

    def runs(self, words: Iterable[Piece], indent: float = 0) -> list[Data]:
        """Give the runs of both versions of a text."""
        out: list[Data] = []
        for piece in words:
            if piece.new is None and piece.old:
                out += self._marked_runs([self.old.run(piece.old, indent)], "deleted")
            elif piece.new:
                run = [self.new.run(piece.new, indent)]
                other = piece.old and piece.old._replace(link="", file="") != piece.new._replace(link="", file="")
                change = "inserted" if piece.old is None else "reformatted" if other and piece.new.text else ""
                if change == "inserted" and out and out[-1].get("m") == "deleted":
                    run[0]["gap"] = True  # a figure struck out and the one in its place are not read as one
                out += self._marked_runs(run, change) if change else run
        return out

    def _marked(self, blocks: list[Data], change: str) -> list[Data]:
        """Mark blocks, whole."""
        out = []
        for block in blocks:
            made = dict(block)
            if made["t"] == "heading" and change in ("deleted", "moved_away"):
                made["t"] = "gone-heading"  # no heading of the paper's, whose levels and table of contents are the new one's
            if made["t"] in ("code", "figure"):
                made["m"] = change
            for key in ("runs", "caption"):
                if isinstance(made.get(key), list):
                    made[key] = self._marked_runs(made[key], change)
            if "rows" in made:
                made["header"] = [self._marked_runs(cell, change) for cell in made["header"]]
                made["rows"] = [[self._marked_runs(cell, change) for cell in row] for row in made["rows"]]
            if "items" in made:
                made["items"] = [item | {"blocks": self._marked(item["blocks"], change)} for item in made["items"]]
            elif "blocks" in made:
                made["blocks"] = self._marked(made["blocks"], change)
            else:
                made["changed"] = True
            out.append(made)
        return out

    def _marked_runs(self, runs: Iterable[Data], change: str) -> list[Data]:
        gone = change in ("deleted", "moved_away")
        return [
            _words(f" [fotnot: {self._note_text(run['n'])}]", change) if run["t"] == "note" and gone else run | {"m": change}
            for run in runs
        ]

    def _note_text(self, number: int) -> str:
        blocks = self.notes.old.get(number, ())
        return " ".join(plain_text(text) for block in blocks for text in inlines_of(block))


def _was_marked(mark: str) -> Data:
    """Say what mark an item of a list had, where that is what changed."""
    return {"t": "par", "runs": [_words(f"var {mark}", "deleted")], "tight": True, "changed": True}


def _has_marks(runs: list[Data]) -> bool:
    return any("m" in run for run in runs)


def _alignment(one: Table, other: Table, column: Any) -> Any:
    return one.alignments[column.old] if isinstance(column, Deleted) else other.alignments[column.new]
