"""An attachment that is only an address on the web: listed with the others, but nobody finds it in the bundle."""

import re

from papergen.model.blocks import Inlines, Link, plain_text, walk_inlines
from papergen.problems import Problem, Severity
from papergen.read.schema import shortened

_ON_THE_WEB = re.compile(r"(?:https?|ftp):|//", re.IGNORECASE)
# Words beside the link by which the author shows to know that the reader has to go there: "finns på kommunens webbplats".
_READ_THERE = re.compile(r"\b(?:läs(?:s|es|as|er)?|finns|hämtas|visas|ligger)\b", re.IGNORECASE)


def web_attachment(title: Inlines) -> list[Problem]:
    """Give a warning (FIL015) for an item that links to the web and to no file, unless it says that it is read there."""
    links = [inline for inline in walk_inlines(title) if isinstance(inline, Link) and _ON_THE_WEB.match(inline.target)]
    if not links or _READ_THERE.search(plain_text(title)):
        return []
    message = f"Bilagan ligger på en webbadress, {shortened(links[0].target)}, och kommer inte med i handlingarna."
    hint = "Spara den som PDF och länka till filen, eller skriv efter länken var den finns: , läses på webbplatsen"
    return [Problem("FIL015", message, links[0].place, hint, Severity.WARNING)]
