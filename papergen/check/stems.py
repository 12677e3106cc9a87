"""Swedish words without their endings, so that one thing is known under all its forms and within its compounds.

Not a dictionary: it is used to ask whether a word of the decision is spoken of elsewhere, and there a likeness too much only
makes a rule silent.
"""

import re
from collections.abc import Iterable
from functools import cached_property

_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# A word broken at the end of a line; `skydds- och` is none.
_BROKEN = re.compile(r"(?<=[a-zåäö])-\s(?=(?!(?:och|eller|samt|till)\b)[a-zåäö])")
_ENDINGS = re.compile(
    r"(?:ningarna|ningens|ningar|ningen|ning|andena|anden|andet|ande|arnas|ernas|ornas|arna|erna|orna|heten|heter|"
    r"ades|ade|ats|at|ad|ens|ets|ans|en|et|an|ar|er|or|es|as|na|ts|a|e|n|s)$"
)
MIN_STEM = 4
_MIN_PART = 5  # letters of a compound's last part


def stem(word: str) -> str:
    """Give a word without its ending; at least four letters stay."""
    folded = word.casefold()
    match = _ENDINGS.search(folded, MIN_STEM)
    folded = folded[: match.start()] if match else folded
    # medel, medlen: the e goes when an ending comes.
    return folded[:-2] + folded[-1] if len(folded) > MIN_STEM and folded[-2] == "e" and folded[-1] in "lnr" else folded


def joined(text: str) -> str:
    """Give a text with words broken at line ends made whole."""
    return _BROKEN.sub("", text)


class Spoken:
    """The words of some texts, by their stems."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Take the words of the texts."""
        self._texts = tuple(texts)

    @cached_property
    def _text(self) -> str:
        return joined("\n".join(self._texts)).casefold()

    @cached_property
    def _stems(self) -> frozenset[str]:
        found = set(_WORDS.findall(self._text))
        parts = {part for word in found if "-" in word for part in word.split("-") if part}
        return frozenset(stem(word) for word in found | parts)

    @cached_property
    def _run(self) -> str:
        return " ".join(sorted(self._stems))

    def speaks_of(self, word: str) -> bool:
        """Tell whether a word is there, in any form, as part of a compound, or as the last part of the word itself."""
        wanted = stem(word)
        if wanted in self._text:
            return True
        # projekt and projektet, process and processen: the last letter may belong to the ending.
        if (wanted[:-1] if len(wanted) > _MIN_PART else wanted) in self._run:
            return True
        return any(wanted[at:] in self._stems for at in range(1, len(wanted) - _MIN_PART + 1))
