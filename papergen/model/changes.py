"""What changed between two versions of a paper, as data: an edit script that leads from the old to the new and back.

A sequence (sections, blocks, list items, rows, cells, words) is told as a tuple of edits in reading order. `Kept` and `Changed`
stand for one element on each side, `Deleted` for one of the old, `Inserted` for one of the new. So the old sequence is the old
sides of all edits but `Inserted`, in order, and the new sequence the new sides of all but `Deleted`. `compare/apply.py` is that
sentence as code, and whoever writes a redline walks the edits in the same way: what is kept as it is, what is deleted struck out,
what is inserted marked, and what is changed by walking `inside`.

`Deleted` and `Inserted` with the same `move` above 0 are one element that was moved; they are still a full deletion and a full
insertion for those who cannot show a move. `Inserted.inside` then says what was changed on the way (None: nothing).

Two forms are not told apart, since they print alike: how a text is cut into `Text`s, and the order in which marks are nested
(`compare/words.py` has both ways, from inlines to tokens and back). Comments and places are no part of a paper. Footnotes are
matched by content: everywhere in a change a reference, and a footnote, that both versions have carries its *new* number, and one
that only the old version has carries *minus* its old number. So no number means two footnotes, and renumbering is no change.
"""

from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from papergen.model.blocks import Block, Cell, Footnote, FootnoteReference, LineBreak, ListItem, Picture
from papergen.model.case import Case, Section
from papergen.model.meeting import AgendaItem, Meeting
from papergen.problems import Place

T = TypeVar("T")
D = TypeVar("D")


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """The same on both sides; `old` and `new` differ in their places at most, and in how their text is cut up."""

    old: T
    new: T


@dataclass(frozen=True, slots=True)
class Changed(Generic[T, D]):
    """The same element with something changed in it; `inside` says all of what, `old` and `new` are it whole."""

    old: T
    new: T
    inside: D


@dataclass(frozen=True, slots=True)
class Inserted(Generic[T, D]):
    """An element that only the new side has at this place.

    `move` above 0: it was moved here, and `inside` is what changed on the way.
    """

    new: T
    move: int = 0
    inside: D | None = None


@dataclass(frozen=True, slots=True)
class Deleted(Generic[T]):
    """An element that only the old side has at this place; `move` above 0: the `Inserted` of that number is where it went."""

    old: T
    move: int = 0


