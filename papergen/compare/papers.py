"""Two versions of a paper to what changed in it."""

from collections.abc import Iterator, Mapping
from dataclasses import fields as fields_of
from itertools import count

from papergen.compare.align import Unit, align, unit
from papergen.compare.block_edits import attributes, block_change, block_edits, block_unit
from papergen.compare.edit_script import edit_script
from papergen.compare.files import file_changes
from papergen.compare.footnotes import note_edits, note_pairs
from papergen.compare.moves import with_moves
from papergen.compare.normal import normal
from papergen.compare.words import tokens_of, word_edits
from papergen.model.blocks import inlines_of, plain_text, walk_blocks
from papergen.model.case import Case, Section
from papergen.model.changes import (
    BlockEdits,
    CaseChange,
    Changed,
    FieldChange,
    Inserted,
    NoteEdit,
    SectionChange,
    SectionEdit,
)

_ALIKE = 0.5  # of two free sections' words, for them to be one section with another heading
_NOT_FIELDS = {"path", "sections", "footnotes", "comments", "places"}
Digests = Mapping[str, str]


def compare_cases(
    old: Case | None, new: Case | None, old_files: Digests | None = None, new_files: Digests | None = None
) -> CaseChange:
    """Give what changed from `old` to `new`; None is a case that is not there, and not both are.

    `old_files` and `new_files` give the digest of each file that the case lists or shows, by its target as the case writes it.
    """
    if old is None or new is None:
        return CaseChange(old, new, files=file_changes(old, new, old_files or {}, new_files or {}))
    moves = count(1)
    pairs = note_pairs(old.footnotes, new.footnotes)
    before, after = normal(old, dict(pairs)), normal(new)
    sections = _with_moved_blocks(_section_edits(before.sections, after.sections, moves), moves)
    notes: tuple[NoteEdit, ...] = note_edits(before.footnotes, after.footnotes, moves)
    files = file_changes(old, new, old_files or {}, new_files or {})
    return CaseChange(old, new, _field_changes(before, after), sections, notes, files, pairs)


def _field_changes(old: Case, new: Case) -> tuple[FieldChange, ...]:
    names = [field.name for field in fields_of(Case) if field.name not in _NOT_FIELDS]
    pairs = ((name, getattr(old, name), getattr(new, name)) for name in names)
    return tuple(FieldChange(name, before, after) for name, before, after in pairs if before != after)


# --- sections ---------------------------------------------------------------------------------------------------------


def _section_edits(old: tuple[Section, ...], new: tuple[Section, ...], moves: Iterator[int]) -> tuple[SectionEdit, ...]:
    names = _names(old, new)
    rows = align([_section_unit(one, names) for one in old], [_section_unit(one, names) for one in new], _ALIKE)

    def inside(one: Section, other: Section) -> SectionChange:
        return _section_change(one, other, moves)

    (moved,) = with_moves([edit_script(rows, old, new, inside)], lambda one: _section_unit(one, names), inside, moves)
    return moved


def _names(old: tuple[Section, ...], new: tuple[Section, ...]) -> frozenset[str]:
    """Give the names by which sections can be told apart: those that stand once on both sides."""
    before, after = [_name(one) for one in old], [_name(one) for one in new]
    return frozenset(name for name in before if before.count(name) == after.count(name) == 1)


def _name(section: Section) -> str:
    return section.name or " ".join(plain_text(section.title).split()).casefold()


def _section_unit(section: Section, names: frozenset[str]) -> Unit:
    """Give what a section is compared by: its name where that can be; else what it says.

    A section that the kind of paper knows is never one that it does not.
    """
    name = _name(section)
    texts = (plain_text(one) for block in walk_blocks(section.blocks) for one in inlines_of(block))
    made = unit(name if name in names else section, (name, *texts))
    return Unit(made.key, made.words, section.name or "")


def _section_change(old: Section, new: Section, moves: Iterator[int]) -> SectionChange:
    title = word_edits(tokens_of(old.title), tokens_of(new.title))
    return SectionChange(title, block_edits(old.blocks, new.blocks, moves), attributes(old, new, "name"))


def _with_moved_blocks(sections: tuple[SectionEdit, ...], moves: Iterator[int]) -> tuple[SectionEdit, ...]:
    """Find the blocks that moved within their section or to another."""
    inside = [edit.inside if isinstance(edit, Changed | Inserted) else None for edit in sections]
    scripts: list[BlockEdits] = [one.blocks if one else () for one in inside]
    moved = with_moves(scripts, block_unit, lambda one, other: block_change(one, other, moves), moves)
    found: list[SectionEdit] = []
    for edit, change, blocks in zip(sections, inside, moved, strict=True):
        if change is None or not isinstance(edit, Changed | Inserted):
            found.append(edit)
        else:
            whole = SectionChange(change.title, blocks, change.attributes)
            found.append(
                Changed(edit.old, edit.new, whole) if isinstance(edit, Changed) else Inserted(edit.new, edit.move, whole)
            )
    return tuple(found)
