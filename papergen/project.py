"""A project on disk: papergen.toml, its templates, and which meetings and case files there are.

With `pipeline.py` the only place that reads the user's disk. Every path a case names goes through `Project.read_user_file`.
"""

import os
import stat
import unicodedata
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path, PurePosixPath

from papergen.model.kind import Kind
from papergen.model.settings import Settings
from papergen.problems import PapergenError, Place, Problem, point
from papergen.read.kind import read_kind
from papergen.read.settings import read_settings

SETTINGS_FILE = "papergen.toml"
MEETING_FILES = ("sammanträde.md", "sammantrade.md")
ATTACHMENT_FOLDER = "bilagor"
BUILT_IN = "(inbyggd) "  # stands before the path of a template that is papergen's own
MAX_USER_FILE = 100_000_000  # bytes; what a reader can be sent and a bundle can hold
_INSTALLED = Path(__file__).parent / "templates"
BUILT_IN_TEMPLATES = _INSTALLED if _INSTALLED.is_dir() else Path(__file__).parent.parent / "templates"


@dataclass(frozen=True, slots=True)
class KindFiles:
    """A kind of paper and where its two templates lie; `folder` is for messages, relative to the project where it is in it."""

    kind: Kind
    directory: Path
    folder: str


# The same few paths are asked for many times in a build, and pathlib takes its time.
@lru_cache(maxsize=4096)
def _relative(root: Path, elsewhere: Path | None, path: Path) -> str:
    if elsewhere and elsewhere in path.parents:
        path = root / "build" / path.relative_to(elsewhere)
    shown = unicodedata.normalize("NFC", path.relative_to(root).as_posix())
    return shown if shown.isprintable() else "".join(one if one.isprintable() else "\ufffd" for one in shown)


@lru_cache(maxsize=256)
def _mirrored(folder: Path, cases: Path, build: Path) -> Path:
    return build / folder.relative_to(cases)


@dataclass(frozen=True, slots=True)
class Project:
    """An opened project. `root` is absolute; `kinds` by folder name, the project's own before the built-in ones."""

    root: Path
    settings: Settings
    kinds: dict[str, KindFiles] = field(default_factory=dict)
    build_elsewhere: Path | None = None  # where to build instead of in build/, to compare with what lies there

    @property
    def cases(self) -> Path:
        """The folder with all meetings and cases."""
        return self.root / "cases"

    @property
    def build(self) -> Path:
        """The folder for all that is made."""
        return self.build_elsewhere or self.root / "build"

    def own_fonts(self) -> tuple[Path, ...]:
        """Give the project's font folder, if it has one."""
        fonts = self.root / "fonts"
        return (fonts,) if fonts.is_dir() else ()

    def relative(self, path: Path) -> str:
        """Give a path as it is written in messages: relative to the project, with `/`, in NFC, on one line.

        A name that is not text (old bytes, control characters) has U+FFFD for what cannot be shown.
        """
        return _relative(self.root, self.build_elsewhere, path)

    def case_files(self, paths: tuple[Path, ...] = ()) -> list[Path]:
        """Give the case files among `paths` (files or folders), or all there are, sorted by name."""
        found: set[Path] = set()
        for path in paths or (self.cases,):
            found |= {path} if path != self.cases and path.is_file() else set(_markdown_below(path))
        return sorted(found, key=self.relative)

    def meeting_files(self, paths: tuple[Path, ...] = ()) -> list[Path]:
        """Give the meeting files in the folders among `paths`, or all there are, sorted by name."""
        folders = {folder for path in paths or (self.cases,) if path.is_dir() for folder in (path, *_folders_below(path))}
        found = {self.meeting_file(folder / "x") for folder in folders}
        return sorted((path for path in found if path), key=self.relative)

    def meeting_file(self, case: Path) -> Path | None:
        """Give the meeting file of the folder a case lies in, if there is one."""
        # Asked for by name: a listing for each of a thousand cases in a folder would be a thousand times a thousand names.
        for name in (*MEETING_FILES, *(unicodedata.normalize("NFD", name) for name in MEETING_FILES)):
            if (case.parent / name).exists():
                return case.parent / name
        return None

    def paper_name(self, case: Path) -> str:
        """Give the name a case's papers have, without suffix."""
        return unicodedata.normalize("NFC", case.stem)

    def output_folder(self, case: Path) -> Path:
        """Give the folder below build/ that mirrors the case's own."""
        return _mirrored(case.parent, self.cases, self.build)

    def read_user_file(self, case: Path, target: str, place: Place) -> tuple[Path, bytes]:
        """Read a file that a case names, relative to the case; gives where it lies too.

        Raises PapergenError for whatever may not or cannot be read.

        Refused: what lies outside the project or behind a symbolic link, is no plain file, empty, or larger than `MAX_USER_FILE`.
        """
        path = self._inside(case, target, place)
        try:
            size = path.stat().st_size
            if size == 0:
                raise _fault("FIL104", f"filen {target} är tom", place, "Lägg dit filen på nytt.")
            if size > MAX_USER_FILE:
                limit = MAX_USER_FILE // 1_000_000
                raise _fault(
                    "FIL106",
                    f"filen {target} är {size // 1_000_000} MB; gränsen är {limit} MB",
                    place,
                    "Minska filen, eller dela den.",
                )
            return path, path.read_bytes()
        except OSError as error:
            raise _fault(
                "FIL109", f"filen {target} går inte att läsa ({os_words(error)})", place, "Se efter att du får öppna den."
            ) from error

    def _inside(self, case: Path, target: str, place: Place) -> Path:
        """Walk from the case's folder to the file one name at a time, so that no step leaves the project or follows a link."""
        written = PurePosixPath(target)
        outside = _fault(
            "FIL102", f"filen {target} ligger utanför projektet", place, "Lägg filen i mappen bilagor bredvid ärendefilen."
        )
        if written.is_absolute() or target.startswith("\\") or ":" in target or "\0" in target:
            raise outside
        if "\\" in target:
            raise _backslashes(target, place)
        at = case.parent
        for name in written.parts:
            if name == "..":
                if at == self.root:
                    raise outside
                at = at.parent
                continue
            entry = _same_name(name, _names_in(at, target, place))
            if not entry:
                raise _missing(target, place, _meant(case.parent, written))
            at = at / entry
            if at.is_symlink():
                raise _fault(
                    "FIL103",
                    f"filen {target} nås genom en symbolisk länk",
                    place,
                    "Lägg själva filen i projektet i stället för länken.",
                )
        try:
            mode = at.lstat().st_mode
        except OSError as error:
            raise _missing(target, place) from error
        if not stat.S_ISREG(mode):
            raise _fault("FIL101", f"{target} är en mapp, inte en fil", place, "Skriv filens namn också.")
        return at


