"""Which font the PDF uses for a font named in Word: the project's own, else a metric twin that is shipped."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import fontpkg_arimo
import typst

# Twins have the same widths, so that lines break alike: Arimo is Arial's; DejaVu Sans Mono is 0.3 % wider than Courier New.
TWINS = {"arial": "Arimo", "helvetica": "Arimo", "courier new": "DejaVu Sans Mono", "courier": "DejaVu Sans Mono"}
FALLBACK = ("Arimo", "DejaVu Sans Mono")


@lru_cache(maxsize=4)
def load_fonts(own: tuple[Path, ...] = ()) -> typst.Fonts:
    """Load the shipped fonts, typst's embedded ones and those in the project's own folders; never the machine's."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[*map(str, own), str(fontpkg_arimo.ROOT / "files")]
    )


def families(own: tuple[Path, ...] = ()) -> list[str]:
    """Give the families that can be used."""
    return list(load_fonts(own).families())


def substitutes(wanted: Iterable[str], available: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """Choose a family for each wanted one; the list names those for which there was neither the font nor a twin."""
    chosen, missing = {}, []
    for name in wanted:
        if name in available:
            chosen[name] = name
        elif name.lower() in TWINS:
            chosen[name] = TWINS[name.lower()]
        else:
            chosen[name] = FALLBACK[0]
            missing.append(name)
    return chosen, sorted(set(missing))
