"""`papergen check` and `papergen rules`: what is wrong in the papers, and what the rules mean."""

import sys
from pathlib import Path

import click

from papergen.commands.surroundings import absolute, inside_cases, open_project_around, shown, telling_problems
from papergen.problems import Problem, Severity
from papergen.report import print_problems
from papergen.swedish import Command

OUTPUTS = ("text", "github", "json", "sarif")
MODES = ("utkast", "publicera")


class Codes(click.ParamType[tuple[str, ...]]):
    """A list of rules with commas between: codes, or their beginnings, such as `SUM,DEC001`."""

    name = "codes"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Split and check the list."""
        if isinstance(value, tuple):
            return value
        from papergen.check.engine import ALL_CODES
        from papergen.check.selection import unknown_codes

        wanted = tuple(part.strip().upper() for part in str(value).split(","))
        if unknown := unknown_codes(wanted, ALL_CODES):
            self.fail(f"Det finns ingen regel som börjar med ”{unknown[0]}”. Se dem med: papergen rules", param, ctx)
        return wanted


@click.command(cls=Command)
@click.argument("paths", nargs=-1, metavar="[SÖKVÄG]...", type=click.Path(path_type=Path))
@click.option(
    "--output",
    type=click.Choice(OUTPUTS),
    default="text",
    show_default=True,
    metavar="SÄTT",
    help="Hur fynden skrivs: text, github (för GitHub Actions), json eller sarif.",
)
@click.option(
    "--mode", type=click.Choice(MODES), metavar="LÄGE", help="utkast eller publicera. Annars det som papergen.toml säger."
)
@click.option("--select", type=Codes(), default=(), metavar="REGLER", help="Bara dessa regler, till exempel --select SUM,DEC001.")
@click.option("--ignore", type=Codes(), default=(), metavar="REGLER", help="Inte dessa regler.")
@click.option("--baseline", metavar="FIL", type=click.Path(path_type=Path), help="Visa bara fynd som inte finns i FIL.")
@click.option("--write-baseline", metavar="FIL", type=click.Path(path_type=Path), help="Skriv fynden till FIL som kända.")
@click.option("--fix", is_flag=True, help="Rätta det som säkert kan rättas: mellanslag, streck, avstavningar.")
@click.option("--diff", is_flag=True, help="Visa vad --fix skulle ändra, utan att ändra något.")
@click.pass_obj
def check(
    directory: Path | None,
    paths: tuple[Path, ...],
    output: str,
    mode: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    baseline: Path | None,
    write_baseline: Path | None,
    fix: bool,
    diff: bool,
) -> None:
    """Kontrollera ärenden och möten, utan att göra några papper.

    SÖKVÄG är en ärendefil eller en mapp. Utan SÖKVÄG kontrolleras allt i cases/. Vad reglerna menar visar: papergen rules
    """
    from papergen.steps import checking
    from papergen.steps.pool import cores, seldom_collect

    seldom_collect()
    with telling_problems():
        project = open_project_around(directory)
        chosen = inside_cases(project.cases, paths, directory)
        how = checking.how_to_check(project, mode, select, ignore)
        checked = checking.check_project(project, chosen, how, cores())
        if write_baseline:
            count = checking.write_known(absolute(write_baseline, directory), checked)
            click.echo(f"{count} fynd står i {shown(write_baseline)}. Visa bara nya med: --baseline {shown(write_baseline)}")
            return
        known = absolute(baseline, directory) if baseline else None
        checked = checking.new_findings(project, checked, known)
        problems = checking.problems_of(checked)
        failed: list[Problem] = []
        if fix or diff:
            from papergen.steps import mending

            mended, failed = mending.mend(project, checked, how, known)
            print_problems(failed)
            if diff:
                click.echo(mending.unified_diffs(mended), nl=False)
                if not mended and not failed:
                    click.echo("Det finns inget som --fix kan rätta.", err=True)
            else:
                mending.write_mended(project, mended)
                for one in mended:
                    click.echo(f"Rättat i {one.name}: {one.count} fynd.", err=True)
                checked = checking.new_findings(project, checking.check_project(project, chosen, how, cores()), known)
                problems = checking.problems_of(checked)
        if not diff:
            click.echo(checking.report(problems, output), nl=False)
        if failed or any(problem.severity is not Severity.INFO for problem in problems):
            sys.exit(1)


@click.command(cls=Command)
@click.argument("code", metavar="[REGEL]", required=False)
def rules(code: str | None) -> None:
    """Visa reglerna som check prövar, eller förklara en av dem.

    REGEL är en regels kod, till exempel SUM001.
    """
    from papergen.check import explaining

    if code and code.upper() not in explaining.codes():
        near = explaining.nearest(code)
        raise click.BadParameter(
            f"Regeln {code} finns inte.{f' Menade du {near}?' if near else ' Se dem med: papergen rules'}", param_hint="REGEL"
        )
    click.echo(explaining.explanation(code.upper()) if code else explaining.all_rules(), nl=False)
