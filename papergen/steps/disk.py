"""Reading and writing whole files, so that nobody ever sees half of one, and in words that users understand."""

import contextlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from papergen.problems import PapergenError, Problem, point
from papergen.project import Project, os_words

TEMPORARY = ".papergen-"


def write(files: dict[Path, bytes], case: str, root: Path | None = None) -> None:
    """Write files so that nobody ever sees half of one: each beside its place under another name, then all are renamed.

    Messages show paths relative to `root` where it is given.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=TEMPORARY, dir=path.parent)
            waiting.append((Path(name), path))
            with os.fdopen(handle, "wb") as out:
                out.write(data)
            Path(name).chmod(0o644)
        for temporary, path in waiting:
            temporary.replace(path)
    except OSError as error:
        target = next(iter(files)).parent
        problem = Problem(
            "FIL108",
            f"papperet kan inte skrivas i {_shown(target, root)} ({os_words(error)})",
            point(case),
            "Gör plats eller ge dig rätt att skriva där, och bygg igen.",
        )
        raise PapergenError([problem]) from error
    finally:
        for temporary, _ in waiting:
            with contextlib.suppress(FileNotFoundError):
                temporary.unlink()


def write_if_changed(path: Path, data: bytes, case: str, root: Path | None = None) -> None:
    """Write a file as `write` does, unless it holds just that already."""
    try:
        same = path.read_bytes() == data
    except OSError:
        same = False
    if not same:
        write({path: data}, case, root)


def _shown(path: Path, root: Path | None) -> str:
    return path.relative_to(root).as_posix() if root else str(path)


def remove(paths: Iterable[Path], root: Path | None = None) -> list[Problem]:
    """Remove files that are out of date; what cannot be removed is a problem each. Paths are shown relative to `root`."""
    problems = []
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except NotADirectoryError:
            continue  # a file lies where the folder should be, so there is nothing to remove
        except OSError as error:
            problems.append(
                Problem(
                    "FIL111",
                    f"den gamla filen {_shown(path, root)} kan inte tas bort ({os_words(error)})",
                    hint="Stäng den om den är öppen, och ta bort den själv.",
                )
            )
    return problems


def read_bytes(project: Project, path: Path) -> bytes:
    """Read a case or meeting file; raises PapergenError for a link, for what is no plain file, and for what cannot be read."""
    name = project.relative(path)
    if path.is_symlink():
        raise PapergenError(
            [Problem("FIL103", "filen är en symbolisk länk", point(name), "Lägg själva filen i projektet i stället för länken.")]
        )
    if path.exists() and not path.is_file() and not path.is_dir():
        raise PapergenError([Problem("FIL109", "det är ingen vanlig fil", point(name), "Lägg en vanlig fil där i stället.")])
    try:
        return path.read_bytes()
    except OSError as error:
        raise PapergenError(
            [Problem("FIL109", f"filen går inte att läsa ({os_words(error)})", point(name), "Se efter att du får öppna den.")]
        ) from error


@contextlib.contextmanager
def temporary_folder() -> Iterator[Path]:
    """Give an empty folder of our own, gone with all in it when the block ends."""
    with tempfile.TemporaryDirectory(prefix="papergen-", ignore_cleanup_errors=True) as name:
        yield Path(name).resolve()
