"""Readable `git diff` of papers and Word templates: what `papergen git-setup` writes, and takes away again."""

import shlex
import subprocess
import sys
from pathlib import Path

from papergen.problems import PapergenError, Problem, point
from papergen.project import os_words
from papergen.steps.disk import write
from papergen.steps.git import surroundings

ATTRIBUTES = ".gitattributes"
BEGIN, END = "# papergen: början (papergen git-setup --remove tar bort det)", "# papergen: slut"
LINES = (
    "*.docx diff=papergen-word",
    "cases/**/*.md diff=papergen-text",
)
# git's own names; https://git-scm.com/docs/gitattributes, "Generating diff text".
SECTIONS = ("diff.papergen-word", "diff.papergen-text")


def set_up(root: Path) -> None:
    """Write git's configuration and the attributes; raises PapergenError."""
    # The program by its full name: git runs it from wherever it stands, in a shell, with the file's name after it.
    program = " ".join(
        shlex.quote(part.replace("\\", "/")) for part in (sys.executable, "-m", "papergen", "show", "--as", "text")
    )
    settings = {
        "diff.papergen-word.textconv": program,
        "diff.papergen-word.cachetextconv": "true",
        "diff.papergen-text.xfuncname": "^##+ .*$",
        "diff.papergen-text.wordRegex": "[[:alnum:]\u00c0-\u024f]+|[^[:space:]]",
    }
    for name, value in settings.items():
        _configure(root, name, value)
    _write_attributes(root, [BEGIN, *LINES, END])  # last: where git refuses, nothing is written


def remove(root: Path) -> None:
    """Take away all that `set_up` wrote; raises PapergenError."""
    _write_attributes(root, [])
    for section in SECTIONS:
        _configure(root, "--remove-section", section, may_fail=True)  # there may be none


def _write_attributes(root: Path, block: list[str]) -> None:
    """Put the block last in .gitattributes, in place of one that is there; a file with nothing else is removed."""
    path = root / ATTRIBUTES
    try:
        before = path.read_bytes().decode("utf-8") if path.exists() else ""
        end = "\r\n" if "\r\n" in before else "\n"
        lines = [line.removesuffix("\r") for line in before.removesuffix("\n").split("\n")] if before else []
        text = "".join(f"{line}{end}" for line in [*_without_block(lines), *block])
        if text == before:
            return
        if text:
            write({path: text.encode()}, ATTRIBUTES, root)
        else:
            path.unlink(missing_ok=True)
    except (OSError, UnicodeDecodeError) as error:
        why = os_words(error) if isinstance(error, OSError) else "den är inte sparad som UTF-8"
        message = f"{ATTRIBUTES} går inte att ändra: {why}."
        raise PapergenError([Problem("GIT020", message, point(ATTRIBUTES), "Se efter att du får ändra filen.")]) from error


def _without_block(lines: list[str]) -> list[str]:
    if BEGIN not in lines:
        return lines
    first = lines.index(BEGIN)
    last = lines.index(END, first) if END in lines[first:] else len(lines) - 1
    return [*lines[:first], *lines[last + 1 :]]


def _configure(root: Path, *arguments: str, may_fail: bool = False) -> None:
    command = ["git", "-C", str(root), "config", "--local", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, env=surroundings(), check=False, stdin=subprocess.DEVNULL)
    except OSError as error:
        raise PapergenError(
            [Problem("GIT005", "Programmet git går inte att köra.", None, "Installera git, och försök igen.")]
        ) from error
    if done.returncode and not may_fail:
        message = "Git kan inte ställas in här: projektet ligger inte i git, eller git får inte ändras."
        raise PapergenError([Problem("GIT021", message, None, "Kör git status i projektets mapp för att se varför.")])
