"""Whether a meeting's nämnd is misspelt: nearly, but not quite, a name that papergen.toml knows."""

from collections.abc import Iterator

from papergen.model.settings import Settings
from papergen.problems import Place, Problem, Severity
from papergen.read.schema import fold, nearest, shortened

_LIKE = 0.9  # a letter or two in a name: Skolnämnden and Socialnämnden (0.83) are two nämnder


def misspelt_namnd(namnd: str, place: Place, settings: Settings) -> Iterator[Problem]:
    """Warn of a name that is nearly one in papergen.toml; one that is like none is for the check.

    It stands large on the kallelse, which no one sees in the check if only a build is run.
    """
    names = [name for one in settings.namnder for name in (one.namn, one.foregangare) if name]
    if not namnd or fold(namnd) in map(fold, names):
        return
    if near := nearest(namnd, names, likeness=_LIKE):
        message = f"Nämnden ”{shortened(namnd)}” finns inte i papergen.toml."
        hint = f"Menade du ”{near}”? Är namnet rätt, lägg till nämnden under [[namnder]] i papergen.toml."
        yield Problem("MOT037", message, place, hint, Severity.WARNING)
