"""A kind of paper, as its folder's `kind.toml` says it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SectionKind:
    """A section that a kind of paper knows.

    `name` is canonical, `titles` are the headings that mean it, the usual one first; `required`: a finished paper must have it,
    or else one of the sections named in `instead`. `wanted`: it should be there (a consequence section).
    """

    name: str
    titles: tuple[str, ...]
    required: bool = False
    instead: tuple[str, ...] = ()
    wanted: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of paper.

    `name` is the folder's name, `title` what the paper calls itself ("Tjänsteutlåtande"). `sections` stand in their usual order.
    The signatories follow the section named `undertecknare_efter`; empty means last in the paper. `undertecknare_antal` is the
    least and the greatest number of them; None: any number.
    """

    name: str
    title: str
    sections: tuple[SectionKind, ...]
    undertecknare_efter: str = ""
    undertecknare_antal: tuple[int, int] | None = None
