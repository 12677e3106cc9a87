"""What a renderer gives back."""

from dataclasses import dataclass

from papergen.problems import Problem


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes of a finished file, and what is worth knowing about how it was made (warnings only)."""

    data: bytes
    problems: tuple[Problem, ...] = ()
    pages: int = 0  # where the format has pages


class MissingGlyphsError(Exception):
    """Characters that no font at hand can show; whoever has the case knows where they stand."""

    def __init__(self, characters: set[str]) -> None:
        """Keep the characters."""
        self.characters = characters
        super().__init__(", ".join(sorted(characters)))
