"""Compare two versions of a project: only those files are read that differ, or whose attachments, meeting or settings do."""

import unicodedata
from dataclasses import replace

from papergen.compare.meetings import compare_meetings, is_changed
from papergen.compare.pairs import pair_cases
from papergen.compare.papers import compare_cases
from papergen.model.case import Case
from papergen.model.changes import CaseChange, Comparison, MeetingChange
from papergen.project import Project
from papergen.steps.side import Side, is_other, place_of, side_of
from papergen.steps.versions import Version, is_case, is_meeting


def compare_versions(project: Project, old: Version, new: Version) -> Comparison:
    """Give all that changed between two versions; raises PapergenError where git or the disk does not give what it has."""
    before, after = side_of(project, old), side_of(project, new)
    meetings = _meetings(before, after)
    candidates = _candidates(before, after)
    gone = [path for path in sorted(candidates) if path in old.digests]
    come = [path for path in sorted(candidates) if path in new.digests]
    before.fetch(gone)
    after.fetch(come)
    old_cases = [case for case in map(before.case, gone) if case]
    new_cases = [case for case in map(after.case, come) if case]
    changes = [_compared(before, after, one, other) for one, other in pair_cases(old_cases, new_cases)]
    changed = tuple(change for change in changes if change.status != "same" or change.moved or change.renamed)
    notes = (
        *old.notes,
        *new.notes,
        *before.notes,
        *after.notes,
        *_settings_notes(before, after),
        *_item_notes(before, after),
        *_submodule_notes(old, new),
    )
    unreadable = set(gone + come) - {case.path for case in (*old_cases, *new_cases)}
    silent = _silent(candidates, changes, unreadable, old, new)
    return Comparison(old.name, new.name, changed, meetings, (*dict.fromkeys(notes), *silent))


def _compared(before: Side, after: Side, old: Case | None, new: Case | None) -> CaseChange:
    return compare_cases(old, new, before.digests(old) if old else {}, after.digests(new) if new else {})


# --- what has to be read ----------------------------------------------------------------------------------------------


def _candidates(before: Side, after: Side) -> set[str]:
    """Give the paths of the case files that may read otherwise."""
    old, new = before.version.digests, after.version.digests
    cases = {path for path in (*old, *new) if is_case(path)}
    if (before.settings, before.kinds) != (after.settings, after.kinds) and _matter(before, after):
        return cases
    found = {path for path in cases if old.get(path) != new.get(path)}
    found |= {path for path in cases if _namnd(before, path) != _namnd(after, path)}
    found |= _with_other_files(before, after, cases - found)
    return found


def _matter(before: Side, after: Side) -> bool:
    """Tell whether settings differ in what a case is read by."""
    one, other = before.settings, after.settings
    return (one.forvaltning, one.standard_mall) != (other.forvaltning, other.standard_mall) or before.kinds != after.kinds


def _namnd(side: Side, path: str) -> str:
    """Give the nämnd of a case's meeting; only meetings that changed have been read, and of others it is the same."""
    file = side.meeting_file(path)
    meeting = side.meetings.get(file)
    return meeting.namnd if meeting else ""


def _with_other_files(before: Side, after: Side, cases: set[str]) -> set[str]:
    """Give the cases, themselves unchanged, that name a file which is another on either side."""
    old, new = before.version.digests, after.version.digests
    names = {path.rpartition("/")[2] for path in (*old, *new) if old.get(path) != new.get(path) and is_other(path)}
    if not names:
        return set()
    wanted = {unicodedata.normalize("NFC", name) for name in names}
    after.fetch(sorted(cases))
    return {path for path in sorted(cases) if after.mentions(path, wanted)}


# --- meetings ---------------------------------------------------------------------------------------------------------


