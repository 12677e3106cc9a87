"""The commands: options in, exit code out.

What they do is in `pipeline.py`, which is imported where a command needs it, since heavy libraries come with it.
"""

import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from papergen import __version__
from papergen.problems import PapergenError, Problem, Severity
from papergen.report import BuildReport, print_problems
from papergen.swedish import AtLeastOne, Group, speak_swedish

if TYPE_CHECKING:
    from papergen.project import Project

speak_swedish()

FORMATS = ("docx", "pdf")
OUTPUTS = ("text", "github", "json", "sarif")
MODES = ("utkast", "publicera")
DIFF_FORMATS = ("text", "markdown", "html", "docx", "pdf")
VIEWS = ("case", "context", "typst", "text")


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


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="papergen", message="%(prog)s %(version)s")
@click.option(
    "-C", "directory", metavar="MAPP", type=click.Path(path_type=Path), help="Arbeta i projektet i MAPP i stället för här."
)
@click.pass_context
def main(ctx: click.Context, directory: Path | None) -> None:
    """Papper till nämnden: från ärendefiler i text till Word och PDF."""
    ctx.obj = directory


@main.command()
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
    from papergen.steps.pool import cores, seldom_collect

    seldom_collect()
    with _telling_problems():
        project = _project(directory)
        chosen = _inside_cases(project.cases, paths, directory)
        if tillagg and ("pdf" not in formats or not project.meeting_files(chosen)):
            raise click.UsageError("--tillagg gör en PDF för ett möte. Ange mötets mapp, och inget format utan pdf.")
        refused = _refused(project, chosen, jobs or cores()) if publicera else {}
        report = BuildReport(len(project.case_files(chosen)))
        try:
            results = pipeline.build(project, chosen, formats, jobs or cores(), report.tell, force=force, refused=refused)
            if tillagg:
                results += dispatch.build_supplements(project, chosen, results, jobs or cores(), report.tell)
        except KeyboardInterrupt:
            report.close()
            click.echo("Avbrutet. Det som var klart ligger kvar i build.", err=True)
            sys.exit(130)
        report.close()
        report.summary(_shown(project.build))
        if any(problem.severity is Severity.ERROR for result in results for problem in result.problems):
            sys.exit(1)


@main.command()
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
    with _telling_problems():
        project = _project(directory)
        chosen = _inside_cases(project.cases, paths, directory)
        how = checking.how_to_check(project, mode, select, ignore)
        checked = checking.check_project(project, chosen, how, cores())
        if write_baseline:
            count = checking.write_known(_absolute(write_baseline, directory), checked)
            click.echo(f"{count} fynd står i {_shown(write_baseline)}. Visa bara nya med: --baseline {_shown(write_baseline)}")
            return
        known = _absolute(baseline, directory) if baseline else None
        checked = checking.new_findings(project, checked, known)
        problems = checking.problems_of(checked)
        if fix or diff:
            from papergen.steps import mending

            mended, failed = mending.mend(project, checked, how, known)
            print_problems(failed)
            if diff:
                click.echo(mending.unified_diff(mended), nl=False)
            else:
                mending.write_mended(project, mended)
                for one in mended:
                    click.echo(f"Rättat i {one.name}: {one.count} fynd.", err=True)
                checked = checking.new_findings(project, checking.check_project(project, chosen, how, cores()), known)
                problems = checking.problems_of(checked)
        if not diff:
            click.echo(checking.report(problems, output), nl=False)
        if any(problem.severity is not Severity.INFO for problem in problems):
            sys.exit(1)


@main.command()
@click.argument("code", metavar="[REGEL]", required=False)
def rules(code: str | None) -> None:
    """Visa reglerna som check prövar, eller förklara en av dem.

    REGEL är en regels kod, till exempel SUM001.
    """
    from papergen.check import explaining

    if code and code.upper() not in explaining.codes():
        near = explaining.nearest(code)
        raise click.BadParameter(f"Regeln {code} finns inte.{f' Menade du {near}?' if near else ''}", param_hint="REGEL")
    click.echo(explaining.explanation(code.upper()) if code else explaining.all_rules(), nl=False)


