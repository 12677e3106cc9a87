"""What is made of meetings together with their papers, so that little is left to do when the last paper is done."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from papergen.problems import PapergenError
from papergen.project import Project
from papergen.steps.ahead import AheadTask, item_numbers
from papergen.steps.built import Built
from papergen.steps.making_papers import Composed, PaperTask, load_paper, read_for
from papergen.steps.manifest import MANIFEST
from papergen.steps.pool import begin_to_load, stop

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from papergen.steps.bundles import Begun, Bundle


@dataclass(slots=True)
class Early:
    """The meetings that will be bound because papers of theirs are new, and what is there of them already.

    `meetings` has, by meeting file, the hashes of its own files as they were the last time. `tasks` come before the papers, in
    the same processes. `files` are what is made, by the meetings' folders in build/ and their names there.

    If there is one meeting, its bundle is `begun` before all papers are there. If there is one paper too, `alone`, its part is
    made first, as `part`; then the whole `bundle` is bound while the paper itself is made.
    """

    project: Project
    meetings: Mapping[Path, Mapping[str, str]] = field(default_factory=dict)
    tasks: list[AheadTask] = field(default_factory=list)
    files: dict[Path, dict[str, bytes]] = field(default_factory=dict)
    alone: PaperTask | None = None
    part: Composed | None = None
    last: bool = False  # whether the last tasks are handed in
    begun: "Begun | None" = None
    bundle: "Bundle | None" = None
    process: "Executor | None" = None

    def begin(self, case_files: list[Path], folders: Iterable[Path]) -> None:
        """Begin a process for the one paper that seems to have changed, while it is looked up what has: it has much to load.

        Times are a hint here and no more. What is made hangs on content.
        """
        made = {path: _time(path / MANIFEST) for path in folders}
        newer = [path for path in case_files if 0 < made[self.project.output_folder(path)] < _time(path)]
        if len(newer) == 1 and self.project.meeting_file(newer[0]):
            self.process = begin_to_load(load_paper)

    def end(self) -> None:
        """End the process that was begun, if it has no use."""
        if self.process:
            stop(self.process)
            self.process.shutdown()  # until its threads are gone too: with them no process could be forked
            self.process = None

    def load(self) -> None:
        """Load what papers and their meetings need, once here, before processes are forked, instead of once in each."""
        import papergen.render.docx_paper
        import papergen.steps.papers

        if self.project.meeting_files():
            import papergen.steps.attachment_makers
            import papergen.steps.bundles  # noqa: F401

    def numbered(self, papers: list[PaperTask]) -> list[PaperTask]:
        """Give the papers with the numbers of their items, and plan what can be made beside them."""
        self.tasks = [AheadTask(self.project, path, before) for path, before in self.meetings.items()]
        numbers: dict[Path, str] = {}
        for path in self.meetings:
            numbers |= item_numbers(self.project, path)
        return [replace(task, number=numbers.get(task.case_file, "")) for task in papers]

    def first(self, papers: list[PaperTask]) -> list[PaperTask | AheadTask]:
        """Give the tasks to begin with: what does not hang on the papers, and the papers; of one alone only its part."""
        if not self.alone:
            return [*self.tasks, *papers]
        with suppress(PapergenError):  # then the process that makes the paper says what is wrong
            self.alone = replace(self.alone, given=read_for(self.alone))
        return [replace(self.alone, formats=())]

    def then(self) -> list[PaperTask | AheadTask]:
        """Give the tasks that come after: the föredragningslistor, which say on which pages papers begin, or the one paper."""
        self.last = True
        if self.alone:
            return [replace(self.alone, force=self.alone.force and not self.part)]  # its attachments have been made anew already
        ahead = {task.meeting_file: self.files[self.project.output_folder(task.meeting_file)] for task in self.tasks}
        self.tasks = [replace(task, ahead=ahead[task.meeting_file], outside=one) for task in self.tasks for one in (False, True)]
        return list(self.tasks)

    def keep(self, folder: Path, made: Mapping[str, bytes]) -> None:
        """Keep files that were made for the meeting whose folder in build/ is `folder`."""
        self.files.setdefault(folder, {}).update(made)

    def take(self, results: "Iterator[Composed | Built]") -> None:
        """Take the results of what comes before the papers."""
        if self.alone:
            part = next(results)
            self.part = part if isinstance(part, Composed) else None
        for task in self.tasks:
            self._keep_of(task, next(results))

    def take_rest(self, results: "Iterator[Composed | Built]") -> None:
        """Take the results of what comes after the papers, all there are: `then` is asked for it when the first is taken."""
        for number, result in enumerate(results):
            self._keep_of(self.tasks[number], result)

    def _keep_of(self, task: AheadTask, result: "Composed | Built") -> None:
        self.keep(self.project.output_folder(task.meeting_file), result.ahead if isinstance(result, Built) else {})

    def meanwhile(self) -> None:
        """Do what can be done of the one bundle while other processes work."""
        from papergen.steps.meanwhile import begin_bundle, bind_early

        ((path, before),) = self.meetings.items()
        made = self.files.get(self.project.output_folder(path), {})
        if self.last and self.part and self.begun:
            self.bundle = bind_early(self.project, path, before, self.begun, self.part)
        elif bool(self.alone) != self.last:
            new = self.alone.case_file if self.alone else None
            self.begun = begin_bundle(self.project, path, before, made, new)

    def fits(self, composed: "Composed | Built") -> None:
        """Forget the bundle that was bound early if its one paper has become another since: somebody is writing on it."""
        if self.part and isinstance(composed, Composed) and composed.in_bundle != self.part.in_bundle:
            self.begun = self.bundle = None


def _time(path: Path) -> int:
    """Give when a file was written, in nanoseconds; 0 if there is none."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
