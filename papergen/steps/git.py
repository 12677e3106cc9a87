"""What papergen asks of git: which commit a name means, and the files of a commit. Nothing in the repository is changed."""

import io
import os
import subprocess
import tarfile
from pathlib import Path, PurePosixPath

from papergen.problems import PapergenError, Place, Problem

_SHALLOW = "Klonen är grund: den saknar äldre commits. Hämta dem med git fetch --unshallow --tags."
_OLD_FOLDER = "Se efter att projektet låg i samma mapp då, och att utskick är rätt commit."
_OWN = "Skriv commiten för det som skickades ut i mötesfilens nyckel utskick."
_BEGIN = "Kör git status i projektets mapp för att se varför. Finns inget arkiv än börjar det med git init."


def commit_of(root: Path, name: str, place: Place) -> str:
    """Give the full name of the commit that `name` (a commit, tag or branch) means; raises PapergenError."""
    if name.startswith("-") or not name.isprintable():
        raise PapergenError([Problem("MOT022", f"”{name}” är inget namn på en commit.", place, _OWN)])
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}", place=place)
    if found.returncode:
        raise _unknown(root, name, place)
    return found.stdout.decode().strip()


def has_tag(root: Path, tag: str, place: Place) -> bool:
    """Tell whether there is a tag of that name."""
    return _git(root, "show-ref", "--verify", "--quiet", f"refs/tags/{tag}", place=place).returncode == 0


def files_at(root: Path, commit: str, target: Path, place: Place) -> None:
    """Write the files that the project had at a commit into the empty folder `target`; raises PapergenError.

    Links and whatever would lie outside `target` are not written.
    """
    # In a folder of its repository git archives that folder alone, its names counted from there.
    made = _git(root, "archive", "--format=tar", commit, place=place)
    if made.returncode:
        raise PapergenError([Problem("MOT023", "Det som skickades ut går inte att läsa ur git.", place, _OLD_FOLDER)])
    try:
        with tarfile.open(fileobj=io.BytesIO(made.stdout)) as archive:
            for member in archive:
                content = archive.extractfile(member) if member.isfile() else None
                path = PurePosixPath(member.name)
                if content and not path.is_absolute() and ".." not in path.parts:
                    (target / path).parent.mkdir(parents=True, exist_ok=True)
                    (target / path).write_bytes(content.read())
    except (tarfile.TarError, OSError) as error:
        message, hint = "Det som skickades ut går inte att packa upp ur git.", "Se efter att det finns plats på disken."
        raise PapergenError([Problem("MOT023", message, place, hint)]) from error


def _unknown(root: Path, name: str, place: Place) -> PapergenError:
    """Say why git does not know a name: there is no repository, its history was not fetched, or there is no such commit."""
    shallow = _git(root, "rev-parse", "--is-shallow-repository", place=place)
    if shallow.returncode:
        message = "Projektet ligger inte i git, eller git får inte läsa det, så utskicket går inte att hitta."
        return PapergenError([Problem("MOT022", message, place, _BEGIN)])
    hint = f"Kör git tag {name} på det som skickades ut, eller s{_OWN[1:]}" if name.startswith("utskick/") else _OWN
    hint = _SHALLOW if shallow.stdout.strip() == b"true" else hint
    return PapergenError([Problem("MOT022", f"Utskicket ”{name}” finns inte i git.", place, hint)])


def _git(root: Path, *arguments: str, place: Place) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder, asking nothing and taking nothing from the surroundings but its own configuration."""
    command = ["git", "-C", str(root), *arguments]
    try:
        return subprocess.run(command, capture_output=True, env=surroundings(), check=False, stdin=subprocess.DEVNULL)
    except OSError as error:
        hint = "Installera git, och försök igen."
        raise PapergenError([Problem("MOT024", "Programmet git går inte att köra.", place, hint)]) from error


def surroundings() -> dict[str, str]:
    """Give the surroundings that git is run in: nothing that would lead it to another repository, and no questions."""
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return own | {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
