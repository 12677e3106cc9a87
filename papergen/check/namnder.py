"""The nämnder of papergen.toml: which names are one nämnd's, which of them is right on a day, and where a text names them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from papergen.model.settings import Namnd

# A body that decides, registered or not, at the beginning of a text: `Barn- och utbildningsnämnden`, `Kommunstyrelsen`.
_BODY = (
    r"(?:\w{1,40}-,?\s){0,3}(?:och\s|samt\s)?"
    r"(?:\w{0,60}(?:nämnden|nämnd|styrelsen|fullmäktige|utskottet|direktionen|beredningen|presidiet)"
    r"|Nämnden|Styrelsen|Fullmäktige|Utskottet|Direktionen|Beredningen|Presidiet)\b"
)
_LEADING_BODY = re.compile(rf"(?:[A-ZÅÄÖ][\w-]{{1,40}}\s){{0,3}}{_BODY}")
_TAIL = 6  # letters at the end of a name, to look for it fast
_COMMON = frozenset({"nämnden", "styrelsen"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A registered name at `start` up to `end` of a text, without its genitive s; `namn` is as the register writes it."""

    start: int
    end: int
    namn: str
    genitive: bool = False


@dataclass(frozen=True)
class Namnder:
    """The register: every nämnd under each of its names."""

    registered: tuple[Namnd, ...]

    @cached_property
    def _by_fold(self) -> dict[str, list[Namnd]]:
        found: dict[str, list[Namnd]] = {}
        for one in self.registered:
            found.setdefault(one.namn.casefold(), []).append(one)
        return found

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        names = sorted({one.namn for one in self.registered}, key=lambda name: (-len(name), name))
        if not names:
            return None
        written = "|".join(r"\s".join(map(re.escape, name.split())) for name in names)
        return re.compile(rf"\b(?<!-)(?P<namn>{written})(?P<genitive>s?)(?![\w-])", re.I)

    @cached_property
    def _tails(self) -> tuple[str, ...]:
        return tuple(sorted({one.namn.casefold()[-_TAIL:] for one in self.registered}))

    def mentions(self, text: str) -> Iterable[Mention]:
        """Give every registered name in a text, in order, whatever its case."""
        folded = text.casefold()
        if self._pattern is None or not any(tail in folded for tail in self._tails):
            return
        for match in self._pattern.finditer(text):
            namn = self._by_fold[" ".join(match["namn"].split()).casefold()][0].namn
            yield Mention(match.start(), match.end("namn"), namn, bool(match["genitive"]))

    def known(self, namn: str) -> bool:
        """Tell whether a name is in the register."""
        return namn.casefold() in self._by_fold

    def in_force(self, namn: str, day: date) -> bool:
        """Tell whether a registered name is right on a day."""
        return any(_covers(one, day) for one in self._by_fold.get(namn.casefold(), ()))

    def names_of(self, namn: str) -> tuple[str, ...]:
        """Give every name that the same nämnd has had, the given one among them, in the register's order."""
        family = {namn.casefold()}
        grown = True
        while grown:
            more = {
                name
                for one in self.registered
                if one.foregangare
                for name in (one.namn.casefold(), one.foregangare.casefold())
                if {one.namn.casefold(), one.foregangare.casefold()} & family
            }
            grown = not more <= family
            family |= more
        return tuple(dict.fromkeys(one.namn for one in self.registered if one.namn.casefold() in family)) or (namn,)

    def right_name(self, namn: str, day: date) -> str | None:
        """Give the name that the nämnd has on a day; None where the register does not say."""
        return next((name for name in self.names_of(namn) if self.in_force(name, day)), None)

    def same_body(self, one: str, other: str) -> bool:
        """Tell whether two texts name one body under one name; `nämnden` alone may be any nämnd."""
        first, second = _fold(one), _fold(other)
        if first == second or second in _COMMON:
            return first == second or second.removesuffix("en") in first
        short = {_fold(entry.forkortning) for entry in self._by_fold.get(one.casefold(), ()) if entry.forkortning}
        # `Stadsdelsnämnden` in a paper to `Norra Exempelstads stadsdelsnämnd`.
        return second in short or (not self.known(other) and first.split()[-1:] == [second.removesuffix("en")])

    def leading(self, text: str) -> str:
        """Give the body that a text begins with, as it is written there; empty if it begins with none."""
        if self._pattern:
            match = self._pattern.match(text)
            if match and not match["genitive"]:
                return match["namn"]
        for one in self.registered:
            if one.forkortning and re.match(rf"{re.escape(one.forkortning)}(?![\w-])", text):
                return one.forkortning
        match = _LEADING_BODY.match(text)
        return match[0] if match else ""


@lru_cache(maxsize=16)
def namnder_of(registered: tuple[Namnd, ...]) -> Namnder:
    """Give the register of these entries; the same for all papers of a project, so that it is made ready once."""
    return Namnder(registered)


def _covers(one: Namnd, day: date) -> bool:
    return (one.fran is None or one.fran <= day) and (one.till is None or day <= one.till)


def _fold(name: str) -> str:
    return " ".join(name.split()).casefold()
