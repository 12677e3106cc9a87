"""`papergen diff`: what changed between two versions of the papers."""

import os
import sys
from pathlib import Path

import click

from papergen.commands.surroundings import absolute, coloured_output, shown, telling_problems, today
from papergen.swedish import Command

DIFF_FORMATS = ("text", "markdown", "html", "docx", "pdf")


@click.command("diff", cls=Command)
@click.argument("words", nargs=-1, metavar="[GAMMAL [NY]]")
@click.option(
    "--format",
    "form",
    type=click.Choice(DIFF_FORMATS),
    metavar="FORMAT",
    default="text",
    show_default=True,
    help=f"Hur ändringarna visas: {', '.join(DIFF_FORMATS)}.",
)
@click.option(
    "-o", "out", metavar="MAPP", type=click.Path(path_type=Path), help="Skriv en fil för varje papper i MAPP, och en för alla."
)
@click.option("--since", metavar="NAMN", default="", help="Jämför med utskicket (utskick) eller en läsning (granskning/namn).")
@click.option("--exit-code", is_flag=True, help="Sluta med kod 1 om något har ändrats.")
@click.pass_obj
def diff_command(
    directory: Path | None, words: tuple[str, ...], form: str, out: Path | None, since: str, exit_code: bool
) -> None:
    """Visa vad som har ändrats mellan två versioner av papperen.

    GAMMAL och NY är commits, grenar eller taggar i git, eller två filer. Utan NY jämförs med det som ligger på disken nu, utan
    GAMMAL med det som senast sparades i git. A...B jämför B med platsen där grenarna gick isär.
    """
    from papergen.steps import difference

    if len(words) > 2 or (since and words):
        raise click.UsageError("Ange högst två versioner, eller --since och ingen version.")
    if form in ("docx", "pdf") and out is None:
        raise click.UsageError(f"Formatet {form} blir filer. Säg var de ska ligga: -o MAPP")
    if form not in difference.FORMATS:
        raise click.UsageError(f"Formatet {form} finns inte än. Välj bland {', '.join(difference.FORMATS)}.")
    folder = directory or Path.cwd()
    with telling_problems(2):
        found = difference.difference(words, since, Path(os.path.abspath(folder)), folder, today())
        if out is None:
            click.echo(difference.shown(found, form, colour=coloured_output()), nl=False)
        else:
            files = difference.written(found, form, absolute(out, directory))
            click.echo(f"{len(files)} {'fil' if len(files) == 1 else 'filer'} i {shown(absolute(out, directory))}.")
    if exit_code and found.found:
        sys.exit(1)
