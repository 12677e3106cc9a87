"""Which text may not begin a line, since Markdown would read it as the beginning of something else than a paragraph's line."""

import re

# Broader than Markdown's own rules: where a text might be taken for a mark, the line is not broken. What follows a mark may be a
# space, a line end or the backslash of a hard break, and as these stand for each other, they count alike here.
_MARK = re.compile(r"[-+#>|~=:<]|```|\[\^|[0-9]{1,9}[.)](?:[\s\\]|$)|[*_](?:[\s\\]|$)|(?:[*_][\s\\]*){3}|Tabell:")


def may_begin_line(text: str, position: int) -> bool:
    """Say whether what stands in `text` from `position` on may begin a line in a paragraph."""
    return not _MARK.match(text, position)
