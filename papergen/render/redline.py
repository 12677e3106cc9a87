"""What a redline is made from, in Word and PDF."""

from dataclasses import dataclass
from datetime import datetime

from papergen.model.changes import Deleted, NoteEdit, SectionEdit
from papergen.render.paper import Paper


@dataclass(frozen=True, slots=True)
class Redline:
    """What changed in a paper, ready to be printed.

    `paper` is the new version's, or the old one's where the case was removed. `sections`, `footnotes` and `note_numbers` are as
    in `CaseChange`, but with a whole edit script for cases that were added or removed too. `author` and `moment` are whose the
    changes are, and from when. `remarks` are sentences on what changed outside the text. `since` names the old version.
    """

    paper: Paper
    sections: tuple[SectionEdit, ...]
    footnotes: tuple[NoteEdit, ...]
    note_numbers: tuple[tuple[int, int], ...]
    author: str
    moment: datetime
    remarks: tuple[str, ...] = ()
    since: str = ""

    def divided(self) -> tuple[tuple[SectionEdit, ...], tuple[SectionEdit, ...]]:
        """Give the edits before and after the signatories, who stand where the paper has them."""
        removed = all(isinstance(edit, Deleted) for edit in self.sections)
        left = len(self.paper.before) if self.paper.after else len(self.sections)
        for number, edit in enumerate(self.sections):
            if not left:
                return self.sections[:number], self.sections[number:]
            left -= removed or not isinstance(edit, Deleted)
        return self.sections, ()
