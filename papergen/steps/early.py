"""What is made of meetings together with their papers, so that little is left to do when the last paper is done."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from papergen.project import Project
from papergen.steps.ahead import AheadTask, item_numbers
from papergen.steps.built import Built
from papergen.steps.making_papers import PaperTask

if TYPE_CHECKING:
    from papergen.steps.bundles import Begun


@dataclass(slots=True)
class Early:
    """The meetings that will be bound because papers of theirs are new, and what is there of them already.

    `meetings` has, by meeting file, the hashes of its own files as they were the last time. `tasks` come before the papers, in
    the same processes. `files` are what is made, by the meetings' folders in build/ and their names there; `begun` is the
    bundle, if it is only one.
    """

    project: Project
    meetings: Mapping[Path, Mapping[str, str]] = field(default_factory=dict)
    tasks: list[AheadTask] = field(default_factory=list)
    files: dict[Path, dict[str, bytes]] = field(default_factory=dict)
    begun: "Begun | None" = None

    def load(self) -> None:
        """Load what papers and their meetings need, once here, before processes are forked, instead of once in each."""
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

    def keep(self, folder: Path, made: Mapping[str, bytes]) -> None:
        """Keep files that were made for the meeting whose folder in build/ is `folder`."""
        self.files.setdefault(folder, {}).update(made)

    def take(self, results: Iterator[Built]) -> None:
        """Take the results of `tasks` or `lists`."""
        for task in self.tasks:
            self.keep(self.project.output_folder(task.meeting_file), next(results).ahead)

    def lists(self) -> list[AheadTask]:
        """Give the tasks that come after the papers: the föredragningslistor, which say on which pages they begin."""
        return [replace(task, ahead=self.files[self.project.output_folder(task.meeting_file)]) for task in self.tasks]

    def begin(self, last: Sequence[PaperTask | AheadTask]) -> None:
        """Begin the one bundle while other processes do the `last` tasks, without papers that are among them."""
        from papergen.steps.meanwhile import begin_bundle

        ((path, before),) = self.meetings.items()
        made = self.files.get(self.project.output_folder(path), {})
        new = [task.case_file for task in last if isinstance(task, PaperTask)]
        self.begun = begin_bundle(self.project, path, before, made, new)
