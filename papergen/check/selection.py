"""Which rules are to be told: codes and beginnings of codes, as in ruff; the longer beginning wins."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Selection:
    """The rules to be told. What the command line says goes before what papergen.toml says; nothing said is all rules."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    own_select: tuple[str, ...] = ()
    own_ignore: tuple[str, ...] = ()

    def has(self, code: str) -> bool:
        """Tell whether the rule `code` is to be told; of equally long beginnings `ignore` wins."""
        for select, ignore in ((self.own_select, self.own_ignore), (self.select, self.ignore)):
            chosen, left_out = _longest(code, select), _longest(code, ignore)
            if chosen or left_out:
                return chosen > left_out
            if select:
                return False
        return True


def _longest(code: str, beginnings: Iterable[str]) -> int:
    return max((len(one) for one in beginnings if code.startswith(one.upper())), default=0)


def unknown_codes(beginnings: Iterable[str], codes: Iterable[str]) -> list[str]:
    """Give those beginnings that no code has."""
    known = tuple(codes)
    return [one for one in beginnings if not one or not any(code.startswith(one.upper()) for code in known)]
