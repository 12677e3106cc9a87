"""A link to a file that Markdown, and so GitHub, takes for plain text: what it names would be left out and nobody told."""

import re
from collections.abc import Sequence

from papergen.model.blocks import Inlines, Link, Picture, Text, walk_inlines
from papergen.problems import Place, Problem
from papergen.read.schema import shortened

# A title in brackets and right behind it, or after blanks, something in parentheses that looks like the name of a file; the
# first bracket may be missing where nothing stands between the two.
_LIKE_A_LINK = re.compile(r"(?:\[[^\[\]]*\]\s*|\])\(\s*([^()]*[./\\][^()]*)\)?")
# The path of an attachment in words alone, as it is written in a link.
_LIKE_A_PATH = re.compile(r"(?<![\w./\\])bilagor[/\\][^\s()\[\]]+\.\w{2,5}\b")
_NOT_WRITTEN = re.compile(r"[\[\]()<>]+")


def broken_links(inlines: Inlines) -> list[Problem]:
    """Give a problem (FIL014) for the first thing in a text that was meant as a link to a file and is none."""
    inside = [*walk_inlines(inlines)]
    texts = [inline for inline in inside if isinstance(inline, Text)]
    written = "".join(text.text for text in texts)
    found = _LIKE_A_LINK.search(written)
    if found:
        target = found[1].strip()
        hint = "Skriv [namn](fil) utan mellanslag mellan ] och (. Ett mellanslag i filens namn skrivs %20."
        if " " in target:
            hint = f"Ett mellanslag i filens namn skrivs %20: ({target.replace(' ', '%20')})"
        elif found[0].startswith("]"):
            hint = f"Skriv [ före namnet: [{_words(written[: found.start()])}]({target})"
        return [_problem(target, _place(texts, found.start()), hint)]
    bare = None if any(isinstance(inline, Link) for inline in inside) else _LIKE_A_PATH.search(written)
    if bare:
        words = _words(written.replace(bare[0], "")) or "Bilagans namn"
        return [_problem(bare[0], _place(texts, bare.start()), f"Skriv en länk: [{words}]({bare[0].replace(chr(92), '/')})")]
    return []


def as_link(picture: Picture) -> str:
    """Say how a picture is written that was meant as a link to its file."""
    name = shortened(picture.alt) or "Karta"
    return f"Skriv [{name}]({shortened(picture.target)}) utan utropstecknet, så blir det en länk till filen."


def _words(written: str) -> str:
    """Give what stands around a file's name as the title it is to have in a link."""
    return " ".join(_NOT_WRITTEN.sub(" ", written).split()).strip(" ,:")


def _place(texts: Sequence[Text], start: int) -> Place:
    """Give the place of the text in which character number `start` of them all stands."""
    for text in texts:
        if start < len(text.text):
            return text.place
        start -= len(text.text)
    return texts[-1].place


def _problem(target: str, place: Place, hint: str) -> Problem:
    return Problem("FIL014", f"”{shortened(target)}” skulle vara en länk till en fil, men är bara text.", place, hint)
