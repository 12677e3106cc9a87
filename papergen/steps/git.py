"""What papergen asks of git: which commit a name means, and the files of a commit. Nothing in the repository is changed."""

import io
import os
import re
import subprocess
import tarfile
from pathlib import Path, PurePosixPath

from papergen.problems import PapergenError, Place, Problem

_SHALLOW = "Klonen är grund: den saknar äldre commits. Hämta dem med git fetch --unshallow --tags."
_OLD_FOLDER = "Se efter att projektet låg i samma mapp då, och att utskick är rätt commit."
_OWN = "Skriv commiten för det som skickades ut i mötesfilens nyckel utskick."
_BEGIN = "Kör git status i projektets mapp för att se varför. Finns inget arkiv än börjar det med git init."
_EMPTY = "Se efter att utskick, eller taggen, är commiten som handlingarna gjordes av."
_WHOLE = re.compile(r"[0-9a-fA-F]{40}(?:[0-9a-fA-F]{24})?")  # by SHA-1 or by SHA-256
_DIGITS = re.compile(r"[0-9a-fA-F]{7,64}")
_SHORT = re.compile(r"[0-9a-fA-F]{1,6}")


def commit_of(root: Path, name: str, place: Place) -> str:
    """Give the full name of the commit that `name` means: a tag, or a commit's own name or its first digits.

    Raises PapergenError for anything else, also for branches and HEAD: these move on, and what was sent out does not.
    """
    if name.startswith("-") or not name.isprintable():
        raise PapergenError([Problem("MOT022", f"”{name}” är inget namn på en commit.", place, _OWN)])
    tag = name.removeprefix("refs/tags/")
    if not _WHOLE.fullmatch(name) and has_tag(root, tag, place):  # git too lets a tag go before a commit, if not a whole name
        found = {f"refs/tags/{tag}"}
    else:
        # Asked for as a name, digits would mean a branch that is called so; these are the objects that begin with them.
        listed = _git(root, "rev-parse", f"--disambiguate={name}", place=place) if _DIGITS.fullmatch(name) else None
        found = set(listed.stdout.decode().split()) if listed else set()
    named = (_git(root, "rev-parse", "--verify", "--quiet", f"{one}^{{commit}}", place=place) for one in sorted(found))
    commits = {one.stdout.decode().strip() for one in named if one.returncode == 0}
    if len(commits) == 1:
        return commits.pop()
    raise _no_such(root, name, len(commits), place)


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
    if not _git(root, "ls-tree", "--name-only", commit, place=place).stdout:
        raise PapergenError([Problem("MOT023", "Commiten som säger vad som skickades ut har inga filer.", place, _EMPTY)])
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


def _no_such(root: Path, name: str, commits: int, place: Place) -> PapergenError:
    """Say why a name is not one of what was sent out: it means several commits, another one with time, or none."""
    known = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}", place=place)
    if not commits and known.returncode:
        return _unknown(root, name, place)
    message = f"”{name}” är en gren, eller räknas från en, och kan bli en annan commit. Då säger det inte vad som skickades ut."
    hint = "Skriv numret på commiten som skickades ut, som git log visar det, eller en tagg."
    if commits or _SHORT.fullmatch(name):
        message = f"”{name}” är för kort för att säga vilken commit som skickades ut."
        hint = "Skriv mer av numret, minst sju tecken, som git log visar det."
    return PapergenError([Problem("MOT022", message, place, _tagged(name, hint))])


def _unknown(root: Path, name: str, place: Place) -> PapergenError:
    """Say why git does not know a name: there is no repository, its history was not fetched, or there is no such commit."""
    shallow = _git(root, "rev-parse", "--is-shallow-repository", place=place)
    if shallow.returncode:
        message = "Projektet ligger inte i git, eller git får inte läsa det, så utskicket går inte att hitta."
        return PapergenError([Problem("MOT022", message, place, _BEGIN)])
    hint = _tagged(name, _OWN)
    hint = _SHALLOW if shallow.stdout.strip() == b"true" else hint
    return PapergenError([Problem("MOT022", f"Utskicket ”{name}” finns inte i git.", place, hint)])


def _tagged(name: str, hint: str) -> str:
    """Give a hint, after how to set the tag if the name is that of a meeting's tag."""
    return f"Kör git tag {name} på det som skickades ut, eller s{hint[1:]}" if name.startswith("utskick/") else hint


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
