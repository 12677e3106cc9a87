"""The words of `papergen diff` to the two versions it means."""

import unicodedata
from dataclasses import dataclass
from pathlib import Path

from papergen.problems import PapergenError, Problem, point
from papergen.project import Project
from papergen.read.meeting import read_meeting
from papergen.steps.git import commit_of
from papergen.steps.git_trees import commit_named, demand_repository, has_commits, merge_base, short_name, tags_below
from papergen.steps.versions import Version, commit_version, nothing, working_tree

DISPATCH = "utskick"
REVIEW = "granskning/"
NOW = "arbetskopian"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user asked for: `old` and `new` as git names them, empty where left out."""

    old: str = ""
    new: str = ""


def versions(project: Project, wanted: Wanted) -> tuple[Version, Version]:
    """Give the two versions; raises PapergenError (GIT001–GIT005)."""
    root = project.root
    demand_repository(root)
    old, new = wanted.old, wanted.new
    if not old and not has_commits(root):
        empty = nothing("ingenting (det finns ingen commit än)")
        return empty, working_tree(root, None, NOW)
    since_base = "..." in old and not new
    if since_base:
        old, _, new = old.partition("...")
    elif ".." in old and not new:
        old, _, new = old.partition("..")
    one = commit_named(root, old or "HEAD")
    # `main...` means up to HEAD, as in git; without dots NEW left out is the working tree.
    end = new or ("HEAD" if ".." in wanted.old else "")
    other = commit_named(root, end) if end else ""
    if since_base:
        base = merge_base(root, one, other)
        apart = f"{(old or 'HEAD').removeprefix('refs/tags/')} där grenarna gick isär ({short_name(root, base)})"
        before = commit_version(root, base, _named(root, old or "HEAD", one) if base == one else apart)
    else:
        before = commit_version(root, one, _named(root, old or "HEAD", one))
    if other:
        return before, commit_version(root, other, _named(root, end, other))
    return before, working_tree(root, one, NOW)


def since(project: Project, name: str, folder: Path) -> str:
    """Give the tag or commit that `--since NAME` means.

    `utskick` is what was sent out: of the meeting in `folder` (where the user stands), or of the only meeting that has been sent
    out; `utskick/MÖTE` names it. `granskning/NAMN` is that reviewer's newest tag: `granskning/NAMN`, or one below it. Anything
    else is what git means by it. Raises PapergenError (GIT006, GIT007).
    """
    demand_repository(project.root)
    if name == DISPATCH:
        return _dispatch(project, folder)
    if name.startswith(REVIEW):
        tags = _tags(project, name)
        if not tags:
            hint = f"Den som har läst sätter en tagg på det lästa: git tag {name}/2026-02-17. Hämta andras med git fetch --tags."
            raise PapergenError([Problem("GIT006", f"Det finns ingen tagg som heter {name} eller {name}/….", None, hint)])
        return f"refs/tags/{tags[0]}"
    return name


def _tags(project: Project, name: str) -> list[str]:
    found = tags_below(project.root, name)
    return (
        found
        or tags_below(project.root, unicodedata.normalize("NFC", name))
        or tags_below(project.root, unicodedata.normalize("NFD", name))
    )


def _dispatch(project: Project, folder: Path) -> str:
    inside = folder == project.cases or project.cases in folder.parents
    chosen = project.meeting_files((folder,)) if inside else project.meeting_files()
    found = {file: sent for file in chosen if (sent := _sent(project, file))}
    if len(found) == 1 or len(set(found.values())) == 1:
        return next(iter(found.values()))
    if not found:
        hint = "Skriv commiten i mötesfilens nyckel utskick, eller kör git tag utskick/MÖTETS-MAPP på det som skickades ut."
        raise PapergenError(
            [Problem("GIT007", "Inget möte är utskickat, så det finns inget utskick att jämföra med.", None, hint)]
        )
    names = [file.parent.relative_to(project.cases).as_posix() for file in found]
    hint = f"Säg vilket: --since utskick/{names[0]}. Eller gå till mötets mapp."
    message = f"Flera möten är utskickade: {', '.join(names)}."
    raise PapergenError([Problem("GIT007", message, None, hint)])


def _sent(project: Project, meeting_file: Path) -> str:
    """Give what a meeting was sent out as: its key utskick, else its tag; empty if neither is there."""
    path = project.relative(meeting_file)
    try:
        meeting = read_meeting(meeting_file.read_bytes(), path, project.settings).meeting
    except OSError as error:
        raise PapergenError([Problem("FIL109", f"{path} går inte att läsa.", point(path), "")]) from error
    if meeting.utskick:  # a tag or a commit: a branch would be something else tomorrow
        commit_of(project.root, meeting.utskick, meeting.places.get("utskick") or point(path))
        return meeting.utskick
    tags = _tags(project, f"{DISPATCH}/{meeting_file.parent.relative_to(project.cases).as_posix()}")
    return f"refs/tags/{tags[0]}" if tags else ""


def _named(root: Path, name: str, commit: str) -> str:
    """Give a version as it is told of: the name the user knows, with the commit's where that says more."""
    short = short_name(root, commit)
    known = name.removeprefix("refs/tags/")
    return short if commit.startswith(known) else f"{known} ({short})"
