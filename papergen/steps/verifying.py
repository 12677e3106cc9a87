"""What `papergen verify` finds: whether build/<meeting>/ is what its manifest says, and made of what the project holds now."""

from pathlib import Path

from papergen.problems import PapergenError, Problem, Severity, point
from papergen.project import Project
from papergen.steps.manifest import BELOW, CASES, FRONT, MANIFEST, Hashes, Manifest, parse_manifest, sha256, versions
from papergen.steps.plan import ATTACHED, BUNDLE, PARTS, SUPPLEMENTS, open_folder

_AGAIN = "Gör papperen på nytt med papergen build."
_FETCH = "Är det ett arkiverat exemplar, hämta filen ur en annan kopia. Annars gör du den på nytt med papergen build."


def read_manifest(project: Project, folder: Path) -> Manifest:
    """Read the manifest of a folder of build/; raises PapergenError where there is none that can be read."""
    place, hint = point(project.relative(folder / MANIFEST)), _AGAIN
    try:
        manifest = parse_manifest((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise PapergenError([Problem("FIL120", "filen finns inte eller går inte att läsa", place, hint)]) from error
    if not manifest.files:
        raise PapergenError([Problem("FIL120", "filen är skadad", place, hint)])
    return manifest


def verify(project: Project, folder: Path) -> tuple[int, list[Problem]]:
    """Check every hash in a manifest.

    Gives how many files it lists, and a problem for each that is missing, changed or unknown.
    """
    manifest = read_manifest(project, folder)
    problems = []
    listed = dict(manifest.files)
    if not (folder / PARTS).exists() and any(map(_is_part, listed)):
        message = "mappen med handlingarnas delar saknas; den behövs bara för att bygga vidare"
        hint = "Handlingarna är hela utan den, så ett arkiverat exemplar behöver den inte. Nästa papergen build gör den."
        problems.append(Problem("FIL129", message, point(project.relative(folder / PARTS)), hint, Severity.WARNING))
        listed = {name: made for name, made in listed.items() if not _is_part(name)}
    for name, made in listed.items():
        place, data = point(project.relative(folder / name)), _data(folder / name)
        if data is None:
            problems.append(Problem("FIL121", "filen saknas", place, _FETCH))
        elif sha256(data) != made.sha256:
            problems.append(Problem("FIL122", "filen är ändrad sedan den gjordes", place, _FETCH))
    hashes = Hashes(project.root)
    inputs = {path: digest for made in manifest.files.values() for path, digest in made.inputs.items()}
    changed = sorted(path for path, digest in inputs.items() if hashes.of(path) != digest)
    problems += [_changed(path, gone=not hashes.of(path)) for path in changed]
    if project.meeting_file(project.cases / folder.relative_to(project.build) / MANIFEST) and BUNDLE not in manifest.files:
        message = "mötets handlingar är inte gjorda"
        problems.append(Problem("FIL136", message, point(project.relative(folder / BUNDLE)), _AGAIN))
    problems += [_unknown(project, path) for path in _files(folder) if path.relative_to(folder).as_posix() not in manifest.files]
    return len(listed), problems


def compare(project: Project, folder: Path, again: Path) -> list[Problem]:
    """Compare what lies in a folder with what was built again in another, to the byte."""
    manifest = read_manifest(project, folder)
    if dict(manifest.versions) != versions():
        message = "papperen är gjorda med andra versioner av programmen än dem som finns här, så de kan skilja sig åt"
        return [Problem("FIL124", message, point(project.relative(folder / MANIFEST)), "Jämför med samma versioner.")]
    listed = [name for name, made in manifest.files.items() if not made.owner.endswith(SUPPLEMENTS)]  # made only when asked for
    # A damaged or handmade manifest may leave a file out, and a case may be new; what the project gives now is asked too.
    listed += [name for name in open_folder(again).files if name not in manifest.files]
    if not (folder / PARTS).exists():  # `verify` has said so; what only a new build needs may be missing from a copy
        listed = [name for name in listed if not _is_part(name)]
    different = [name for name in listed if _data(folder / name) != _data(again / name)]
    message, hint = "filen är inte den som projektet ger när den görs på nytt", "Gör den på nytt med papergen build."
    return [Problem("FIL125", message, point(project.relative(folder / name)), hint) for name in different]


def _changed(path: str, *, gone: bool) -> Problem:
    hint = f"{_AGAIN} Ska det som skickades ut kontrolleras, hämta underlaget från då ur git."
    message = "underlaget finns inte längre" if gone else "underlaget är ändrat sedan papperen gjordes"
    if path.endswith((CASES, BELOW)):
        message = "filer har kommit till, försvunnit eller bytt namn i mappen sedan papperen gjordes"
    return Problem("FIL123", message, point(path.removesuffix(CASES).removesuffix(BELOW).removesuffix(FRONT)), hint)


def _files(folder: Path) -> list[Path]:
    """Give the files of a meeting in build/, but for the manifest; folders of other meetings may lie inside its own."""
    below = [path for name in (ATTACHED, PARTS) for path in (folder / name).rglob("*")]
    return sorted(path for path in (*folder.iterdir(), *below) if path.is_file() and path != folder / MANIFEST)


def _unknown(project: Project, path: Path) -> Problem:
    hint = "Ta bort den, om den inte ska ligga där."
    return Problem("FIL126", "filen är inte gjord av papergen", point(project.relative(path)), hint, Severity.WARNING)


def _is_part(name: str) -> bool:
    return name.startswith(f"{PARTS}/")


def _data(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (OSError, ValueError):
        return None
