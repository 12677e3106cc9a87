"""After the meeting is built: the supplement to what has been sent out, and whether build/ is what was made."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from papergen.pipeline import build
from papergen.problems import PapergenError, Problem, Severity, point
from papergen.project import Project, open_project
from papergen.steps.built import Built
from papergen.steps.disk import remove, temporary_folder, write
from papergen.steps.manifest import MANIFEST, Made, sha256
from papergen.steps.plan import SUPPLEMENT, SUPPLEMENTS, Folder, open_folder

NOT_SENT = "MOT025"


def build_supplements(
    project: Project, paths: tuple[Path, ...], results: list[Built], jobs: int, tell: Callable[[Built], None]
) -> list[Built]:
    """Make tillägg.pdf for each meeting among `paths` that is bound; `results` are those of the build before.

    Where no path is named, meetings that have not been sent out are passed over, unless none has.
    """
    bound = {result.name for result in results if result.files}
    made = [
        build_supplement(project, meeting_file, jobs)
        for meeting_file in project.meeting_files(paths)
        if project.relative(meeting_file) in bound
    ]
    sent = [result for result in made if all(problem.code != NOT_SENT for problem in result.problems)]
    told = made if paths or not sent else sent
    for result in told:
        tell(result)
    return told


def build_supplement(project: Project, meeting_file: Path, jobs: int = 1) -> Built:
    """Make tillägg.pdf of a meeting that has been sent out: both what was sent and what is now are built, and compared.

    The meeting as it is now must have been built without errors. What was sent is built from its commit in a folder of its own.
    """
    from papergen.bundle.reading import page_count
    from papergen.steps.bundles import bind
    from papergen.steps.dispatched import dispatched
    from papergen.steps.git import files_at
    from papergen.steps.meeting_items import read_whole
    from papergen.steps.sent_out import dispatch_of
    from papergen.steps.supplement import supplement

    begun = time.perf_counter()
    older, name = project.output_folder(meeting_file) / SUPPLEMENT, project.relative(meeting_file)
    try:
        commit = dispatch_of(project, meeting_file)
        with temporary_folder() as old_root:
            files_at(project.root, commit, old_root, point(name))
            try:
                old = open_project(old_root)
            except PapergenError as error:
                raise PapergenError([_not_again(name, error.problems[0])]) from error
            sent = _meeting_sent(old, old_root / meeting_file.relative_to(project.root), name, jobs)
            before = bind(old, sent).before
            made = supplement(project, meeting_file, dispatched(old, sent, before), read_whole(old, sent), before)
        folder = open_folder(older.parent)
        if made is None:
            message = "Inget papper är ändrat sedan utskicket, så det behövs inget tillägg."
            needless = Problem("MOT028", message, point(name), severity=Severity.INFO)
            return Built("", (), (needless, *_without_supplement(project, folder)), fresh=False)
        made_of = next((dict(one.inputs) for one in folder.files.values() if one.owner == name), {})
        folder.files[SUPPLEMENT] = Made(name + SUPPLEMENTS, sha256(made.data), made_of)
        write({older: made.data, older.with_name(MANIFEST): folder.manifest.as_json().encode()}, name, project.root)
        told = tuple(_to_send_too(project, name, path) for path in made.beside)
        return Built(name, (project.relative(older),), told, page_count(made.data), time.perf_counter() - begun)
    except PapergenError as error:
        left = _without_supplement(project, open_folder(older.parent))
        return Built(name, (), (*error.problems, *left), seconds=time.perf_counter() - begun)


def _to_send_too(project: Project, name: str, path: Path) -> Problem:
    """Say that a file beside the bundle is new or another: it is not in the supplement, and easily forgotten."""
    message = f"{project.relative(path)} är ny eller ändrad sedan utskicket, och ligger inte i tillägget."
    return Problem("MOT033", message, point(name), "Skicka filen tillsammans med tillägg.pdf.", Severity.WARNING)


def _meeting_sent(old: Project, meeting_file: Path, name: str, jobs: int) -> Path:
    """Build a meeting as it was sent out; gives its file then, which may have been spelt otherwise. Raises PapergenError."""
    sent = old.meeting_file(meeting_file) if meeting_file.parent.is_dir() else None
    if sent is None:
        message, hint = "Mötet fanns inte i det som skickades ut.", "Se efter att utskick är rätt commit."
        raise PapergenError([Problem("MOT026", message, point(name), hint)])
    # Meetings in folders inside this one's are built too, but are none of its business.
    results = [one for one in build(old, (sent.parent,), jobs=jobs) if (old.root / one.name).parent == sent.parent]
    failed = [problem for one in results for problem in one.problems if problem.severity is Severity.ERROR]
    if failed:
        raise PapergenError([_not_again(name, failed[0])])
    return sent


def _not_again(name: str, why: Problem) -> Problem:
    """Say that what was sent out cannot be built, and the first fault in it with its place then."""
    where = f"{why.place}: " if why.place else ""
    message = f"Det som skickades ut går inte att bygga igen. {where}{why.message}"
    return Problem("MOT027", message, point(name), "Se efter att utskick är rätt commit.")


def _without_supplement(project: Project, folder: Folder) -> list[Problem]:
    """Remove a supplement that stands for nothing any more, also from the manifest; gives what went wrong."""
    problems = remove([folder.path / SUPPLEMENT], project.root)
    if folder.files.pop(SUPPLEMENT, None):
        try:
            write({folder.path / MANIFEST: folder.manifest.as_json().encode()}, MANIFEST, project.root)
        except PapergenError as error:
            problems += error.problems
    return problems


def verify_folder(project: Project, folder: Path, rebuild: bool, jobs: int = 1) -> tuple[int, list[Problem]]:
    """Check a folder of build/ against its manifest, and with `rebuild` against what the project gives now.

    Gives how many files there are, and the problems; raises PapergenError where there is no manifest.
    """
    from papergen.steps.verifying import compare, verify

    count, problems = verify(project, folder)
    if rebuild:
        with temporary_folder() as elsewhere:
            again = replace(project, build_elsewhere=elsewhere)
            results = build(again, (project.cases / folder.relative_to(project.build),), jobs=jobs)
            failed = [one for result in results for one in result.problems if one.severity is Severity.ERROR]
            if failed:  # then every file of the meeting would be another, and why would be lost among them
                return count, [*failed, *problems]
            problems += compare(project, folder, elsewhere / folder.relative_to(project.build))
    return count, problems
