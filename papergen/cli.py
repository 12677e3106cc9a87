"""The command line: one group, to which `commands/` adds its commands. Options in, exit code out.

What the commands do is in `pipeline.py` and `steps/`, which are imported where a command needs them, since heavy libraries come
with them.
"""

from pathlib import Path

import click

from papergen import __version__
from papergen.commands.beginning import new
from papergen.commands.building import build, verify
from papergen.commands.checking import check, rules
from papergen.commands.comparing import diff_command
from papergen.commands.writing import fmt, git_setup, lsp, show
from papergen.swedish import Group


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="papergen", message="%(prog)s %(version)s")
@click.option(
    "-C", "directory", metavar="MAPP", type=click.Path(path_type=Path), help="Arbeta i projektet i MAPP i stället för här."
)
@click.pass_context
def main(ctx: click.Context, directory: Path | None) -> None:
    """Papper till nämnden: från ärendefiler i text till Word och PDF."""
    ctx.obj = directory


for command in (build, check, rules, diff_command, fmt, new, show, verify, git_setup, lsp):
    main.add_command(command)