def _meetings(before: Side, after: Side) -> tuple[MeetingChange, ...]:
    """Compare the meetings whose files differ; one whose folder was renamed is the same by its nämnd and date."""
    old, new = before.version.digests, after.version.digests
    gone = [path for path in sorted(old) if is_meeting(path) and old[path] != new.get(path)]
    come = [path for path in sorted(new) if is_meeting(path) and new[path] != old.get(path)]
    before.fetch(gone)
    after.fetch(come)
    lost = {path: before.meeting(path) for path in gone}
    found = {path: after.meeting(path) for path in come}
    # What was there on one side only, and may be the other's under another name.
    renamed = {_who(meeting): path for path, meeting in lost.items() if path not in new and meeting}
    changes = []
    for path, meeting in found.items():
        earlier = path if path in lost else renamed.get(_who(meeting), "") if meeting else ""
        other = lost.pop(earlier, None) if earlier else None
        if meeting:
            changes.append(compare_meetings(other, meeting))
    changes += [compare_meetings(meeting, None) for path, meeting in lost.items() if meeting and path not in new]
    return tuple(change for change in changes if is_changed(change) or _moved(change))


def _who(meeting: object) -> tuple[object, object]:
    return getattr(meeting, "namnd", ""), getattr(meeting, "datum", None)


def _moved(change: MeetingChange) -> bool:
    return bool(change.old and change.new and change.old.path != change.new.path)


# --- what the reader must be told -------------------------------------------------------------------------------------


def _settings_notes(before: Side, after: Side) -> list[str]:
    notes = []
    if replace(before.settings, namnder=()) != replace(after.settings, namnder=()):
        notes.append("Inställningarna i papergen.toml skiljer sig mellan versionerna.")
    old, new = before.version.digests, after.version.digests
    templates = sorted({path.split("/")[1] for path in _differing(old, new) if path.startswith("templates/")})
    if templates and old:  # of a project not yet saved there is nothing to differ from
        notes.append(f"Dessa mallar skiljer sig mellan versionerna, så papperen kan se annorlunda ut: {', '.join(templates)}.")
    return notes


def _differing(old: dict[str, str], new: dict[str, str]) -> list[str]:
    return sorted(path for path in old.keys() | new.keys() if old.get(path) != new.get(path))


def _item_notes(before: Side, after: Side) -> list[str]:
    """Say which files that a föredragningslista links to have other bytes: they are no cases, and told nowhere else."""
    old, new = before.version.digests, after.version.digests
    differing = {path for path in _differing(old, new) if is_other(path) and not is_case(path) and path in old and path in new}
    names = {path.rpartition("/")[2] for path in differing}
    found = []
    for path in sorted(path for path in new if is_meeting(path)) if names else ():
        meeting = after.meeting(path) if after.mentions(path, names) else None
        for group in meeting.agenda if meeting else ():
            for item in group.all_items():
                if item.target and place_of(path, item.target) in differing:
                    found.append(f"Filen till ärende {item.number} i {path} har annat innehåll: {item.target}.")
    return found


def _submodule_notes(old: Version, new: Version) -> list[str]:
    differing = sorted({module.path for module in set(old.submodules) ^ set(new.submodules)})
    return [f"Mappen {path} är ett eget git-förråd (submodule). Det som har ändrats i den är inte jämfört." for path in differing]


def _silent(candidates: set[str], changes: list[CaseChange], unreadable: set[str], old: Version, new: Version) -> list[str]:
    """Say how many files differ in their bytes only: re-wrapped lines, notes to oneself."""
    same = [change for change in changes if change.status == "same" and not change.moved and not change.renamed]
    paths = [change.case.path for change in same if old.digests.get(change.case.path) != new.digests.get(change.case.path)]
    paths = [path for path in paths if path in candidates and path not in unreadable]
    if not paths:
        return []
    shown = ", ".join(paths[:5]) + (f" och {len(paths) - 5} till" if len(paths) > 5 else "")
    return [f"Dessa filer är skrivna på annat sätt men ger samma papper: {shown}."]
