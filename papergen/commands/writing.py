"""What helps while a case is written: `papergen fmt`, `show`, `lsp` and `git-setup`."""

import gc
import sys
from pathlib import Path

import click

from papergen.commands.surroundings import absolute, inside_cases, open_project_around, telling_problems
from papergen.report import print_problems
from papergen.swedish import Command

VIEWS = ("case", "context", "typst", "text")


@click.command(cls=Command, short_help="Skriv om filerna med en mening på varje rad.")
@click.argument("paths", nargs=-1, metavar="[SÖKVÄG]...", type=click.Path(path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Visa vilka filer som skulle ändras, utan att ändra dem.")
@click.option("--diff", is_flag=True, help="Visa vad som skulle ändras, rad för rad, utan att ändra något.")
@click.pass_obj
def fmt(directory: Path | None, paths: tuple[Path, ...], only_check: bool, diff: bool) -> None:
    """Skriv om filerna med en mening på varje rad, så att det syns i git vad som har ändrats.

    Papperen blir precis som förut. SÖKVÄG är en ärendefil, en mötesfil eller en mapp. Utan SÖKVÄG skrivs allt i cases/ om.
    """
    from papergen.steps import formatting
    from papergen.steps.unified import unified_diff

    with telling_problems():
        project = open_project_around(directory)
        done = formatting.format_files(project, inside_cases(project.cases, paths, directory, whole_meetings=False))
        changed = [one for one in done if one.changed]
        print_problems(problem for one in done for problem in one.problems)
        if diff:
            click.echo("".join(unified_diff(one.name, one.before, one.after) for one in changed), nl=False)
        for one in changed if only_check or not diff else ():
            if not only_check:
                formatting.write_formatted(project, one)
            click.echo(one.name if only_check else f"formaterad  {one.name}")
        if any(one.problems for one in done) or (only_check and changed):
            sys.exit(1)
        if not (changed or diff or only_check):
            click.echo("Alla filer är redan formaterade.")


@click.command(cls=Command)
@click.argument("file", metavar="FIL", type=click.Path(path_type=Path))
@click.option(
    "--as", "view", type=click.Choice(VIEWS), metavar="SÄTT", default="case", show_default=True, help="Vad som visas av ärendet."
)
@click.pass_obj
def show(directory: Path | None, file: Path, view: str) -> None:
    """Visa vad papergen har läst i en ärendefil.

    case: allt som lästs, som JSON. context: namnen som mallen får. typst: det som PDF:en sätts av. text: papperets text.
    Av en Wordfil, var den än ligger, visas texten.
    """
    from papergen.steps import showing

    with telling_problems():
        if file.suffix.lower() == ".docx":
            click.echo(showing.show_word_file(absolute(file, directory), str(file)), nl=False)
            return
        project = open_project_around(directory or file.absolute().parent)
        (case_file,) = inside_cases(project.cases, (file,), directory)
        if case_file.is_dir():
            raise click.BadParameter(f"{file} är ett möte eller en mapp; skriv namnet på en ärendefil.", param_hint="FIL")
        click.echo(showing.show(project, case_file, view), nl=False)


@click.command("git-setup", cls=Command, short_help="Ställ in git så att git diff visar texten i Wordfiler.")
@click.option("--remove", is_flag=True, help="Ta bort inställningarna igen.")
@click.pass_obj
def git_setup(directory: Path | None, remove: bool) -> None:
    """Ställ in git så att git diff visar texten i Wordfiler, och under vilken rubrik något har ändrats i ett ärende."""
    from papergen.steps import git_setup as setting_up

    with telling_problems():
        root = open_project_around(directory).root
        if remove:
            setting_up.remove(root)
            click.echo("Inställningarna är borta. Det som stod i .gitattributes förut står kvar.")
        else:
            setting_up.set_up(root)
            click.echo("Klart. Pröva med git diff. Spara .gitattributes i git; var och en kör papergen git-setup en gång.")


@click.command(cls=Command)
def lsp() -> None:
    """Språkservern, som redigeringsprogram startar själva.

    Den talar Language Server Protocol på standard in och standard ut. Handboken säger hur VS Code ställs in.
    """
    from papergen.lsp.server import serve

    gc.set_threshold(2000, 10, 10)  # it lives all day, so that rubbish adds up: Python's usual care instead of a command's
    serve()
