"""What papergen asks of git: which commit a name means, and the files of a commit. Nothing in the repository is changed."""

import io
import os
import subprocess
import tarfile
from pathlib import Path

from papergen.problems import PapergenError, Place, Problem

_HINT = "Kör git tag utskick/MÖTETS-MAPP på det som skickades ut, eller skriv commiten i mötesfilens nyckel utskick."


def commit_of(root: Path, name: str, place: Place) -> str:
    """Give the full name of the commit that `name` (a commit, tag or branch) means; raises PapergenError."""
    if name.startswith("-"):
        raise PapergenError([Problem("MOT022", f"”{name}” är inget namn på en commit.", place, _HINT)])
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}", place=place)
    if found.returncode:
        raise PapergenError([Problem("MOT022", f"Utskicket ”{name}” finns inte i git.", place, _HINT)])
    return found.stdout.decode().strip()


def has_tag(root: Path, tag: str, place: Place) -> bool:
    """Tell whether there is a tag of that name."""
    return _git(root, "show-ref", "--verify", "--quiet", f"refs/tags/{tag}", place=place).returncode == 0


def files_at(root: Path, commit: str, target: Path, place: Place) -> None:
    """Write the files that the project had at a commit into the empty folder `target`; raises PapergenError.

    Links and whatever would lie outside `target` are not written.
    """
    inside = _git(root, "rev-parse", "--show-prefix", place=place).stdout.decode().strip()
    made = _git(root, "archive", "--format=tar", f"{commit}:{inside}" if inside else commit, place=place)
    if made.returncode:
        reason = made.stderr.decode(errors="replace").strip()
        raise PapergenError([Problem("MOT023", "Det som skickades ut går inte att läsa ur git.", place, reason)])
    with tarfile.open(fileobj=io.BytesIO(made.stdout)) as archive:
        for member in archive:
            if member.isfile() or member.isdir():
                archive.extract(member, target, filter="data")


def _git(root: Path, *arguments: str, place: Place) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder, asking nothing and taking nothing from the surroundings but its own configuration."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    quiet = own | {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    command = ["git", "-C", str(root), *arguments]
    try:
        return subprocess.run(command, capture_output=True, env=quiet, check=False, stdin=subprocess.DEVNULL)
    except OSError as error:
        hint = "Installera git, och försök igen."
        raise PapergenError([Problem("MOT024", "Programmet git går inte att köra.", place, hint)]) from error
