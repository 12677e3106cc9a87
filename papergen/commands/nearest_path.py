"""A path that the user misspelt: which one that there is was meant."""

import os
import unicodedata
from pathlib import Path

from papergen.read.schema import nearest


def meant_path(written: Path, folders: tuple[Path, ...], inside: Path) -> str:
    """Give what was meant by a path that is not there, as the user would write it in the first of `folders`.

    It is looked for in each of these; every name in it is taken for the one most like it. Nothing where some name is like none,
    and of what does not lie in the folder `inside`.
    """
    for folder in dict.fromkeys(folders):
        at = folder
        for name in written.parts:
            at /= _entry(at, name)
        at = Path(os.path.abspath(at))
        if at.exists() and inside in (at, *at.parents):
            return unicodedata.normalize("NFC", os.path.relpath(at, folders[0]))
    return ""


def _entry(folder: Path, name: str) -> str:
    """Give the name in a folder that is most like `name`, or `name`; hidden ones are not meant."""
    if name in ("..", ".", os.sep) or (folder / name).exists():
        return name
    try:
        names = sorted(entry for entry in os.listdir(folder) if not entry.startswith("."))
    except OSError:
        return name
    return nearest(unicodedata.normalize("NFC", name), names) or name
