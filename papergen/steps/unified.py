"""A change to a file shown line by line, in the form that `git apply` and `patch` take."""

import difflib


def unified_diff(name: str, before: bytes, after: bytes) -> str:
    """Show what changes in a file, as git does: with the byte order mark, the line ends and the characters that it has."""
    lines = difflib.unified_diff(_lines(before), _lines(after), f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(data: bytes) -> list[str]:
    # Only at "\n": Python's splitlines would cut at U+2028 and form feeds too, where git does not.
    *whole, last = data.decode("utf-8", "replace").split("\n")
    return [f"{line}\n" for line in whole] + ([last] if last else [])
