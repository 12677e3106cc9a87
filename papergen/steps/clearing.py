"""What is taken away when a build is done: what stands for nothing any more, with a word wherever somebody may miss it."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from papergen.problems import PapergenError, Problem, Severity
from papergen.project import Project
from papergen.steps.built import Built
from papergen.steps.disk import remove, write_if_changed
from papergen.steps.loose_attachments import cases_below, loose_attachments, other_endings
from papergen.steps.manifest import MANIFEST, Hashes
from papergen.steps.plan import SUPPLEMENT, SUPPLEMENTS, Folder, empty_folders, stale_files, unchanged


def forget_the_gone(project: Project, folders: Mapping[Path, Folder]) -> None:
    """Forget what the manifests know of cases and meetings that are there no more, so that their papers are cleared."""
    meetings = [project.relative(path) for path in project.meeting_files()]
    there = {*map(project.relative, project.case_files()), *meetings, *(name + SUPPLEMENTS for name in meetings)}
    for folder in folders.values():
        for owner in {made.owner for made in folder.files.values()} - there:
            folder.forget(owner)


def remove_unbound(
    project: Project, meeting_files: list[Path], folders: Mapping[Path, Folder], papers: tuple[Built, ...]
) -> Iterator[Built]:
    """Remove the bundles of meetings that are not bound this time though one of their papers is new: they are out of date."""
    for meeting_file in project.meeting_files():
        path = project.output_folder(meeting_file)
        changed = any(paper.fresh and (project.root / paper.name).parent == meeting_file.parent for paper in papers)
        if meeting_file in meeting_files or not changed or not (old := folders[path].forget(project.relative(meeting_file))):
            continue
        yield Built("", (), (_out_of_date(project, path), *remove((path / name for name in old), project.root)))


def remove_old_supplements(project: Project, folders: Mapping[Path, Folder], again: Collection[Path]) -> Iterator[Built]:
    """Remove supplements to meetings of which something has changed since: a supplement is only made when it is asked for.

    Those in the folders `again` are made next, so nothing is said of them. One that no manifest knows, since that is damaged,
    is as old as any.
    """
    hashes = Hashes(project.root)
    for path, folder in folders.items():
        known = folder.files.get(SUPPLEMENT)
        if unchanged(folder, known.owner, [SUPPLEMENT], hashes) if known else not (path / SUPPLEMENT).exists():
            continue
        folder.files.pop(SUPPLEMENT, None)
        message = f"{project.relative(path / SUPPLEMENT)} är borttagen, för att mötet eller filen är ändrad."
        cases = project.relative(project.cases / path.relative_to(project.build))
        hint = f"Gör den på nytt med: papergen build --tillagg {cases}"
        told = [] if folder.path in again else [Problem("MOT029", message, hint=hint, severity=Severity.WARNING)]
        yield Built("", (), (*told, *remove([path / SUPPLEMENT], project.root)))


def left_behind(project: Project, meeting_files: list[Path], folders: Mapping[Path, Folder]) -> Iterator[Built]:
    """Warn of attachments that nothing names, in meetings that are bound: what else their papers name is not known."""
    used = {path for folder in folders.values() for made in folder.files.values() for path in made.inputs}
    for meeting_file in meeting_files:
        if folders[project.output_folder(meeting_file)].names_of(project.relative(meeting_file)):
            told = [
                *other_endings(project, meeting_file),
                *cases_below(project, meeting_file),
                *loose_attachments(project, meeting_file, used, folders),
            ]
            if told:
                yield Built("", (), tuple(told))


def _out_of_date(project: Project, folder: Path) -> Problem:
    cases = project.relative(project.cases / folder.relative_to(project.build))
    return Problem(
        "MOT019",
        f"Mötets handlingar i {project.relative(folder)} är borttagna, för att ett av papperen är ändrat.",
        hint=f"Gör dem på nytt med: papergen build {cases}",
        severity=Severity.WARNING,
    )


def settle(project: Project, paths: tuple[Path, ...], folders: dict[Path, Folder]) -> list[Problem]:
    """Write the manifests that have changed, and remove what stands for no case any more."""
    problems: list[Problem] = []
    for folder in folders.values():
        if folder.files:
            try:
                write_if_changed(folder.path / MANIFEST, folder.manifest.as_json().encode(), MANIFEST, project.root)
            except PapergenError as error:
                problems += error.problems
    whole = [path for path in paths if path.is_dir()] if paths else [project.cases]
    cleared = tuple(project.build / path.relative_to(project.cases) for path in whole)
    if not cleared:
        return problems
    expected = {folder.path / name for folder in folders.values() for name in folder.files}
    expected |= {folder.path / MANIFEST for folder in folders.values() if folder.files}
    problems += remove(stale_files(project, expected, cleared), project.root)
    for empty in empty_folders(cleared):
        with suppress(OSError):  # it stands in nobody's way
            empty.rmdir()
    return problems