# --- words ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Marks:
    """How characters look, and where they lead; `target` is None outside a link."""

    bold: bool = False
    italic: bool = False
    struck: bool = False
    code: bool = False
    target: str | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a number, a blank or a sign with its marks; or an `atom`, which is no characters: `text` is what is seen of it.

    A hard line break has the text of a line end, a picture its alt text, a reference to a footnote none.
    """

    text: str
    marks: Marks
    atom: Picture | FootnoteReference | LineBreak | None = None
    place: Place | None = field(default=None, compare=False)


Tokens = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Reformatted:
    """The same characters, token by token, with other marks: formatting apart from wording."""

    old: Tokens
    new: Tokens


# Deleted words stand before the words inserted in their place. `compare.words.inlines_of(tokens)` gives inlines to print.
WordEdit = Kept[Tokens] | Reformatted | Deleted[Tokens] | Inserted[Tokens, None]
WordEdits = tuple[WordEdit, ...]


# --- what can change in a block ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Attribute:
    """A property of a node that is no text: `name` is the field in the model (`level`, `start`, `tight`, `checked` …)."""

    name: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class TextChange:
    """Inside a paragraph, a heading (attribute `level`), a cell or a section's title."""

    words: WordEdits
    attributes: tuple[Attribute, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemChange:
    """Inside an item of a list (attribute `checked`)."""

    blocks: "BlockEdits"
    attributes: tuple[Attribute, ...] = ()


@dataclass(frozen=True, slots=True)
class ListChange:
    """Inside a list (attributes `ordered`, `start`, `tight`); its numbers follow from its items and are no change."""

    items: "ItemEdits"
    attributes: tuple[Attribute, ...] = ()


@dataclass(frozen=True, slots=True)
class RowChange:
    """Inside a row: its cells in the order of `TableChange.columns`, one edit for each of those."""

    cells: "CellEdits"


@dataclass(frozen=True, slots=True)
class TableChange:
    """Inside a table (attributes `alignments`, `shares`).

    `columns` are the columns of both versions in merged order, as indexes from 0: a changed column is kept there, with cells that
    are changed. `header` is the header row's cells in that order. A row that differs in any cell is `Changed`; where a column is
    inserted or deleted all rows that both versions have are.
    """

    caption: WordEdits
    columns: tuple[Kept[int] | Deleted[int] | Inserted[int, None], ...]
    header: "CellEdits"
    rows: "RowEdits"
    attributes: tuple[Attribute, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureChange:
    """Inside a picture that stands alone; the attributes are those of its `Picture`: `alt`, `target`, `title`."""

    attributes: tuple[Attribute, ...]


@dataclass(frozen=True, slots=True)
class QuoteChange:
    """Inside a quotation."""

    blocks: "BlockEdits"


@dataclass(frozen=True, slots=True)
class CodeChange:
    """Inside a block of fixed-width lines; the lines have no line ends."""

    lines: "LineEdits"


BlockChange = TextChange | ListChange | TableChange | FigureChange | QuoteChange | CodeChange
Row = tuple[Cell, ...]
# A changed block is of the same class on both sides: a paragraph that became a heading is deleted and inserted.
BlockEdit = Kept[Block] | Changed[Block, BlockChange] | Deleted[Block] | Inserted[Block, BlockChange]
BlockEdits = tuple[BlockEdit, ...]
ItemEdit = Kept[ListItem] | Changed[ListItem, ItemChange] | Deleted[ListItem] | Inserted[ListItem, ItemChange]
ItemEdits = tuple[ItemEdit, ...]
CellEdit = Kept[Cell] | Changed[Cell, TextChange] | Deleted[Cell] | Inserted[Cell, TextChange]
CellEdits = tuple[CellEdit, ...]
RowEdit = Kept[Row] | Changed[Row, RowChange] | Deleted[Row] | Inserted[Row, RowChange]
RowEdits = tuple[RowEdit, ...]
LineEdits = tuple[Kept[str] | Deleted[str] | Inserted[str, None], ...]


# --- a paper ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SectionChange:
    """Inside a section (attribute `name`); `title` are all words of its heading, changed or not."""

    title: WordEdits
    blocks: BlockEdits
    attributes: tuple[Attribute, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteChange:
    """Inside a footnote."""

    blocks: BlockEdits


SectionEdit = Kept[Section] | Changed[Section, SectionChange] | Deleted[Section] | Inserted[Section, SectionChange]
NoteEdit = Kept[Footnote] | Changed[Footnote, NoteChange] | Deleted[Footnote] | Inserted[Footnote, NoteChange]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A value of the front matter that differs; `name` is the field of `Case` or `Meeting`, the values are as they have them."""

    name: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class FileVersion:
    """A file that a paper lists or shows, as one version has it; `digest` is of its bytes, empty if there are none to read."""

    title: str
    target: str
    behandling: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class FileChange:
    """An attachment or a picture that was added (`old` None), removed (`new` None), or differs in any part of `FileVersion`."""

    role: Literal["bilaga", "bild"]
    old: FileVersion | None
    new: FileVersion | None

    @property
    def replaced(self) -> bool:
        """Tell whether both versions have the file and its bytes differ."""
        return bool(self.old and self.new and self.old.digest != self.new.digest)


Status = Literal["added", "removed", "changed", "same"]


@dataclass(frozen=True, slots=True)
class CaseChange:
    """What changed in one case; `old` is None for one that was added, `new` for one that was removed.

    Of those two only `files` is told besides. `sections` and `footnotes` are whole edit scripts, the kept ones too.
    `note_numbers` has (old, new) of each footnote that both versions have. `fields` has only what differs, in the order of
    `Case`, never `path`.
    """

    old: Case | None
    new: Case | None
    fields: tuple[FieldChange, ...] = ()
    sections: tuple[SectionEdit, ...] = ()
    footnotes: tuple[NoteEdit, ...] = ()
    files: tuple[FileChange, ...] = ()
    note_numbers: tuple[tuple[int, int], ...] = ()

    @property
    def case(self) -> Case:
        """Give the new version, or the old one of a case that was removed."""
        case = self.new or self.old
        assert case is not None
        return case

    @property
    def status(self) -> Status:
        """Tell what became of the case; a case that only lies elsewhere is the `same`, and `moved` or `renamed`."""
        if self.old is None:
            return "added"
        if self.new is None:
            return "removed"
        kept = all(isinstance(edit, Kept) for edit in (*self.sections, *self.footnotes))
        return "same" if kept and not self.fields and not self.files else "changed"

    @property
    def moved(self) -> bool:
        """Tell whether the case lies in another folder, that is belongs to another meeting."""
        return bool(self.old and self.new) and _folder(self.old) != _folder(self.new)

    @property
    def renamed(self) -> bool:
        """Tell whether the case's file has another name."""
        return bool(self.old and self.new) and _name(self.old) != _name(self.new)


def _folder(case: Case | None) -> str:
    return case.path.rpartition("/")[0] if case else ""


def _name(case: Case | None) -> str:
    return case.path.rpartition("/")[2] if case else ""


# --- a meeting and a whole comparison -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ItemChanged:
    """An item of the föredragningslista that both versions have and that reads otherwise, or has another number or paper."""

    old: AgendaItem
    new: AgendaItem


@dataclass(frozen=True, slots=True)
class MeetingChange:
    """What changed in a meeting; `old` None: a new meeting, `new` None: one that is gone.

    `reordered` are items whose order among those that both versions have has changed, as few as can be said; a number that only
    follows from items before it is no change and not among `items`.
    """

    old: Meeting | None
    new: Meeting | None
    fields: tuple[FieldChange, ...] = ()
    added: tuple[AgendaItem, ...] = ()
    withdrawn: tuple[AgendaItem, ...] = ()
    reordered: tuple[ItemChanged, ...] = ()
    reworded: tuple[ItemChanged, ...] = ()

    @property
    def meeting(self) -> Meeting:
        """Give the new version, or the old one of a meeting that is gone."""
        meeting = self.new or self.old
        assert meeting is not None
        return meeting


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that changed between two versions; `old_name` and `new_name` are the versions as the reader is told of them.

    `cases` are those that changed, were moved or renamed, in order of path; `notes` are sentences that the reader must have
    (a version that could not be read whole, settings that changed), and `readers` say who must read a paper again.
    """

    old_name: str
    new_name: str
    cases: tuple[CaseChange, ...]
    meetings: tuple[MeetingChange, ...] = ()
    notes: tuple[str, ...] = ()
    readers: tuple[str, ...] = ()
