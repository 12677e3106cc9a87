"""Where a link in a case or a meeting leads: from the meeting to its cases, from a case to its attachments."""

import re
from pathlib import Path
from urllib.parse import unquote

from lsprotocol.types import Position

from papergen.lsp.documents import Document
from papergen.problems import PapergenError, point

# A link on one line: its text, then its target, in angle brackets or without blanks. Bounded, since the line may be hostile.
_LINK = re.compile(r"\[[^\[\]\n]{0,300}\]\((?:<(?P<angled>[^<>\n]{1,300})>|(?P<plain>[^()\s<>]{1,300}))[^()\n]{0,300}\)")


def file_at(document: Document, position: Position) -> Path | None:
    """Give the file that the link at a position leads to, if there is one in the project."""
    line, column = document.positions.line_and_column(position)
    if line > len(document.positions.lines):
        return None
    for match in _LINK.finditer(document.positions.lines[line - 1]):
        if match.start() < column <= match.end() + 1:
            target = match["angled"] or match["plain"]
            for written in dict.fromkeys((target, unquote(target))):
                try:
                    return document.project.read_user_file(document.path, written, point(""))[0]
                except PapergenError:  # told among the problems
                    continue
    return None
