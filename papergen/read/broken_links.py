"""A link to a file that Markdown, and so GitHub, takes for plain text: what it names would be left out and nobody told."""

import re

from papergen.model.blocks import Inlines, Text, walk_inlines
from papergen.problems import Problem
from papergen.read.schema import shortened

# A title in brackets and right behind it, or after blanks, something in parentheses that looks like the name of a file.
_LIKE_A_LINK = re.compile(r"\[[^\[\]]*\]\s*\(\s*([^()]*[./\\][^()]*)\)?")


def broken_links(inlines: Inlines) -> list[Problem]:
    """Give a problem (FIL014) for the first thing in a text that was meant as a link to a file and is none."""
    texts = [inline for inline in walk_inlines(inlines) if isinstance(inline, Text)]
    found = _LIKE_A_LINK.search("".join(text.text for text in texts))
    if not found:
        return []
    target = found[1].strip()
    hint = "Skriv [namn](fil) utan mellanslag mellan ] och (. Ett mellanslag i filens namn skrivs %20."
    if " " in target:
        hint = f"Ett mellanslag i filens namn skrivs %20: ({target.replace(' ', '%20')})"
    return [Problem("FIL014", f"”{shortened(target)}” skulle vara en länk till en fil, men är bara text.", texts[0].place, hint)]
