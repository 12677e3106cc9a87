"""What a build says while it goes on and when it is done: problems, a line for each paper or a bar, and a table at the end."""

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from papergen.problems import Problem, Severity, in_order

if TYPE_CHECKING:
    from papergen.steps.built import Built

_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}


def print_problems(problems: Iterable[Problem]) -> None:
    """Print problems on standard error, in their order."""
    for problem in in_order(problems):
        first, _, hint = problem.as_text().partition("\n")
        where, _, rest = first.partition(f": {problem.code} ")
        code, said = f"{problem.code} {rest.partition(':')[0]}", rest.partition(":")[2]
        click.echo(f"{where}: {_colour(code, _COLORS[problem.severity])}:{said}" + (f"\n{hint}" if hint else ""), err=True)


def _colour(text: str, color: str) -> str:
    """Colour a text; click drops colours where the output is no terminal, and NO_COLOR (no-color.org) is respected here."""
    return text if os.environ.get("NO_COLOR") else click.style(text, fg=color)


class BuildReport:
    """Tells of `count` papers as they are done: on a terminal with a bar, elsewhere with a line each."""

    def __init__(self, count: int) -> None:
        """Start the bar where there is a terminal to show it on."""
        self.results: list[Built] = []
        self.told: set[Problem] = set()
        self.bar = click.progressbar(length=count, label="Gör papper", file=sys.stderr) if count and sys.stderr.isatty() else None
        if self.bar:
            self.bar.render_progress()

    def tell(self, result: "Built") -> None:
        """Tell of one paper or meeting; what many papers share (a meeting, a template) is told once."""
        self.results.append(result)
        fresh = [problem for problem in result.problems if problem not in self.told]
        self.told.update(fresh)
        if self.bar and fresh:
            click.echo("\r\033[2K", nl=False, err=True)
        print_problems(fresh)
        if self.bar:
            self.bar.update(1)
        elif result.files and result.fresh:
            first, *others = result.files
            click.echo("  ".join(("klart", first, *(f"+ {_short(other, first)}" for other in others))))

    def close(self) -> None:
        """End the bar."""
        if self.bar:
            self.bar.render_finish()

    def summary(self, build: str) -> None:
        """Print the table of what was made, and one sentence that says how it went; `build` is how the folder is shown."""
        named = [result for result in self.results if result.name]
        made = [result for result in named if result.fresh and result.files]
        failed = [result for result in named if any(problem.severity is Severity.ERROR for problem in result.problems)]
        same = len(named) - len(made) - len(failed)
        if not named:
            click.echo("Det finns inga ärendefiler att göra papper av.")
            return
        if len(made) + len(failed) > 1:
            _table([result for result in named if result.fresh])
        parts = [
            f"{_count(len(made), 'färdigt', 'färdiga')}" if made else "",
            _count(same, "oförändrat", "oförändrade") if same else "",
        ]
        parts += [f"{len(failed)} med fel" if failed else ""]
        click.echo(f"{', '.join(filter(None, parts)).capitalize()}. Filerna ligger i {build}.")


def _short(other: str, first: str) -> str:
    """Give another file's suffix where the rest of its name is the same, else its name."""
    return other.rpartition(".")[2] if other.rpartition(".")[0] == first.rpartition(".")[0] else other.rpartition("/")[2]


def _table(results: list["Built"]) -> None:
    rows = [("Papper", "Sidor", "Problem", "Tid")]
    first = {result.name: result for result in reversed(results)}  # a meeting's supplement comes after its bundle
    rows += [
        (
            _called(result, first),
            str(result.pages or "–"),
            str(len(result.problems) or "–"),
            f"{result.seconds:.2f} s".replace(".", ","),
        )
        for result in results
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    for row in rows:
        click.echo("  ".join((row[0].ljust(widths[0]), *(row[column].rjust(widths[column]) for column in (1, 2, 3)))))


def _called(result: "Built", first: "dict[str, Built]") -> str:
    """Give what a row is called: its case or meeting, or, where that has a row already, the file that was made."""
    return result.name if first[result.name] is result or not result.files else result.files[0]


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