@main.command()
@click.argument("paths", nargs=-1, metavar="[SÖKVÄG]...", type=click.Path(path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="Visa vilka filer som skulle ändras, utan att ändra dem.")
@click.option("--diff", is_flag=True, help="Visa vad som skulle ändras, rad för rad, utan att ändra något.")
@click.pass_obj
def fmt(directory: Path | None, paths: tuple[Path, ...], only_check: bool, diff: bool) -> None:
    """Skriv om filerna med en mening på varje rad, så att det syns i git vad som har ändrats.

    Papperen blir precis som förut. SÖKVÄG är en ärendefil, en mötesfil eller en mapp. Utan SÖKVÄG skrivs allt i cases/ om.
    """
    from papergen.steps import formatting

    with _telling_problems():
        project = _project(directory)
        done = formatting.format_files(project, _inside_cases(project.cases, paths, directory, whole_meetings=False))
        changed = [one for one in done if one.changed]
        print_problems(problem for one in done for problem in one.problems)
        if diff:
            click.echo("".join(map(formatting.unified_diff, changed)), nl=False)
        for one in changed if only_check or not diff else ():
            if not only_check:
                formatting.write_formatted(project, one)
            click.echo(one.name if only_check else f"formaterad  {one.name}")
        if any(one.problems for one in done) or (only_check and changed):
            sys.exit(1)
        if not (changed or diff or only_check):
            click.echo("Alla filer är redan formaterade.")


@main.command()
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

    with _telling_problems():
        if file.suffix.lower() == ".docx":
            click.echo(showing.show_word_file(_absolute(file, directory), str(file)), nl=False)
            return
        project = _project(directory or file.absolute().parent)
        (case_file,) = _inside_cases(project.cases, (file,), directory)
        click.echo(showing.show(project, case_file, view), nl=False)


@main.command()
@click.argument("folder", metavar="MAPP", type=click.Path(path_type=Path))
@click.option("--rebuild", is_flag=True, help="Gör papperen på nytt och jämför varje byte.")
@click.pass_obj
def verify(directory: Path | None, folder: Path, rebuild: bool) -> None:
    """Kontrollera att det som ligger i build är det som gjordes.

    MAPP är ett mötes mapp i build, till exempel build/socialnamnden-2026-02-17.
    """
    from papergen import dispatch
    from papergen.steps.pool import cores

    with _telling_problems():
        project = _project(directory or folder.absolute())
        absolute = _absolute(folder, directory)
        if project.build not in absolute.parents or not absolute.is_dir():
            raise click.BadParameter(f"{folder} är ingen mapp i projektets build.", param_hint="MAPP")
        count, problems = dispatch.verify_folder(project, absolute, rebuild, cores())
        print_problems(problems)
        if any(problem.severity is Severity.ERROR for problem in problems):
            sys.exit(1)
        files, again = ("filen är som den gjordes", "den") if count == 1 else ("filer är som de gjordes", "de")
        click.echo(f"{count} {files}{f', och som projektet ger när {again} görs på nytt' if rebuild else ''}.")


@main.group()
def new() -> None:
    """Börja på något nytt: ett projekt, ett möte eller ett ärende."""


@new.command("project")
@click.argument("target", metavar="MAPP", type=click.Path(path_type=Path))
@click.option("--organisation", metavar="NAMN", prompt="Kommunens namn", help="Kommunens namn.")
@click.option("--forvaltning", metavar="NAMN", prompt="Förvaltningens namn", default="", help="Förvaltningens namn.")
@click.option("--namnd", metavar="NAMN", prompt="Nämndens namn", help="Nämndens namn.")
def new_project(target: Path, organisation: str, forvaltning: str, namnd: str) -> None:
    """Gör ett projekt i MAPP med inställningar, mallar och ett första ärende."""
    from papergen.steps import beginning

    with _telling_problems():
        files = beginning.new_project(target, organisation.strip(), forvaltning.strip(), namnd.strip(), _today())
        click.echo(f"Projektet ligger i {_shown(target)}. Det innehåller {len(files)} filer.")
        click.echo(f"Gör papperen med: papergen -C {_shown(target)} build")


@new.command("meeting")
@click.argument("target", metavar="[MAPP]", required=False, type=click.Path(path_type=Path))
@click.option("--namnd", metavar="NAMN", prompt="Nämnden", help="Nämnden som möts.")
@click.option(
    "--datum", prompt="Datum (ÅÅÅÅ-MM-DD)", type=click.DateTime(["%Y-%m-%d"]), metavar="ÅÅÅÅ-MM-DD", help="Mötets datum."
)
@click.option("--tid", metavar="TT:MM", prompt="Tid (TT:MM)", default="", help="När mötet börjar, till exempel 17:30.")
@click.option("--plats", metavar="PLATS", prompt="Plats", default="", help="Var mötet hålls.")
@click.pass_obj
def new_meeting(directory: Path | None, target: Path | None, namnd: str, datum: datetime, tid: str, plats: str) -> None:
    """Gör en mapp för ett möte, med mötesfil och föredragningslista.

    MAPP är mappen som görs, till exempel cases/socialnamnden-2026-02-17. Utan MAPP får den namn efter nämnd och datum.
    """
    from papergen.steps import beginning

    with _telling_problems():
        project = _project(directory or (target.absolute().parent if target else None))
        folder = _absolute(target, directory) if target else None
        written = beginning.new_meeting(project, folder, namnd.strip(), datum.date(), tid.strip(), plats.strip())
        click.echo(f"Mötesfilen är {_shown(written)}. Lägg ärendefiler i samma mapp och skriv dem i listan.")


@new.command("case")
@click.argument("target", metavar="FIL", type=click.Path(path_type=Path))
@click.option("--titel", metavar="TITEL", prompt="Ärendets titel", help="Ärendets titel.")
@click.option("--dnr", metavar="DNR", default="", help="Diarienummer.")
@click.option("--namnd", metavar="NAMN", default="", help="Nämnden. Behövs inte om mötesfilen i mappen säger vilken den är.")
@click.option(
    "--mall",
    metavar="MALL",
    default="",
    help="Sortens papper, till exempel tjansteskrivelse. Annars den som papergen.toml säger.",
)
@click.pass_obj
def new_case(directory: Path | None, target: Path, titel: str, dnr: str, namnd: str, mall: str) -> None:
    """Gör en ärendefil med alla avsnitt på plats.

    FIL är namnet på den nya filen, till exempel cases/socialnamnden-2026-02-17/ansokan.md.
    """
    from papergen.steps import beginning

    with _telling_problems():
        project = _project(directory or target.absolute().parent)
        written = beginning.new_case(
            project, _absolute(target, directory), titel.strip(), dnr.strip(), namnd.strip(), mall.strip(), _today()
        )
        click.echo(f"Ärendefilen är {_shown(written)}. Skriv klart den och bygg med: papergen build {_shown(written)}")


@main.command("diff")
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
    with _telling_problems(2):
        found = difference.difference(words, since, Path(os.path.abspath(folder)), folder)
        if out is None:
            colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
            click.echo(difference.shown(found, form, colour=colour), nl=False)
        else:
            files = difference.written(found, form, _absolute(out, directory))
            click.echo(f"{len(files)} {'fil' if len(files) == 1 else 'filer'} i {_shown(_absolute(out, directory))}.")
    if exit_code and found.found:
        sys.exit(1)


@main.command("git-setup")
@click.option("--remove", is_flag=True, help="Ta bort inställningarna igen.")
@click.pass_obj
def git_setup(directory: Path | None, remove: bool) -> None:
    """Ställ in git så att git diff visar texten i Wordfiler, och under vilken rubrik något har ändrats i ett ärende."""
    from papergen.steps import git_setup as setting_up

    with _telling_problems():
        root = _project(directory).root
        if remove:
            setting_up.remove(root)
            click.echo("Inställningarna är borta. Det som stod i .gitattributes förut står kvar.")
        else:
            setting_up.set_up(root)
            click.echo("Klart. Pröva med git diff. Spara .gitattributes i git; var och en kör papergen git-setup en gång.")


@main.command()
def lsp() -> None:
    """Språkservern, som redigeringsprogram startar själva.

    Den talar Language Server Protocol på standard in och standard ut. Handboken säger hur VS Code ställs in.
    """
    from papergen.lsp.server import serve

    serve()


# --- what the commands share ------------------------------------------------------------------------------------------


@contextmanager
def _telling_problems(code: int = 1) -> Iterator[None]:
    """Turn what cannot go on into problems on standard error and an exit code."""
    try:
        yield
    except PapergenError as error:
        print_problems(error.problems)
        sys.exit(code)


def _refused(project: "Project", paths: tuple[Path, ...], jobs: int) -> dict[str, tuple[Problem, ...]]:
    """Give the errors that keep cases and meetings from being published."""
    from papergen.steps import checking

    return checking.refused(project, paths, jobs)


def _project(directory: Path | None) -> "Project":
    """Open the project around a folder, or around the one the user stands in."""
    from papergen.project import find_root, open_project

    return open_project(find_root(directory or Path.cwd()))


def _inside_cases(
    cases: Path, paths: tuple[Path, ...], directory: Path | None, *, whole_meetings: bool = True
) -> tuple[Path, ...]:
    """Check the paths a user names: each must be there and lie in cases/; otherwise wrong use.

    They count from the folder that -C names, as git's do, or from where the user stands; else from the project's own folder.
    """
    from papergen.project import MEETING_FILES

    found = []
    for path in paths:
        absolute = _absolute(path, directory)
        if not absolute.exists() and (cases.parent / path).exists():
            absolute = Path(os.path.abspath(cases.parent / path))
        if not absolute.exists():
            raise click.BadParameter(f"{path} finns inte.", param_hint="SÖKVÄG")
        if absolute != cases and cases not in absolute.parents:
            raise click.BadParameter(f"{path} ligger inte i projektets mapp cases.", param_hint="SÖKVÄG")
        if whole_meetings and unicodedata.normalize("NFC", absolute.name) in MEETING_FILES and cases in absolute.parents:
            absolute = absolute.parent  # the meeting file means the whole meeting
        if absolute.is_file() and absolute.suffix != ".md":
            raise click.BadParameter(f"{path} är ingen ärendefil (.md).", param_hint="SÖKVÄG")
        found.append(absolute)
    return tuple(found)


def _absolute(path: Path, directory: Path | None) -> Path:
    return Path(os.path.abspath((directory or Path.cwd()) / path))


def _shown(path: Path) -> str:
    """Give a path as short as the user would write it."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative


def _today() -> date:
    """Give today's date: the one place where papergen looks at the clock, and only for what `new` writes."""
    return date.today()  # noqa: DTZ011  # the user's own day, not Greenwich's
