"""`papergen build` and `papergen verify`: papers and bundles, and whether they are what they were."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from papergen.commands.surroundings import absolute, inside_cases, open_project_around, shown, telling_problems
from papergen.problems import Problem, Severity
from papergen.report import BuildReport, print_problems
from papergen.swedish import AtLeastOne, Command

if TYPE_CHECKING:
    from papergen.project import Project
    from papergen.steps.built import Built

FORMATS = ("docx", "pdf")


class Formats(click.ParamType[tuple[str, ...]]):
    """A list of formats with commas between, such as `docx,pdf`."""

    name = "format"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Split and check the list; each format once, in our own order."""
        if isinstance(value, tuple):
            return value
        wanted = [part.strip().lower() for part in str(value).split(",")]
        unknown = [part for part in wanted if part not in FORMATS]
        if unknown:
            self.fail(
                f"”{unknown[0]}” är inget format. Välj bland {', '.join(FORMATS)}, till exempel --format docx,pdf.", param, ctx
            )
        return tuple(form for form in FORMATS if form in wanted)


@click.command(cls=Command)
@click.argument("paths", nargs=-1, metavar="[SÖKVÄG]...", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "formats",
    type=Formats(),
    default=",".join(FORMATS),
    show_default=True,
    metavar="FORMAT",
    help="Vilka filer som görs.",
)
@click.option(
    "--jobs",
    type=AtLeastOne(),
    metavar="ANTAL",
    help="Hur många papper som görs samtidigt. Annars lika många som datorn har kärnor.",
)
@click.option("--force", is_flag=True, help="Gör allt på nytt, också det som inte har ändrats.")
@click.option("--publicera", is_flag=True, help="Gör bara papper som kan publiceras: de där check inte hittar några fel.")
@click.option(
    "--tillagg",
    is_flag=True,
    help="Gör också tillägg.pdf av det som har ändrats sedan utskicket.",
)
@click.pass_obj
def build(
    directory: Path | None,
    paths: tuple[Path, ...],
    formats: tuple[str, ...],
    jobs: int | None,
    force: bool,
    publicera: bool,
    tillagg: bool,
) -> None:
    """Gör papper av ärendefiler, och handlingar av möten.

    SÖKVÄG är en ärendefil eller en mapp med ärenden. Utan SÖKVÄG görs allt i cases/. Bara det som har ändrats görs på nytt.
    Det som görs läggs i build/.
    """
    from papergen import dispatch, pipeline
    from papergen.steps.interrupts import CTRL_C
    from papergen.steps.pool import cores, seldom_collect

    seldom_collect()
    with telling_problems(), CTRL_C:
        project = open_project_around(directory)
        chosen = inside_cases(project.cases, paths, directory)
        if tillagg and ("pdf" not in formats or not project.meeting_files(chosen)):
            raise click.UsageError("--tillagg gör en PDF för ett möte. Ange mötets mapp, och inget format utan pdf.")
        refused = _refused(project, chosen, jobs or cores()) if publicera else {}
        report = BuildReport(len(project.case_files(chosen)))
        try:
            tell = _all_but_that_it_is_sent(report) if tillagg else report.tell
            results = pipeline.build(
                project, chosen, formats, jobs or cores(), tell, force=force, refused=refused, supplements_next=tillagg
            )
            if tillagg:
                results += dispatch.build_supplements(project, chosen, results, jobs or cores(), report.tell)
        except KeyboardInterrupt:
            report.close()
            click.echo("Avbrutet. Det som var klart ligger kvar i build.", err=True)
            sys.exit(130)
        report.close()
        report.summary(shown(project.build))
        if any(problem.severity is Severity.ERROR for result in results for problem in result.problems):
            sys.exit(1)


def _all_but_that_it_is_sent(report: BuildReport) -> Callable[["Built"], None]:
    """Tell all but that a bundle has changed since it was sent out (MOT031): that is why a supplement is made."""

    def tell(result: "Built") -> None:
        report.tell(replace(result, problems=tuple(problem for problem in result.problems if problem.code != "MOT031")))

    return tell


def _refused(project: "Project", paths: tuple[Path, ...], jobs: int) -> dict[str, tuple[Problem, ...]]:
    """Give the errors that keep cases and meetings from being published."""
    from papergen.steps import checking

    return checking.refused(project, paths, jobs)


@click.command(cls=Command)
@click.argument("folder", metavar="MAPP", type=click.Path(path_type=Path))
@click.option("--rebuild", is_flag=True, help="Gör papperen på nytt och jämför varje byte.")
@click.pass_obj
def verify(directory: Path | None, folder: Path, rebuild: bool) -> None:
    """Kontrollera att det som ligger i build är det som gjordes.

    MAPP är ett mötes mapp i build, till exempel build/socialnamnden-2026-02-17.
    """
    from papergen import dispatch
    from papergen.commands.nearest_path import meant_path
    from papergen.steps.pool import cores

    with telling_problems():
        project = open_project_around(directory or folder.absolute())
        made = absolute(folder, directory)
        meant = "" if made.exists() else meant_path(folder, (directory or Path.cwd(), project.root, project.build), project.build)
        if meant:
            raise click.BadParameter(f"{folder} finns inte. Menade du {meant}?", param_hint="MAPP")
        if project.build not in made.parents or not made.is_dir():
            raise click.BadParameter(f"{folder} är ingen mapp i projektets build.", param_hint="MAPP")
        count, problems = dispatch.verify_folder(project, made, rebuild, cores())
        print_problems(problems)
        if any(problem.severity is Severity.ERROR for problem in problems):
            sys.exit(1)
        files, again = ("filen är som den gjordes", "den") if count == 1 else ("filer är som de gjordes", "de")
        click.echo(f"{count} {files}{f', och som projektet ger när {again} görs på nytt' if rebuild else ''}.")
