"""The Swedish word list that rules look words up in: found where pip put it, and read when the first word is asked for."""

from functools import lru_cache
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

from papergen.check.hunspell_list import HunspellLexicon
from papergen.check.lexicon import Lexicon

# hunspell-sv keeps its files outside the package, in share/hunspell of the environment: RECORD tells where.
PACKAGE = "hunspell-sv"
STEMS, ENDINGS = "sv_SE_expanded.dic", "sv_SE_expanded.aff"


@lru_cache(maxsize=1)
def swedish_words() -> Lexicon:
    """Give the word list; without words where it is not installed or cannot be read."""
    return HunspellLexicon(read_word_list)


def read_word_list() -> tuple[str, str]:
    """Read stems and endings; nothing of either where one is missing."""
    try:
        found = {file.name: Path(str(file.locate())) for file in files(PACKAGE) or ()}
        stems, endings = (found[name].read_text(encoding="utf-8", errors="replace") for name in (STEMS, ENDINGS))
        return stems, endings
    except (PackageNotFoundError, KeyError, OSError):
        return "", ""