def _fault(code: str, message: str, place: Place, hint: str) -> PapergenError:
    return PapergenError([Problem(code, message, place, hint)])


def _missing(target: str, place: Place, near: str = "") -> PapergenError:
    hint = f"Menade du {near}?" if near else "Lägg filen där, eller rätta namnet."
    return _fault("FIL101", f"filen {target} finns inte", place, hint)


def _backslashes(target: str, place: Place) -> PapergenError:
    """Tell of a path written as Windows shows it, which would be another file on another machine."""
    hint = f"Skriv / i stället för \\: {target.replace(chr(92), '/')}"
    return _fault("FIL101", f"filen {target} finns inte", place, hint)


def _names_in(folder: Path, target: str, place: Place) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError as error:
        raise _missing(target, place) from error


def _same_name(name: str, names: Collection[str]) -> str:
    """Find a name as it is spelt on disk, or give nothing: NFC and NFD are the same name, upper and lower case are not."""
    wanted = unicodedata.normalize("NFC", name)
    return next((entry for entry in names if unicodedata.normalize("NFC", entry) == wanted), "")


def _meant(folder: Path, written: PurePosixPath) -> str:
    """Give the path of a file that there is and that may have been meant, seen from `folder`; nothing where there is none.

    Before what is only like it goes what is called the same: with other letter case, or with no folder or a wrong one before it.
    """
    places = (PurePosixPath(), PurePosixPath(ATTACHMENT_FOLDER))
    for find in (_in_other_case, _like):
        for path in (written, *(place / written.name for place in places)):
            found = _on_disk(folder, path, find)
            if found:
                return unicodedata.normalize("NFC", found)
    return ""


def _on_disk(folder: Path, path: PurePosixPath, find: Callable[[str, Collection[str]], str]) -> str:
    """Follow a path one name at a time, each as `find` finds it among those that there are; gives the path of a plain file."""
    at, found = folder, PurePosixPath()
    for name in path.parts:
        if name == "..":
            if at not in (folder, *folder.parents):
                return ""  # only those at the head of the path have been seen to stay in the project
            at, found = at.parent, found / name
            continue
        try:
            entry = find(name, os.listdir(at))
        except OSError:
            return ""
        at, found = at / entry, found / entry
        if not entry or at.is_symlink():
            return ""
    return str(found) if at.is_file() else ""


