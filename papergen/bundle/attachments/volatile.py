"""Formulas whose values change with the day, with chance or with the computer: which they are, by their text.

The names are the same in Excel's files and in OpenDocument (ISO/IEC 29500-1, 18.17.7; OpenFormula, 6.10, 6.13, 6.16).
"""

import re
from collections.abc import Iterable, Mapping

_QUOTED = re.compile(r'"[^"]*"|\'[^\']*\'')  # texts, and names of sheets
_FUNCTIONS = re.compile(
    r"(?<![\w.])(?:TODAY|NOW|RAND|RANDBETWEEN|RANDARRAY|RAND\.NV|RANDBETWEEN\.NV|CELL|INFO|RTD|WEBSERVICE|DDE)\s*\(", re.I
)
_WORD = re.compile(r"[^\W\d][\w.]*")


def is_volatile(formula: str, names: Iterable[str] = ()) -> bool:
    """Tell whether a formula is reckoned from more than the file; `names`, in small letters, are names for such formulas."""
    bare = _QUOTED.sub(" ", formula)
    return bool(_FUNCTIONS.search(bare.replace("_xlfn.", "").replace("COM.MICROSOFT.", ""))) or not set(names).isdisjoint(
        word.lower() for word in _WORD.findall(bare)
    )


def volatile_names(formulas: Mapping[str, str]) -> set[str]:
    """Give, in small letters, those of a workbook's names that stand for volatile formulas, by way of each other too."""
    found: set[str] = set()
    while more := {name.lower() for name, text in formulas.items() if is_volatile(text, found)} - found:
        found |= more
    return found
