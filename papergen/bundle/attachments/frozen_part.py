"""What comes of freezing the parts of an Office file."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Frozen:
    """What is gathered while the parts of a file are frozen, each thing by the name that a message gives it.

    `changed` tells whether the part at hand was changed. `without_value` are fields that lack a saved value, `by_page` fields
    whose saved value is that of one page, `files` those that stand in the text as files and would have to be read as such, and
    `every_day` formulas and the like that have no place for a saved value.
    """

    changed: bool = False
    without_value: list[str] = field(default_factory=list)
    by_page: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    every_day: list[str] = field(default_factory=list)