def _in_other_case(name: str, names: Collection[str]) -> str:
    wanted = unicodedata.normalize("NFC", name).casefold()
    return _same_name(name, names) or next((e for e in names if unicodedata.normalize("NFC", e).casefold() == wanted), "")


def _like(name: str, names: Collection[str]) -> str:
    near = get_close_matches(name, names, n=1)
    return _in_other_case(name, names) or (near[0] if near else "")


def _folders_below(folder: Path) -> Iterator[Path]:
    for directory, folders, _ in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != ATTACHMENT_FOLDER and not name.startswith("."))
        yield from (Path(directory, name) for name in folders)


def _markdown_below(folder: Path) -> Iterator[Path]:
    """Give the case files below a folder: Markdown that is no meeting, no README and no attachment; links are not followed."""
    for directory, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != ATTACHMENT_FOLDER and not name.startswith("."))
        for name in files:
            if may_name_a_case(name):
                yield Path(directory, name)


def may_name_a_case(name: str) -> bool:
    """Tell whether a case file may have this name: Markdown, and what stands for nothing else."""
    plain = unicodedata.normalize("NFC", name)
    others = plain in MEETING_FILES or plain.lower() == "readme.md" or plain.startswith(".")
    return plain.endswith(".md") and not others


def misnamed_meeting_file(folder: Path) -> Path | None:
    """Give a file in a folder without a meeting file that must have been meant as one: in other letters, or of another sort."""
    # Asked for by name, as the meeting file is.
    stems = [spelt(Path(name).stem) for name in MEETING_FILES for spelt in (str.lower, str.capitalize, str.upper)]
    names = [stem + suffix for stem in stems for suffix in (".md", ".MD", ".txt", ".md.txt", ".markdown", ".docx", "")]
    paths = (folder / unicodedata.normalize(form, name) for name in names for form in ("NFC", "NFD"))
    return next((path for path in paths if path.is_file()), None)


def os_words(error: OSError) -> str:
    """Say in Swedish why the machine refused."""
    import errno

    words = {
        errno.ENOSPC: "disken är full",
        errno.EACCES: "du saknar behörighet",
        errno.EPERM: "du saknar behörighet",
        errno.EROFS: "disken är skrivskyddad",
        errno.ENOENT: "mappen eller filen finns inte",
        errno.ENOTDIR: "en fil ligger där en mapp behövs",
        errno.EEXIST: "en fil ligger där en mapp behövs",
        errno.EISDIR: "en mapp ligger där filen ska vara",
        errno.EDQUOT: "din lagringsplats är slut",
        errno.ENAMETOOLONG: "namnet är för långt",
        errno.EFBIG: "filen är för stor för disken",
    }
    return words.get(error.errno or 0, f"{error.strerror or error}")


def find_root(start: Path) -> Path:
    """Give the nearest folder at or above `start` that has a papergen.toml; raises PapergenError where there is none."""
    start = Path(os.path.abspath(start))  # without "..", so that paths can be compared with it
    for folder in (start, *start.parents):
        if (folder / SETTINGS_FILE).is_file():
            return folder
    raise PapergenError(
        [
            Problem(
                "FIL110",
                f"här finns inget papergen-projekt: {SETTINGS_FILE} saknas i {start} och i mapparna ovanför",
                hint="Gå till projektets mapp, ange den med -C MAPP, eller gör ett nytt projekt med: papergen new project MAPP",
            )
        ]
    )


def open_project(root: Path) -> Project:
    """Read papergen.toml and every kind.toml; raises PapergenError with all that is wrong in them."""
    problems: list[Problem] = []
    try:
        settings = read_settings((root / SETTINGS_FILE).read_bytes(), SETTINGS_FILE)
    except OSError as error:
        raise _fault(
            "FIL109",
            f"{SETTINGS_FILE} går inte att läsa ({os_words(error)})",
            point(SETTINGS_FILE),
            "Se efter att du får öppna den.",
        ) from error
    except PapergenError as error:
        problems += error.problems
        settings = Settings("")
    kinds: dict[str, KindFiles] = {}
    for templates, prefix in ((BUILT_IN_TEMPLATES, f"{BUILT_IN}templates"), (root / "templates", "templates")):
        for directory in sorted(templates.iterdir()) if templates.is_dir() else ():
            if not (directory / "kind.toml").is_file():
                continue
            folder = f"{prefix}/{directory.name}"
            try:
                kind = read_kind((directory / "kind.toml").read_bytes(), f"{folder}/kind.toml", directory.name)
                kinds[directory.name] = KindFiles(kind, directory, folder)
            except PapergenError as error:
                problems += error.problems
    if problems:
        raise PapergenError(problems)
    return Project(root, settings, kinds)
