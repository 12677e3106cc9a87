"""Which item of a föredragningslista was meant to link to a case that none links to: half a link, or one to a namesake."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping

from papergen.model.blocks import Link, plain_text, walk_inlines
from papergen.model.meeting import AgendaItem

_BETWEEN = re.compile(r"[\s\[\]()<>]+")
_IN_PARENTHESES = re.compile(r"\(([^()]*)\)")
_BRACKETS = re.compile(r"[\[\]()<>]+")
_ASCII = str.maketrans("åäöéü", "aaoeu", " -_–")


def meant_cases(items: Iterable[AgendaItem], cases: Collection[str]) -> dict[str, AgendaItem]:
    """Give for the names of cases the first item that was meant to link to each, for those that some item plainly names.

    An item that links to a Markdown file or to one of `cases` has said what it means. Every case is named once at most.
    """
    found: dict[str, AgendaItem] = {}
    by_name = {_folded(name): name for name in cases}
    by_stem = {_folded(_stem(name)): name for name in cases}
    for item in items:
        name = _by_target(item.target, by_stem) if item.target else _by_words(plain_text(item.title), by_name, by_stem)
        if name:
            found.setdefault(name, item)
    return found


def empty_links(item: AgendaItem) -> tuple[Link, ...]:
    """Give the links of an item that lead nowhere: nothing stands between ( and )."""
    return tuple(link for link in walk_inlines(item.title) if isinstance(link, Link) and not link.target.strip())


def whole_link(item: AgendaItem, case: str) -> str:
    """Give the item's line as it should have been written, with the words that it has already."""
    names = {_folded(case), f"({_folded(_stem(case))})"}
    words = [word for word in plain_text(item.title).split() if _folded(word) not in names]
    pieces = [piece for piece in _BRACKETS.split(" ".join(words)) if _folded(piece) != _folded(case)]
    title = " ".join(" ".join(pieces).split()).strip(" ,:;–-") or _stem(case)
    return f"{item.number.rpartition('.')[2]}. [{title}]({case.replace(' ', '%20')})"


def _by_target(target: str, by_stem: Mapping[str, str]) -> str:
    if target.lower().endswith(".md"):
        return ""
    return by_stem.get(_folded(_stem(target.rpartition("/")[2])), "")


def _by_words(text: str, by_name: Mapping[str, str], by_stem: Mapping[str, str]) -> str:
    """Give the case whose file's name stands in a text, or whose name without `.md` is the text or stands in parentheses."""
    in_parentheses = _IN_PARENTHESES.findall(text)
    named = [by_name[word] for word in map(_folded, (*_BETWEEN.split(text), *in_parentheses)) if word in by_name]
    named += [by_stem[word] for word in map(_folded, (*in_parentheses, text)) if word in by_stem]
    return named[0] if named else ""


def _stem(name: str) -> str:
    return name.rpartition(".")[0] or name


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).strip().casefold().translate(_ASCII)
