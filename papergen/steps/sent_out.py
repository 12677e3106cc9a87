"""What was sent out of a meeting, as git knows it, and whether the project still says the same."""

import unicodedata
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from papergen.problems import PapergenError, Problem, point
from papergen.project import SETTINGS_FILE, Project
from papergen.steps.git import commit_of, has_tag
from papergen.steps.git_trees import unsaved
from papergen.steps.meeting_items import read_whole


def dispatch_of(project: Project, meeting_file: Path) -> str:
    """Give the commit of what was sent out; raises PapergenError where nothing has been, or git does not know it."""
    meeting = read_whole(project, meeting_file)
    place = meeting.places.get("utskick") or meeting.places.get("status") or point(meeting.path)
    if meeting.status == "utkast":
        hint = "Skriv status: utskickad i mötesfilen när handlingarna har gått ut."
        message = "Mötet är inte utskickat, så det finns inget att göra ett tillägg till."
        raise PapergenError([Problem("MOT025", message, place, hint)])
    # The whole path below cases/, since folders may nest and two nämnder meet on the same day; in NFC too, as people type it.
    tag = f"utskick/{meeting_file.parent.relative_to(project.cases).as_posix()}"
    tags = [tag, unicodedata.normalize("NFC", tag)]
    known = () if meeting.utskick else (f"refs/tags/{one}" for one in tags if has_tag(project.root, one, place))
    return commit_of(project.root, meeting.utskick or next(iter(known), tags[-1]), place)


def is_as_sent_out(project: Project, meeting_file: Path, inputs: Iterable[str]) -> bool:
    """Tell whether all that a meeting's papers are made of is as it was sent out; no where git does not know.

    Git is asked, for build/ has nothing of what was sent out once it has been made over. `inputs` may lie anywhere in a project.
    """
    own = [path for path in inputs if (project.root / path).is_file()]
    places = [meeting_file.parent.relative_to(project.root).as_posix(), SETTINGS_FILE, "templates", "fonts", *own]
    try:
        now = unsaved(project.root, dispatch_of(project, meeting_file), *places)
    except PapergenError:
        return False
    known = {PurePosixPath(unicodedata.normalize("NFC", place)) for place in places}
    changed = (PurePosixPath(unicodedata.normalize("NFC", path)) for path in (*now.written, *now.gone))
    return known.isdisjoint(place for path in changed for place in (path, *path.parents))
