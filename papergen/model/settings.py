"""What papergen.toml says of the organisation and how papergen is to work for it."""

from dataclasses import dataclass, field
from datetime import date

from papergen.problems import Place


@dataclass(frozen=True, slots=True)
class Namnd:
    """A nämnd under one of its names; the paper's date decides which name is right (`fran` and `till` inclusive)."""

    namn: str
    forkortning: str = ""
    fran: date | None = None
    till: date | None = None
    foregangare: str = ""
    dnr: str = ""
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Lag:
    """A statute that is in force no more: its number ("2001:453"), the first day without it, and what came in its stead."""

    sfs: str
    namn: str
    upphavd: date
    ersatt_av: str = ""


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """How `papergen check` is to work.

    `omedelbar_justering` are further wordings that the organisation takes as standard, `lagar` statutes beside the built-in ones.
    """

    mode: str = "utkast"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    baseline: str = ""
    omedelbar_justering: tuple[str, ...] = ()
    lagar: tuple[Lag, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """papergen.toml, checked."""

    organisation: str
    forvaltning: str = ""
    namnder: tuple[Namnd, ...] = ()
    standard_mall: str = "tjansteutlatande"
    check: CheckSettings = CheckSettings()
