"""`papergen new`: a project, a meeting or a case with everything in place."""

from datetime import datetime
from pathlib import Path

import click

from papergen.commands.surroundings import absolute, open_project_around, shown, telling_problems, today
from papergen.swedish import Group


@click.group(cls=Group)
def new() -> None:
    """Börja på något nytt: ett projekt, ett möte eller ett ärende."""


@new.command("project")
@click.argument("target", metavar="MAPP", type=click.Path(path_type=Path))
@click.option("--organisation", metavar="NAMN", prompt="Kommunens namn", help="Kommunens namn.")
@click.option(
    "--forvaltning",
    metavar="NAMN",
    prompt="Förvaltningens namn (kan vara tomt)",
    default="",
    show_default=False,
    help="Förvaltningens namn.",
)
@click.option("--namnd", metavar="NAMN", prompt="Nämndens namn", help="Nämndens namn.")
def new_project(target: Path, organisation: str, forvaltning: str, namnd: str) -> None:
    """Gör ett projekt i MAPP med inställningar, mallar och ett första ärende."""
    from papergen.steps import beginning

    with telling_problems():
        files = beginning.new_project(target, organisation.strip(), forvaltning.strip(), namnd.strip(), today())
        click.echo(f"Projektet ligger i {shown(target)}. Det innehåller {len(files)} filer.")
        click.echo(f"Gör papperen med: papergen -C {shown(target)} build")


@new.command("meeting")
@click.argument("target", metavar="[MAPP]", required=False, type=click.Path(path_type=Path))
@click.option("--namnd", metavar="NAMN", prompt="Nämnden", help="Nämnden som möts.")
@click.option(
    "--datum", prompt="Datum (ÅÅÅÅ-MM-DD)", type=click.DateTime(["%Y-%m-%d"]), metavar="ÅÅÅÅ-MM-DD", help="Mötets datum."
)
@click.option(
    "--tid",
    metavar="TT:MM",
    prompt="Tid (TT:MM, kan vara tomt)",
    default="",
    show_default=False,
    help="När mötet börjar, till exempel 17:30.",
)
@click.option("--plats", metavar="PLATS", prompt="Plats (kan vara tomt)", default="", show_default=False, help="Var mötet hålls.")
@click.pass_obj
def new_meeting(directory: Path | None, target: Path | None, namnd: str, datum: datetime, tid: str, plats: str) -> None:
    """Gör en mapp för ett möte, med mötesfil och föredragningslista.

    MAPP är mappen som görs, till exempel cases/socialnamnden-2026-02-17. Utan MAPP får den namn efter nämnd och datum.
    """
    from papergen.steps import beginning

    with telling_problems():
        project = open_project_around(directory or (target.absolute().parent if target else None))
        folder = absolute(target, directory) if target else None
        written = beginning.new_meeting(project, folder, namnd.strip(), datum.date(), tid.strip(), plats.strip())
        click.echo(f"Mötesfilen är {shown(written)}. Lägg ärendefiler i samma mapp och skriv dem i listan.")


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

    with telling_problems():
        project = open_project_around(directory or target.absolute().parent)
        written = beginning.new_case(
            project, absolute(target, directory), titel.strip(), dnr.strip(), namnd.strip(), mall.strip(), today()
        )
        click.echo(f"Ärendefilen är {shown(written)}. Skriv klart den och bygg med: papergen build {shown(written)}")
