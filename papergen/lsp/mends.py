"""What the editor offers to do about a finding: mend it, mend everything that is safe, or permit it with a reason."""

from collections.abc import Iterable, Iterator

from lsprotocol.types import CodeAction, CodeActionKind, Diagnostic, Position, Range, TextEdit, WorkspaceEdit

from papergen.check.explaining import codes
from papergen.check.finding import Edit, Found
from papergen.check.mending import safe_edits
from papergen.check.permissions import CODES
from papergen.lsp.documents import Document
from papergen.lsp.positions import Positions
from papergen.steps.case_files import read


def actions(document: Document, uri: str, asked: Range, shown: Iterable[Diagnostic]) -> Iterator[CodeAction]:
    """Give the actions for the findings that meet the range that is asked for."""
    found, positions = document.found(), document.positions
    case = (
        None if document.is_meeting else read(document.project, document.path, document.text.encode("utf-8", "replace"))[0].case
    )
    diagnostics = list(shown)
    for one in found:
        if not _meet(positions.range_of(one.problem.place), asked):
            continue
        told = [diagnostic for diagnostic in diagnostics if diagnostic.code == one.problem.code]
        if case and one.edits and (edits := safe_edits([one], case)):
            changes = {uri: _text_edits(edits, positions)}
            yield CodeAction(
                f"Rätta: {one.problem.message}", CodeActionKind.QuickFix, told, is_preferred=True, edit=WorkspaceEdit(changes)
            )
        if case and one.problem.place and one.problem.code in codes() and one.problem.code not in CODES:
            changes = {uri: [_permission(one, positions)]}
            yield CodeAction(
                f"Tillåt {one.problem.code} här (skriv skälet)", CodeActionKind.QuickFix, told, edit=WorkspaceEdit(changes)
            )
    if case and (edits := safe_edits(found, case)):
        changes = {uri: _text_edits(edits, positions)}
        title = "Rätta allt som säkert kan rättas i filen"
        yield CodeAction(title, CodeActionKind.SourceFixAll, edit=WorkspaceEdit(changes))


def _text_edits(edits: Iterable[Edit], positions: Positions) -> list[TextEdit]:
    return [TextEdit(positions.range_of(edit.place), edit.text) for edit in edits]


def _permission(found: Found, positions: Positions) -> TextEdit:
    """Give the edit that puts a permission before a finding's paragraph, list or table; the reason is the author's to write."""
    line = found.problem.place.line if found.problem.place else 1
    front = _front_matter_end(positions)
    line = max(line, front + 1)  # for the front matter it stands right after it
    while line > front + 1 and positions.lines[line - 2].strip():
        line -= 1
    start = positions.position(line, 1)
    return TextEdit(Range(start, start), f"<!-- papergen: tillåt {found.problem.code} därför att … -->\n")


def _front_matter_end(positions: Positions) -> int:
    """Give the number of the line that ends the front matter; 0 where there is none."""
    if not positions.lines or positions.lines[0].rstrip() != "---":
        return 0
    return next((number for number, line in enumerate(positions.lines[1:], 2) if line.rstrip() == "---"), 0)


def _meet(one: Range, other: Range) -> bool:
    return _before(one.start, other.end) and _before(other.start, one.end)


def _before(one: Position, other: Position) -> bool:
    return (one.line, one.character) <= (other.line, other.character)
